import type { SinkMark } from '../../dataflow/flows.js';
import type { Call, Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { TERMINAL_INPUTS, TERMINAL_NAMES, TYPES_INTO_TERMINALS } from '../../knowledge/terminals.js';

/** The places where a text is typed into a shell that somebody has before them: input of terminals, and of the programs behind them. */
export const terminalSinksOf = (world: World): readonly SinkMark[] =>
  world.calls(TERMINAL_INPUTS).flatMap((call): SinkMark[] => {
    const { language } = call.source.summary;
    if (language !== 'javascript' && language !== 'html') return [];
    const text = call.arg(0);
    if (!text || !typesInto(world, call) || world.texts(text).every(({ parts }) => parts.every((part) => typeof part === 'string')) || world.when(call.source, call.under) === 'development') return [];
    const receiver = nameOf(call.receiver);
    return [{ kind: 'terminal', what: receiver === '' ? call.method : `${receiver}.${call.method}`, source: call.source, id: text.id, at: call.at, under: call.under, fn: call.fn }];
  });

const typesInto = (world: World, call: Call): boolean =>
  TYPES_INTO_TERMINALS.test(call.name) || (TERMINAL_NAMES.get(call.method)?.test(nameOf(call.receiver)) ?? false) || (call.receiver !== undefined && TYPES_INTO_TERMINALS.test(`${world.name(call.receiver) ?? ''}.${call.method}`));

/** What the file calls it. */
const nameOf = (ref: Ref | undefined): string => {
  const node = ref && ref.source.node(ref.id);
  switch (node?.kind) {
    case 'param':
      return ref!.source.summary.functions[node.fn]?.params[node.index]?.name ?? '';
    case 'get':
    case 'variable':
    case 'global':
    case 'import':
      return node.name;
    default:
      return '';
  }
};
