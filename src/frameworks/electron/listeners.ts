import type { Location } from '../../core/location.js';
import type { Call, Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { functionsOf, type Handler } from '../functions.js';

const LISTENS = /(?:^|\.)(?:on|once|addListener|prependListener|prependOnceListener|addEventListener)$/;

/** A function that is called when something happens. */
export interface Listener {
  readonly event: string;
  /** The event's name where it is asked for. */
  readonly at: Location;
  readonly call: Call;
  readonly handler: Handler;
  /** Asked for by a page of the element `<webview>`, where nothing can be prevented. */
  readonly element: boolean;
}

/** Everything that listens to one of these events in the shipped app, whatever it listens on. */
export const listenersOf = (world: World, events: ReadonlySet<string>): readonly Listener[] =>
  world.calls(LISTENS).flatMap((call): Listener[] => {
    const first = call.arg(0);
    const second = call.arg(1);
    if (!first || !second) return [];
    const named = namesOf(world, first).filter(({ name }) => events.has(name));
    return named.length === 0 || isDevelopment(world, call) ? [] : named.map(({ name, at }) =>
      ({ event: name, at, call, handler: functionsOf(world, second), element: call.method === 'addEventListener' || /^(?:document|window)\.|getElement|querySelector/.test(call.name) }));
  });

export const isDevelopment = (world: World, { source, under }: Pick<Call, 'source' | 'under'>): boolean => {
  const when = world.when(source, under);
  return when === 'development' || when === 'test';
};

/** The texts that an event's name may be, also out of a list: `for (const event of ['will-navigate', 'will-redirect'])`. */
const namesOf = (world: World, ref: Ref): readonly { readonly name: string; readonly at: Location }[] =>
  world.resolve(ref).flatMap((one) => {
    const known = world.scalar(one);
    if (typeof known === 'string') return [{ name: known, at: ref.at }];
    const node = one.source.node(one.id);
    const lists = node.kind === 'index' ? world.resolve(one.source.ref(node.of, ref.at.range)) : node.kind === 'param' ? listsOf(one) : [];
    return lists.flatMap((list) => {
      const items = list.source.node(list.id);
      return items.kind === 'array' ? items.items.flatMap((item) => { const name = world.scalar(list.source.ref(item.value, item.at)); return typeof name === 'string' ? [{ name, at: ref.at }] : []; }) : [];
    });
  });

/** The list whose items a function is called with: `events.forEach((event) => …)`. */
const listsOf = ({ source, id }: Ref): readonly Ref[] => {
  const node = source.node(id);
  if (node.kind !== 'param' || node.index > 0) return [];
  for (const [call] of source.siteOf) {
    const made = source.node(call);
    const callee = made.kind === 'call' ? source.node(made.callee) : undefined;
    const given = made.kind === 'call' && made.args[0] !== undefined ? source.node(made.args[0]) : undefined;
    if (made.kind === 'call' && callee?.kind === 'get' && callee.name === 'forEach' && given?.kind === 'function' && given.fn === node.fn) return [source.ref(callee.of, made.at)];
  }
  return [];
};
