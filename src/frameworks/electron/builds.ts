import { entryOf, nodeAt } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { folderOf, join, nameOf, resolveIn } from '../../core/paths.js';
import type { Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { ELECTRON_BUILDER_KEYS, ELECTRON_PACKAGES } from '../../knowledge/recognition.js';
import { Options } from '../options.js';

/** A configuration of a packager, asked with the tool's own keys. */
export interface Configuration {
  readonly tool: 'electron-builder' | 'Electron Forge' | '@electron/packager';
  readonly at: Location;
  /** Of Electron Forge, all of it; its `packagerConfig` is what @electron/packager calls its options. */
  readonly options: Options;
  /** The folder that paths in it are relative to. */
  readonly project: string;
}

const BUILDER = /^electron-builder(?:[.-][\w.-]+)?\.(?:ya?ml|json5?|toml|[cm]?[jt]s)$/;
const FORGE = /^forge\.config\.[cm]?[jt]s$/;
const BUILDER_CALL = /^(?:electron-builder|app-builder-lib)\.build$/;
const PACKAGER_CALL = /^(?:@electron\/packager|electron-packager)(?:\.packager)?$/;
const VUE = /^vue\.config\.[cm]?[jt]s$/;
/** Keys that with `appId` make a file electron-builder's, whatever it is called; other tools have an `appId` too. */
const OWN_KEYS: readonly string[] = ['mac', 'win', 'nsis', 'dmg', 'asar', 'electronDownload'];
/** More configurations under one are nobody's. */
const MOST_PARENTS = 20;

/** Every configuration of a packager in the app, from files, package.json, scripts that call the packager, and what they extend. */
export const configurationsOf = (world: World): readonly Configuration[] => {
  const { app } = world;
  const found: Configuration[] = [];
  const seen = new Set<string>();
  const add = (tool: Configuration['tool'], options: Options | undefined, project: string): void => {
    if (options && !seen.has(placeKey(options.at))) {
      seen.add(placeKey(options.at));
      found.push({ tool, at: headOf(options), options: tool === 'electron-builder' ? extended(world, options, project, new Set()) : options, project });
    }
  };
  const manifest = join(app.root, 'package.json');
  const root = world.config(manifest)?.root;
  const build = entryOf(root, 'build');
  if (build?.value.kind === 'object' && ELECTRON_BUILDER_KEYS.some((key) => entryOf(build.value, key))) {
    add('electron-builder', Options.data(world, manifest, build.value, { file: manifest, range: build.keyRange }), app.root);
  }
  for (const path of app.files.keys()) {
    const name = nameOf(path);
    if (!BUILDER.test(name) && !FORGE.test(name) && !VUE.test(name)) continue;
    const project = projectOf(world, folderOf(path));
    if (BUILDER.test(name)) add('electron-builder', optionsIn(world, path), project);
    else if (FORGE.test(name)) add('Electron Forge', optionsIn(world, path), project);
    else {
      const own = optionsIn(world, path)?.to('pluginOptions', 'electronBuilder', 'builderOptions');
      if (own?.written) add('electron-builder', own, project);
    }
  }
  // `electron-builder --config build/desktop.json`, and what a script of the project's own hands to electron-builder.
  for (const path of namedInScripts(world)) add('electron-builder', optionsIn(world, path), app.root);
  for (const { path, document } of app.files.values()) {
    if (document === undefined || nameOf(path) === 'package.json' || FORGE.test(nameOf(path))) continue;
    const options = optionsIn(world, path);
    if (options?.to('appId').written && OWN_KEYS.some((key) => options.to(key).written)) add('electron-builder', options, projectOf(world, folderOf(path)));
  }
  const forge = nodeAt(root, ['config', 'forge']);
  if (forge?.kind === 'object') add('Electron Forge', Options.data(world, manifest, forge), app.root);
  else if (forge?.kind === 'scalar' && typeof forge.value === 'string') add('Electron Forge', optionsIn(world, resolveIn(app.root, forge.value) ?? ''), app.root);
  for (const call of world.calls(BUILDER_CALL)) {
    const own = call.arg(0) && Options.code(world, call.arg(0)!).to('config');
    if (own?.entries().length) add('electron-builder', own, app.root);
  }
  for (const call of world.calls(PACKAGER_CALL)) if (call.arg(0)) add('@electron/packager', Options.code(world, call.arg(0)!), app.root);
  // `electron-builder-linux-ci.json` extends the one without a name of its own, which speaks for the app.
  const rank = ({ at }: Configuration): number => (/(?:^|\/)(?:package\.json|electron-builder(?:\.config)?\.\w+|forge\.config\.\w+)$/.test(at.file) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
};

/** What @electron/packager is told, by itself or by Forge. */
export const packagerOptions = ({ tool, options }: Configuration): Options => (tool === 'Electron Forge' ? options.to('packagerConfig') : options);

/** A place to report what a whole configuration lacks: its key, else its first one. */
const headOf = (options: Options): Location => (placeKey(options.keyAt) === placeKey(options.at) ? options.entries()[0]?.value.keyAt ?? options.at : options.keyAt);

const placeKey = ({ file, range }: Location): string => `${file}:${range.start}`;

/** The configuration that a file is, in data or as what its module exports. */
export const optionsIn = (world: World, path: string): Options | undefined => {
  const root = world.config(path)?.root;
  if (root) return root.kind === 'object' ? Options.data(world, path, root) : undefined;
  const source = world.source(path);
  const exported = source?.summary.exports.find(({ name, value }) => name === 'default' && value !== undefined)?.value;
  return source && exported !== undefined ? mergedIn(world, source.ref(exported, source.summary.functions[0]?.at ?? { start: 0, end: 0 }), { left: MOST_PARENTS }) : undefined;
};

/** Functions that put configurations on top of each other, the last one uppermost. Sources: webpack-merge, Vite's mergeConfig. */
const MERGES = /^(?:webpack-merge(?:\.(?:merge|default))?|vite\.mergeConfig|vitest\/config\.mergeConfig)\(\)$/;

const mergedIn = (world: World, ref: Ref, parents: { left: number }): Options => {
  const [one, ...others] = world.resolve(ref);
  const node = one && others.length === 0 ? one.source.node(one.id) : undefined;
  if (!one || node?.kind !== 'call' || !MERGES.test(world.name(one) ?? '')) return Options.code(world, ref);
  const layers = node.args.flatMap((arg, index) => (parents.left-- > 0 ? [mergedIn(world, one.source.ref(arg, node.argsAt[index] ?? node.at), parents)] : [])).toReversed();
  return layers.slice(1).reduce<Options>((whole, layer) => whole.over(layer), layers[0] ?? Options.code(world, ref));
};

/** A configuration in a folder of its own is run from the package around it. */
const projectOf = ({ app }: World, folder: string): string => (app.files.has(join(folder, 'package.json')) ? folder : app.root);

const namedInScripts = (world: World): readonly string[] => {
  const scripts = entryOf(world.config(join(world.app.root, 'package.json'))?.root, 'scripts')?.value;
  return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ value }) => {
    const text = value.kind === 'scalar' ? String(value.value) : '';
    if (!/\belectron-builder\b/.test(text)) return [];
    return [...text.matchAll(/\s(?:-c|--config)[= ]\s{0,4}["']?([\w./@-]{1,200}\.\w{2,5})/g)].flatMap((match) => resolveIn(world.app.root, match[1]!) ?? []);
  });
};

/** electron-builder puts a configuration on top of those that it extends, the last one first. Each file counts once. */
const extended = (world: World, options: Options, project: string, seen: Set<string>): Options =>
  options.to('extends').texts().toReversed().reduce<Options>((whole, { value }) => {
    const path = resolveIn(project, value.replace(/^file:/, ''));
    if (path === undefined || seen.has(path) || seen.size >= MOST_PARENTS) return whole;
    seen.add(path);
    const parent = optionsIn(world, path);
    return parent ? whole.over(extended(world, parent, project, seen)) : whole;
  }, options);

/** A hook of the packager that is no file of the app: what it does, nobody here knows. */
export const hooksElsewhere = (world: World, configurations: readonly Configuration[]): boolean => configurations.some(({ tool, options, project }) => {
  const hooks = tool === 'electron-builder' ? ['afterPack', 'afterSign', 'afterExtract'].map((key) => options.to(key))
    : tool === 'Electron Forge' ? ['packageAfterCopy', 'packageAfterExtract', 'postPackage'].map((key) => options.to('hooks', key)) : ['afterCopy', 'afterComplete', 'afterExtract'].map((key) => options.to(key));
  return hooks.some((hook) => hook.texts().some(({ value }) => !isOwn(world, resolveIn(project, value)))
    || hook.modules().some(({ from, file }) => !from.startsWith('.') || !isOwn(world, resolveIn(folderOf(file), from))));
});

/** `notarize.js` may be what `notarize.ts` becomes. */
const isOwn = ({ app }: World, path: string | undefined): boolean =>
  path !== undefined && [path, path.replace(/\.[cm]?js$/, '')].some((one) => ['', '.js', '.cjs', '.mjs', '.ts', '.cts', '.mts', '/index.js', '/index.ts', '/index.mjs', '/index.cjs'].some((ending) => app.files.has(one + ending)));

/** A requirement that every version of Electron fits, where no version is known from elsewhere. */
export const unpinnedOf = (world: World): { readonly at: Location; readonly text: string } | undefined => {
  if (world.app.version) return undefined;
  const file = join(world.app.root, 'package.json');
  const root = world.config(file)?.root;
  for (const group of ['devDependencies', 'dependencies', 'optionalDependencies']) {
    for (const name of ELECTRON_PACKAGES) {
      const value = entryOf(entryOf(root, group)?.value, name)?.value;
      if (value?.kind === 'scalar' && typeof value.value === 'string' && /^(?:\*|x|latest|next|beta|alpha|nightly|>=?\s{0,3}0[\d.]{0,10}|)$/i.test(value.value.trim())) return { at: { file, range: value.range }, text: value.value };
    }
  }
  return undefined;
};
