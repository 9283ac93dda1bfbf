import type { World } from '../../dataflow/world.js';
import type { Configuration } from './config.js';
import { settingOf } from './model.js';

/**
 * The plugins that scripts of the app's pages use, as permissions name them; undefined where that cannot be told: pages that are no scripts of the
 * tree, the global API, plugins that are called by a name that is put together.
 */
export const readUsedPlugins = (world: World, configuration: Configuration): ReadonlySet<string> | undefined => {
  if (configuration.major === 1 || settingOf(configuration, 'globalTauri')?.mayBe(true)) return undefined;
  const used = new Set<string>();
  let scripts = 0;
  for (const { summary } of world.sources) {
    if (summary.language === 'rust') {
      // Pages in Rust, by wasm-bindgen, name plugins in ways of their own.
      if (summary.imports.some(({ from }) => /^(?:leptos|yew|dioxus|sycamore|wasm_bindgen|tauri_sys)\b/.test(from))) return undefined;
      continue;
    }
    for (const { from } of summary.imports) {
      const name = /^(?:@tauri-apps\/plugin-|tauri-plugin-|@[\w-]+\/(?:tauri-)?plugin-)([\w-]+)/.exec(from)?.[1] ?? /(?:^|\/)tauri-plugin-([\w-]+?)(?:-api)?$/.exec(from)?.[1];
      if (name !== undefined) used.add(name.replace(/-api$/, ''));
      if (/^@tauri-apps\//.test(from)) scripts++;
    }
    for (const node of summary.nodes) {
      const plugin = node.kind === 'literal' && typeof node.value === 'string' ? /^plugin:([\w-]*)\|?/.exec(node.value)?.[1] : undefined;
      if (plugin === '') return undefined;
      if (plugin !== undefined) used.add(plugin);
    }
  }
  return scripts > 0 ? used : undefined;
};
