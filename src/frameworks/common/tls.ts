import { ENVIRONMENT_FILES } from '../../knowledge/file-types.js';
import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { Setting } from '../../core/setting.js';
import type { Condition } from '../../core/summary.js';
import { namesIn } from '../../dataflow/mentions.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { Entry, World } from '../../dataflow/world.js';
import { CURL_VERIFY, TLS_CALLS, TLS_KEYS, TLS_METHODS } from '../../knowledge/tls.js';
import type { TlsSwitch } from './model.js';

const ENVIRONMENT = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** Every place where an app switches the check of certificates: options, builders, environment variables, scripts. */
export const tlsOf = (world: World): readonly TlsSwitch[] => [...ofOptions(world), ...ofCalls(world), ...ofEnvironment(world), ...ofScripts(world)];

const mapped = (world: World, value: Ref, off: (value: Scalar | undefined) => boolean, keyAt?: Location): Setting<Scalar | undefined> =>
  new Setting(world.setting(value).alternatives.map((one) => ({ ...one, ...(one.known && { value: off(one.value) }), ...(keyAt && { keyAt }) })));

/** Words of a setting that people or a configuration turn on for servers of their own. */
const SETTING = /verif|strict|insecure|ssl|tls|cert|self_?signed|reject|trust|untrusted|validat|secur/i;

/** Whether a test that is about certificates decides: of the place, or between the values. */
const isChosen = (source: Source, under: readonly Condition[], value?: Ref): boolean => {
  const node = value?.source.node(value.id);
  const tests = [...under.map(({ test }) => test), ...(node?.kind === 'either' ? node.of.flatMap(({ when }) => when ?? []) : [])];
  return tests.some((test) => namesIn(source, test).some((name) => SETTING.test(name)));
};

/** The object of options that an entry stands in. */
const optionsOf = ({ source, object }: Entry): string => `${source.path} ${object}`;

const ofOptions = (world: World): readonly TlsSwitch[] => [
  ...[...world.entries(TLS_KEYS)].map((entry): TlsSwitch => {
    const { source, key, value, keyAt, under } = entry;
    const when = world.when(source, under);
    return { at: keyAt, name: key, off: mapped(world, { ...value, ...(when && { when }) }, (one) => one === TLS_KEYS.get(key)!.off, keyAt), chosen: isChosen(source, under), client: optionsOf(entry) };
  }),
  // Guzzle and Laravel's client: `['verify' => false]`
  ...[...world.entries(/^verify$/)].flatMap(({ source, value, keyAt, under }): TlsSwitch[] => (source.summary.language === 'php' ? [{ at: keyAt, name: 'verify', off: mapped(world, value, (one) => one === false, keyAt), chosen: isChosen(source, under) }] : [])),
  // Node: a check of the server's name that finds nothing wrong, whatever it is.
  ...[...world.entries(/^checkServerIdentity$/)].flatMap((entry): TlsSwitch[] => world.resolve(entry.value).flatMap((one) => {
    const { source, keyAt, under } = entry;
    const node = one.source.node(one.id);
    const body = node.kind === 'function' ? one.source.summary.functions[node.fn] : undefined;
    const empty = body && body.calls.length === 0 && body.returns.every((each) => { const returned = one.source.node(each.value); return returned.kind === 'literal' && (returned.value === undefined || returned.value === null); });
    return empty ? [{ at: keyAt, name: 'checkServerIdentity', off: Setting.of<Scalar | undefined>(true, one.at, { keyAt }), chosen: isChosen(source, under), client: optionsOf(entry) }] : [];
  })),
  ...[...world.writes()].flatMap(({ source, write }): TlsSwitch[] => {
    const target = source.node(write.target);
    const known = target.kind === 'get' ? TLS_KEYS.get(target.name) : undefined;
    const at = source.location(write.targetAt);
    if (!known || target.kind !== 'get') return [];
    const when = world.when(source, write.under);
    return [{ at, name: target.name, off: mapped(world, { ...source.ref(write.value, write.valueAt), ...(when && { when }) }, (one) => one === known.off, at), chosen: isChosen(source, write.under, source.ref(write.value, write.valueAt)) }];
  }),
];

const SWITCHING_CALLS = new RegExp(`${TLS_CALLS.source}|\\.(?:${[...TLS_METHODS].join('|')})$|^curl_setopt$`);

const ofCalls = (world: World): readonly TlsSwitch[] =>
  world.calls(SWITCHING_CALLS).flatMap((call): TlsSwitch[] => {
    const when = world.when(call.source, call.under);
    const more = when ? { when } : {};
    const chosen = isChosen(call.source, call.under);
    if (TLS_CALLS.test(call.name)) return [{ at: call.at, name: 'withoutVerifying', off: Setting.of<Scalar | undefined>(true, call.at, more), chosen }];
    const method = call.name.slice(call.name.lastIndexOf('.') + 1);
    const first = call.arg(0);
    // The range of a call begins where its chain does.
    if (TLS_METHODS.has(method) && first) return [{ at: first.at, name: method, off: mapped(world, { ...first, ...more }, (one) => one === true), chosen, client: `${call.at.file}:${call.at.range.start}` }];
    const option = call.arg(1);
    const value = call.arg(2);
    const name = call.name === 'curl_setopt' && option ? world.name(option) : undefined;
    return name !== undefined && CURL_VERIFY.has(name) && value ? [{ at: value.at, name, off: mapped(world, { ...value, ...more }, (one) => one === false || one === 0), chosen, client: `${call.source.path} ${call.arg(0)?.id}` }] : [];
  });

const offValue = (value: Scalar | undefined): boolean => String(value) === '0';

const ofEnvironment = (world: World): readonly TlsSwitch[] => [
  ...[...world.writes()].flatMap(({ source, write }): TlsSwitch[] => {
    if (world.name(source.ref(write.target, write.targetAt)) !== `process.env.${ENVIRONMENT}`) return [];
    const when = world.when(source, write.under);
    const at = source.location(write.at);
    return [{ at, name: ENVIRONMENT, off: new Setting(mapped(world, source.ref(write.value, write.valueAt), offValue).alternatives.map((one) => ({ ...one, at, literal: false, ...(when && { when }) }))), chosen: isChosen(source, write.under, source.ref(write.value, write.valueAt)) }];
  }),
  ...world.configs(ENVIRONMENT_FILES).flatMap(([path, { root }]): TlsSwitch[] => (root?.kind === 'object' ? root.entries : []).flatMap(({ key, value }) =>
    (key === ENVIRONMENT && value.kind === 'scalar' ? [{ at: { file: path, range: value.range }, name: key, off: Setting.of<Scalar | undefined>(offValue(value.value), { file: path, range: value.range }, { literal: true, ...(/\.(?:dev|development|local)$/.test(path) && { when: 'development' as const }) }), chosen: false }] : []))),
];

/** `NODE_TLS_REJECT_UNAUTHORIZED=0 electron .` in a package's scripts. Development scripts are for the developer's own machine. */
const ofScripts = (world: World): readonly TlsSwitch[] =>
  world.configs(/(?:^|\/)package\.json$/).flatMap(([path, { root }]): TlsSwitch[] => {
    const scripts = root?.kind === 'object' ? root.entries.find(({ key }) => key === 'scripts')?.value : undefined;
    return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ key, value }): TlsSwitch[] => {
      if (value.kind !== 'scalar' || !/\bNODE_TLS_REJECT_UNAUTHORIZED=['"]?0\b/.test(String(value.value))) return [];
      const at = { file: path, range: value.range };
      return [{ at, name: ENVIRONMENT, off: Setting.of<Scalar | undefined>(true, at, /dev|watch|serve|test|start/.test(key) ? { when: 'development' } : {}), chosen: false }];
    });
  });
