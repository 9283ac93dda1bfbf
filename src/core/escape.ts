/**
 * What a report quotes from the project under audit may be hostile. Control and format characters (escape sequences, bidirectional overrides),
 * line and paragraph separators, lone surrogates and all that is invisible by definition; the emoji selector U+FE0F alone is met in good faith.
 */
const UNSEEN = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const SHORT = new Map([['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t']]);

const written = (char: string): string => {
  const hex = char.codePointAt(0)!.toString(16);
  return SHORT.get(char) ?? (hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`);
};

/** The text with everything unseen written out (`\u001b`, `\u202e`, `\n`) except the characters in `keep`: safe for a terminal. */
export const visible = (text: string, keep = ''): string => text.replace(UNSEEN, (char) => (keep.includes(char) ? char : written(char)));

/** JSON in which no character is unseen: the same data, safe to print and to look at. */
export const visibleJson = (json: string): string =>
  // Most of it is plain, and told faster.
  json.replace(/[^ -~]+/g, (stretch) => stretch.replace(UNSEEN, (char) => (char === '\n' ? char : char.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''))));

/**
 * Text for a build's log, in which no line is a command to the runner. GitHub obeys lines that begin with `::command`, after any blanks, and
 * the older `##[command]` anywhere; Azure obeys `##vso[command]`.
 */
export const defuseCommands = (log: string): string => log.replace(/^([^\S\n]*):(?=:[a-z])/gim, '$1: ').replace(/#(?=#\w*\[)/g, '# ');
