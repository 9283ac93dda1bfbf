import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTable, lineText, rangeOf, regionOf } from '../../src/core/lines.js';

const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '\r\n', '\u2028', '\u2029', '📝', '\ud83d', '\ufeff', '\t'), maxLength: 40 });

describe('lineTable', () => {
  it('ends lines at CRLF, LF and a lone CR, and at nothing else', () => {
    const table = lineTable('a\r\nb\nc\rd\u2028e\u2029f\u0085g\v');
    expect(table.starts).toEqual([0, 3, 5, 7]);
    expect([1, 2, 3, 4, 5].map((line) => lineText(table, line))).toEqual(['a', 'b', 'c', 'd\u2028e\u2029f\u0085g\v', '']);
  });

  it('has an empty last line after a final line end', () => {
    expect(lineTable('a\n').starts).toEqual([0, 2]);
    expect(lineTable('').starts).toEqual([0]);
  });

  it('puts the lines together again', () => {
    fc.assert(fc.property(texts, (text) => {
      const table = lineTable(text);
      expect(table.starts.map((_, index) => lineText(table, index + 1))).toEqual(text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/));
    }));
  });
});

describe('regionOf', () => {
  it('counts lines and columns from 1, columns in UTF-16 units, the end exclusive', () => {
    expect(regionOf(lineTable('one\n📝 two'), { start: 6, end: 10 })).toEqual({ startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 });
    expect(regionOf(lineTable('one\ntwo'), { start: 1, end: 5 })).toEqual({ startLine: 1, startColumn: 2, endLine: 2, endColumn: 2 });
  });

  it('does not count a byte order mark as a column', () => {
    const table = lineTable('\ufeffone\ntwo');
    expect(regionOf(table, { start: 1, end: 4 })).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 4 });
    expect(regionOf(table, { start: 0, end: 1 })).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
    expect(regionOf(table, { start: 5, end: 8 })).toEqual({ startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 });
    expect(lineText(table, 1)).toBe('one');
  });

  it('puts an offset within CRLF at the end of its line', () => {
    expect(regionOf(lineTable('a\r\nb'), { start: 1, end: 2 })).toEqual({ startLine: 1, startColumn: 2, endLine: 1, endColumn: 3 });
  });

  it('cuts a range to the text', () => {
    expect(regionOf(lineTable('ab'), { start: -5, end: 99 })).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 3 });
    expect(regionOf(lineTable('ab'), { start: 2, end: 1 })).toEqual({ startLine: 1, startColumn: 3, endLine: 1, endColumn: 3 });
  });

  it('is undone by rangeOf', () => {
    fc.assert(fc.property(texts, fc.nat(50), fc.nat(50), (text, a, b) => {
      const table = lineTable(text);
      const first = text.startsWith('\ufeff') ? 1 : 0;
      const start = Math.min(Math.max(a, first), text.length);
      const end = Math.min(Math.max(b, start), text.length);
      const region = regionOf(table, { start, end });
      expect(rangeOf(table, region)).toEqual({ start, end });
      expect(lineText(table, region.startLine).length).toBeGreaterThanOrEqual(region.startColumn - 2);
    }));
  });
});
