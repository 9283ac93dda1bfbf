import type { ConfigDocument } from '../../core/config.js';
import { join } from '../../core/paths.js';
import { Config, type ConfigSetting, type When } from '../../core/setting.js';
import type { World } from '../../dataflow/world.js';
import { COMMAND_POWERS, type Power } from '../../knowledge/tauri-permissions.js';
import { type DefinedPermissions, readDefined, resolvePermission } from './acl.js';
import type { Configuration } from './config.js';
import { filePowers } from './files.js';
import { type Capability, isActive, type Permission, settingOf } from './model.js';
import { readUrlPattern } from './patterns.js';

/** Every capability of an app of Tauri 2, active or not: those of `capabilities/**`, and those that the configuration holds itself. */
export const readCapabilities = (world: World, configuration: Configuration): readonly Capability[] => {
  const setting = settingOf(configuration, 'capabilities');
  if (!setting) return [];
  const folder = join(configuration.dir, 'capabilities/');
  const files = world.configs(/\.(?:json5?|toml)$/).filter(([path]) => path.startsWith(folder));
  const fromFiles = files.flatMap(([path, document]) => inFile(path, document));
  const listed = activations(setting);
  const defined = readDefined(world, configuration.dir);
  const inline = setting.items().filter((item) => item.node?.kind === 'object').map((item) => readCapability(defined, item, [item.alternatives[0]?.when]));
  const all = [...fromFiles.map((item) => readCapability(defined, item, listed(text(item.to('/identifier')) ?? ''))), ...inline];
  // What one capability denies is denied to all. Source: RuntimeAuthority::resolve_access in tauri's ipc/authority.rs.
  const denied = new Set(all.filter(isActive).flatMap(({ permissions }) => permissions.flatMap((one) => one.denied)));
  const ofFiles = filePowers(all);
  return all.map((capability, index) => ({
    ...capability,
    commands: new Set(capability.permissions.flatMap(({ commands }) => commands.filter((command) => !denied.has(command)))),
    powers: new Set([...capability.permissions.flatMap((permission) => powersOf(permission, denied)), ...ofFiles[index]!]),
  }));
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

const readCapability = (defined: DefinedPermissions, item: ConfigSetting, active: readonly (When | undefined)[]): Capability => {
  const identifier = item.to('/identifier');
  const permissions = item.to('/permissions').items().flatMap((one) => readPermission(defined, one));
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
    commands: new Set(),
    powers: new Set(),
  };
};

const readPermission = (defined: DefinedPermissions, item: ConfigSetting): readonly Permission[] => {
  const object = item.node?.kind === 'object';
  const identifier = object ? text(item.to('/identifier')) : text(item);
  if (identifier === undefined) return [];
  const colon = identifier.lastIndexOf(':');
  return [{
    identifier,
    plugin: identifier.slice(0, Math.max(0, colon)),
    name: identifier.slice(colon + 1),
    at: object ? item.to('/identifier').at : item.at,
    allow: object ? item.to('/allow').items() : [],
    deny: object ? item.to('/deny').items() : [],
    ...resolvePermission(defined, identifier),
  }];
};

const powersOf = ({ commands, allow }: Permission, denied: ReadonlySet<string>): readonly Power[] =>
  commands.flatMap((command) => (denied.has(command) ? [] : COMMAND_POWERS.flatMap(([pattern, power, needsScope]) => (pattern.test(command) && (allow.length > 0 || !needsScope) ? [power] : []))));
