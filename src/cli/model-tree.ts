import type { App } from '../core/app.js';
import type { Location } from '../core/location.js';
import { Config, Setting, type Alternative } from '../core/setting.js';

/** A model as plain data for people and programs: places are `path:line:column`, a setting is its value with its place. */
export type Tree = string | number | boolean | null | readonly Tree[] | TreeObject;
export interface TreeObject {
  readonly [key: string]: Tree;
}

/** How a model's places and texts are written. */
export interface Writing {
  place(location: Location): string;
  /** Texts of the project, without its secrets. */
  text(text: string): string;
}

/** Nothing that a model says of an app lies deeper. */
const DEEPEST = 12;

/**
 * A framework's model as a tree. What stands in one of its own lists is told there in full; where other parts refer to it, its own words and its
 * place suffice. Functions, and the analysis' own objects, are no part of what was understood.
 */
export const treeOf = (model: object, writing: Writing): TreeObject => {
  const owned = new Set<unknown>(Object.values(model).flatMap((value) => (Array.isArray(value) ? value : [])));
  const object = (value: object, depth: number, brief: boolean): TreeObject =>
    Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => {
      const tree = convert(inner, depth + 1, brief);
      return tree === undefined || (brief && typeof tree === 'object') ? [] : [[writing.text(key), tree]];
    }));
  const convert = (value: unknown, depth: number, brief = false): Tree | undefined => {
    if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value === 'string') return writing.text(value);
    if (typeof value !== 'object' || depth > DEEPEST) return undefined;
    if (isLocation(value)) return writing.place(value);
    if (value instanceof Setting) return settingTree(value, writing, (inner) => convert(inner, depth + 1) ?? null);
    if (value instanceof Config) return value.layers.map(({ file, when }) => (when ? `${writing.text(file)} (${when})` : writing.text(file)));
    if (Array.isArray(value) || value instanceof Set) return [...value].flatMap((item) => convert(item, depth + 1, owned.has(item) && depth > 1) ?? []);
    if (value instanceof Map) return object(Object.fromEntries(value), depth, brief);
    const prototype = Object.getPrototypeOf(value) as unknown;
    if (prototype !== Object.prototype && prototype !== null) return undefined;
    return object(value, depth, brief || (depth > 2 && owned.has(value)));
  };
  return object(model, 0, false);
};

const isLocation = (value: object): value is Location =>
  'file' in value && 'range' in value && typeof value.file === 'string' && Object.keys(value).every((key) => key === 'file' || key === 'range');

const settingTree = (setting: Setting, { place }: Writing, convert: (value: unknown) => Tree): TreeObject => {
  const one = ({ known, value, when, origin, at }: Alternative): TreeObject =>
    ({ ...(known ? { value: value === undefined ? null : convert(value) } : { unknown: true }), ...(when && { when }), origin, at: place(at) });
  const [first, ...others] = setting.alternatives;
  return others.length === 0 ? one(first!) : { alternatives: setting.alternatives.map(one) };
};

/** The ranges of an app's files that hold a token of a known shape. */
export const tokensOf = ({ files }: App): readonly Location[] =>
  [...files.values()].flatMap(({ path, tokens }) => tokens.map(({ range }) => ({ file: path, range })));
