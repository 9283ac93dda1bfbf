import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { ASYMMETRIC, MAY_USE_KEYS, NODE_ONLY, PRIVATE_KEY_CALLS, PRIVATE_USAGES, SUBTLE_METHODS } from '../../knowledge/webview-crypto.js';
import type { PrivateKeyUse } from './model.js';

const SUBTLE = /^(?:(?:window|self|globalThis)\.)?crypto\.subtle\.(\w+)$/;

/** Where scripts of the webview make, load or use private keys. */
export const readPrivateKeys = (world: World): readonly PrivateKeyUse[] => world.calls(MAY_USE_KEYS).flatMap((call) => {
  const use = call.source.summary.language === 'rust' ? undefined : ofSubtle(world, call) ?? ofLibrary(call);
  if (!use || runsInNode(call.source)) return [];
  const when = world.when(call.source, call.under);
  return [{ ...use, by: call.name, at: call.at, ...(when && { when }) }];
});

const runsInNode = ({ summary }: Source): boolean => summary.imports.some(({ from, typeOnly }) => !typeOnly && NODE_ONLY.test(from.replace(/^node:/, '')));

type Use = Pick<PrivateKeyUse, 'does' | 'sure'>;

const ofLibrary = ({ name }: Call): Use | undefined => {
  const known = PRIVATE_KEY_CALLS.find((one) => one.name.test(name));
  return known && { does: known.does, sure: true };
};

/** A key in PKCS #8 is a private one; otherwise the algorithm must have one, and what is loaded must be used for what only it can do. */
const ofSubtle = (world: World, call: Call): Use | undefined => {
  const method = SUBTLE_METHODS.get(SUBTLE.exec(call.name)?.[1] ?? '');
  if (!method) return undefined;
  const format = method.format === undefined ? undefined : text(world, call.arg(method.format));
  if (format === 'pkcs8') return { does: method.does, sure: true };
  const algorithm = algorithmOf(world, call.arg(method.algorithm));
  if (algorithm === undefined ? method.format !== undefined : !ASYMMETRIC.test(algorithm)) return undefined;
  if (method.usages !== undefined && !usagesOf(world, call.arg(method.usages)).some((usage) => PRIVATE_USAGES.has(usage))) return undefined;
  return { does: method.does, sure: algorithm !== undefined };
};

const text = (world: World, ref: Ref | undefined): string | undefined => {
  const value = ref && world.scalar(ref);
  return typeof value === 'string' ? value : undefined;
};

/** `'Ed25519'` or `{ name: 'ECDSA', hash: 'SHA-256' }`. */
const algorithmOf = (world: World, ref: Ref | undefined): string | undefined => {
  const direct = text(world, ref);
  if (direct !== undefined || !ref) return direct;
  const { refs, unknown } = world.property(ref, 'name');
  return unknown || refs.length !== 1 ? undefined : text(world, refs[0]);
};

const usagesOf = (world: World, ref: Ref | undefined): readonly string[] => (ref ? world.resolve(ref) : []).flatMap((one) => {
  const node = one.source.node(one.id);
  return node.kind === 'array' ? node.items.flatMap((item) => text(world, one.source.ref(item.value, item.at)) ?? []) : [];
});
