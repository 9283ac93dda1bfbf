import { originOf } from '../../core/origin.js';
import type { ConfigSetting } from '../../core/setting.js';
import { type Call, is, type Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { JAVASCRIPT_WINDOWS, PASSES_TEXT, RUST_WINDOWS, TAKES_TEXT } from '../../knowledge/tauri.js';
import type { Configuration } from './config.js';
import { bothSpellings, type NativeCall, type Page, settingOf, type TauriWindow } from './model.js';
import { nativeCall } from './rust.js';

export const readWindows = (world: World, configuration: Configuration): readonly TauriWindow[] => [
  ...(settingOf(configuration, 'windows')?.items() ?? []).map(fromConfig),
  ...world.calls().flatMap((call) => fromRust(world, call) ?? fromJavaScript(world, call) ?? []),
];

const fromConfig = (item: ConfigSetting): TauriWindow => {
  const label = item.to('/label');
  const url = item.to('/url');
  const when = item.alternatives[0]?.when;
  const written = typeof url.value === 'string' ? url.value : 'index.html';
  return {
    label: typeof label.value === 'string' ? label.value : 'main',
    at: item.at,
    from: 'config',
    pages: [{ origin: originOf(written), url: written, at: url.at, ...(when && { when }) }],
    unknownPage: false,
    option: (name) => item.to(bothSpellings(`/${name}`)),
    builder: [],
    ...(when && { when }),
  };
};

const fromRust = (world: World, call: Call): TauriWindow | undefined => {
  const shape = RUST_WINDOWS.get(call.name);
  if (!shape) return undefined;
  const page = call.arg(shape.page);
  return {
    ...labelled(world, call.arg(shape.label)), at: call.at, from: 'rust', ...(page ? pagesOf(world, page) : { pages: [], unknownPage: true }),
    option: () => undefined, builder: builderOf(world, call), ...whenOf(world, call),
  };
};

const fromJavaScript = (world: World, call: Call): TauriWindow | undefined => {
  const shape = call.node.construct ? JAVASCRIPT_WINDOWS.get(call.name) : undefined;
  if (!shape) return undefined;
  const options = call.arg(shape.options);
  const url = options && world.property(options, 'url');
  const pages = (url?.refs ?? []).map((ref) => pagesOf(world, ref));
  return {
    ...labelled(world, call.arg(shape.label)), at: call.at, from: 'javascript', pages: pages.flatMap((one) => one.pages), unknownPage: url?.unknown === true || pages.some((one) => one.unknownPage),
    option: (name) => world.member(options, name, undefined, call.at), builder: [], ...whenOf(world, call),
  };
};

const whenOf = (world: World, call: Call): Pick<TauriWindow, 'when'> => {
  const when = world.when(call.source, call.under);
  return when ? { when } : {};
};

const labelled = (world: World, ref: Ref | undefined): { readonly label?: string } => {
  const label = ref && world.scalar(peel(world, ref));
  return typeof label === 'string' ? { label } : {};
};

/** The calls that follow on a builder, in order: `.title(…).on_navigation(…).build()`. */
const builderOf = (world: World, call: Call): readonly NativeCall[] =>
  world.calls().filter((one) => one.source === call.source && one !== call && isBuiltOn(one, call.id)).map((one) => nativeCall(world, one));

const LONGEST_CHAIN = 100;

/** Whether a chain of methods begins with a call, also where the builder is kept in between: `builder = builder.title(…)`. */
const isBuiltOn = (call: Call, root: number): boolean => {
  const open: number[] = [call.id];
  const seen = new Set<number>();
  while (open.length > 0 && seen.size < LONGEST_CHAIN) {
    const id = open.pop()!;
    if (seen.has(id)) continue;
    seen.add(id);
    const node = call.source.node(id);
    if (is(node, 'variable')) open.push(...(call.source.writesTo.get(id) ?? []).map((write) => write.value));
    if (is(node, 'either')) open.push(...node.of.map((one) => one.value));
    if (!is(node, 'call')) continue;
    if (id === root) return true;
    const callee = call.source.node(node.callee);
    if (is(callee, 'get')) open.push(callee.of);
  }
  return false;
};

const PAGE_KINDS = /::(?:WebviewUrl|WindowUrl)::(External|App|CustomProtocol)$/;

export const pagesOf = (world: World, ref: Ref): { readonly pages: readonly Page[]; readonly unknownPage: boolean } => {
  const pages: Page[] = [];
  let unknownPage = false;
  for (const one of world.resolve(ref)) {
    const node = one.source.node(one.id);
    const name = is(node, 'call') ? world.name(one.source.ref(node.callee, node.at)) ?? '' : world.name(one) ?? '';
    const [, kind] = PAGE_KINDS.exec(name) ?? [];
    const when = one.when && { when: one.when };
    const argument = kind !== undefined && is(node, 'call') && node.args[0] !== undefined ? one.source.ref(node.args[0], node.argsAt[0] ?? node.at) : one;
    const ofApp = kind === 'App' || kind === 'CustomProtocol' || /(?:WebviewUrl|WindowUrl)::default$/.test(name);
    for (const { parts, ref: text } of world.texts(peel(world, argument))) {
      const [first] = parts;
      // A path of the app is joined to its origin, so that a whole URL in its place goes out all the same.
      if (typeof first === 'string') pages.push({ origin: originOfBeginning(first, parts.length === 1), url: first, at: text.at, ...when });
      else if (ofApp) pages.push({ origin: { kind: 'app' }, url: '', at: one.at, ...when });
      else unknownPage = true;
    }
  }
  return { pages, unknownPage };
};

/** The origin of a text that goes on: a host that is not at its end yet is not known. */
const originOfBeginning = (text: string, whole: boolean): Page['origin'] => {
  const origin = originOf(text);
  const ended = whole || /^[a-z][a-z\d+.-]*:\/\/[^/?#]*[/?#:]/i.test(text);
  // Without a scheme yet, only what cannot be part of one tells a path.
  return ended || origin.kind === 'loopback' ? origin : { kind: /^[a-z][a-z\d+.-]*:|[/?#]/i.test(text) ? origin.kind : 'other' };
};

const peel = (world: World, ref: Ref): Ref => {
  let at = ref;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const node = at.source.node(at.id);
    if (!is(node, 'call')) return at;
    const callee = at.source.node(node.callee);
    if (is(callee, 'get') && PASSES_TEXT.has(callee.name)) at = at.source.ref(callee.of, node.at);
    else if (node.args[0] !== undefined && TAKES_TEXT.test(world.name(at.source.ref(node.callee, node.at)) ?? '')) at = at.source.ref(node.args[0], node.argsAt[0] ?? node.at);
    else return at;
    at = world.resolve(at)[0] ?? at;
  }
  return at;
};
