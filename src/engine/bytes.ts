import { hash } from 'node:crypto';
import type { Problem } from '../core/problem.js';

/** What tells whether a file is still the same. */
export const hashOf = (bytes: Uint8Array): string => hash('sha1', bytes);

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a file, a byte order mark included; undefined for what is no text. */
export const decode = (bytes: Uint8Array, problems: Problem[] = []): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes);
  const text = UTF8.decode(bytes);
  const invalid = text.includes('\ufffd') && !isUtf8(bytes);
  // A few zero bytes are in sources too, inside of strings; Node and bundlers take them.
  const head = bytes.subarray(0, text.includes('\0') ? 8000 : 0);
  if (head.includes(0) && (invalid || head.filter((byte) => byte === 0).length > head.length / 100)) {
    problems.push({ kind: 'binary', message: 'The file is binary.' });
    return undefined;
  }
  if (invalid) problems.push({ kind: 'encoding', message: 'The file is not valid UTF-8: some characters were replaced.' });
  return text;
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};
