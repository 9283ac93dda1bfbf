import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Type } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { originOf } from '../../core/origin.js';
import { deciding, type Policy } from '../../core/policy.js';
import type { Weakness } from './model.js';

/** What csp_evaluator says, in our words. What it says of `'self'`, of reporting and of trusted types is no weakness of a desktop app. */
const KINDS: ReadonlyMap<Type, Weakness['kind']> = new Map([
  [Type.SCRIPT_UNSAFE_INLINE, 'unsafe-inline'], [Type.SCRIPT_UNSAFE_EVAL, 'unsafe-eval'], [Type.PLAIN_WILDCARD, 'any-host'], [Type.PLAIN_URL_SCHEMES, 'scheme'],
  [Type.SRC_HTTP, 'insecure-host'], [Type.NONCE_LENGTH, 'weak-nonce'], [Type.STATIC_NONCE, 'weak-nonce'], [Type.UNKNOWN_DIRECTIVE, 'unknown-directive'],
]);

/** Every host over http: told as any host, which is worse than the missing encryption. */
const ANY_HTTP = /^(?:http|ws):\/\/\*(?!\.)/i;

/** No header is longer, and some checks take time by the square of it. */
const LONGEST = 8_000;

/** The weaknesses of a policy that is enforced, each at the source that makes it. */
export const weaknessesOf = (policy: Policy): readonly Weakness[] => {
  if (policy.reportOnly || policy.text.length > LONGEST) return [];
  const found = [...evaluated(policy), ...ofDesktop(policy)];
  // A directive that any host fits is not made worse by what else stands there, and one kind of weakness is told once for it.
  const open = new Set(found.filter(({ kind }) => kind === 'any-host').map(({ directive }) => directive));
  const narrow: ReadonlySet<Weakness['kind']> = new Set(['scheme', 'bypass-host', 'insecure-host']);
  const told = new Map<string, Weakness>();
  for (const one of found) {
    if (open.has(one.directive) && narrow.has(one.kind)) continue;
    const key = `${one.kind} ${one.directive}`;
    const known = told.get(key);
    const sources = new Set([...(known?.sources ?? []), ...one.sources]);
    told.set(key, known ? { ...known, sources: [...sources] } : one);
  }
  return [...told.values()];
};

const evaluated = (policy: Policy): readonly Weakness[] =>
  judged(policy.text).flatMap(({ type, severity, directive, value }): Weakness[] => {
    const own = policy.directives.find(({ name }) => name === directive);
    const source = own?.sources.find(({ text }) => text === value || text.toLowerCase() === value);
    const at = source?.at ?? own?.at ?? policy.at;
    const as = (kind: Weakness['kind']): Weakness[] => [{ kind, policy, directive, sources: value ? [value] : [], at }];
    // Only a host that is known to serve what undoes the policy; severity 10 is HIGH.
    if (type === Type.SCRIPT_ALLOWLIST_BYPASS) return value !== "'self'" && severity === 10 && !value?.startsWith("'") ? as('bypass-host') : [];
    if (type === Type.MISSING_DIRECTIVES) return missing(policy, directive);
    if (type === Type.SRC_HTTP && (!value || originOf(value).kind !== 'http' || ANY_HTTP.test(value))) return [];
    const kind = KINDS.get(type);
    if (kind !== 'any-host' && kind !== 'scheme') return kind === undefined ? [] : as(kind);
    // Engines without plug-ins show an object as they show a frame.
    if (directive === 'object-src') return kind === 'any-host' ? as('any-frame') : [];
    // What stands in default-src and decides for nothing that runs is judged with the directives below.
    return directive === 'default-src' && deciding(policy, 'script-src') !== own ? [] : as(kind);
  });

/** csp_evaluator throws on sources that are no URLs; those are no sources to browsers either. */
const judged = (text: string): ReturnType<CspEvaluator['evaluate']> => {
  for (const policy of [text, text.replace(/[^\s;]*[^\s;\w.*:/'-][^\s;]*|:\/\/\*?(?=[\s;]|$)/g, '')]) {
    try {
      return new CspEvaluator(new CspParser(policy).csp).evaluate();
    } catch {
      // The next one is without them.
    }
  }
  return [];
};

const missing = (policy: Policy, directive: string): Weakness[] => {
  if (policy.partial) return [];
  if (directive === 'script-src') return [{ kind: 'no-script-limit', policy, directive, sources: [], at: policy.at }];
  return [{ kind: 'missing-directive', policy, directive, sources: [], at: policy.at }];
};

/** What csp_evaluator does not look at: where a page may send data and what it may frame, and schemes of desktop shells. */
const ofDesktop = (policy: Policy): readonly Weakness[] => {
  const found: Weakness[] = [];
  if (!policy.partial && !policy.directives.some(({ name }) => name === 'default-src') && policy.directives.some(({ name }) => name === 'script-src')) {
    found.push({ kind: 'no-default', policy, directive: 'default-src', sources: [], at: policy.at });
  }
  const each = (name: string, test: (source: string) => Weakness['kind'] | undefined): void => {
    const directive = deciding(policy, name);
    for (const { text, at } of directive?.sources ?? []) {
      const kind = test(text.toLowerCase());
      if (kind) found.push({ kind, policy, directive: directive!.name, sources: [text], at });
    }
  };
  const open = (source: string): boolean => /^(?:\*|https?:|https?:\/\/\*(?::\*)?\/?\*?|wss?:|wss?:\/\/\*(?::\*)?)$/.test(source);
  each('connect-src', (source) => (open(source) && !isScripts(policy, 'connect-src') ? 'any-connection' : undefined));
  each('style-src', (source) => (source === "'unsafe-inline'" && !isScripts(policy, 'style-src') ? 'unsafe-inline-style' : undefined));
  each('frame-src', (source) => (open(source) && !isScripts(policy, 'frame-src') ? 'any-frame' : undefined));
  for (const name of ['script-src', 'worker-src']) {
    each(name, (source) => (/^(?:https?|wss?):\/\/\*(?:\.\w{2,6})?(?::\*)?\/?\*?$/.test(source) ? 'any-host' : /^(?:filesystem|blob):$/.test(source) && name === 'script-src' ? 'scheme' : undefined));
  }
  for (const name of ['connect-src', 'frame-src', 'style-src', 'script-src']) each(name, (source) => (/^(?:http|ws):\/\//.test(source) && originOf(source).kind === 'http' && !ANY_HTTP.test(source) ? 'insecure-host' : undefined));
  for (const name of ['img-src', 'media-src', 'font-src']) if (policy.directives.some((one) => one.name === name)) each(name, (source) => (open(source) ? 'any-media' : undefined));
  return found;
};

/** Whether the directive that decides is the one for scripts too, and is judged there. */
const isScripts = (policy: Policy, name: string): boolean => {
  const directive = deciding(policy, name);
  return directive !== undefined && directive.name === 'default-src' && deciding(policy, 'script-src') === directive;
};
