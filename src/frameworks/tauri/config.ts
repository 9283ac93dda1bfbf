import type { ConfigNode } from '../../core/config.js';
import { entryOf } from '../../core/config.js';
import { folderOf, nameOf, resolveIn } from '../../core/paths.js';
import { Config, type Layer, type When } from '../../core/setting.js';
import type { World } from '../../dataflow/world.js';
import { BASE_CONFIGS, DEVELOPMENT_FLAVOUR, FLAVOUR_OVERLAY, PLATFORM_OVERLAY, PLATFORM_WHEN, TEST_FLAVOUR } from '../../knowledge/tauri.js';

/** The effective configuration and where it lives. */
export interface Configuration {
  readonly major: 1 | 2;
  readonly dir: string;
  readonly config: Config;
}

/** Finds the base configuration and lays over it, as `tauri build` does, what platforms, flavours and `--config` arguments say. */
export const readConfiguration = (world: World): Configuration => {
  const base = basePath(world);
  const dir = folderOf(base ?? world.app.home.file);
  const layers = [...layer(world, base), ...overlays(world, dir)];
  const major = world.app.version?.major ?? (layers.some(({ root }) => entryOf(root, 'tauri')) ? 1 : 2);
  return { major: major < 2 ? 1 : 2, dir, config: new Config(layers, world.app.home) };
};

const basePath = ({ app }: World): string | undefined => {
  const rank = (path: string): number => (BASE_CONFIGS as readonly string[]).indexOf(nameOf(path));
  if (rank(app.home.file) >= 0) return app.home.file;
  return [...app.files.keys()].filter((path) => rank(path) >= 0)
    .sort((a, b) => a.split('/').length - b.split('/').length || rank(a) - rank(b))[0];
};

const layer = (world: World, path: string | undefined, when?: When): readonly Layer[] => {
  const root: ConfigNode | undefined = path === undefined ? undefined : world.config(path)?.root;
  return path === undefined || root === undefined ? [] : [{ file: path, root, ...(when && { when }) }];
};

const overlays = (world: World, dir: string): readonly Layer[] => {
  const found: Layer[] = [];
  for (const path of world.app.files.keys()) {
    if (folderOf(path) !== dir) continue;
    const name = nameOf(path);
    const [, json, toml] = PLATFORM_OVERLAY.exec(name) ?? [];
    const flavour = FLAVOUR_OVERLAY.exec(name)?.[1];
    const when = PLATFORM_WHEN.get(json ?? toml ?? '') ?? (flavour === undefined ? undefined : flavourWhen(flavour));
    if (when) found.push(...layer(world, path, when));
  }
  const named = new Set(found.map(({ file }) => file));
  for (const { path, development } of configArguments(world, dir)) {
    if (!named.has(path) && nameOf(path) !== 'tauri.conf.json') found.push(...layer(world, path, development ? 'development' : flavourWhen(nameOf(path).replace(/(?:\.conf)?\.\w+$/, ''))));
    named.add(path);
  }
  return found;
};

const flavourWhen = (name: string): When => (DEVELOPMENT_FLAVOUR.test(name) ? 'development' : TEST_FLAVOUR.test(name) ? 'test' : `mode:${name}`);

/**
 * The files that scripts of package.json and workflows give to `tauri build --config`. The command line takes them from where it is started: the folder of
 * the manifest, which is the one that a workflow goes to or names in `projectPath`.
 */
const configArguments = (world: World, dir: string): readonly { readonly path: string; readonly development: boolean }[] =>
  world.configs(/(?:^|\/)(?:package\.json|\.github\/workflows\/[^/]+\.ya?ml)$/).flatMap(([file, { root }]) => {
    const manifest = nameOf(file) === 'package.json';
    const texts = manifest ? textsOf(entryOf(root, 'scripts')?.value) : textsOf(root);
    return texts.flatMap(({ key, value: text }) => {
      if (text.length > 20_000 || !(/\btauri\b/.test(text) || (!manifest && key === 'args'))) return [];
      return [...text.matchAll(/(?:^|\s)(?:--config|-c)[ =]["']?([^\s"'{}]{1,200}\.(?:json5?|toml))/g)].flatMap(([, path = '']) => {
        const found = [manifest ? folderOf(file) : world.app.root, dir, folderOf(dir), ''].flatMap((folder) => resolveIn(folder, path) ?? []).find((one) => world.app.files.has(one));
        return found === undefined ? [] : [{ path: found, development: /\btauri\s+(?:\w+\s+)?dev\b/.test(text) }];
      });
    });
  });

/** Every text of a configuration, with the key it stands under. */
const textsOf = (root: ConfigNode | undefined): readonly { readonly key: string; readonly value: string }[] => {
  const open: { readonly key: string; readonly node: ConfigNode }[] = root ? [{ key: '', node: root }] : [];
  const found: { readonly key: string; readonly value: string }[] = [];
  for (let one = open.pop(); one; one = open.pop()) {
    const { key, node } = one;
    if (node.kind === 'array') open.push(...node.items.map((item) => ({ key, node: item })).reverse());
    else if (node.kind === 'object') open.push(...node.entries.map((entry) => ({ key: entry.key, node: entry.value })).reverse());
    else if (typeof node.value === 'string') found.push({ key, value: node.value });
  }
  return found;
};
