import { ENVIRONMENT_FILES } from '../../knowledge/file-types.js';
import { entryOf, type ConfigNode } from '../../core/config.js';
import { nameOf } from '../../core/paths.js';
import { mentions } from '../../dataflow/mentions.js';
import { is } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { BRIDGE_SECRET, BRIDGE_SECRET_KEY, SECRET_EXITS } from '../../knowledge/nativephp.js';
import type { BridgeSecret } from './model.js';

/** Where the secret that the two servers share is written down, or given to somebody else. */
export const readBridgeSecrets = (world: World): readonly BridgeSecret[] => [...ofEnvironment(world), ...ofConfig(world), ...exits(world), ...ofScripts(world)];

const ofEnvironment = (world: World): readonly BridgeSecret[] => world.configs(ENVIRONMENT_FILES).flatMap(([path, { root }]) => {
  const value: ConfigNode | undefined = /\.(?:example|sample|template|dist)$/.test(path) ? undefined : entryOf(root, BRIDGE_SECRET)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' && value.value !== '' ? [{ how: 'fixed', by: BRIDGE_SECRET, at: { file: path, range: value.range } }] : [];
});

/** `'secret' => 'abc'` in a published config/nativephp-internal.php, `config(['nativephp-internal.secret' => 'abc'])`, `Config::set('nativephp-internal.secret', 'abc')`. */
const ofConfig = (world: World): readonly BridgeSecret[] => {
  const values = [
    ...[...world.entries(new Set(['secret']))].flatMap(({ source, value }) => (nameOf(source.path) === 'nativephp-internal.php' ? [value] : [])),
    ...world.calls(/^config$|(?:^|\\)Config\.set$|^config\(\)\.set$/).flatMap((call) => {
      const [first, second] = [call.arg(0), call.arg(1)];
      if (first && second && world.scalar(first) === BRIDGE_SECRET_KEY) return [second];
      return first && call.source.summary.language === 'php' ? world.property(first, BRIDGE_SECRET_KEY).refs : [];
    }),
  ];
  return values.flatMap((value) => {
    const literal = world.setting(value).shipped.find(({ known, value: text }) => known && typeof text === 'string' && text !== '' && text !== BRIDGE_SECRET);
    return literal ? [{ how: 'fixed' as const, by: BRIDGE_SECRET_KEY, at: literal.at }] : [];
  });
};

/** Calls that print, log, answer with or send the secret, and templates that hold it. */
const exits = (world: World): readonly BridgeSecret[] => {
  const reads = world.calls(/^(?:config|env|getenv)$|(?:^|\\)Config\.get$/).filter((call) => {
    const key = call.arg(0) && world.scalar(call.arg(0)!);
    return call.source.summary.language !== 'javascript' && (key === BRIDGE_SECRET || key === BRIDGE_SECRET_KEY);
  });
  return reads.flatMap((read): readonly BridgeSecret[] => {
    if (read.source.path.endsWith('.blade.php')) return [{ how: 'page', by: read.method, at: read.at }];
    const exit = world.calls(SECRET_EXITS).find(({ source, node }) => source === read.source && node.args.some((arg) => mentions(source, arg, read.id)));
    return exit ? [{ how: 'output', by: exit.method, at: read.at }] : [];
  });
};

/** A script of a page that has the secret: it was put there for the header. What NativePHP's own Electron side does is its business. */
const ofScripts = (world: World): readonly BridgeSecret[] =>
  [...world.entries(/^x-nativephp-secret$/i)].flatMap(({ source, keyAt, value }) => {
    const node = source.node(value.id);
    return source.summary.language === 'javascript' && !/(?:^|\/)electron(?:-plugin)?\//.test(source.path) && !(is(node, 'literal') && !node.value) ? [{ how: 'page', by: 'X-NativePHP-Secret', at: keyAt }] : [];
  });
