import type { ConfigSetting } from '../../core/setting.js';
import { type Capability, isActive, type OpenerEntry, type Placed } from './model.js';
import { breadthOf } from './patterns.js';

/** The scope entries of plugin-opener that a command of the same permission asks. Source: plugins/opener/src/scope_entry.rs. */
export const readOpeners = (capabilities: readonly Capability[]): readonly OpenerEntry[] =>
  capabilities.filter(isActive).flatMap((capability) => capability.permissions.filter(({ plugin }) => plugin === 'opener').flatMap(({ commands, allow }) => {
    // What no command is named for holds for all of them.
    const urls = commands.length === 0 || commands.includes('plugin:opener|open_url');
    const paths = commands.length === 0 || commands.includes('plugin:opener|open_path');
    return urls || paths ? allow.map((entry) => read(entry, capability, urls, paths)) : [];
  }));

const read = (entry: ConfigSetting, capability: Capability, urls: boolean, paths: boolean): OpenerEntry => {
  const object = entry.node?.kind === 'object';
  const [url] = urls ? (object ? entry.to('/url') : entry).strings() : [];
  const [path] = paths && object ? entry.to('/path').strings() : [];
  const app = object ? entry.to('/app') : undefined;
  return {
    capability,
    ...(url && { url: withScheme(url) }),
    ...(path && { path: withBreadth(path) }),
    ...(app && !app.missing && { app }),
  };
};

const withBreadth = (path: Placed): NonNullable<OpenerEntry['path']> => {
  const breadth = breadthOf(path.value);
  return { ...path, ...(breadth && { breadth }) };
};

/** `*` matches slashes and colons too. */
const withScheme = (url: Placed): NonNullable<OpenerEntry['url']> => {
  const text = url.value.trim();
  if (/^\*+(?::|$|\/)/.test(text)) return { ...url, scheme: 'any' };
  const scheme = /^(file|smb|nfs|ftp|javascript|data|vbscript|ms-[a-z-]+|search-ms|ldap):/i.exec(text)?.[1]?.toLowerCase();
  return { ...url, ...(scheme !== undefined && { scheme: `${scheme}:` }) };
};
