import type { Config } from '../../core/setting.js';
import type { BrowserSwitch, Extension, Mode } from './model.js';
import { optionOf, ownOptionOf } from './model.js';

/** The extensions of each mode that starts them. One that every mode inherits from the root is told once. */
export const readExtensions = (config: Config, modes: readonly Mode[]): readonly Extension[] => {
  const found = new Map<string, Extension>();
  for (const { name: mode } of modes) {
    if (!optionOf({ config }, mode, 'enableExtensions').is(true)) continue;
    for (const item of optionOf({ config }, mode, 'extensions').items()) {
      const id = item.to('/id').value;
      const key = `${item.at.file}:${item.at.range.start}`;
      if (typeof id !== 'string' || found.has(key)) continue;
      const commands = COMMAND_KEYS.flatMap((name) => {
        const command = item.to(`/${name}`);
        return typeof command.value === 'string' ? [{ key: name, text: command.value, at: command.at }] : [];
      });
      found.set(key, { id, mode, commands });
    }
  }
  return [...found.values()];
};

/** Source: extensions_loader.cpp; the systems are named as NEU_OS_NAME is. */
const COMMAND_KEYS = ['command', 'commandLinux', 'commandDarwin', 'commandWindows', 'commandFreeBSD'];

/** `webviewArgs` of windows and `args` of Chrome, each read from the mode's own section. Sources: api/window/window.cpp, chrome.cpp. */
export const readSwitches = (config: Config): readonly BrowserSwitch[] =>
  ([['window', 'webviewArgs'], ['chrome', 'args']] as const).flatMap(([mode, key]) => {
    const setting = ownOptionOf({ config }, mode, key);
    const text = typeof setting.value === 'string' ? setting.value.slice(0, 8000) : '';
    return [...text.matchAll(/(?<=^|\s)--([a-z][\w-]{0,80})(?:=("[^"]{0,500}"|'[^']{0,500}'|[^\s"']{0,500}))?/gi)].map(([, name, value]): BrowserSwitch =>
      ({ mode, key, name: name!.toLowerCase(), ...(value !== undefined && { value: value.replace(/^(["'])(.*)\1$/s, '$2') }), at: setting.at }));
  });
