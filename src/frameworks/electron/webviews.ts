import type { ElementNode } from '../../core/summary.js';
import type { Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { WEBVIEW_COMPONENTS } from '../../knowledge/electron.js';
import type { Webview } from './model.js';

/** `<webview>` in pages, templates and JSX, and what scripts set on elements they create. */
export const webviewsOf = (world: World): readonly Webview[] => [
  ...[...world.elements('webview'), ...components(world)].map(({ source, element }): Webview => ({
    at: source.location(element.tagAt),
    scripted: element.attributes.some(({ name }) => name === '' || /^(?::|v-bind:|\[)?preload\b/i.test(name)) || writesPreload(source),
    attributes: element.attributes.flatMap(({ name, value, at }) => {
      // JSX: `nodeintegration={false}` and `undefined` leave the attribute out; Vue binds with `:name`.
      const known = value === undefined ? undefined : world.scalar(source.ref(value, at));
      const bound = value !== undefined && source.node(value).kind !== 'literal';
      const literal = value === undefined ? undefined : source.node(value);
      if (literal?.kind === 'literal' && (literal.value === false || literal.value === undefined || literal.value === null)) return [];
      return bound && known === undefined ? [] : [{ name: name.replace(/^(?::|v-bind:)/, '').toLowerCase(), value: value === undefined ? undefined : String(known ?? ''), at: source.location(at) }];
    }),
  })),
  ...created(world),
];

/** `<WebView>` of a package that makes a `<webview>` of it, with the attributes that it is given. */
const components = (world: World): readonly { readonly source: Source; readonly element: ElementNode }[] =>
  [...world.elements()].filter(({ source, element }) => WEBVIEW_NAME.test(element.name) && source.summary.imports.some(({ from, typeOnly }) => !typeOnly && WEBVIEW_COMPONENTS.test(from)));

const WEBVIEW_NAME = /^[A-Z]\w*[Ww]eb_?[Vv]iew$|^Web_?[Vv]iew$/;

/** `webview.preload = path` */
const writesPreload = ({ summary }: Source): boolean => summary.functions.some(({ writes }) => writes.some(({ target }) => { const node = summary.nodes[target]; return node?.kind === 'get' && node.name === 'preload'; }));

const created = (world: World): readonly Webview[] => {
  const made = world.calls('document.createElement').filter((call) => { const tag = call.arg(0); return tag !== undefined && world.scalar(tag) === 'webview'; });
  return made.map((call): Webview => ({
    at: call.at,
    scripted: writesPreload(call.source) || world.calls(/\.setAttribute$/).some((set) => set.source === call.source && (() => { const name = set.arg(0); return name === undefined || (world.scalar(name) ?? 'preload') === 'preload'; })()),
    attributes: world.calls(/\.setAttribute$/).filter((set) => set.source === call.source && sameElement(world, set.source, set.receiver?.id, call.id)).flatMap((set) => {
      const name = set.arg(0);
      const value = set.arg(1);
      const known = name && world.scalar(name);
      return typeof known === 'string' ? [{ name: known.toLowerCase(), value: value && String(world.scalar(value) ?? ''), at: set.at }] : [];
    }),
  }));
};

const sameElement = (world: World, source: Source, receiver: number | undefined, element: number): boolean =>
  receiver !== undefined && world.resolve(source.ref(receiver, { start: 0, end: 0 })).some((one) => one.source === source && one.id === element);
