import { type ConfigNode, entryOf, nodeAt } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { join, upwards } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import type { Cargo, Placed } from './model.js';

/** What the manifest beside the configuration says beyond its dependencies, and the workspace above it. */
export const readCargo = (world: World, dir: string): Cargo | undefined => {
  const file = join(dir, 'Cargo.toml');
  const root = world.config(file)?.root;
  if (!root) return undefined;
  const folders = upwards(dir);
  const features = entryOf(root, 'features')?.value;
  const paths = new Set(world.app.paths);
  return {
    at: { file, range: entryOf(root, 'package')?.keyRange ?? { start: 0, end: 1 } },
    defaultFeatures: withDefaults(file, features),
    debugAssertions: folders.flatMap((folder): readonly Location[] => {
      const manifest = join(folder, 'Cargo.toml');
      const node = nodeAt(world.config(manifest)?.root, ['profile', 'release', 'debug-assertions']);
      return node?.kind === 'scalar' && node.value === true ? [{ file: manifest, range: node.range }] : [];
    }),
    anyVersion: ['dependencies', 'build-dependencies'].flatMap((kind) => entriesOf(entryOf(root, kind)?.value).flatMap(({ key, value }): readonly Placed[] => {
      const version = value.kind === 'object' ? entryOf(value, 'version')?.value : value;
      return version?.kind === 'scalar' && version.value === '*' && !entryOf(value, 'git') && !entryOf(value, 'path') ? [{ value: key, at: { file, range: version.range } }] : [];
    })),
    locked: folders.some((folder) => paths.has(join(folder, 'Cargo.lock'))),
  };
};

const entriesOf = (node: ConfigNode | undefined): readonly { readonly key: string; readonly value: ConfigNode }[] => (node?.kind === 'object' ? node.entries : []);

/** Features of features do not go deeper than this. */
const DEEPEST = 6;

/** What is on where nothing is asked for: `default`, and the features of the crate that it names. */
const withDefaults = (file: string, features: ConfigNode | undefined): readonly Placed[] => {
  const found: Placed[] = [];
  const seen = new Set<string>();
  const follow = (name: string, depth: number): void => {
    const list = depth < DEEPEST && !seen.has(name) ? entryOf(features, name)?.value : undefined;
    seen.add(name);
    for (const item of list?.kind === 'array' ? list.items : []) {
      if (item.kind !== 'scalar' || typeof item.value !== 'string') continue;
      found.push({ value: item.value, at: { file, range: item.range } });
      follow(item.value, depth + 1);
    }
  };
  follow('default', 0);
  return found;
};
