import type { Id } from '../../core/summary.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { SinkMark } from '../../dataflow/flows.js';
import type { World } from '../../dataflow/world.js';
import { RUST_COMMANDS, RUST_EXTENSIONS, RUST_OPENERS, RUST_SQL_METHODS } from '../../knowledge/rust-sinks.js';
import { SHELLS } from '../../knowledge/sinks.js';

const isRust = ({ source }: { readonly source: Source }): boolean => source.summary.language === 'rust';

/** What no table of names says of Rust: arguments of shells and openers, statements of connections whose type is not written. */
export const rustSinksOf = (world: World): readonly SinkMark[] => [...extensions(world), ...programArguments(world), ...statements(world)];

/** The method that gives what a method is called on: `shell` of `app.shell().command(name)`. */
const givenBy = (source: Source, callee: Id): string | undefined => {
  const node = source.node(callee);
  const holder = node.kind === 'get' ? source.node(node.of) : undefined;
  const given = holder?.kind === 'call' ? source.node(holder.callee) : undefined;
  return given?.kind === 'get' ? given.name : undefined;
};

const extensions = (world: World): SinkMark[] => world.calls(/(?:^\?|[^.])\.(?:command|sidecar|open|open_url|open_path)$/).filter(isRust).flatMap((call) => {
  const kind = RUST_EXTENSIONS.get(`${givenBy(call.source, call.node.callee) ?? ''}.${call.method}`);
  const arg = call.arg(0);
  if (!kind || !arg || world.texts(arg).every(({ parts }) => parts.every((part) => typeof part === 'string')) || world.when(call.source, call.under) === 'development') return [];
  return [{ kind, what: `${givenBy(call.source, call.node.callee)!}().${call.method}`, source: arg.source, id: arg.id, at: call.at, under: call.under, fn: call.fn }];
});

const LONGEST_CHAIN = 60;

/** The call that a chain of methods begins with: `Command::new("sh").arg("-c")`, also where a variable is between. */
export const rootOf = (world: World, call: Call): Ref | undefined => {
  let at: Ref = call.ref;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const node = at.source.node(at.id);
    if (node.kind === 'variable') {
      const [only, ...others] = world.resolve(at);
      if (!only || others.length > 0 || only.id === at.id) return undefined;
      at = only;
      continue;
    }
    if (node.kind !== 'call') return undefined;
    const callee = at.source.node(node.callee);
    if (callee.kind !== 'get' || (callee.name === 'command' && givenBy(at.source, node.callee) === 'shell')) return at;
    at = at.source.ref(callee.of, node.at);
  }
  return undefined;
};

const programArguments = (world: World): SinkMark[] =>
  world.calls(/\.(?:arg|args|raw_arg)$/).filter(isRust).flatMap((call) => {
    const root = rootOf(world, call);
    const made = root && root.source.node(root.id);
    if (!root || made?.kind !== 'call' || made.args[0] === undefined || !(RUST_COMMANDS.test(world.name(root.source.ref(made.callee, made.at)) ?? '') || givenBy(root.source, made.callee) === 'shell')) return [];
    const program = world.texts(root.source.ref(made.args[0], made.argsAt[0] ?? made.at)).map(({ parts }) => (parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : '')).find((one) => SHELLS.test(one));
    const arg = call.arg(0);
    if (program === undefined || !arg || world.when(call.source, call.under) === 'development') return [];
    const given = siblings(world, root);
    // `open -R path` and `explorer /select,path` show a file, and open none.
    if (RUST_OPENERS.test(program) && (given.some((one) => /^(?:-R|--reveal|\/select,?|-n|-a)$/i.test(one)) || beginsWith(world, arg, /^\/select,/i))) return [];
    const items = call.method === 'args' ? itemsOf(world, arg) : [];
    return [arg, ...items].map((value): SinkMark => ({
      kind: RUST_OPENERS.test(program) ? 'open' : 'command', what: `${program} ${call.method === 'args' ? 'arguments' : 'argument'}`, source: value.source, id: value.id, at: call.source === value.source ? spanOf(call) : value.at, under: call.under, fn: call.fn,
    })).filter(({ source }) => source === call.source);
  });

/** The argument with its method: a chain begins at its program. */
const spanOf = (call: Call): SinkMark['at'] => {
  const [first] = call.node.argsAt;
  return first ? call.source.location(first) : call.at;
};

const beginsWith = (world: World, value: Ref, test: RegExp): boolean => world.texts(value).some(({ parts: [first] }) => typeof first === 'string' && test.test(first));

const itemsOf = (world: World, list: Ref): readonly Ref[] => world.resolve(list).flatMap((one) => {
  const node = one.source.node(one.id);
  return node.kind === 'array' ? node.items.map((item) => one.source.ref(item.value, item.at)) : [];
});

/** The literal arguments of a command, whichever call gives them. */
const siblings = (world: World, root: Ref): readonly string[] => {
  const found: string[] = [];
  const open: Id[] = [root.id];
  const seen = new Set<Id>();
  const { source } = root;
  const users = usersOf(source);
  while (open.length > 0 && seen.size < 80) {
    const id = open.pop()!;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const user of users.get(id) ?? []) {
      open.push(user.id);
      for (const arg of user.args) {
        for (const one of [source.ref(arg, root.at.range), ...itemsOf(world, source.ref(arg, root.at.range))]) { const text = world.scalar(one); if (typeof text === 'string') found.push(text); }
      }
    }
  }
  return found;
};

const known = new WeakMap<Source, ReadonlyMap<Id, readonly { readonly id: Id; readonly args: readonly Id[] }[]>>();

/** The calls of methods of each value. */
const usersOf = (source: Source): ReadonlyMap<Id, readonly { readonly id: Id; readonly args: readonly Id[] }[]> => {
  const own = known.get(source);
  if (own) return own;
  const users = new Map<Id, { id: Id; args: readonly Id[] }[]>();
  for (const [id, node] of source.summary.nodes.entries()) {
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    if (node.kind !== 'call' || callee?.kind !== 'get') continue;
    const list = users.get(callee.of);
    if (list) list.push({ id, args: node.args });
    else users.set(callee.of, [{ id, args: node.args }]);
  }
  for (const [id, writes] of source.writesTo) for (const { value } of writes) users.set(value, [...(users.get(value) ?? []), { id, args: [] }]);
  known.set(source, users);
  return users;
};

const SQL_TEXT = /^\s{0,20}(?:select|insert|update|delete|replace|create|drop|alter|pragma|attach|with|vacuum|begin)\b/i;

/** `connection.execute(&format!("delete from {table}"), [])`: what begins like a statement is one. */
const statements = (world: World): SinkMark[] =>
  world.calls(RUST_SQL_METHODS).filter(isRust).flatMap((call) => {
    const sql = call.arg(0);
    if (!sql || world.when(call.source, call.under) === 'development') return [];
    const texts = world.texts(sql);
    const mixed = texts.some(({ parts }) => parts.length > 1 && typeof parts[0] === 'string' && SQL_TEXT.test(parts[0]));
    const known = call.source.summary.imports.some(({ from }) => /^(?:rusqlite|libsql|duckdb|tokio_rusqlite|deadpool_sqlite|r2d2_sqlite)\b/.test(from)) && texts.some(({ parts }) => parts.some((part) => typeof part !== 'string'));
    return mixed || known ? [{ kind: 'sql' as const, what: call.method, source: sql.source, id: sql.id, at: spanOf(call), under: call.under, fn: call.fn }] : [];
  });
