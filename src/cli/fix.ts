import { relative } from 'node:path';
import type { FixLevel } from '../core/apply.js';
import { defuseCommands, visible } from '../core/escape.js';
import { redactRanges } from '../core/redact.js';
import type { Finding } from '../core/finding.js';
import type { Range } from '../core/location.js';
import type { Fixes } from '../engine/fix.js';
import type { LintOptions } from '../engine/options.js';
import { counted } from '../reporters/words.js';
import { UsageError } from './errors.js';
import { gitTop } from './roots.js';
import { type Terminal, write } from './terminal.js';

/** Works out the fixes and writes them; says on standard error what was done. */
export const writeFixes = async (options: LintOptions & { readonly root: string }, level: FixLevel, only: readonly Finding[] | undefined, terminal: Terminal, quiet: boolean): Promise<void> => {
  const [fixes, { writeChanges }] = [await fixesOf(options, level, only), await import('../engine/write.js')];
  const left = await writeChanges(options.root, fixes.changes);
  if (left.length > 0) throw new UsageError(`These files were not written, because they are links, may not be written or have changed meanwhile: ${left.map((path) => visible(path)).join(', ')}`);
  if (!quiet) await write(terminal.stderr, `${told(fixes)}\n`);
};

/** Prints the fixes as a unified diff that `git apply` takes, from the top of the repository. */
export const printFixes = async (options: LintOptions & { readonly root: string }, level: FixLevel, only: readonly Finding[] | undefined, terminal: Terminal, quiet: boolean): Promise<void> => {
  const fixes = await fixesOf(options, level, only);
  const prefix = relative(gitTop(options.root) ?? options.root, options.root).replaceAll('\\', '/');
  const diff = await diffOf(fixes, prefix);
  // A pipe may lead to `git apply`, which needs every character; nothing of it is shown to anyone.
  const shown = terminal.stdout.isTTY || terminal.env['CI'];
  await write(terminal.stdout, shown ? defuseCommands(visible(diff, '\n\t')) : diff);
  if (!quiet) await write(terminal.stderr, `${told(fixes)} Nothing was written.\n`);
};

const fixesOf = async (options: LintOptions, level: FixLevel, only: readonly Finding[] | undefined): Promise<Fixes> => {
  const [{ fixAll }, { kit }] = [await import('../engine/fix.js'), await import('../lint.js')];
  return fixAll(options, kit, level, only);
};

const told = ({ made, changes, left }: Fixes): string =>
  `${made === 0 ? 'Nothing to fix' : `${counted(made, 'fixes')} in ${counted(changes.length, 'files')}`}${left > 0 ? `, ${counted(left, 'fixes')} could not be made` : ''}.`;

/** What stands beside a line of such a file is nobody's business. */
const ENVIRONMENT = /(?:^|\/)\.env[^/]*$/;

/** Secrets are starred out, also beside what changes: such a diff cannot be applied, and is printed all the same. */
export const diffOf = async ({ changes, secrets }: Pick<Fixes, 'changes' | 'secrets'>, prefix: string): Promise<string> => {
  const [{ createTwoFilesPatch, FILE_HEADERS_ONLY }, { matchTokens }] = [await import('diff'), await import('../source-parsers/interest.js')];
  const shown = (text: string): string => redactRanges(text, [...matchTokens(text).map(({ range }) => range), ...secrets.flatMap((secret) => occurrences(text, secret))]);
  return changes.map(({ path, before, after }) => {
    const name = prefix === '' ? path : `${prefix}/${path}`;
    return createTwoFilesPatch(quoted(`a/${name}`), quoted(`b/${name}`), shown(before), shown(after), undefined, undefined, { context: ENVIRONMENT.test(path) ? 0 : 3, headerOptions: FILE_HEADERS_ONLY });
  }).join('');
};

const occurrences = (text: string, secret: string): Range[] => {
  const ranges: Range[] = [];
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) ranges.push({ start: at, end: at + secret.length });
  return ranges;
};

/** As git writes names that are not plain: in quotes, with what is special escaped. */
const quoted = (name: string): string => {
  if (!/["\\\p{Cc}\t]/u.test(name)) return name;
  return `"${name.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
};
