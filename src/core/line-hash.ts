/**
 * GitHub's `primaryLocationLineHash`, by which code scanning recognises an alert after lines have moved: a rolling hash over the 100 non-blank
 * UTF-16 code units from the start of a line on, modulo 2^64, and how often that hash was seen in the file so far.
 * What upload-sarif computes itself must come out, or it warns: github/codeql-action, src/fingerprints.ts.
 */
const WINDOW = 100;
const FACTOR = 37;
const END_OF_FILE = 0xffff;
const TWO_32 = 2 ** 32;
/** FACTOR ** WINDOW modulo 2^64: the weight of the unit that leaves the window. */
const LEAVING = BigInt.asUintN(64, BigInt(FACTOR) ** BigInt(WINDOW));
const LEAVING_HIGH = Number(LEAVING >> 32n);
const LEAVING_LOW = Number(LEAVING & 0xffffffffn);

const SPACE = 0x20;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;

/** The line hashes (`hash:n`) of the lines asked for, counted from 1, or of all. `text` keeps its byte order mark: GitHub hashes it, too. */
export const lineHashes = (text: string, lines?: ReadonlySet<number>): Map<number, string> => {
  const hashes = new Map<number, string>();
  const seen = new Map<string, number>();
  const units = new Uint16Array(WINDOW);
  /** By slot of the window, the line that begins with its unit; 0 where none does. */
  const begins = new Uint32Array(WINDOW);
  const wanted = lines?.size ?? Infinity;
  // Two halves of 32 bits: every product below stays under 2^53, so that doubles are exact and `>>> 0` is the remainder.
  let high = 0;
  let low = 0;
  let slot = 0;
  let line = 0;
  let lineStart = true;

  const push = (unit: number): void => {
    const leaving = units[slot]!;
    const sum = low * FACTOR + unit - LEAVING_LOW * leaving;
    low = sum >>> 0;
    high = (high * FACTOR + Math.floor(sum / TWO_32) - LEAVING_HIGH * leaving) >>> 0;
    units[slot] = unit;
    slot = slot === WINDOW - 1 ? 0 : slot + 1;
  };
  const emit = (): void => {
    const begun = begins[slot]!;
    if (begun === 0) return;
    begins[slot] = 0;
    const hash = high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    if (!lines || lines.has(begun)) hashes.set(begun, `${hash}:${count}`);
  };
  const read = (unit: number): void => {
    emit();
    if (lineStart) begins[slot] = ++line;
    lineStart = unit === LF;
    push(unit);
  };

  let afterCr = false;
  for (let index = 0; index < text.length && hashes.size < wanted; index++) {
    const unit = text.charCodeAt(index);
    const skipped = unit === SPACE || unit === TAB || (unit === LF && afterCr);
    afterCr = unit === CR;
    if (!skipped) read(unit === CR ? LF : unit);
  }
  read(END_OF_FILE);
  for (let rest = 0; rest < WINDOW; rest++) {
    emit();
    push(0);
  }
  return hashes;
};
