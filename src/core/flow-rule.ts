import type { Flow, SinkKind, SourceKind } from './flow.js';
import type { Confidence, Report, Severity } from './rule.js';

export interface FlowChoice {
  readonly from: readonly SourceKind[] | 'any';
  readonly to: readonly SinkKind[];
  /** Sources that another rule speaks of. */
  readonly but?: readonly SourceKind[];
  readonly severity: Severity;
  readonly confidence?: Confidence;
}

/** One report for each place that untrusted values reach, by the surest way that leads there. `from` tells where they come from. */
export function* flowReports(flows: readonly Flow[], { from, to, but, severity, confidence }: FlowChoice, say: (flow: Flow, from: string) => string): Iterable<Report> {
  const byPlace = new Map<string, Flow[]>();
  for (const flow of flows) {
    if (!to.includes(flow.sink.kind) || (from !== 'any' && !from.includes(flow.source.kind)) || but?.includes(flow.source.kind)) continue;
    const key = `${flow.sink.at.file}:${flow.sink.at.range.start}:${flow.sink.at.range.end}`;
    const list = byPlace.get(key);
    if (list) list.push(flow);
    else byPlace.set(key, [flow]);
  }
  for (const list of byPlace.values()) {
    const [best, ...others] = list.sort(surest);
    if (!best) continue;
    const origins = new Set(others.map(({ source }) => source.what));
    origins.delete(best.source.what);
    // What somebody is asked about, or what a guess stands behind, is for auditors.
    const sure = best.guessed || best.asked ? 'low' as const : confidence;
    yield {
      at: best.sink.at, severity, ...(sure && { confidence: sure }),
      message: `${say(best, `${best.source.what}${origins.size === 0 ? '' : ` (and ${origins.size} other${origins.size === 1 ? '' : 's'})`}`)}${best.weakCheck === undefined ? '' : ` There is a check, but ${best.weakCheck}.`}`,
      steps: best.steps,
    };
  }
}

const surest = (a: Flow, b: Flow): number => rank(a) - rank(b) || a.steps.length - b.steps.length;
const rank = ({ guessed, asked, weakCheck }: Flow): number => Number(guessed) * 4 + Number(asked) * 2 + Number(weakCheck !== undefined);
