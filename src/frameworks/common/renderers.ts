import type { Call, Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { HTML_CALLS, RENDERERS, type Renderer } from '../../knowledge/dom-sinks.js';

const RAW = HTML_CALLS.filter(({ effect }) => effect === 'raw');

/** Whether a call makes HTML of a text, and leaves in it the HTML that the text has. */
export const letsHtmlThrough = (world: World, call: Call): boolean =>
  RAW.some(({ name }) => name.test(call.name)) || RENDERERS.some((one) => one.name.test(call.name) && isOpen(world, call, one));

/** Whether an option of the call, or of the one that made the renderer, opens it. */
const isOpen = (world: World, call: Call, { option, opens, options, arg, presets }: Renderer): boolean => {
  const opened = (ref: Ref | undefined): boolean =>
    ref !== undefined && (presets?.has(String(world.scalar(ref))) || world.property(ref, option).refs.some((one) => opens(world.scalar(one))));
  if (options === 'call') return opened(call.arg(arg));
  if (options === 'global') return world.calls(/(?:^|\.)initialize$/).some((one) => /mermaid/.test(one.name) && opened(one.arg(arg)));
  return (call.receiver ? world.resolve(call.receiver) : []).some((made) => {
    const node = made.source.node(made.id);
    // A preset may stand in front of the options.
    return node.kind === 'call' && node.args.slice(0, 2).some((one) => opened(made.source.ref(one, node.at)));
  });
};
