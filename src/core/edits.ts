import type { ConfigNode, ConfigObject } from './config.js';
import type { Location } from './location.js';
import type { Fix } from './rule.js';
import type { Alternative, Config, ConfigSetting } from './setting.js';

type Edit = Fix['edits'][number];

/** The fix that writes another value; undefined where no literal stands there. */
export const replaced = (one: Alternative, text: string, description: string, safe = false): Fix | undefined =>
  (one.literal ? { description, safe, edits: [{ ...one.at, text }] } : undefined);

/** Only JSON's commas are known here. */
const isJson = (file: string): boolean => /\.json[5c]?$/.test(file);

/** The edit that takes a setting out of its JSON object, with one of the commas beside it; undefined where it stands in nothing of the kind. */
export const removed = ({ layers }: Config, setting: ConfigSetting): Edit | undefined => {
  const { file, range } = setting.at;
  const root = isJson(file) ? layers.find((layer) => layer.file === file)?.root : undefined;
  const found = root && holderOf(root, setting.at);
  if (!found) return undefined;
  const { entries } = found.holder;
  const [before, self, after] = [entries[found.index - 1], entries[found.index]!, entries[found.index + 1]];
  const stretch = before ? { start: before.value.range.end, end: range.end } : { start: self.keyRange.start, end: after ? after.keyRange.start : range.end };
  return { file, range: stretch, text: '' };
};

/** The edit that puts an entry behind another one, in JSON. */
export const insertedAfter = (at: Location, key: string, value: unknown): Edit | undefined =>
  (isJson(at.file) ? { file: at.file, range: { start: at.range.end, end: at.range.end }, text: `,\n  ${JSON.stringify(key)}: ${oneLine(value)}` } : undefined);

const oneLine = (value: unknown): string => (Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value));

/** The object that holds a value. */
const holderOf = (root: ConfigNode, { range }: Location): { readonly holder: ConfigObject; readonly index: number } | undefined => {
  const open: ConfigNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'array') open.push(...node.items);
    if (node.kind !== 'object') continue;
    const index = node.entries.findIndex(({ value }) => value.range.start === range.start && value.range.end === range.end);
    if (index >= 0) return { holder: node, index };
    open.push(...node.entries.map(({ value }) => value));
  }
  return undefined;
};
