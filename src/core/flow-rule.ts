import type { App } from './app.js';
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

/**
 * One report for each source and kind of harm, by the surest way that leads there; the other places that the same source reaches stand beside it, since one test mends them all.
 * Markup is told place by place, or file by file where there is much of it: there the place is what is mended. `from` tells where values come from.
 */
export function* flowReports(flows: readonly Flow[], { from, to, but, severity, confidence }: FlowChoice, say: (flow: Flow, from: string) => string): Iterable<Report> {
  const byPlace = new Map<string, Flow[]>();
  const reach = new Map<string, number>();
  for (const flow of flows) {
    if (!to.includes(flow.sink.kind) || (from !== 'any' && !from.includes(flow.source.kind)) || but?.includes(flow.source.kind)) continue;
    const key = `${flow.sink.at.file}:${flow.sink.at.range.start}:${flow.sink.at.range.end}`;
    const list = byPlace.get(key);
    if (list) list.push(flow);
    else byPlace.set(key, [flow]);
    reach.set(causeOf(flow, false), (reach.get(causeOf(flow, false)) ?? 0) + 1);
  }
  const crowded = byPlace.size > MOST_PLACES;
  const byCause = new Map<string, { readonly best: Flow; readonly origins: number }[]>();
  for (const list of byPlace.values()) {
    const [best, ...others] = list.sort((a, b) => rank(a) - rank(b) || reach.get(causeOf(b, false))! - reach.get(causeOf(a, false))! || a.steps.length - b.steps.length);
    if (!best) continue;
    // A guess beside what is sure says nothing more.
    const origins = new Set(others.filter((other) => isSure(other) === isSure(best)).map(({ source }) => source.what));
    origins.delete(best.source.what);
    const key = `${causeOf(best, crowded)} ${isSure(best)}`;
    const cause = byCause.get(key);
    if (cause) cause.push({ best, origins: origins.size });
    else byCause.set(key, [{ best, origins: origins.size }]);
  }
  for (const places of byCause.values()) {
    const [{ best, origins }, ...others] = places.sort((a, b) => surest(a.best, b.best)) as [typeof places[0], ...typeof places];
    const sure = isSure(best) ? confidence : 'low';
    yield {
      at: best.sink.at, severity, ...(sure && { confidence: sure }),
      message: `${say(best, `${best.source.what}${origins === 0 ? '' : ` (and ${origins} other${origins === 1 ? '' : 's'})`}`)}${best.weakCheck === undefined ? '' : ` There is a check, but ${best.weakCheck}.`}${others.length === 0 ? '' : ` It reaches ${others.length === 1 ? 'one more call' : `${others.length} more calls`}.`}`,
      steps: best.steps,
      ...(others.length > 0 && { related: others.map(({ best: { sink } }) => ({ at: sink.at, message: `reaches '${sink.what}', too` })) }),
    };
  }
}

/** What is mended at one place: all that a channel is sent, or one value. */
const causeOf = ({ source: { kind, what, at }, sink }: Flow, crowded: boolean): string => {
  if (sink.kind === 'html') return crowded ? sink.at.file : `${sink.at.file}:${sink.at.range.start}`;
  return `${at.file}:${kind === 'ipc' || kind === 'bridge' ? what : at.range.start} ${sink.kind}`;
};

/** With more places than this where text becomes markup, whole files are what is mended. */
const MOST_PLACES = 40;

/** What somebody is asked about, or what a guess stands behind, is for auditors. */
const isSure = ({ guessed, asked }: Flow): boolean => !guessed && !asked;

const surest = (a: Flow, b: Flow): number => rank(a) - rank(b) || a.steps.length - b.steps.length;
const rank = ({ guessed, asked, weakCheck }: Flow): number => Number(guessed) * 4 + Number(asked) * 2 + Number(weakCheck !== undefined);

/** The sources that a framework's own rules speak of: what NativePHP's requests reach, they know more about. */
export const toldFor = ({ framework }: Pick<App, 'framework'>): readonly SourceKind[] => (framework === 'nativephp' ? ['request'] : []);
