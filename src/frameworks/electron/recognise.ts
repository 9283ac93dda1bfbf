import { type ConfigDocument, type ConfigNode, nodeAt, plain } from '../../core/config.js';
import type { Candidate, Package, Project } from '../../core/framework.js';
import { folderOf, isWithin, join, nameOf, resolveIn } from '../../core/paths.js';
import { ELECTRON_BUILDER_KEYS, ELECTRON_COMMANDS, ELECTRON_CONFIGS, ELECTRON_PACKAGES, ELECTRON_TOOLS } from '../../knowledge/recognition.js';
import { folderName, has, homeAt, outermost, packagesAbove, textAt } from '../packages.js';

export const looksFor = 'Electron: a package.json that depends on electron, or a configuration of electron-builder, Electron Forge or electron-vite';

/**
 * How surely a package is an app. `app`: it is built or started as one. `likely`: it has the tools for it. `maybe`: it only depends on Electron,
 * as a library's tests do; then it counts where the tree has nothing better.
 */
type Evidence = 'app' | 'likely' | 'maybe';

export const recogniseElectron = (project: Project): readonly Candidate[] => {
  const found = project.packages.flatMap((one) => {
    const evidence = one.kind === 'npm' ? evidenceOf(one, project) : undefined;
    return evidence ? [{ one, evidence }] : [];
  });
  const apps = found.filter(({ one, evidence }) => {
    if (evidence === 'app') return true;
    // Electron and its tools in a workspace's root serve the app below it.
    const better = found.filter((other) => other.one !== one && other.evidence !== 'maybe');
    return evidence === 'maybe' ? better.length === 0 : !better.some((other) => other.evidence === 'app' && isWithin(other.one.dir, one.dir));
  });
  return apps.map(({ one }) => candidateOf(one, project));
};

const evidenceOf = (one: Package, project: Project): Evidence | undefined => {
  const document = project.config(one.path);
  const electron = electronOf(one) !== undefined;
  const nearby = packagesAbove(project, 'npm', one.dir);
  const reachable = electron || nearby.some((other) => electronOf(other) !== undefined);
  const tools = [one, ...nearby].some(({ dependencies }) => [...dependencies.keys()].some((name) => ELECTRON_TOOLS.has(name)));
  const configured = configsOf(one, project).length > 0 || has(document, 'config', 'forge')
    || (has(document, 'build', 'appId') && tools) || (reachable && ELECTRON_BUILDER_KEYS.some((key) => has(document, 'build', key)));
  if (configured) return 'app';
  if (!electron) return undefined;
  if (isStarted(document)) return 'app';
  if (isLibrary(document)) return undefined;
  return [...one.dependencies.keys()].some((name) => ELECTRON_TOOLS.has(name)) ? 'likely' : 'maybe';
};

const configsOf = ({ dir }: Package, { paths }: Project): string[] => paths.filter((path) => ELECTRON_CONFIGS.test(nameOf(path)) && folderOf(path) === dir);

/** The name under which a package has Electron; wanting it of others does not count. */
const electronOf = ({ dependencies }: Package): string | undefined =>
  ELECTRON_PACKAGES.find((name) => { const dependency = dependencies.get(name); return dependency && !dependency.peer; });

const isStarted = (document: ConfigDocument | undefined): boolean => {
  const scripts = nodeAt(document?.root, ['scripts']);
  return scripts?.kind === 'object' && scripts.entries.some(({ key, value }) => !/test|e2e/.test(key) && value.kind === 'scalar' && typeof value.value === 'string' && ELECTRON_COMMANDS.test(value.value));
};

// What is made to be imported or installed by others.
const isLibrary = (document: ConfigDocument | undefined): boolean => ['exports', 'types', 'typings', 'publishConfig', 'files', 'bin', 'module'].some((key) => has(document, key)) || has(document, 'peerDependencies', 'electron');

const candidateOf = (one: Package, project: Project): Candidate => {
  const document = project.config(one.path);
  const owner = [one, ...packagesAbove(project, 'npm', one.dir)].find((other) => electronOf(other) !== undefined);
  const electron = owner && electronOf(owner);
  const version = electron === undefined ? undefined : owner?.version(electron);
  const dependency = electron === undefined ? undefined : one.dependencies.get(electron);
  return {
    framework: 'electron', root: one.dir, roots: outermost([one, ...packagedWith(one, project)].flatMap(({ dir, workspaceDependencies }) => [dir, ...workspaceDependencies])),
    name: textAt(document, 'build', 'productName') ?? textAt(document, 'productName') ?? one.name ?? textAt(project.config(join(one.dir, 'app/package.json')), 'productName') ?? folderName(one.dir, 'electron'),
    ...(version && { version }), home: dependency?.at ?? homeAt(one.path, document, [['build', 'appId'], ['main'], ['name']]),
  };
};

/** Packages outside the app's folder from which electron-builder takes files: `"extraResources": [{ "from": "../frontend/build" }]`. */
const packagedWith = (one: Package, project: Project): Package[] => {
  const settings = [nodeAt(project.config(one.path)?.root, ['build']), ...configsOf(one, project).map((path) => project.config(path)?.root)];
  const folders = settings.flatMap((node) => ['files', 'extraResources', 'extraFiles'].flatMap((key) => sourcesIn(nodeAt(node, [key]))))
    .flatMap((path) => (path.startsWith('../') ? resolveIn(one.dir, path) ?? [] : []));
  const nearest = folders.flatMap((folder) => packagesAbove(project, 'npm', folder)[0] ?? []);
  return [...new Set(nearest)].filter(({ dir }) => !isWithin(one.dir, dir));
};

const sourcesIn = (node: ConfigNode | undefined): string[] =>
  (node?.kind === 'array' ? node.items : node ? [node] : []).flatMap((item) => {
    const from = item.kind === 'object' ? plain(nodeAt(item, ['from'])) : plain(item);
    return typeof from === 'string' ? [from] : [];
  });
