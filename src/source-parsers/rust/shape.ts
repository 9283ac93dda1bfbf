import type { Shape } from '../syntax-tree.js';

/** What is read of a Rust tree. */
export const RUST_SHAPE: Shape = {
  leaves: [
    'identifier', 'type_identifier', 'field_identifier', 'shorthand_field_identifier', 'scoped_identifier', 'scoped_type_identifier',
    'self', 'super', 'crate', 'metavariable', 'use_wildcard', 'visibility_modifier', 'mutable_specifier', 'attribute_item', 'inner_attribute_item',
    'token_tree', 'integer_literal', 'float_literal', 'negative_literal', 'boolean_literal', 'char_literal', 'string_literal', 'raw_string_literal',
    'primitive_type', 'generic_type', 'generic_type_with_turbofish', 'reference_type', 'pointer_type', 'tuple_type', 'unit_type', 'array_type',
    'function_type', 'dynamic_type', 'abstract_type', 'bounded_type', 'never_type',
  ],
  ignored: [
    'type_arguments', 'type_parameters', 'where_clause', 'trait_bounds', 'lifetime', 'label', 'function_modifiers', 'macro_definition', 'type_item',
    'associated_type', 'field_declaration_list', 'ordered_field_declaration_list', 'enum_variant_list', 'shebang', 'empty_statement',
  ],
  comments: ['line_comment', 'block_comment'],
  tokens: [
    '_', '&&', '||', '&', '|', '^', '==', '!=', '<', '<=', '>', '>=', '<<', '>>', '+', '-', '*', '/', '%', '!',
    '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=',
  ],
  verbatim: [],
  fielded: ['let_declaration', 'parameter', 'closure_expression', 'const_item', 'static_item', 'impl_item', 'array_expression', 'field_pattern'],
  chains: ['binary_expression'],
};
