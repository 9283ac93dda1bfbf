import { SINK_KINDS, type SinkKind } from '../../core/flow.js';
import type { Location } from '../../core/location.js';
import type { FnId } from '../../core/summary.js';
import { judgePattern } from '../../dataflow/guards.js';
import { phpPattern } from '../../dataflow/php-guards.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { VALIDATION } from '../../knowledge/php-sources.js';

/** What rules of validation say of a value that passed them. */
export interface Checked {
  readonly fit: ReadonlySet<SinkKind>;
  readonly weak?: string;
  /** Where the field is named. */
  readonly at: Location;
}

const NOTHING = new Map<string, Checked>();

/** The rules of `$request->validate(['url' => 'required|url'])` by field. */
export const checkedBy = (world: World, rules: Ref | undefined): ReadonlyMap<string, Checked> => {
  if (!rules) return NOTHING;
  const found = new Map<string, Checked>();
  for (const one of world.resolve(rules)) {
    const node = one.source.node(one.id);
    if (node.kind !== 'object') continue;
    for (const member of node.members) if (member.kind === 'entry') found.set(member.key, { ...judged(world, one.source.ref(member.value, member.valueAt)), at: one.source.location(member.keyAt) });
  }
  return found;
};

/** The rules that calls of a function check, as far as they stand before a place. */
export const rulesIn = (world: World, source: Source, fn: FnId, before: number | undefined): ReadonlyMap<string, Checked> => {
  const found = new Map<string, Checked>();
  for (const call of world.calls(/(?:^|[.?)\\])validate(?:WithBag)?$|(?:^|\\)Validator\.(?:make|validate)$/)) {
    if (call.source !== source || call.fn !== fn || (before !== undefined && call.node.at.start > before)) continue;
    for (const arg of call.args.slice(0, 2)) for (const [key, checked] of checkedBy(world, arg)) found.set(key, checked);
  }
  return found;
};

const judged = (world: World, rules: Ref): Omit<Checked, 'at'> => {
  const all = world.resolve(rules).flatMap((one): readonly string[] => {
    const node = one.source.node(one.id);
    if (node.kind === 'array') return node.items.flatMap((item) => textsOf(world, one.source.ref(item.value, item.at)));
    // A pattern may have a bar in it: such rules are written as a list.
    return textsOf(world, one).flatMap((text) => text.split('|'));
  });
  const fit = new Set<SinkKind>();
  let weak: string | undefined;
  for (const rule of all) {
    if (/^(?:not_)?regex:/.test(rule)) {
      const pattern = rule.startsWith('regex:') ? phpPattern(rule.slice('regex:'.length)) : undefined;
      const verdict = pattern && judgePattern(pattern, true, undefined);
      for (const kind of verdict?.kinds ?? []) fit.add(kind);
      weak ??= verdict?.weak;
      continue;
    }
    const known = VALIDATION.find((one) => one.rule.test(rule));
    for (const kind of known?.fit ?? []) fit.add(kind);
    weak ??= known?.weak;
  }
  return { fit, ...(weak !== undefined && fit.size < SINK_KINDS.length && { weak }) };
};

/** A rule as text: `in:a,b`, `Rule::in` for a call of it, `Enum` for an object. */
const textsOf = (world: World, ref: Ref): readonly string[] => world.resolve(ref).map((one) => {
  const value = world.scalar(one);
  if (typeof value === 'string') return value;
  const known = world.texts(one)[0]?.parts[0];
  if (typeof known === 'string') return known;
  const name = (world.name(one) ?? '').replace(/^.*\\/, '');
  return name.replace(/\(\).*$/, '').replace('.', '::');
});
