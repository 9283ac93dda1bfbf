import { type Location, NOWHERE } from '../../core/location.js';
import { isRemote, originOf } from '../../core/origin.js';
import type { When } from '../../core/setting.js';
import type { Attribute, ElementNode, Id } from '../../core/summary.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import type { Frame } from './model.js';

/** What an attribute or property may be; what is not known of it is `…`. */
interface Shown {
  readonly text: string;
  /** What is not known of it went through something that makes markup harmless. */
  readonly clean?: boolean;
  readonly ref?: Ref;
  readonly when?: When | undefined;
}

type Content = Pick<Frame, 'shows' | 'url' | 'sure'>;

/** Frames in pages, templates, JSX and scripts, with what they show and whether a sandbox holds it. */
export const framesOf = (world: World): readonly Frame[] => [
  ...[...world.elements('iframe')].flatMap(({ source, element }) => ofElement(world, source, element)),
  ...ofFactories(world),
  ...ofScripts(world),
];

const SRCDOC = /^(?::|v-bind:|\[|bind:)?srcdoc\]?$/i;
const SRC = /^(?::|v-bind:|\[|bind:)?src\]?$/i;
const SANDBOX = /^(?::|v-bind:|\[|\[attr\.|bind:)?sandbox\]?$/i;

const ofElement = (world: World, source: Source, { attributes: own, tagAt }: ElementNode): readonly Frame[] => {
  const attributes = own.flatMap((one) => (one.name === '' || one.name === 'v-bind' ? spreadOf(world, source, one) ?? [one] : [one]));
  // A spread that is not known may hold the sandbox.
  if (attributes.some((one) => one.name === '' || one.name === 'v-bind')) return [];
  const sandbox = sandboxOf(world, source, attributes);
  const find = (test: RegExp): Attribute | undefined => attributes.find(({ name, value }) => test.test(name) && value !== undefined);
  const [markup, address] = [find(SRCDOC), find(SRC)];
  // srcdoc wins over src.
  const shown = markup ? shownBy(world, source, markup).flatMap((one) => (isOpenMarkup(one) ? [{ content: { shows: 'markup', sure: true } as Content, one }] : []))
    : address ? shownBy(world, source, address).flatMap((one) => { const content = addressed(world, one); return content ? [{ content, one }] : []; }) : [];
  const worst = first(shown);
  const at = source.location((markup ?? address)?.at ?? tagAt);
  return worst ? [{ ...worst.content, at, sandbox, ...(worst.one.when && { when: worst.one.when }) }] : [];
};

/** `{...(tweet ? { srcDoc: embed(tweet) } : { src })}`: the attributes of each, where all are written here. */
const spreadOf = (world: World, source: Source, { value, at }: Attribute): readonly Attribute[] | undefined => {
  if (value === undefined || source.summary.language === 'html') return undefined;
  const found: Attribute[] = [];
  for (const one of world.resolve(source.ref(value, at))) {
    const node = one.source.node(one.id);
    if (node.kind !== 'object' || one.source !== source) return undefined;
    for (const member of node.members) {
      if (member.kind !== 'entry') return undefined;
      found.push({ name: member.key, value: member.value, at: { start: member.keyAt.start, end: member.valueAt.end }, valueAt: member.valueAt });
    }
  }
  return found;
};

const first = <T extends { readonly content: Content; readonly one: Shown }>(all: readonly T[]): T | undefined =>
  [...all].sort((a, b) => Number(b.content.sure) - Number(a.content.sure)).find(({ one }) => one.when !== 'development' && one.when !== 'test');

const sandboxOf = (world: World, source: Source, attributes: readonly Attribute[]): Frame['sandbox'] => {
  const found = attributes.find(({ name }) => SANDBOX.test(name));
  if (!found) return 'none';
  if (found.value === undefined) return 'closed';
  const texts = shownBy(world, source, found).map(({ text }) => text);
  return texts.some((text) => text.includes('…')) ? 'unknown' : texts.some(isOpen) ? 'open' : 'closed';
};

/** A page of the same origin that may run scripts takes the attribute off (HTML, the sandbox attribute's own warning). */
const isOpen = (text: string): boolean => /(?:^|\s)allow-scripts(?=\s|$)/i.test(text) && /(?:^|\s)allow-same-origin(?=\s|$)/i.test(text);

const joined = (parts: readonly unknown[]): string => parts.map((part) => (typeof part === 'string' ? part : '…')).join('');

const CLEANS = /saniti[sz]e|purify|escape|encodeURI/i;

const textsOf = (world: World, ref: Ref): readonly Shown[] =>
  world.texts(ref).map(({ parts, ref: one }): Shown => ({
    text: joined(parts), clean: parts.every((part) => typeof part === 'string' || CLEANS.test(world.name(part) ?? '')),
    ref: parts.length === 1 && typeof parts[0] === 'object' ? parts[0] : one, when: one.when,
  }));

/** Markup that is put together from what may be anything. */
const isOpenMarkup = ({ text, clean }: Shown): boolean => text.includes('…') && !clean;

/** An attribute of a template is a text with an expression, or is one as a whole. */
const shownBy = (world: World, source: Source, { name, value, at, valueAt }: Attribute): readonly Shown[] => {
  if (value === undefined) return [{ text: '' }];
  const node = source.node(value);
  // What does not stand in the attribute itself is what its expression was found to be.
  const isWritten = node.kind === 'literal' && node.at.start === (valueAt ?? at).start;
  if (node.kind !== 'literal' || typeof node.value !== 'string' || source.summary.language !== 'html' || !isWritten) return textsOf(world, source.ref(value, valueAt ?? at));
  const text = node.value.trim();
  const braces = /\.(?:svelte|astro)$/i.test(source.path);
  const expression = /^(?::|v-bind:|\[)/.test(name) ? text : braces ? /^\{([^{}]{1,2000})\}$/.exec(text)?.[1]?.trim() : undefined;
  if (expression === undefined) return [{ text: text.replace(braces ? /\{[^{}]{0,2000}\}/g : /\{\{.{0,2000}?\}\}|\{!!.{0,2000}?!!\}|<%.{0,2000}?%>/gs, '…') }];
  if (/^(['"])[^'"]*\1$/.test(expression)) return [{ text: expression.slice(1, -1) }];
  if (/^`[^`]*`$/.test(expression)) return [{ text: expression.slice(1, -1).replace(/\$\{[^{}]{0,2000}\}/g, '…') }];
  if (CLEANS.test(expression)) return [{ text: '…', clean: true }];
  const last = /^(?:[\w$]{1,80}[.]){0,5}?([\w$]{1,80})(?:\.value)?$/.exec(expression)?.[1];
  const found = last === undefined ? [] : declared(world, source, last);
  return found.length > 0 ? found : [{ text: '…' }];
};

/** What the scripts of a component say of a name that its template uses: a constant, a computed value. What changes while it runs is not known. */
const declared = (world: World, source: Source, name: string): readonly Shown[] => {
  const returned = (fn: number): readonly Shown[] => (source.summary.functions[fn]?.returns ?? []).flatMap((one) => textsOf(world, source.ref(one.value, one.at)));
  const functions = source.summary.functions.flatMap((one, fn) => (one.name === name ? returned(fn) : []));
  if (functions.length > 0) return functions;
  return source.summary.declarations.filter((one) => one.name === name).flatMap(({ value, valueAt }) => {
    const node = source.node(value);
    const getter = node.kind === 'call' && node.args[0] !== undefined && /(?:^|\.)(?:computed|useMemo|createMemo)\(\)$/.test(world.name(source.ref(value, valueAt)) ?? '') ? source.node(node.args[0]) : undefined;
    return getter?.kind === 'function' ? returned(getter.fn) : textsOf(world, source.ref(value, valueAt));
  });
};

/** Kinds of blobs that run no script. Chromium shows no PDF in a sandbox. */
const INERT = /^(?:application\/pdf|text\/plain|image\/(?!svg)|audio\/|video\/)/i;

/** What stands at an address, where the app does not say it all; undefined for its own pages. */
const addressed = (world: World, { text, ref }: Shown): Content | undefined => {
  const made = ref ? blobOf(world, ref) : undefined;
  if (made) return made.type !== undefined && INERT.test(made.type) ? undefined : { shows: 'blob', sure: made.type !== undefined };
  if (/^blob:/i.test(text)) return { shows: 'blob', sure: false };
  if (/^data:/i.test(text)) return /^data:text\/html/i.test(text) && text.includes('…') ? { shows: 'data', sure: true } : undefined;
  if (text.startsWith('…')) return { shows: 'unknown', sure: false };
  const origin = originOf(text);
  if (isRemote(origin)) return { shows: 'remote', url: text, sure: origin.host !== undefined };
  const scheme = /^([a-z][\w+.-]{1,40}):/i.exec(text)?.[1];
  // `file:///docs/…`: a document that people open. `app://viewer.html?file=…` is a page of the app.
  return scheme !== undefined && !/^(?:about|javascript|https?|wss?|chrome)$/i.test(scheme) && /^[^?#]*…/.test(text) ? { shows: 'document', url: text, sure: true } : undefined;
};

const blobOf = (world: World, ref: Ref): { readonly type?: string } | undefined => {
  const node = ref.source.node(ref.id);
  if (node.kind !== 'call' || !/(?:^|\.)(?:URL|webkitURL)\.createObjectURL\(\)$/.test(world.name(ref) ?? '') || node.args[0] === undefined) return undefined;
  const types = world.resolve(ref.source.ref(node.args[0], node.at)).flatMap((blob) => {
    const made = blob.source.node(blob.id);
    const options = made.kind === 'call' && /(?:^|\.)(?:Blob|File)\(\)$/.test(world.name(blob) ?? '') ? made.args[made.args.length - 1] : undefined;
    return options === undefined ? [] : world.property(blob.source.ref(options, blob.at.range), 'type').refs.map((one) => world.scalar(one));
  });
  return typeof types[0] === 'string' ? { type: types[0] } : {};
};

/** `React.createElement('iframe', { srcDoc })`, Vue's `h('iframe', { srcdoc })`. */
const ofFactories = (world: World): readonly Frame[] =>
  world.calls(/(?:^|\.)(?:createElement|h|jsx|jsxs|createVNode|createElementVNode)$/).flatMap((call): readonly Frame[] => {
    const [tag, options] = [call.arg(0), call.arg(1)];
    if (!tag || !options || /(?:^|\.)document\.createElement$/.test(call.name) || world.scalar(tag) !== 'iframe') return [];
    const attributes = options.source.node(options.id);
    if (attributes.kind !== 'object' || attributes.members.some(({ kind }) => kind !== 'entry')) return [];
    const named: readonly Attribute[] = attributes.members.flatMap((member) => (member.kind === 'entry' ? [{ name: member.key, value: member.value, at: { start: member.keyAt.start, end: member.valueAt.end }, valueAt: member.valueAt }] : []));
    return ofElement(world, options.source, { kind: 'element', name: 'iframe', attributes: named, children: [], at: call.node.at, tagAt: call.node.at });
  });

/** What scripts put into frames: those they make, and those of the page that they find by id or as the only one. */
const ofScripts = (world: World): readonly Frame[] => {
  const made = world.calls(/(?:^|\.)document\.createElement$/).filter((call) => { const tag = call.arg(0); return tag !== undefined && world.scalar(tag) === 'iframe'; });
  const put = (source: Source, holder: Id, at: Location, content: Content | undefined, when: When | undefined): readonly Frame[] => {
    if (!content) return [];
    const sandbox = holderSandbox(world, source, holder, made);
    return sandbox === undefined ? [] : [{ ...content, at, sandbox, ...(when && { when }) }];
  };
  const written = [...world.writes()].flatMap(({ source, write }): readonly Frame[] => {
    const target = source.node(write.target);
    if (target.kind !== 'get' || (target.name !== 'srcdoc' && target.name !== 'src')) return [];
    if (target.name === 'src' && (made.length === 0 || !madeOf(world, source, target.of, made))) return [];
    const [worst] = textsOf(world, source.ref(write.value, write.valueAt)).flatMap((one) => {
      const content = target.name === 'src' ? addressed(world, one) : isOpenMarkup(one) ? { shows: 'markup', sure: true } as Content : undefined;
      return content ? [{ content, when: one.when }] : [];
    });
    return put(source, target.of, source.location(write.at), worst?.content, worst?.when ?? world.when(source, write.under));
  });
  const streamed = world.calls(/\.write(?:ln)?$/).flatMap((call): readonly Frame[] => {
    const frame = documentOf(world, call);
    const text = call.arg(0);
    if (!frame || !text || !textsOf(world, text).some(isOpenMarkup)) return [];
    return put(frame.source, frame.id, call.at, { shows: 'markup', sure: true }, world.when(call.source, call.under));
  });
  return [...written, ...streamed];
};

/** The frame whose document a call writes: `frame.contentDocument.write(…)`, `frame.contentWindow.document.write(…)`. */
const documentOf = (world: World, call: Call): { readonly source: Source; readonly id: Id } | undefined => {
  for (const one of call.receiver ? world.resolve(call.receiver) : []) {
    const node = one.source.node(one.id);
    if (node.kind !== 'get') continue;
    if (node.name === 'contentDocument') return { source: one.source, id: node.of };
    const holder = node.name === 'document' ? world.resolve(one.source.ref(node.of, one.at.range)).find((other) => { const inner = other.source.node(other.id); return inner.kind === 'get' && inner.name === 'contentWindow'; }) : undefined;
    const inner = holder?.source.node(holder.id);
    if (holder && inner?.kind === 'get') return { source: holder.source, id: inner.of };
  }
  return undefined;
};


const madeOf = (world: World, source: Source, holder: Id, made: readonly Call[]): Call | undefined => {
  const refs = world.resolve(source.ref(holder, NOWHERE));
  return made.find((call) => refs.some((one) => one.source === call.source && one.id === call.id));
};

/** The sandbox of the frame that a value is; undefined where the value is no frame that is known. */
const holderSandbox = (world: World, source: Source, holder: Id, made: readonly Call[]): Frame['sandbox'] | undefined => {
  const call = madeOf(world, source, holder, made);
  if (call) return setOn(world, call.source, call.id);
  const own = setOn(world, source, holder);
  if (own !== 'none') return own;
  const id = foundBy(world, source, holder);
  const frames = [...world.elements('iframe')].filter((one) => (id === undefined ? one.source === source : textOf(world, one.source, one.element, 'id') === id));
  const [only] = frames;
  if (!only || frames.length > 1 || only.element.attributes.some(({ name }) => name === '')) return undefined;
  return sandboxOf(world, only.source, only.element.attributes);
};

const textOf = (world: World, source: Source, element: ElementNode, name: string): unknown => world.attribute(source, element, name)?.value;

/** `document.getElementById('preview')`, `document.querySelector('#preview')` */
const foundBy = (world: World, source: Source, holder: Id): string | undefined => {
  for (const one of world.resolve(source.ref(holder, NOWHERE))) {
    const node = one.source.node(one.id);
    const name = world.name(one) ?? '';
    const text = node.kind === 'call' && node.args[0] !== undefined ? world.scalar(one.source.ref(node.args[0], node.at)) : undefined;
    if (typeof text !== 'string') continue;
    if (name.endsWith('.getElementById()')) return text;
    if (name.endsWith('.querySelector()')) return /^(?:iframe)?#([\w-]+)$/.exec(text)?.[1];
  }
  return undefined;
};

/** What scripts set as the sandbox of an element: `frame.sandbox = ''`, `frame.setAttribute('sandbox', '')`, `frame.sandbox.add('allow-scripts')`. */
const setOn = (world: World, source: Source, element: Id): Frame['sandbox'] => {
  const same = (id: Id): boolean => id === element || world.resolve(source.ref(id, NOWHERE)).some((one) => one.source === source && one.id === element);
  const texts: string[] = [];
  for (const { write, source: other } of world.writes()) {
    const target = other.node(write.target);
    if (other !== source || target.kind !== 'get' || target.name !== 'sandbox' || !same(target.of)) continue;
    texts.push(...textsOf(world, source.ref(write.value, write.valueAt)).map(({ text }) => text));
  }
  for (const call of world.calls(/\.(?:setAttribute|add)$/)) {
    if (call.source !== source || call.receiver === undefined) continue;
    if (call.method === 'setAttribute') {
      const [name, value] = [call.arg(0), call.arg(1)];
      if (name && world.scalar(name) === 'sandbox' && same(call.receiver.id)) texts.push(...(value ? textsOf(world, value).map(({ text }) => text) : ['']));
    } else {
      const list = source.node(call.receiver.id);
      if (list.kind === 'get' && list.name === 'sandbox' && same(list.of)) texts.push(call.args.map((arg) => String(world.scalar(arg) ?? '…')).join(' '));
    }
  }
  return texts.length === 0 ? 'none' : texts.some((text) => text.includes('…')) ? 'unknown' : isOpen(texts.join(' ')) ? 'open' : 'closed';
};
