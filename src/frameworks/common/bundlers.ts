import type { Location } from '../../core/location.js';
import type { When } from '../../core/setting.js';
import type { Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { BUNDLER_CONFIG, DEFINE_PLUGIN, ENVIRONMENT_PLUGIN, PRIVATE_PREFIX } from '../../knowledge/bundlers.js';
import { secretName } from '../../knowledge/secret-names.js';
import type { BundledEnv } from './model.js';

/** What bundlers are told to write of the environment into the code that is shipped. */
export const bundledEnvOf = (world: World): readonly BundledEnv[] => unique([
  ...world.entries(/^envPrefix$/).flatMap(({ source, value, under }) => prefixes(world, value, world.when(source, under))),
  ...world.entries(/^define$/).filter(({ source }) => BUNDLER_CONFIG.test(source.path)).flatMap(({ source, value, under }) => defined(world, value, world.when(source, under))),
  ...world.calls(DEFINE_PLUGIN).flatMap((call) => { const first = call.arg(0); return first ? defined(world, first, world.when(call.source, call.under)) : []; }),
  ...world.calls(ENVIRONMENT_PLUGIN).flatMap((call) => named(world, call.args, world.when(call.source, call.under))),
  // Next.js writes what stands under `env` into pages.
  ...world.entries(/^env$/).filter(({ source }) => /(?:^|\/)next\.config\.[cm]?[jt]s$/.test(source.path)).flatMap(({ source, value, under }) => defined(world, value, world.when(source, under))),
]);

const unique = (all: readonly BundledEnv[]): readonly BundledEnv[] => [...new Map(all.map((one) => [`${one.at.file}:${one.at.range.start}`, one])).values()];

const prefixes = (world: World, value: Ref, reached: When | undefined): readonly BundledEnv[] =>
  listed(world, value).flatMap((one): BundledEnv[] => {
    const text = world.scalar(one);
    const when = one.when ?? reached;
    if (typeof text !== 'string' || !PRIVATE_PREFIX.test(text)) return [];
    return [{ at: one.at, kind: text === '' || text === '_' ? 'everything' : 'prefix', name: text, ...(when && { when }) }];
  });

const listed = (world: World, value: Ref): readonly Ref[] =>
  world.resolve(value).flatMap((one) => {
    const node = one.source.node(one.id);
    return node.kind === 'array' ? node.items.map((item) => ({ ...one.source.ref(item.value, item.at), ...(one.when && { when: one.when }) })) : [one];
  });

/** `{ 'process.env': JSON.stringify(process.env), 'process.env.API_SECRET': JSON.stringify(process.env.API_SECRET) }` */
const defined = (world: World, value: Ref, reached: When | undefined): readonly BundledEnv[] =>
  world.resolve(value).flatMap((one) => {
    const { source } = one;
    const node = source.node(one.id);
    const when = one.when ?? reached;
    if (node.kind !== 'object') return [];
    return node.members.flatMap((member): readonly BundledEnv[] => {
      if (member.kind !== 'entry') return [];
      const at = source.location({ start: member.keyAt.start, end: member.valueAt.end });
      const found = [...takes(world, source.ref(member.value, member.valueAt), 0)];
      if (found.includes('*')) return [{ at, kind: 'everything', name: member.key, ...(when && { when }) }];
      const named = found.filter((name) => !publicOf(world).has(name));
      const secret = named.find((name) => secretName(name) === 'strong') ?? named.find((name) => secretName(name) !== undefined && /TOKEN|JWT|PASS/.test(name));
      return secret === undefined ? [] : [{ at, kind: 'variable', name: secret, ...(when && { when }) }];
    });
  });

/** Variables that the app hands to an error reporter as the address of its project, which is public. https://docs.sentry.io/concepts/key-terms/dsn-explainer/ */
const publicOf = (world: World): ReadonlySet<string> => world.remember<ReadonlySet<string>>('public variables', { source: world.sources[0]!, id: 0 }, new Set(), () =>
  new Set(world.entries(/^dsn$/).flatMap(({ value }) => [value, ...world.resolve(value)].flatMap((one) => /^process\.env\.(\w+)$/.exec(world.name(one) ?? '')?.[1] ?? []))));

/** More than a configuration nests its objects. */
const DEEPEST = 6;
const LOADS_ALL = /^(?:vite|electron-vite)\.loadEnv\(\)$|^(?:dotenv|dotenv-expand)\.(?:config|parse|load)\(\)(?:\.parsed)?$/;

/** The environment variables that a value is made of; `*` for all of them. */
function* takes(world: World, value: Ref, depth: number, seen = new Set<string>()): Iterable<string> {
  const place = `${value.source.path} ${value.id}`;
  if (depth > DEEPEST || seen.has(place)) return;
  seen.add(place);
  const direct = variableOf(world, value);
  if (direct !== undefined) { yield direct; return; }
  for (const one of world.resolve(value)) {
    const variable = variableOf(world, one);
    if (variable !== undefined) { yield variable; continue; }
    const { source } = one;
    const node = source.node(one.id);
    if (node.kind === 'call' && /^(?:JSON\.stringify|String|Object\.assign|Object\.freeze)\(\)$/.test(world.name(one) ?? '')) {
      for (const [index, arg] of node.args.entries()) yield* takes(world, source.ref(arg, node.argsAt[index] ?? node.at), depth + 1, seen);
    } else if (node.kind === 'text') for (const part of node.parts) yield* takes(world, source.ref(part, node.at), depth + 1, seen);
    else if (node.kind === 'object') {
      for (const member of node.members) {
        const at = member.kind === 'spread' ? member.at : member.valueAt;
        yield* takes(world, source.ref(member.value, at), depth + 1, seen);
      }
    }
  }
}

/** `process.env.NAME` is `NAME`, `process.env` and what loadEnv gives for every prefix are `*`. */
const variableOf = (world: World, ref: Ref): string | undefined => {
  const name = world.name(ref);
  const variable = /^process\.env(?:\.(\w+))?$/.exec(name ?? '');
  if (variable) return variable[1] ?? '*';
  const node = ref.source.node(ref.id);
  // `const env = loadEnv(mode, folder, '')`: with its third argument empty it gives every variable.
  if (node.kind === 'get') return isLoaded(world, ref.source.ref(node.of, ref.at.range)) ? node.name : undefined;
  return isLoaded(world, ref) ? '*' : undefined;
};

const isLoaded = (world: World, ref: Ref): boolean =>
  world.resolve(ref).some((one) => {
    const node = one.source.node(one.id);
    const name = world.name(one) ?? '';
    if (node.kind !== 'call' || !LOADS_ALL.test(name)) return false;
    if (!name.endsWith('.loadEnv()')) return true;
    const prefix = node.args[2] === undefined ? 'VITE_' : world.scalar(one.source.ref(node.args[2], one.at.range));
    return prefix === '';
  });

/** `new EnvironmentPlugin(['NODE_ENV', 'API_SECRET'])`, `new EnvironmentPlugin({ API_SECRET: null })` */
const named = (world: World, args: readonly Ref[], reached: When | undefined): readonly BundledEnv[] =>
  args.flatMap((arg) => world.resolve(arg).flatMap((one): readonly BundledEnv[] => {
    const { source } = one;
    const node = source.node(one.id);
    const when = one.when ?? reached;
    const of = (name: unknown, at: Location): readonly BundledEnv[] =>
      (typeof name === 'string' && secretName(name) !== undefined && (secretName(name) === 'strong' || /TOKEN|JWT|PASS/.test(name)) ? [{ at, kind: 'variable', name, ...(when && { when }) }] : []);
    if (node.kind === 'array') return node.items.flatMap((item) => of(world.scalar(source.ref(item.value, item.at)), source.location(item.at)));
    if (node.kind === 'object') return node.members.flatMap((member) => (member.kind === 'entry' ? of(member.key, source.location(member.keyAt)) : []));
    return of(world.scalar(one), one.at);
  }));
