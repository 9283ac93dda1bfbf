import type { Condition, Id, Summary } from '../../../src/core/summary.js';
import { createPhpReader, type PhpOptions } from '../../../src/source-parsers/php/index.js';
import { shower } from '../javascript/show.js';

const read = await createPhpReader();

/** What PHP code says; `<?php` is put before it. */
export const readCode = (code: string): Summary => read('app/Main.php', `<?php ${code}`);
export const readText = (text: string, options?: PhpOptions): Summary => read('app/Main.php', text, options);

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

const declared = (summary: Summary, name: string): Id => {
  const found = summary.declarations.findLast((one) => one.name === name);
  if (!found) throw new Error(`nothing declares ${name}`);
  return found.value;
};

/** The value that `$it = …;` has at the end of some code. */
export const valueOf = (code: string): string => {
  const summary = readCode(code);
  return told(summary).show(declared(summary, 'it'));
};
