import type { Version } from '../../core/app.js';
import { type ConfigDocument, nodeAt } from '../../core/config.js';
import type { Candidate, Package, Project } from '../../core/framework.js';
import { folderOf, nameOf, resolveIn } from '../../core/paths.js';
import type { Framework, Recognition } from '../framework.js';
import { folderName, has, homeAt, outermost, packagesAbove, textAt } from '../packages.js';

const looksFor = 'Tauri: tauri.conf.json, tauri.conf.json5 or Tauri.toml';

/** In the order in which Tauri itself looks; a folder has one app however many of them it has. */
const NAMES = ['tauri.conf.json', 'tauri.conf.json5', 'Tauri.toml'];

const recogniseTauri = (project: Project): readonly Candidate[] => {
  const found = new Map<string, string>();
  for (const name of NAMES) {
    for (const path of project.paths) {
      if (nameOf(path) === name && !found.has(folderOf(path)) && isTauri(project.config(path))) found.set(folderOf(path), path);
    }
  }
  return [...found].map(([folder, path]) => candidateOf(folder, path, project));
};

/** A file that cannot be read still says by its name that there is an app; one that is read must look like it. */
const isTauri = (document: ConfigDocument | undefined): boolean =>
  document?.root === undefined || document.problems.some(({ kind }) => kind === 'syntax') || ['build', 'tauri', 'package', 'app', 'identifier', 'bundle', 'productName', 'plugins'].some((key) => has(document, key));

const candidateOf = (folder: string, path: string, project: Project): Candidate => {
  const document = project.config(path);
  const npm = packageOf(folder, project);
  const root = npm?.dir ?? (nameOf(folder) === 'src-tauri' ? folderOf(folder) : folder);
  const crates = packagesAbove(project, 'cargo', folder);
  const frontend = frontendOf(folder, document, project);
  const version = versionOf(crates, [npm, frontend, ...packagesAbove(project, 'npm', folder)].flatMap((one) => one ?? [])) ?? shapeOf(document, path);
  const roots = [root, folder, ...(npm?.workspaceDependencies ?? []), ...(frontend ? [frontend.dir, ...frontend.workspaceDependencies] : []), ...(crates[0]?.workspaceDependencies ?? [])];
  const pages = pagesOf(folder, document);
  return {
    framework: 'tauri', root, roots: [...new Set([...outermost(roots.filter((one) => one === root || one !== '')), ...(pages ? [pages] : [])])],
    name: textAt(document, 'productName') ?? textAt(document, 'package', 'productName') ?? npm?.name ?? folderName(root, 'tauri'),
    ...(version && { version }), parts: partsOf([...crates, ...[npm, frontend, ...packagesAbove(project, 'npm', folder)].flatMap((one) => one ?? [])]), home: homeAt(path, document, [['identifier'], ['productName'], ['package', 'productName'], ['tauri', 'bundle', 'identifier'], ['build']]),
  };
};

/** The package.json that stands here or beside src-tauri; or one further up that has to do with Tauri, unless it is the root of a workspace with packages of its own. */
const packageOf = (folder: string, project: Project): Package | undefined => {
  const [nearest] = packagesAbove(project, 'npm', folder);
  if (!nearest || nearest.dir === folder || (nameOf(folder) === 'src-tauri' && nearest.dir === folderOf(folder))) return nearest;
  return !isWorkspace(nearest, project) && [...nearest.dependencies.keys()].some((name) => name.startsWith('@tauri-apps/')) ? nearest : undefined;
};

const isWorkspace = ({ path, dir }: Package, project: Project): boolean =>
  has(project.config(path), 'workspaces') || has(project.config(dir === '' ? 'pnpm-workspace.yaml' : `${dir}/pnpm-workspace.yaml`), 'packages');

/** The folder that the pages come from, which makes `website` or `docs` no documentation. */
const pagesOf = (folder: string, document: ConfigDocument | undefined): string | undefined => {
  const pages = ['frontendDist', 'frontend-dist', 'distDir', 'dist-dir'].flatMap((key) => textAt(document, 'build', key) ?? [])[0];
  return pages === undefined || /^https?:/.test(pages) ? undefined : resolveIn(folder, pages);
};

/** The package of that folder, where it is not the app's own: `"frontendDist": "../../apps/desktop/build"`. */
const frontendOf = (folder: string, document: ConfigDocument | undefined, project: Project): Package | undefined => {
  const pages = pagesOf(folder, document);
  const [nearest] = pages === undefined ? [] : packagesAbove(project, 'npm', pages);
  return nearest && !isWorkspace(nearest, project) ? nearest : undefined;
};

const versionOf = (crates: readonly Package[], packages: readonly Package[]): Version | undefined => {
  for (const one of crates) {
    const version = one.version('tauri');
    if (version) return version;
  }
  for (const name of ['@tauri-apps/api', '@tauri-apps/cli']) {
    for (const one of packages) {
      const version = one.version(name);
      if (version) return version;
    }
  }
  return undefined;
};

/** Tauri's crates and packages beside itself: plugins, the command line. The nearest manifest decides. */
const partsOf = (packages: readonly Package[]): ReadonlyMap<string, Version> => {
  const found = new Map<string, Version>();
  for (const one of packages) {
    for (const name of one.dependencies.keys()) {
      const version = /^(?:tauri-|@tauri-apps\/)/.test(name) && !found.has(name) ? one.version(name) : undefined;
      if (version) found.set(name, version);
    }
  }
  return found;
};

/** The major version by what only one of them has. */
const shapeOf = (document: ConfigDocument | undefined, file: string): Version | undefined => {
  const old = [['tauri'], ['package'], ['build', 'distDir'], ['build', 'devPath']].find((keys) => has(document, ...keys));
  const recent = [['app'], ['identifier'], ['build', 'frontendDist'], ['build', 'devUrl'], ['plugins']].find((keys) => has(document, ...keys));
  const keys = old ?? recent;
  if (!keys) return undefined;
  const major = old ? 1 : 2;
  return { text: String(major), major, minor: 0, patch: 0, exact: false, at: { file, range: nodeAt(document?.root, keys)!.range } };
};

export const tauri: Recognition = {
  name: 'tauri',
  looksFor,
  recognise: recogniseTauri,
  load: async () => (await import('./index.js')).tauri as Framework,
};
