import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defuseCommands, visible, visibleJson } from '../../src/core/escape.js';

const UNSEEN = [
  '\u0000', '\u0007', '\u0008', '\u001b', '\u007f', '\u0085', '\u009b', '\u00ad', '\u061c', '\u200b', '\u200d', '\u200e', '\u2028', '\u2029', '\u202a',
  '\u202e', '\u2060', '\u2066', '\u2069', '\ufeff', '\ufff9', '\ufe00', '\u3164', '\u{e0041}', '\u{e0100}', '\ud800',
];

describe('visible', () => {
  it('writes out what cannot be seen', () => {
    expect(visible('a\u001b]8;;x\u0007b\u202ec\u200b\n\r\t')).toBe('a\\u001b]8;;x\\u0007b\\u202ec\\u200b\\n\\r\\t');
    for (const char of UNSEEN) expect(visible(char)).toMatch(/^\\u(?:[0-9a-f]{4}|\{[0-9a-f]{5}\})$/);
  });

  it('leaves what people write', () => {
    const text = 'Grüße, ノート, עברית, ❤️ 📝 e\u0301 \\n \u00a0';
    expect(visible(text)).toBe(text);
  });

  it('keeps what it is told to keep', () => {
    expect(visible('a\n\tb\r', '\n\t')).toBe('a\n\tb\\r');
  });
});

describe('visibleJson', () => {
  it('is the same data', () => {
    const any = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
    fc.assert(fc.property(fc.array(fc.oneof(any, fc.constantFrom(...UNSEEN)), { maxLength: 8 }), (data) => {
      const json = visibleJson(JSON.stringify({ data }, undefined, 2));
      expect(JSON.parse(json)).toEqual({ data });
      expect(visible(json, '\n')).toBe(json);
    }));
  });
});

describe('workflow commands', () => {
  it('do not begin in a log', () => {
    const log = defuseCommands('::error file=a::x\n  \t::add-mask::y\n ::: src/a.ts:1:1\nstd::fs::read ##[group]a ##vso[task.x]b ## c ###[x]');
    expect(log).toBe(': :error file=a::x\n  \t: :add-mask::y\n ::: src/a.ts:1:1\nstd::fs::read # #[group]a # #vso[task.x]b ## c ## #[x]');
  });
});
