import type { ConfigDocument, ConfigScalar } from '../core/config.js';

/** `"resolved": "http://…"` of npm, `resolved "http://…"` of Yarn, `tarball: http://…` of pnpm, `source = "registry+http://…"` of Cargo. */
const SOURCE = /(?:"resolved":\s{0,4}"|\bresolved "|\btarball: ["']?|\bsource = "(?:registry|git|sparse)\+)(http:\/\/[^\s"',}]{3,500})/g;

/** So many tell what is to be told. */
const MOST = 50;

/** Of a lockfile, the addresses without encryption that packages come from, as one list; nothing where there is none. */
export const plainSources = (text: string): ConfigDocument | undefined => {
  if (!text.includes('http://')) return undefined;
  const items: ConfigScalar[] = [];
  for (const match of text.matchAll(SOURCE)) {
    const start = match.index + match[0].length - match[1]!.length;
    items.push({ kind: 'scalar', value: match[1]!, range: { start, end: start + match[1]!.length } });
    if (items.length >= MOST) break;
  }
  return items.length === 0 ? undefined : { kind: 'config', format: 'json', root: { kind: 'array', range: { start: 0, end: text.length }, items }, comments: [], problems: [] };
};
