import type { Range } from '../core/location.js';

/** A Content-Security-Policy, each piece with its range in the string it was read from. */
export interface Csp {
  readonly directives: readonly CspDirective[];
}

export interface CspDirective {
  /** Lower-case. */
  readonly name: string;
  readonly nameRange: Range;
  readonly values: readonly { readonly text: string; readonly range: Range }[];
  /** A directive of this name came before: browsers ignore this one (CSP3, section 2.2.1). */
  readonly duplicate: boolean;
}

/** Takes a policy apart. Nothing is refused: what browsers would ignore (unknown names, odd values) is given as it stands. */
export const parseCsp = (text: string): Csp => {
  const directives: CspDirective[] = [];
  const seen = new Set<string>();
  for (const { 0: part, index } of text.matchAll(/[^;]+/g)) {
    const [first, ...values] = Array.from(part.matchAll(/[^\t\n\f\r ]+/g), ({ 0: word, index: at }) =>
      ({ text: word, range: { start: index + at, end: index + at + word.length } }));
    if (!first) continue;
    const name = first.text.toLowerCase();
    directives.push({ name, nameRange: first.range, values, duplicate: seen.has(name) });
    seen.add(name);
  }
  return { directives };
};
