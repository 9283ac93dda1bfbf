import type { FileFacts } from '../../core/app.js';
import type { ConfigNode } from '../../core/config.js';
import { contains, type Location, type Range } from '../../core/location.js';
import { nameOf } from '../../core/paths.js';
import type { When } from '../../core/setting.js';
import type { Id } from '../../core/summary.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { secretName, secretValue, wordsOf } from '../../knowledge/secret-names.js';
import { sensitiveKind, TOOLING, WRITTEN_AT_START } from '../../knowledge/sensitive-files.js';
import { PUBLIC_TOKENS, tokenShape } from '../../knowledge/tokens.js';
import type { Secret } from './model.js';

/** Secrets by their form, and by the name they are given, in every file but `elsewhere`, whose own nouns hold them. */
export const secretsOf = (world: World, elsewhere: readonly string[]): readonly Secret[] => {
  const others = new Set(elsewhere);
  const files = [...world.app.files.values()].filter(({ path }) => !others.has(path) && !isForTests(path) && !WRITTEN_AT_START.test(path));
  const read = new Set(files.map(({ path }) => path));
  const tokens = files.flatMap(({ path, document, tokens: all }) => all.filter(({ range }) => !inTest(document, range)).map(({ shape, range }) => ({ shape: tokenShape(shape), at: { file: path, range } })));
  const found = new Map<string, Secret>();
  for (const { shape, at } of tokens) {
    if (shape?.secret) found.set(`${at.file}:${at.range.start}`, { at, shape: shape.id, looks: 'token', sure: true, goes: goesOf(at.file) });
  }
  const setUps = setUpsOf(world);
  const known = new Map<string, Range[]>();
  for (const { at } of tokens) known.set(at.file, [...(known.get(at.file) ?? []), at.range]);
  for (const { name, value, at, when } of namedValues(world, (one) => secretName(one) !== undefined)) {
    if (!read.has(at.file) || inTest(world.app.files.get(at.file)?.document, at.range) || known.get(at.file)?.some(({ start, end }) => start < at.range.end && at.range.start < end)) continue;
    const strength = secretName(name);
    const looks = strength && secretValue(value);
    if (!looks || PUBLIC_TOKENS.some((part) => value.includes(part)) || (strength === 'weak' && (looks !== 'random' || !isCryptic(name, value)))) continue;
    // Of build scripts and CI only what a provider would know is believed: the rest is for databases that live as long as the job.
    const goes = goesOf(at.file);
    // `shared-key` of rust-cache names a cache.
    if (name === 'shared-key' && /(?:^|\/)\.github\//.test(at.file)) continue;
    if (goes === 'repository' && (looks !== 'random' || strength === 'weak')) continue;
    const key = `${at.file}:${at.range.start}`;
    const occasion = when ?? setUps(at.file).find(({ range }) => contains(range, at.range))?.when;
    if (!found.has(key)) found.set(key, { at, name, looks, sure: strength === 'strong', goes, ...(occasion && { when: occasion }) });
  }
  return [...found.values()];
};

const setUp = (name: string): When | undefined => (/^(?:tests?|testing|mocks?)$/i.test(name) ? 'test' : /^(?:dev|devel|development|localhost)$/i.test(name) ? 'development' : undefined);

/** `settings.dev = { secret: '…' }`, `{ test: { secret: '…' } }`: objects for tests and development beside those that are shipped. */
const setUpsOf = (world: World): (file: string) => readonly { readonly range: Range; readonly when: When }[] => {
  const byFile = new Map<string, { readonly range: Range; readonly when: When }[]>();
  return (file) => {
    const known = byFile.get(file);
    if (known) return known;
    const found: { range: Range; when: When }[] = [];
    byFile.set(file, found);
    for (const source of world.sources) {
      if (source.path !== file) continue;
      for (const { name, ref } of namesOf(world, source, (one) => setUp(one) !== undefined)) {
        const when = setUp(name);
        if (when && source.node(ref.id).kind === 'object') found.push({ range: ref.at.range, when });
      }
    }
    return found;
  };
};

const goesOf = (path: string): Secret['goes'] => (TOOLING.test(path) || sensitiveKind(nameOf(path)) ? 'repository' : 'app');

/** A helper of tests that stands among the sources: `ppkTestUtils.ts`. */
const isForTests = (path: string): boolean => wordsOf(nameOf(path)).some((word) => /^(?:tests?|testing|mocks?|fixtures?|spec|e2e)$/.test(word));

/** In a function that is a test: Rust has its tests in the source. */
const inTest = (document: FileFacts['document'], range: Range): boolean =>
  document?.kind === 'source' && document.functions.some(({ at, attributes }) => attributes?.some((one) => /^(?:\w+::)*test\b/.test(one)) && contains(at, range));

/** `igdbToken` with letters and digits that are no identifier of anything else. */
const isCryptic = (name: string, value: string): boolean =>
  value.length >= 20 && /\d/.test(value) && /[a-z].*[A-Z]|_|-/.test(name) && !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);

interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly at: Location;
  readonly when?: When;
}

/** Keys beside which an API key is public: Firebase's web configuration, DocSearch, reCAPTCHA. */
const PUBLIC_SIBLINGS = new Set(['authDomain', 'messagingSenderId', 'measurementId', 'indexName', 'siteKey']);

/** The literal strings of sources and configurations that are given a name of interest. */
export function* namedValues(world: World, isOfInterest: (name: string) => boolean): Iterable<NamedValue> {
  const known = new Map<string, boolean>();
  const isWanted = (name: string): boolean => {
    const before = known.get(name);
    const wanted = before ?? isOfInterest(name);
    if (before === undefined) known.set(name, wanted);
    return wanted;
  };
  for (const source of world.sources) for (const { name, ref } of namesOf(world, source, isWanted)) yield* literals(world, name, ref);
  for (const [path, { root, format }] of world.configs(/./)) if (root && format !== 'dotenv') yield* ofConfig(path, root, isWanted);
}

/** The literals that a value may be. */
function* literals(world: World, name: string, ref: Ref): Iterable<NamedValue> {
  for (const one of world.setting(ref).alternatives) {
    if (one.literal && typeof one.value === 'string' && one.at.file === ref.source.path) yield { name, value: one.value, at: one.at, ...(one.when && { when: one.when }) };
  }
}

/** Everything that a source gives a name of interest: declarations, properties, assignments, fields, attributes, and what is passed with its name. */
const namesOf = (world: World, source: Source, isWanted: (name: string) => boolean): readonly { readonly name: string; readonly ref: Ref }[] => {
  const { summary } = source;
  const found: { readonly name: string; readonly ref: Ref }[] = [];
  const add = (name: string, value: Id | undefined, at: Range): void => { if (value !== undefined && isWanted(name)) found.push({ name, ref: source.ref(value, at) }); };
  for (const { name, value, valueAt } of summary.declarations) add(name, value, valueAt);
  for (const [, { members }] of source.nodesOf('object')) {
    if (members.some((member) => member.kind === 'entry' && PUBLIC_SIBLINGS.has(member.key))) continue;
    for (const member of members) if (member.kind === 'entry') add(member.key, member.value, member.valueAt);
  }
  for (const { members } of summary.classes) for (const { name, value, valueAt } of members) add(name, value, valueAt);
  for (const id of summary.elements) {
    const element = source.node(id);
    if (element.kind === 'element') for (const { name, value, at } of element.attributes) add(name, value, at);
  }
  for (const { writes, calls } of summary.functions) {
    for (const { target, value, valueAt } of writes) {
      const node = source.node(target);
      const key = node.kind === 'index' ? world.scalar(source.ref(node.key, valueAt)) : node.kind === 'get' || node.kind === 'variable' ? node.name : undefined;
      if (typeof key === 'string') add(key, value, valueAt);
    }
    for (const { call } of calls) addPassed(source, call, add);
  }
  return found;
};

/** `define('API_KEY', '…')`, `headers.append('Authorization', '…')`, `builder.client_secret("…")`. */
const addPassed = (source: Source, call: Id, add: (name: string, value: Id | undefined, at: Range) => void): void => {
  const node = source.node(call);
  if (node.kind !== 'call') return;
  for (const [index, id] of node.args.entries()) {
    const name = source.node(id);
    if (name.kind === 'literal' && typeof name.value === 'string') add(name.value, node.args[index + 1], node.argsAt[index + 1] ?? node.at);
  }
  const callee = source.node(node.callee);
  if (callee.kind === 'get' && node.args.length === 1) add(callee.name.replace(/^(?:set|with)(?=[A-Z_])/, ''), node.args[0], node.argsAt[0] ?? node.at);
};

function* ofConfig(file: string, root: ConfigNode, isWanted: (name: string) => boolean): Iterable<NamedValue> {
  const open: ConfigNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'array') open.push(...node.items);
    if (node.kind !== 'object' || node.entries.some(({ key }) => PUBLIC_SIBLINGS.has(key))) continue;
    for (const { key, value } of node.entries) {
      if (value.kind !== 'scalar') open.push(value);
      else if (typeof value.value === 'string' && isWanted(key)) yield { name: key, value: value.value, at: { file, range: value.range } };
    }
  }
}
