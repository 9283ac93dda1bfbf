import { isLoopback } from '../../core/origin.js';
import { SHARED_FOLDERS, SHARED_HOST_SUFFIXES } from '../../knowledge/tauri-permissions.js';
import type { Breadth, RegexReading, UrlScope } from './model.js';

/**
 * How much a path pattern covers. Tauri's globs want literal separators, so only `**` goes down; `$HOME` and `$HOME/*` stay where they are.
 * A pattern that goes down but asks for an extension or a name is not broad.
 */
export const breadthOf = (pattern: string): Breadth | undefined => {
  const segments = pattern.replaceAll('\\', '/').split('/').filter((segment, index) => segment !== '' || index === 0);
  if (segments.includes('..')) return { kind: 'outside', what: 'what lies outside the folder it names' };
  const wild = segments.findIndex((segment) => /[*?[]/.test(segment));
  if (wild < 0) return undefined;
  const rest = segments.slice(wild);
  if (!rest.includes('**') || !rest.every((segment) => segment === '**' || segment === '*')) return undefined;
  const fixed = segments.slice(0, wild).join('/');
  if (fixed === '' || /^[a-z]:$/i.test(fixed)) return { kind: 'disk', what: 'the whole disk' };
  if (/^(?:[a-z]:)?\/(?:home|Users)$/i.test(fixed)) return { kind: 'home', what: 'the home folder of every user' };
  const shared = SHARED_FOLDERS.get(fixed);
  return shared === undefined ? undefined : { kind: fixed === '$HOME' ? 'home' : 'shared', what: shared };
};

/** The host of a URLPattern, and whether any web site may match it. A scheme of the app's own (`app://*`) is no site. */
export const readUrlPattern = (pattern: string): Pick<UrlScope, 'scheme' | 'host' | 'kind' | 'anyHost'> => {
  const text = pattern.trim();
  const colon = text.indexOf('://');
  const scheme = colon < 0 ? '' : text.slice(0, colon).toLowerCase();
  const authority = (colon < 0 ? text : text.slice(colon + 3)).split(/[/?#]/, 1)[0] ?? '';
  const host = authority.replace(/^[^@]*@/, '').replace(/:(?:\d+|\*|\(\.\*\))?$/, '').toLowerCase();
  const kind = /^[a-z][a-z\d+.-]*$/.test(scheme) && !/^(?:https?|wss?)$/.test(scheme) ? 'custom' : isLoopback(host) ? 'loopback' : 'web';
  return { scheme, host, kind, anyHost: kind === 'web' && isAnyHost(host) };
};

const isAnyHost = (host: string): boolean => {
  const name = host.replaceAll('(.*)', '*');
  if (/^[*.]*$/.test(name)) return true;
  const below = /^(?:\*\.)+([^*]+)$/.exec(name)?.[1];
  return below !== undefined && (!below.includes('.') || SHARED_HOST_SUFFIXES.has(below));
};

/** What a regular expression lets through, as far as its beginning tells. It is read, never run. */
export const readRegex = (source: string, anchored: boolean): RegexReading => {
  const top = alternatives(source);
  const heads = headsOf(source, 0);
  return {
    source,
    anything: heads.some(isAnything),
    schemes: [...new Set(heads.flatMap(dangerousScheme))],
    anchoredStart: anchored || top.every((one) => one.startsWith('^')),
    anchoredEnd: anchored || top.every((one) => /(?:^|[^\\])\$$/.test(one)),
    looseAlternatives: top.length > 1,
    wholeAlternatives: top.every((one) => one.startsWith('^') && /(?:^|[^\\])\$$/.test(one)),
  };
};

/** The alternatives of a regular expression, `|` in groups and classes left alone. */
const alternatives = (source: string): readonly string[] => {
  const parts: string[] = [];
  let depth = 0;
  let inClass = false;
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '|' && depth === 0) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, source.slice(start)];
};

/** Where the group that opens a text ends. */
const closing = (source: string): number => {
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  return -1;
};

const DEEPEST = 4;
const MOST = 64;

/** How the texts begin that a regular expression matches: its alternatives with a leading group written out. */
const headsOf = (source: string, depth: number): readonly string[] =>
  alternatives(source).slice(0, MOST).flatMap((one): readonly string[] => {
    const text = one.replace(/^\^/, '');
    const end = text.startsWith('(') ? closing(text) : -1;
    if (end < 0 || depth >= DEEPEST || text.startsWith('(?=') || text.startsWith('(?!') || text.startsWith('(?<')) return [text];
    const inner = text.slice(1, end).replace(/^\?(?:[a-z-]*:|P?<\w+>)/i, '');
    return headsOf(inner, depth + 1).map((head) => head + text.slice(end + 1));
  }).slice(0, MOST);

const isAnything = (head: string): boolean => /^(?:\.|\\S|\[(?:\\s\\S|\\S\\s|\\w\\W|\\W\\w|\\d\\D|\\D\\d|\^|\^\\n|\^\\s)\])(?:[*+]|\{[01],\})\??\$?$/.test(head);

const dangerousScheme = (head: string): readonly string[] => {
  const literal = /^(file|smb|javascript|data|vbscript|ms-[a-z-]+|search-ms|ldap|nfs|ftp)\??:/i.exec(head)?.[1];
  if (literal !== undefined) return [`${literal.toLowerCase()}:`];
  if (/^(?:\\\\\\\\|\/\/)/.test(head)) return ['network paths'];
  return /^(?:\\w|\[a-z[^\]]*\]|\[\\w[^\]]*\]|\[\^:[^\]]*\]|\.)(?:[*+]\??|\{\d+,\d*\}):/i.test(head) ? ['any scheme'] : [];
};
