import type { SourceMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import { FILE_GIVERS, NAME_GIVERS, NAME_PARAMETER } from '../../knowledge/sources.js';
import { isScript, marksOfParameter } from './sources.js';

const GIVERS = FILE_GIVERS.map(({ packages, what }) => ({ what, name: new RegExp(`^(?:${packages.map((name) => name.replace(/[.$]/g, '\\$&')).join('|')})(?:[.(]|$)`) }));

/** The names of files that a transfer, an archive or a mail gives: what a library answers, and what it hands to callbacks. */
export const remoteNames = (graph: Graph): readonly SourceMark[] =>
  GIVERS.flatMap(({ what, name }) => graph.world.calls(name).filter(isScript).map((call) => ({ what, call }))).flatMap(({ what, call }): readonly SourceMark[] => {
    const mark = { kind: 'remote-name', what, for: ['file', 'openPath', 'command', 'terminal'] } as const;
    const own = NAME_GIVERS.test(call.name) ? [{ ...mark, source: call.source, id: call.id, at: call.at }] : [];
    const given = call.args.flatMap((arg) => graph.functionsOf(arg, false, 0)).flatMap(({ source, fn }) =>
      (source.summary.functions[fn]?.params ?? []).flatMap(({ name }, index) => (name !== undefined && NAME_PARAMETER.test(name) ? marksOfParameter(graph, source, fn, index, mark) : [])));
    return [...own, ...given];
  });
