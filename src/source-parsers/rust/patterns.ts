import type { Condition, Id } from '../../core/summary.js';
import { type Places, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { plainPath } from './paths.js';
import type { RustReader } from './reader.js';
import { bind, resolve } from './scopes.js';

// What wraps a value and is as good as the value: `Some(x)` of y gives x the value y, as `y?` does.
const WRAPPERS = new Set(['Some', 'Ok', 'Option::Some', 'Result::Ok']);
const EMPTY = new Set(['None', 'Option::None']);
const FAILED = new Set(['Err', 'Result::Err']);

export const isWrapper = (path: string): boolean => WRAPPERS.has(path);

/** A name in a pattern is new unless it begins with a capital: then it is a variant or constant. */
const isName = (source: string): boolean => /^(?:r#)?[a-z_]/.test(source);

/** Gives the names in a pattern their parts of a value. */
export const bindPattern = (r: RustReader, pattern: Syntax | undefined, value: Id, places: Omit<Places, 'targetAt'>): void => {
  if (pattern === undefined) return;
  const again = (child: Syntax | undefined, part: Id): void => bindPattern(r, child, part, places);
  const source = r.tree.source(pattern);
  switch (r.tree.type(pattern)) {
    case 'identifier':
    case 'shorthand_field_identifier':
      if (isName(source)) bind(r, source, value, { ...places, targetAt: r.tree.range(pattern) });
      return;
    case 'mut_pattern':
    case 'ref_pattern':
    case 'reference_pattern':
      return again(r.tree.operands(pattern).at(-1), value);
    case 'captured_pattern':
    case 'or_pattern':
      for (const child of r.tree.operands(pattern)) again(child, value);
      return;
    case 'tuple_struct_pattern': {
      const [type, ...parts] = r.tree.operands(pattern);
      const path = type === undefined ? '' : plainPath(r.tree.source(type));
      if (WRAPPERS.has(path)) again(parts[0], value);
      else if (FAILED.has(path)) again(parts[0], r.nodes.get(value, 'Err'));
      else bindEach(r, parts, value, again);
      return;
    }
    case 'tuple_pattern':
      return bindEach(r, r.tree.operands(pattern), value, again);
    case 'slice_pattern':
      for (const child of r.tree.operands(pattern)) again(child, r.nodes.index(value, UNKNOWN));
      return;
    case 'struct_pattern':
      for (const field of r.tree.operands(pattern).filter((child) => r.tree.type(child) === 'field_pattern')) {
        const [name] = r.tree.field(field, 'name');
        const [inner] = r.tree.field(field, 'pattern');
        if (name !== undefined) again(inner ?? name, r.nodes.get(value, r.tree.source(name)));
      }
  }
};

// After `..` positions are no longer known.
const bindEach = (r: RustReader, parts: readonly Syntax[], value: Id, again: (child: Syntax, part: Id) => void): void => {
  const rest = parts.findIndex((part) => r.tree.type(part) === 'remaining_field_pattern');
  for (const [index, part] of parts.entries()) again(part, rest < 0 || index < rest ? r.nodes.get(value, String(index)) : UNKNOWN);
};

/** What holds of a value that a pattern matches; undefined where every value does, or nothing can be said. */
export const patternTest = (r: RustReader, pattern: Syntax | undefined, value: Id): Condition | undefined => {
  if (pattern === undefined) return undefined;
  const source = r.tree.source(pattern);
  switch (r.tree.type(pattern)) {
    case 'identifier':
      return isName(source) ? undefined : pathTest(r, plainPath(source), value);
    case 'scoped_identifier':
      return pathTest(r, plainPath(source), value);
    case 'tuple_struct_pattern':
    case 'struct_pattern': {
      const [type, ...parts] = r.tree.operands(pattern);
      const outer = pathTest(r, type === undefined ? '' : plainPath(r.tree.source(type)), value);
      const inner = outer.holds && parts.length === 1 && r.tree.type(pattern) === 'tuple_struct_pattern' ? patternTest(r, parts[0], value) : undefined;
      return inner ? together(r, [outer, inner]) : outer;
    }
    case 'mut_pattern':
    case 'ref_pattern':
    case 'reference_pattern':
    case 'captured_pattern':
      return patternTest(r, r.tree.operands(pattern).at(-1), value);
    case 'or_pattern': {
      const each = r.tree.operands(pattern).map((child) => patternTest(r, child, value));
      const known = each.filter((one) => one !== undefined);
      return known.length > 0 && known.length === each.length ? { test: r.nodes.joined('any', known.map((one) => asTest(r, one))), holds: true } : undefined;
    }
    case 'string_literal':
    case 'raw_string_literal':
    case 'char_literal':
    case 'integer_literal':
    case 'negative_literal':
    case 'float_literal':
    case 'boolean_literal':
      return { test: r.nodes.compare('==', value, r.value(pattern)), holds: true };
    default:
      return undefined;
  }
};

/** `Some`, `Ok`: there is a value. `None`, `Err`: there is none. Any other path: the value is of that kind. */
export const pathTest = (r: RustReader, path: string, value: Id): Condition => {
  if (WRAPPERS.has(path)) return { test: value, holds: true };
  return EMPTY.has(path) || FAILED.has(path) ? { test: value, holds: false } : { test: r.nodes.compare('matches', value, resolve(r, path)), holds: true };
};

/** A condition as a test that holds. */
export const asTest = (r: RustReader, { test, holds }: Condition): Id => (holds ? test : r.nodes.not(test));

/** All of these conditions as one; undefined where there is none. */
export const together = (r: RustReader, conditions: readonly (Condition | undefined)[]): Condition | undefined => {
  const known = conditions.filter((one) => one !== undefined);
  return known.length < 2 ? known[0] : { test: r.nodes.joined('all', known.map((one) => asTest(r, one))), holds: true };
};
