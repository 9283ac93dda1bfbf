import type { Scalar } from '../../core/config.js';
import { NOWHERE } from '../../core/location.js';
import { Setting } from '../../core/setting.js';
import type { Id } from '../../core/summary.js';
import { type Call, is, type Ref, type Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { ownCalls } from './connections.js';
import type { MacCheck, ReceivedMessage } from './model.js';

const methods = (world: World, wanted: string): readonly Call[] => ownCalls(world).filter(({ method }) => method === wanted);

/** The SDK's receiveMessage has at least four arguments; queues have methods of the same name with one. */
export const readReceived = (world: World): readonly ReceivedMessage[] => {
  const checking = new Set(methods(world, 'checkMac').map(({ source }) => source.path));
  return methods(world, 'receiveMessage').filter(({ node }) => node.args.length >= 4).map((call): ReceivedMessage => {
    const output = call.arg(4, 'outputFolder');
    const checked = call.under.some(({ test, holds }) => shows(world, call.source, test, holds, 0));
    return {
      at: call.at, mac: checked ? 'checked' : checking.has(call.source.path) ? 'elsewhere' : 'missing',
      output: output ? world.setting(output) : Setting.default<Scalar | undefined>(undefined, call.at),
    };
  });
};

const DEEPEST = 8;

/** Whether a test with this outcome means that a MAC was found right. */
const shows = (world: World, source: Source, test: Id, holds: boolean, depth: number): boolean => {
  if (depth > DEEPEST) return false;
  const node = source.node(test);
  const again = (id: Id, outcome: boolean): boolean => shows(world, source, id, outcome, depth + 1);
  switch (node.kind) {
    case 'not':
      return again(node.of, !holds);
    case 'all':
    case 'any':
      return (node.kind === 'all') === holds && node.of.some((id) => again(id, holds));
    case 'compare': {
      const equal = !node.op.startsWith('!') === holds;
      return [[node.left, node.right], [node.right, node.left]].some(([side, other]) => {
        const value = source.node(other!);
        return is(value, 'literal') && typeof value.value === 'boolean' && again(side!, value.value === equal);
      });
    }
    case 'call': {
      const callee = source.node(node.callee);
      if ((is(callee, 'get') || is(callee, 'global')) && callee.name === 'checkMac') return holds;
      // A helper of the app that returns what the check says.
      return world.returned(source.ref(test, node.at)).some((one) => shows(world, one.source, one.id, holds, depth + 1));
    }
    case 'variable':
      return world.resolve(source.ref(test, NOWHERE)).some((one) => (one.id !== test || one.source !== source) && shows(world, one.source, one.id, holds, depth + 1));
    default:
      return false;
  }
};


/** Every check of a MAC, and whether anything depends on it. */
export const readMacChecks = (world: World): readonly MacCheck[] =>
  methods(world, 'checkMac').map((call) => ({ at: call.at, used: isUsed(call.source, call.id) }));

const isUsed = ({ summary }: Source, id: Id): boolean =>
  summary.nodes.some((node) =>
    (node.kind === 'not' && node.of === id) || (node.kind === 'compare' && (node.left === id || node.right === id)) || ((node.kind === 'all' || node.kind === 'any') && node.of.includes(id))
    || (node.kind === 'either' && node.of.some(({ value, when }) => value === id || when === id)) || (node.kind === 'call' && node.args.includes(id)) || (node.kind === 'array' && node.items.some(({ value }) => value === id))
    || (node.kind === 'object' && node.members.some(({ value }) => value === id)))
  || summary.declarations.some(({ value }) => value === id)
  || summary.functions.some(({ calls, writes, returns }) => [...calls, ...writes, ...returns].some(({ under }) => under.some(({ test }) => test === id)) || writes.some(({ value }) => value === id) || returns.some(({ value }) => value === id));

/** What the gateway posts to a callback. */
const POSTED: ReadonlySet<string> = new Set(['mac', 'box', 'nonce']);

export const readsPost = (world: World, source: Source): Ref | undefined => {
  const seen = new Map<string, Ref>();
  for (const node of source.summary.nodes) {
    const key = is(node, 'index') ? node.key : is(node, 'call') ? node.args[0] : undefined;
    const name = key === undefined ? undefined : world.scalar(source.ref(key, NOWHERE));
    if (key !== undefined && typeof name === 'string' && POSTED.has(name)) seen.set(name, source.ref(key, source.summary.functions[0]?.at ?? NOWHERE));
  }
  return seen.size === POSTED.size ? seen.get('mac') : undefined;
};
