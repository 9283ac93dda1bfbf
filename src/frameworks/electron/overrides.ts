import type { FnId, Id } from '../../core/summary.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import type { Override, WebviewGuard } from './model.js';
import { preferencesOf, written } from './preferences.js';

const LISTENS = /\.(?:on|once|addListener)$/;

interface Handler {
  readonly source: Source;
  readonly fn: FnId;
}

const functionsOf = (world: World, ref: Ref | undefined): readonly Handler[] =>
  (ref ? world.resolve(ref) : []).flatMap((one) => { const node = one.source.node(one.id); return node.kind === 'function' ? [{ source: one.source, fn: node.fn }] : []; });

/** The handlers of an event, with the call that sets each. A handler that cannot be followed has no functions. */
const handlersOf = (world: World, event: string): readonly { readonly at: Ref['at']; readonly handler: Ref | undefined; readonly functions: readonly Handler[]; readonly when: ReturnType<World['when']> }[] =>
  world.calls(LISTENS).flatMap((call) => {
    const name = call.arg(0);
    if (!name || world.scalar(name) !== event) return [];
    const handler = call.arg(1);
    return [{ at: call.at, handler, functions: functionsOf(world, handler), when: world.when(call.source, call.under) }];
  });

/** What the app writes into preferences of contents that pages bring about: windows they open, webviews they attach. */
export const overridesOf = (world: World): readonly Override[] => [...ofOpenHandlers(world), ...ofNewWindows(world), ...ofAttachHandlers(world)];

/** `setWindowOpenHandler(() => ({ action: 'allow', overrideBrowserWindowOptions }))` */
const ofOpenHandlers = (world: World): readonly Override[] =>
  world.calls(/\.setWindowOpenHandler$/).flatMap((call) => functionsOf(world, call.arg(0)).flatMap(({ source, fn }) => (source.summary.functions[fn]?.returns ?? []).flatMap((returned) => {
    const when = world.when(call.source, call.under) ?? world.when(source, returned.under);
    return world.property(source.ref(returned.value, returned.at), 'overrideBrowserWindowOptions').refs.flatMap((one): Override[] => {
      const preferences = world.property(one, 'webPreferences');
      const at = preferences.refs[0]?.at;
      return at ? [{ kind: 'window opened by a page', at, preferences: written(world, preferences, at), ...(when && { when }) }] : [];
    });
  })));

/** Up to Electron 21: the event's fifth argument becomes the options of the new window. Those of a window that the handler makes itself are a window's. */
const ofNewWindows = (world: World): readonly Override[] =>
  handlersOf(world, 'new-window').flatMap(({ functions, when }) => functions.flatMap(({ source, fn }): Override[] => {
    const options = paramOf(source, fn, 4);
    if (options === undefined || isMadeOf(world, source, options)) return [];
    const at = source.location(source.summary.functions[fn]!.at);
    const preferences = preferencesOf(world, { source, id: options, at });
    return preferences.refs.length > 0 ? [{ kind: 'window opened by a page', at: preferences.refs[0]!.at, preferences: written(world, preferences, at), ...(when && { when }) }] : [];
  }));

const isMadeOf = (world: World, source: Source, options: Id): boolean =>
  world.calls('electron.BrowserWindow').some((call) => call.source === source && call.node.args[0] === options);

/** `will-attach-webview`: the second argument is the webview's preferences. */
const ofAttachHandlers = (world: World): readonly Override[] =>
  handlersOf(world, 'will-attach-webview').flatMap(({ functions, when }) => functions.flatMap(({ source, fn }): Override[] => {
    const preferences = paramOf(source, fn, 1);
    if (preferences === undefined) return [];
    const at = source.location(source.summary.functions[fn]!.at);
    return [{ kind: 'webview', at, preferences: written(world, { refs: [{ source, id: preferences, at }], missing: false, unknown: false }, at), ...(when && { when }) }];
  }));

const paramOf = (source: Source, fn: FnId, index: number): Id | undefined => {
  const id = source.summary.nodes.findIndex((node) => node.kind === 'param' && node.fn === fn && node.index === index);
  return id < 0 ? undefined : id;
};

/** The handlers of `will-attach-webview`. One that cannot be followed may do what it should. */
export const webviewGuardsOf = (world: World): readonly WebviewGuard[] =>
  handlersOf(world, 'will-attach-webview').map(({ at, handler, functions }): WebviewGuard => ({
    at, acts: handler === undefined || functions.length === 0 || functions.some((one) => acts(world, one)),
  }));

const acts = (world: World, { source, fn }: Handler): boolean => {
  const event = paramOf(source, fn, 0);
  const preferences = paramOf(source, fn, 1);
  const params = source.summary.functions[fn]?.params ?? [];
  if (params.some(({ rest }) => rest)) return true;
  return world.calls().some((call) => call.source === source && isWithin(source, call.fn, fn) && (
    // A call that is handed the event or the preferences may do anything with them.
    call.node.args.some((arg) => arg === event || arg === preferences) || (call.method === 'preventDefault' && call.receiver?.id === event)))
    || (preferences !== undefined && source.summary.nodes.some((node) => node.kind === 'get' && node.of === preferences));
};

const isWithin = (source: Source, inner: FnId, outer: FnId): boolean => {
  for (let at: FnId | undefined = inner; at !== undefined; at = source.summary.functions[at]?.parent) if (at === outer) return true;
  return false;
};
