import type { App } from './app.js';
import { INTO_MARKUP, type Flow, type SinkKind, type SourceKind, type Step } from './flow.js';
import { distinctBy, groupBy } from './group-by.js';
import { type Location, placeOf } from './location.js';
import { folderOf } from './paths.js';
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
 * Markup is told for each function that puts a value between tags, since there it is mended, or by larger parts where there is much of it. `from` tells where values come from.
 */
export function* flowReports(flows: readonly Flow[], { from, to, but, severity, confidence }: FlowChoice, say: (flow: Flow, from: string) => string): Iterable<Report> {
  const chosen = flows.filter(({ sink, source }) => to.includes(sink.kind) && (from === 'any' || from.includes(source.kind)) && !but?.includes(source.kind));
  yield* markupReports(chosen.filter(({ sink }) => sink.kind === 'html'), severity, confidence, say);
  const reach = new Map<string, number>();
  const raw = new Set(chosen.filter(({ composed }) => !composed).map(causeAtSink));
  const spotOf = (flow: Flow): Location => (isOfItsOwn(flow, raw) ? flow.composed! : flow.sink.at);
  const plain = chosen.filter(({ sink }) => sink.kind !== 'html');
  for (const flow of plain) reach.set(causeOf(flow), (reach.get(causeOf(flow)) ?? 0) + 1);
  const byCause = new Map<string, { readonly best: Flow; readonly origins: number }[]>();
  for (const list of groupBy(plain, (flow) => keyOf(spotOf(flow))).values()) {
    const [best, ...more] = list.sort((a, b) => rank(a) - rank(b) || reach.get(causeOf(b))! - reach.get(causeOf(a))! || a.steps.length - b.steps.length);
    if (!best) continue;
    // A guess beside what is sure says nothing more.
    const origins = new Set(more.filter((other) => isSure(other) === isSure(best)).map(({ source }) => source.what));
    origins.delete(best.source.what);
    const key = `${causeOf(best)} ${isSure(best)} ${isOfItsOwn(best, raw)}`;
    const cause = byCause.get(key);
    if (cause) cause.push({ best, origins: origins.size });
    else byCause.set(key, [{ best, origins: origins.size }]);
  }
  for (const places of byCause.values()) {
    const [{ best, origins }, ...others] = places.sort((a, b) => surest(a.best, b.best)) as [typeof places[0], ...typeof places];
    const sure = isSure(best) ? confidence : 'low';
    yield {
      at: spotOf(best), severity, ...(sure && { confidence: sure }),
      message: `${say(best, `${best.source.what}${origins === 0 ? '' : ` (and ${origins} other${origins === 1 ? '' : 's'})`}`)}${best.weakCheck === undefined ? '' : ` There is a check, but ${best.weakCheck}.`}${others.length === 0 ? '' : ` It reaches ${others.length === 1 ? 'one more call' : `${others.length} more calls`}.`}`,
      steps: best.steps,
      ...(others.length > 0 && { related: others.map(({ best: other }) => ({ at: spotOf(other), message: `reaches '${other.sink.what}', too` })) }),
    };
  }
}

const causeAtSink = (flow: Flow): string => `${causeOf(flow)} ${placeOf(flow.sink.at)}`;
/** `run(command)` takes whole commands, and one that the app puts together for it: the two are mended apart. */
const isOfItsOwn = (flow: Flow, raw: ReadonlySet<string>): boolean => flow.composed !== undefined && raw.has(causeAtSink(flow));

/** What is mended at one place: all that a channel is sent, or one value. */
const causeOf = ({ source: { kind, what, at }, sink }: Flow): string => `${at.file}:${kind === 'ipc' || kind === 'bridge' ? what : at.range.start} ${sink.kind}`;

/** Where a flow becomes markup. */
type Place = NonNullable<Flow['markup']>[number] & { readonly flow: Flow };

/** Values that become markup: function by function, or file by file or folder by folder where there are many. */
function* markupReports(flows: readonly Flow[], severity: Severity, confidence: Confidence | undefined, say: (flow: Flow, from: string) => string): Iterable<Report> {
  const all = flows.flatMap((flow): Place[] => (flow.markup ?? []).map((one) => ({ flow, ...one })));
  const places = new Set(flows.map(({ sink }) => keyOf(sink.at))).size;
  const functions = new Set(all.map(({ at, within }) => `${at.file}:${within}`)).size;
  const files = new Set(all.map(({ at }) => at.file)).size;
  const by = files > MOST_FILES ? 'folder' : functions > MOST_FUNCTIONS ? 'file' : 'function';
  const unitOf = ({ flow, at, within, own }: Place): string => {
    // What a script does outside of all functions is told place by place, too.
    const unit = by === 'folder' ? folderOf(at.file) : by === 'file' ? at.file : `${at.file}:${own && (places <= MOST_PLACES || within === 0) ? keyOf(flow.sink.at) : within}`;
    return `${unit} ${isSure(flow)}`;
  };
  for (const list of groupBy(all, unitOf).values()) {
    const [{ flow: best, at }] = list.sort((a, b) => surest(a.flow, b.flow)) as [Place, ...Place[]];
    const origins = new Set(list.map(({ flow }) => flow.source.what)).size - 1;
    const others = oneOfEachFirst([...new Map(list.map((one) => [keyOf(one.at), one])).values()].filter((one) => keyOf(one.at) !== keyOf(at)));
    const sure = isSure(best) ? confidence : 'low';
    yield {
      at, severity, ...(sure && { confidence: sure }),
      message: `${say(best, `${best.source.what}${origins === 0 ? '' : ` (and ${origins} other${origins === 1 ? '' : 's'})`}`)}${best.weakCheck === undefined ? '' : ` There is a check, but ${best.weakCheck}.`}${others.length === 0 ? '' : ` So do ${others.length === 1 ? 'what is put in at one more place' : `those at ${others.length} more places`} of the ${by}.`}`,
      steps: stepsBy(best, at),
      ...(others.length > 0 && { related: others.map(({ at: place, flow }) => ({ at: place, message: keyOf(place) === keyOf(flow.sink.at) ? `reaches '${flow.sink.what}', too` : 'is put into markup as it is, too' })) }),
    };
  }
}

/** In the order of their places, one of each function before the others of it: who reads only the beginning sees the most. */
const oneOfEachFirst = (places: readonly Place[]): readonly Place[] => {
  const sorted = places.toSorted((a, b) => (a.at.file < b.at.file ? -1 : Number(a.at.file > b.at.file)) || a.at.range.start - b.at.range.start);
  const first = new Set(distinctBy(sorted, ({ at, within }) => `${at.file}:${within}`));
  return [...first, ...sorted.filter((one) => !first.has(one))];
};

/** The steps of a flow, the place where it is put between tags among them. */
const stepsBy = ({ steps, sink }: Flow, at: Location): readonly Step[] => {
  if (steps.some((step) => keyOf(step.at) === keyOf(at)) || keyOf(at) === keyOf(sink.at)) return steps;
  const later = steps.findIndex(({ message }) => message === INTO_MARKUP);
  const index = later < 0 ? steps.length - 1 : later;
  return [...steps.slice(0, index), { at, message: INTO_MARKUP }, ...steps.slice(index)];
};

const keyOf = ({ file, range }: Location): string => `${file}:${range.start}:${range.end}`;

/** With more places than this where markup becomes a part of a page, functions are what is mended. */
const MOST_PLACES = 40;
/** With more functions than this that make markup, whole files are what is mended, and with more files, whole parts of the app. */
const MOST_FUNCTIONS = 40;
const MOST_FILES = 24;

/** What somebody is asked about, or what a guess stands behind, is for auditors. */
const isSure = ({ guessed, asked }: Flow): boolean => !guessed && !asked;

const surest = (a: Flow, b: Flow): number => rank(a) - rank(b) || a.steps.length - b.steps.length;
const rank = ({ guessed, asked, weakCheck }: Flow): number => Number(guessed) * 4 + Number(asked) * 2 + Number(weakCheck !== undefined);

/** The sources that a framework's own rules speak of: what NativePHP's requests reach, they know more about. */
export const toldFor = ({ framework }: Pick<App, 'framework'>): readonly SourceKind[] => (framework === 'nativephp' ? ['request'] : []);
