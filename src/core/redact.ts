import type { Range } from './location.js';

/** How much of either end of a secret may be seen: enough to find it again, too little to use it. */
const seen = (length: number): number => (length >= 20 ? 4 : length >= 12 ? 2 : 0);

/** A secret as messages name it: `AKIA…3F2Q`, and `…` for a short one. */
export const preview = (secret: string): string => {
  const ends = seen(secret.length);
  return ends === 0 ? '…' : `${secret.slice(0, ends)}…${secret.slice(-ends)}`;
};

/** The text with its secrets starred out. Every line and every column stays where it is, so that regions and carets still fit. */
export const redactRanges = (text: string, ranges: readonly Range[]): string => {
  const hidden = ranges
    .map(({ start, end }) => ({ start: start + seen(end - start), end: end - seen(end - start) }))
    .sort((a, b) => a.start - b.start);
  let redacted = '';
  let at = 0;
  for (const { start, end } of hidden) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    redacted += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, '*');
    at = end;
  }
  return redacted + text.slice(at);
};

/** Below this length a secret would be found in every other word. */
const SHORTEST = 4;

/** The text with every occurrence of a secret replaced by its preview. */
export const redactText = (text: string, secrets: Iterable<string>): string =>
  [...secrets]
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .reduce((redacted, secret) => redacted.replaceAll(secret, () => preview(secret)), text);
