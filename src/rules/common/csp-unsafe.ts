import { together, within } from '../../core/edits.js';
import { distinctBy, groupBy } from '../../core/group-by.js';
import { placeOf } from '../../core/location.js';
import { defineRule, type Fix, type Confidence, type Severity } from '../../core/rule.js';
import type { Weakness } from '../../frameworks/common/model.js';

interface Judgement {
  readonly severity: Severity;
  readonly confidence?: Confidence;
  readonly what: (weakness: Weakness) => string;
  readonly todo: string;
}

const quoted = (sources: readonly string[]): string => sources.map((source) => `'${source.replace(/^'|'$/g, '')}'`).join(', ');

const JUDGEMENTS: Readonly<Record<Weakness['kind'], Judgement>> = {
  'unsafe-inline': { severity: 'medium', what: ({ directive }) => `The policy lets pages run inline scripts ('unsafe-inline' in '${directive}').`, todo: 'An injected script runs as if there were no policy. Move inline scripts to files, or allow each by its hash or a nonce.' },
  'unsafe-eval': { severity: 'medium', what: ({ directive }) => `The policy lets pages turn text into code ('unsafe-eval' in '${directive}').`, todo: "Remove it; WebAssembly needs only 'wasm-unsafe-eval'." },
  'any-host': { severity: 'high', what: ({ directive, sources }) => `The policy lets pages load what they run from any host (${quoted(sources)} in '${directive}').`, todo: 'Name the hosts, best only \'self\'.' },
  scheme: { severity: 'high', what: ({ directive, sources }) => `The policy lets pages load what they run from any URL of a kind (${quoted(sources)} in '${directive}').`, todo: 'Whoever injects markup chooses such a URL. Name the hosts, best only \'self\'.' },
  'insecure-host': { severity: 'medium', what: ({ directive, sources }) => `The policy trusts ${quoted(sources)} over an unencrypted connection (in '${directive}').`, todo: 'Anyone on the network can answer in its place. Use https or wss.' },
  'bypass-host': { severity: 'medium', what: ({ directive, sources }) => `The policy allows ${quoted(sources)}, which ${sources.length === 1 ? 'serves' : 'serve'} scripts that run anything (in '${directive}').`, todo: 'Public script hosts carry old libraries and JSONP endpoints that undo a policy. Ship the scripts with the app and allow only \'self\'.' },
  'no-script-limit': { severity: 'medium', what: () => "The policy does not limit scripts: it has neither 'script-src' nor 'default-src'.", todo: "Add default-src 'self'." },
  'no-default': { severity: 'low', what: () => "The policy limits scripts and has no 'default-src': all that it does not name may come from anywhere.", todo: "Add default-src 'self', and base-uri 'none'." },
  'unknown-directive': { severity: 'low', what: ({ directive }) => `The policy has a directive '${directive}' that browsers do not know, and ignore.`, todo: 'Check its spelling.' },
  'weak-nonce': { severity: 'medium', what: ({ directive, sources }) => `The nonce ${quoted(sources)} in '${directive}' can be guessed.`, todo: 'A nonce is new and random for every load; for files that do not change use hashes.' },
  'any-connection': { severity: 'low', what: ({ directive, sources }) => `The policy lets pages send data to any host (${quoted(sources)} in '${directive}').`, todo: 'An injected script can take out what it reads. Name the hosts that the app talks to.' },
  'any-frame': { severity: 'low', what: ({ directive, sources }) => `The policy lets pages frame any site (${quoted(sources)} in '${directive}').`, todo: 'Name the sites, or use frame-src \'none\'.' },
  'missing-directive': { severity: 'note', what: ({ directive }) => `The policy has no '${directive}'.`, todo: 'Add it: \'none\' fits nearly every desktop app.' },
  'unsafe-inline-style': { severity: 'note', what: ({ directive }) => `The policy lets pages use inline styles ('unsafe-inline' in '${directive}').`, todo: 'Injected styles can read parts of a page out; hashes or nonces prevent it.' },
  'any-media': { severity: 'note', what: ({ directive, sources }) => `The policy lets pages load images, media or fonts from any host (${quoted(sources)} in '${directive}').`, todo: 'An image URL can carry data out. Name the hosts where you can.' },
};

/** What a page only shows. */
const PICTURES: ReadonlySet<string> = new Set(['img-src', 'media-src', 'font-src']);

const raised: Readonly<Partial<Record<Severity, Severity>>> = { medium: 'high' };

export default defineRule({
  id: 'common/csp-unsafe',
  title: 'Content-Security-Policy that does not hold',
  category: 'csp',
  severity: 'high',
  confidence: 'high',
  cwe: [693, 79, 942],
  fixable: 'safe',

  *check({ common }) {
    const shown = common.weaknesses.filter(({ policy }) => policy.when !== 'development' && policy.when !== 'test');
    for (const same of grouped(shown)) {
      const [weakness, ...others] = same as [Weakness, ...Weakness[]];
      const { kind, policy, at, directive } = weakness;
      const { severity, confidence } = JUDGEMENTS[kind];
      const told = distinctBy(same, (one) => `${one.kind} ${one.directive}`);
      // Where the framework adds nonces, browsers ignore 'unsafe-inline'.
      const inert = kind === 'unsafe-inline' && policy.nonces === true;
      const scripts = kind === 'unsafe-inline' || kind === 'unsafe-eval';
      yield {
        at,
        severity: inert ? 'note' : scripts && common.exposure === 'node' ? raised[severity] ?? severity : kind === 'insecure-host' && PICTURES.has(directive) ? 'low' : severity,
        ...(confidence && { confidence }),
        message: inert
          ? `'unsafe-inline' in '${directive}' has no effect, because the framework adds nonces. Remove it, so that it does not come to life when the nonces go.`
          : `${told.map((one) => JUDGEMENTS[one.kind].what(one)).join(' ')} ${scripts && common.exposure === 'node' ? 'Pages of this app reach Node.js. ' : ''}${[...new Set(told.map((one) => JUDGEMENTS[one.kind].todo))].join(' ')}`,
        related: others.slice(0, 5).map((other) => ({ at: other.at, message: other.policy === policy ? `'${other.directive}', too` : 'the same policy' })),
        fixes: [together(same.map((one) => fixOf(one, inert)))],
      };
    }
  },
});

/** What lets data out, and others in to be looked at. */
const OUTWARD: ReadonlySet<Weakness['kind']> = new Set<Weakness['kind']>(['any-connection', 'any-frame']);

/** A policy that several pages repeat is one decision, and so is where else than to the app its pages may go. */
const grouped = (weaknesses: readonly Weakness[]): Iterable<readonly Weakness[]> => groupBy(weaknesses, ({ policy, kind, directive, at }) => {
  const outward = OUTWARD.has(kind);
  return `${outward ? 'outward' : `${kind} ${directive}`} ${policy.via === 'meta' ? policy.text : placeOf(outward ? policy.at : at)}`;
}).values();

/** What lets scripts in is taken out; a host without encryption is asked with it. What has no effect may go. */
const fixOf = ({ kind, at, sources }: Weakness, inert: boolean): Fix | undefined => {
  const [source] = sources;
  if (sources.length !== 1 || source === undefined) return undefined;
  if (kind === 'unsafe-inline' || kind === 'unsafe-eval') return { description: `Remove ${source}.`, safe: inert, edits: [{ ...at, text: '', how: 'word' }] };
  return kind === 'insecure-host' ? within(at, 'http:', 'https:', 'Use https.') : undefined;
};
