import type { Location } from '../../core/location.js';
import type { ConfigSetting } from '../../core/setting.js';
import { FS_WRITE_METHODS } from '../../knowledge/tauri.js';
import { FS_FOLDER_SCOPE, FS_FOLDER_SET, FS_FOLDERS, FS_GROUPS, FS_WRITE_COMMANDS, type Power } from '../../knowledge/tauri-permissions.js';
import type { Configuration } from './config.js';
import { type AllowedModule, type Capability, type FileAccess, isActive, type Permission, type Placed, settingOf } from './model.js';
import { breadthOf } from './patterns.js';

/** What one permission of plugin-fs brings. */
interface FsGrant {
  readonly read: boolean;
  readonly write: boolean;
  /** It is, or holds, a permission without commands: its paths then count for every command of the plugin, in every capability. */
  readonly global: boolean;
  readonly paths: readonly string[];
}

const NOTHING: FsGrant = { read: false, write: false, global: false, paths: [] };

/** Source: `Resolved::resolve` in tauri-utils acl/resolved.rs, and the permission files of plugin-fs. */
const grantOf = ({ plugin, name }: Permission): FsGrant => {
  if (plugin !== 'fs' || name.startsWith('deny-')) return NOTHING;
  if (name === 'scope') return { ...NOTHING, global: true };
  // Its two scopes stand where commands do, and reach nothing: acl-manifests.json of plugin-fs 2.0 to 2.4.
  if (name === 'default') return { ...NOTHING, read: true, global: true };
  const group = FS_GROUPS.get(name);
  if (group) return { ...NOTHING, [group]: true };
  const [, scoped, depth] = FS_FOLDER_SCOPE.exec(name) ?? [];
  if (scoped !== undefined) return { ...NOTHING, global: true, paths: depth === '-recursive' ? recursive(scoped) : depth ? [] : flat(scoped) };
  const [, folder, access, deep] = FS_FOLDER_SET.exec(name) ?? [];
  if (folder !== undefined) return { read: access !== 'write', write: access === 'write', global: true, paths: deep ? recursive(folder) : flat(folder) };
  if (!name.startsWith('allow-')) return NOTHING;
  const write = FS_WRITE_COMMANDS.has(name.slice('allow-'.length));
  return { ...NOTHING, read: !write, write };
};

const recursive = (folder: string): readonly string[] => (FS_FOLDERS.get(folder) ?? []).map((path) => `${path}/**`);
const flat = (folder: string): readonly string[] => (FS_FOLDERS.get(folder) ?? []).map((path) => `${path}/*`);

/** The paths of scope entries: texts, or objects with a `path`. */
const pathsOf = (entries: readonly ConfigSetting[]): readonly Placed[] =>
  entries.flatMap((entry) => (entry.node?.kind === 'object' ? entry.to('/path') : entry).strings());

/** `**` and a folder's `/**` take away what stands below. */
const isDenied = (path: string, denied: readonly string[]): boolean => denied.some((pattern) => pattern === path || /^\/?\*\*$/.test(pattern) || (pattern.endsWith('/**') && path.startsWith(pattern.slice(0, -2))));

interface Granted {
  readonly capability: Capability;
  readonly grant: FsGrant;
  readonly list: Location;
  readonly paths: readonly { readonly path: string; readonly at: Location }[];
}

const grantsOf = (capabilities: readonly Capability[]): readonly Granted[] => {
  // What a permission without commands denies is denied to every command.
  const everywhere = capabilities.filter(isActive).flatMap(({ permissions }) => permissions.flatMap((one) => (one.plugin === 'fs' && one.commands.length === 0 ? pathsOf(one.deny).map(({ value }) => value) : [])));
  return capabilities.filter(isActive).flatMap((capability) => capability.permissions.flatMap((permission) => {
    const grant = grantOf(permission);
    if (grant === NOTHING) return [];
    const own = pathsOf(permission.allow).map(({ value, at }) => ({ path: value, at }));
    const denied = [...everywhere, ...pathsOf(permission.deny).map(({ value }) => value)];
    return [{ capability, grant, list: permission.at, paths: [...own, ...grant.paths.map((path) => ({ path, at: permission.at }))].filter(({ path }) => !isDenied(path, denied)) }];
  }));
};

/** What the file system permissions of each capability amount to, by its index: paths of one capability may serve the commands of another. */
export const filePowers = (capabilities: readonly Capability[]): readonly (readonly Power[])[] => {
  const granted = grantsOf(capabilities);
  const anyGlobal = granted.some(({ grant, paths }) => grant.global && paths.length > 0);
  return capabilities.map((capability) => {
    const own = granted.filter((one) => one.capability === capability && (anyGlobal || one.paths.length > 0));
    return [...(own.some(({ grant }) => grant.write) ? ['write files' as const] : []), ...(own.some(({ grant }) => grant.read) ? ['read files' as const] : [])];
  });
};

/** The paths of plugin-fs with what can be done to them. */
const fromCapabilities = (capabilities: readonly Capability[]): readonly FileAccess[] => {
  const granted = grantsOf(capabilities);
  const commands = granted.filter(({ grant }) => grant.read || grant.write);
  return granted.flatMap(({ capability, grant, list, paths }) => {
    const users = grant.global ? commands : [{ capability, grant }];
    const read = users.some((one) => one.grant.read);
    const write = users.some((one) => one.grant.write);
    return read || write ? paths.map(({ path, at }) => access({ value: path, at }, list, read, write, [...new Set(users.map((one) => one.capability))])) : [];
  });
};

const access = ({ value, at, when }: Placed, list: Location, read: boolean, write: boolean, capabilities: readonly Capability[] = []): FileAccess => {
  const breadth = breadthOf(value);
  return { path: value, at, list, ...(when && { when }), read, write, ...(breadth && { breadth }), capabilities };
};

/** A scope of Tauri's own configuration: a list of paths, or an object with such a list under `allow`. */
const accesses = (scope: ConfigSetting | undefined, read: boolean, write: boolean): readonly FileAccess[] =>
  (scope ? [...scope.strings(), ...scope.to('/allow').strings()].map((path) => access(path, scope.at, read, write)) : []);

export const readFiles = (configuration: Configuration, capabilities: readonly Capability[], allowlist: readonly AllowedModule[]): readonly FileAccess[] => {
  if (configuration.major === 2) return fromCapabilities(capabilities);
  const methods = allowlist.find(({ module }) => module === 'fs')?.methods ?? new Set();
  if (methods.size === 0) return [];
  const write = [...methods].some((method) => FS_WRITE_METHODS.has(method));
  const read = [...methods].some((method) => !FS_WRITE_METHODS.has(method));
  return accesses(settingOf(configuration, 'fs', '/scope'), read, write);
};

export const readAssets = (configuration: Configuration, allowlist: readonly AllowedModule[]): readonly FileAccess[] => {
  if (configuration.major === 2) {
    const enabled = settingOf(configuration, 'security', '/assetProtocol/enable')?.mayBe(true);
    return enabled ? accesses(settingOf(configuration, 'security', '/assetProtocol/scope'), true, false) : [];
  }
  const enabled = allowlist.some(({ module, methods }) => module === 'protocol' && methods.has('asset'));
  return enabled ? accesses(settingOf(configuration, 'allowlist', '/protocol/assetScope'), true, false) : [];
};
