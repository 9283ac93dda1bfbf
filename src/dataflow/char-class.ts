/** Which characters a regular expression matches: `[<>:"/\\|]`, `[^\w.-]+`, `<|>`. It is read, never run. */
export type CharClass = (char: string) => boolean;

const ESCAPES: ReadonlyMap<string, CharClass> = new Map<string, CharClass>([
  ['d', (char) => /\d/.test(char)], ['D', (char) => /\D/.test(char)], ['w', (char) => /\w/.test(char)], ['W', (char) => /\W/.test(char)], ['s', (char) => /\s/.test(char)], ['S', (char) => /\S/.test(char)],
]);
const CONTROLS: ReadonlyMap<string, string> = new Map([['n', '\n'], ['r', '\r'], ['t', '\t'], ['v', '\v'], ['f', '\f'], ['0', '\0'], ['b', '\b']]);
const ITEM = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|([^]))|([^])/gu;

/** The characters that a pattern surely matches, each for itself: those of its alternatives that are one class or one character. Undefined where there are none. */
export const charClass = (source: string): CharClass | undefined => {
  const classes = alternatives(source.replace(/^\((?:\?:)?([^()]*)\)\+?$/s, '$1')).flatMap((part) => single(part) ?? []);
  return classes.length === 0 ? undefined : (char) => classes.some((one) => one(char));
};

const alternatives = (source: string): string[] => {
  const parts = [''];
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (char === '\\') parts[parts.length - 1] += char + (source[++at] ?? '');
    else if (char === '|' && !inClass) parts.push('');
    else {
      if (char === '[') inClass = true;
      if (char === ']') inClass = false;
      parts[parts.length - 1] += char;
    }
  }
  return parts;
};

const single = (source: string): CharClass | undefined => {
  const match = /^\[(\^?)((?:\\[^]|[^\]\\])*)\]\+?$/u.exec(source);
  if (match) {
    const inside = members(match[2]!);
    return match[1] === '^' ? (char) => !inside(char) : inside;
  }
  return /^(?:\\[^]|[^\\[\](){}.*+?^$|])\+?$/u.test(source) ? members(source.replace(/(?<=.)\+$/, '')) : undefined;
};

const members = (body: string): CharClass => {
  const items = [...body.matchAll(ITEM)].map(([, hex, unicode, long, escaped, plain]): string | CharClass => {
    const code = hex ?? unicode ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    return escaped === undefined ? plain! : ESCAPES.get(escaped) ?? CONTROLS.get(escaped) ?? escaped;
  });
  const tests: CharClass[] = [];
  for (let at = 0; at < items.length; at++) {
    const from = items[at]!;
    const to = items[at + 1] === '-' ? items[at + 2] : undefined;
    if (typeof from === 'string' && typeof to === 'string') {
      tests.push((char) => char >= from && char <= to);
      at += 2;
    } else tests.push(typeof from === 'string' ? (char) => char === from : from);
  }
  return (char) => tests.some((test) => test(char));
};
