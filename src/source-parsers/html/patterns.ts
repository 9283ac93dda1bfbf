import type { Range } from '../../core/location.js';

/** A name that a pattern gives. */
export interface PatternName {
  readonly name: string;
  /** It is of the first part of `(item, index)`. */
  readonly first?: boolean;
  /** `{ a: name }` gives the property `a`. */
  readonly property?: string;
}

export const isIdentifier = (text: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);

/** Longer patterns are none that people write. */
const LONGEST = 500;

/** The names in `item`, `(item, index)`, `{ a, b: c }`, `[key, value]`; deeper patterns give theirs without saying where from. */
export const namesOfPattern = (pattern: string): readonly PatternName[] => {
  const text = pattern.trim().replace(/^\(([^]*)\)$/, '$1').trim();
  if (text.length === 0 || text.length > LONGEST) return [];
  const end = endOfFirst(text);
  const first = text.slice(0, end).trim();
  const others = names(text.slice(end + 1)).map((name) => ({ name }));
  if (isIdentifier(first)) return [{ name: first, first: true }, ...others];
  const flat = /^\{([^{}[\]]*)\}$/.exec(first)?.[1];
  if (flat === undefined) return [...names(first).map((name) => ({ name })), ...others];
  const own = flat.split(',').flatMap((part): PatternName[] => {
    const [property = '', name = property] = part.split('=')[0]!.split(':').map((one) => one.trim());
    return isIdentifier(name) && isIdentifier(property) ? [{ name, property, first: true }] : names(part).map((one) => ({ name: one }));
  });
  return [...own, ...others];
};

const names = (text: string): readonly string[] => text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];

/** Where the first part of a list ends. */
const endOfFirst = (text: string): number => {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === ',' && depth === 0) return at;
  }
  return text.length;
};

/** `item in items`, `(item, index) of items`; Angular's is `let item of items; trackBy: …`. */
export const splitFor = (value: string, angular: boolean): { readonly names: readonly PatternName[]; readonly list: Range } | undefined => {
  const separator = /\s(?:in|of)\s/.exec(value);
  if (!separator || separator.index > LONGEST) return undefined;
  const start = separator.index + separator[0].length;
  const rest = value.slice(start);
  const cut = angular ? rest.search(/;|\s(?:as|let|trackBy)\b|\|(?!\|)/) : -1;
  const list = cut < 0 ? rest : rest.slice(0, cut);
  const from = start + list.length - list.trimStart().length;
  const to = from + list.trim().length;
  if (to <= from) return undefined;
  const before = value.slice(0, separator.index).trim();
  return { names: namesOfPattern(angular ? before.replace(/^let\s+/, '') : before), list: { start: from, end: to } };
};
