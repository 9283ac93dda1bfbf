/** How far all look-ups in a file may go together, as a multiple of its length: brackets that never close would make it quadratic. */
const EFFORT = 16;

export type Balanced = (open: number) => number | undefined;

/**
 * Finds the end of bracketed code, after its closing bracket, from the position of the opening one. Strings, template literals and comments are
 * stepped over; a quote that does not close on its line is an apostrophe.
 */
export const balancer = (text: string): Balanced => {
  let left = EFFORT * text.length;
  /** The last character of a string or comment that begins here; where it does not end, its first. */
  const skip = (start: number, end: number, reached: number): number => {
    left -= reached - start;
    return end < 0 ? start : end;
  };
  const stringEnd = (start: number): number => {
    const quote = text.charAt(start);
    for (let at = start + 1; at < text.length; at++) {
      const char = text.charAt(at);
      if (char === quote) return skip(start, at, at);
      if (char === '\\') at++;
      else if (char === '\n') return skip(start, -1, at);
    }
    return skip(start, -1, text.length);
  };
  const commentEnd = (start: number): number => {
    const end = text.indexOf('*/', start + 2);
    return end < 0 ? skip(start, -1, text.length) : skip(start, end + 1, end);
  };
  return (open) => {
    const waiting: string[] = [];
    let at = open;
    while (at < text.length && left-- > 0) {
      const char = text.charAt(at);
      const inTemplate = waiting.at(-1) === '`';
      if (char === '\\') at++;
      else if (inTemplate) {
        if (char === '`') waiting.pop();
        else if (char === '$' && text.charAt(at + 1) === '{') {
          waiting.push('}');
          at++;
        }
      } else if (char === '`') waiting.push('`');
      else if (char === '"' || char === "'") at = stringEnd(at);
      else if (char === '/' && text.charAt(at + 1) === '*') at = commentEnd(at);
      else if (char in CLOSING) waiting.push(CLOSING[char as keyof typeof CLOSING]);
      else if (char === waiting.at(-1)) waiting.pop();
      at++;
      if (waiting.length === 0) return at;
    }
    return undefined;
  };
};

const CLOSING = { '{': '}', '(': ')', '[': ']' } as const;
