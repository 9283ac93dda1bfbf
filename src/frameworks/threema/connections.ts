import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { type Alternative, Setting } from '../../core/setting.js';
import type { Member } from '../../core/summary.js';
import { pathsOf } from '../../dataflow/paths.js';
import { type Call, is, type Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { isPlaceholder } from '../../knowledge/secret-names.js';
import { CONNECTION, CONNECTION_SETTINGS, CURL_TLS, E2E_HELPER, KEY_STORES, OPTION_CONSTANTS, PRIVATE_DISK_PATH, PRIVATE_KEY, SAMPLE_SECRETS, SDK_FILES, SERVED_DATA, TEMPORARY } from '../../knowledge/threema.js';
import { namedValues } from '../common/secrets.js';
import { type GatewayConnection, type KeyStorePlace, type ThreemaModel, TLS_OPTIONS, type TlsOption } from './model.js';

/** Calls of the app's PHP, not of the SDK's own. */
export const ownCalls = (world: World, names?: RegExp): readonly Call[] =>
  world.calls(names).filter(({ source }) => source.summary.language === 'php' && !SDK_FILES.test(source.path));

const constructed = (world: World, name: RegExp): readonly Call[] => ownCalls(world, name).filter(({ node }) => node.construct);

export const readConnections = (world: World): readonly GatewayConnection[] => {
  const made = constructed(world, CONNECTION_SETTINGS).map((call) => ({ call, connection: connectionOf(world, call) }));
  return made.map(({ call, connection }) => {
    const others = made.filter((one) => one.call !== call && one.call.source === call.source && one.call.fn === call.fn && one.call.under.length > 0);
    return others.some((one) => isHardened(one.connection)) ? { ...connection, choice: true } : connection;
  });
};

const isHardened = ({ tls, options }: GatewayConnection): boolean => tls === 'given' && !options.forceHttps.mayBe(undefined) && !options.tlsVersion.mayBe(undefined);

const connectionOf = (world: World, call: Call): GatewayConnection => {
  const when = world.when(call.source, call.under);
  const last = lastOf(call);
  const given = call.arg(3, 'tlsOptions');
  const objects = (given ? world.resolve(given) : []).filter((one) => !isNull(one));
  const tls = objects.length > 0 ? (objects.every(({ source, id }) => ['object', 'array'].includes(source.node(id).kind)) ? 'given' : 'unknown') : call.node.spreadFrom === undefined ? 'missing' : 'unknown';
  const tlsAt = given && objects.length > 0 ? given.at : call.at;
  return {
    at: call.at, id: orMissing(world, call.arg(0, 'threemaId'), call.at), secret: secretOf(world, call), host: orMissing(world, call.arg(2, 'host'), call.at), tls, tlsAt,
    options: Object.fromEntries(TLS_OPTIONS.map((option) => [option, optionOf(world, objects, option, tlsAt)])) as Record<TlsOption, Setting<Scalar | undefined>>,
    ...(last && { last }),
    ...(when && { when }),
  };
};

/** Of arguments that are given by name, or spread, the last one says nothing. */
const lastOf = ({ source, node }: Call): GatewayConnection['last'] => {
  const range = node.argsAt.at(-1);
  return range && !node.argNames?.some((name) => name !== null) && node.spreadFrom === undefined ? { at: source.location(range), index: node.argsAt.length - 1 } : undefined;
};

const isNull = ({ source, id }: Ref): boolean => { const node = source.node(id); return is(node, 'literal') && node.value === null; };

/** An argument whose null is the same as none. */
const orMissing = (world: World, ref: Ref | undefined, home: Location): Setting<Scalar | undefined> =>
  (ref ? new Setting(world.setting(ref).alternatives.map((one): Alternative<Scalar | undefined> => (one.known && one.value === null ? { ...one, value: undefined } : one))) : Setting.default<Scalar | undefined>(undefined, home));

const secretOf = (world: World, call: Call): GatewayConnection['secret'] => {
  const ref = call.arg(1, 'secret');
  const literal = ref && world.setting(ref).shipped.find(({ known, literal: written, value }) => known && written === true && typeof value === 'string' && value !== '');
  if (!ref || !literal) return { at: ref?.at ?? call.at, is: 'other' };
  const value = String(literal.value);
  return { at: literal.at, is: SAMPLE_SECRETS.test(value) || isPlaceholder(value) ? 'placeholder' : 'literal' };
};

/** An option by its name, or by the constant of the SDK that holds the name. */
const optionOf = (world: World, objects: readonly Ref[], option: TlsOption, home: Location): Setting<Scalar | undefined> => {
  const alternatives = objects.flatMap((object): readonly Alternative<Scalar | undefined>[] => {
    const node = object.source.node(object.id);
    // Keys that are constants of the SDK are as good as written; of others nothing is known.
    if (!is(node, 'object') || !node.members.every((member) => keyOf(object, member) !== undefined)) {
      return withConstants(world, world.property(object, option).refs, world.member(object, option, undefined, home).alternatives);
    }
    const own = node.members.findLast((member) => keyOf(object, member) === option);
    if (!own || own.kind === 'spread') return [{ known: true, value: undefined, origin: 'default', at: home }];
    const ref = object.source.ref(own.value, own.valueAt, { keyAt: own.keyAt });
    return withConstants(world, [ref], world.setting(ref).alternatives);
  });
  return alternatives.length > 0 ? new Setting(alternatives) : Setting.default<Scalar | undefined>(undefined, home);
};

/** Curl's constants are numbers that no file of the app says. */
const withConstants = (world: World, refs: readonly Ref[], alternatives: readonly Alternative<Scalar | undefined>[]): readonly Alternative<Scalar | undefined>[] => {
  const known = new Map(refs.flatMap((ref) => world.resolve(ref)).flatMap((one) => { const value = CURL_TLS.get(world.name(one) ?? ''); return value === undefined ? [] : [[one.at.range.start, value] as const]; }));
  return alternatives.map((one) => { const value = one.known ? undefined : known.get(one.at.range.start); return value === undefined ? one : { ...one, known: true, value }; });
};

const keyOf = ({ source }: Ref, member: Member): string | undefined => {
  if (member.kind === 'entry') return member.key;
  const key = member.kind === 'computed' ? source.node(member.key) : undefined;
  return key && is(key, 'get') ? OPTION_CONSTANTS.get(key.name) : undefined;
};

/** Keys that are given to the helper, or to a name that says so. */
export const readPrivateKeys = (world: World): ThreemaModel['privateKeys'] => {
  const found = new Map<string, { at: Location; by: string }>();
  const add = (at: Location, by: string): void => { const key = `${at.file}:${at.range.start}`; if (!found.has(key)) found.set(key, { at, by }); };
  for (const call of constructed(world, E2E_HELPER)) {
    const ref = call.arg(0, 'privateKey');
    for (const one of ref ? world.resolve(ref) : []) {
      const node = one.source.node(one.id);
      // hex2bin('…'), the SDK's own hex2bin, and helpers of the app by whatever name.
      const inner = is(node, 'call') && node.args[0] !== undefined ? world.resolve(one.source.ref(node.args[0], one.at.range)) : [one];
      for (const value of inner) {
        const text = literalOf(value);
        if (text !== undefined && (PRIVATE_KEY.test(text) || isBinaryKey(text))) add(value.at, 'E2EHelper');
      }
    }
  }
  for (const { name, value, at } of namedValues(world, (one) => /priv/i.test(one))) if (PRIVATE_KEY.test(value)) add(at, name);
  return [...found.values()];
};

const literalOf = ({ source, id }: Ref): string | undefined => { const node = source.node(id); return is(node, 'literal') && typeof node.value === 'string' ? node.value : undefined; };

const isBinaryKey = (text: string): boolean => text.length === 32 && /[^\x20-\x7e]/.test(text);

export const readStores = (world: World): ThreemaModel['stores'] =>
  constructed(world, CONNECTION).map((call) => {
    const ref = call.arg(1, 'publicKeyStore');
    const values = ref ? world.resolve(ref) : [];
    if (values.every(isNull)) return { at: call.at, kind: 'none' as const, place: 'unknown' as const };
    const known = values.flatMap((one) => { const kind = KEY_STORES.get(world.name(one)?.replace(/\(\)$/, '') ?? ''); return kind ? [{ kind, place: placeOf(world, one) }] : []; });
    return { at: ref!.at, ...(known[0] ?? { kind: 'other' as const, place: 'unknown' as const }) };
  });

/** Where the file of a store lies, by the path it is made with. */
const placeOf = (world: World, { source, id, at }: Ref): KeyStorePlace => {
  const node = source.node(id);
  const given = is(node, 'call') ? node.args[0] : undefined;
  const places = given === undefined ? [] : world.resolve(source.ref(given, at.range)).flatMap((one) => {
    if (PRIVATE_DISK_PATH.test(world.name(one) ?? '')) return [diskOf(world, one) === 'public' ? 'unknown' : 'private'] as const;
    return pathsOf(world, one).map(({ base, path }) => {
      if (base === 'temp' || (base === 'absolute' && TEMPORARY.test(path))) return 'shared';
      return base === 'data' && !SERVED_DATA.test(path) ? 'private' : 'unknown';
    });
  });
  return places[0] !== undefined && places.every((one) => one === places[0]) ? places[0] : 'unknown';
};

/** The disk of `Storage::disk('local')->path('keys.txt')`; without a name it is the app's default, which is not served either. */
const diskOf = (world: World, { source, id }: Ref): string | undefined => {
  const path = source.node(id);
  const getter = is(path, 'call') ? source.node(path.callee) : undefined;
  const disk = getter && is(getter, 'get') ? source.node(getter.of) : undefined;
  const name = disk && is(disk, 'call') && disk.args[0] !== undefined ? world.scalar(source.ref(disk.args[0], disk.at)) : undefined;
  return typeof name === 'string' ? name : undefined;
};

export const readSimpleMessages = (world: World): readonly Location[] =>
  ownCalls(world).filter(({ method }) => method === 'sendSimple').map(({ at }) => at);
