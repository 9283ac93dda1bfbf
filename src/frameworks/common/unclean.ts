import type { Flow } from '../../core/flow.js';
import type { Location } from '../../core/location.js';
import type { Graph } from '../../dataflow/graph.js';
import type { Ref } from '../../dataflow/source.js';
import { OWN_MARKUP, OWN_TEXTS } from '../../knowledge/dom-sinks.js';
import { htmlSinksOf } from './html-sinks.js';
import { htmlResultOf, isTranslation, originsOf } from './html-values.js';
import type { UncleanMarkup } from './model.js';

const DEEPEST = 3;
const MOST_CALLS = 30;

/** Text that becomes markup with something in it that nothing has cleaned, and of which no flow tells whose it is. */
export const uncleanOf = (graph: Graph, flows: readonly Flow[]): readonly UncleanMarkup[] => {
  const told = new Set(flows.flatMap(({ sink }) => (sink.kind === 'html' ? [placeOf(sink.at)] : [])));
  return htmlSinksOf(graph.world).flatMap(({ at, value, what, explicit, under }): UncleanMarkup[] => {
    if (told.has(placeOf(at)) || graph.world.when(value.source, under) !== undefined) return [];
    const from = uncleanIn(graph, value, 0);
    return from ? [{ at, what, from: from.at, explicit }] : [];
  });
};

const placeOf = ({ file, range }: Location): string => `${file}:${range.start}`;

/** The first part of a text that is neither the app's own, nor cleaned, nor a number. */
const uncleanIn = (graph: Graph, text: Ref, depth: number): Ref | undefined => {
  for (const { ref, replaced, quote } of originsOf(graph.world, text)) {
    if (replaced.some((one) => isEscaping(graph, one, quote))) continue;
    const found = leaf(graph, ref, depth);
    if (found) return found;
  }
  return undefined;
};

/** `text.replace(/[&<>]/g, …)`: a class or text with `<` in it, or with the quotes that are around it, that is replaced everywhere. How well is what xss-weak-sanitizer tells. */
const isEscaping = ({ world }: Graph, { source, id }: Ref, quote: string | undefined): boolean => {
  const node = source.node(id);
  const first = node.kind === 'call' && node.args[0] !== undefined ? world.resolve(source.ref(node.args[0], node.at))[0] : undefined;
  const pattern = first?.source.node(first.id);
  if (pattern?.kind === 'pattern') return (/</.test(pattern.source) && !/<\w/.test(pattern.source)) || (quote !== undefined && pattern.source.includes(quote));
  return pattern?.kind === 'literal' && (pattern.value === '<' || (quote !== undefined && pattern.value === quote));
};

const leaf = (graph: Graph, ref: Ref, depth: number): Ref | undefined => {
  const { world } = graph;
  const { source, id } = ref;
  const node = source.node(id);
  if (isTranslation(world, ref)) return undefined;
  switch (node.kind) {
    case 'get':
    case 'index': {
      // What a hook or a store gives is what it is given elsewhere, which is followed as a flow.
      if (source.node(node.of).kind === 'call') return undefined;
      const names = chainOf(source, id);
      return names.some((name) => OWN_MARKUP.test(name) || OWN_TEXTS.test(name)) ? undefined : ref;
    }
    case 'param': {
      const name = source.summary.functions[node.fn]?.params[node.index]?.name ?? '';
      if (OWN_MARKUP.test(name) || OWN_TEXTS.test(name) || depth > DEEPEST) return undefined;
      const calls = graph.callsOf(source, node.fn);
      // Whoever calls it is not known: it is exported, or handed to something.
      if (calls.length === 0) return ref;
      for (const call of calls.slice(0, MOST_CALLS)) {
        const arg = call.arg(node.index);
        const found = arg && uncleanIn(graph, arg, depth + 1);
        if (found) return found;
      }
      return undefined;
    }
    case 'call': {
      // A renderer that lets markup through; what other functions give is not known.
      const result = htmlResultOf(world, ref);
      return result?.effect === 'raw' && result.input && depth <= DEEPEST && uncleanIn(graph, result.input, depth + 1) ? ref : undefined;
    }
    default:
      return undefined;
  }
};

/** The names of a property and of what it is taken from. */
const chainOf = (source: Ref['source'], id: number): readonly string[] => {
  const names: string[] = [];
  for (let at = id, steps = 0; steps < 12; steps++) {
    const node = source.node(at);
    if (node.kind === 'get') { names.push(node.name); at = node.of; }
    else if (node.kind === 'index') at = node.of;
    else if (node.kind === 'call') at = node.callee;
    else {
      if (node.kind === 'variable' || node.kind === 'import' || node.kind === 'global') names.push(node.name);
      if (node.kind === 'param') names.push(source.summary.functions[node.fn]?.params[node.index]?.name ?? '');
      return names;
    }
  }
  return names;
};
