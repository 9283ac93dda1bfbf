import type { Location } from '../../core/location.js';
import type { FnSummary } from '../../core/summary.js';
import { mentions } from '../../dataflow/mentions.js';
import { type Call, is, type Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { EARLY_USES } from '../../knowledge/threema.js';
import type { CallbackRoute, EarlyUse } from './model.js';
import { readsPost } from './receive.js';

/** What a callback does with what was posted before it checks the MAC, in the function that checks it. */
export const readEarlyUses = (world: World): readonly EarlyUse[] => world.calls().filter(({ method }) => method === 'checkMac').flatMap((check): readonly EarlyUse[] => {
  const { source, fn } = check;
  const body: FnSummary | undefined = source.summary.functions[fn];
  const posted = postedIn(source);
  return (body?.calls ?? []).flatMap(({ call }): readonly EarlyUse[] => {
    const node = source.node(call);
    if (!is(node, 'call') || node.at.end > check.node.at.start || !node.args.some((arg) => posted.some((one) => mentions(source, arg, one)))) return [];
    const used = world.calls().find((one) => one.source === source && one.id === call);
    const use = used && EARLY_USES.find(({ name }) => name.test(used.name));
    return used && use ? [{ at: used.at, does: use.does, checkedAt: check.at }] : [];
  });
});

const postedIn = (source: Source): readonly number[] =>
  source.summary.nodes.flatMap((node, id) => (is(node, 'global') && /^\$_(?:POST|REQUEST)$/.test(node.name) ? [id] : []));

/** A MAC that is compared with `==` or `strcmp` instead of in constant time. */
export const readComparisons = (world: World): readonly Location[] => world.calls(/^hash_hmac$/).flatMap((hash): readonly Location[] => {
  const { source, id } = hash;
  const isMac = (other: number): boolean => source.summary.nodes.some((node, key) => is(node, 'literal') && node.value === 'mac' && mentions(source, other, key));
  const compared = source.summary.nodes.some((node) => is(node, 'compare') && /^[!=]==?$/.test(node.op) && ((node.left === id && isMac(node.right)) || (node.right === id && isMac(node.left))));
  const called = world.calls(/^str(?:n?case)?cmp$/).some((call: Call) => call.source === source && call.node.args.includes(id) && call.node.args.some((arg) => arg !== id && isMac(arg)));
  return compared || called ? [hash.at] : [];
});

const ROUTE_CALL = /(?:^|\\|\.)(?:Route|app|router)(?:\(\))?\.(post|any|match|map)$|^\?\.(post|any)$/i;
const ROUTE_ATTRIBUTE = /^(?:[\w\\]*\\)?Route\(\s*(?:path:\s*)?['"]([^'"]{1,200})['"]/;

/** The addresses of callbacks in apps whose framework maps them to code: calls of the router, and attributes of the code that reads the message. */
export const readRoutes = (world: World): readonly CallbackRoute[] => {
  const readers = world.sources.filter((source) => source.summary.language === 'php' && readsPost(world, source));
  if (readers.length === 0) return [];
  const called = world.calls(ROUTE_CALL).filter(({ source }) => source.summary.language === 'php').flatMap((call): readonly CallbackRoute[] => {
    const path = call.arg(/^(?:match|map)$/.test(call.method) ? 1 : 0);
    const text = path && world.scalar(path);
    return path && typeof text === 'string' && /threema|gateway|msgapi/i.test(text) ? [{ path: text, at: path.at }] : [];
  });
  const attributed = readers.flatMap((source) => source.summary.functions.flatMap(({ attributes = [], at }) => attributes.flatMap((attribute) => {
    const path = ROUTE_ATTRIBUTE.exec(attribute)?.[1];
    return path === undefined ? [] : [{ path, at: source.location({ start: at.start, end: at.start + 1 }) }];
  })));
  return [...called, ...attributed];
};
