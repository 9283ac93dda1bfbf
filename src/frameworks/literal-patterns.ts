/** The texts that a regular expression of the project stands for, where it is no more than a choice of texts: it is read, and never run. */
export interface LiteralPattern {
  readonly start: boolean;
  readonly end: boolean;
  readonly texts: readonly string[];
}

/** More texts than this are not written out. */
const MOST = 64;

/** `^https?:\/\/(?:a|b)\.net` is four texts at the start. Undefined where there is more to the pattern. */
export const literalPattern = (source: string): LiteralPattern | undefined => {
  const start = source.startsWith('^');
  const end = /(?<!\\)\$$/.test(source);
  const body = source.slice(start ? 1 : 0, end ? -1 : undefined);
  const read = sequences(body, 0);
  // Of `^a|b` only the first is at the start.
  if (!read || read.at !== body.length || (read.split && (start || end))) return undefined;
  return { start, end, texts: read.texts };
};

interface Read {
  readonly texts: readonly string[];
  readonly at: number;
  readonly split: boolean;
}

const sequences = (body: string, depth: number, from = 0): Read | undefined => {
  const finished: string[] = [];
  let texts = [''];
  let at = from;
  let split = false;
  while (at < body.length && body[at] !== ')') {
    let piece: readonly string[];
    const char = body[at]!;
    if (char === '|') {
      finished.push(...texts);
      texts = [''];
      split = true;
      at++;
      continue;
    }
    if (char === '(') {
      const head = /^\((?:\?:)?/.exec(body.slice(at, at + 3))![0];
      if (body[at + 1] === '?' && head.length === 1) return undefined;
      const inner = depth < 5 ? sequences(body, depth + 1, at + head.length) : undefined;
      if (!inner || body[inner.at] !== ')') return undefined;
      piece = inner.texts;
      at = inner.at + 1;
    } else if (char === '\\') {
      const escaped = body[at + 1];
      if (escaped === undefined || /[\w]/.test(escaped)) return undefined;
      piece = [escaped];
      at += 2;
    } else if (/[.[\]{}*+?^$]/.test(char)) {
      return undefined;
    } else {
      piece = [char];
      at++;
    }
    if (body[at] === '?') {
      piece = [...piece, ''];
      at++;
    } else if (/[*+{]/.test(body[at] ?? '')) {
      return undefined;
    }
    texts = texts.flatMap((text) => piece.map((one) => text + one));
    if (texts.length + finished.length > MOST) return undefined;
  }
  return { texts: [...finished, ...texts], at, split };
};

/** Whether a text fits. */
export const fits = ({ start, end, texts }: LiteralPattern, text: string): boolean =>
  texts.some((one) => (start && end ? text === one : start ? text.startsWith(one) : end ? text.endsWith(one) : text.includes(one)));
