import { wrap } from '../reporters/terminal/cells.js';
import type { Style } from '../reporters/terminal/style.js';
import type { Tree, TreeObject } from './model-tree.js';

/** Of longer lists the beginning is shown; JSON has all. */
const MOST_ITEMS = 30;

/** A model as an outline: what a thing says of itself on one line, with its place, and what it holds below. */
export const modelText = ({ version: _, major: __, ...model }: TreeObject, style: Style, width: number): string[] => objectRows(model, 2, style, width);

const isObject = (tree: Tree): tree is TreeObject => typeof tree === 'object' && tree !== null && !Array.isArray(tree);
const isSetting = (tree: Tree): tree is TreeObject => isObject(tree) && (Array.isArray(tree['alternatives']) || (typeof tree['origin'] === 'string' && ('value' in tree || 'unknown' in tree)));
const isScalar = (tree: Tree): boolean => typeof tree !== 'object' || tree === null;
/** The place of the whole stands beside it; those of its parts are for programs. */
const isPlace = (key: string): boolean => key === 'at' || key.endsWith('At');
const isEmpty = (tree: Tree): boolean => typeof tree === 'object' && tree !== null && Object.keys(tree).length === 0;

const objectRows = (object: TreeObject, indent: number, style: Style, width: number): string[] => {
  const entries = Object.entries(object);
  const scalars = entries.filter(([key, value]) => isScalar(value) && !isPlace(key));
  const defaults = entries.filter(([, value]) => isSetting(value) && isObject(value) && value['origin'] === 'default');
  const nothing = entries.filter(([, value]) => isEmpty(value)).map(([key]) => key);
  const rest = entries.filter((entry) => !isScalar(entry[1]) && !defaults.includes(entry) && !isEmpty(entry[1]));
  return [
    ...scalars.map(([key, value]) => `${' '.repeat(indent)}${key}: ${show(value)}`),
    ...rest.flatMap(([key, value]) => entryRows(key, value, indent, style, width)),
    ...(defaults.length > 0 ? hanging(`by default: ${defaults.map(([key, value]) => `${key} ${showSetting(value as TreeObject)}`).join(', ')}`, indent, style, width) : []),
    ...(nothing.length > 0 ? hanging(`none: ${nothing.join(', ')}`, indent, style, width) : []),
  ];
};

const entryRows = (key: string, value: Tree, indent: number, style: Style, width: number): string[] => {
  const lead = ' '.repeat(indent);
  if (isSetting(value)) return settingRows(key, value, indent, style);
  if (Array.isArray(value)) {
    if (value.every(isScalar)) return wrap(`${key}: ${value.map(show).join(', ')}`, width - indent - 2).map((line, index) => lead + (index > 0 ? '  ' : '') + line);
    const shown = value.slice(0, MOST_ITEMS);
    return [
      lead + style.paint('strong', `${key} (${value.length})`),
      ...shown.flatMap((item: Tree) => itemRows(item, indent + 2, style, width)),
      ...(value.length > shown.length ? [`${lead}  … and ${value.length - shown.length} more, see --format json`] : []),
    ];
  }
  return isObject(value) ? [lead + style.paint('strong', key) + placeOf(value, style), ...objectRows(value, indent + 2, style, width)] : [];
};

const itemRows = (item: Tree, indent: number, style: Style, width: number): string[] => {
  const lead = `${' '.repeat(indent)}- `;
  if (isSetting(item)) return settingRows('', item, indent, style);
  if (!isObject(item)) return [lead + show(item)];
  const own = Object.entries(item).filter(([key, value]) => isScalar(value) && !isPlace(key) && value !== false && value !== null);
  const below = Object.fromEntries(Object.entries(item).filter(([, value]) => !isScalar(value) && !isEmpty(value)));
  const words = own.map(([key, value]) => (NAMING.has(key) ? show(value) : value === true ? key : `${key} ${show(value)}`)).join(', ');
  return [lead + words + placeOf(item, style), ...objectRows(below, indent + 4, style, width)];
};

/** Keys whose values need no key beside them. */
const NAMING = new Set(['kind', 'name', 'label', 'identifier', 'key', 'path', 'url', 'value', 'method', 'module', 'domain', 'channel', 'via']);

const settingRows = (key: string, setting: TreeObject, indent: number, style: Style): string[] => {
  const lead = ' '.repeat(indent) + (key ? `${key}: ` : '- ');
  const alternatives = (setting['alternatives'] as readonly TreeObject[] | undefined) ?? [setting];
  return alternatives.map((one, index) => {
    const value = one['unknown'] ? style.paint('faint', 'not known') : showSetting(one);
    const notes = [...(one['when'] ? [String(one['when'])] : []), ...(one['origin'] === 'default' ? ['default'] : [])];
    return `${index === 0 ? lead : ' '.repeat(lead.length - 3) + 'or '}${value}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}${placeOf(one, style)}`;
  });
};

const placeOf = (tree: Tree, style: Style): string => {
  const at = isObject(tree) ? tree['at'] : undefined;
  return typeof at === 'string' ? `  ${style.paint('faint', at)}` : '';
};

const LONGEST = 200;

const show = (value: Tree): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text === '' ? "''" : text;
};

const showSetting = ({ value = null }: TreeObject): string => (value === null ? 'unset' : show(value));

const hanging = (text: string, indent: number, style: Style, width: number): string[] =>
  wrap(text, width - indent - 2).map((line, index) => ' '.repeat(indent + (index > 0 ? 2 : 0)) + style.paint('faint', line));
