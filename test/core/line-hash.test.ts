import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineHashes } from '../../src/core/line-hash.js';
import { lineTable } from '../../src/core/lines.js';

/**
 * The same from the definition, not rolling: the hash of a line is the value of the polynomial over the 100 units from its first unit on,
 * units being the text without blanks, every line end one LF, then an end mark and zeros.
 */
const reference = (text: string): string[] => {
  const units: number[] = [];
  const starts: number[] = [];
  for (const line of text.replace(/\r\n?/g, '\n').split(/(?<=\n)/)) {
    starts.push(units.length);
    for (const char of line.replace(/[ \t]/g, '').split('')) units.push(char.charCodeAt(0));
  }
  if (text === '' || /[\r\n]$/.test(text)) starts.push(units.length);
  units.push(65_535);
  const seen = new Map<string, number>();
  return [...new Set(starts)].map((start) => {
    let hash = 0n;
    for (let index = start; index < start + 100; index++) hash = BigInt.asUintN(64, hash * 37n + BigInt(units[index] ?? 0));
    const hex = hash.toString(16);
    seen.set(hex, (seen.get(hex) ?? 0) + 1);
    return `${hex}:${seen.get(hex)}`;
  });
};

const hashesOf = (text: string): string[] => [...lineHashes(text).values()];

describe('lineHashes', () => {
  it('is what the definition says', () => {
    const any = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));
    const piece = fc.oneof(fc.constantFrom('a', 'b', ' ', '\t', '\r', '\n', '\r\n', '\uffff', '\u2028', '📝', '\ufeff'), any);
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(text, (sample) => {
      expect(hashesOf(sample)).toEqual(reference(sample));
    }), { numRuns: 1_000 });
  });

  it('is so where hashes are long and large units leave the window', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('\ufffe', '\uffff', 'z', '~'), maxLength: 130 }), { maxLength: 6 }), (lines) => {
      expect(hashesOf(lines.join('\n'))).toEqual(reference(lines.join('\n')));
    }));
  });

  it('has a hash for each line of the line table', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('x', ' ', '\r', '\n', '\r\n', '\u2028'), maxLength: 60 }), (text) => {
      expect([...lineHashes(text).keys()]).toEqual(lineTable(text).starts.map((_, index) => index + 1));
    }));
  });

  it('hashes an empty text as its end mark alone', () => {
    expect(hashesOf('')).toEqual([`${BigInt.asUintN(64, 65_535n * 37n ** 99n).toString(16)}:1`]);
  });

  it('does not pad with zeros', () => {
    const short = Array.from({ length: 3_000 }, (_, index) => hashesOf(String(index))[0]!).find((hash) => hash.length < 18);
    expect(short).toMatch(/^[1-9a-f][0-9a-f]{0,14}:1$/);
  });

  it('minds neither blanks nor the kind of line end', () => {
    expect(hashesOf('\tif (x) {\r\n  y()\r}\n')).toEqual(hashesOf('if(x){\ny()\n}\n'));
  });

  it('counts equal lines from the top of the file, asked for or not', () => {
    const text = 'same line, again and again\n'.repeat(12);
    expect(lineHashes(text).get(3)).toMatch(/:3$/);
    expect(lineHashes(text, new Set([3]))).toEqual(new Map([[3, lineHashes(text).get(3)]]));
  });

  it('gives only the lines asked for, and none for a line that is not there', () => {
    const text = 'a\nb\nc\n';
    expect(lineHashes(text, new Set([2, 99]))).toEqual(new Map([[2, lineHashes(text).get(2)]]));
    expect(lineHashes(text, new Set())).toEqual(new Map());
  });

  it('hashes a byte order mark as GitHub does', () => {
    expect(hashesOf('\ufeffa\nb')[0]).not.toBe(hashesOf('a\nb')[0]);
    expect(hashesOf('\ufeffa\nb')[1]).toBe(hashesOf('a\nb')[1]);
  });
});
