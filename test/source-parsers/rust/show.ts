import type { Condition, Summary } from '../../../src/core/summary.js';
import { createRustReader } from '../../../src/source-parsers/rust/index.js';
import { shower } from '../javascript/show.js';

const read = await createRustReader();

export const readRust = (text: string, path = 'src/main.rs'): Summary => read(path, text);

export const told = (summary: Summary) => {
  const show = shower(summary);
  const under = (conditions: readonly Condition[]): string => conditions.map(({ test, holds }) => ` @${holds ? '' : '!'}${show(test)}`).join('');
  return {
    show,
    calls: summary.functions.flatMap(({ calls }) => calls.map((site) => show(site.call) + under(site.under))),
    writes: summary.functions.flatMap(({ writes }) => writes.map((write) => `${show(write.target)} = ${show(write.value)}${under(write.under)}`)),
    returns: summary.functions.flatMap(({ returns }) => returns.map((one) => show(one.value) + under(one.under))),
  };
};

/** The value that `let it = …;` has: in a function of its own, unless the code has one. */
export const valueOf = (code: string): string => {
  const summary = readRust(/\bfn f\(/.test(code) ? code : `fn f(a: A, b: B, c: C) { ${code} }`);
  const found = summary.declarations.findLast(({ name }) => name === 'it');
  if (!found) throw new Error(`no "it" in ${code}`);
  return told(summary).show(found.value);
};
