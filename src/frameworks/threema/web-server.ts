import type { ConfigEntry, ConfigNode } from '../../core/config.js';
import { folderOf, isWithin, join, nameOf, upwards } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { SERVER_CONFIGS } from '../../knowledge/threema.js';

const entriesOf = (node: ConfigNode | undefined): readonly ConfigEntry[] => (node?.kind === 'object' ? node.entries : []);

const unquoted = (text: string): string => text.trim().replace(/^["']|["']$/g, '');

/** Every directive and block of a configuration, however deep, with the blocks around it. */
function* walk(node: ConfigNode | undefined, around: readonly string[] = []): Iterable<{ readonly key: string; readonly value: string; readonly around: readonly string[] }> {
  for (const { key, value } of entriesOf(node)) {
    if (value.kind === 'object') {
      if (around.length < 20) yield* walk(value, [...around, key]);
    } else yield { key, value: String((value as { readonly value?: unknown }).value ?? ''), around };
  }
}

const roots = new WeakMap<World, ReadonlySet<string>>();

/** The folders of the tree that a web server is told to serve: nginx's `root`, Apache's `DocumentRoot`. Their paths are of the server; the end of one is the tree's. */
export const configuredRoots = (world: World): ReadonlySet<string> => {
  let known = roots.get(world);
  if (!known) roots.set(world, (known = findRoots(world)));
  return known;
};

const findRoots = (world: World): ReadonlySet<string> => {
  const folders = new Set(world.app.paths.flatMap((path) => upwards(folderOf(path))));
  return new Set(world.configs(SERVER_CONFIGS).flatMap(([, { root }]) => [...walk(root)].flatMap(({ key, value, around }): string[] => {
    // What a location serves is that location's.
    if (!/^(?:root|documentroot)$/.test(key) || around.some((block) => block.startsWith('location'))) return [];
    const parts = unquoted(value).replace(/\/+$/, '').split('/').filter((part) => part !== '');
    for (let from = 0; from < parts.length; from++) {
      const folder = join(world.app.root, parts.slice(from).join('/'));
      if (folders.has(folder)) return [folder];
    }
    return [];
  })));
};

const DENIES: readonly (readonly [key: RegExp, value: RegExp])[] = [
  [/^require$/, /^all\s+denied$/i], [/^deny$/, /^from\s+all$/i], [/^deny$/, /^all$/i], [/^return$/, /^(?:403|404|410|444)\b/],
];
const denies = (key: string, value: string): boolean => DENIES.some(([name, what]) => name.test(key) && what.test(value.trim()));

/** Whether a web server's configuration keeps a file from being served: `.htaccess` on the way to it, or a block for its name or place. */
export const isClosed = (world: World, path: string, root: string): boolean => {
  const folders = upwards(folderOf(path)).filter((folder) => isWithin(folder, root));
  for (const folder of folders) {
    const file = join(folder, '.htaccess');
    if (!world.app.paths.includes(file)) continue;
    const document = world.config(file);
    // What was not read may say anything; only the folder that is served has one for another reason as well.
    if (!document) { if (folder === root) continue; return true; }
    if ([...walk(document.root)].some(({ key, value, around }) => closes(key, value, around, path, folder))) return true;
  }
  return world.configs(SERVER_CONFIGS).some(([, { root: all }]) => [...walk(all)].some(({ key, value, around }) =>
    denies(key, value) && around.some((block) => { const place = /^location\s+(.+)$/.exec(block)?.[1]; return place !== undefined && matchesLocation(place, `/${root === '' ? path : path.slice(root.length + 1)}`); })));
};

const closes = (key: string, value: string, around: readonly string[], path: string, folder: string): boolean => {
  if (key === 'redirectmatch') return /^(?:403|404|410)\s/.test(value) && mayMatch(value.replace(/^\d+\s+/, ''), path);
  if (key === 'rewriterule') return /\[(?:[^\]]*,)?(?:F|R=40[34]|G)(?:,[^\]]*)?\]/.test(value) && mayMatch(value.split(/\s+/)[0] ?? '', folder === '' ? path : path.slice(folder.length + 1));
  if (!denies(key, value)) return false;
  const block = around.findLast((one) => /^files(?:match)?\s/.test(one));
  if (block === undefined) return true;
  const pattern = unquoted(block.replace(/^files(?:match)?\s+~?\s*/, ''));
  return block.startsWith('filesmatch') || /^files\s+~/.test(block) ? mayMatch(pattern, nameOf(path)) : glob(pattern, nameOf(path));
};

const glob = (pattern: string, name: string): boolean => {
  if (!pattern.includes('*')) return pattern === name;
  const [first = '', ...rest] = pattern.split('*');
  return name.startsWith(first) && name.endsWith(rest.at(-1) ?? '') && rest.slice(0, -1).every((part) => name.includes(part));
};

/** Patterns of a project are read and never run: one that names the file, its ending, or one of its folders is taken to be meant for it. */
const mayMatch = (pattern: string, path: string): boolean => {
  const words = new Set(pattern.toLowerCase().match(/[a-z0-9]{2,40}/g) ?? []);
  const parts = path.toLowerCase().split(/[/.]/).filter((part) => part.length > 1);
  return parts.some((part) => words.has(part)) || /^\^?(?:\(?\.\*\)?)?\$?$/.test(pattern);
};

const matchesLocation = (place: string, path: string): boolean => {
  const [, kind = '', what = ''] = /^(=|~\*?|\^~)?\s*(.+)$/.exec(place.trim()) ?? [];
  if (kind.startsWith('~')) return mayMatch(what, path);
  return kind === '=' ? path === unquoted(what) : path.startsWith(unquoted(what)) && unquoted(what) !== '/';
};
