import type { Shape } from '../syntax-tree.js';

/** What is read of a PHP tree. */
export const PHP_SHAPE: Shape = {
  leaves: [
    'name', 'variable_name', 'qualified_name', 'relative_name', 'namespace_name', 'relative_scope',
    'integer', 'float', 'boolean', 'null', 'string', 'nowdoc', 'string_content', 'escape_sequence',
    'named_type', 'optional_type', 'union_type', 'intersection_type', 'disjunctive_normal_form_type', 'primitive_type', 'bottom_type',
    'static_modifier', 'visibility_modifier', 'cast_type', 'reference_modifier', 'variadic_placeholder', 'attribute', 'text_interpolation', 'php_tag',
  ],
  ignored: [
    'final_modifier', 'abstract_modifier', 'readonly_modifier', 'var_modifier', 'heredoc_start', 'heredoc_end',
    'named_label_statement', 'declare_directive', 'use_list', 'unset_statement',
  ],
  comments: ['comment'],
  tokens: [
    '.', '&&', '||', 'and', 'or', 'xor', '??', '==', '!=', '<>', '===', '!==', '<', '>', '<=', '>=', '<=>', 'instanceof', '|>', '!', '~', '++', '--',
    '|', '^', '&', '<<', '>>', '+', '-', '*', '/', '%', '**', '.=', '+=', '-=', '*=', '/=', '%=', '**=', '&=', '|=', '^=', '<<=', '>>=', '??=',
    'function', 'const',
  ],
  verbatim: ['list_literal'],
  fielded: ['for_statement'],
  chains: ['binary_expression', 'sequence_expression'],
};
