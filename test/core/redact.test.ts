import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTable } from '../../src/core/lines.js';
import { preview, redactRanges, redactText } from '../../src/core/redact.js';

const KEY = ['AKIA', 'QX7LM2Z9TR5W', '3F2Q'].join('');

describe('preview', () => {
  it('shows the ends of a long secret, less of a shorter one, and nothing of a short one', () => {
    expect(preview(KEY)).toBe('AKIA…3F2Q');
    expect(preview('correct-horse')).toBe('co…se');
    expect(preview('hunter2')).toBe('…');
    expect(preview('')).toBe('…');
  });
});

describe('redactRanges', () => {
  it('stars the middle out and moves nothing', () => {
    expect(redactRanges(`key = "${KEY}";`, [{ start: 7, end: 27 }])).toBe('key = "AKIA************3F2Q";');
    expect(redactRanges('pin = "1234";', [{ start: 7, end: 11 }])).toBe('pin = "****";');
  });

  it('keeps the lines of a secret of several lines', () => {
    const text = 'a\n-----BEGIN KEY-----\r\nMIIEvQ\rIBADAN\n-----END KEY-----\nb';
    expect(redactRanges(text, [{ start: 2, end: text.length - 2 }])).toBe('a\n----***************\r\n******\r******\n*************----\nb');
  });

  it('shows no character that any of overlapping ranges hides', () => {
    const text = 'abcdefghijklmnopqrstuvwxyz0123456789';
    expect(redactRanges(text, [{ start: 10, end: 30 }, { start: 0, end: 20 }, { start: 0, end: 20 }])).toBe(`abcd${'*'.repeat(22)}0123456789`);
  });

  it('keeps every offset, line and uncovered character', () => {
    const range = fc.tuple(fc.nat(60), fc.nat(60)).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '📝', '"'), maxLength: 60 }), fc.array(range, { maxLength: 4 }), (text, ranges) => {
      const redacted = redactRanges(text, ranges);
      expect(redacted.length).toBe(text.length);
      expect(lineTable(redacted).starts).toEqual(lineTable(text).starts);
      for (let index = 0; index < text.length; index++) {
        if (!ranges.some(({ start, end }) => start <= index && index < end)) expect(redacted[index]).toBe(text[index]);
      }
    }));
  });
});

describe('redactText', () => {
  it('replaces every occurrence, the longest secret first', () => {
    expect(redactText(`${KEY} and x${KEY}extra`, [KEY, `${KEY}extra`])).toBe('AKIA…3F2Q and xAKIA…xtra');
  });

  it('leaves what is too short to be told from other words, and replaces no pattern', () => {
    expect(redactText('a $& b', ['', 'a', '$&'])).toBe('a $& b');
    expect(redactText('x$$$$&$$$$$$$$$$$$$$$$y', ['$$$$&$$$$$$$$$$$$$$$$'])).toBe('x$$$$…$$$$y');
  });
});
