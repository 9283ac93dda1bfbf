import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { App, FileFacts, Version } from '../core/app.js';
import type { FileEntry, FileTree } from '../core/files.js';
import type { AppInfo, Finding, Notice, Result } from '../core/finding.js';
import type { Candidate } from '../core/framework.js';
import { lineTable, regionOf } from '../core/lines.js';
import { byText, compareFindings, compareNotices } from '../core/order.js';
import { type Location, locationOf, type Place, type Range } from '../core/location.js';
import type { Policy } from '../core/policy.js';
import type { Models, Rule } from '../core/rule.js';
import { redactText } from '../core/redact.js';
import { TOOL } from '../core/tool.js';
import { createModules, type Modules } from '../dataflow/modules.js';
import type { SourceMark } from '../dataflow/flows.js';
import { World } from '../dataflow/world.js';
import type { Exposure, Framework } from '../frameworks/framework.js';
import { cached } from './cache.js';
import { readImports } from './closure.js';
import { checkApp, chosenRules, type Judged, merged, placesOf, severityRank, shown, withoutSuperseded } from './check.js';
import { classify } from './classify.js';
import { discover, isSame } from './discover.js';
import { decode } from './facts.js';
import type { LintOptions } from './options.js';
import { type Read, readHere, readInProcesses } from './read.js';
import { createSpots, placeFixes, type SpotOf } from './spots.js';
import { type Directive, directivesOf, type Suppressed, Suppressions } from './suppress.js';
import { diskTree } from './tree.js';

/** What the engine is handed: it knows no rule and no framework by name. */
export interface Kit {
  readonly rules: readonly Rule[];
  readonly frameworks: readonly Framework[];
  /** The model that `common/` rules ask, of an app and what its framework says of it. */
  readonly common: (world: World, exposure: Exposure, policies: readonly Policy[], sources: readonly SourceMark[]) => object;
}

/** One app with all that was understood of it. */
export interface Understood {
  readonly info: AppInfo;
  readonly app: App;
  readonly models: Models;
}

interface Scan {
  readonly apps: readonly Understood[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly notices: Notice[];
  readonly text: (path: string) => Promise<string | undefined>;
  readonly base: (path: string) => string;
}

/** The files, apps and models of a tree. */
export const understand = async (options: LintOptions, kit: Kit): Promise<Scan> => {
  const root = resolve(options.root ?? '.');
  const tree = options.tree ?? diskTree(root, { gitignore: options.gitignore ?? true });
  options.onProgress?.({ stage: 'find', done: 0, of: 1 });
  const reader = options.tree ? readHere(tree) : readInProcesses(root);
  try {
    return await scan(options, kit, tree, reader.read, root);
  } finally {
    await reader.close();
  }
};

const scan = async (options: LintOptions, kit: Kit, tree: FileTree, read: Read, root: string): Promise<Scan> => {
  const found = await discover(tree, { ...options, frameworks: kit.frameworks });
  const wanted = new Map<string, FileEntry>(found.apps.flatMap(({ files }) => files.map((file) => [file.path, file] as const)));
  const reading = options.cache ? cached(read, tree, options.cache.folder) : read;
  const facts = new Map((await reading([...wanted.values()], (done, of) => options.onProgress?.({ stage: 'read', done, of }))).map((one) => [one.path, one]));
  const modules = createModules(found.project);
  await readImports(facts, wanted, modules, reading);
  const notices = found.leftOut.map(({ framework, root, home }): Notice => ({
    kind: 'left-out', path: home.file, message: `The ${framework} app in ${root || '.'} stands among tests, examples or what is out of use, and was left out.`,
  }));
  const apps = found.apps.map(({ candidate, files }): Understood => {
    const framework = kit.frameworks.find(({ name }) => name === candidate.framework)!;
    const app: App = {
      id: `${candidate.framework}:${candidate.root || '.'}`, name: candidate.name, framework: candidate.framework, root: candidate.root, roots: candidate.roots, home: candidate.home,
      ...versionOf(candidate, options),
      // A lockfile counts only where there is something to say of it.
      files: new Map(files.flatMap(({ path, size }) => { const one = facts.get(path); return one && (one.document || classify(path, size) !== 'lock') ? [[path, one] as const] : []; })),
      paths: found.project.paths, ignoredPaths: found.ignored,
    };
    const modelled = modelsOf(app, framework, modules, kit, notices);
    const { version } = app;
    return {
      app, models: modelled.models,
      info: {
        id: app.id, name: app.name, framework: app.framework, root: app.root,
        ...(version && { version: `${version.major}.${version.minor}.${version.patch}`, versionFrom: version.at.file }),
        counts: { ...modelled.counts, files: app.files.size },
      },
    };
  });
  const texts = new Map<string, string | undefined>();
  const text = async (path: string): Promise<string | undefined> => {
    if (!texts.has(path)) {
      const bytes = await tree.read(path);
      texts.set(path, bytes && decode(bytes));
    }
    return texts.get(path);
  };
  const base = options.tree ? (path: string) => path : baseOf(root);
  return { apps, facts, notices: notices.map((notice) => (notice.path === undefined ? notice : { ...notice, path: base(notice.path) })), text, base };
};

/** What is understood of one app. A recogniser that fails costs a notice and this app's models, not another app's findings. */
const modelsOf = (app: App, framework: Framework, modules: Modules, { common }: Kit, notices: Notice[]): { models: Models; counts: AppInfo['counts'] } => {
  try {
    const world = new World(app, modules);
    const model = framework.model(world);
    const models = { app, [framework.name]: model, common: common(world, framework.exposure(model), framework.policies?.(model) ?? [], framework.sources?.(world) ?? []) } as unknown as Models;
    return { models, counts: framework.counts(model) };
  } catch (error) {
    notices.push({ kind: 'internal', message: `Understanding ${app.id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` });
    return { models: { app } as Models, counts: {} };
  }
};

/** Paths are told relative to the git top level that encloses the scan, else to the scanned folder. */
const baseOf = (root: string): ((path: string) => string) => {
  const real = existsSync(root) ? realpathSync(root) : root;
  for (let folder = real; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) {
      const prefix = relative(folder, real).replaceAll('\\', '/');
      return (path) => (prefix ? `${prefix}/${path}` : path);
    }
    if (dirname(folder) === folder) return (path) => path;
  }
};

const versionOf = ({ framework, root, version, home }: Candidate, { versions, apps }: LintOptions): { version?: Version } => {
  const given = versions?.[framework] ?? apps?.find((app) => isSame({ framework, root }, app))?.version;
  const match = given && /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(given);
  if (match) return { version: { text: given, major: Number(match[1]), minor: Number(match[2] ?? 0), patch: Number(match[3] ?? 0), exact: true, at: version?.at ?? home } };
  return version ? { version } : {};
};

/** Lints a tree: finds its apps, asks every rule about each, and tells what is to be told. It throws only for what is no input: a folder that does not exist. */
export const run = async (options: LintOptions, kit: Kit): Promise<Result> => {
  const { apps, facts, notices, text, base } = await understand(options, kit);
  const rules = chosenRules(kit.rules, options);
  const tool = TOOL;
  for (const { path, problems } of facts.values()) {
    for (const { kind, message, range } of problems) {
      const content = range && (await text(path));
      notices.push({ kind, path: base(path), message, ...(range && content !== undefined && { region: regionOf(lineTable(content), range) }) });
    }
  }
  if (apps.length === 0) {
    const lookedFor = kit.frameworks.map((framework) => framework.looksFor);
    return { tool, apps: [], rules, findings: [], suppressed: [], filtered: 0, notices, files: 0, lookedFor, exitCode: 3 };
  }
  const judged = withoutSuperseded(merged(apps.flatMap(({ app, models }, index) => {
    options.onProgress?.({ stage: 'check', done: index, of: apps.length });
    return checkApp(app, models, rules, options, notices);
  }))).filter(({ at }) => inside(at.file, options.only));

  const documents = [...facts.values()].flatMap(({ path, document }) => (document?.comments.length ? [{ path, comments: document.comments }] : []));
  const needed = new Set([...documents.map(({ path }) => path), ...judged.flatMap(({ report }) => [...placesOf(report), ...(report.fixes ?? []).flatMap((fix) => fix?.edits ?? [])].map(({ file }) => file))]);
  const texts = new Map<string, string>();
  for (const path of needed) texts.set(path, (await text(path)) ?? '');
  const ignored: Notice[] = [];
  const directives = new Map<string, readonly Directive[]>(documents.map(({ path, comments }) => [path, directivesOf(path, texts.get(path) ?? '', comments, ignored)]));
  const suppressions = new Suppressions(directives, options, {
    text: (path) => texts.get(path),
    config: (path) => { const document = facts.get(path)?.document; return document?.kind === 'config' ? document : undefined; },
  }, options.today ?? new Date().toISOString().slice(0, 10));

  const secrets = new Map<string, Range[]>();
  const hide = ({ file, range }: Location): void => {
    const ranges = secrets.get(file);
    if (ranges) ranges.push(range);
    else secrets.set(file, [range]);
  };
  for (const path of needed) for (const { range } of facts.get(path)?.tokens ?? []) hide({ file: path, range });
  for (const { report, at } of judged) if (report.secret) hide(at);
  const spotOf = createSpots((path) => texts.get(path), base, secrets);
  const secretTexts = [...secrets].flatMap(([path, ranges]) => ranges.map(({ start, end }) => (texts.get(path) ?? '').slice(start, end)));

  const decided = judged.map((one) => ({ one, suppressed: suppressions.of(one) }));
  const findings: Finding[] = [];
  const suppressed: Finding[] = [];
  const occurrences = new Map<string, number>();
  let filtered = 0;
  for (const { one, suppressed: by } of decided.sort((a, b) => byPlace(a.one, b.one))) {
    const finding = findingOf(one, by, spotOf, texts, secretTexts, occurrences);
    if (by) suppressed.push(finding);
    else if (shown(one, options)) findings.push(finding);
    else filtered++;
  }
  notices.push(...[...ignored, ...suppressions.notices(new Set(rules.map(({ id }) => id)))].map((notice) => (notice.path === undefined ? notice : { ...notice, path: base(notice.path) })));
  for (const { app } of apps) {
    if (!app.version && app.framework !== 'threema') notices.push({ kind: 'unknown-version', path: base(app.home.file), message: `The version of ${app.framework} is unknown: the newest known is assumed.` });
  }
  findings.sort(compareFindings);
  const least = options.failOn ?? 'low';
  const failing = least !== 'never' && findings.some(({ severity }) => severityRank(severity) <= severityRank(least));
  return {
    tool, apps: apps.map(({ info }) => ({ ...info, root: base(info.root).replace(/\/$/, ''), ...(info.versionFrom !== undefined && { versionFrom: base(info.versionFrom) }) })), rules,
    findings, suppressed, filtered, notices: notices.sort(compareNotices), files: facts.size,
    exitCode: notices.some(({ kind }) => kind === 'internal') ? 2 : failing && !options.exitZero ? 1 : 0,
  };
};

const inside = (file: string, only: readonly string[] | undefined): boolean =>
  only === undefined || only.length === 0 || only.some((path) => path === '' || path === '.' || file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));

const byPlace = (a: Judged, b: Judged): number =>
  byText(a.at.file, b.at.file) || a.at.range.start - b.at.range.start || a.at.range.end - b.at.range.end || byText(a.rule.id, b.rule.id) || byText(a.report.message, b.report.message);

const findingOf = (
  { rule, report, at, severity, confidence, apps }: Judged, suppressed: Suppressed | undefined, spotOf: SpotOf,
  texts: ReadonlyMap<string, string>, secrets: readonly string[], occurrences: Map<string, number>,
): Finding => {
  const shownText = (text: string): string => redactText(text, secrets);
  const placed = (list: readonly { readonly at: Place; readonly message: string }[] = []): Finding['related'] =>
    list.map((one) => ({ spot: spotOf(locationOf(one.at)), message: shownText(one.message) }));
  const code = (texts.get(at.file) ?? '').slice(at.range.start, at.range.end).replace(/\s+/g, '');
  const identity = `${rule.id}\0${at.file}\0${code}`;
  const occurrence = (occurrences.get(identity) ?? 0) + 1;
  occurrences.set(identity, occurrence);
  return {
    rule, severity, confidence, category: rule.category, message: shownText(report.message), spot: spotOf(at), related: placed(report.related), steps: placed(report.steps),
    fixes: placeFixes(report.fixes ?? [], spotOf, secrets), apps,
    fingerprint: createHash('sha256').update(`${identity}\0${occurrence}`).digest('hex').slice(0, 32), ...(suppressed && { suppressed }),
  };
};
