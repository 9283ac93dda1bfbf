import type { Location } from '../../core/location.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import type { HtmlSink } from './html-sinks.js';
import { cleanerAround, htmlResultOf, originsOf } from './html-values.js';
import type { WeakSanitizer } from './model.js';

/** Sanitizers that let through what runs: opened by their options, or written by hand with regular expressions. */
export const weakSanitizersOf = (world: World, sinks: readonly HtmlSink[]): readonly WeakSanitizer[] => [...purifiers(world), ...sanitizeHtml(world), ...handWritten(world, sinks)];

const PURIFY = /^(?:window\.|globalThis\.)?(?:dompurify|isomorphic-dompurify|DOMPurify|DomPurify)(?:\(\))?\.(?:default\.)?(?:sanitize|setConfig)$/;
const RUNS_TAGS: ReadonlySet<string> = new Set(['script', 'iframe', 'frame', 'object', 'embed', 'base', 'webview']);
const RUNS_ATTRIBUTE = /^(?:on[a-z]{2,30}|srcdoc)$/i;

/** https://github.com/cure53/DOMPurify#can-i-configure-dompurify */
const purifiers = (world: World): readonly WeakSanitizer[] =>
  world.calls(PURIFY).flatMap((call): WeakSanitizer[] => {
    const options = call.arg(call.method === 'setConfig' ? 0 : 1);
    if (!options) return [];
    const weak = (option: string, at: Location, lets: string): WeakSanitizer => ({ kind: 'options', what: 'DOMPurify', option, lets, at, ...whenOf(world, call) });
    return [
      ...['ADD_TAGS', 'ALLOWED_TAGS'].flatMap((key) => listed(world, options, key).filter(({ text }) => RUNS_TAGS.has(text.toLowerCase())).map(({ text, at }) => weak(key, at, `<${text}>`))),
      ...['ADD_ATTR', 'ALLOWED_ATTR'].flatMap((key) => listed(world, options, key).filter(({ text }) => RUNS_ATTRIBUTE.test(text)).map(({ text, at }) => weak(key, at, text))),
      ...isTrue(world, options, 'ALLOW_UNKNOWN_PROTOCOLS').map((at) => weak('ALLOW_UNKNOWN_PROTOCOLS', at, 'URLs of any scheme')),
    ];
  });

/** https://github.com/apostrophecms/sanitize-html#default-options */
const sanitizeHtml = (world: World): readonly WeakSanitizer[] =>
  world.calls(/^(?:sanitize-html|sanitizeHtml)$/).flatMap((call): WeakSanitizer[] => {
    const options = call.arg(1);
    if (!options) return [];
    const weak = (option: string, at: Location, lets: string): WeakSanitizer => ({ kind: 'options', what: 'sanitize-html', option, lets, at, ...whenOf(world, call) });
    const hosts = world.property(options, 'allowedIframeHostnames').refs.length + world.property(options, 'allowedIframeDomains').refs.length > 0;
    return [
      ...is(world, options, 'allowedTags', false).map((at) => weak('allowedTags', at, 'every element, <script> too')),
      ...is(world, options, 'allowedAttributes', false).map((at) => weak('allowedAttributes', at, 'every attribute, event handlers too')),
      ...isTrue(world, options, 'allowVulnerableTags').map((at) => weak('allowVulnerableTags', at, 'elements that run or break out')),
      ...listed(world, options, 'allowedTags').filter(({ text }) => RUNS_TAGS.has(text.toLowerCase()) && !(hosts && text === 'iframe')).map(({ text, at }) => weak('allowedTags', at, `<${text}>`)),
      ...listed(world, options, 'allowedSchemes').filter(({ text }) => /^(?:javascript|vbscript)$/i.test(text)).map(({ text, at }) => weak('allowedSchemes', at, `${text}: URLs`)),
    ];
  });

const whenOf = (world: World, { source, under }: Call): Pick<WeakSanitizer, 'when'> => {
  const when = world.when(source, under);
  return when ? { when } : {};
};

const is = (world: World, options: Ref, key: string, value: boolean): readonly Location[] =>
  world.property(options, key).refs.filter((one) => world.scalar(one) === value).map((one) => one.at);

const isTrue = (world: World, options: Ref, key: string): readonly Location[] => is(world, options, key, true);

/** The texts of a list: a literal, or one that others are added to (`defaults.concat(['iframe'])`, `[...defaults, 'iframe']`). */
const listed = (world: World, options: Ref, key: string): readonly { readonly text: string; readonly at: Location }[] => {
  const of = (ref: Ref, depth: number): readonly { text: string; at: Location }[] =>
    world.resolve(ref).flatMap((one) => {
      const node = one.source.node(one.id);
      const again = (id: number): readonly { text: string; at: Location }[] => (depth > 6 ? [] : of(one.source.ref(id, one.at.range), depth + 1));
      if (node.kind === 'array') return node.items.flatMap((item) => again(item.value));
      if (node.kind === 'call') {
        const callee = one.source.node(node.callee);
        return callee.kind === 'get' && callee.name === 'concat' ? [callee.of, ...node.args].flatMap(again) : [];
      }
      return node.kind === 'literal' && typeof node.value === 'string' ? [{ text: node.value, at: one.at }] : [];
    });
  return world.property(options, key).refs.flatMap((ref) => of(ref, 0));
};

const SCRIPTS = '<script>';
const HANDLERS = 'event handlers';

/** Regular expressions that look for what runs: elements, event handlers, `javascript:`. */
const LOOKS_FOR: readonly (readonly [RegExp, string])[] = [
  [/<\\?\/?(?:\\s[*+]|\(\?:\\\/\)\??|\[\\s\\S\][*+]\??)?\(?(?:\?:)?script/i, SCRIPTS],
  [/(?:\bon|\\bon|\son|\\s\+?\*?on|^on|\(\?:on|\(on)(?:\\w|\[a-z|\[\\w|\[A-Z|\.|\[\^|\\S)[^=]{0,60}=/, HANDLERS],
  [/(?:java|vb)script(?:\\s\*)?:/i, 'javascript: URLs'],
];

/** `text.replace(/<script.*?<\/script>/g, '')`, whose result becomes HTML, or is given back by a function that is named for it. */
const handWritten = (world: World, sinks: readonly HtmlSink[]): readonly WeakSanitizer[] => {
  let found: ReadonlySet<string> | undefined;
  // Asked only where a regular expression looks for scripts.
  const used = (): ReadonlySet<string> => (found ??= new Set(sinks.flatMap(({ value }) => originsOf(world, value).flatMap(({ replaced }) => replaced.map((one) => `${one.source.path}:${one.id}`)))));
  const groups = new Map<string, { readonly source: Source; readonly name?: string | undefined; readonly calls: Call[]; readonly looks: Map<string, Location>; readonly places: Location[] }>();
  for (const call of world.calls()) {
    const replaces = call.method === 'replace' || call.method === 'replaceAll';
    const pattern = replaces || call.method === 'match' ? call.arg(0) : call.method === 'test' ? call.receiver : undefined;
    const looks = pattern ? patternsIn(world, pattern).flatMap(({ source, at }) => LOOKS_FOR.flatMap(([test, what]) => (test.test(source) ? [{ what, at }] : []))) : [];
    if (looks.length === 0) continue;
    const name = cleanerAround(call.source, call.fn);
    if (name === undefined && !(replaces && used().has(`${call.source.path}:${call.id}`))) continue;
    const key = `${call.source.path}:${name ?? call.fn}`;
    const group = groups.get(key) ?? { source: call.source, name, calls: [], looks: new Map<string, Location>(), places: [] };
    groups.set(key, group);
    group.calls.push(call);
    for (const { what, at } of looks) {
      if (!group.looks.has(what)) group.looks.set(what, at);
      if (!group.places.some(({ file, range }) => file === at.file && range.start === at.range.start)) group.places.push(at);
    }
  }
  return [...groups.values()].flatMap(({ source, name, calls, looks, places }): WeakSanitizer[] => {
    // A real sanitizer stands beside it, or no tag is left.
    if (calls.some(({ fn }) => isCleaned(world, source, fn) || losesTags(source, fn))) return [];
    // A look at a URL is none at HTML.
    if (!looks.has(SCRIPTS) && !looks.has(HANDLERS) && !calls.some(({ source: { path }, id }) => used().has(`${path}:${id}`))) return [];
    const [first, ...others] = places.sort((a, b) => a.range.start - b.range.start);
    return first ? [{ kind: 'regex', what: name ?? 'replace()', lets: [...looks.keys()].join(', '), at: first, others, ...whenOf(world, calls[0]!) }] : [];
  });
};

const isCleaned = (world: World, source: Source, fn: number): boolean =>
  (source.summary.functions[fn]?.calls ?? []).some(({ call }) => {
    const result = htmlResultOf(world, source.ref(call, { start: 0, end: 0 }));
    return result?.effect === 'safe' && /^(?:DOMPurify|sanitize-html|xss|setHTML|rehype-sanitize)$/.test(result.what);
  });

/** `text.replace(/[<>]/g, '')`, `text.replace(/</g, '&lt;')`. */
const losesTags = (source: Source, fn: number): boolean =>
  (source.summary.functions[fn]?.calls ?? []).some(({ call }) => {
    const node = source.node(call);
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    const first = node.kind === 'call' && node.args[0] !== undefined ? source.node(node.args[0]) : undefined;
    if (callee?.kind !== 'get' || !/^replace(?:All)?$/.test(callee.name)) return false;
    return first?.kind === 'pattern' ? /^(?:<|\[[^\]]{0,12}<[^\]]{0,12}\])$/.test(first.source) && first.flags.includes('g') : first?.kind === 'literal' && first.value === '<' && callee.name === 'replaceAll';
  });

interface Pattern {
  readonly source: string;
  readonly at: Location;
}

/** The regular expressions that a value may be: itself, or an item of a list that is gone through. */
const patternsIn = (world: World, ref: Ref): readonly Pattern[] =>
  world.resolve(ref).flatMap((one): readonly Pattern[] => {
    const node = one.source.node(one.id);
    if (node.kind === 'pattern') return [{ source: node.source, at: one.at }];
    if (node.kind === 'call' && /^(?:RegExp)\(\)$/.test(world.name(one) ?? '') && node.args[0] !== undefined) {
      const text = world.scalar(one.source.ref(node.args[0], node.at));
      return typeof text === 'string' ? [{ source: text, at: one.at }] : [];
    }
    // `for (const pattern of patterns)`, `patterns.forEach((pattern) => …)`
    const list = node.kind === 'index' ? one.source.ref(node.of, one.at.range) : node.kind === 'param' ? givenList(world, one.source, node.fn, node.index) : undefined;
    return list ? world.resolve(list).flatMap((each) => {
      const items = each.source.node(each.id);
      return items.kind === 'array' ? items.items.flatMap(({ value }) => { const item = each.source.node(value); return item.kind === 'pattern' ? [{ source: item.source, at: each.source.location(item.at) }] : []; }) : [];
    }) : [];
  });

const givenList = (world: World, source: Source, fn: number, index: number): Ref | undefined => {
  if (index !== 0) return undefined;
  const call = world.calls().find((one) => one.source === source && /^(?:forEach|map|reduce)$/.test(one.method) && one.node.args.some((arg) => { const node = source.node(arg); return node.kind === 'function' && node.fn === fn; }));
  return call?.receiver;
};
