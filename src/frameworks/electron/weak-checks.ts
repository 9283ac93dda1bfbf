import type { Location } from '../../core/location.js';
import type { World } from '../../dataflow/world.js';
import { callsIn, type Fn, functionsOf, reachOf } from '../functions.js';
import { literalPattern } from '../literal-patterns.js';
import { NOT_KNOWN, Probe, thing } from '../probe.js';
import { isDevelopment } from './listeners.js';

/** A test of a URL that an address of somebody else passes. */
export interface WeakCheck {
  readonly at: Location;
  readonly guards: 'navigation' | 'window' | 'permission' | 'certificate' | 'sender' | 'external';
  /** What the URL is compared with. */
  readonly text: string;
  /** A URL that passes and should not. */
  readonly passes: string;
  readonly how: 'beginning' | 'end' | 'anywhere';
}

interface Attempt {
  readonly url: string;
  readonly how: WeakCheck['how'];
}

interface Candidate {
  readonly at: Location;
  readonly text: string;
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}$/i;
/** What looks like a host and is a file: `index.html`. */
const FILE = /\.(?:html?|php|aspx?|jsx?|tsx?|mjs|cjs|json|css|svg|png|jpe?g|gif|ico|webp|pdf|zip|asar|txt|md|xml|exe|dmg|pkg|deb|app|vue|wasm)$/i;
const ORIGIN = /^(https?:\/\/)([^/?#\s@]+)$/i;
const MOST = 40;
/** Longer texts are no addresses that people write. */
const LONGEST = 200;

/**
 * The tests of a guard that let through what they should not: for every address in it, an address of somebody else is made that a weak
 * test of the first would take, and the guard is asked about it.
 */
export const bypassesOf = (world: World, fn: Fn, guards: WeakCheck['guards'], passes: (url: string) => boolean | undefined, attempts: (text: string) => readonly Attempt[] = attemptsFor, plain = 'https://attacker.example/'): readonly WeakCheck[] => {
  // A guard that lets everything through, or that cannot be told of, has other faults.
  if (passes(plain) !== false) return [];
  const found = new Map<string, WeakCheck>();
  const texts: string[] = [];
  for (const { at, text } of candidatesOf(world, fn, attempts).toSorted((a, b) => a.text.length - b.text.length)) {
    // An address that has the text of another test in it passes that one.
    if (texts.some((one) => text.includes(one))) continue;
    const first = attempts(text).find(({ url }) => passes(url) === true);
    if (!first) continue;
    texts.push(text);
    const key = `${at.file}:${at.range.start}`;
    if (!found.has(key)) found.set(key, { at, guards, text, passes: first.url, how: first.how });
  }
  return [...found.values()];
};

const attemptsFor = (text: string): readonly Attempt[] => {
  const origin = ORIGIN.exec(text);
  if (origin) {
    const [, scheme, host] = origin;
    return [
      { url: `${scheme}${host}${/:\d+$/.test(host!) ? '@' : '.'}attacker.example/`, how: 'beginning' },
      { url: `https://attacker.example/?${text}`, how: 'anywhere' },
    ];
  }
  const host = text.replace(/^\.|\/$/g, '');
  if (!HOST.test(host) || FILE.test(host)) return [];
  return [
    { url: `https://attacker.example/?${text}`, how: 'anywhere' },
    ...(text.startsWith('.') ? [] : [{ url: `https://attacker-${host}/`, how: 'end' as const }]),
    { url: `https://${host}.attacker.example/`, how: 'anywhere' },
  ];
};

/** The addresses that stand in a guard and in the files of the functions it calls. */
const candidatesOf = (world: World, fn: Fn, attempts: (text: string) => readonly Attempt[]): readonly Candidate[] => {
  const found = new Map<string, Candidate>();
  for (const source of new Set(reachOf(world, fn).map((one) => one.source))) {
    for (const node of source.summary.nodes) {
      const texts = node.kind === 'literal' && typeof node.value === 'string' ? [node.value] : node.kind === 'pattern' ? literalPattern(node.source)?.texts ?? [] : [];
      for (const text of texts) {
        if (found.size >= MOST) return [...found.values()];
        if (text.length > LONGEST || attempts(text).length === 0 || found.has(text)) continue;
        if (node.kind === 'literal' || node.kind === 'pattern') found.set(text, { at: source.location(node.at), text });
      }
    }
  }
  return [...found.values()];
};

/** A file that nobody means to start, and addresses in which what a test looks for stands somewhere else. */
const PROGRAM = 'file:///downloads/attacker/program';
const SCHEME = /^(?:https?|mailto|ftp)(?::(?:\/\/)?)?$/i;

const externalAttempts = (text: string): readonly Attempt[] =>
  (SCHEME.test(text) || attemptsFor(text).length > 0 ? [{ url: `${PROGRAM}?${text}`, how: 'anywhere' }, { url: `${PROGRAM}/${text}`, how: 'anywhere' }, { url: `${PROGRAM}.${text.replace(/^\./, '')}`, how: 'end' }] : []);

/** Tests before an address is handed to the system. */
export const externalChecks = (world: World): readonly WeakCheck[] =>
  world.calls(/^(?:electron\.(?:remote\.)?|@electron\/remote\.)shell\.openExternal$/).filter((call) => call.under.length > 0 && !isDevelopment(world, call)).flatMap((call) => {
    const given = call.node.args[0];
    if (given === undefined) return [];
    const fn = { source: call.source, fn: call.fn };
    return bypassesOf(world, fn, 'external', (url) => Probe.of(world, fn, [], (source, id) => (source === call.source && id === given ? url : NOT_KNOWN)).reached(call.under), externalAttempts, PROGRAM);
  });

const HANDLES = /(?:^|\.)(?:ipcMain|ipc)\.(?:handle|handleOnce)$/;
const IPC = /(?:^|\.)ipc(?:Main)?\.(?:on|once|addListener)$/;

/** Tests of who sends a message. */
export const senderChecks = (world: World): readonly WeakCheck[] => {
  const handlers = world.calls(new RegExp(`${HANDLES.source}|${IPC.source}`)).filter((call) => !isDevelopment(world, call)).flatMap((call) => { const second = call.arg(1); return second ? functionsOf(world, second).functions : []; });
  const found = handlers.flatMap((fn) => bypassesOf(world, fn, 'sender', (url) => answeredTo(world, fn, url)));
  // One test serves many handlers.
  return [...new Map(found.map((one) => [`${one.at.file}:${one.at.range.start}`, one])).values()];
};

/** Whether what a handler does only for some senders is done for a page of this URL. */
const answeredTo = (world: World, fn: Fn, url: string): boolean | undefined => {
  const reached = (from: string): readonly (boolean | undefined)[] => {
    const probe = Probe.of(world, fn, [thing({ senderFrame: thing({ url: from, origin: originOf(from) }), sender: thing({ getURL: from }) })]);
    return [...callsIn(world, fn), ...(fn.source.summary.functions[fn.fn]?.returns ?? [])].map(({ under }) => probe.reached(under));
  };
  const refused = reached('https://attacker.example/').flatMap((one, index) => (one === false ? [index] : []));
  if (refused.length === 0) return undefined;
  const now = reached(url);
  return refused.some((index) => now[index] === true);
};

const originOf = (url: string): string => {
  try {
    return new URL(url).origin;
  } catch {
    return '';
  }
};
