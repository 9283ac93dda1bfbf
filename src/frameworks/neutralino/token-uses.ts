import { NOWHERE } from '../../core/location.js';
import { isRemote, originOf } from '../../core/origin.js';
import { nameOf } from '../../core/paths.js';
import { mentions } from '../../dataflow/mentions.js';
import type { Call, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { TOKEN_EXITS } from '../../knowledge/neutralino.js';
import type { TokenUse } from './model.js';

/** Calls that give the access token away. */
export const readTokenUses = (world: World): readonly TokenUse[] => world.sources.flatMap((source) => {
  // The client library has to use it.
  const tokens = /^neutralino(?:[.-][\w.-]+)?\.[cm]?[jt]s$/.test(nameOf(source.path)) ? [] : tokensOf(world, source);
  if (tokens.length === 0) return [];
  return world.calls().filter((call) => call.source === source).flatMap((call): readonly TokenUse[] => {
    const exit = TOKEN_EXITS.find(({ name }) => name.test(call.name));
    if (!exit || !call.node.args.some((arg) => tokens.some((token) => mentions(source, arg, token))) || (exit.how === 'sent' && staysHere(world, call))) return [];
    const when = world.when(source, call.under);
    return [{ how: exit.how, by: call.name, at: call.at, ...(when && { when }) }];
  });
});


/** `NL_TOKEN`, as a global or of the window, and `sessionStorage.getItem('NL_TOKEN')`. */
const tokensOf = (world: World, source: Source): readonly number[] => source.summary.nodes.flatMap((node, id) => {
  if (node.kind === 'global' && node.name === 'NL_TOKEN') return [id];
  // Whatever was written to it before: `window.NL_TOKEN = sessionStorage.getItem('NL_TOKEN')`.
  if (node.kind === 'get' && node.name === 'NL_TOKEN') return /^(?:window|globalThis|self)$/.test(world.name(source.ref(node.of, NOWHERE)) ?? '') ? [id] : [];
  const key = node.kind === 'call' && node.args.length === 1 ? source.node(node.args[0]!) : undefined;
  return key?.kind === 'literal' && key.value === 'NL_TOKEN' && /(?:^|\.)sessionStorage\.getItem\(\)$/.test(world.name(source.ref(id, NOWHERE)) ?? '') ? [id] : [];
});

/** Whether a request goes to the app's own server, or to who knows where: only a host that is written down is a foreign one. */
const staysHere = (world: World, call: Call): boolean => {
  const url = call.arg(0);
  return !/postMessage$/.test(call.name) && !(url && world.texts(url).some(({ parts }) => typeof parts[0] === 'string' && isRemote(originOf(parts[0])) && originOf(parts[0]).host !== undefined));
};
