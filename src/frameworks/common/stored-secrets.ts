import type { Location } from '../../core/location.js';
import type { When } from '../../core/setting.js';
import { namesIn } from '../../dataflow/mentions.js';
import type { Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { secretName, wordsOf } from '../../knowledge/secret-names.js';
import { FILE_WRITES, PROTECTS, STORE_CALLS } from '../../knowledge/stores.js';
import type { StoredSecret } from './model.js';

/** A name of something that opens a door: `password`, `accessToken`; `sure` where it is nothing else. */
const doorOf = (name: string): { readonly sure: boolean } | undefined => {
  const strength = secretName(name);
  if (strength === 'strong') return { sure: true };
  return strength === 'weak' && wordsOf(name).some((word) => /^(?:token|jwt|bearer|pat|pass)$/.test(word)) ? { sure: false } : undefined;
};

/** What opens a door and is kept as it is: in stores, in Web Storage, in files. */
export const storedSecretsOf = (world: World): readonly StoredSecret[] => [...inStores(world), ...inProperties(world), ...inFiles(world)];

const inStores = (world: World): readonly StoredSecret[] =>
  STORE_CALLS.flatMap(({ name, by, key, value }) => world.calls(name).flatMap((call): readonly StoredSecret[] => {
    const when = world.when(call.source, call.under);
    const [keyed, valued] = [call.arg(key), call.arg(value)];
    if (!keyed || isEncrypted(world, call.receiver)) return [];
    if (valued === undefined) return membersOf(world, keyed, by, when);
    const text = world.scalar(keyed);
    return secretOf(world, typeof text === 'string' ? text.split('.').at(-1)! : undefined, valued, by, call.at, when);
  }));

/** `new Store({ encryptionKey })`: what its key is worth is another question. */
const isEncrypted = (world: World, store: Ref | undefined): boolean =>
  (store ? world.resolve(store) : []).some((one) => {
    const node = one.source.node(one.id);
    const options = node.kind === 'call' ? node.args[0] : undefined;
    return options !== undefined && one.source.node(options).kind !== 'literal' && !world.property(one.source.ref(options, one.at.range), 'encryptionKey').missing;
  });

/** `store.set({ token, user })`, `JSON.stringify({ token })` */
const membersOf = (world: World, object: Ref, by: string, when: When | undefined): readonly StoredSecret[] =>
  world.resolve(object).flatMap((one) => {
    const node = one.source.node(one.id);
    return node.kind !== 'object' ? [] : node.members.flatMap((member) => (member.kind === 'entry' ? secretOf(world, member.key, one.source.ref(member.value, member.valueAt), by, one.source.location({ start: member.keyAt.start, end: member.valueAt.end }), when) : []));
  });

const secretOf = (world: World, key: string | undefined, value: Ref, by: string, at: Location, when: When | undefined): readonly StoredSecret[] => {
  const known = world.setting(value);
  // Nothing, a switch or a number is no secret; a literal has a rule of its own.
  if (known.alternatives.every((one) => one.known)) return [];
  const names = world.resolve(value).flatMap((one) => [...namesIn(one.source, one.id), world.name(one) ?? '']).concat(namesIn(value.source, value.id));
  if (names.some((name) => PROTECTS.test(name))) return [];
  const byKey = key === undefined ? undefined : doorOf(key);
  // A value is what its own last name says: `session.accessToken`, not `token.expires`.
  const own = lastName(value);
  const byValue = own === undefined ? undefined : doorOf(own);
  const named = byKey ? key : byValue ? own : undefined;
  if (named === undefined || (key !== undefined && PROTECTS.test(key))) return [];
  return [{ at, name: named, by, sure: byKey?.sure === true && (byValue !== undefined || own === undefined), ...(when && { when }) }];
};

const lastName = ({ source, id }: Ref): string | undefined => {
  const node = source.node(id);
  if (node.kind === 'get' || node.kind === 'variable' || node.kind === 'import' || node.kind === 'global') return node.name;
  return node.kind === 'param' ? source.summary.functions[node.fn]?.params[node.index]?.name : undefined;
};

/** `localStorage.token = …` */
const inProperties = (world: World): readonly StoredSecret[] =>
  [...world.writes()].flatMap(({ source, write }): readonly StoredSecret[] => {
    const target = source.node(write.target);
    if (target.kind !== 'get' || !/^(?:window\.|globalThis\.|self\.)?localStorage$/.test(world.name(source.ref(target.of, write.targetAt)) ?? '')) return [];
    return secretOf(world, target.name, source.ref(write.value, write.valueAt), 'localStorage', source.location(write.at), world.when(source, write.under));
  });

const inFiles = (world: World): readonly StoredSecret[] =>
  world.calls(FILE_WRITES).flatMap((call): readonly StoredSecret[] => {
    const written = call.arg(1);
    const when = world.when(call.source, call.under);
    return (written ? world.resolve(written) : []).flatMap((one): readonly StoredSecret[] => {
      const node = one.source.node(one.id);
      const inner = node.kind === 'call' && node.args[0] !== undefined && world.name(one) === 'JSON.stringify()' ? one.source.ref(node.args[0], node.at) : one;
      if (inner.source.node(inner.id).kind === 'object') return membersOf(world, inner, call.name, when);
      const resolved = world.resolve(inner);
      if (resolved.some((other) => other.source.node(other.id).kind === 'object')) return membersOf(world, inner, call.name, when);
      return secretOf(world, undefined, inner, call.name, call.at, when);
    });
  });
