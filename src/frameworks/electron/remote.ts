import type { Location } from '../../core/location.js';
import type { World } from '../../dataflow/world.js';
import { loadsRemote, type Webview, type Window } from './model.js';

/** Content of others that the app shows in its windows. */
export interface RemoteContent {
  readonly at: Location;
  readonly as: 'page' | 'webview' | 'frame' | 'any frame';
  readonly url?: string;
}

const REMOTE = /^https?:\/\/(?!localhost|127\.|\[::1\]|0\.0\.0\.0)/i;
const LOCAL = /^(?:\.{0,2}\/|[\w-]+\.html|file:|about:|data:|https?:\/\/(?:localhost|127\.|\[::1\]))/i;

/** The first sign that an app shows content of others. */
export const remoteOf = (world: World, windows: readonly Window[], webviews: readonly Webview[]): RemoteContent | undefined => {
  for (const window of windows) {
    const load = window.development ? undefined : loadsRemote(window);
    if (load) return { at: load.at, as: 'page', url: load.url };
  }
  for (const { at, attributes } of webviews) {
    const source = attributes.find(({ name }) => name === 'src')?.value;
    if (source === undefined || !LOCAL.test(source)) return { at, as: 'webview', ...(source !== undefined && { url: source }) };
  }
  for (const { source, element } of world.elements('iframe')) {
    const url = world.attribute(source, element, 'src')?.value;
    if (typeof url === 'string' && REMOTE.test(url)) return { at: source.location(element.tagAt), as: 'frame', url };
  }
  return unframed(world);
};

/** An app that takes the headers away which keep sites out of frames shows sites in frames. */
const unframed = (world: World): RemoteContent | undefined => {
  for (const call of world.calls(/\.webRequest\.onHeadersReceived$/)) {
    if (world.when(call.source, call.under) === 'development') continue;
    const named = call.source.summary.nodes.some((node) => (node.kind === 'get' && HEADER.test(node.name)) || (node.kind === 'literal' && typeof node.value === 'string' && HEADER.test(node.value)));
    if (named) return { at: call.source.location({ start: call.node.at.start, end: Math.min(call.node.at.end, call.node.argsAt[0]?.start ?? call.node.at.end) }), as: 'any frame' };
  }
  return undefined;
};

const HEADER = /^x-frame-options$/i;
