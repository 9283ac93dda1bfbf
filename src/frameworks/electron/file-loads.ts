import type { Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import type { FileLoad } from './model.js';

const LOADS = /\.(loadURL|loadFile)$/;

/** Windows that show pages of the `file:` scheme, by its URL or by loadFile. */
export const fileLoadsOf = (world: World): readonly FileLoad[] =>
  world.calls(LOADS).flatMap((call): FileLoad[] => {
    const first = call.arg(0);
    const reached = world.when(call.source, call.under);
    if (!first || (call.method === 'loadFile' && !/^electron\.|^\?\./.test(call.name))) return [];
    if (call.method === 'loadFile') return [{ by: 'loadFile', at: call.at, ...(reached && { when: reached }) }];
    return world.resolve(first).filter((one) => isFileUrl(world, one)).slice(0, 1).map(({ when }): FileLoad => ({ by: 'loadURL', at: first.at, ...((when ?? reached) && { when: (when ?? reached)! }) }));
  });

/** `file://…`, `url.format({ protocol: 'file:' })`, `pathToFileURL(…).href`. */
const isFileUrl = (world: World, ref: Ref): boolean => {
  const [text] = world.texts(ref);
  if (typeof text?.parts[0] === 'string' && /^file:/i.test(text.parts[0])) return true;
  const node = ref.source.node(ref.id);
  const name = world.name(ref) ?? '';
  if (/^url\.pathToFileURL\(\)(?:\.href|\.toString\(\))?$/.test(name)) return true;
  if (node.kind !== 'call' || node.args[0] === undefined || !/^(?:url\.format|URL)\(\)$/.test(name)) return false;
  const arg = ref.source.ref(node.args[0], node.at);
  return world.property(arg, 'protocol').refs.some((one) => /^file:?$/.test(String(world.scalar(one)))) || world.texts(arg).some(({ parts }) => typeof parts[0] === 'string' && /^file:/i.test(parts[0]));
};
