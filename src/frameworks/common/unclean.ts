import type { Flow } from '../../core/flow.js';
import { contains, placeOf } from '../../core/location.js';
import type { Graph } from '../../dataflow/graph.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { OWN_MARKUP, OWN_TEXTS } from '../../knowledge/dom-sinks.js';
import { htmlSinksOf } from './html-sinks.js';
import { htmlResultOf, isTranslation, originsOf } from './html-values.js';
import type { UncleanMarkup } from './model.js';

const DEEPEST = 3;
const MOST_CALLS = 30;

/** Text that becomes markup with something in it that nothing has cleaned, and of which no flow tells whose it is. */
export const uncleanOf = (graph: Graph, flows: readonly Flow[]): readonly UncleanMarkup[] => {
  const told = new Set(flows.flatMap(({ sink }) => (sink.kind === 'html' ? [placeOf(sink.at)] : [])));
  return htmlSinksOf(graph.world).flatMap(({ at, value, what, explicit, under, message = false }): UncleanMarkup[] => {
    if (told.has(placeOf(at)) || graph.world.when(value.source, under) !== undefined) return [];
    const from = uncleanIn(graph, value, 0);
    return from ? [{ at, what, from: from.at, explicit, plain: message || isPutTogether(graph.world, value) }] : [];
  });
};

/** Whether a text has tags of the app's own, and something between them. */
const isPutTogether = (world: World, value: Ref): boolean => world.texts(value).some(({ parts }) => parts.length > 1 && parts.some((part) => typeof part === 'string' && /<[a-z]/i.test(part)));

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
      if (node.kind === 'get') {
        const given = givenAs(graph, source, node) ?? kept(graph, source, id);
        if (given) return given.map((one) => (depth > DEEPEST ? undefined : uncleanIn(graph, one, depth + 1))).find((one) => one !== undefined);
      }
      const names = chainOf(source, id);
      if (isMade(graph, source, node.of) || (node.kind === 'get' && isAlike(source, node))) return undefined;
      // `config.APP_COPYRIGHT` is a constant.
      return OWN_FACTS.test(names.toReversed().join('.')) || /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(names[0] ?? '') || names.some((name) => OWN_MARKUP.test(name) || OWN_TEXTS.test(name)) ? undefined : ref;
    }
    case 'param': {
      const name = source.summary.functions[node.fn]?.params[node.index]?.name ?? '';
      if (OWN_MARKUP.test(name) || OWN_TEXTS.test(name) || depth > DEEPEST) return undefined;
      // `render(text).then((html) => …)`: what the promise is for.
      const promise = node.index === 0 ? graph.callbackOf(source, node.fn).find((call) => call.method === 'then')?.receiver : undefined;
      if (promise) return uncleanIn(graph, promise, depth + 1);
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

/** What the callers of a function give as a property of its parameter: `constructor({ html })`. Undefined where one of them does not say. */
const givenAs = (graph: Graph, source: Source, { of, name }: { readonly of: number; readonly name: string }): readonly Ref[] | undefined => {
  const holder = source.node(of);
  if (holder.kind !== 'param') return undefined;
  const given = graph.callsOf(source, holder.fn).slice(0, MOST_CALLS).map((call) => {
    const arg = call.arg(holder.index);
    const found = arg && graph.world.property(arg, name);
    return found && found.refs.length > 0 && !found.unknown ? found.refs : undefined;
  });
  return given.length > 0 && given.every((one) => one !== undefined) ? given.flat() : undefined;
};

/** What a component keeps in its state under the path of a value: `this.state.warning.message`, and what `setState({ warning: { message } })` gives. Undefined where that is not known. */
const kept = ({ world }: Graph, source: Source, id: number): readonly Ref[] | undefined => {
  const path: string[] = [];
  let at = source.node(id);
  for (; at.kind === 'get' && at.name !== 'state'; at = source.node(at.of)) path.unshift(at.name);
  if (at.kind !== 'get' || source.node(at.of).kind !== 'this') return undefined;
  const sets = world.calls(/(?:^|\.)setState$/).filter((call) => call.source === source);
  let values: readonly Ref[] = [];
  for (const call of sets) {
    const state = call.arg(0);
    if (!state || source.node(state.id).kind === 'function') return undefined;
    values = [...values, state];
  }
  for (const name of path) {
    const found = values.map((one) => world.property(one, name));
    if (found.some(({ unknown }) => unknown)) return undefined;
    values = found.flatMap(({ refs }) => refs).filter((one) => { const node = one.source.node(one.id); return node.kind !== 'literal' || (node.value !== null && node.value !== undefined); });
  }
  return values.length > 0 ? values : undefined;
};

/** Whether a file asks of a value if it is an object of a class of the app, as templates do of what they need not escape: what is in those is told where they are made. */
const isMade = ({ world }: Graph, source: Source, of: number): boolean => source.summary.nodes.some((node) => node.kind === 'compare' && node.op === 'instanceof' && node.left === of
  && world.resolve(source.ref(node.right, { start: 0, end: 0 })).some((one) => one.source.node(one.id).kind === 'class'));

/** Whether a class reads from what it is given a field that its own objects have, and so most likely from one of them: `htmls.map((item) => item.html)`. */
const isAlike = (source: Source, { of, name }: { readonly of: number; readonly name: string }): boolean => {
  const holder = source.node(of);
  const fn = holder.kind === 'param' ? source.summary.functions[holder.fn] : undefined;
  return fn !== undefined && fn.class === undefined && source.summary.functions.some(({ class: own, writes }) => own !== undefined && contains(source.summary.classes[own]!.at, fn.at) && writes.some(({ target }) => {
    const field = source.node(target);
    return field.kind === 'get' && field.name === name && source.node(field.of).kind === 'this';
  }));
};

/** What Node.js says of itself and of the machine. */
const OWN_FACTS = /^process\.(?:arch|platform|pid|versions?|release)\b/;

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
