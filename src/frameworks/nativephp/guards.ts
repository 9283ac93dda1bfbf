import type { Location } from '../../core/location.js';
import { nameOf } from '../../core/paths.js';
import { type Call, is, type Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { BROWSER_GUARD, CSRF_GUARD } from '../../knowledge/nativephp.js';
import type { GuardChange, Placed } from './model.js';

const GUARDS = [['browser', BROWSER_GUARD], ['csrf', CSRF_GUARD]] as const;

/** Everything that takes a guard away, or opens a gap in it. */
export const readGuards = (world: World): readonly GuardChange[] => {
  const php = world.calls().filter(({ source }) => source.summary.language === 'php');
  return [...php.flatMap((call) => ofCall(world, call)), ...ofClasses(world), ...ofSettings(world, php)];
};

/** Methods that take middleware away, with what they do to it. Sources: Illuminate's Middleware, Route, Kernel and Container. */
const METHODS: ReadonlyMap<string, GuardChange['how']> = new Map([
  ['remove', 'removed'], ['removeFromGroup', 'removed'], ['withoutMiddleware', 'skipped'], ['bind', 'replaced'], ['singleton', 'replaced'], ['instance', 'replaced'], ['replace', 'replaced'],
]);

/** Methods whose `except` names paths without proof of origin: Laravel 11 and 13. */
const EXCEPTIONS = new Set(['validateCsrfTokens', 'preventRequestForgery']);

const ofCall = (world: World, call: Call): readonly GuardChange[] => {
  const { method } = call;
  if (EXCEPTIONS.has(method)) {
    const paths = placed(world, call.arg(0, 'except'));
    return paths.length > 0 ? [{ guard: 'csrf', how: 'excepted', by: method, at: paths[0]!.at, paths }] : [];
  }
  // `$middleware->web(remove: [...])`, and `api`.
  const removed = ['web', 'api'].includes(method) && call.node.argNames?.includes('remove') ? call.arg(-1, 'remove') : undefined;
  const how = removed ? 'removed' : METHODS.get(method);
  if (!how) return [];
  const given = removed ? placed(world, removed) : call.args.flatMap((arg) => placed(world, arg));
  return GUARDS.flatMap(([guard, pattern]): GuardChange[] => {
    const named = given.find(({ value }) => pattern.test(value));
    // Only a container replaces one class by another; a middleware of the app's own is in its group already.
    return named && !(guard === 'csrf' && how === 'replaced') ? [{ guard, how, by: method, at: named.at, paths: [] }] : [];
  });
};

/** The texts of an array, or of one string. */
const placed = (world: World, ref: Ref | undefined): readonly Placed[] =>
  (ref ? world.resolve(ref) : []).flatMap((one): Placed[] => {
    const node = one.source.node(one.id);
    if (is(node, 'array')) return node.items.flatMap((item) => placed(world, one.source.ref(item.value, item.at)));
    return is(node, 'literal') && typeof node.value === 'string' ? [{ value: node.value, at: one.at }] : [];
  });

/** `class VerifyCsrfToken extends Middleware { protected $except = [...] }`, and a kernel whose group lacks it: Laravel up to 10. */
const ofClasses = (world: World): readonly GuardChange[] =>
  world.sources.flatMap((source) => source.summary.classes.flatMap(({ name = '', extends: parent, members, at }): GuardChange[] => {
    const base = parent === undefined ? '' : (world.name(source.ref(parent, at)) ?? '');
    const member = (wanted: string): Ref | undefined => { const own = members.find((one) => one.name === wanted); return own && source.ref(own.value, own.valueAt); };
    if (CSRF_GUARD.test(base)) {
      const paths = placed(world, member('except'));
      return paths.length > 0 ? [{ guard: 'csrf', how: 'excepted', by: '$except', at: paths[0]!.at, paths }] : [];
    }
    if (BROWSER_GUARD.test(base) && members.some((one) => one.name === 'handle')) return [{ guard: 'browser', how: 'replaced', by: 'extends', at: source.location(at), paths: [] }];
    if (!/(?:^|\\)Foundation\\Http\\Kernel$/.test(base) && !(name === 'Kernel' && source.path.endsWith('Http/Kernel.php'))) return [];
    const groups = member('middlewareGroups');
    const web = groups ? world.property(groups, 'web').refs : [];
    const named = web.flatMap((one) => placed(world, one));
    return web.length > 0 && named.length > 0 && !named.some(({ value }) => CSRF_GUARD.test(value)) ? [{ guard: 'csrf', how: 'removed', by: '$middlewareGroups', at: web[0]!.keyAt ?? web[0]!.at, paths: [] }] : [];
  }));

const RUNNING = 'nativephp-internal.running';

/** `config(['nativephp-internal.running' => false])`, `Config::set(…)`, and the published file: without it the guard lets everyone in. */
const ofSettings = (world: World, php: readonly Call[]): readonly GuardChange[] => {
  const off = (by: string, at: Location, conditional = false): GuardChange => ({ guard: 'browser', how: 'switched-off', by, at, paths: [], conditional });
  const found: GuardChange[] = [];
  for (const call of php) {
    const first = call.arg(0);
    if (/(?:^|\\|\.)config$/.test(call.name) && first && world.property(first, RUNNING).refs.some((one) => world.scalar(one) === false)) found.push(off('config', call.at, call.under.length > 0));
    const second = call.arg(1);
    if (/(?:^|\\)Config\.set$|^config\(\)\.set$/.test(call.name) && first && second && world.scalar(first) === RUNNING && world.scalar(second) === false) found.push(off('Config::set', call.at, call.under.length > 0));
  }
  for (const { source, value } of world.entries(new Set(['running']))) {
    if (nameOf(source.path) === 'nativephp-internal.php' && world.scalar(value) === false) found.push(off('config/nativephp-internal.php', value.at));
  }
  return found;
};
