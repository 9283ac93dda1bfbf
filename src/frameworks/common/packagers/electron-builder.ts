import { type ConfigNode, entryOf, nodeAt } from '../../../core/config.js';
import type { Location } from '../../../core/location.js';
import { folderOf, isWithin, join, nameOf, resolveIn } from '../../../core/paths.js';
import { exportedTree } from '../../../dataflow/tree.js';
import type { World } from '../../../dataflow/world.js';
import { BUILDER_APP_FOLDERS, BUILDER_EXCLUDES, BUILDER_PLATFORMS } from '../../../knowledge/packaging.js';
import { ELECTRON_BUILDER_KEYS } from '../../../knowledge/recognition.js';
import { takenBy } from '../globs.js';
import { globs, type Packager, type PackagerReader } from './packager.js';

interface Configuration {
  readonly file: string;
  readonly root: ConfigNode;
  /** The folder that paths are relative to. */
  readonly project: string;
}

interface Written {
  readonly text: string;
  readonly at: Location;
}

interface FileSet {
  readonly from: string;
  readonly at: Location;
  readonly patterns: readonly Written[];
}

/** electron-builder copies every file of the app's folder unless `files` names some. */
export const electronBuilder: PackagerReader = (world, problems) =>
  configurationsOf(world).map((configuration): Packager => {
    const sets = [...mainSets(world, configuration), ...['extraResources', 'extraFiles'].flatMap((key) => extraSets(configuration, key))];
    const at = { file: configuration.file, range: configuration.root.range };
    const compile = globs(at, problems);
    return {
      name: 'electron-builder', at,
      copies: (path) => {
        for (const { from, at: whole, patterns } of sets) {
          if (!isWithin(path, from)) continue;
          const relative = from === '' ? path : path.slice(from.length + 1);
          // The file itself is named: nothing filters it.
          if (relative === '') return { by: 'electron-builder', at: whole, pattern: path };
          const taken = takenBy(patterns.map(({ text }) => text), relative, compile);
          const own = taken === undefined ? undefined : patterns.find(({ text }) => text === taken);
          if (taken !== undefined) return { by: 'electron-builder', at: own?.at ?? whole, ...(own && own.at !== whole && { pattern: taken }) };
        }
        return undefined;
      },
    };
  });

const CONFIGURATION = /^electron-builder(?:\.config)?\.(?:ya?ml|json5?|toml|[cm]?[jt]s)$/;

const configurationsOf = (world: World): Configuration[] => {
  const found: Configuration[] = [];
  const { app } = world;
  const add = (file: string, root: ConfigNode | undefined, project: string): void => {
    // What it extends may say which files; that is not followed.
    if (root?.kind === 'object' && (!entryOf(root, 'extends') || entryOf(root, 'files'))) found.push({ file, root, project });
  };
  for (const { path } of app.files.values()) {
    const name = nameOf(path);
    if (name === 'package.json' && folderOf(path) === app.root) {
      const build = nodeAt(world.config(path)?.root, ['build']);
      if (build?.kind === 'object' && ELECTRON_BUILDER_KEYS.some((key) => entryOf(build, key))) add(path, build, app.root);
    } else if (CONFIGURATION.test(name)) add(path, world.config(path)?.root ?? exportedTree(world, path)?.root, projectOf(world, folderOf(path)));
  }
  if (found.length > 0) return found;
  // A dependency without any configuration: the defaults apply.
  const manifest = join(app.root, 'package.json');
  const dependency = entryOf(nodeAt(world.config(manifest)?.root, ['devDependencies']), 'electron-builder');
  const extended = [...app.files.keys()].some((path) => CONFIGURATION.test(nameOf(path))) || nodeAt(world.config(manifest)?.root, ['build']) !== undefined;
  return dependency && !extended ? [{ file: manifest, root: { kind: 'object', range: dependency.keyRange, entries: [] }, project: app.root }] : [];
};

/** A configuration in a folder of its own (`build/electron-builder.yml`) is run from the package around it. */
const projectOf = ({ app }: World, folder: string): string => (app.files.has(join(folder, 'package.json')) || !isWithin(folder, app.root) ? folder : app.root);

/** The strings and file sets of a key, the platforms' own among them; undefined where something else stands there. */
const writtenAt = ({ file, root }: Configuration, key: string): { strings: Written[]; sets: ConfigNode[]; at: Location; unknown: boolean; empty: boolean } | undefined => {
  const nodes = [entryOf(root, key), ...BUILDER_PLATFORMS.map((platform) => entryOf(entryOf(root, platform)?.value, key))].filter((entry) => entry !== undefined);
  const first = nodes[0];
  if (!first) return undefined;
  const items = nodes.flatMap(({ value }) => (value.kind === 'array' ? value.items : [value]));
  const place = (node: ConfigNode): Location => ({ file, range: node.range });
  return {
    strings: items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [{ text: normal(item.value), at: place(item) }] : [])),
    sets: items.filter((item) => item.kind === 'object'),
    at: { file, range: first.keyRange },
    unknown: items.some((item) => item.kind === 'scalar' && typeof item.value !== 'string'),
    empty: nodes.every(({ value }) => value.kind === 'array' && value.items.length === 0),
  };
};

const normal = (pattern: string): string => pattern.replaceAll('\\', '/').replace(/^(!?)\.\//, '$1');

const mainSets = (world: World, configuration: Configuration): FileSet[] => {
  const { file, root, project } = configuration;
  const folder = (key: string): string | undefined => { const value = nodeAt(root, ['directories', key]); return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined; };
  const from = folder('app') === undefined ? (BUILDER_APP_FOLDERS.map((name) => join(project, name)).find((one) => world.app.paths.includes(join(one, 'package.json'))) ?? project) : resolveIn(project, folder('app')!);
  const written = writtenAt(configuration, 'files');
  if (from === undefined || written?.unknown) return [];
  const at = written?.at ?? { file, range: root.range };
  const sets = (written?.sets ?? []).flatMap((node) => fileSet(configuration, node, from));
  // Where only sets of other folders are written, the app's own folder is not copied by default.
  if (sets.length > 0 && written!.strings.length === 0 && sets[0]!.from !== from) return sets;
  const own = written?.strings ?? [];
  const patterns = expanded(own);
  const everything = !written?.empty && own.every(({ text }) => text.startsWith('!'));
  const output = from === project ? [folder('buildResources') ?? 'build', folder('output') ?? 'dist'].map((name) => `!${normal(name).replace(/\/$/, '')}{,/**/*}`) : [];
  const added = [...(everything ? ['**/*'] : []), '!**/node_modules/**', ...output];
  const insert = patterns.findLastIndex(({ text }) => text.startsWith('**/')) + 1;
  const plain = (texts: readonly string[]): Written[] => texts.map((text) => ({ text, at }));
  return [
    { from, at, patterns: [...patterns.slice(0, insert), ...plain(added), ...patterns.slice(insert), ...plain(everything ? [] : ['package.json']), ...plain(BUILDER_EXCLUDES)] },
    ...sets,
  ];
};

/** `extraResources` and `extraFiles`: paths of files or folders, globs, and sets, all from the project's folder. */
const extraSets = (configuration: Configuration, key: string): FileSet[] => {
  const written = writtenAt(configuration, key);
  if (!written) return [];
  const { project } = configuration;
  const own = expanded(written.strings);
  const all = own.length > 0 && own.every(({ text }) => text.startsWith('!')) ? [{ text: '**/*', at: written.at }, ...own] : own;
  return [...(all.length > 0 ? [{ from: project, at: written.at, patterns: all }] : []), ...written.sets.flatMap((node) => fileSet(configuration, node, project))];
};

/** `{ from, filter }`: everything of the folder, or what the filter takes. */
const fileSet = (configuration: Configuration, node: ConfigNode, base: string): FileSet[] => {
  const from = entryOf(node, 'from')?.value;
  const filter = entryOf(node, 'filter')?.value;
  if (from?.kind === 'scalar' && typeof from.value !== 'string') return [];
  const folder = from?.kind === 'scalar' ? resolveIn(base, String(from.value)) : base;
  if (folder === undefined || /\$\{/.test(folder)) return [];
  const at = { file: configuration.file, range: (from ?? node).range };
  const items = filter === undefined ? [] : filter.kind === 'array' ? filter.items : [filter];
  if (items.some((item) => item.kind !== 'scalar' || typeof item.value !== 'string')) return [];
  const patterns = expanded(items.map((item) => ({ text: normal(String((item as { value: unknown }).value)), at: { file: configuration.file, range: item.range } })));
  return [{ from: folder, at, patterns: patterns.every(({ text }) => text.startsWith('!')) ? [{ text: '**/*', at }, ...patterns] : patterns }];
};

/** A name without a dot or a wildcard is a folder, and means all that is in it. Source: FileMatcher.computeParsedPatterns. */
const expanded = (patterns: readonly Written[]): Written[] =>
  patterns.flatMap(({ text, at }) => (/[.*?{}()[\]]/.test(text) ? [{ text, at }] : [{ text, at }, { text: `${text.replace(/\/$/, '')}/**/*`, at }]));
