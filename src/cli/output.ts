import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Notice, Result } from '../core/finding.js';
import type { Reporter } from '../core/reporter.js';
import { TOOL } from '../core/tool.js';
import { messageOf, UsageError } from './errors.js';
import { pageOf } from './pages.js';
import { didYouMean } from './suggest.js';
import { type Looks, type Terminal, wantsColor, wantsLinks, widthFor, write } from './terminal.js';

/** One report that is asked for. Without a file it goes to standard output. */
export interface Output {
  readonly reporter: Reporter;
  readonly file?: string;
}

export interface ReportFlags extends Looks {
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
  readonly maxFindings?: number | undefined;
  readonly times?: { readonly start: Date; readonly end: Date } | undefined;
}

/** What `--format NAME[=FILE]` and `--output-file FILE` ask for. */
export const outputsOf = (formats: readonly string[], outputFile: string | undefined, reporters: ReadonlyMap<string, Reporter>): Output[] => {
  const outputs = (formats.length > 0 ? formats : ['console']).map((format): Output => {
    const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(format)!;
    const reporter = reporters.get(name);
    if (!reporter) throw new UsageError(`There is no format "${name}".${didYouMean(name, [...reporters.keys()]) || ` Formats: ${[...reporters.keys()].join(', ')}.`}`);
    if (file === '') throw new UsageError(`--format ${name}= lacks the file.`);
    return file === undefined ? { reporter } : { reporter, file };
  });
  const toStdout = outputs.filter(({ file }) => file === undefined);
  if (outputFile !== undefined && toStdout.length === 0) throw new UsageError('--output-file has nothing to write: every --format names its own file.');
  if (toStdout.length > 1) throw new UsageError(`Only one format can go to standard output; give the others a file: --format ${toStdout[1]!.reporter.name}=FILE.`);
  return outputFile === undefined ? outputs : outputs.map((output) => (output.file === undefined ? { ...output, file: outputFile } : output));
};

/** Writes every report, files first, each of them whole. */
export const writeReports = async (outputs: readonly Output[], result: Result, flags: ReportFlags, terminal: Terminal): Promise<void> => {
  for (const { reporter, file } of outputs.toSorted((a, b) => Number(a.file === undefined) - Number(b.file === undefined))) {
    const stream = file === undefined ? terminal.stdout : undefined;
    const text = reporter.report(result, {
      color: stream ? wantsColor(stream, terminal.env, flags.color) : flags.color === true,
      hyperlinks: stream ? wantsLinks(stream, terminal.env, flags.hyperlinks) : flags.hyperlinks === 'always',
      width: widthFor(stream, terminal.env),
      quiet: flags.quiet ?? false,
      verbose: flags.verbose ?? false,
      maxFindings: flags.maxFindings ?? (file === undefined ? 50 : 0),
      pages: pageOf,
      ...(flags.times && { times: flags.times }),
    });
    const ended = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    if (stream) await write(stream, ended);
    else writeReport(resolve(terminal.cwd, file!), ended);
  }
};

const writeReport = (path: string, text: string): void => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`The report cannot be written: ${messageOf(error)}`);
  }
};

/** What machine-readable formats say when there was no scan: one valid document, with what went wrong in it. */
export const failed = (message: string): Result => {
  const notice: Notice = { kind: 'internal', message };
  return { tool: TOOL, apps: [], rules: [], findings: [], suppressed: [], filtered: 0, notices: [notice], files: 0, exitCode: 2 };
};
