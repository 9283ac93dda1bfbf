import type { Export, NodeOf } from '../core/summary.js';
import { MODULE_ALIASES } from '../knowledge/modules.js';
import type { Ref, Source } from './source.js';
import type { World } from './world.js';

/** A chain of re-exports longer than this leads nowhere. */
const DEEPEST = 100;

/** The names that were asked for on the way, each of them once: files may all export all of each other. */
type Asked = Set<string>;

const isAsked = (asked: Asked, path: string, name: string): boolean => {
  const key = `${path}\0${name}`;
  if (asked.size > DEEPEST * 100 || asked.has(key)) return true;
  asked.add(key);
  return false;
};

/** What an import of another file of the app stands for; empty for a namespace and for what is not there. */
export const imported = (world: World, source: Source, { from, name }: NodeOf<'import'>): readonly Ref[] => {
  const path = world.modules.resolve(source.path, from);
  if (path === undefined) return [];
  if (name !== '*') return listed(exported(world, path, name));
  // `require('./x')` is what `module.exports` was set to; of an ES module it is the namespace, and stays that.
  const target = world.module(path);
  const whole = target && exportsOf(target).named.get('default');
  return whole && isCommonJs(target) ? listed(exported(world, path, 'default')) : [];
};

const listed = (ref: Ref | undefined): readonly Ref[] => (ref ? [ref] : []);

/** An export of a module of the app, re-exports followed. Of a CommonJS module, or of a default export, the properties are exports too. */
export const exported = (world: World, path: string, name: string): Ref | undefined => find(world, path, name, new Set(), 0);

const find = (world: World, path: string, name: string, asked: Asked, depth: number): Ref | undefined => {
  const source = world.module(path);
  if (!source || depth > DEEPEST || isAsked(asked, path, name)) return undefined;
  const { named, stars } = exportsOf(source);
  const own = named.get(name);
  if (own?.value !== undefined) return source.ref(own.value, { start: 0, end: 0 });
  if (own?.from !== undefined) {
    const target = world.modules.resolve(path, own.from);
    return target === undefined || own.fromName === undefined ? undefined : find(world, target, own.fromName, asked, depth + 1);
  }
  for (const { from } of stars) {
    const target = from === undefined ? undefined : world.modules.resolve(path, from);
    const found = target === undefined ? undefined : find(world, target, name, asked, depth + 1);
    if (found) return found;
  }
  const whole = name === 'default' ? undefined : named.get('default')?.value;
  return whole === undefined ? undefined : world.property(source.ref(whole, { start: 0, end: 0 }), name).refs[0];
};

/** The canonical name of an export that has no value in the app: `export { BrowserWindow } from 'electron'`. */
export const exportedName = (world: World, path: string, name: string): string | undefined => {
  const found = exported(world, path, name);
  return (found && world.name(found)) ?? findName(world, path, name, new Set(), 0);
};

const findName = (world: World, path: string, name: string, asked: Asked, depth: number): string | undefined => {
  const source = world.module(path);
  if (!source || depth > DEEPEST || isAsked(asked, path, name)) return undefined;
  const { named, stars } = exportsOf(source);
  const own = named.get(name);
  const all = own ? [own] : stars;
  for (const { from, fromName } of all) {
    if (from === undefined) continue;
    const target = world.modules.resolve(path, from);
    const wanted = own ? fromName ?? name : name;
    if (target !== undefined) {
      const known = findName(world, target, wanted, asked, depth + 1);
      if (known !== undefined) return known;
    } else if (own || !from.startsWith('.')) {
      const module = MODULE_ALIASES.get(from) ?? from;
      // `export * from 'electron'` beside others: only a package's own name tells which of them has it.
      if (own || stars.length === 1) return wanted === '*' || wanted === 'default' ? module : `${module}.${wanted}`;
    }
  }
  return undefined;
};

interface Exports {
  readonly named: ReadonlyMap<string, Export>;
  readonly stars: readonly Export[];
}

const KNOWN = new WeakMap<Source, Exports>();

const exportsOf = (source: Source): Exports => {
  const known = KNOWN.get(source);
  if (known) return known;
  const named = new Map<string, Export>();
  for (const one of source.summary.exports) if (one.name !== '*') named.set(one.name, one);
  const found = { named, stars: source.summary.exports.filter((one) => one.name === '*') };
  KNOWN.set(source, found);
  return found;
};

/** Whether what `require` gives is what was assigned to `module.exports`, not a namespace with a `default`. */
const isCommonJs = ({ path, summary }: Source): boolean =>
  path.endsWith('.json') || (!/\.m[jt]s$/.test(path) && !summary.imports.some(({ how }) => how === 'import' || how === 're-export')
    && summary.functions.some(({ writes }) => writes.some(({ target }) => { const node = summary.nodes[target]; return node?.kind === 'get' && node.name === 'exports'; })));
