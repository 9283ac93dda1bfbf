import { ENVIRONMENT_FILES } from '../../knowledge/file-types.js';
import ipaddr from 'ipaddr.js';
import type { Location } from '../../core/location.js';
import { isLoopback } from '../../core/origin.js';
import type { When } from '../../core/setting.js';
import type { Ref } from '../../dataflow/source.js';
import { placeIn } from '../../dataflow/values.js';
import type { World } from '../../dataflow/world.js';
import { CLIENT_URL_KEYS, NOT_CONTACTED, REQUEST_CALLS, URL_KEYS } from '../../knowledge/requests.js';
import type { Resource, UrlUse } from './model.js';

const URL_TEXT = /^(https?|wss?|ftps?):\/\/(?:[^/?#@\s]*@)?(\[[^\]]*\]|[^/:?#\s…]+)/i;

/** The URLs of other hosts that the app asks: in requests, windows, update feeds and what pages load. */
export const urlsOf = (world: World, resources: readonly Resource[]): readonly UrlUse[] => {
  const uses: UrlUse[] = [];
  const add = (value: Ref, use: UrlUse['use'], by: string, when: When | undefined): void => {
    for (const whole of world.texts(value)) {
      const { parts, ref } = whole;
      const url = parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
      const match = URL_TEXT.exec(url);
      const reached = ref.when ?? when;
      if (match) uses.push(urlUse(match, whole.pieces[0]?.text?.startsWith(match[0]) ? whole.pieces[0].ref.at : ref.at, use, by, reached, placeIn(whole, 0, match[1]!.length)));
    }
  };
  for (const [known, call] of REQUEST_CALLS.flatMap((one) => world.calls(one.name).map((call) => [one, call] as const))) {
    const value = call.arg(known.arg);
    if (!value) continue;
    const when = world.when(call.source, call.under);
    const by = shortName(call.name);
    add(value, known.use, by, when);
    for (const one of world.resolve(value)) {
      const node = one.source.node(one.id);
      if (node.kind === 'object') for (const key of URL_KEYS) for (const ref of world.property(one, key).refs) add(ref, known.use, by, when);
      // `fetch(new URL('http://…'))`, reqwest's Url::parse
      if (node.kind === 'call' && node.args[0] !== undefined && /^(?:URL|Request|url::Url::parse|Url::parse|reqwest::Url::parse)\(\)$/.test(world.name(one) ?? '')) add(one.source.ref(node.args[0], node.at), known.use, by, when);
    }
  }
  for (const { key, value } of world.entries(CLIENT_URL_KEYS)) add(value, 'request', key, undefined);
  for (const call of world.calls('curl_setopt')) {
    const [, option, value] = call.args;
    if (option && value && world.name(option) === 'CURLOPT_URL') add(value, 'request', 'CURLOPT_URL', world.when(call.source, call.under));
  }
  for (const { kind, url, at, when } of resources) {
    const match = URL_TEXT.exec(url);
    if (match && kind !== 'script') uses.push(urlUse(match, at, 'resource', kind, when));
  }
  return unique([...uses, ...inConfiguration(world)]);
};

const urlUse = (match: RegExpExecArray, at: Location, use: UrlUse['use'], by: string, when: When | undefined, place?: Location): UrlUse => {
  const [scheme, host] = [match[1]!, match[2]!.toLowerCase()];
  const quotes = at.range.end - at.range.start - match.input.length;
  const start = at.range.start + quotes / 2;
  const schemeAt = place ?? (quotes === 0 || quotes === 2 ? { file: at.file, range: { start, end: start + scheme.length } } : undefined);
  return {
    url: match.input, scheme: scheme.toLowerCase(), host, at, use, by, reach: reachOf(host), ...(when && { when }),
    ...(schemeAt && schemeAt.range.end - schemeAt.range.start === scheme.length && { schemeAt }),
  };
};

/** Names without a dot and those of local networks (RFC 6762, RFC 8375) never leave the network that people are on. */
const reachOf = (host: string): UrlUse['reach'] => {
  const name = host.replace(/^\[|\]$/g, '');
  if (isLoopback(host)) return 'machine';
  if (NOT_CONTACTED.test(host)) return 'nobody';
  if (ipaddr.isValid(name)) return ipaddr.parse(name).range() === 'unicast' ? 'public' : 'private';
  return !host.includes('.') || /\.(?:local|lan|internal|intranet|home|home\.arpa|corp)$/.test(host) ? 'private' : 'public';
};

/** `electron.BrowserWindow().loadURL` as people say it: `loadURL`. */
const shortName = (name: string): string => name.replace(/\(\)/g, '').split(/[.\\]|::/).slice(-2).join('.');

/** Addresses of servers in .env files. The configuration of frameworks and packagers is theirs to judge. */
const inConfiguration = (world: World): readonly UrlUse[] =>
  world.configs(ENVIRONMENT_FILES).flatMap(([path, { root }]) => {
    if (/\.(?:example|sample|template|dist|test|testing|ci)$/.test(path) || root?.kind !== 'object') return [];
    const when: When | undefined = /\.(?:dev|development|local)$/.test(path) ? 'development' : undefined;
    return root.entries.flatMap(({ key, value }): UrlUse[] => {
      const match = value.kind === 'scalar' && typeof value.value === 'string' ? URL_TEXT.exec(value.value) : null;
      return match ? [urlUse(match, { file: path, range: value.range }, 'configuration', key, when)] : [];
    });
  });

/** One use per place: what is asked by two calls is written once. */
const unique = (uses: readonly UrlUse[]): readonly UrlUse[] => [...new Map(uses.map((use) => [`${use.at.file}:${use.at.range.start}:${use.at.range.end}`, use])).values()];
