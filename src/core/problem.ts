import type { Range } from './location.js';

/** Malformed or unreadable input: told as a notice and passed over. It never costs another file's findings. */
export interface Problem {
  readonly kind: 'syntax' | 'nesting' | 'binary' | 'encoding' | 'size' | 'crash' | 'timeout' | 'duplicate-key' | 'unreadable' | 'limit';
  readonly message: string;
  readonly range?: Range;
}

/** A comment that may carry a suppression. `range` covers its delimiters, `text` does not. */
export interface Comment {
  readonly text: string;
  readonly range: Range;
}

/** Only comments that can say something to a linter are kept in documents. */
export const isDirective = (text: string): boolean => /desktop-sec|eslint-disable|eslint-enable|oxlint-disable|oxlint-enable/.test(text);
