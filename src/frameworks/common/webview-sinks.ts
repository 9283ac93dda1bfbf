import type { Call, Ref } from '../../dataflow/source.js';
import type { SinkMark } from '../../dataflow/flows.js';
import type { World } from '../../dataflow/world.js';
import { SHELLS } from '../../knowledge/sinks.js';
import { JAVASCRIPT_WINDOWS } from '../../knowledge/tauri.js';

/** What no table of names says of Tauri's JavaScript API: the page of a window, arguments of shells, statements of a database that is kept somewhere. */
export const webviewSinksOf = (world: World): readonly SinkMark[] => [...windowPages(world), ...shellArguments(world), ...statements(world)];

const mark = (call: Call, value: Ref, kind: SinkMark['kind'], what: string): SinkMark => ({ kind, what, source: value.source, id: value.id, at: call.at, under: call.under, fn: call.fn });

const ships = (world: World, call: Call): boolean => world.when(call.source, call.under) !== 'development';

/** `new WebviewWindow('page', { url })`. */
const windowPages = (world: World): SinkMark[] => world.calls(JAVASCRIPT_WINDOWS).flatMap((call) => {
  const options = call.node.construct ? call.arg(JAVASCRIPT_WINDOWS.get(call.name)!.options) : undefined;
  return options && ships(world, call) ? world.property(options, 'url').refs.filter(({ source }) => source === call.source).map((url) => mark(call, url, 'load', call.name.replace(/^.*\./, 'new '))) : [];
});

/** `Command.create('sh', ['-c', script])`. */
const shellArguments = (world: World): SinkMark[] => world.calls(/^(?:@tauri-apps\/(?:plugin-shell|api\/shell)|(?:window\.)?__TAURI__\.shell)\.Command(?:\.create)?$/).flatMap((call) => {
  const program = call.arg(0);
  const list = call.arg(1);
  const name = program && world.scalar(program);
  // The first argument is the name that the scope gives the program.
  if (!list || typeof name !== 'string' || !SHELLS.test(name.replace(/^(?:run|exec)-/, '')) || !ships(world, call)) return [];
  return [mark(call, list, 'command', 'Command.create'), ...world.resolve(list).flatMap((one) => {
    const node = one.source.node(one.id);
    return node.kind === 'array' && one.source === call.source ? node.items.map((item) => mark(call, one.source.ref(item.value, item.at), 'command', 'Command.create')) : [];
  })];
});

const SQL_TEXT = /^\s{0,20}(?:select|insert|update|delete|replace|create|drop|alter|pragma|attach|with)\b/i;

/** `db.select(…)` of plugin-sql, where what `db` is cannot be followed: what is put together begins like a statement. */
const statements = (world: World): SinkMark[] => world.calls(/(?:^\?|[^.])\.(?:execute|select)$/).flatMap((call) => {
  const { language, imports } = call.source.summary;
  const sql = call.arg(0);
  if (language === 'rust' || language === 'php' || !sql || /^@tauri-apps\/plugin-sql|^tauri-plugin-sql/.test(call.name) || !imports.some(({ from }) => /plugin-sql|\/(?:db|database|sqlite)\b/.test(from))) return [];
  const mixed = world.texts(sql).some(({ parts }) => parts.length > 1 && typeof parts[0] === 'string' && SQL_TEXT.test(parts[0]));
  return mixed && ships(world, call) ? [mark(call, sql, 'sql', call.method)] : [];
});
