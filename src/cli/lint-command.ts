import { homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { FRAMEWORKS } from '../core/app.js';
import { visible } from '../core/escape.js';
import type { Notice, Result } from '../core/finding.js';
import type { FixLevel } from '../core/apply.js';
import type { Confidence, Severity } from '../core/rule.js';
import type { LintOptions, Persona } from '../engine/options.js';
import { readInProcesses } from '../engine/read-in-processes.js';
import { counted } from '../reporters/words.js';
import { type LoadedConfig, loadConfig } from './config-file.js';
import { messageOf, UsageError } from './errors.js';
import { type FlagOptions, lintOptions } from './options.js';
import { failed, type Output, outputsOf, type ReportFlags, writeReports } from './output.js';
import { createProgress } from './progress.js';
import { repositoryOf } from './repository.js';
import { type Scope, scopeOf } from './roots.js';
import { didYouMean } from './suggest.js';
import { type Terminal, write } from './terminal.js';
import { ruleWords } from './words.js';

/** The flags of a scan, as commander names them: `--no-x` is `x: false`. */
export interface LintFlags extends ReportFlags {
  readonly format?: readonly string[];
  readonly outputFile?: string;
  readonly progress: boolean;
  readonly persona?: Persona;
  readonly minSeverity?: Severity;
  readonly minConfidence?: Confidence;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly ignores: boolean;
  readonly failOn?: Severity | 'never';
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly pruneBaseline?: boolean;
  readonly since?: string;
  readonly changed?: boolean;
  readonly staged?: boolean;
  readonly fix?: FixLevel;
  readonly fixDryRun?: boolean;
  readonly exitZero?: boolean;
  readonly strict?: boolean;
  readonly config?: string | false;
  readonly printConfig?: boolean;
  readonly electronVersion?: string;
  readonly tauriVersion?: string;
  readonly neutralinoVersion?: string;
  readonly nativephpVersion?: string;
  readonly includeTests?: boolean;
  readonly gitignore: boolean;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly debug?: boolean;
}

export const lintCommand = async (paths: readonly string[], flags: LintFlags, terminal: Terminal): Promise<number> => {
  try {
    return await scan(paths, flags, terminal);
  } catch (error) {
    if (flags.outputFile === undefined) await reportFailure(flags.format ?? [], messageOf(error), terminal);
    throw error;
  }
};

const scan = async (paths: readonly string[], flags: LintFlags, terminal: Terminal): Promise<number> => {
  const start = new Date();
  const { REPORTERS } = await import('../reporters/index.js');
  const outputs = outputsOf(flags.format ?? [], flags.outputFile, REPORTERS);
  const scope = scopeOf(paths, terminal.cwd);
  const loaded = flags.config === false ? undefined : await loadConfig(scope.root, flags.config === undefined ? undefined : resolve(terminal.cwd, flags.config));
  const options = lintOptions(scope, loaded, await flagOptions(flags, scope, terminal));
  if (flags.printConfig) return printConfig(options, loaded, terminal);
  if (flags.verbose && loaded) await write(terminal.stderr, `Configuration: ${visible(relative(terminal.cwd, loaded.path))}\n`);

  const { fix, fixDryRun } = flags;
  if (fixDryRun && flags.format?.length && outputs.some(({ file }) => file === undefined)) throw new UsageError('--fix-dry-run prints a diff on standard output: give the format a file.');
  const level = fix ?? (fixDryRun ? 'safe' : undefined);
  const look = async (): Promise<Result> => told(await lintAll(flags, options, terminal), flags, loaded, options, terminal);
  if (flags.writeBaseline !== undefined) {
    const result = await lintAll(flags, options, terminal);
    await (await import('./baseline-file.js')).writeBaseline(resolve(terminal.cwd, flags.writeBaseline), result, terminal);
    return result.exitCode === 1 ? 0 : result.exitCode;
  }
  let result: Result | undefined;
  if (level) {
    const { printFixes, writeFixes } = await import('./fix.js');
    // Where only some findings are told, only those are fixed.
    const narrow = flags.since !== undefined || flags.changed || flags.staged || flags.baseline !== undefined || loaded?.config.baseline !== undefined;
    if (narrow) result = await look();
    await (fixDryRun ? printFixes : writeFixes)(options, level, narrow ? result!.findings : undefined, terminal, flags.quiet ?? false);
    if (!fixDryRun) result = undefined;
  }
  result ??= await look();
  const repository = repositoryOf(terminal.env);
  if (repository) result = { ...result, repository };
  if (flags.strict) result = strict(result);
  await writeReports(fixDryRun ? outputs.filter(({ file }) => file !== undefined) : outputs, result, { ...flags, times: { start, end: new Date() } }, terminal);
  if (!flags.quiet && !fixDryRun) await tellFiles(outputs, result, terminal);
  return result.exitCode;
};

const lintAll = async (flags: LintFlags, options: LintOptions & { readonly root: string }, terminal: Terminal): Promise<Result> => {
  // Its processes start while the rest is loaded.
  const reader = readInProcesses(options.root);
  const progress = createProgress(terminal, flags.progress);
  try {
    const [{ run }, { understanding }] = await Promise.all([import('../engine/run.js'), import('../understanding.js')]);
    const rules = async () => (await import('../rules/index.js')).rules;
    return await run({ ...options, ...(progress.onProgress && { onProgress: progress.onProgress }) }, { ...understanding, rules }, reader);
  } finally {
    progress.clear();
    await reader.close();
  }
};

/** Without what was there before, or does not touch what has changed. */
const told = async (result: Result, flags: LintFlags, loaded: LoadedConfig | undefined, options: LintOptions & { readonly root: string }, terminal: Terminal): Promise<Result> => {
  const fresh = flags.since !== undefined || flags.changed || flags.staged ? await (await import('./since.js')).onlyNew(result, flags, options) : result;
  return (await import('./baseline-file.js')).applyBaseline(fresh, flags, loaded, options, terminal);
};

/** What flags say; a flag that was not given is not among it. */
const flagOptions = async (flags: LintFlags, scope: Scope, terminal: Terminal): Promise<FlagOptions> => {
  const { only, skip, persona, minSeverity, minConfidence, failOn } = flags;
  if (only || skip) await checkWords([...only ?? [], ...skip ?? []]);
  const versions = Object.fromEntries(FRAMEWORKS.flatMap((name) => {
    const version = flags[`${name}Version` as keyof LintFlags];
    return typeof version === 'string' ? [[name, version]] : [];
  }));
  return {
    ...(persona && { persona }), ...(minSeverity && { minSeverity }), ...(minConfidence && { minConfidence }), ...(failOn && { failOn }),
    ...(only && { onlyRules: only }), ...(skip && { skipRules: skip }),
    ...(flags.exitZero && { exitZero: true }), ...(flags.includeTests && { includeTests: true }),
    ...(!flags.ignores && { noIgnores: true }), ...(!flags.gitignore && { gitignore: false }),
    ...(Object.keys(versions).length > 0 && { versions }),
    ...((flags.cache || flags.cacheLocation !== undefined) && { cache: { folder: cacheFolder(flags.cacheLocation, scope, terminal) } }),
  };
};

const checkWords = async (words: readonly string[]): Promise<void> => {
  const { rules } = await import('../rules/index.js');
  const known = ruleWords(rules);
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) throw new UsageError(`There is no rule, framework or category "${unknown}".${didYouMean(unknown, known) || ' The command "rules" lists them.'}`);
};

/** Who owns the scanned tree must not be able to plant what is read from the cache. */
const cacheFolder = (given: string | undefined, { root }: Scope, { env, cwd }: Terminal): string => {
  if (given === undefined) return join(env['XDG_CACHE_HOME'] || env['LOCALAPPDATA'] || join(homedir(), '.cache'), 'desktop-sec-lint');
  const folder = resolve(cwd, given);
  const below = relative(root, folder);
  if (below === '' || (!below.startsWith('..') && resolve(root, below) === folder)) throw new UsageError('--cache-location lies inside the scanned tree, whose owner could plant results there.');
  return folder;
};

/** Notices that mean: something was not looked at, or is not suppressed as somebody thinks. */
const STRICT: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>([
  'syntax', 'nesting', 'size', 'crash', 'timeout', 'unreadable', 'limit', 'internal', 'unused-suppression', 'expired-suppression', 'bad-suppression', 'stale-baseline',
]);

const strict = (result: Result): Result => (result.exitCode !== 3 && result.notices.some(({ kind }) => STRICT.has(kind)) ? { ...result, exitCode: 2 } : result);

const printConfig = async ({ root, only, ...options }: LintOptions, loaded: LoadedConfig | undefined, { stdout }: Terminal): Promise<number> => {
  await write(stdout, `${JSON.stringify({ config: loaded?.path ?? null, root, ...(only && { paths: only }), ...options }, null, 2)}\n`);
  return 0;
};

/** Reports that went to files leave a line, so that a log shows that there was a scan. */
const tellFiles = async (outputs: readonly Output[], { findings, apps }: Result, { stderr }: Terminal): Promise<void> => {
  if (outputs.some(({ file }) => file === undefined)) return;
  await write(stderr, `${counted(findings.length, 'findings')} in ${counted(apps.length, 'apps')}, written to ${outputs.map(({ file }) => file).join(', ')}\n`);
};

/** A reader of JSON or SARIF on standard output gets a valid document also where there was no scan. Files are left alone: an empty report there would close alerts. */
export const reportFailure = async (formats: readonly string[], message: string, terminal: Terminal): Promise<void> => {
  const { REPORTERS } = await import('../reporters/index.js');
  const reporter = formats.map((name) => (name === 'console' ? undefined : REPORTERS.get(name))).find((one) => one !== undefined);
  if (reporter) await writeReports([{ reporter }], failed(message), {}, terminal);
};
