import { visible } from '../core/escape.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\n': '&#10;', '\t': '&#9;' };

/** Text as XML 1.0 can carry it, in attributes too: what it cannot (controls, halves of pairs, the two last code points of a plane) is written out. */
export const xmlText = (text: string): string =>
  visible(text, '\n\t').replace(/[\ufffe\uffff]/g, '\ufffd').replace(/[&<>"'\n\t]/g, (char) => ENTITIES[char]!);

/** An element; `children` are elements already. */
export const element = (name: string, attributes: Readonly<Record<string, string | number>>, children: readonly string[] = [], text = ''): string => {
  const open = `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`).join('')}`;
  if (children.length === 0 && text === '') return `${open}/>`;
  if (children.length === 0) return `${open}>${xmlText(text)}</${name}>`;
  return `${open}>\n${children.map((child) => child.replace(/^/gm, '  ')).join('\n')}\n</${name}>`;
};

export const xmlDocument = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
