import { type ConfigNode, nodeAt } from '../../core/config.js';
import { isWithin, join } from '../../core/paths.js';
import { Config } from '../../core/setting.js';
import { exportedTree } from '../../dataflow/tree.js';
import type { World } from '../../dataflow/world.js';
import { CLEANED_BY_DEFAULT } from '../../knowledge/nativephp.js';
import { readApiTokens } from './api-tokens.js';
import { readBridgeSecrets } from './bridge-secret.js';
import { readDevPackages } from './dev-packages.js';
import { readDisks } from './disks.js';
import { readExposedServers } from './exposed-servers.js';
import { readGuards } from './guards.js';
import type { Cleaning, NativephpModel } from './model.js';
import { readRawOutputs } from './raw-outputs.js';
import { readReleaseSecrets } from './release-env.js';
import { readEncryptions, readStores } from './stores.js';
import { readUpdater } from './updater.js';
import { readCalls, readWindows } from './windows.js';

/** Everything that is understood of a NativePHP app. */
export const readNativephp = (world: World): NativephpModel => {
  const { app } = world;
  const configs = readConfigs(world);
  const published = app.paths.find((path) => isWithin(path, join(app.root, 'nativephp/electron')) && path.endsWith('package.json'));
  return {
    major: majorOf(world),
    ...(app.version && { version: app.version }),
    configs,
    cleaning: readCleaning(world, configs),
    windows: readWindows(world),
    calls: readCalls(world),
    guards: readGuards(world),
    stores: readStores(world),
    encryptions: readEncryptions(world),
    apiTokens: readApiTokens(world),
    bridgeSecrets: readBridgeSecrets(world),
    exposedServers: readExposedServers(world),
    releaseSecrets: readReleaseSecrets(world),
    disks: readDisks(world),
    updater: readUpdater(world),
    rawOutputs: readRawOutputs(world),
    devPackages: readDevPackages(world),
    ...(published !== undefined && { published: { file: published, range: { start: 0, end: 1 } } }),
  };
};

/** nativephp/desktop begins with version 2. Without it in composer.json its namespace tells. */
const majorOf = (world: World): 1 | 2 => {
  const required = nodeAt(world.config(join(world.app.root, 'composer.json'))?.root, ['require']);
  const has = (name: string): boolean => required?.kind === 'object' && required.entries.some(({ key }) => key === name);
  if (has('nativephp/desktop')) return 2;
  if (has('nativephp/electron') || has('nativephp/laravel')) return 1;
  return world.sources.some(({ summary }) => summary.imports.some(({ from }) => from.startsWith('Native\\Laravel\\'))) ? 1 : 2;
};

const readConfigs = (world: World): ReadonlyMap<string, Config> => {
  const folder = join(world.app.root, 'config');
  const configs = new Map<string, Config>();
  for (const { path } of world.sources) {
    const name = path.slice(folder.length + 1, -'.php'.length);
    const tree = isWithin(path, folder) && path.endsWith('.php') && !name.includes('/') ? exportedTree(world, path) : undefined;
    if (tree) configs.set(name, new Config([tree], { file: path, range: { start: 0, end: 5 } }));
  }
  return configs;
};

/** Laravel merges a package's configuration into the app's key by key, so that a list which is not there is the published one. */
const readCleaning = ({ app }: World, configs: ReadonlyMap<string, Config>): Cleaning => {
  const config = configs.get('nativephp');
  const setting = config?.at('/cleanup_env_keys');
  if (!setting || setting.missing) {
    const at = config?.home ?? app.home;
    return { at, patterns: CLEANED_BY_DEFAULT.map((value) => ({ value, at })), written: false, unknown: false };
  }
  const node: ConfigNode | undefined = setting.node;
  const items = node?.kind === 'array' ? node.items : [];
  const last = items.at(-1);
  return {
    at: setting.keyAt ?? setting.at, written: true, patterns: setting.strings(),
    unknown: node?.kind !== 'array' || items.some((item) => item.kind !== 'scalar' || typeof item.value !== 'string'),
    ...(last && { last: { file: setting.at.file, range: last.range } }),
  };
};
