import { parseCsp } from '../config-parsers/csp.js';
import type { Location, Range } from '../core/location.js';
import type { Directive, Policy } from '../core/policy.js';
import type { ConfigSetting } from '../core/setting.js';
import { policyOf } from './common/policies.js';

/** The policies that a setting of a configuration holds: one text, or an object of directives whose sources are a text or a list. Nothing for what is empty. */
export const policiesOf = (setting: ConfigSetting, more: Pick<Policy, 'when' | 'nonces'> = {}): readonly Policy[] =>
  setting.alternatives.flatMap(({ value, at, when }): readonly Policy[] => {
    const applies = { ...more, ...(when && { when }) };
    if (typeof value === 'string') return value.trim() === '' ? [] : [policyOf(value, at, 'configuration', applies)];
    if (typeof value !== 'object' || value === null) return [];
    const directives = setting.entries().map(([name, sources]): Directive =>
      ({ name: name.toLowerCase(), at: sources.keyAt ?? sources.at, duplicate: false, sources: sources.strings().flatMap((one) => sourcesOf(one.value, one.at)) }));
    if (directives.length === 0) return [];
    const text = directives.map((one) => [one.name, ...one.sources.map((source) => source.text)].join(' ')).join('; ');
    return [{ at, text, via: 'configuration', reportOnly: false, ...applies, directives }];
  });

const sourcesOf = (text: string, at: Location): Directive['sources'] =>
  parseCsp(`x ${text}`).directives.flatMap(({ values }) => values.map((value) => ({ text: value.text, at: within(at, text, { start: value.range.start - 2, end: value.range.end - 2 }) })));

/** A stretch of a text in quotes, in the file that holds it; the whole where escapes make the two differ. */
const within = ({ file, range }: Location, text: string, part: Range): Location =>
  (range.end - range.start === text.length + 2 ? { file, range: { start: range.start + 1 + part.start, end: range.start + 1 + part.end } } : { file, range });
