import type { ConfigEntry, ConfigNode } from '../../core/config.js';
import { entryOf } from '../../core/config.js';
import { folderOf, join, upwards } from '../../core/paths.js';
import { Config } from '../../core/setting.js';
import type { FnSummary } from '../../core/summary.js';
import { type Call, is } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { RUST_METHODS } from '../../knowledge/tauri.js';
import type { AppCommand, Crate, NativeCall } from './model.js';

const methodOf = (call: Call): string => {
  const callee = call.source.node(call.node.callee);
  return is(callee, 'get') ? callee.name : call.name.slice(Math.max(call.name.lastIndexOf(':'), call.name.lastIndexOf('.')) + 1);
};

export const nativeCall = (world: World, call: Call): NativeCall => {
  const when = world.when(call.source, call.under);
  const answers = answersOf(world, call);
  return { name: call.name, method: methodOf(call), at: call.at, args: call.args.map((arg) => world.setting(arg)), ...(answers !== undefined && { answers }), ...(when && { when }) };
};

/** `|_url| true`: a function that asks nothing. */
const answersOf = (world: World, call: Call): boolean | undefined => {
  for (const arg of call.args) {
    for (const one of world.resolve(arg)) {
      const node = one.source.node(one.id);
      const returns = node.kind === 'function' ? one.source.summary.functions[node.fn]?.returns ?? [] : [];
      const all = returns.map(({ value }) => { const given = one.source.node(value); return given.kind === 'literal' ? given.value : undefined; });
      if (all.length > 0 && typeof all[0] === 'boolean' && all.every((value) => value === all[0])) return all[0];
    }
  }
  return undefined;
};

/** The calls of Rust files that go to tauri, or look like it by their method's name. */
export const readNativeCalls = (world: World): readonly NativeCall[] =>
  world.calls().filter((call) => call.source.summary.language === 'rust' && (/^tauri(?:_\w+)?::/.test(call.name) || RUST_METHODS.has(methodOf(call)))).map((call) => nativeCall(world, call));

const COMMAND = /^(?:tauri::)?command(?:\s*\(|$)/;

/** Whether a function is one that web content calls with `invoke`. */
export const isCommand = ({ name, attributes }: FnSummary): boolean => name !== undefined && attributes?.some((one) => COMMAND.test(one)) === true;

/** The functions that web content calls with `invoke`. */
export const readCommands = (world: World): readonly AppCommand[] => {
  const handled = handledCommands(world);
  return world.sources.filter(({ summary }) => summary.language === 'rust').flatMap((source) =>
    source.summary.functions.flatMap((fn) => (fn.name !== undefined && isCommand(fn)
      ? [{
        name: fn.name, at: source.location(fn.at), registered: handled.has(fn.name), plugin: handled.get(fn.name) === true,
        params: fn.params.map((param) => ({ ...(param.name !== undefined && { name: param.name }), ...(param.type !== undefined && { type: param.type }), at: source.location(param.at) })),
      }]
      : [])));
};

/** The names in `generate_handler![…]`, and whether it is a plugin that is given them. */
const handledCommands = (world: World): ReadonlyMap<string, boolean> => {
  const plugins = new Set(world.calls(/\.invoke_handler$/).flatMap((call) => (/(?:^|::)plugin::|PluginBuilder/.test(call.name) ? call.args.map((arg) => `${arg.source.path} ${arg.id}`) : [])));
  return new Map(world.calls(/(?:^|::)(?:generate_handler|collect_commands)!$/).flatMap((call) => call.args.flatMap((arg) => {
    const node = arg.source.node(arg.id);
    const name = is(node, 'function') ? arg.source.summary.functions[node.fn]?.name : world.name(arg);
    return name === undefined ? [] : [[name.slice(name.lastIndexOf(':') + 1), plugins.has(`${call.source.path} ${call.id}`)] as const];
  })));
};

/** Commands that nothing registers are dead code, as far as lists of them can be read: macros of an app's own may hold the others. */
export const isReachable = (commands: readonly AppCommand[]): ((name: string) => boolean) => {
  const registered = new Set(commands.flatMap((one) => (one.registered ? [one.name] : [])));
  return (name) => registered.size * 2 < commands.length || registered.has(name);
};

/** Whether build.rs declares the app's commands: `AppManifest::new().commands(&[…])`. */
export const declaresCommands = (world: World): boolean => world.calls(/(?:^|::)AppManifest::new\(\)(?:\.\w+\(\))*\.commands$/).length > 0;

/** The dependencies of the Cargo.toml beside the configuration, platform-specific ones included; what a workspace inherits is completed from its root. */
export const readCrates = (world: World, dir: string): readonly Crate[] => {
  const path = join(dir, 'Cargo.toml');
  const root = world.config(path)?.root;
  if (!root) return [];
  const tables = [root, ...objects(entryOf(root, 'target')?.value).map(({ value }) => value)];
  return tables.flatMap((table) => ['dependencies', 'build-dependencies'].flatMap((kind) =>
    objects(entryOf(table, kind)?.value).map((entry) => readCrate(world, path, entry))));
};

const objects = (node: ConfigNode | undefined): readonly ConfigEntry[] => (node?.kind === 'object' ? node.entries : []);

const readCrate = (world: World, path: string, { key, keyRange, value }: ConfigEntry): Crate => {
  const config = new Config([{ file: path, root: value }], { file: path, range: keyRange });
  const string = (pointer: string): string | undefined => {
    const found = config.at(pointer).value;
    return typeof found === 'string' ? found : undefined;
  };
  const inherited = config.at('/workspace').is(true) ? workspaceCrate(world, path, key) : undefined;
  const git = string('/git') ?? inherited?.git;
  return {
    name: string('/package') ?? key,
    requirement: string('') ?? string('/version') ?? inherited?.requirement ?? '',
    at: { file: path, range: keyRange },
    features: [...config.at('/features').strings(), ...(inherited?.features ?? [])],
    ...(git !== undefined && { git }),
  };
};

const workspaceCrate = (world: World, path: string, name: string): Crate | undefined => {
  for (const dir of upwards(folderOf(path)).slice(1)) {
    const file = join(dir, 'Cargo.toml');
    const table = entryOf(entryOf(world.config(file)?.root, 'workspace')?.value, 'dependencies')?.value;
    const entry = objects(table).findLast(({ key }) => key === name);
    if (entry) return readCrate(world, file, entry);
  }
  return undefined;
};
