import { visible } from '../core/escape.js';
import { widthOf, wrap } from '../reporters/terminal/cells.js';
import type { Style } from '../reporters/terminal/style.js';

/** Markdown as rule pages use it (headings, paragraphs, lists, tables, code fences, links) for a terminal. */
export const renderMarkdown = (markdown: string, { style, width }: { readonly style: Style; readonly width: number }): string => {
  const out: string[] = [];
  const blocks = blocksOf(markdown.split(/\r?\n/));
  for (const block of blocks) {
    if (out.length > 0) out.push('');
    switch (block.kind) {
      case 'heading': out.push(style.paint('strong', inline(block.text, style).text)); break;
      case 'code': out.push(...(block.info ? [`    ${style.paint('faint', visible(block.info))}`] : []), ...block.lines.map((line) => `    ${visible(line, '\t')}`.trimEnd())); break;
      case 'table': out.push(...tableRows(block.rows, style, width)); break;
      case 'list': out.push(...block.items.flatMap(({ indent, mark, text }) => hang(`${' '.repeat(indent)}${mark} `, text, style, width))); break;
      case 'quote': out.push(...hang('  ', block.text, style, width)); break;
      default: out.push(...hang('', block.text, style, width));
    }
  }
  return `${out.join('\n')}\n`;
};

type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'code'; readonly info: string; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly { readonly indent: number; readonly mark: string; readonly text: string }[] };

const ITEM = /^(\s*)([-*]|\d+\.)\s+(.*)$/;

const blocksOf = (lines: readonly string[]): Block[] => {
  const blocks: Block[] = [];
  let at = 0;
  const take = (test: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && test(lines[at]!)) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const fence = /^(`{3,}|~{3,})\s*(.*)$/.exec(line);
    if (line.trim() === '') at++;
    else if (fence) {
      at++;
      blocks.push({ kind: 'code', info: fence[2]!.replace(/^\S+\s*/, ''), lines: take((one) => !one.startsWith(fence[1]!)) });
      at++;
    } else if (/^#{1,6}\s/.test(line)) {
      blocks.push({ kind: 'heading', text: line.replace(/^#+\s+/, '') });
      at++;
    } else if (line.startsWith('|')) {
      const rows = take((one) => one.startsWith('|')).filter((one) => !/^[|\s:-]+$/.test(one));
      blocks.push({ kind: 'table', rows: rows.map((row) => row.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim())) });
    } else if (line.startsWith('>')) {
      blocks.push({ kind: 'quote', text: take((one) => one.startsWith('>')).map((one) => one.replace(/^>\s?/, '')).join(' ') });
    } else if (ITEM.test(line)) {
      const items: { indent: number; mark: string; text: string }[] = [];
      for (const one of take((next) => ITEM.test(next) || /^\s+\S/.test(next))) {
        const item = ITEM.exec(one);
        if (item) items.push({ indent: item[1]!.length, mark: item[2]!, text: item[3]! });
        else items.at(-1)!.text += ` ${one.trim()}`;
      }
      blocks.push({ kind: 'list', items });
    } else {
      const text = take((one) => one.trim() !== '' && !/^(?:#{1,6}\s|`{3}|~{3}|\||>)/.test(one) && !ITEM.test(one));
      blocks.push({ kind: 'paragraph', text: text.map((one) => one.trim()).join(' ') });
    }
  }
  return blocks;
};

const hang = (lead: string, text: string, style: Style, width: number): string[] => {
  const { text: plain, spans } = inline(text, style);
  return wrap(plain, width - lead.length).map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + spans(line));
};

/**
 * Inline marks. Text is wrapped before it is painted, because paint takes no room: words of a painted stretch are painted one by one.
 */
const inline = (text: string, style: Style): { text: string; spans: (line: string) => string } => {
  const painted: { readonly word: string; readonly paint: (word: string) => string }[] = [];
  const keep = (stretch: string, paint: (word: string) => string): string => stretch.split(' ').map((word) => {
    painted.push({ word: visible(word), paint });
    return `${SLOT}${visible(word)}${SLOT}`;
  }).join(' ');
  const marked = text.replace(/(`+)(.+?)\1|\*\*(.+?)\*\*|(?<![\w*])[*_](?=\S)(.+?)[*_](?![\w*])|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>|\\([\\`*_{}[\]()#+.!|<>~-])/g,
    (whole, _ticks, code: string | undefined, bold: string | undefined, italic: string | undefined, label: string | undefined, url: string | undefined, bare: string | undefined, escaped: string | undefined) => {
      if (code !== undefined) return keep(code, (word) => style.paint('low', word));
      if (bold !== undefined) return keep(bold, (word) => style.paint('strong', word));
      if (italic !== undefined) return italic;
      if (label !== undefined && url !== undefined) {
        const name = label.replaceAll('`', '');
        return style.hyperlinks && /^https?:/.test(url) ? keep(name, (word) => style.link(url, word)) : /^https?:/.test(url) ? `${name} (${url})` : name;
      }
      if (bare !== undefined) return keep(bare, (word) => style.link(bare, word));
      return escaped ?? whole;
    });
  const plain = visible(marked, SLOT).replaceAll(SLOT, '');
  const words = marked.split(/ +/);
  let at = 0;
  let slot = 0;
  return {
    text: plain,
    // The same words come back line by line, in order.
    spans: (line) => line.split(' ').map((word) => {
      const source = words[at++] ?? word;
      const parts = source.split(SLOT);
      return parts.map((part, index) => (index % 2 === 1 ? painted[slot++]!.paint(part) : visible(part))).join('');
    }).join(' '),
  };
};

/** A private-use character that no page contains: it delimits painted words while a text is wrapped. */
const SLOT = '\ue000';

/** The last column goes on below itself, where that leaves room for words. */
const tableRows = (rows: readonly (readonly string[])[], style: Style, width: number): string[] => {
  const cells = rows.map((row) => row.map((cell) => inline(cell.replaceAll('\\|', '|'), style)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => widthOf(row[column]?.text ?? ''))));
  const indent = widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0);
  return cells.flatMap((row) => {
    const lead = row.slice(0, -1).map(({ text, spans }, column) => spans(text) + ' '.repeat(widths[column]! - widthOf(text) + 2)).join('');
    const last = row.at(-1);
    const lines = !last ? [''] : width - indent < LEAST_ROOM ? [last.spans(last.text)] : wrap(last.text, width - indent).map((line) => last.spans(line));
    return lines.map((line, index) => ((index === 0 ? lead : ' '.repeat(indent)) + line).trimEnd());
  });
};

const LEAST_ROOM = 20;
