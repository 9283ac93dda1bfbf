import { NOWHERE } from '../core/location.js';
import type { CallNode, Id } from '../core/summary.js';
import type { Identity, Verdict } from './guards.js';
import type { Source } from './source.js';
import type { World } from './world.js';

/** What judging a check of PHP needs of the judge of all checks. */
export interface Judge {
  readonly world: World;
  depends(source: Source, expression: Id | undefined, value: Identity): boolean;
  /** The value begins with a text. */
  prefix(source: Source, text: Id | undefined, receiver?: Id): Verdict;
  /** The value does not have a text in it. */
  denied(source: Source, text: Id | undefined): Verdict;
  deniedPrefix(source: Source, text: Id | undefined, receiver: Id | undefined): Verdict;
  pattern(pattern: { readonly source: string; readonly flags: string }, holds: boolean): Verdict;
  fit(kinds: 'all' | 'present' | 'scheme' | 'contained'): Verdict;
  weak(why: string): Verdict;
}


/** Tests of PHP's library, Laravel's Str and Symfony's Validator, by canonical name without its namespace: the value is the argument at `value`. */
const TESTS: readonly { readonly name: RegExp; readonly value: number; readonly what: 'listed' | 'key' | 'starts' | 'ends' | 'contains' | 'pattern' | 'plain' | 'filter' | 'url' }[] = [
  { name: /^in_array$/, value: 0, what: 'listed' },
  { name: /^(?:array_key_exists|key_exists)$/, value: 0, what: 'key' },
  { name: /^Arr\.(?:has|exists)$/, value: 1, what: 'key' },
  { name: /^(?:str_starts_with|Str\.startsWith)$/, value: 0, what: 'starts' },
  { name: /^(?:str_ends_with|Str\.endsWith)$/, value: 0, what: 'ends' },
  { name: /^(?:str_contains|strpos|stripos|mb_strpos|strstr|Str\.contains)$/, value: 0, what: 'contains' },
  { name: /^preg_match$/, value: 1, what: 'pattern' },
  { name: /^(?:is_numeric|is_int|is_float|is_bool|ctype_digit|ctype_alnum|ctype_alpha|ctype_xdigit|Str\.isUuid|Str\.isUlid|uuid_is_valid|checkdate)$/, value: 0, what: 'plain' },
  { name: /^filter_var$/, value: 0, what: 'filter' },
  { name: /^Str\.isUrl$/, value: 0, what: 'url' },
];

/** What a check of PHP says of a value; undefined for a call that is none of these. */
export const phpCheck = (judge: Judge, source: Source, node: CallNode, name: string, holds: boolean, value: Identity): Verdict | undefined => {
  const own = name.replace(/^.*\\/, '');
  const test = TESTS.find((one) => one.name.test(own));
  if (!test) return own === 'isset' || own === 'empty' ? present(judge, source, node, holds === (own === 'isset'), value) : undefined;
  const arg = node.args[test.value];
  if (!judge.depends(source, arg, value)) return undefined;
  const other = node.args[test.value === 0 ? 1 : 0];
  const scalar = other === undefined ? undefined : judge.world.scalar(source.ref(other, NOWHERE));
  switch (test.what) {
    case 'listed':
    case 'key':
      return holds ? judge.fit('all') : judge.weak('it only turns away what is on a list');
    case 'starts':
      return holds ? judge.prefix(source, other, arg) : judge.deniedPrefix(source, other, arg);
    case 'ends':
      return holds ? judge.weak('it only looks at the end of the text') : undefined;
    case 'contains':
      return holds ? judge.weak('what it looks for may stand anywhere in the text') : judge.denied(source, other);
    case 'pattern': {
      const pattern = typeof scalar === 'string' ? phpPattern(scalar) : undefined;
      return pattern && judge.pattern(pattern, holds);
    }
    case 'plain':
      return holds ? judge.fit('all') : undefined;
    case 'filter': {
      const filter = other === undefined ? '' : (judge.world.name(source.ref(other, NOWHERE)) ?? '');
      if (!holds) return undefined;
      if (/^FILTER_VALIDATE_(?:INT|FLOAT|BOOL|BOOLEAN|IP|MAC)$/.test(filter)) return judge.fit('all');
      return filter === 'FILTER_VALIDATE_URL' ? judge.weak('FILTER_VALIDATE_URL lets any scheme through') : undefined;
    }
    case 'url':
      return holds ? (other === undefined ? judge.weak('it lets other schemes than http and https through') : judge.fit('scheme')) : undefined;
  }
};

/** `isset(self::COMMANDS[$name])`. */
const present = (judge: Judge, source: Source, node: CallNode, holds: boolean, value: Identity): Verdict | undefined => {
  const first = node.args[0] === undefined ? undefined : source.node(node.args[0]);
  return holds && first?.kind === 'index' && judge.depends(source, first.key, value) && !judge.depends(source, first.of, value) ? judge.fit('all') : undefined;
};

/** `strpos($path, '..') === false`, `strpos($path, $base) === 0`. */
export const phpPosition = (judge: Judge, source: Source, call: CallNode, name: string, op: string, known: unknown, holds: boolean, value: Identity): Verdict | undefined => {
  if (!/^(?:strpos|stripos|mb_strpos|strncmp|strncasecmp|substr_compare|preg_match|array_search|strcmp|strcasecmp)$/.test(name) || !/^[=!]==?$/.test(op)) return undefined;
  const equal = op.startsWith('=') === holds;
  const first = call.args[0];
  if (name === 'preg_match') return typeof known === 'number' ? phpCheck(judge, source, call, name, (known === 1) === equal, value) : undefined;
  if (name === 'array_search') return known === false && judge.depends(source, first, value) ? (equal ? judge.weak('it only turns away what is on a list') : judge.fit('all')) : undefined;
  if (!judge.depends(source, first, value)) return undefined;
  if (/^str(?:case)?cmp$/.test(name)) return known === 0 && equal ? judge.fit('all') : undefined;
  if (/pos$/.test(name)) {
    if (known === false) return equal ? judge.denied(source, call.args[1]) : judge.weak('what it looks for may stand anywhere in the text');
    return known === 0 ? (equal ? judge.prefix(source, call.args[1], first) : judge.deniedPrefix(source, call.args[1], first)) : undefined;
  }
  return known === 0 && equal ? judge.prefix(source, call.args[1], first) : undefined;
};

/** `parse_url($url, PHP_URL_SCHEME)` and `parse_url($url)['host']` take a part of an address; `pathinfo($name, PATHINFO_EXTENSION)` one of a path. */
export const phpPart = (world: World, source: Source, id: Id): string | undefined => {
  const node = source.node(id);
  const part = (text: unknown): string | undefined => (typeof text === 'string' ? ({ extension: 'extname', scheme: 'scheme', host: 'host' } as Readonly<Record<string, string>>)[text.toLowerCase()] : undefined);
  if (node.kind === 'index') {
    const of = source.node(node.of);
    return of.kind === 'call' && /^(?:parse_url|pathinfo)\(\)$/.test(world.name(source.ref(node.of, NOWHERE)) ?? '') ? part(world.scalar(source.ref(node.key, NOWHERE))) : undefined;
  }
  if (node.kind !== 'call') return undefined;
  const name = world.name(source.ref(node.callee, NOWHERE)) ?? '';
  if (/^(?:strtolower|mb_strtolower|strtoupper|trim|strval)$/.test(name)) return node.args[0] === undefined ? undefined : phpPart(world, source, node.args[0]);
  if (!/^(?:parse_url|pathinfo)$/.test(name) || node.args[1] === undefined) return undefined;
  return part((world.name(source.ref(node.args[1], NOWHERE)) ?? '').replace(/^PHP_URL_|^PATHINFO_/, ''));
};

/** A pattern as PHP writes it: `/^[a-z]+$/i`, `~^https://~`. It is read, not run. */
export const phpPattern = (text: string): { readonly source: string; readonly flags: string } | undefined => {
  const open = text.charAt(0);
  if (!/[^\w\s\\]/.test(open)) return undefined;
  const close = ({ '(': ')', '[': ']', '{': '}', '<': '>' } as Readonly<Record<string, string>>)[open] ?? open;
  const end = text.lastIndexOf(close);
  return end <= 0 ? undefined : { source: text.slice(1, end).replace(/\\A/, '^').replace(/\\z$/i, '$'), flags: text.slice(end + 1) };
};

