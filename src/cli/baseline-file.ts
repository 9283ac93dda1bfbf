import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { visible } from '../core/escape.js';
import type { Result } from '../core/finding.js';
import { type Baseline, baselineOf, parsedBaseline, withBaseline, writtenBaseline } from '../engine/baseline.js';
import type { LintOptions } from '../engine/options.js';
import { counted } from '../reporters/words.js';
import type { LoadedConfig } from './config-file.js';
import { messageOf, UsageError } from './errors.js';
import { type Terminal, write } from './terminal.js';

/** In the current folder, where no other is named. */
export const BASELINE = 'desktop-sec-lint-baseline.json';

const LARGEST = 64 * 1024 * 1024;

/** The findings that are told now are accepted. */
export const writeBaseline = async (path: string, result: Result, terminal: Terminal): Promise<void> => {
  writeOver(path, writtenBaseline(baselineOf(result.findings)));
  await write(terminal.stderr, `${counted(result.findings.length, 'findings')} in the baseline ${shownPath(path, terminal)}.\n`);
};

export interface BaselineFlags {
  readonly baseline?: string;
  readonly pruneBaseline?: boolean;
}

/** The result without what the baseline has, where there is one: the flag's, else the configuration's. */
export const applyBaseline = async (result: Result, { baseline, pruneBaseline }: BaselineFlags, loaded: LoadedConfig | undefined, options: LintOptions, terminal: Terminal): Promise<Result> => {
  const own = loaded?.config.baseline;
  const path = baseline !== undefined ? resolve(terminal.cwd, baseline) : own !== undefined ? join(loaded!.folder, own) : pruneBaseline ? resolve(terminal.cwd, BASELINE) : undefined;
  if (path === undefined) return result;
  const known = readBaseline(path);
  const { result: told, stale } = withBaseline(result, known, options);
  if (!pruneBaseline) return told;
  if (stale.length > 0) writeOver(path, writtenBaseline({ ...known, findings: known.findings.filter((entry) => !stale.includes(entry)) }));
  await write(terminal.stderr, `${counted(stale.length, 'findings')} taken out of the baseline ${shownPath(path, terminal)}.\n`);
  return { ...told, notices: told.notices.filter(({ kind }) => kind !== 'stale-baseline') };
};

const shownPath = (path: string, { cwd }: Terminal): string => visible(relative(cwd, path) || path);

export const readBaseline = (path: string): Baseline => {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size > LARGEST) throw new UsageError(`${path} is no baseline: it is a link, not a file, or too large.`);
    const baseline = parsedBaseline(readFileSync(path, 'utf8'));
    if (!baseline) throw new UsageError(`${path} is no baseline. --write-baseline makes one.`);
    return baseline;
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`The baseline cannot be read: ${messageOf(error)}. --write-baseline makes one.`);
  }
};

/** The name may be that of a link which came with the tree: what it leads to is not written. */
const writeOver = (path: string, text: string): void => {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) throw new Error('it is a link, or not a file');
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    try { unlinkSync(temporary); } catch { /* It was never made. */ }
    throw new UsageError(`The baseline ${path} cannot be written: ${messageOf(error)}`);
  }
};
