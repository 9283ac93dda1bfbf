import type { Location } from '../../core/location.js';
import type { Attribute, Condition, ElementNode, Id, Write } from '../../core/summary.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import { type MarkupPlace, placeAfter } from '../../dataflow/markup-place.js';
import type { World } from '../../dataflow/world.js';
import { HTML_ATTRIBUTES, HTML_MESSAGES, HTML_METHODS, HTML_OPTIONS, HTML_PROPERTIES, HTML_TAG, JQUERY, JQUERY_HTML, RAW_OUTPUTS, TEXT_ELEMENTS } from '../../knowledge/dom-sinks.js';

/** A place where a text becomes a part of a page. */
export interface HtmlSink {
  readonly kind: 'property' | 'call' | 'directive' | 'attribute' | 'jsx';
  /** `innerHTML`, `v-html`, `jQuery's html()`. */
  readonly what: string;
  readonly at: Location;
  /** The HTML that is put in. */
  readonly value: Ref;
  /** What must hold for it to happen. */
  readonly under: readonly Condition[];
  /** An API that is named for its danger: who writes it knows that the text is not escaped. */
  readonly explicit: boolean;
  /** A function of a library whose name says nothing of HTML, for a message to people. */
  readonly message?: true;
}

const found = new WeakMap<World, readonly HtmlSink[]>();

/** Every place where text becomes HTML; those whose text is a constant are left out. */
export const htmlSinksOf = (world: World): readonly HtmlSink[] => {
  const known = found.get(world) ?? findSinks(world);
  found.set(world, known);
  return known;
};

const findSinks = (world: World): readonly HtmlSink[] => {
  const all = [...properties(world), ...methods(world), ...entries(world), ...elements(world), ...jquery(world), ...messages(world)];
  const seen = new Set<string>();
  return all.filter((sink) => {
    const key = `${sink.at.file}:${sink.at.range.start}:${sink.at.range.end}:${sink.value.id}`;
    if (seen.has(key) || isConstant(world, sink.value)) return false;
    seen.add(key);
    return true;
  });
};

/** A template engine's output is kept as text, which is no constant. */
const isConstant = (world: World, value: Ref): boolean => !isOutput(value) && world.resolve(value).every((one) => {
  const node = one.source.node(one.id);
  // `import logo from './logo.svg?raw'`
  return node.kind === 'literal' || node.kind === 'function' || node.kind === 'class' || (node.kind === 'import' && node.name === 'default' && /\?raw$|\.(?:svg|html?|css)(?:\?\w+)?$/.test(node.from));
});

const isOutput = ({ source, id }: Ref): boolean => {
  const node = source.node(id);
  return node.kind === 'literal' && source.summary.elements.some((one) => {
    const element = source.node(one);
    return element.kind === 'element' && RAW_OUTPUTS.has(element.name) && element.attributes.some(({ value }) => value === id);
  });
};

/** `element.innerHTML = text`, `element['outerHTML'] += text`, `frame.srcdoc = text`. */
const properties = (world: World): readonly HtmlSink[] =>
  [...world.writes()].flatMap(({ source, write }): HtmlSink[] => {
    const name = propertyOf(world, source, write);
    if (name === undefined) return [];
    const target = source.node(write.target);
    const holder = target.kind === 'get' || target.kind === 'index' ? source.ref(target.of, write.targetAt) : undefined;
    if (!holder || isInert(world, holder) || (name === 'srcdoc' && isSandboxed(world, holder))) return [];
    return [{ kind: 'property', what: name, at: source.location(write.at), value: source.ref(write.value, write.valueAt), under: write.under, explicit: false }];
  });

const propertyOf = (world: World, source: Source, { target, targetAt }: Write): string | undefined => {
  const node = source.node(target);
  const name = node.kind === 'get' ? node.name : node.kind === 'index' ? world.scalar(source.ref(node.key, targetAt)) : undefined;
  return typeof name === 'string' && HTML_PROPERTIES.has(name) ? name : undefined;
};

/** Whether an element is one that does not take markup, or of a document that nobody sees and that runs nothing. */
const isInert = (world: World, holder: Ref): boolean => {
  if (/createHTMLDocument\(\)/.test(world.name(holder) ?? '')) return true;
  const made = world.resolve(holder).filter(({ source, id }) => { const node = source.node(id); return node.kind !== 'literal' || node.value !== null && node.value !== undefined; });
  return made.length > 0 && made.every((one) => {
    const node = one.source.node(one.id);
    const callee = node.kind === 'call' ? one.source.node(node.callee) : undefined;
    const first = node.kind === 'call' && node.args[0] !== undefined ? world.scalar(one.source.ref(node.args[0], node.at)) : undefined;
    if (callee?.kind !== 'get' || typeof first !== 'string') return false;
    if (callee.name === 'createElement') return TEXT_ELEMENTS.has(first.toLowerCase());
    if (callee.name === 'querySelector') return TEXT_ELEMENTS.has(/^\w+/.exec(first)?.[0] ?? '') || (/^#[\w-]+$/.test(first) && isStyle(world, first.slice(1)));
    return callee.name === 'getElementById' && isStyle(world, first);
  });
};

/** Whether the element with an id is a style sheet: as pages have it, else by the id itself. */
const isStyle = (world: World, id: string): boolean => {
  for (const { source, element } of world.elements()) {
    const own = element.attributes.find(({ name }) => name === 'id')?.value;
    if (own !== undefined && world.scalar(source.ref(own, element.tagAt)) === id) return TEXT_ELEMENTS.has(element.name);
  }
  return /(?:^|[-_])(?:css|styles?|stylesheet)(?:$|[-_])|(?:Css|CSS|Styles?|StyleSheet)$/.test(id);
};

/** Whether a frame shows what it is given as of an origin of its own, or without scripts. https://html.spec.whatwg.org/#attr-iframe-sandbox */
const confines = (sandbox: unknown): boolean => typeof sandbox !== 'string' || !/\ballow-scripts\b/.test(sandbox) || !/\ballow-same-origin\b/.test(sandbox);

const isSandboxed = (world: World, { source, id, at }: Ref): boolean => {
  const written = source.writesOf(id, 'sandbox').map((write) => world.scalar(source.ref(write.value, write.valueAt)));
  const called = [...source.siteOf.keys()].flatMap((site): unknown[] => {
    const node = source.node(site);
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    if (node.kind !== 'call' || callee?.kind !== 'get') return [];
    const args = node.args.map((arg) => world.scalar(source.ref(arg, at.range)));
    if (callee.name === 'setAttribute' && callee.of === id) return args[0] === 'sandbox' ? [args[1]] : [];
    const list = source.node(callee.of);
    return callee.name === 'add' && list.kind === 'get' && list.name === 'sandbox' && list.of === id ? [args.join(' ')] : [];
  });
  const all = [...written, ...called];
  return all.length > 0 && all.some(confines);
};

/** The methods that are named for what they do, `document.write`, `setAttribute('srcdoc', …)`, lit's `<p .innerHTML=${text}>`. */
const methods = (world: World): readonly HtmlSink[] =>
  world.calls().flatMap((call): HtmlSink[] => {
    const { method } = call;
    const name = method.slice(method.lastIndexOf('.') + 1);
    if (!METHODS.has(name)) return TAG.test(call.name) ? [...lit(call, world)] : [];
    const at = (what: string, value: Ref | undefined, explicit = false): HtmlSink[] => (value ? [{ kind: 'call', what, at: call.at, value, under: call.under, explicit }] : []);
    const known = HTML_METHODS.get(name);
    if (known) return at(known.arg === 0 && known.explicit ? name : `${name}()`, call.arg(known.arg), known.explicit ?? false);
    if (name === 'write' || name === 'writeln') return isDocument(call) ? call.args.flatMap((arg) => at('document.write()', arg)) : [];
    if (name === 'setAttribute' || name === 'setProperty' || name === 'setAttributeNS') {
      const key = name === 'setAttribute' ? 0 : 1;
      const attribute = call.arg(key) && world.scalar(call.arg(key)!);
      if (typeof attribute !== 'string' || !HTML_PROPERTIES.has(attribute)) return [];
      return attribute === 'srcdoc' && call.receiver && name === 'setAttribute' && isSandboxed(world, call.receiver) ? [] : at(attribute, call.arg(key + 1));
    }
    return [];
  });

const METHODS: ReadonlySet<string> = new Set([...HTML_METHODS.keys(), 'write', 'writeln', 'setAttribute', 'setProperty', 'setAttributeNS']);
/** lit's tags of templates. */
const TAG = /(?:^|\.)(?:html|svg)$/;

const isDocument = ({ source, node }: Call): boolean => {
  const callee = source.node(node.callee);
  const holder = callee.kind === 'get' ? source.node(callee.of) : undefined;
  return (holder?.kind === 'global' && holder.name === 'document') || (holder?.kind === 'get' && /^(?:document|contentDocument)$/.test(holder.name));
};

const lit = (call: Call, world: World): readonly HtmlSink[] => {
  const texts = call.arg(0);
  const node = texts && texts.source.node(texts.id);
  if (node?.kind !== 'array') return [];
  return node.items.flatMap(({ value }, index): HtmlSink[] => {
    const text = world.scalar(call.source.ref(value, call.node.at));
    const arg = call.arg(index + 1);
    const [, property] = typeof text === 'string' ? /[\s"']\.?(innerHTML|srcdoc)=["']?$/.exec(text) ?? [] : [];
    return property === undefined || !arg ? [] : [{ kind: 'attribute', what: property, at: arg.at, value: arg, under: call.under, explicit: false }];
  });
};

/** `{ __html: text }`, `h('p', { innerHTML: text })`, `domProps: { innerHTML: text }`. */
const entries = (world: World): readonly HtmlSink[] =>
  world.entries(ENTRY_KEYS).flatMap(({ source, key, value, keyAt, object, under }): HtmlSink[] => {
    if (key === '__html' && textObjects(world, source).has(object)) return [];
    const at = { file: keyAt.file, range: { start: keyAt.range.start, end: Math.max(keyAt.range.end, value.at.file === keyAt.file ? value.at.range.end : 0) } };
    return key === '__html' ? [{ kind: 'jsx', what: 'dangerouslySetInnerHTML', at, value, under, explicit: true }] : [{ kind: 'property', what: key, at, value, under, explicit: false }];
  });

/** The objects that are given to `<style dangerouslySetInnerHTML={…}>` and its like. */
const textObjects = (world: World, source: Source): ReadonlySet<Id> =>
  world.remember<ReadonlySet<Id>>('text objects', { source, id: 0 }, NONE, () => new Set(source.summary.elements.flatMap((id): readonly Id[] => {
    const element = source.node(id);
    if (element.kind !== 'element' || !TEXT_ELEMENTS.has(element.name)) return [];
    return element.attributes.flatMap(({ name, value }) => (name === 'dangerouslySetInnerHTML' && value !== undefined ? [value] : []));
  })));

const NONE: ReadonlySet<Id> = new Set();

const ENTRY_KEYS: ReadonlySet<string> = new Set(['__html', ...HTML_PROPERTIES]);

/** Directives, bindings, JSX attributes, and what template engines write as it stands. */
const elements = (world: World): readonly HtmlSink[] =>
  [...world.elements()].flatMap(({ source, element }): HtmlSink[] => element.attributes.flatMap((attribute): HtmlSink[] => {
    if (attribute.value === undefined) return [];
    const value = source.ref(attribute.value, attribute.valueAt ?? attribute.at);
    const of = (kind: HtmlSink['kind'], what: string, explicit: boolean): HtmlSink[] => [{ kind, what, at: source.location(attribute.at), value, under: [], explicit }];
    const raw = RAW_OUTPUTS.get(element.name);
    if (raw !== undefined) return isInclude(source, attribute) ? [] : of('directive', raw, true);
    const name = attribute.name.toLowerCase();
    if (name === 'dangerouslysetinnerhtml') return isOwnObject(world, value) || TEXT_ELEMENTS.has(element.name) ? [] : of('jsx', 'dangerouslySetInnerHTML', true);
    if (name === '[innerhtml]') return isBypassed(world, value) ? of('attribute', '[innerHTML]', true) : [];
    const known = HTML_ATTRIBUTES.get(name);
    if (!known || (known.what === 'srcdoc' && hasConfining(world, source, element))) return [];
    // A plain attribute of a page is a constant.
    if (!known.explicit && !/\W/.test(name) && source.node(attribute.value).kind === 'literal') return [];
    return of(name.startsWith('v-') || name.startsWith('x-') || name.includes(':html') ? 'directive' : 'attribute', known.what, known.explicit);
  }));

/** An object literal, whose `__html` is told by itself. */
const isOwnObject = (world: World, value: Ref): boolean => world.resolve(value).some((one) => one.source.node(one.id).kind === 'object');

/** Partials, and what build tools write. */
const isInclude = (source: Source, { value }: Attribute): boolean => {
  const node = value === undefined ? undefined : source.node(value);
  return node?.kind === 'literal' && /^(?:await\s+)?(?:include|partial|body|yield|content|htmlWebpackPlugin|slot|blocks?)\b/.test(String(node.value));
};

const hasConfining = (world: World, source: Source, element: ElementNode): boolean => {
  const sandbox = world.attribute(source, element, 'sandbox', ':sandbox', 'v-bind:sandbox', '[sandbox]');
  return sandbox !== undefined && confines(sandbox.value ?? (sandbox.attribute.value === undefined ? '' : undefined));
};

/** Angular cleans what it binds, but for a pipe that says it is trusted. */
const isBypassed = (world: World, value: Ref): boolean => {
  const node = value.source.node(value.id);
  const pipe = node.kind === 'call' ? value.source.node(node.callee) : undefined;
  return pipe?.kind === 'global' && trustingPipes(world).has(pipe.name);
};

const trustingPipes = (world: World): ReadonlySet<string> => {
  const trusting = new Set(world.calls().filter(({ method }) => method === 'bypassSecurityTrustHtml').map(({ source }) => source));
  return new Set(world.entries(PIPE_NAME).flatMap(({ source, value }) => (trusting.has(source) ? [String(world.scalar(value))] : [])));
};

const PIPE_NAME: ReadonlySet<string> = new Set(['name']);

/** `$(place).html(text)`, `$('<p>' + text)`. */
const jquery = (world: World): readonly HtmlSink[] =>
  world.calls().flatMap((call): HtmlSink[] => {
    const { method } = call;
    const at = (what: string, value: Ref): HtmlSink => ({ kind: 'call', what, at: call.at, value, under: call.under, explicit: false });
    if (/^(?:window\.)?(?:\$|jQuery|jquery)$/.test(call.name)) {
      const [first] = call.args;
      return first && startsWithTag(world, first) ? [at('jQuery', first)] : [];
    }
    if (!JQUERY_HTML.has(method) || !call.receiver || !isJquery(world, call.receiver, method)) return [];
    return (method === 'html' ? call.args.slice(0, 1) : call.args).filter((arg) => isMarkup(world, arg, method)).map((arg) => at(`jQuery's ${method}()`, arg));
  });

const isJquery = (world: World, receiver: Ref, method: string): boolean => {
  if (JQUERY.test(world.name(receiver) ?? '')) return true;
  const node = receiver.source.node(receiver.id);
  const own = node.kind === 'get' || node.kind === 'variable' ? node.name : node.kind === 'param' ? receiver.source.summary.functions[node.fn]?.params[node.index]?.name ?? '' : '';
  // Backbone's `this.$el` is jQuery, Vue's is an element, and has no html().
  return own.startsWith('$') && (method === 'html' || !/^\$(?:el|refs|root|parent)$/.test(own));
};

const startsWithTag = (world: World, value: Ref): boolean => world.texts(value).some(({ parts }) => typeof parts[0] === 'string' && /^\s*</.test(parts[0]) && parts.length > 1);

/** Elements can be appended too. */
const isMarkup = (world: World, value: Ref, method: string): boolean => {
  if (method === 'html') return true;
  const name = world.name(value) ?? '';
  const node = value.source.node(value.id);
  return !JQUERY.test(name) && !/(?:createElement|createTextNode|cloneNode|createDocumentFragment|render|\$el)(?:\(\))?$/.test(name) && ['text', 'either', 'get', 'variable', 'param', 'call', 'index'].includes(node.kind);
};

/** Libraries that show a message as HTML. */
const messages = (world: World): readonly HtmlSink[] => {
  const called = HTML_MESSAGES.flatMap(({ name, what, args, keys, unless }) => {
    if (unless !== undefined && (world.entries(new Set([unless])).length > 0 || [...world.writes()].some(({ source, write }) => { const node = source.node(write.target); return node.kind === 'get' && node.name === unless; }))) return [];
    return world.calls(name).flatMap((call): HtmlSink[] => {
      const first = call.arg(0);
      const options = first ? world.resolve(first).filter((one) => one.source.node(one.id).kind === 'object') : [];
      const of = (value: Ref): HtmlSink => ({ kind: 'call', what, at: value.at, value, under: call.under, explicit: false, message: true });
      if (options.length > 0) return options.flatMap((one) => keys.flatMap((key) => world.property(one, key).refs.map((value) => ({ ...of(value), at: value.keyAt ?? value.at }))));
      return args.flatMap((index) => { const arg = call.arg(index); return arg ? [of(arg)] : []; });
    });
  });
  const opened = [...HTML_OPTIONS].flatMap(([option, { what, keys, arg }]) => world.entries(new Set([option])).flatMap(({ source, value, object, under }): HtmlSink[] => {
    if (world.scalar(value) !== true) return [];
    const own = keys.flatMap((key) => world.property(source.ref(object, value.at.range), key).refs);
    const given = arg === undefined || own.length > 0 ? [] : callsWith(source, object).flatMap((id) => { const node = source.node(id); return node.kind === 'call' && node.args[arg] !== undefined ? [source.ref(node.args[arg], node.argsAt[arg]!)] : []; });
    return [...own, ...given].map((text): HtmlSink => ({ kind: 'call', what, at: text.at, value: text, under, explicit: true }));
  }));
  return [...called, ...opened];
};

const callsWith = (source: Source, object: Id): readonly Id[] => [...source.siteOf.keys()].filter((id) => {
  const node = source.node(id);
  return node.kind === 'call' && node.args.includes(object);
});

/** A text with tags that is put together of parts. */
export interface HtmlMarkup {
  readonly at: Location;
  readonly value: Ref;
  /** What is put between its constant parts, and where in the markup. */
  readonly holes: readonly HtmlHole[];
}

export interface HtmlHole {
  readonly value: Ref;
  /** Between tags, in the quoted value of an attribute, in that of one that takes a URL or a script, or in a tag without quotes. */
  readonly place: MarkupPlace;
}

/** The markup that scripts put together: `<b>${name}</b>`, `'<a href="' + url + '">'`. It need not become a part of a page. */
export const markupOf = (world: World): readonly HtmlMarkup[] =>
  world.sources.flatMap((source) => source.nodesOf('text').flatMap(([id, node]): HtmlMarkup[] => {
    const holes: HtmlHole[] = [];
    let before = '';
    let tags = false;
    for (const part of node.parts) {
      const one = source.node(part);
      if (one.kind === 'literal') {
        before += String(one.value);
        tags ||= HTML_TAG.test(String(one.value));
      } else {
        holes.push({ value: source.ref(part, node.at), place: placeAfter(before).place });
        before += 'x';
      }
    }
    return tags && holes.length > 0 ? [{ at: source.location(node.at), value: source.ref(id, node.at), holes }] : [];
  }));
