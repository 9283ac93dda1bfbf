import type { Location } from '../../core/location.js';
import type { Call } from '../../dataflow/source.js';
import { namesIn } from '../../dataflow/mentions.js';
import type { World } from '../../dataflow/world.js';
import { callsIn, type Fn, functionsOf, withInner } from '../functions.js';
import { NOT_KNOWN, Probe, thing } from '../probe.js';
import { isDevelopment, listenersOf } from './listeners.js';
import { bypassesOf, type WeakCheck } from './weak-checks.js';

/** What an app decides about certificates and encryption in its sessions. */
export interface Transport {
  readonly certificates: readonly CertificateGrant[];
  readonly weak: readonly WeakTransport[];
  readonly weakChecks: readonly WeakCheck[];
}

/** A certificate that Chromium refused, and the app takes. */
export interface CertificateGrant {
  readonly at: Location;
  readonly by: 'certificate-error' | 'setCertificateVerifyProc';
  /** What decides: nothing, the host, or a setting of the app. */
  readonly when: 'always' | 'host' | 'setting';
}

export interface WeakTransport {
  readonly at: Location;
  readonly kind: 'version' | 'ntlm';
  readonly value: string;
}

const HOST = 'https://attacker.example/';

export const transportOf = (world: World): Transport => {
  const errors = listenersOf(world, new Set(['certificate-error'])).flatMap(({ handler }) => handler.functions);
  const procs = world.calls(/(?:^|\.)setCertificateVerifyProc$/).filter((call) => !isDevelopment(world, call)).flatMap((call) => { const first = call.arg(0); return first ? functionsOf(world, first).functions : []; });
  return {
    certificates: [
      ...errors.flatMap((fn) => grantsOf(world, fn, 'certificate-error')),
      ...procs.flatMap((fn) => grantsOf(world, fn, 'setCertificateVerifyProc')),
    ],
    weak: [...versions(world), ...ntlm(world)],
    weakChecks: errors.flatMap((fn) => bypassesOf(world, fn, 'certificate', (url) => takes(world, fn, url))),
  };
};

/** app: (event, contents, url, error, certificate, callback); contents: (event, url, error, certificate, callback). The last is what is called. */
const callbackOf = ({ source, fn }: Fn, by: CertificateGrant['by']): number => {
  const count = source.summary.functions[fn]?.params.length ?? 0;
  return by === 'certificate-error' ? (count >= 6 ? 5 : 4) : count >= 3 ? 2 : 1;
};

const argsOf = (fn: Fn, by: CertificateGrant['by'], url: string): readonly (typeof NOT_KNOWN | string | ReturnType<typeof thing>)[] => {
  const callback = callbackOf(fn, by);
  if (by === 'certificate-error') return callback === 5 ? [NOT_KNOWN, NOT_KNOWN, url, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN] : [NOT_KNOWN, url, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN];
  const { hostname } = new URL(url);
  return callback === 2 ? [hostname, NOT_KNOWN, NOT_KNOWN] : [thing({ hostname }), NOT_KNOWN];
};

const answers = (world: World, fn: Fn, by: CertificateGrant['by']): readonly Call[] => {
  const index = callbackOf(fn, by);
  return withInner(world, fn).flatMap((one) => callsIn(world, one)).filter(({ node }) => {
    const callee = fn.source.node(node.callee);
    return callee.kind === 'param' && callee.fn === fn.fn && callee.index === index;
  });
};

const accepts = (probe: Probe, call: Call, by: CertificateGrant['by']): boolean | undefined => {
  const [given] = call.node.args;
  if (given === undefined) return false;
  if (by === 'certificate-error') return probe.truth(given);
  const value = probe.value(given);
  return value === NOT_KNOWN ? undefined : value === 0;
};

const PINNED = /fingerprint|certificate|issuer|serialNumber|errorCode|verificationResult|^error$|^cert$|pem|hash|digest|dialog|response|confirm|trusted|allowed|accept/i;
const LOOPBACK = /^(?:https?:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)(?:[:/]|$)/i;
/** A literal that is compared with a host, not a name in the code. */
const NAMED_HOST = /^(?:https?:\/\/)?(?:localhost|\[?::1\]?|[\w-]+(?:\.[\w-]+)+)(?:[:/]|$)/;
const HOSTS = /host|url|origin|domain|server/i;

const grantsOf = (world: World, fn: Fn, by: CertificateGrant['by']): readonly CertificateGrant[] => {
  const probe = Probe.of(world, fn, argsOf(fn, by, HOST));
  return answers(world, fn, by).flatMap((call): CertificateGrant[] => {
    if (isDevelopment(world, call) || accepts(probe, call, by) !== true) return [];
    const reached = call.fn === fn.fn ? probe.reached(call.under) : undefined;
    if (reached) return [{ at: call.at, by, when: 'always' }];
    // The functions that make the tests may look at more than is seen here.
    const names = call.under.flatMap(({ test }) => namesIn(fn.source, test));
    if (call.fn !== fn.fn || names.some((name) => PINNED.test(name)) || call.under.some(({ test }) => fn.source.node(test).kind === 'call' && reached === undefined)) return [];
    const known = names.filter((name) => NAMED_HOST.test(name));
    // Nobody is on the way to a server of the same computer.
    if (known.length > 0 && known.every((name) => LOOPBACK.test(name))) return [];
    if (names.some((name) => HOSTS.test(name))) return [{ at: call.at, by, when: 'host' }];
    return reached === undefined && names.length > 0 ? [{ at: call.at, by, when: 'setting' }] : [];
  });
};

const takes = (world: World, fn: Fn, url: string): boolean | undefined => {
  const probe = Probe.of(world, fn, argsOf(fn, 'certificate-error', url));
  let taken: boolean | undefined = false;
  for (const call of answers(world, fn, 'certificate-error')) {
    const accepted = accepts(probe, call, 'certificate-error');
    const reached = call.fn === fn.fn ? probe.reached(call.under) : undefined;
    if (accepted === false || reached === false) continue;
    if (accepted && reached) return true;
    taken = undefined;
  }
  return taken;
};

const versions = (world: World): readonly WeakTransport[] =>
  world.calls(/(?:^|\.)setSSLConfig$/).flatMap((call): WeakTransport[] => {
    const first = call.arg(0);
    const when = isDevelopment(world, call);
    return first && !when ? world.property(first, 'minVersion').refs.flatMap((one) => {
      const value = world.scalar(one);
      return value === 'tls1' || value === 'tls1.1' ? [{ at: one.at, kind: 'version' as const, value }] : [];
    }) : [];
  });

const ntlm = (world: World): readonly WeakTransport[] =>
  world.calls(/(?:^|\.)allowNTLMCredentialsForDomains$/).flatMap((call): WeakTransport[] => {
    const first = call.arg(0);
    const value = first && world.scalar(first);
    return typeof value === 'string' && value.split(',').some((one) => one.trim() === '*') && !isDevelopment(world, call) ? [{ at: first!.at, kind: 'ntlm', value }] : [];
  });
