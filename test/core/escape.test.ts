import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpan, defuseCommands, escapeCommandData, escapeCommandProperty, escapeHtml, escapeMarkdown, visible, visibleJson } from '../../src/core/escape.js';

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

describe('escapeHtml', () => {
  it('opens no tag, ends no attribute and keeps lines', () => {
    expect(escapeHtml('<img src="x" onerror=\'a\'>&amp;\n\u001b')).toBe('&lt;img src=&quot;x&quot; onerror=&#39;a&#39;&gt;&amp;amp;\n\\u001b');
  });
});

describe('escapeMarkdown', () => {
  it('begins no link, tag, emphasis, cell or list', () => {
    expect(escapeMarkdown('a](http://x) <b> *c* _d_ `e` | f')).toBe('a\\]\\(http://x\\) \\<b\\> \\*c\\* \\_d\\_ \\`e\\` \\| f');
    expect(escapeMarkdown('- a\n# b')).toBe('\\- a \\# b');
    expect(escapeMarkdown('1. a')).toBe('1\\. a');
    expect(escapeMarkdown('\\<')).toBe('\\\\\\<');
  });
});

describe('codeSpan', () => {
  it('ends where it should, whatever is in it', () => {
    expect(codeSpan('src/main.ts')).toBe('`src/main.ts`');
    expect(codeSpan('a``b`c')).toBe('```a``b`c```');
    expect(codeSpan('`')).toBe('`` ` ``');
    expect(codeSpan('a\n\nb\u202e')).toBe('`a b\\u202e`');
    expect(codeSpan('')).toBe('`  `');
  });
});

describe('workflow commands', () => {
  it('end neither their message nor a property', () => {
    expect(escapeCommandData('50 %\r\n::error::x\ry\u001b')).toBe('50 %25%0A::error::x%0Ay\\u001b');
    expect(escapeCommandProperty('a:b,c%\n')).toBe('a%3Ab%2Cc%25%0A');
  });

  it('do not begin in a log', () => {
    const log = defuseCommands('::error file=a::x\n  \t::add-mask::y\n ::: src/a.ts:1:1\nstd::fs::read ##[group]a ##vso[task.x]b ## c ###[x]');
    expect(log).toBe(': :error file=a::x\n  \t: :add-mask::y\n ::: src/a.ts:1:1\nstd::fs::read # #[group]a # #vso[task.x]b ## c ## #[x]');
  });
});
