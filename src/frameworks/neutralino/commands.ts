import type { Condition, Id } from '../../core/summary.js';
import type { Location } from '../../core/location.js';
import type { Graph } from '../../dataflow/graph.js';
import { both, Guards } from '../../dataflow/guards.js';
import type { Ref, Source } from '../../dataflow/source.js';
import { CLEANERS, OWN_CLEANERS, SANITIZERS } from '../../knowledge/carriers.js';
import { ofClient } from '../../knowledge/neutralino.js';
import { OWN_VALUES } from '../../knowledge/sources.js';
import type { LooseCommand } from './model.js';

const DEEPEST = 6;
const MOST_CALLS = 30;

const COMMANDS = ofClient('os\\.(?:execCommand|spawnProcess)');
/** What the machine says of itself, and what programs that the app names print. */
const OF_SYSTEM = ofClient('(?:os\\.(?:getPath|getEnv|getEnvs|execCommand|spawnProcess|getLocaleInfo)|computer\\.\\w+|app\\.\\w+)(?:\\(\\))?(?:\\..*)?');
/** Names of numbers, switches and of what the app has written down. */
const PLAIN = /^(?:pid|ppid|port|id|length|size|count|index|idx|i|n|width|height|x|y|volume|level|speed|fps|timeout|delay|ms|seconds|duration|ratio|scale|number|num|total|year|month|day|hours?|minutes?|[A-Z][A-Z\d_]*)$|(?:Pid|Port|Id|Index|Count|Width|Height|Size|Timeout|Delay|Seconds)$/;

/** Commands that are put together from values which nothing quotes, whoever has a say in them. */
export const looseCommandsOf = (graph: Graph): readonly LooseCommand[] => {
  const { world } = graph;
  const guards = new Guards(graph);
  return world.calls(COMMANDS).flatMap((call): readonly LooseCommand[] => {
    const when = world.when(call.source, call.under);
    const command = call.arg(0);
    if (!command || when === 'development' || when === 'test') return [];
    const found = new Finder(graph, guards);
    found.open(call.source, command.id, { under: call.under, fn: call.fn, at: call.at }, 0);
    return found.loose ? [{ at: call.at, by: call.method, value: found.loose, ...(when && { when }) }] : [];
  });
};

interface Place {
  readonly under: readonly Condition[];
  readonly fn: number;
  readonly at: Location;
}

class Finder {
  /** Where the first value that nothing quotes is written or handed over. */
  loose: Location | undefined;
  private readonly seen = new Set<string>();

  constructor(private readonly graph: Graph, private readonly guards: Guards) {}

  open(source: Source, id: Id, place: Place, depth: number): void {
    const key = `${source.number} ${id}`;
    if (this.loose || this.seen.has(key) || depth > DEEPEST) return;
    this.seen.add(key);
    const identity = new Set([id]);
    if (both(this.guards.judge(source, place.under, identity), this.guards.before(source, place.fn, place.at.range.start, identity)).kinds.has('command')) return;
    for (const { parts } of this.graph.world.texts(source.ref(id, place.at.range))) for (const part of parts) if (typeof part !== 'string') this.leaf(part, place, depth);
  }

  private leaf(ref: Ref, place: Place, depth: number): void {
    const { source, id } = ref;
    const node = source.node(id);
    const { world } = this.graph;
    const name = world.name(ref)?.replace(/\(\)$/, '');
    if (name !== undefined && (OWN_VALUES.test(name) || OF_SYSTEM.test(name))) return;
    switch (node.kind) {
      case 'param': {
        if (PLAIN.test(source.summary.functions[node.fn]?.params[node.index]?.name ?? '')) return;
        const calls = this.graph.callsOf(source, node.fn);
        if (calls.length === 0) this.tell(place.at);
        for (const call of calls.slice(0, MOST_CALLS)) {
          const arg = call.arg(node.index);
          if (arg) this.open(call.source, arg.id, { under: call.under, fn: call.fn, at: call.at }, depth + 1);
        }
        return;
      }
      case 'call': {
        const callee = source.node(node.callee);
        const method = callee.kind === 'get' ? callee.name : callee.kind === 'import' || callee.kind === 'global' || callee.kind === 'variable' ? callee.name : '';
        if (isCleaner(name ?? method) || isCleaner(method)) return;
        const call = this.graph.call(source, id);
        const targets = call ? this.graph.targetsOf(call) : [];
        for (const target of targets) {
          if (isCleaner(target.source.summary.functions[target.fn]?.name ?? '')) continue;
          for (const { value, under, at } of target.source.summary.functions[target.fn]?.returns ?? []) this.open(target.source, value, { under, fn: target.fn, at: target.source.location(at) }, depth + 1);
        }
        if (targets.length > 0) return;
        // `args.map(quote).join(' ')`: what each of them goes through.
        if (node.args.some((arg) => this.cleans(source, arg))) return;
        for (const one of callee.kind === 'get' ? [callee.of, ...node.args] : node.args) this.open(source, one, place, depth + 1);
        return;
      }
      case 'array':
        for (const { value } of node.items) this.open(source, value, place, depth + 1);
        return;
      case 'variable': {
        if (PLAIN.test(node.name)) return;
        const writes = source.writesTo.get(id) ?? [];
        if (writes.length === 0) this.tell(place.at);
        for (const { value, valueAt } of writes) this.open(source, value, { ...place, at: source.location(valueAt) }, depth + 1);
        return;
      }
      case 'get':
      case 'index':
        if (node.kind === 'get' && PLAIN.test(node.name)) return;
        this.tell(place.at);
        return;
      default:
    }
  }

  private cleans(source: Source, id: Id): boolean {
    const node = source.node(id);
    if (node.kind === 'import' || node.kind === 'variable' || node.kind === 'global' || node.kind === 'get') return isCleaner(node.name);
    if (node.kind !== 'function') return false;
    const { name = '', returns } = source.summary.functions[node.fn] ?? { returns: [] };
    return isCleaner(name) || returns.some(({ value }) => { const one = source.node(value); return one.kind === 'call' && (isCleaner(this.graph.world.name(source.ref(value, one.at))?.replace(/\(\)$/, '') ?? '') || this.cleans(source, one.callee)); });
  }

  private tell(at: Location): void {
    this.loose ??= at;
  }
}

const isCleaner = (name: string): boolean => name !== '' && (CLEANERS.test(name) || /quote|escape/i.test(name.replace(/^.*[./]/, '')) || OWN_CLEANERS.test(name.replace(/^.*[./]/, '')) || /^JSON\.stringify$/.test(name) || SANITIZERS.some((one) => (one.for === 'all' || one.for.includes('command')) && one.name.test(name)));
