import type { Location } from '../../core/location.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type { LooseCommand } from '../../frameworks/neutralino/model.js';

const placeKey = ({ file, range }: Location): string => `${file}:${range.start}`;
const MOST = 8;

export default defineRule({
  id: 'neutralino/unquoted-command',
  title: 'Command put together from values',
  category: 'injection',
  severity: 'medium',
  confidence: 'medium',
  cwe: [78, 88],
  versions: 'all',

  *check({ neutralino, common }) {
    // Flows from files are told to auditors alone.
    const told = new Set(common.flows.flatMap(({ source, sink, guessed }) => (sink.kind === 'command' && !guessed && source.kind !== 'file' ? [placeKey(sink.at)] : [])));
    for (const [first, ...others] of byFile(neutralino.looseCommands.filter(({ at }) => !told.has(placeKey(at))))) {
      const more = others.length === 0 ? '' : `, and so ${others.length === 1 ? 'is one more' : `are ${others.length} more`} in the file`;
      yield {
        at: first.at,
        message: `The command of '${first.by}' is put together from values that nothing quotes${more}. A shell reads it as a whole: a space, quote or ';' in a name of a file, an option or an answer makes another command of it. Quote each value for the shell, test it against a pattern of what it may be, or use the library's own functions for files.`,
        related: [
          ...(placeKey(first.value) === placeKey(first.at) ? [] : [{ at: first.value, message: 'the value comes in here' }]),
          ...others.slice(0, MOST).map(({ at }) => ({ at, message: 'put together, too' })),
        ],
      };
    }
  },
});

const byFile = (all: readonly LooseCommand[]): Iterable<readonly [LooseCommand, ...LooseCommand[]]> => {
  const files = new Map<string, [LooseCommand, ...LooseCommand[]]>();
  for (const one of all) {
    const known = files.get(one.at.file);
    if (known) known.push(one);
    else files.set(one.at.file, [one]);
  }
  return files.values();
};
