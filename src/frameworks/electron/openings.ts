import type { Graph } from '../../dataflow/graph.js';
import { both, Guards } from '../../dataflow/guards.js';
import type { Condition, Id } from '../../core/summary.js';
import type { Location } from '../../core/location.js';
import type { Ref, Source } from '../../dataflow/source.js';
import { OWN_VALUES } from '../../knowledge/sources.js';
import { nativeSinksOf } from '../common/sinks.js';
import type { Opening } from './model.js';

const DEEPEST = 5;

/** Calls that open an address which nobody looked at, wherever it comes from. */
export const openingsOf = (graph: Graph): readonly Opening[] => {
  const guards = new Guards(graph);
  return nativeSinksOf(graph.world).filter(({ kind }) => kind === 'open').flatMap((sink): Opening[] => {
    const found = untested(graph, guards, sink.source, sink.id, sink, new Set(), 0);
    return found ? [{ at: sink.at, what: sink.what, from: found }] : [];
  });
};

interface Place {
  readonly under: readonly Condition[];
  readonly fn: number;
  readonly at: Location;
}

/** Where a part of a value comes from that no test has seen and that the app did not write itself. */
const untested = (graph: Graph, guards: Guards, source: Source, id: Id, place: Place, seen: Set<string>, depth: number): Location | undefined => {
  const key = `${source.number} ${id} ${place.at.range.start}`;
  if (seen.has(key) || depth > DEEPEST) return undefined;
  seen.add(key);
  const identity = new Set([id, ...operandsOf(source, id)]);
  const verdict = both(guards.judge(source, place.under, identity), guards.before(source, place.fn, place.at.range.start, identity));
  if (verdict.kinds.has('open') && verdict.weak === undefined) return undefined;
  const { world } = graph;
  for (const { parts, ref } of world.texts(source.ref(id, place.at.range))) {
    const [first] = parts;
    // What begins with a scheme that the app wrote goes where that says.
    if (first === undefined || (typeof first === 'string' && /^[a-z][\w+.-]*:/i.test(first))) continue;
    for (const part of parts) {
      if (typeof part === 'string') continue;
      const found = leaf(graph, guards, part, place, seen, depth);
      if (found) return found;
      void ref;
      break;
    }
  }
  return undefined;
};

const leaf = (graph: Graph, guards: Guards, ref: Ref, place: Place, seen: Set<string>, depth: number): Location | undefined => {
  const { world } = graph;
  const { source, id } = ref;
  const node = source.node(id);
  const at = ref.at.range.end > 0 ? ref.at : place.at;
  switch (node.kind) {
    case 'param': {
      const calls = graph.callsOf(source, node.fn);
      if (calls.length === 0) return at;
      for (const call of calls) {
        const arg = call.arg(node.index);
        const found = arg && untested(graph, guards, call.source, arg.id, { under: call.under, fn: call.fn, at: call.at }, seen, depth + 1);
        if (found) return found;
      }
      return undefined;
    }
    case 'get':
    case 'index': {
      const name = world.name(ref);
      if (name !== undefined && OWN_VALUES.test(name)) return undefined;
      return at;
    }
    case 'call': {
      const name = world.name(ref)?.replace(/\(\)$/, '');
      if (name !== undefined && OWN_VALUES.test(name)) return undefined;
      const call = graph.call(source, id);
      const targets = call ? graph.targetsOf(call) : [];
      if (targets.length > 0) {
        for (const target of targets) {
          for (const returned of target.source.summary.functions[target.fn]?.returns ?? []) {
            const found = untested(graph, guards, target.source, returned.value, { under: returned.under, fn: target.fn, at: target.source.location(returned.at) }, seen, depth + 1);
            if (found) return found;
          }
        }
        return undefined;
      }
      // `new URL(x)`, `x.toString()`: what they are made of.
      const callee = source.node(node.callee);
      const made = callee.kind === 'get' ? [callee.of, ...node.args] : node.args;
      for (const one of made) {
        const found = untested(graph, guards, source, one, place, seen, depth + 1);
        if (found) return found;
      }
      return undefined;
    }
    case 'variable':
      return at;
    default:
      return undefined;
  }
};

const operandsOf = (source: Source, id: Id): Id[] => {
  const node = source.node(id);
  if (node.kind === 'text') return [...node.parts];
  if (node.kind === 'call') { const callee = source.node(node.callee); return callee.kind === 'get' ? [callee.of, ...node.args] : [...node.args]; }
  if (node.kind === 'get') return source.node(node.of).kind === 'call' ? [node.of, ...operandsOf(source, node.of)] : [];
  return [];
};
