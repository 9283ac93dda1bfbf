import type { Id } from '../../core/summary.js';
import type { SinkMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import { membersOf } from '../../dataflow/members.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import { DISPATCH_TABLES, HARMLESS_RECEIVERS } from '../../knowledge/sinks.js';

const DEEPEST = 6;

/** A call of a method whose name is a value, and the object that has the methods. */
interface Dispatch extends SinkMark {
  readonly holder: Ref;
}

/** Calls of a method whose name is a value, as sinks of that name: `session[name](…)`. Most of them call from a list: `isDangerous` tells, of those that a flow comes to. */
export const dispatchesOf = ({ world }: Graph): readonly Dispatch[] =>
  world.calls().flatMap((call): Dispatch[] => {
    const { language } = call.source.summary;
    const called = language === 'javascript' || language === 'html' ? calledBy(call) : undefined;
    const node = called === undefined ? undefined : call.source.node(called);
    if (node?.kind !== 'index') return [];
    const holder = call.source.ref(node.of, call.node.at);
    return [{ kind: 'dispatch', what: `${labelOf(call.source, node.of)}[…]`, source: call.source, id: node.key, at: call.at, under: call.under, fn: call.fn, holder }];
  });

/** Whether a name may choose more than what an object literal of the app holds, which is a list of what may be called. */
export const isDangerous = (graph: Graph, { holder, source, under }: Dispatch): boolean =>
  graph.world.when(source, under) !== 'development' && !isHarmless(graph, holder) && !isTable(graph, holder, 0);

/** The function that a call runs: its callee, or what `call`, `apply` or `Reflect.apply` are given. */
const calledBy = (call: Call): Id | undefined => {
  const callee = call.source.node(call.node.callee);
  if (callee.kind === 'index') return call.node.callee;
  if (callee.kind !== 'get') return undefined;
  if (call.name === 'Reflect.apply') return call.node.args[0];
  return callee.name === 'call' || callee.name === 'apply' ? callee.of : undefined;
};

const isHarmless = (graph: Graph, holder: Ref): boolean => {
  const node = holder.source.node(holder.id);
  if (['unknown', 'literal', 'text', 'pattern', 'function'].includes(node.kind)) return true;
  const name = graph.world.name(holder);
  return (name !== undefined && HARMLESS_RECEIVERS.test(name)) || HARMLESS_RECEIVERS.test(labelOf(holder.source, holder.id).replace(/^.*\./, ''));
};

/** Whether an object is a list that the app wrote, and no instance, module or library. */
const isTable = (graph: Graph, ref: Ref, depth: number, seen = new Set<string>()): boolean =>
  depth <= DEEPEST && graph.world.resolve(ref).every((one) => {
    const { source, id } = one;
    const node = source.node(id);
    const key = `${source.number} ${id}`;
    if (seen.has(key)) return true;
    seen.add(key);
    const all = (refs: readonly Ref[]): boolean => refs.length > 0 && refs.every((each) => isTable(graph, each, depth + 1, seen));
    switch (node.kind) {
      case 'array':
        return true;
      case 'object':
        return node.members.every((member) => member.kind !== 'spread' || isTable(graph, source.ref(member.value, member.at), depth + 1, seen));
      case 'literal':
        return node.value === null || node.value === undefined;
      case 'call': {
        const args = node.args.map((arg) => source.ref(arg, node.at));
        const name = graph.world.name(one)?.replace(/\(\)$/, '') ?? '';
        if (/^Object\.(?:create|fromEntries)$/.test(name)) return true;
        if (/^Object\.(?:freeze|seal|assign)$/.test(name)) return all(args);
        return all(graph.world.returned(one));
      }
      case 'param': {
        const given = graph.callsOf(source, node.fn).slice(0, 20).flatMap((call) => call.arg(node.index) ?? []);
        return given.length > 0 ? all(given) : DISPATCH_TABLES.test(labelOf(source, id));
      }
      case 'index': {
        // `handlers[group][name]()`: whatever the groups are.
        const holder = source.ref(node.of, one.at.range);
        return all([...membersOf(graph.world, holder).map((member) => member.ref), ...writtenTo(source, node.of)]);
      }
      case 'variable':
      case 'get':
        return DISPATCH_TABLES.test(labelOf(source, id));
      default:
        return false;
    }
  });

/** What is kept under computed keys of an object: `sessions[id] = new Session()`. */
const writtenTo = (source: Source, holder: Id): readonly Ref[] =>
  source.summary.functions.flatMap(({ writes }) => writes.flatMap(({ target, value, valueAt }) => {
    const node = source.node(target);
    return node.kind === 'index' && node.of === holder ? [source.ref(value, valueAt)] : [];
  }));

/** How people know an object. */
const labelOf = (source: Source, id: Id, depth = 0): string => {
  const node = source.node(id);
  if (depth > DEEPEST) return '…';
  switch (node.kind) {
    case 'variable':
    case 'global':
      return node.name;
    case 'import':
      return node.name === '*' || node.name === 'default' ? node.from.replace(/^.*\//, '') : node.name;
    case 'param':
      return source.summary.functions[node.fn]?.params[node.index]?.name ?? '…';
    case 'this':
      return 'this';
    case 'get':
      return `${labelOf(source, node.of, depth + 1)}.${node.name}`;
    case 'index':
      return `${labelOf(source, node.of, depth + 1)}[…]`;
    case 'call':
      return `${node.construct ? 'new ' : ''}${labelOf(source, node.callee, depth + 1)}()`;
    default:
      return '…';
  }
};
