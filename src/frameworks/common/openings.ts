import type { Graph } from '../../dataflow/graph.js';
import { both, Guards, leavesIn, type Skip } from '../../dataflow/guards.js';
import type { Condition, Id } from '../../core/summary.js';
import type { Location } from '../../core/location.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import { OWN_VALUES } from '../../knowledge/sources.js';
import { nativeSinksOf } from './sinks.js';

/** An address that is given to the system, and what of it nobody has tested. */
export interface Opening {
  /** Where it is handed over: the call itself, or one of a function of the app that ends there. */
  readonly at: Location;
  /** `shell.openExternal` */
  readonly what: string;
  readonly sink: Location;
}

const DEEPEST = 5;

/** What the app keeps at Node.js' global object, its configuration for one, is its own. */
const OWN_STATE = /^(?:global|globalThis)\./;

/** Calls that open an address which nobody looked at, wherever it comes from. */
export const openingsOf = (graph: Graph): readonly Opening[] => {
  const guards = new Guards(graph);
  return nativeSinksOf(graph.world).filter(({ kind }) => kind === 'open').flatMap((sink): Opening[] => {
    const found = new Map<string, Location>();
    untested(graph, guards, sink.source, sink.id, sink, (place) => found.set(`${place.file}:${place.range.start}`, place), new Set(), 0);
    return [...found.values()].map((at) => ({ at, what: sink.what, sink: sink.at }));
  });
};

interface Place {
  readonly under: readonly Condition[];
  readonly fn: number;
  readonly at: Location;
}

type Tell = (place: Location) => void;

/** Tells the places at which a value is handed over that no test has seen and that the app did not write itself. */
const untested = (graph: Graph, guards: Guards, source: Source, id: Id, place: Place, tell: Tell, seen: Set<string>, depth: number): void => {
  const key = `${source.number} ${id} ${place.at.range.start}`;
  if (seen.has(key) || depth > DEEPEST) return;
  seen.add(key);
  const identity = new Set([id, ...operandsOf(source, id)]);
  const verdict = both(guards.judge(source, place.under, identity), guards.before(source, place.fn, place.at.range.start, identity));
  if (verdict.kinds.has('open')) return;
  for (const { parts } of graph.world.texts(source.ref(id, place.at.range))) {
    // What begins with a text that the app wrote goes where that says.
    const [first] = parts;
    if (first !== undefined && typeof first !== 'string') leaf(graph, guards, first, place, tell, seen, depth, verdict.unless?.kinds.has('open') ? verdict.unless : undefined);
  }
};

const leaf = (graph: Graph, guards: Guards, ref: Ref, place: Place, tell: Tell, seen: Set<string>, depth: number, unless?: Skip): void => {
  const { source, id } = ref;
  const node = source.node(id);
  switch (node.kind) {
    case 'param': {
      const calls = graph.callsOf(source, node.fn);
      if (calls.length === 0) tell(place.at);
      for (const call of calls) {
        const arg = unless && leavesIn(graph, { source, fn: node.fn }, unless, call) ? undefined : call.arg(node.index);
        if (arg) untested(graph, guards, call.source, arg.id, { under: call.under, fn: call.fn, at: call.at }, tell, seen, depth + 1);
      }
      return;
    }
    case 'call': {
      const name = graph.world.name(ref)?.replace(/\(\)$/, '');
      if (name !== undefined && OWN_VALUES.test(name)) return;
      const call = graph.call(source, id);
      const targets = call ? graph.targetsOf(call) : [];
      for (const target of targets) {
        for (const { value, under, at } of target.source.summary.functions[target.fn]?.returns ?? []) {
          untested(graph, guards, target.source, value, { under, fn: target.fn, at: target.source.location(at) }, () => tell(place.at), seen, depth + 1);
        }
      }
      if (targets.length > 0) return;
      // `new URL(x)`, `x.toString()`: what they are made of.
      const callee = source.node(node.callee);
      const made = callee.kind === 'get' ? [callee.of, ...node.args] : node.args;
      for (const one of made) untested(graph, guards, source, one, place, () => tell(place.at), seen, depth + 1);
      return;
    }
    case 'variable': {
      // What is written to it anywhere: `configPath = `${home}/settings.json``.
      const writes = source.writesTo.get(id) ?? [];
      if (writes.length === 0) tell(place.at);
      for (const { value, under, valueAt } of writes) untested(graph, guards, source, value, { under, fn: place.fn, at: source.location(valueAt) }, () => tell(place.at), seen, depth + 1);
      return;
    }
    case 'get':
    case 'index': {
      const name = graph.world.name(ref);
      if (name !== undefined && (OWN_VALUES.test(name) || OWN_STATE.test(name))) return;
      // `url.href`: the address itself.
      if (node.kind === 'get' && node.name === 'href') { untested(graph, guards, source, node.of, place, tell, seen, depth + 1); return; }
      const given = node.kind === 'get' ? givenAs(graph, source, node) : undefined;
      if (!given) { tell(place.at); return; }
      for (const { value, call } of given) untested(graph, guards, value.source, value.id, { under: call.under, fn: call.fn, at: call.at }, tell, seen, depth + 1);
      return;
    }
    default:
  }
};

/** What callers give as a property of a parameter: `constructor({ downloadUrl })`. Undefined where one of them does not say. */
const givenAs = (graph: Graph, source: Source, { of, name }: { readonly of: Id; readonly name: string }): readonly { readonly value: Ref; readonly call: Call }[] | undefined => {
  const holder = source.node(of);
  const calls = holder.kind === 'param' ? graph.callsOf(source, holder.fn) : [];
  const given = calls.map((call) => {
    const arg = holder.kind === 'param' ? call.arg(holder.index) : undefined;
    const found = arg && graph.world.property(arg, name);
    return found && found.refs.length > 0 && !found.unknown ? found.refs.map((value) => ({ value, call })) : undefined;
  });
  return given.length > 0 && given.every((one) => one !== undefined) ? given.flat() : undefined;
};

const operandsOf = (source: Source, id: Id): Id[] => {
  const node = source.node(id);
  if (node.kind === 'text') return [...node.parts];
  if (node.kind === 'call') { const callee = source.node(node.callee); return callee.kind === 'get' ? [callee.of, ...node.args] : [...node.args]; }
  if (node.kind === 'get') return source.node(node.of).kind === 'call' || node.name === 'href' ? [node.of, ...operandsOf(source, node.of)] : [];
  return [];
};
