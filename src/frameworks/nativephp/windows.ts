import type { Location } from '../../core/location.js';
import type { Scalar } from '../../core/config.js';
import type { Setting } from '../../core/setting.js';
import { type Call, is, type Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { NATIVE } from '../../knowledge/nativephp.js';
import type { NativeCall, NativeWindow } from './model.js';

const FACADE = new RegExp(`^${NATIVE}`);
const CHAIN = new RegExp(`^${NATIVE}Facades\\\\(Window|MenuBar)\\.(?:open|create)(?:\\(\\)\\.\\w+)*$`);

const nativeCall = (world: World, call: Call): NativeCall => {
  const when = world.when(call.source, call.under);
  return { name: call.name, method: call.method, at: call.at, args: call.args.map((arg) => world.setting(arg)), ...(when && { when }) };
};

/** Calls of NativePHP's facades and classes. */
export const readCalls = (world: World): readonly NativeCall[] =>
  world.calls(FACADE).filter(({ name }) => !CHAIN.test(name)).map((call) => nativeCall(world, call));

/** `Window::open()->url(…)->width(…)`: one chain is one window. */
export const readWindows = (world: World): readonly NativeWindow[] => {
  const chains = new Map<string, Call[]>();
  for (const call of world.calls(CHAIN)) {
    const key = `${call.source.path}:${rootOf(call)}`;
    chains.set(key, [...(chains.get(key) ?? []), call]);
  }
  return [...chains.values()].map((calls): NativeWindow => {
    const ordered = calls.toSorted((a, b) => a.at.range.end - b.at.range.end);
    const first = ordered[0]!;
    const when = world.when(first.source, first.under);
    return {
      kind: CHAIN.exec(first.name)?.[1] === 'MenuBar' ? 'menu-bar' : 'window', at: first.at,
      calls: ordered.slice(1).map((call) => nativeCall(world, call)),
      preferences: new Map(ordered.filter((call) => call.method === 'webPreferences').flatMap((call) => [...entriesOf(world, call.arg(0), call.at)])),
      ...(when && { when }),
    };
  });
};

/** The call that a chain begins with. */
const rootOf = ({ source, id }: Call): number => {
  let root = id;
  for (let next = id; ;) {
    const node = source.node(next);
    const callee = is(node, 'call') ? source.node(node.callee) : undefined;
    if (!callee || !is(callee, 'get')) return root;
    root = next;
    // A window that was kept in a variable is the one that it was opened as.
    const [holder] = is(source.node(callee.of), 'variable') ? (source.writesTo.get(callee.of) ?? []).map((write) => write.value) : [callee.of];
    if (holder === undefined || holder === next) return root;
    next = holder;
  }
};

function* entriesOf(world: World, ref: Ref | undefined, home: Location): Iterable<readonly [string, Setting<Scalar | undefined>]> {
  for (const one of ref ? world.resolve(ref) : []) {
    const node = one.source.node(one.id);
    if (!is(node, 'object')) continue;
    for (const member of node.members) if (member.kind === 'entry') yield [member.key, world.member(one, member.key, undefined, home)];
  }
}
