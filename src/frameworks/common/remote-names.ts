import type { SourceMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import { FILE_GIVERS, NAME_GIVERS, NAME_PARAMETER } from '../../knowledge/sources.js';
import { marksOfParameter } from './sources.js';

/** The names of files that a transfer, an archive or a mail gives: what a library answers, and what it hands to callbacks. */
export const remoteNames = (graph: Graph): readonly SourceMark[] =>
  graph.world.calls(/^[@\w]/).flatMap((call): readonly SourceMark[] => {
    const { language } = call.source.summary;
    const giver = language === 'javascript' || language === 'html' ? FILE_GIVERS.find(({ packages }) => packages.some((name) => call.name.startsWith(name) && /^(?:[.(]|$)/.test(call.name.slice(name.length)))) : undefined;
    if (!giver) return [];
    const mark = { kind: 'remote-name', what: giver.what, for: ['file', 'openPath', 'command', 'terminal'] } as const;
    const own = NAME_GIVERS.test(call.name) ? [{ ...mark, source: call.source, id: call.id, at: call.at }] : [];
    const given = call.args.flatMap((arg) => graph.functionsOf(arg, false, 0)).flatMap(({ source, fn }) =>
      (source.summary.functions[fn]?.params ?? []).flatMap(({ name }, index) => (name !== undefined && NAME_PARAMETER.test(name) ? marksOfParameter(graph, source, fn, index, mark) : [])));
    return [...own, ...given];
  });
