import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { App, FileFacts, FrameworkName, Version } from '../core/app.js';
import type { FileEntry, FileTree } from '../core/files.js';
import type { AppInfo, Notice, Result } from '../core/finding.js';
import type { Candidate } from '../core/framework.js';
import type { Policy } from '../core/policy.js';
import type { Models, Rule } from '../core/rule.js';
import { createModules, type Modules } from '../dataflow/modules.js';
import type { SourceMark } from '../dataflow/flows.js';
import { World } from '../dataflow/world.js';
import type { Exposure, Framework, Recognition } from '../frameworks/framework.js';
import { cached } from './cache.js';
import { readImports } from './closure.js';
import { checkApp, chosenRules } from './check.js';
import { classify } from './classify.js';
import { discover, type Discovery, isSame } from './discover.js';
import { decode } from './bytes.js';
import type { LintOptions } from './options.js';
import { readInProcesses } from './read-in-processes.js';
import type { Reader } from './reader.js';
import { tell } from './tell.js';
import { diskTree } from './tree.js';

/** The model that `common/` rules ask, of an app and what its framework says of it. */
type Common = (world: World, exposure: Exposure, policies: readonly Policy[], sources: readonly SourceMark[]) => object;

/** What the engine understands apps with: it knows no framework by name. */
export interface Understanding {
  readonly frameworks: readonly Recognition[];
  readonly common: () => Promise<Common>;
}

/** What understands the apps of one framework. */
export interface Understander {
  readonly framework: Framework;
  readonly common: Common;
}

/** Loads what understands some apps, by framework. */
export const loadFor = async (apps: Discovery['apps'], { frameworks, common }: Understanding): Promise<ReadonlyMap<FrameworkName, Understander>> => {
  const wanted = frameworks.filter(({ name }) => apps.some(({ candidate }) => candidate.framework === name));
  return new Map(await Promise.all(wanted.map(async (one) => [one.name, { framework: await one.load(), common: await common() }] as const)));
};

/** All that the engine is handed: it knows no rule by name either. */
export interface Kit extends Understanding {
  readonly rules: readonly Rule[];
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

/** The files, apps and models of a tree. `meanwhile` is called when files are being read elsewhere. */
export const understand = async (options: LintOptions, kit: Understanding, given?: Reader, meanwhile?: () => void): Promise<Scan> => {
  const root = resolve(options.root ?? '.');
  const tree = options.tree ?? diskTree(root, { gitignore: options.gitignore ?? true });
  options.onProgress?.({ stage: 'find', done: 0, of: 1 });
  const reader = given ?? (options.tree ? (await import('./read-here.js')).readHere(tree) : readInProcesses(root));
  // Who gives a reader may want it again.
  const close = (): Promise<void> => (given ? Promise.resolve() : reader.close());
  try {
    // Facts that are kept may make reading unnecessary.
    if (!options.cache) reader.expect?.(await tree.list());
    return await scan(options, kit, tree, { ...reader, close }, root, meanwhile);
  } finally {
    await close();
  }
};

const scan = async (options: LintOptions, kit: Understanding, tree: FileTree, { read, close }: Reader, root: string, meanwhile?: () => void): Promise<Scan> => {
  const found = await discover(tree, { ...options, frameworks: kit.frameworks });
  const wanted = new Map<string, FileEntry>(found.apps.flatMap(({ files }) => files.map((file) => [file.path, file] as const)));
  const reading = options.cache ? cached(read, tree, options.cache.folder) : read;
  const first = reading([...wanted.values()], (done, of) => options.onProgress?.({ stage: 'read', done, of }));
  const loading = loadFor(found.apps, kit);
  meanwhile?.();
  const facts = new Map((await first).map((one) => [one.path, one]));
  const modules = createModules(found.project);
  await readImports(facts, wanted, modules, reading);
  // All is read: while apps are understood, the processes end.
  void close();
  const notices = leftOutNotices(found);
  const loaded = await loading;
  const apps = found.apps.map((one) => understandApp(one, found, facts, modules, options, loaded.get(one.candidate.framework)!, notices));
  const texts = new Map<string, string | undefined>();
  const text = async (path: string): Promise<string | undefined> => {
    if (!texts.has(path)) {
      const bytes = await tree.read(path);
      texts.set(path, bytes && decode(bytes));
    }
    return texts.get(path);
  };
  // A tree in memory has no repository around it, unless its place on disk is said.
  const base = options.tree && options.root === undefined ? (path: string) => path : baseOf(root);
  return { apps, facts, notices: notices.map((notice) => (notice.path === undefined ? notice : { ...notice, path: base(notice.path) })), text, base };
};

export const leftOutNotices = ({ leftOut }: Discovery): Notice[] => leftOut.map(({ framework, root, home }): Notice => ({
  kind: 'left-out', path: home.file, message: `The ${framework} app in ${root || '.'} stands among tests, examples or what is out of use, and was left out.`,
}));

/** An app with the facts of its files, and its models. */
export const understandApp = (
  { candidate, files }: Discovery['apps'][number], found: Discovery, facts: ReadonlyMap<string, FileFacts>, modules: Modules, options: LintOptions, understander: Understander, notices: Notice[],
): Understood => {
  const app: App = {
    id: `${candidate.framework}:${candidate.root || '.'}`, name: candidate.name, framework: candidate.framework, root: candidate.root, roots: candidate.roots, home: candidate.home,
    ...versionOf(candidate, options), ...(candidate.parts && { parts: candidate.parts }),
    // A lockfile counts only where there is something to say of it.
    files: new Map(files.flatMap(({ path, size }) => { const one = facts.get(path); return one && (one.document || classify(path, size) !== 'lock') ? [[path, one] as const] : []; })),
    paths: found.project.paths, ignoredPaths: found.ignored,
  };
  const modelled = modelsOf(app, modules, understander, notices);
  const { version } = app;
  return {
    app, models: modelled.models,
    info: {
      id: app.id, name: app.name, framework: app.framework, root: app.root,
      ...(version && { version: `${version.major}.${version.minor}.${version.patch}`, versionFrom: version.at.file }),
      counts: { ...modelled.counts, files: app.files.size },
    },
  };
};

/** What is understood of one app. A recogniser that fails costs a notice and this app's models, not another app's findings. */
const modelsOf = (app: App, modules: Modules, { framework, common }: Understander, notices: Notice[]): { models: Models; counts: AppInfo['counts'] } => {
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
export const baseOf = (root: string): ((path: string) => string) => {
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

/** Rules, or what loads them: there is time for it while files are read. */
type Rules = readonly Rule[] | (() => Promise<readonly Rule[]>);

/** Lints a tree: finds its apps, asks every rule about each, and tells what is to be told. It throws only for what is no input: a folder that does not exist. */
export const run = async (options: LintOptions, kit: Understanding & { readonly rules: Rules }, reader?: Reader): Promise<Result> => {
  let loading: Promise<readonly Rule[]> | undefined;
  const load = (): Promise<readonly Rule[]> => (loading ??= typeof kit.rules === 'function' ? kit.rules() : Promise.resolve(kit.rules));
  const { apps, facts, notices, text, base } = await understand(options, kit, reader, load);
  const rules = chosenRules(await load(), options);
  const judged = apps.flatMap(({ app, models }, index) => {
    options.onProgress?.({ stage: 'check', done: index, of: apps.length });
    return checkApp(app, models, rules, options, notices);
  });
  return tell({ apps, judged, facts, notices, text, base, rules, frameworks: kit.frameworks }, options);
};
