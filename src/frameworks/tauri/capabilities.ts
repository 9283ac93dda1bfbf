import type { ConfigDocument } from '../../core/config.js';
import { join } from '../../core/paths.js';
import { Config, type ConfigSetting, type When } from '../../core/setting.js';
import type { World } from '../../dataflow/world.js';
import { PERMISSION_POWERS, type Power } from '../../knowledge/tauri-permissions.js';
import type { Configuration } from './config.js';
import { filePowers } from './files.js';
import { type Capability, type Permission, settingOf } from './model.js';
import { readUrlPattern } from './patterns.js';

/** Every capability of an app of Tauri 2, active or not: those of `capabilities/**`, and those that the configuration holds itself. */
export const readCapabilities = (world: World, configuration: Configuration): readonly Capability[] => {
  const setting = settingOf(configuration, 'capabilities');
  if (!setting) return [];
  const folder = join(configuration.dir, 'capabilities/');
  const files = world.configs(/\.(?:json5?|toml)$/).filter(([path]) => path.startsWith(folder));
  const fromFiles = files.flatMap(([path, document]) => inFile(path, document));
  const listed = activations(setting);
  const inline = setting.items().filter((item) => item.node?.kind === 'object').map((item) => readCapability(item, [item.alternatives[0]?.when]));
  const all = [...fromFiles.map((item) => readCapability(item, listed(text(item.to('/identifier')) ?? ''))), ...inline];
  const powers = filePowers(all);
  return all.map((capability, index) => ({ ...capability, powers: new Set([...capability.powers, ...powers[index]!]) }));
};

/** The capabilities of a file: one, a list, or a list under `capabilities`. */
const inFile = (file: string, { root }: ConfigDocument): readonly ConfigSetting[] => {
  if (!root) return [];
  const config = new Config([{ file, root }], { file, range: root.range });
  if (root.kind === 'array') return config.at('').items();
  const list = config.at('/capabilities');
  return list.missing ? [config.at('')] : list.items();
};

/** A list that names none leaves every file active; else only what it names is. */
const activations = (setting: ConfigSetting): ((identifier: string) => readonly (When | undefined)[]) => {
  const lists = setting.alternatives.map(({ value, when }) => ({ when, names: Array.isArray(value) ? (value as readonly unknown[]) : [] }));
  return (identifier) => lists.flatMap(({ when, names }) => (names.length === 0 || names.includes(identifier) ? [when] : []));
};

const text = (setting: ConfigSetting): string | undefined => (typeof setting.value === 'string' ? setting.value : undefined);

const readCapability = (item: ConfigSetting, active: readonly (When | undefined)[]): Capability => {
  const identifier = item.to('/identifier');
  const permissions = item.to('/permissions').items().flatMap(readPermission);
  return {
    identifier: text(identifier) ?? '',
    at: identifier.at,
    active,
    windows: item.to('/windows').strings(),
    webviews: item.to('/webviews').strings(),
    local: item.to('/local'),
    remote: item.to('/remote/urls').strings().map((url) => ({ ...url, ...readUrlPattern(url.value) })),
    permissions,
    platforms: item.to('/platforms').strings(),
    powers: new Set(permissions.flatMap(({ powers }) => powers)),
  };
};

const readPermission = (item: ConfigSetting): readonly Permission[] => {
  const object = item.node?.kind === 'object';
  const identifier = object ? text(item.to('/identifier')) : text(item);
  if (identifier === undefined) return [];
  const colon = identifier.lastIndexOf(':');
  const allow = object ? item.to('/allow').items() : [];
  return [{
    identifier,
    plugin: identifier.slice(0, Math.max(0, colon)),
    name: identifier.slice(colon + 1),
    at: object ? item.to('/identifier').at : item.at,
    allow,
    deny: object ? item.to('/deny').items() : [],
    powers: powersOf(identifier, allow.length > 0),
  }];
};

const powersOf = (identifier: string, scoped: boolean): readonly Power[] =>
  identifier.includes(':')
    ? PERMISSION_POWERS.flatMap(([pattern, power, needsScope]) => (pattern.test(identifier) && (scoped || !needsScope) ? [power] : []))
    : identifier.startsWith('deny-') ? [] : ['call app commands'];
