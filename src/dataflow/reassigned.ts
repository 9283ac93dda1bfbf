import type { Condition, Id, Write } from '../core/summary.js';
import { mentions, partsOf } from './mentions.js';
import type { Source } from './source.js';

/** A variable that is written to more often is not looked at. */
const MOST = 20;

/**
 * The write that puts what a function makes of a variable's value in its place, always, and before anything else is done with that: `html = clean(html)`.
 * Whoever reads the variable later does not get what was written first.
 */
export const successorOf = (source: Source, write: Write): Write | undefined => {
  const { target } = write;
  const node = source.node(target);
  if (node.kind !== 'variable' || (source.summary.language !== 'javascript' && source.summary.language !== 'html')) return undefined;
  const all = source.writesTo.get(target) ?? [];
  if (all.length < 2 || all.length > MOST) return undefined;
  const own = (source.summary.functions[node.fn]?.writes ?? []).filter((one) => one.target === target);
  // What functions inside write comes at any time.
  if (own.length !== all.length) return undefined;
  const [next] = own.filter(({ at }) => at.start >= write.at.end).sort((a, b) => a.at.start - b.at.start);
  if (!next || source.node(next.value).kind !== 'call' || !next.under.every((one) => write.under.some((other) => isSame(one, other))) || !mentions(source, next.value, target)) return undefined;
  return isUsedBetween(source, target, write.at.end, next.at.start) ? undefined : next;
};

const isSame = (one: Condition, other: Condition): boolean => one.test === other.test && one.holds === other.holds;

const isUsedBetween = (source: Source, id: Id, from: number, to: number): boolean =>
  source.summary.nodes.some((node) => {
    if (!('at' in node) || node.at.start < from || node.at.end > to) return false;
    switch (node.kind) {
      case 'call':
        return node.args.includes(id);
      case 'text':
        return node.parts.includes(id);
      case 'array':
        return node.items.some(({ value }) => value === id);
      case 'object':
        return node.members.some(({ value }) => value === id);
      default:
        return false;
    }
  }) || source.summary.functions.some(({ writes, returns }) => writes.some(({ value, at }) => value === id && at.start >= from && at.end <= to) || returns.some(({ value, at }) => value === id && at.start >= from && at.end <= to));

/** The nodes of what such a write makes that use the variable itself. */
export const usersWithin = (source: Source, { target, value }: Write, users: readonly Id[]): readonly Id[] => {
  const parts = new Set(partsOf(source, value));
  parts.delete(target);
  return users.filter((user) => parts.has(user));
};
