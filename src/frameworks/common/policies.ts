import type { Location } from '../../core/location.js';
import type { Policy } from '../../core/policy.js';
import type { When } from '../../core/setting.js';
import { parseCsp } from '../../config-parsers/csp.js';
import type { Ref } from '../../dataflow/source.js';
import { placeIn } from '../../dataflow/values.js';
import type { World } from '../../dataflow/world.js';

const HEADER = /^content-security-policy(-report-only)?$/i;

type More = Partial<Pick<Policy, 'reportOnly' | 'when' | 'nonces' | 'partial'>>;

/**
 * A policy from its text. `at` is the place of the text, with or without its quotes: where its length fits, every source gets a place of its
 * own; where the text has escapes, all are placed at the whole.
 */
export const policyOf = (text: string, at: Location, via: Policy['via'], more: More = {}): Policy => {
  const extra = at.range.end - at.range.start - text.length;
  const from = extra === 0 || extra === 2 ? at.range.start + extra / 2 : undefined;
  return placed(text, at, via, more, (start, end) => (from === undefined ? at : { file: at.file, range: { start: from + start, end: from + end } }));
};

const placed = (text: string, at: Location, via: Policy['via'], more: More, place: (start: number, end: number) => Location): Policy => ({
  at, text, via, reportOnly: false, ...more,
  directives: parseCsp(text).directives.map(({ name, nameRange, values, duplicate }) => ({
    name, at: place(nameRange.start, nameRange.end), duplicate,
    sources: values.map((value) => ({ text: value.text, at: place(value.range.start, value.range.end) })),
  })),
});

/** The policies that scripts send as headers: in objects of headers, by setHeader and the like. */
export const headerPolicies = (world: World): readonly Policy[] => {
  const policies: Policy[] = [];
  const add = (value: Ref, name: string, when: When | undefined): void => {
    for (const one of listed(world, value)) {
      for (const whole of world.texts(one)) {
        const { parts, ref } = whole;
        if (!parts.some((part) => typeof part === 'string' && /-src|sandbox|upgrade-insecure/.test(part))) continue;
        const text = parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
        const reached = ref.when ?? when;
        const more = { reportOnly: /report-only/i.test(name), ...(reached && { when: reached }), ...(parts.length > 1 && { partial: true }) };
        policies.push(placed(text, ref.at, 'header', more, (start, end) => placeIn(whole, start, end)));
      }
    }
  };
  for (const { key, value, source, under } of world.entries(HEADER)) add(value, key, source.summary.language === 'html' ? undefined : value.when ?? world.when(source, under));
  for (const call of world.calls(/\.(?:setHeader|set|append|header|insert)$/)) {
    const [name, value] = [call.arg(0), call.arg(1)];
    const header = name && world.scalar(name);
    if (typeof header === 'string' && HEADER.test(header) && value) add(value, header, world.when(call.source, call.under));
  }
  for (const { source, write } of world.writes()) {
    const target = source.node(write.target);
    const name = target.kind === 'get' ? target.name : target.kind === 'index' ? world.scalar(source.ref(target.key, write.targetAt)) : undefined;
    if (typeof name === 'string' && HEADER.test(name)) add(source.ref(write.value, write.valueAt), name, world.when(source, write.under));
  }
  return policies;
};

/** A meta element that a script makes: what it says is mostly put together at run time. */
export const scriptPolicies = (world: World): readonly Policy[] => [
  ...world.calls(/\.setAttribute$/).filter((call) => saysEquiv(world, call.arg(0), call.arg(1))).map((call): Policy => {
    const content = world.calls(/\.setAttribute$/).find((other) => other.source === call.source && other.receiver?.id === call.receiver?.id && textOf(world, other.arg(0)) === 'content')?.arg(1);
    const [text] = content ? world.texts(content) : [];
    const when = world.when(call.source, call.under);
    const more = { partial: true, ...(when && { when }) };
    return text && text.parts.every((part) => typeof part === 'string') ? policyOf(text.parts.join(''), text.ref.at, 'script', more) : policyOf('', call.at, 'script', more);
  }),
  ...[...world.writes()].flatMap(({ source, write }): Policy[] => {
    const target = source.node(write.target);
    if (target.kind !== 'get' || target.name !== 'httpEquiv') return [];
    const value = world.scalar(source.ref(write.value, write.valueAt));
    return typeof value === 'string' && HEADER.test(value) ? [policyOf('', source.location(write.at), 'script', { partial: true })] : [];
  }),
];

const textOf = (world: World, value: Ref | undefined): string | undefined => {
  const known = value && world.scalar(value);
  return typeof known === 'string' ? known.toLowerCase() : undefined;
};

const saysEquiv = (world: World, name: Ref | undefined, value: Ref | undefined): boolean =>
  textOf(world, name) === 'http-equiv' && textOf(world, value) === 'content-security-policy';

/** A header's value may be a list of one. */
const listed = (world: World, value: Ref): readonly Ref[] =>
  world.resolve(value).flatMap((one) => {
    const node = one.source.node(one.id);
    return node.kind === 'array' ? node.items.map((item) => ({ ...one.source.ref(item.value, item.at), ...(one.when && { when: one.when }) })) : [one];
  });
