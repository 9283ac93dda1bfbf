import type { SinkKind, SourceKind } from '../../core/flow.js';
import { findFlows, type FoundFlow, type SinkMark, type SourceMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import { pathsOf } from '../../dataflow/paths.js';
import type { Call, Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { FILE_READS, FILE_WRITES, SQL_METHODS, SQL_READS, SQL_WRITES, STORE_CALLS, STORE_READS } from '../../knowledge/stores.js';
import { plain } from './flows.js';
import type { StoredProgram } from './model.js';
import { nativeSinksOf } from './sinks.js';

/** Where something is kept: the key of a store (`electron-store player`), a table, a file. */
interface Place {
  readonly kept: string;
  /** For people: `the setting 'player'`. */
  readonly what: string;
  /** The column of a table, where it is known. */
  readonly column?: string;
}

const STARTS: ReadonlySet<SinkKind> = new Set<SinkKind>(['program', 'command']);
const FROM: ReadonlySet<SourceKind> = new Set<SourceKind>(['ipc', 'bridge', 'deep-link', 'server']);
/** A key that whoever sends the message chooses. */
const ANY = '*';

/**
 * What pages and links put into a store, and what is started as the store says, paired by where it is kept. The first half is only looked for where there is a second: most apps
 * start nothing that they keep.
 */
export const storedProgramsOf = (graph: Graph, sources: readonly SourceMark[]): readonly StoredProgram[] => {
  const { world } = graph;
  const told = sources.filter(({ kind }) => FROM.has(kind));
  const starts = told.length === 0 ? [] : nativeSinksOf(world).filter(({ kind }) => STARTS.has(kind));
  const reads = starts.length === 0 ? [] : readsIn(world);
  if (reads.length === 0) return [];
  const places = new Map(reads.map(({ mark, place }) => [mark, place]));
  const started = findFlows(graph, { sources: reads.map(({ mark }) => mark), sinks: starts }).flows.filter(({ guessed, asked }) => !guessed && !asked);
  if (started.length === 0) return [];
  const wanted = new Set(started.map(({ mark }) => places.get(mark)!.kept));
  const writes = writesIn(world).filter(({ place }) => [...wanted].some((kept) => holds(place.kept, kept)));
  if (writes.length === 0) return [];
  const kept = new Map(writes.map(({ mark, place }) => [mark, place]));
  const entries = findFlows(graph, { sources: told.map((mark) => ({ ...mark, for: ['store'] })), sinks: writes.map(({ mark }) => mark) }).flows;
  return started.flatMap((start): StoredProgram[] => {
    const place = places.get(start.mark)!;
    const own = entries.filter((entry) => { const written = kept.get(entry.sinkMark)!; return holds(written.kept, place.kept) && meets(entry, start, written.column); });
    return own.map((entry) => ({ entry: plain(entry), start: plain(start), place: place.what }));
  });
};

/** What is put into one place is read from the other: it is the same, or the whole of which the other is a part. */
const holds = (written: string, read: string): boolean => written === read || written.endsWith(` ${ANY}`) && read.startsWith(written.slice(0, -ANY.length)) || read.startsWith(`${written}.`);

/** What somebody has a say in is what is started, and not another property of what is kept beside it. */
const meets = ({ field }: FoundFlow, { reads }: FoundFlow, column: string | undefined): boolean =>
  (column === undefined || reads.has(column) || reads.has(camel(column))) && (field === undefined || field === '…' || field.split('.').some((name) => reads.has(name)));

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const readsIn = (world: World): readonly { readonly mark: SourceMark; readonly place: Place }[] => {
  const found = (call: Call, place: Place | undefined): { mark: SourceMark; place: Place }[] =>
    (place && isOfApp(world, call) ? [{ place, mark: { kind: 'stored', what: place.what, for: ['program', 'command'], source: call.source, id: call.id, at: call.at } }] : []);
  return [
    ...STORE_READS.flatMap(({ name, by }) => world.calls(name).flatMap((call) => found(call, settingOf(world, by, call.arg(0), false)))),
    ...world.calls(SQL_METHODS).flatMap((call) => found(call, tableOf(world, call, SQL_READS))),
    ...world.calls(FILE_READS).flatMap((call) => found(call, fileOf(world, call.arg(0)))),
  ];
};

const writesIn = (world: World): readonly { readonly mark: SinkMark; readonly place: Place }[] => {
  const found = (call: Call, values: readonly (Ref | undefined)[], place: Place | undefined): { mark: SinkMark; place: Place }[] =>
    (place && isOfApp(world, call) ? values.flatMap((value) => (value ? [{ place, mark: { kind: 'store', what: place.what, source: call.source, id: value.id, at: call.at, under: call.under, fn: call.fn } }] : [])) : []);
  return [
    ...STORE_CALLS.flatMap(({ name, by, key, value }) => world.calls(name).flatMap((call) => found(call, [call.arg(value)], settingOf(world, by, call.arg(key), true)))),
    ...world.calls(SQL_METHODS).flatMap((call) => {
      const table = tableOf(world, call, SQL_WRITES);
      return table ? bound(world, call).flatMap(({ value, column }) => found(call, [value], { ...table, ...(column !== undefined && { column }) })) : [];
    }),
    ...world.calls(FILE_WRITES).flatMap((call) => found(call, [call.arg(1)], fileOf(world, call.arg(0)))),
  ];
};

const isOfApp = (world: World, call: Call): boolean => (call.source.summary.language === 'javascript' || call.source.summary.language === 'html') && world.when(call.source, call.under) !== 'development';

const settingOf = (world: World, by: string, key: Ref | undefined, writes: boolean): Place | undefined => {
  if (!key) return undefined;
  const known = world.scalar(key);
  if (typeof known === 'string' && known !== '') return { kept: `${by} ${known}`, what: `the setting '${known}'` };
  return writes ? { kept: `${by} ${ANY}`, what: 'any setting' } : undefined;
};

/** A statement says itself what it reads or writes, as far as its text is known up to the table. */
const tableOf = (world: World, call: Call, statement: RegExp): Place | undefined => {
  const [, table] = statement.exec(statementOf(world, call)) ?? [];
  return table === undefined ? undefined : { kept: `table ${table.toLowerCase()}`, what: `the table '${table}'` };
};

const statementOf = (world: World, call: Call): string => {
  const first = call.arg(0);
  const [text] = first ? world.texts(first) : [];
  return (text?.parts ?? []).map((part) => (typeof part === 'string' ? part : '…')).join('').slice(0, 4000);
};

/** What a statement is run with, and the column that each value goes to: `db.run('INSERT …', [name, command])`, `db.prepare('INSERT …').run(name, command)`. */
const bound = (world: World, call: Call): readonly { readonly value: Ref; readonly column?: string }[] => {
  const lists = call.method === 'prepare' ? runsOf(world, call) : [call.args.slice(1)];
  const columns = columnsOf(statementOf(world, call));
  return lists.flatMap((args) => {
    const [only] = args;
    const list = only && args.length === 1 ? only.source.node(only.id) : undefined;
    const values = list?.kind === 'array' ? list.items.map((item) => only!.source.ref(item.value, item.at)) : args;
    // Values by name are the properties of an object.
    return values.flatMap((value, index) => (columns.length === 0 ? [{ value }] : columns[index] === undefined ? [] : [{ value, column: columns[index] }]));
  });
};

const runsOf = (world: World, prepared: Call): readonly (readonly Ref[])[] =>
  world.calls(/(?:^|[.?])run$/).flatMap((call) => (call.source === prepared.source && call.receiver && world.resolve(call.receiver).some(({ source, id }) => source === prepared.source && id === prepared.id) ? [call.args] : []));

/** The columns that the `?` of a statement stand for, in order; undefined for those of its conditions. */
const columnsOf = (statement: string): readonly (string | undefined)[] => {
  const [, names, values] = /\(([^()]{1,2000})\)\s{0,20}VALUES\s{0,20}\(([^()]{1,2000})\)/i.exec(statement) ?? [];
  if (names !== undefined && values !== undefined) {
    const all = names.split(',').map((name) => name.replace(/[\s`"[\]]/g, ''));
    return values.split(',').flatMap((value, index) => (value.trim() === '?' ? [all[index]] : []));
  }
  const [, set, where = ''] = /\bSET\s([^;]{1,2000}?)(?:\bWHERE\b([^;]{0,2000}))?(?:;|$)/i.exec(statement) ?? [];
  return set === undefined ? [] : [...set.split(',').flatMap((part) => (part.includes('?') ? [/^\s*[`"[]?(\w+)/.exec(part)?.[1]] : [])), ...[...where.matchAll(/\?/g)].map(() => undefined)];
};

/** A file whose name is known, wherever it is kept. */
const fileOf = (world: World, path: Ref | undefined): Place | undefined => {
  const [only, ...others] = path ? pathsOf(world, path) : [];
  const name = only?.path.replace(/^.*\//, '') ?? '';
  return !only || others.length > 0 || !/^[\w.-]+\.\w+$/.test(name) ? undefined : { kept: `file ${only.base} ${only.path}`, what: `the file '${name}'` };
};
