import { relative } from 'node:path';
import { type ConfigNode, entryOf, nodeAt, pointerKeys } from '../core/config.js';
import { visible } from '../core/escape.js';
import { lineTable, lineText, regionOf } from '../core/lines.js';
import type { Range } from '../core/location.js';
import { didYouMean } from './suggest.js';
import type { SchemaError } from './validate-config.js';

/** Something that is wrong in a configuration, and where. */
export interface Mistake {
  readonly message: string;
  readonly range: Range;
}

/** What the schema objects to, in words. */
export const mistakes = (root: ConfigNode, errors: readonly SchemaError[]): Mistake[] => {
  // `if` only sums up what its branches say better.
  const told = errors.filter(({ keyword }) => keyword !== 'if').map((error) => mistake(root, error));
  return told.filter((one, index) => told.findIndex((other) => other.message === one.message && other.range.start === one.range.start) === index);
};

const quoted = (value: unknown): string => visible(JSON.stringify(value) ?? 'nothing').slice(0, 80);

const mistake = (root: ConfigNode, { keyword, instancePath, params, message, parentSchema, data }: SchemaError): Mistake => {
  const path = pointerKeys(instancePath);
  const range = nodeAt(root, path)?.range ?? root.range;
  const name = path.length > 0 ? `"${visible(path.join('.'))}"` : 'The configuration';
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const isRule = instancePath === '/rules';
      return {
        message: `There is no ${isRule ? 'rule' : 'key'} ${quoted(key)}${!isRule && path.length > 0 ? ` in ${name}` : ''}.${didYouMean(key, Object.keys(parentSchema?.properties ?? {}))}`,
        range: entryOf(nodeAt(root, path), key)?.keyRange ?? range,
      };
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).map(String);
      const meant = typeof data === 'string' ? didYouMean(data, allowed) : '';
      return { message: `${name} cannot be ${quoted(data)}.${meant || (allowed.length <= 10 ? ` It can be ${allowed.map(quoted).join(', ')}.` : '')}`, range };
    }
    case 'required': return { message: `${name} lacks "${String(params['missingProperty'])}".`, range: { start: range.start, end: range.start + 1 } };
    case 'type': return { message: `${name} must be ${([params['type']].flat() as readonly string[]).map(typeName).join(' or ')}.`, range };
    case 'pattern': return { message: `${name} cannot be ${quoted(data)}. ${parentSchema?.description ?? ''}`.trim(), range };
    default: return { message: `${name} ${message ?? 'is not valid'}.`, range };
  }
};

const typeName = (type: string): string => (/^[aeio]/.test(type) ? `an ${type}` : type === 'boolean' ? 'true or false' : `a ${type}`);

const MOST = 10;

/** Every mistake with its line. */
export const explainAll = (path: string, text: string, all: readonly Mistake[]): string => {
  const lines = lineTable(text);
  const file = visible(relative(process.cwd(), path) || path);
  const told = all.slice(0, MOST).map(({ message, range }) => {
    const { startLine, startColumn, endLine, endColumn } = regionOf(lines, range);
    const line = lineText(lines, startLine);
    const from = Math.max(0, startColumn - 60);
    const shown = visible(line.slice(from, from + 120).replaceAll('\t', ' '));
    const end = endLine === startLine ? endColumn : line.length + 1;
    const carets = '^'.repeat(Math.max(1, Math.min(end - startColumn, 120 - (startColumn - 1 - from))));
    const gutter = ' '.repeat(String(startLine).length);
    return `${message}\n${gutter} --> ${file}:${startLine}:${startColumn}\n${gutter} |\n${startLine} | ${shown}\n${gutter} | ${' '.repeat(startColumn - 1 - from)}${carets}`;
  });
  return [...told, ...(all.length > MOST ? [`… and ${all.length - MOST} more.`] : [])].join('\n\n');
};
