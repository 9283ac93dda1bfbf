import type { ConfigDocument, ConfigEntry, ConfigFormat, ConfigNode, ConfigObject, ConfigScalar, Scalar } from '../core/config.js';
import type { Range } from '../core/location.js';
import { isDirective, type Comment, type Problem } from '../core/problem.js';

/**
 * Nesting beyond this is a Problem and not parsed: the parsers recurse, and `yaml` takes the process with it (V8 cannot compile a regular
 * expression at the end of the stack) from about 900 levels on. Real configurations stay below 30.
 */
export const MAX_DEPTH = 200;

export const scalar = (value: Scalar, start: number, end: number): ConfigScalar => ({ kind: 'scalar', range: { start, end }, value });

export const object = (entries: readonly ConfigEntry[], start: number, end: number): ConfigObject => ({ kind: 'object', range: { start, end }, entries });

/** A number as JSON can carry it; what would lose digits or has no JSON form (big integers, NaN, Infinity) is its source text. */
export const number = (value: number, source: string): Scalar =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value) || /[.eE]/.test(source)) ? value : source;

export const duplicateKey = (key: string, range: Range): Problem =>
  ({ kind: 'duplicate-key', message: `The key ${JSON.stringify(key)} stands here more than once; the last one wins.`, range });

/** The later ones of equal keys, but for `//`, which npm leaves to comments. */
export const duplicates = (entries: readonly ConfigEntry[]): Problem[] => {
  const seen = new Set<string>();
  return entries.flatMap(({ key, keyRange }) => (key !== '//' && seen.size === seen.add(key).size ? [duplicateKey(key, keyRange)] : []));
};

export const tooDeep = (format: ConfigFormat, start: number, end: number): ConfigDocument =>
  document(format, undefined, [], [{ kind: 'nesting', message: `Nested more than ${MAX_DEPTH} levels deep; not read.`, range: { start, end } }]);

export const syntax = (message: string, start: number, end: number): Problem =>
  ({ kind: 'syntax', message: message.endsWith('.') ? message : `${message}.`, range: { start, end } });

/** A syntax error where only the position is known: its range is one character, none at the end of the text. */
export const syntaxAt = (message: string, at: number, length: number): Problem => syntax(message, Math.min(at, length), Math.min(at + 1, length));

/** A file that is wrong from end to end need not say so on each line. */
const MAX_PROBLEMS = 20;

export const document = (format: ConfigFormat, root: ConfigNode | undefined, comments: readonly Comment[], problems: readonly Problem[]): ConfigDocument =>
  ({ kind: 'config', format, ...(root && { root }), comments: comments.filter(({ text }) => isDirective(text)), problems: problems.slice(0, MAX_PROBLEMS) });

/** Runs a parser so that whatever it throws (a RangeError at the end of the stack among them) becomes a Problem. */
export const guarded = (format: ConfigFormat, parse: () => ConfigDocument): ConfigDocument => {
  try {
    return parse();
  } catch (error) {
    const kind = error instanceof RangeError ? 'nesting' : 'crash';
    const name = error instanceof Error ? error.name : 'unknown error';
    return document(format, undefined, [], [{ kind, message: `The ${format} parser gave up on this file (${name}).` }]);
  }
};

/** The stretch of a text without its byte order mark, and how far positions in it are off. */
export const withoutBom = (text: string): { readonly body: string; readonly shift: number } =>
  (text.startsWith('\uFEFF') ? { body: text.slice(1), shift: 1 } : { body: text, shift: 0 });
