import { entryOf, nodeAt } from '../../core/config.js';
import { contains, type Location } from '../../core/location.js';
import type { World } from '../../dataflow/world.js';
import { ENCRYPTED_STORES } from '../../knowledge/stores.js';
import { storedSecretsOf } from '../common/stored-secrets.js';
import type { HttpCredential, Storage, StoreKey } from './model.js';

/** How an app keeps what is secret. */
export const storageOf = (world: World): Storage => {
  const encrypts = world.calls(/\.safeStorage\.(?:encryptString|encryptStringAsync)$/).map(({ at }) => at);
  const asked = world.calls(/\.safeStorage\.(?:isEncryptionAvailable|isAsyncEncryptionAvailable|getSelectedStorageBackend)$/);
  return {
    secrets: storedSecretsOf(world), keys: keysOf(world), plain: plainOf(world), httpCredentials: httpCredentialsOf(world), keytar: keytarOf(world),
    ...(encrypts[0] && asked.length === 0 && { unaskedEncryption: encrypts[0] }),
  };
};

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
