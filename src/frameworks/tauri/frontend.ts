import type { World } from '../../dataflow/world.js';
import { secretName } from '../../knowledge/secret-names.js';
import { SHELLS } from '../../knowledge/sinks.js';
import { INVOKE } from '../../knowledge/tauri-frontend.js';
import type { Frontend } from './native-model.js';

/** What scripts of the pages say to Tauri. */
export const readFrontend = (world: World): Frontend => ({ rawInvokes: rawInvokesOf(world), shellCommands: shellCommandsOf(world), updates: updatesOf(world) });

const rawInvokesOf = (world: World): Frontend['rawInvokes'] => world.calls(INVOKE).flatMap((call) => {
  const command = call.arg(0);
  const when = world.when(call.source, call.under);
  const texts = command ? world.texts(command) : [];
  const name = command && world.scalar(command);
  if (!command || (typeof name === 'string' && !name.startsWith('plugin:'))) return [];
  // Each of its ways is written out: a ternary, a table.
  if (texts.every(({ parts }) => parts.every((part) => typeof part === 'string') && !String(parts[0]).startsWith('plugin:'))) return [];
  return [{ at: call.at, ...(typeof name === 'string' && { command: name }), ...(when && { when }) }];
});

const shellCommandsOf = (world: World): Frontend['shellCommands'] => world.calls(/^(?:@tauri-apps\/(?:plugin-shell|api\/shell)|(?:window\.)?__TAURI__\.shell)\.Command(?:\.create)?$/).flatMap((call) => {
  const program = call.arg(0);
  const list = call.arg(1);
  const name = program && world.scalar(program);
  const when = world.when(call.source, call.under);
  if (!program || (call.name.endsWith('.Command') && !call.node.construct)) return [];
  const items = list ? world.resolve(list).flatMap((one) => { const node = one.source.node(one.id); return node.kind === 'array' ? node.items.map((item) => one.source.ref(item.value, item.at)) : []; }) : [];
  const script = typeof name === 'string' && SHELLS.test(name) && (items.some((item) => world.texts(item).some(({ parts }) => parts.some((part) => typeof part !== 'string'))) || (list !== undefined && items.length === 0));
  const known = world.texts(program).every(({ parts }) => parts.every((part) => typeof part === 'string'));
  return known && !script ? [] : [{ at: call.at, ...(typeof name === 'string' && { program: name }), script, ...(when && { when }) }];
});

const updatesOf = (world: World): Frontend['updates'] => world.calls(/^@tauri-apps\/plugin-updater\.check$/).flatMap((call) => {
  const options = call.arg(0);
  const reached = world.when(call.source, call.under);
  if (!options) return [];
  const when = reached ? { when: reached } : {};
  const downgrade = world.member(options, 'allowDowngrades', undefined, call.at).find(true);
  const headers = world.property(options, 'headers').refs.flatMap((ref) => world.resolve(ref)).flatMap((one) => {
    const node = one.source.node(one.id);
    return node.kind !== 'object' ? [] : node.members.flatMap((member) => {
      if (member.kind !== 'entry' || !(/^(?:authorization|x-api-key|private-token|cookie)$/i.test(member.key) || secretName(member.key))) return [];
      const value = world.texts(one.source.ref(member.value, member.valueAt))[0]?.parts.every((part) => typeof part === 'string') === true;
      return value ? [{ at: one.source.location(member.valueAt), option: 'headers' as const, name: member.key, ...when }] : [];
    });
  });
  return [...(downgrade ? [{ at: downgrade.at, option: 'allowDowngrades' as const, ...when }] : []), ...headers];
});
