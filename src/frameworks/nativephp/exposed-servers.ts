import { entryOf } from '../../core/config.js';
import { is, type Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { LISTENS_EVERYWHERE, SERVER_STARTERS } from '../../knowledge/nativephp.js';
import type { ExposedServer } from './model.js';

/** PHP servers that are started on every network interface: by the app, and by scripts for development. */
export const readExposedServers = (world: World): readonly ExposedServer[] => [...started(world), ...scripted(world)];

const started = (world: World): readonly ExposedServer[] => world.calls(SERVER_STARTERS).flatMap((call) => {
  if (call.source.summary.language !== 'php') return [];
  const when = world.when(call.source, call.under);
  const text = call.args.map((arg) => wordsOf(world, arg, 0)).join(' ');
  return LISTENS_EVERYWHERE.test(`${call.method} ${text}`) ? [{ by: call.method, at: call.at, ...(when && { when }) }] : [];
});

/** The words of a command: a text, or the items and keys of an array. */
const wordsOf = (world: World, ref: Ref, depth: number): string => (depth > 3 ? '' : world.resolve(ref).map((one) => {
  const node = one.source.node(one.id);
  if (is(node, 'array')) return node.items.map((item) => wordsOf(world, one.source.ref(item.value, item.at), depth + 1)).join(' ');
  if (is(node, 'object')) return node.members.map((member) => (member.kind === 'entry' ? `${member.key} ${wordsOf(world, one.source.ref(member.value, member.valueAt), depth + 1)}` : '')).join(' ');
  return world.texts(one).map(({ parts }) => parts.map((part) => (typeof part === 'string' ? part : '…')).join('')).join(' ');
}).join(' '));

const scripted = (world: World): readonly ExposedServer[] => world.configs(/(?:^|\/)(?:composer|package)\.json$/).flatMap(([path, { root }]) => {
  const scripts = entryOf(root, 'scripts')?.value;
  return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ key, value }): readonly ExposedServer[] => {
    const lines = value.kind === 'array' ? value.items : [value];
    return lines.flatMap((line) => (line.kind === 'scalar' && /\bphp\b/.test(String(line.value)) && LISTENS_EVERYWHERE.test(String(line.value)) ? [{ by: key, at: { file: path, range: line.range }, when: 'development' as const }] : []));
  });
});
