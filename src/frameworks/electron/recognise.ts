import { type ConfigDocument, type ConfigNode, nodeAt, plain } from '../../core/config.js';
import type { Candidate, Package, Project } from '../../core/framework.js';
import { folderOf, isWithin, join, nameOf, resolveIn } from '../../core/paths.js';
import { ELECTRON_BUILDER_KEYS, ELECTRON_COMMANDS, ELECTRON_CONFIGS, ELECTRON_PACKAGES, ELECTRON_TOOLS } from '../../knowledge/recognition.js';
import type { Framework, Recognition } from '../framework.js';
import { folderName, has, homeAt, outermost, packagesAbove, textAt } from '../packages.js';

const looksFor = 'Electron: a package.json that depends on electron, or a configuration of electron-builder, Electron Forge or electron-vite';

/**
 * How surely a package is an app. `app`: it is built or started as one. `likely`: it has the tools for it. `maybe`: it only depends on Electron,
 * as a library's tests do; then it counts where the tree has nothing better.
 */
type Evidence = 'app' | 'likely' | 'maybe';

interface Found {
  readonly one: Package;
  readonly evidence: Evidence;
  /** The tools' own configuration files in its folder. */
  readonly configs: readonly string[];
}

const recogniseElectron = (project: Project): readonly Candidate[] => {
  const allConfigs = project.paths.filter((path) => ELECTRON_CONFIGS.test(nameOf(path)));
  const found = project.packages.flatMap((one): Found[] => {
    const configs = allConfigs.filter((path) => folderOf(path) === one.dir);
    const evidence = one.kind === 'npm' ? evidenceOf(one, project, configs.length > 0) : undefined;
    return evidence ? [{ one, evidence, configs }] : [];
  });
  return found.filter((one) => !hasBetter(one, found)).map((one) => candidateOf(one, project));
};

const hasBetter = ({ one, evidence }: Found, found: readonly Found[]): boolean => {
  if (evidence === 'app') return false;
  if (evidence === 'maybe') return found.some((other) => other.evidence !== 'maybe');
  // Electron and its tools in a workspace's root serve the app below it.
  return found.some((other) => other.evidence === 'app' && isWithin(other.one.dir, one.dir));
};

const evidenceOf = (one: Package, project: Project, configured: boolean): Evidence | undefined => {
  const document = project.config(one.path);
  if (configured || has(document, 'config', 'forge') || isBuilt(document, packagesAbove(project, 'npm', one.dir))) return 'app';
  if (electronOf(one) === undefined) return undefined;
  if (isStarted(document)) return 'app';
  // What others are to import or install wants Electron for its tests or packages their apps; what is packaged itself is an app that npm has too.
  if (isLibrary(document) && !isPackaged(one)) return undefined;
  return hasTools(one) ? 'likely' : 'maybe';
};

/** The name under which a package has Electron; wanting it of others does not count. */
const electronOf = ({ dependencies }: Package): string | undefined =>
  ELECTRON_PACKAGES.find((name) => { const dependency = dependencies.get(name); return dependency && !dependency.peer; });

const hasTools = ({ dependencies }: Package): boolean => [...dependencies.keys()].some((name) => ELECTRON_TOOLS.has(name));

/** Whether tools are there for the package itself: those that it needs when it runs are for the apps of others, but for the one that updates it. */
const isPackaged = ({ dependencies }: Package): boolean =>
  [...dependencies].some(([name, { dev, peer }]) => ELECTRON_TOOLS.has(name) && !peer && (dev || name === 'electron-updater'));

/** By a `build` for electron-builder. Many a tool has a `build` in package.json, so Electron or a tool of it must be in reach. */
const isBuilt = (document: ConfigDocument | undefined, around: readonly Package[]): boolean =>
  ELECTRON_BUILDER_KEYS.some((key) => has(document, 'build', key)) && around.some((one) => electronOf(one) !== undefined || (has(document, 'build', 'appId') && hasTools(one)));

const isStarted = (document: ConfigDocument | undefined): boolean => {
  const scripts = nodeAt(document?.root, ['scripts']);
  return scripts?.kind === 'object' && scripts.entries.some(({ key, value }) => !/test|e2e/.test(key) && value.kind === 'scalar' && typeof value.value === 'string' && ELECTRON_COMMANDS.test(value.value));
};

/** What is made to be imported or installed by others. */
const isLibrary = (document: ConfigDocument | undefined): boolean => ['exports', 'types', 'typings', 'publishConfig', 'files', 'bin', 'module'].some((key) => has(document, key));

const candidateOf = ({ one, configs }: Found, project: Project): Candidate => {
  const document = project.config(one.path);
  const owner = packagesAbove(project, 'npm', one.dir).find((other) => electronOf(other) !== undefined);
  const electron = (owner && electronOf(owner)) ?? '';
  const version = owner?.version(electron);
  const builds = [nodeAt(document?.root, ['build']), ...configs.map((path) => project.config(path)?.root)];
  const parts = [one, ...builds.flatMap((build) => packagedBy(build, one, project))];
  return {
    framework: 'electron', root: one.dir, roots: outermost(parts.flatMap(({ dir, workspaceDependencies }) => [dir, ...workspaceDependencies])),
    name: textAt(document, 'build', 'productName') ?? textAt(document, 'productName') ?? one.name
      ?? textAt(project.config(join(one.dir, 'app/package.json')), 'productName') ?? folderName(one.dir, 'electron'),
    ...(version && { version }), home: one.dependencies.get(electron)?.at ?? homeAt(one.path, document, [['build', 'appId'], ['main'], ['name']]),
  };
};

/** Packages outside the app's folder from which electron-builder takes files: `"extraResources": [{ "from": "../frontend/build" }]`. */
const packagedBy = (build: ConfigNode | undefined, one: Package, project: Project): Package[] => {
  const sources = ['files', 'extraResources', 'extraFiles'].flatMap((key) => sourcesIn(nodeAt(build, [key]))).filter((path) => path.startsWith('../'));
  const folders = sources.flatMap((path) => resolveIn(one.dir, path) ?? []);
  return folders.flatMap((folder) => packagesAbove(project, 'npm', folder)[0] ?? []).filter(({ dir }) => !isWithin(one.dir, dir));
};

const sourcesIn = (node: ConfigNode | undefined): string[] =>
  (node?.kind === 'array' ? node.items : node ? [node] : []).flatMap((item) => {
    const from = plain(item.kind === 'object' ? nodeAt(item, ['from']) : item);
    return typeof from === 'string' ? [from] : [];
  });

export const electron: Recognition = {
  name: 'electron',
  looksFor,
  recognise: recogniseElectron,
  load: async () => (await import('./index.js')).electron as Framework,
};
