/** Names in a message: `'a'`, `'a' and 'b'`, `'a', 'b' and 4 more`. */
export const listed = (names: readonly string[], most = 4): string =>
  enumerated([...(names.length > most ? names.slice(0, most - 1) : names).map((name) => `'${name}'`), ...(names.length > most ? [`${names.length - most + 1} more`] : [])]);

/** Phrases of a message: `a`, `a and b`, `a, b and c`. */
export const enumerated = (phrases: readonly string[]): string => (phrases.length < 2 ? phrases.join('') : `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`);

/** A phrase that begins a sentence. */
export const capital = (phrase: string): string => phrase.slice(0, 1).toUpperCase() + phrase.slice(1);
