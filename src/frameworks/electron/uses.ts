import type { Condition, FnId, Id } from '../../core/summary.js';
import { mentions } from '../../dataflow/mentions.js';
import type { Call, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { CHECKS, type Power, powerOf } from '../../knowledge/node-powers.js';
import { type Fn, functionsOf } from '../../dataflow/members.js';
import { callsIn, withInner } from '../functions.js';

const DEEPEST = 3;
const MOST = 400;

/** A function and those written in it. */
export const insideOf = (world: World, fn: Fn): readonly FnId[] => withInner(world, fn, MOST).map((one) => one.fn);

/** The calls in a function and in those written in it. */
export const callsInside = (world: World, fn: Fn): readonly Call[] => withInner(world, fn, MOST).flatMap((one) => callsIn(world, one)).sort((a, b) => a.node.at.start - b.node.at.start);

/** The nodes of a function's parameters from one on. */
export const paramsFrom = ({ source, fn }: Fn, from: number): readonly Id[] =>
  (paramsOf(source).get(fn) ?? []).filter((id) => { const node = source.node(id); return node.kind === 'param' && node.index >= from; });

const paramNodes = new WeakMap<Source, ReadonlyMap<FnId, readonly Id[]>>();

const paramsOf = (source: Source): ReadonlyMap<FnId, readonly Id[]> => {
  const known = paramNodes.get(source);
  if (known) return known;
  const all = new Map<FnId, Id[]>();
  for (const [id, node] of source.nodesOf('param')) {
    const own = all.get(node.fn);
    if (own) own.push(id);
    else all.set(node.fn, [id]);
  }
  paramNodes.set(source, all);
  return all;
};

/** The parameter at a position. */
const paramAt = (fn: Fn, index: number): readonly Id[] => paramsFrom(fn, index).filter((id) => { const node = fn.source.node(id); return node.kind === 'param' && node.index === index; });

const senderNodes = new WeakMap<Source, readonly Id[]>();

/** `event.sender`, `event.senderFrame`, whatever the event is called. */
const sendersIn = (source: Source): readonly Id[] => {
  const known = senderNodes.get(source);
  if (known) return known;
  const all = source.summary.nodes.flatMap((node, id) => (node.kind === 'get' && /^(?:sender|senderFrame|processId|frameId)$/.test(node.name) ? [id] : []));
  senderNodes.set(source, all);
  return all;
};

/** A call that does something to the machine, and what its caller decides of it. */
export interface Use {
  readonly call: Call;
  readonly power: Power;
  /** A parameter takes part in what decides it. */
  readonly decided: boolean;
  /** Something looked at the parameter before. */
  readonly checked: boolean;
}

/** What a function does to the machine, in itself and in the functions of the app that it calls; `given` are the nodes that its caller fills. */
export const usesOf = (world: World, fn: Fn, given: readonly Id[]): readonly Use[] => {
  const found: Use[] = [];
  const seen = new Set<string>();
  let left = MOST;
  const visit = (at: Fn, tainted: readonly Id[], checkedBefore: boolean, depth: number): void => {
    const key = `${at.source.path}:${at.fn}:${tainted.join()}`;
    if (seen.has(key) || left-- <= 0) return;
    seen.add(key);
    const { source } = at;
    const touches = (id: Id): boolean => tainted.some((one) => mentions(source, id, one));
    let checked = checkedBefore;
    for (const call of callsInside(world, at)) {
      const looked = checked || looksAt(call.under, touches);
      const power = powerOf(call.name);
      if (power) {
        const args = power.args ? power.args.flatMap((one) => call.node.args[one] ?? []) : call.node.args;
        const deciding = args.filter(touches);
        const cleaned = deciding.length > 0 && deciding.every((id) => isCleaned(source, id, touches));
        found.push({ call, power, decided: deciding.length > 0, checked: looked || cleaned });
        continue;
      }
      if (call.node.args.some(touches) && CHECKS.test(lastName(call.name))) checked = true;
      if (depth >= DEEPEST) continue;
      for (const inner of functionsOf(world, source.ref(call.node.callee, call.node.at))) {
        const from = call.node.args.flatMap((arg, position) => (touches(arg) ? paramsAt(inner, position, call.node.spreadFrom !== undefined && position >= call.node.spreadFrom) : []));
        visit(inner, from, looked, depth + 1);
      }
    }
  };
  visit(fn, given, false, 0);
  return found;
};

const paramsAt = (fn: Fn, position: number, onwards: boolean): readonly Id[] =>
  paramsFrom(fn, 0).filter((id) => {
    const node = fn.source.node(id);
    if (node.kind !== 'param') return false;
    const rest = fn.source.summary.functions[fn.fn]?.params[node.index]?.rest;
    return node.index === position || (onwards && node.index >= position) || (rest === true && node.index <= position);
  });

const looksAt = (under: readonly Condition[], touches: (id: Id) => boolean): boolean => under.some(({ test }) => touches(test));

/** `open(checkedUrl(url))`: what comes out of a function that tests it. */
const isCleaned = (source: Source, id: Id, touches: (id: Id) => boolean): boolean => {
  const node = source.node(id);
  if (node.kind !== 'call') return false;
  const callee = source.node(node.callee);
  const name = callee.kind === 'get' || callee.kind === 'import' || callee.kind === 'variable' || callee.kind === 'global' ? callee.name : callee.kind === 'function' ? source.summary.functions[callee.fn]?.name ?? '' : '';
  return node.args.some(touches) && CHECKS.test(name);
};

const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Whether a function decides by who sent a message: it compares the event's sender, or hands the event to a function that does. */
export const checksSender = (world: World, fn: Fn, event: number, depth = 0): boolean => {
  const { source } = fn;
  const events = paramAt(fn, event);
  if (events.length === 0 || depth > DEEPEST) return false;
  const senders = sendersIn(source).filter((id) => { const node = source.node(id); return node.kind === 'get' && events.includes(node.of); });
  // What a wrapper hands on as `event.sender` is a sender itself.
  const meant = senders.length > 0 || depth === 0 ? senders : events;
  const all = [...new Set([...senders, ...meant])];
  const isGate = (id: Id): boolean => gates(source, id, all, 0);
  const functions = insideOf(world, fn).flatMap((one) => source.summary.functions[one] ?? []);
  if (functions.some(({ calls, writes, returns }) => [...calls, ...writes, ...returns].some(({ under }) => under.some(({ test }) => isGate(test))))) return true;
  if (depth > 0 && functions.some(({ returns }) => returns.some(({ value }) => isGate(value)))) return true;
  return callsInside(world, fn).some((call) => {
    const given = call.node.args.flatMap((arg, position) => (events.includes(arg) || all.some((one) => mentions(source, arg, one)) ? [position] : []));
    if (given.length === 0) return false;
    if (CHECKS.test(lastName(call.name)) || CHECKS.test(call.method)) return true;
    return functionsOf(world, source.ref(call.node.callee, call.node.at)).some((inner) => given.some((position) => (events.includes(call.node.args[position]!) ? checksSender(world, inner, position, depth + 1) : comparesParam(world, inner, position))));
  });
};

const comparesParam = (world: World, fn: Fn, position: number): boolean => {
  const { source } = fn;
  const ids = paramAt(fn, position);
  return insideOf(world, fn).flatMap((one) => source.summary.functions[one] ?? []).some(({ calls, writes, returns }) =>
    [...calls, ...writes, ...returns].some(({ under }) => under.some(({ test }) => gates(source, test, ids, 0))) || returns.some(({ value }) => gates(source, value, ids, 0)));
};

/** A test of more than that there is a sender: `if (event.senderFrame)` says nothing of who it is. */
const gates = (source: Source, test: Id, senders: readonly Id[], depth: number): boolean => {
  if (depth > 20) return false;
  const node = source.node(test);
  const touched = (id: Id): boolean => senders.some((one) => mentions(source, id, one));
  switch (node.kind) {
    case 'not':
      return gates(source, node.of, senders, depth + 1);
    case 'all':
    case 'any':
      return node.of.some((one) => gates(source, one, senders, depth + 1));
    case 'compare': {
      const nothing = (id: Id): boolean => { const one = source.node(id); return one.kind === 'literal' && (one.value === null || one.value === undefined || typeof one.value === 'boolean'); };
      if (nothing(node.left) || nothing(node.right)) return [node.left, node.right].some((one) => gates(source, one, senders, depth + 1));
      return touched(node.left) || touched(node.right);
    }
    case 'call': {
      const callee = source.node(node.callee);
      const name = callee.kind === 'get' || callee.kind === 'variable' || callee.kind === 'import' || callee.kind === 'global' ? callee.name : '';
      return touched(test) && !/^(?:fromWebContents|fromId|getOwnerBrowserWindow|isDestroyed|getURL|toString|isFocused|isVisible)$/.test(name);
    }
    default:
      return false;
  }
};
