import type { FileEntry, FileTree } from '../core/files.js';
import type { Candidate, Project } from '../core/framework.js';
import { folderOf, foldersAbove, isWithin, join } from '../core/paths.js';
import type { Recognition } from '../frameworks/framework.js';
import { classify, isDocument, isExampleFolder, isExamplePath, isTestFolder, isTestName, isTestPath } from './classify.js';
import type { AppSetting } from './options.js';
import { outputsOf } from './outputs.js';
import { readProject } from './project.js';

export interface DiscoverOptions {
  readonly frameworks: readonly Pick<Recognition, 'name' | 'recognise' | 'hint'>[];
  /** Apps that the configuration names: they count wherever they stand, found or not. */
  readonly apps?: readonly AppSetting[];
  /** Tests, examples and documentation too, and the apps among them. */
  readonly includeTests?: boolean;
}

export interface Discovery {
  readonly project: Project;
  readonly apps: readonly { readonly candidate: Candidate; readonly files: readonly FileEntry[] }[];
  /** Apps among tests, examples and templates, left out because there are better ones. */
  readonly leftOut: readonly Candidate[];
  /** Paths that git ignores and packagers do not. */
  readonly ignored: readonly string[];
}

/** Finds the apps of a tree and the files of each. A file may belong to several: to two frameworks at one place, or as a package that two apps use. */
export const discover = async (tree: FileTree, options: DiscoverOptions): Promise<Discovery> => {
  const project = await readProject(tree);
  const files = await tree.list();
  const found: Candidate[] = [];
  for (const framework of options.frameworks) {
    const candidates = framework.recognise(project);
    found.push(...(candidates.length > 0 || !framework.hint ? candidates : await byWord(framework.hint, project, files, tree)));
  }
  found.push(...(options.apps ?? []).filter((app) => !found.some((one) => isSame(one, app))).map((app) => named(app, project)));

  const nearest = Math.min(...found.map(({ root }) => aside(root)));
  const wanted = found.filter((one) => options.includeTests === true || aside(one.root) === nearest || (options.apps ?? []).some((app) => isSame(one, app)));
  const belongs = membership(found, outputsOf(project), options.includeTests ?? false);
  return {
    project,
    apps: wanted.map((candidate) => ({ candidate, files: files.filter((file) => belongs(file, candidate)) })),
    leftOut: found.filter((one) => !wanted.includes(one)),
    ignored: tree.ignored?.() ?? [],
  };
};

/** Whether a setting of the configuration is about an app. */
export const isSame = (one: Pick<Candidate, 'framework' | 'root'>, app: AppSetting): boolean => one.framework === app.framework && one.root === normal(app.root);
const normal = (root: string): string => root.replace(/^(?:\.\/)+|^\.$|\/+$/g, '');

/** An app that only the configuration knows. */
const named = (app: AppSetting, { packages, paths }: Project): Candidate => {
  const root = normal(app.root);
  const manifest = packages.find(({ dir }) => dir === root);
  const file = manifest?.path ?? paths.find((path) => isWithin(path, root)) ?? root;
  return { framework: app.framework, root, roots: [root, ...(manifest?.workspaceDependencies ?? [])], name: manifest?.name ?? (root || app.framework), home: { file, range: { start: 0, end: 1 } } };
};

/** How far an app is from being what the tree is about: an example or a version out of use counts where there is nothing else, a template where there is no such either, and a test last. */
const aside = (root: string): number => {
  const path = join(root, 'x');
  if (isTestPath(path)) return 3;
  if (/(?:^|\/)_*templates?\//i.test(path)) return 2;
  return isExamplePath(path) || OUT_OF_USE.test(path) ? 1 : 0;
};

/** `desktop-app-legacy/`: what people keep beside its successor. */
const OUT_OF_USE = /(?:^|[/_-])(?:legacy|deprecated|archived|obsolete)(?:[_-][^/]*)?\//i;

/** The files are read only where no manifest shows an app. */
const byWord = async (hint: NonNullable<Recognition['hint']>, project: Project, files: readonly FileEntry[], tree: FileTree): Promise<readonly Candidate[]> => {
  const hits: string[] = [];
  for (const { path, size } of files) {
    if (!path.endsWith(hint.extension) || classify(path, size) === 'skip' || isTestPath(path) || isExamplePath(path)) continue;
    const bytes = await tree.read(path);
    if (bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(hint.word)) hits.push(path);
  }
  return hits.length > 0 ? hint.recognise(project, hits) : [];
};

const BUILDS = /^((?:.*\/)?)(?:\.github\/(?:workflows\/[^/]+|actions\/.+)\.ya?ml|Cargo\.toml)$/;

/** Files above an app say how it is built: a repository's workflows and the actions in it, and the workspace of a crate. */
const folderBuiltBy = (path: string, { root }: Candidate): string | undefined => {
  const folder = BUILDS.exec(path)?.[1]?.slice(0, -1);
  return folder !== undefined && isWithin(root, folder) ? folder : undefined;
};

/** A file belongs to the apps in whose roots it stands, unless another app stands in between. */
const membership = (all: readonly Candidate[], isOutput: (path: string) => boolean, includeTests: boolean): ((file: FileEntry, candidate: Candidate) => boolean) => {
  const roots = new Map(all.map((one) => [one, foldersAbove(one.roots)]));
  const belongs = (folder: string, root: string, candidate: Candidate): boolean => {
    if (all.some((other) => other.root !== root && other.root !== candidate.root && isWithin(other.root, root) && isWithin(folder, other.root))) return false;
    // A package of the workspace that is there for tests says so in its own folder's name.
    return includeTests || !(isTestFolder(folder, root === candidate.root ? root : folderOf(root)) || isExampleFolder(folder, root));
  };
  const answers = new Map(all.map((one) => [one, new Map<string, boolean>()]));
  return ({ path, size }, candidate) => {
    const root = roots.get(candidate)!(path)[0] ?? folderBuiltBy(path, candidate);
    if (root === undefined || classify(path, size) === 'skip' || isOutput(path)) return false;
    const folder = folderOf(path);
    const known = answers.get(candidate)!;
    // Most is said by the folder, which many files share.
    const key = `${folder}\0${root}`;
    const belonging = known.get(key) ?? belongs(folder, root, candidate);
    known.set(key, belonging);
    return belonging && (includeTests || !(isTestName(path) || isDocument(path)));
  };
};
