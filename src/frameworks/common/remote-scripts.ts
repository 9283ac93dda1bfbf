import { entryOf } from '../../core/config.js';
import { isLoopback } from '../../core/origin.js';
import type { World } from '../../dataflow/world.js';
import { PACKAGING_COMMANDS, PIPED_SCRIPT } from '../../knowledge/supply-chain.js';
import type { RemoteScript } from './model.js';
import { shippingWorkflowsOf, textsOf } from './workflows.js';

/** Keys of configurations whose text a shell runs while the app is built. Sources: Tauri's and NativePHP's configuration, npm's scripts. */
const HOOK_KEYS = /^(?:before-?(?:dev|build|bundle)-?command|(?:build|init)Command|script|run)$/i;

/** What a build fetches and runs at once: in workflows that ship the app, scripts of manifests and hooks of frameworks. */
export const remoteScriptsOf = (world: World): readonly RemoteScript[] => [
  ...shippingWorkflowsOf(world).flatMap(([file, root]) => textsOf(root).filter(({ key }) => key === 'run').flatMap((text) => inText(file, 'workflow', text))),
  ...world.configs(/(?:^|\/)package\.json$/).flatMap(([file, { root }]) => textsOf(entryOf(root, 'scripts')?.value).filter(({ key, value }) => SHIPS.test(key) || PACKAGING_COMMANDS.test(value)).flatMap((text) => inText(file, 'script', text))),
  ...world.configs(/(?:^|\/)[tT]auri(?:[\w.-]*)\.(?:json5?|toml)$/).flatMap(([file, { root }]) => textsOf(entryOf(root, 'build')?.value).filter(({ key }) => HOOK_KEYS.test(key)).flatMap((text) => inText(file, 'hook', text))),
  // Neutralinojs builds the frontend by commands of its configuration, Composer runs scripts by itself.
  ...world.configs(/(?:^|\/)[^/]*neutralino[^/]*\.json$/).flatMap(([file, { root }]) => textsOf(entryOf(root, 'cli')?.value).filter(({ key }) => HOOK_KEYS.test(key)).flatMap((text) => inText(file, 'hook', text))),
  ...world.configs(/(?:^|\/)composer\.json$/).flatMap(([file, { root }]) => textsOf(entryOf(root, 'scripts')?.value).flatMap((text) => inText(file, 'script', text))),
];

/** Scripts that npm runs by itself, and those that people build with. */
const SHIPS = /^(?:(?:pre|post)?(?:install|prepare|build|pack|package|dist|release|publish|make))(?:$|[:_-])/;

const inText = (file: string, where: RemoteScript['where'], { value, range }: { readonly value: string; readonly range: { readonly start: number; readonly end: number } }): readonly RemoteScript[] =>
  // A line that goes on is one command.
  (value.length > 20_000 ? [] : value.replace(/\\\r?\n/g, ' ').split('\n')).flatMap((line): readonly RemoteScript[] => {
    if (line.length > 2000 || /^\s*#/.test(line)) return [];
    const [, url = ''] = PIPED_SCRIPT.map((shape) => shape.exec(line)).find((match) => match) ?? [];
    return url === '' || isLoopback(/^https?:\/\/([^/:?#]+)/i.exec(url)?.[1] ?? '') ? [] : [{ at: { file, range }, where, url: url.replace(/["')}\]]+$/, '') }];
  });
