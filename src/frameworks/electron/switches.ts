import { type ConfigNode, entryOf, nodeAt } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { nameOf } from '../../core/paths.js';
import type { When } from '../../core/setting.js';
import { namesIn } from '../../dataflow/mentions.js';
import { exportedTree } from '../../dataflow/tree.js';
import type { World } from '../../dataflow/world.js';
import { ENVIRONMENT_FILES } from '../../knowledge/file-types.js';
import { ELECTRON_CONFIGS } from '../../knowledge/recognition.js';
import { SILENCE } from '../../knowledge/switches.js';
import type { CommandLineSwitch } from './model.js';

const APPENDS = /^(?:electron|electron\.remote|@electron\/remote)\.app\.commandLine\.(appendSwitch|appendArgument)$/;

/** Names in a test that ask for a setting, an argument or a variable of the environment; a platform or an earlier exit is nobody's choice. */
const SETTING = /argv|^env$|config|setting|option|store|flag|switch|insecure|unsafe|allow|disable|enable|debug|pref/i;

/** Every switch that the app is started with, or gives itself: in code, scripts, the packager's configuration and desktop entries. */
export const switchesOf = (world: World): readonly CommandLineSwitch[] => [...ofCalls(world), ...ofScripts(world), ...ofPackagers(world), ...ofDesktopEntries(world)];

const ofCalls = (world: World): readonly CommandLineSwitch[] =>
  world.calls(APPENDS).flatMap((call) => {
    const first = call.arg(0);
    if (!first) return [];
    const reached = world.when(call.source, call.under);
    const second = call.arg(1);
    const values = second ? world.texts(second).map(({ parts, ref }) => ({ text: joined(parts), when: ref.when })) : [];
    const tests = call.under.flatMap(({ test }) => namesIn(call.source, test));
    const via = call.name.endsWith('appendSwitch') ? 'appendSwitch' : 'appendArgument';
    return world.texts(first).flatMap(({ parts, ref }) => (values.length > 0 ? values : [undefined]).flatMap((value): CommandLineSwitch[] => {
      const parsed = parse(joined(parts));
      const when = ref.when ?? value?.when ?? reached;
      const text = value?.text ?? parsed?.value;
      if (!parsed) return [];
      return [{ name: parsed.name, ...(text !== undefined && { value: text }), at: call.at, via, chosen: tests.some((one) => SETTING.test(one)), ...(isArgument(parsed.name, tests) && { argument: true }), ...(when && { when }) }];
    }));
  });

/** `if ('remote-debugging-port' in argv)`: Chromium has read an argument of that name by itself. */
const isArgument = (name: string, tests: readonly string[]): boolean =>
  tests.some((one) => plain(one) === plain(name)) && tests.some((one) => /arg|^hasSwitch$|^commandLine$|options?$/i.test(one)) && !tests.some((one) => /^env$|setting|config|store|pref/i.test(one));

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

const joined = (parts: readonly unknown[]): string => parts.map((part) => (typeof part === 'string' ? part : '…')).join('');

/** `--name=value`; Chromium takes the dashes off a name that has them. */
const parse = (text: string): { readonly name: string; readonly value?: string } | undefined => {
  const match = /^-{0,2}([a-z][\w-]{0,80})(?:=(.{0,2000}))?$/is.exec(text.trim());
  return match ? { name: match[1]!.toLowerCase(), ...(match[2] !== undefined && { value: match[2].replace(/^(["'])(.*)\1$/s, '$2') }) } : undefined;
};

/** Switches in a command, each with the stretch that it takes. */
const inCommand = (text: string): readonly { readonly name: string; readonly value?: string; readonly start: number; readonly end: number }[] =>
  [...text.slice(0, 8000).matchAll(/(?<=^|\s)--[a-z][\w-]{0,80}(?:=(?:"[^"]{0,500}"|'[^']{0,500}'|[^\s"']{0,500}))?/gi)].flatMap((match) => {
    const parsed = parse(match[0]);
    return parsed ? [{ ...parsed, start: match.index, end: match.index + match[0].length }] : [];
  });

/** Scripts that developers run for themselves are not shipped. */
const DEVELOPMENT_SCRIPT = /dev|watch|serve|test|e2e|debug|inspect|preview|storybook|spec|bench|lint/i;
const DEVELOPMENT_VARIABLE = /\bNODE_ENV=['"]?dev|\b\w{0,30}_DEV=['"]?(?:1|true)\b/i;
const STARTS = /(?:^|[\s;&|(/])(?:electron|electronmon|electron-forge start|electron-vite preview)(?=\s|$)/;

const ofScripts = (world: World): readonly CommandLineSwitch[] =>
  world.configs(/(?:^|\/)package\.json$/).flatMap(([file, { root }]) => {
    const scripts = nodeAt(root, ['scripts']);
    return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ key, value }): CommandLineSwitch[] => {
      const command = value.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
      if (!STARTS.test(command)) return [];
      const when: When | undefined = DEVELOPMENT_SCRIPT.test(key) || DEVELOPMENT_VARIABLE.test(command) ? 'development' : undefined;
      return inCommand(command).map(({ name, value: text }): CommandLineSwitch => ({
        name, ...(text !== undefined && { value: text }), at: { file, range: value.range }, via: 'script', script: key, chosen: false, ...(when && { when }),
      }));
    });
  });

/** electron-builder: `linux: { executableArgs: ['--no-sandbox'] }`, for the platform or one of its targets. */
const ofPackagers = (world: World): readonly CommandLineSwitch[] =>
  builderConfigurations(world).flatMap(({ file, root }) => found(root, 0).flatMap(({ key, node }) => {
    const items = node.kind === 'array' ? node.items : [node];
    return items.flatMap((item): CommandLineSwitch[] => (item.kind === 'scalar' && typeof item.value === 'string'
      ? inCommand(item.value).map(({ name, value }): CommandLineSwitch => ({ name, ...(value !== undefined && { value }), at: { file, range: item.range }, via: key, chosen: false }))
      : []));
  }));

const DEEPEST = 5;

const found = (node: ConfigNode, depth: number): readonly { readonly key: 'executableArgs' | 'Exec'; readonly node: ConfigNode }[] =>
  (node.kind !== 'object' || depth > DEEPEST ? [] : node.entries.flatMap(({ key, value }) =>
    (key === 'executableArgs' || key === 'Exec' ? [{ key, node: value } as const] : found(value, depth + 1))));

const builderConfigurations = (world: World): readonly { readonly file: string; readonly root: ConfigNode }[] =>
  [...world.app.files.values()].flatMap(({ path }) => {
    const name = nameOf(path);
    const root = name === 'package.json' ? nodeAt(world.config(path)?.root, ['build'])
      : ELECTRON_CONFIGS.test(name) && name.startsWith('electron-builder') ? world.config(path)?.root ?? exportedTree(world, path)?.root : undefined;
    return root ? [{ file: path, root }] : [];
  });

const ofDesktopEntries = (world: World): readonly CommandLineSwitch[] =>
  world.configs(/\.desktop$/).flatMap(([file, { root }]) => (root?.kind === 'object' ? root.entries : []).flatMap(({ value: section }): CommandLineSwitch[] => {
    const exec = entryOf(section, 'Exec')?.value;
    if (exec?.kind !== 'scalar' || typeof exec.value !== 'string') return [];
    return inCommand(exec.value).map(({ name, value }): CommandLineSwitch => ({ name, ...(value !== undefined && { value }), at: { file, range: exec.range }, via: 'Exec', chosen: false }));
  }));

/** Where Electron's security warnings are switched off. They only appear in development, so that nothing is said of when. */
export const silencedOf = (world: World): readonly Location[] => [
  ...[...world.writes()].flatMap(({ source, write }): Location[] => {
    const target = source.node(write.target);
    const name = target.kind === 'index' || target.kind === 'get' && target.name === SILENCE ? world.name(source.ref(write.target, write.targetAt)) : undefined;
    return name?.endsWith(`.${SILENCE}`) && !isEmpty(world.scalar(source.ref(write.value, write.valueAt))) ? [source.location(write.at)] : [];
  }),
  ...world.entries(new Set([SILENCE])).filter(({ value }) => !isEmpty(world.scalar(value))).map(({ keyAt }) => keyAt),
  ...world.configs(ENVIRONMENT_FILES).flatMap(([file, { root }]) => (root?.kind === 'object' ? root.entries : []).flatMap(({ key, value }): Location[] =>
    (key === SILENCE && value.kind === 'scalar' && !isEmpty(value.value) ? [{ file, range: value.range }] : []))),
  ...world.configs(/(?:^|\/)package\.json$/).flatMap(([file, { root }]) => {
    const scripts = nodeAt(root, ['scripts']);
    return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ value }): Location[] =>
      (value.kind === 'scalar' && new RegExp(`\\b${SILENCE}=['"]?[^\\s'"]`).test(String(value.value)) ? [{ file, range: value.range }] : []));
  }),
];

const isEmpty = (value: unknown): boolean => value === '' || value === false || value === null || value === 0;
