/** Between tags, in the quoted value of an attribute, in that of one that takes a URL or a script, or in a tag without quotes. */
export type MarkupPlace = 'text' | 'attribute' | 'url' | 'script' | 'tag';

/** How far back a tag is looked for. */
const LONGEST_TAG = 1000;

/** Where in markup a value stands, by what is before it, and the quotes around it. A text may be a part of a tag: `href="`. */
export const placeAfter = (text: string): { readonly place: MarkupPlace; readonly quote?: string } => {
  const before = text.slice(-LONGEST_TAG);
  const open = before.lastIndexOf('<');
  const inTag = open >= 0 && /^<[A-Za-z/!x]/.test(before.slice(open, open + 2)) && !isClosed(before.slice(open));
  if (!inTag && (open >= 0 || before.includes('>'))) return { place: 'text' };
  const [, name, quote] = /(?:^|[\s"'])([^\s"'=<>/]{1,60})\s{0,9}=\s{0,9}(["'])?[^"']*$/.exec(inTag ? before.slice(open) : before) ?? [];
  if (!inTag && quote === undefined) return { place: 'text' };
  if (name === undefined || quote === undefined) return { place: 'tag' };
  return { place: /^(?:href|src|xlink:href|action|formaction|data|poster)$/i.test(name) ? 'url' : /^(?:on|srcdoc$)/i.test(name) ? 'script' : 'attribute', quote };
};

/** Whether a tag has its `>`, those in quotes aside. */
const isClosed = (tag: string): boolean => {
  let quote = '';
  for (const char of tag) {
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return true;
  }
  return false;
};
