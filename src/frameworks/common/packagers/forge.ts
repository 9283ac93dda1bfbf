import { type ConfigNode, entryOf, nodeAt } from '../../../core/config.js';
import type { Location } from '../../../core/location.js';
import { folderOf, isWithin, join, nameOf, resolveIn } from '../../../core/paths.js';
import { exportedTree } from '../../../dataflow/tree.js';
import type { World } from '../../../dataflow/world.js';
import { FORGE_BUNDLERS, PACKAGER_EXCLUDES } from '../../../knowledge/packaging.js';
import type { Packager, PackagerReader } from './packager.js';

/** Electron Forge packages with @electron/packager, which copies the whole project but for what `ignore` matches. */
export const forge: PackagerReader = (world) => {
  const found = configurationOf(world);
  if (!found) return [];
  const { file, root, project } = found;
  const at: Location = { file, range: root.range };
  const options = entryOf(root, 'packagerConfig');
  const ignore = entryOf(options?.value, 'ignore')?.value;
  const extra = stringsOf(entryOf(options?.value, 'extraResource')?.value);
  const all = bundlesIt(root) && !ignore ? undefined : ignoring(ignore);
  return [{
    name: 'Electron Forge', at,
    copies: (path) => {
      const resource = extra.find((node) => { const folder = resolveIn(project, String(node.value)); return folder !== undefined && folder !== '' && isWithin(path, folder); });
      if (resource) return { by: 'packagerConfig.extraResource', at: { file, range: resource.range }, pattern: String(resource.value) };
      if (!all || !isWithin(path, project)) return undefined;
      return all(project === '' ? path : path.slice(project.length + 1)) ? undefined : { by: 'Electron Forge', at: options ? { file, range: options.keyRange } : at };
    },
  }];
};

/** @electron/packager without Forge: from a script of package.json, where no other packager is configured. */
export const packager: PackagerReader = (world) => {
  const manifest = join(world.app.root, 'package.json');
  const scripts = nodeAt(world.config(manifest)?.root, ['scripts']);
  return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ value }): Packager[] => {
    const command = value.kind === 'scalar' ? String(value.value) : '';
    const call = /(?:^|[\s;&|])electron-packager\s{1,8}(\S{1,200})/.exec(command);
    const project = call && resolveIn(world.app.root, call[1]!);
    if (project === null || project === undefined) return [];
    const at = { file: manifest, range: value.range };
    const ignores = [...command.matchAll(/--ignore[=\s]{1,4}("[^"]{0,300}"|'[^']{0,300}'|\S{1,300})/g)].map((match) => match[1]!);
    return [{
      name: '@electron/packager', at,
      copies: (path) => (isWithin(path, project) && !isIgnored(ignores, project === '' ? path : path.slice(project.length + 1)) ? { by: '@electron/packager', at } : undefined),
    }];
  });
};

const configurationOf = (world: World): { file: string; root: ConfigNode; project: string } | undefined => {
  const { app } = world;
  for (const path of app.files.keys()) {
    if (!/^forge\.config\.[cm]?[jt]s$/.test(nameOf(path))) continue;
    const tree = exportedTree(world, path);
    if (tree) return { ...tree, project: folderOf(path) };
  }
  const manifest = join(app.root, 'package.json');
  const own = nodeAt(world.config(manifest)?.root, ['config', 'forge']);
  return own?.kind === 'object' ? { file: manifest, root: own, project: app.root } : undefined;
};

/** `{ name: '@electron-forge/plugin-vite' }`, or `new VitePlugin(…)`, of which the tree only says that something is there. */
const bundlesIt = (root: ConfigNode): boolean => {
  const plugins = entryOf(root, 'plugins')?.value;
  if (plugins?.kind !== 'array') return plugins !== undefined;
  return plugins.items.some((item) => (item.kind === 'object' ? FORGE_BUNDLERS.test(String((entryOf(item, 'name')?.value as { value?: unknown } | undefined)?.value)) : true));
};

/** What is left out; undefined where a function decides, which is not known. */
const ignoring = (ignore: ConfigNode | undefined): ((path: string) => boolean) | undefined => {
  if (!ignore) return (path) => isIgnored([], path);
  const patterns = stringsOf(ignore);
  const complete = ignore.kind === 'array' ? patterns.length === ignore.items.length : patterns.length === 1;
  return complete ? (path) => isIgnored(patterns.map(({ value }) => String(value)), path) : undefined;
};

/**
 * Patterns are regular expressions of the project and are not run: a path that has a word in common with one counts as left out, and so does every path where a
 * pattern has no words or says what it is not. Nothing is said of a file that may not be there.
 */
const isIgnored = (patterns: readonly string[], path: string): boolean =>
  PACKAGER_EXCLUDES.test(path) || patterns.some((pattern) => {
    const words = pattern.replace(/\\([./-])/g, '$1').split(/[^\w.-]+/).filter((word) => /\w{2}/.test(word));
    return words.length === 0 || /\(\?|\[\^/.test(pattern) || words.some((word) => `/${path}`.includes(word.replace(/^\.?\*|\.$/g, '')));
  });

const stringsOf = (node: ConfigNode | undefined): readonly (ConfigNode & { kind: 'scalar' })[] =>
  (node?.kind === 'array' ? node.items : node ? [node] : []).filter((item): item is ConfigNode & { kind: 'scalar' } => item.kind === 'scalar' && typeof item.value === 'string');
