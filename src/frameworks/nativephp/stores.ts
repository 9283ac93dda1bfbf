import type { Location } from '../../core/location.js';
import { type Call, is, type Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { ENCRYPTS, NATIVE } from '../../knowledge/nativephp.js';
import { secretName, wordsOf } from '../../knowledge/secret-names.js';
import type { NativephpModel, StoredSecret } from './model.js';

/** What writes a value down, by where: the position of the key, or of the path, and of the value. */
const STORES: readonly (readonly [name: RegExp, into: StoredSecret['into'], value: number])[] = [
  [new RegExp(`^${NATIVE}Facades\\\\Settings\\.set$`), 'settings', 1],
  [/^(?:Illuminate\\Support\\Facades\\)?(?:Storage|File)\.(?:put|append|prepend)$|^(?:Illuminate\\Support\\Facades\\)?Storage\.disk\(\)\.(?:put|append|prepend)$|^file_put_contents$/, 'file', 1],
  [/^(?:Illuminate\\Support\\Facades\\)?Cache\.(?:forever|put|add|set)$|^(?:Illuminate\\Support\\Facades\\)?Cache\.store\(\)\.(?:forever|put)$/, 'cache', 1],
];

/** Secrets that are written down, by the key they are kept by or the name of the value. */
export const readStores = (world: World): readonly StoredSecret[] =>
  STORES.flatMap(([pattern, into, index]) => world.calls(pattern).flatMap((call): StoredSecret[] => {
    const value = call.arg(index, 'value') ?? call.arg(index, 'contents');
    const key = call.arg(0, 'key') ?? call.arg(0, 'path');
    if (!value || !key) return [];
    const kept = world.scalar(key);
    const name = [typeof kept === 'string' ? kept.slice(kept.lastIndexOf('/') + 1).replace(/\.\w{1,5}$/, '') : undefined, nameOf(world, value)].find((one) => one !== undefined && isSecret(one));
    return name === undefined ? [] : [{ name, into, by: shown(call), at: call.at, valueAt: value.at, encrypted: isEncrypted(world, value, 0) }];
  }));

const isSecret = (name: string): boolean => secretName(name) === 'strong' || /^(?:token|jwt)$/.test(wordsOf(name).at(-1) ?? '') && secretName(name) !== undefined;

const shown = ({ name }: Call): string => name.slice(name.lastIndexOf('\\') + 1).replaceAll('().', '()->').replace(/\.(?=\w+$)/, '::');

/** What a value is called in the source: `$apiKey`, `$request->token`, `$data['password']`, `$request->input('token')`. */
const nameOf = (world: World, ref: Ref): string | undefined => {
  const node = ref.source.node(ref.id);
  if (is(node, 'variable') || is(node, 'get')) return node.name;
  if (is(node, 'param')) return ref.source.summary.functions[node.fn]?.params[node.index]?.name;
  const key = is(node, 'index') ? node.key : is(node, 'call') ? node.args[0] : undefined;
  const text = key === undefined ? undefined : world.scalar(ref.source.ref(key, ref.at.range));
  return typeof text === 'string' ? text : undefined;
};

const DEEPEST = 6;

/** A value that went through encryption, or is called so. */
const isEncrypted = (world: World, ref: Ref, depth: number): boolean =>
  world.resolve(ref).some((one) => {
    const name = world.name(one) ?? '';
    const node = one.source.node(one.id);
    if (ENCRYPTS.test(name) || /encrypt|cipher|hash/i.test(nameOf(world, one) ?? '')) return true;
    const parts = depth < DEEPEST ? (is(node, 'call') ? node.args : is(node, 'text') ? node.parts : is(node, 'array') ? node.items.map(({ value }) => value) : []) : [];
    return parts.some((part) => isEncrypted(world, one.source.ref(part, one.at.range), depth + 1));
  }) || /encrypt|cipher/i.test(nameOf(world, ref) ?? '');

/** Uses of Laravel's encrypter, whose key is `APP_KEY`. */
export const readEncryptions = (world: World): NativephpModel['encryptions'] => {
  const calls = world.calls(/^(?:Illuminate\\Support\\Facades\\)?Crypt\.(?:encrypt|encryptString)$|^encrypt$/).map((call) => ({ by: shown(call), at: call.at }));
  const casts: { by: string; at: Location }[] = [];
  for (const { source, value } of world.entries(/./)) {
    const cast = source.summary.language === 'php' ? world.scalar(value) : undefined;
    if (typeof cast === 'string' && /^encrypted(?::(?:array|collection|object|json))?$/.test(cast)) casts.push({ by: `the cast ${cast}`, at: value.at });
  }
  return [...calls, ...casts];
};
