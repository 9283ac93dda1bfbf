import { entryOf, nodeAt } from '../../core/config.js';
import { contains, type Location } from '../../core/location.js';
import type { When } from '../../core/setting.js';
import { namesIn } from '../../dataflow/mentions.js';
import type { Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { secretName, wordsOf } from '../../knowledge/secret-names.js';
import { ENCRYPTED_STORES, FILE_WRITES, PROTECTS, STORE_CALLS, type StoreCall } from '../../knowledge/stores.js';
import type { HttpCredential, Storage, StoredSecret, StoreKey } from './model.js';

/** How an app keeps what is secret. */
export const storageOf = (world: World): Storage => {
  const encrypts = world.calls(/\.safeStorage\.(?:encryptString|encryptStringAsync)$/).map(({ at }) => at);
  const asked = world.calls(/\.safeStorage\.(?:isEncryptionAvailable|isAsyncEncryptionAvailable|getSelectedStorageBackend)$/);
  return {
    secrets: secretsOf(world), keys: keysOf(world), plain: plainOf(world), httpCredentials: httpCredentialsOf(world), keytar: keytarOf(world),
    ...(encrypts[0] && asked.length === 0 && { unaskedEncryption: encrypts[0] }),
  };
};

/** A name of something that opens a door: `password`, `accessToken`; `sure` where it is nothing else. */
const doorOf = (name: string): { readonly sure: boolean } | undefined => {
  const strength = secretName(name);
  if (strength === 'strong') return { sure: true };
  return strength === 'weak' && wordsOf(name).some((word) => /^(?:token|jwt|bearer|pat|pass)$/.test(word)) ? { sure: false } : undefined;
};

const secretsOf = (world: World): readonly StoredSecret[] => [...inStores(world, STORE_CALLS), ...inProperties(world), ...inFiles(world)];

/** Secrets that are given to one of these calls, and nothing has made unreadable. */
export const inStores = (world: World, calls: readonly StoreCall[]): readonly StoredSecret[] =>
  calls.flatMap(({ name, by, key, value }) => world.calls(name).flatMap((call): readonly StoredSecret[] => {
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
    return options !== undefined && !world.property(one.source.ref(options, one.at.range), 'encryptionKey').missing;
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

/** Keys of encrypted stores that stand in the code. */
const keysOf = (world: World): readonly StoreKey[] =>
  world.calls(ENCRYPTED_STORES).filter(({ node }) => node.construct).flatMap((call): readonly StoreKey[] => {
    const { option, arg } = ENCRYPTED_STORES.get(call.name)!;
    const options = call.arg(arg);
    const reached = world.when(call.source, call.under);
    return (options ? world.property(options, option).refs : []).flatMap((ref) => world.setting(ref).alternatives.flatMap((one): StoreKey[] => {
      const when = one.when ?? reached;
      return one.known && typeof one.value === 'string' && one.value !== '' ? [{ at: one.at, option, by: call.name, ...(when && { when }) }] : [];
    }));
  });

const plainOf = (world: World): Storage['plain'] =>
  world.calls(/\.safeStorage\.setUsePlainTextEncryption$/).flatMap((call) => {
    const first = call.arg(0);
    const setting = first && world.setting(first);
    const when = world.when(call.source, call.under);
    return setting?.mayBe(true) ? [{ at: call.at, asks: asksPeople(world, call.at.file), ...(when && { when }) }] : [];
  });

/** The same file looks at which key store there is, and shows a dialog. */
const asksPeople = (world: World, file: string): boolean =>
  [/\.safeStorage\.getSelectedStorageBackend$/, /\.dialog\.showMessageBox(?:Sync)?$/].every((asked) => world.calls(asked).some(({ at }) => at.file === file));

/** `app.on('login', (event, contents, details, info, callback) => callback('user', 'password'))`, and of contents and requests. */
const httpCredentialsOf = (world: World): readonly HttpCredential[] =>
  world.calls(/\.(?:on|once|addListener)$/).flatMap((call): readonly HttpCredential[] => {
    const [event, listener] = [call.arg(0), call.arg(1)];
    if (!event || !listener || world.scalar(event) !== 'login') return [];
    const reached = world.when(call.source, call.under);
    return world.resolve(listener).flatMap((handler) => {
      const node = handler.source.node(handler.id);
      if (node.kind !== 'function') return [];
      const body = handler.source.summary.functions[node.fn]!.at;
      return [...handler.source.siteOf].flatMap(([id, { site }]): readonly HttpCredential[] => {
        const answer = handler.source.node(id);
        const callee = answer.kind === 'call' ? handler.source.node(answer.callee) : undefined;
        const password = answer.kind === 'call' ? answer.args[1] : undefined;
        if (answer.kind !== 'call' || password === undefined || callee?.kind !== 'param' || callee.fn !== node.fn || !contains(body, answer.at)) return [];
        const when = world.when(handler.source, site.under) ?? reached;
        return world.setting(handler.source.ref(password, answer.argsAt[1] ?? answer.at)).alternatives.flatMap((one): HttpCredential[] =>
          (one.known && typeof one.value === 'string' && one.value !== '' ? [{ at: one.at, ...((one.when ?? when) && { when: (one.when ?? when)! }) }] : []));
      });
    });
  });

const keytarOf = (world: World): readonly Location[] =>
  world.configs(/(?:^|\/)package\.json$/).flatMap(([file, { root }]) => ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((group): Location[] => {
    const entry = entryOf(nodeAt(root, [group]), 'keytar');
    return entry ? [{ file, range: entry.keyRange }] : [];
  }));
