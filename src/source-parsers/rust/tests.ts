import { afterBracket } from './tokens.js';

const TESTS = /(?:^|\n)[ \t]{0,8}#\[cfg\(test\)\]\s{1,8}(?:#\[[^\]\n]{1,80}\]\s{1,8}){0,4}(?:pub\s{1,4})?mod\s{1,4}\w{1,60}\s{0,8}(?=\{)/g;

/** A file without the tests at its end, which no build that ships has: a third of many crates. Positions stay what they are. */
export const withoutTests = (text: string): string => {
  for (const match of text.matchAll(TESTS)) {
    const open = match.index + match[0].length;
    if (/^\s*$/.test(text.slice(afterBracket(text, open, text.length)))) return text.slice(0, match.index);
  }
  return text;
};
