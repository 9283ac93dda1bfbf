import type { World } from '../../dataflow/world.js';
import type { Placed, TauriWindow } from './model.js';

/** What WebView2 is started with on Windows, as far as it is written: of windows, and in the environment that Rust sets. */
export const readBrowserArgs = (world: World, windows: readonly TauriWindow[]): readonly Placed[] => [
  ...windows.flatMap((window) => [window.option('additionalBrowserArgs'), ...window.builder.filter(({ method }) => method === 'additional_browser_args').map(({ args }) => args[0])].flatMap((setting): readonly Placed[] =>
    (setting?.shipped ?? []).flatMap(({ known, value, at, when }) => (known && typeof value === 'string' && value !== '' ? [{ value, at, ...((when ?? window.when) && { when: (when ?? window.when)! }) }] : [])))),
  ...world.calls(/^(?:std::)?env::set_var$/).flatMap((call): readonly Placed[] => {
    const [name, value] = [call.arg(0), call.arg(1)].map((ref) => ref && world.scalar(ref));
    const when = world.when(call.source, call.under);
    return name === 'WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS' && typeof value === 'string' ? [{ value, at: call.at, ...(when && { when }) }] : [];
  }),
];
