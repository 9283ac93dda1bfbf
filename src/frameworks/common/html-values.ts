import type { Location } from '../../core/location.js';
import type { When } from '../../core/setting.js';
import type { FnId, Id } from '../../core/summary.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { CLEANER_NAME, HTML_CALLS, HTML_PROPERTIES, RENDERERS, type Renderer, TRANSLATIONS } from '../../knowledge/dom-sinks.js';

/** What a call makes of the text that goes through it. */
export interface HtmlResult {
  /** Markup of the text runs in what comes out, or cannot. */
  readonly effect: 'safe' | 'raw';
  /** `DOMPurify`, `marked`. */
  readonly what: string;
  /** The text that goes through. */
  readonly input?: Ref;
  /** The option that lets markup through, of what is safe without it. */
  readonly opened?: OpenedOption;
}

export interface OpenedOption {
  readonly option: string;
  readonly at: Location;
  readonly value: string;
  readonly when?: When;
}

/** What a call of a sanitizer, an escaping function or a renderer gives; undefined for any other value. */
export const htmlResultOf = (world: World, ref: Ref): HtmlResult | undefined =>
  world.remember<HtmlResult | undefined>('html', ref, undefined, () => {
    const node = ref.source.node(ref.id);
    if (node.kind !== 'call') return undefined;
    const callee = calleeOf(world, ref.source, node.callee);
    if (callee === undefined) return undefined;
    const arg = (index: number): { input?: Ref } => (node.args[index] === undefined ? {} : { input: ref.source.ref(node.args[index], node.argsAt[index] ?? node.at) });
    const known = HTML_CALLS.find(({ name }) => name.test(callee));
    if (known) return known.what === 'marked' && cleansMarked(world, arg(1).input) ? undefined : { effect: known.effect, what: known.what, ...arg(known.arg) };
    const renderer = RENDERERS.find(({ name }) => name.test(callee));
    if (!renderer) return undefined;
    const opened = openedBy(world, renderer, ref);
    return { effect: opened ? 'raw' : 'safe', what: renderer.what, ...arg(renderer.what === 'Mermaid' ? 1 : 0), ...(opened && { opened }) };
  });

/** The canonical name of what is called; `const render = marked.parse` is followed. */
const calleeOf = (world: World, source: Source, callee: Id): string | undefined => {
  const at = { start: 0, end: 0 };
  return world.name(source.ref(callee, at)) ?? world.resolve(source.ref(callee, at)).map((one) => world.name(one)).find((one) => one !== undefined);
};

/** Whether a value is text of the app's own, in the user's language. */
export const isTranslation = (world: World, ref: Ref): boolean => {
  const node = ref.source.node(ref.id);
  return node.kind === 'call' && TRANSLATIONS.test((world.name(ref) ?? '').replace(/\(\)$/, ''));
};

/** marked had an option to clean up until version 8, and can be given a hook or a renderer of HTML that does. https://marked.js.org/using_pro#hooks */
const cleansMarked = (world: World, options: Ref | undefined): boolean => {
  if (options && world.property(options, 'sanitize').refs.some((one) => world.scalar(one) === true)) return true;
  return world.remember('marked', { source: world.sources[0]!, id: 0 }, false, () =>
    world.entries(/^(?:sanitizer|postprocess)$/).length > 0
    || world.calls(/^(?:window\.)?marked(?:\.marked)?\.setOptions$/).some((call) => call.args.some((arg) => world.property(arg, 'sanitize').refs.some((one) => world.scalar(one) === true)))
    || world.entries(/^html$/).some(({ source, value }) => source.node(value.id).kind === 'function' && /marked/.test(source.summary.imports.map(({ from }) => from).join(' ')))
    || [...world.writes()].some(({ source, write }) => {
      const target = source.node(write.target);
      return target.kind === 'get' && target.name === 'html' && /Renderer\(\)$/.test(world.name(source.ref(target.of, write.targetAt)) ?? '');
    }));
};

/** The option that opens a renderer, where it is set. */
const openedBy = (world: World, renderer: Renderer, ref: Ref): OpenedOption | undefined => {
  if (renderer.options === 'global') return optionsOf(world, renderer)[0];
  const node = ref.source.node(ref.id);
  if (node.kind !== 'call') return undefined;
  if (renderer.options === 'call') return node.args[renderer.arg] === undefined ? undefined : openedIn(world, renderer, ref.source.ref(node.args[renderer.arg]!, node.at));
  const callee = ref.source.node(node.callee);
  if (callee.kind !== 'get') return undefined;
  for (const maker of world.resolve(ref.source.ref(callee.of, node.at))) {
    const made = maker.source.node(maker.id);
    if (made.kind !== 'call') continue;
    const args = made.args.map((arg, index) => maker.source.ref(arg, made.argsAt[index] ?? made.at));
    const preset = args[0] && world.scalar(args[0]);
    if (typeof preset === 'string' && renderer.presets?.has(preset) && !args[1]) return { option: renderer.option, at: args[0]!.at, value: preset };
    // `md.set({ html: true })` of the same renderer.
    const later = world.calls().filter(({ method, source, node: { callee: of } }) => method === 'set' && source === maker.source && (() => { const get = source.node(of); return get.kind === 'get' && get.of === maker.id; })()).flatMap(({ args: given }) => given);
    for (const arg of [...args, ...later]) {
      const opened = openedIn(world, renderer, arg);
      if (opened) return opened;
    }
  }
  return undefined;
};

const openedIn = (world: World, { option, opens }: Renderer, options: Ref): OpenedOption | undefined => {
  for (const ref of world.property(options, option).refs) {
    for (const one of world.setting(ref).alternatives) {
      if (one.known && opens(one.value) && one.when !== 'development' && one.when !== 'test') return { option, at: one.at, value: String(one.value), ...(one.when && { when: one.when }) };
    }
  }
  return undefined;
};

/** Every place where a renderer with options of its own is opened: `mermaid.initialize({ securityLevel: 'loose' })`. */
const optionsOf = (world: World, renderer: Renderer): readonly OpenedOption[] =>
  world.remember<readonly OpenedOption[]>(`opened ${renderer.what}`, { source: world.sources[0]!, id: 0 }, [], () =>
    world.calls(MERMAID_OPTIONS).flatMap((call) => {
      const when = world.when(call.source, call.under);
      return when === 'development' || when === 'test' ? [] : call.args.flatMap((arg) => openedIn(world, renderer, arg) ?? []);
    }));

const MERMAID_OPTIONS = /^(?:window\.)?mermaid\.(?:default\.)?(?:mermaidAPI\.)?(?:initialize|setConfig|updateSiteConfig)$|^\?\.initialize$/;

export const openedMermaid = (world: World): readonly OpenedOption[] => {
  const mermaid = RENDERERS.find(({ what }) => what === 'Mermaid');
  return mermaid && world.sources.length > 0 ? optionsOf(world, mermaid) : [];
};

/** Methods of text whose result has the markup of the text in it. */
const TEXT_METHODS: ReadonlySet<string> = new Set(['replace', 'replaceAll', 'trim', 'trimStart', 'trimEnd', 'toString', 'concat', 'slice', 'substring', 'substr', 'join', 'then', 'padStart', 'padEnd', 'normalize', 'repeat', 'valueOf', 'map', 'filter', 'reverse', 'at']);
const PASSES = /^(?:String|Promise\.resolve|decodeURIComponent|decodeURI|unescape|\$sce\.trustAsHtml|vue\.(?:unref|toRaw|toValue|computed)|react\.useMemo|useMemo|unref|computed)\(\)$/;
const DEEPEST = 24;
const MOST = 400;

/** A value that a text is made of. */
export interface Origin {
  readonly ref: Ref;
  /** The calls of `replace` that it went through, outermost first. */
  readonly replaced: readonly Ref[];
}

/**
 * What a text is made of, as far as the code says by itself: parts, choices, variables, results of the app's own functions and methods of
 * text. It ends at sanitizers and renderers, and at what comes from elsewhere.
 */
export const originsOf = (world: World, text: Ref): readonly Origin[] => {
  const found: Origin[] = [];
  const seen = new Set<string>();
  const follow = (ref: Ref, replaced: readonly Ref[], depth: number): void => {
    const node = ref.source.node(ref.id);
    // What is read back from an element was put there before, and is told there; what was done to the element since is not known.
    if (node.kind === 'get' && HTML_PROPERTIES.has(node.name)) { found.push({ ref, replaced }); return; }
    for (const one of world.resolve(ref)) {
      const key = `${one.source.path}:${one.id}`;
      if (seen.has(key) || seen.size > MOST) continue;
      seen.add(key);
      const inner = depth < DEEPEST && !htmlResultOf(world, one) && !isTranslation(world, one) ? insides(world, one) : [];
      const through = isReplace(one) ? [...replaced, one] : replaced;
      if (inner.length === 0) found.push({ ref: one, replaced });
      else for (const next of inner) follow(next, through, depth + 1);
    }
  };
  follow(text, [], 0);
  return found;
};

const isReplace = ({ source, id }: Ref): boolean => {
  const node = source.node(id);
  const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
  return callee?.kind === 'get' && /^replace(?:All)?$/.test(callee.name);
};

const insides = (world: World, { source, id, at }: Ref): readonly Ref[] => {
  const node = source.node(id);
  const ref = (next: Id): Ref => source.ref(next, at.range);
  switch (node.kind) {
    case 'text':
      // What is read back from an element was put there before, and is told there.
      return node.parts.filter((part) => { const of = source.node(part); return of.kind !== 'get' || !HTML_PROPERTIES.has(of.name); }).map(ref);
    case 'get':
      // `(await renderer.render(id, text)).svg`
      return source.node(node.of).kind === 'call' && node.name === 'svg' ? [ref(node.of)] : [];
    case 'call': {
      const returned = world.returned({ source, id, at });
      if (returned.length > 0) return returned;
      const callee = source.node(node.callee);
      const mapped = callee.kind === 'get' && /^(?:map|flatMap|then)$/.test(callee.name) && node.args[0] !== undefined ? world.resolve(ref(node.args[0])) : [];
      // What `map` gives is what its function returns.
      const given = mapped.flatMap((one) => { const fn = one.source.node(one.id); return fn.kind === 'function' ? (one.source.summary.functions[fn.fn]?.returns ?? []).map((each) => one.source.ref(each.value, each.at)) : []; });
      if (given.length > 0) return given;
      if (callee.kind === 'get' && TEXT_METHODS.has(callee.name)) return [ref(callee.of), ...(callee.name === 'concat' ? node.args.map(ref) : [])];
      if (!PASSES.test(world.name({ source, id, at }) ?? '') || node.args[0] === undefined) return [];
      const first = source.node(node.args[0]);
      return first.kind === 'function' ? (source.summary.functions[first.fn]?.returns ?? []).map((one) => source.ref(one.value, one.at)) : [ref(node.args[0])];
    }
    default:
      return [];
  }
};

/** The name of the function that code stands in, or of one around it, that says that it makes a text harmless. */
export const cleanerAround = ({ summary }: Source, fn: FnId): string | undefined => {
  for (let at: FnId | undefined = fn, steps = 0; at !== undefined && steps < 20; at = summary.functions[at]?.parent, steps++) {
    const name = summary.functions[at]?.name;
    if (name !== undefined && CLEANER_NAME.test(name)) return name;
  }
  return undefined;
};
