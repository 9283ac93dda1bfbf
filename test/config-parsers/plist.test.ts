import { describe, expect, test } from 'vitest';
import { plain } from '../../src/core/config.js';
import { parsePlist } from '../../src/config-parsers/plist.js';
import { problemsOf, slices } from './helpers.js';

const entitlements = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
  <dict>
    <!-- desktop-sec-ignore here -->
    <key>com.apple.security.cs.allow-jit</key><true/>
    <key>n😀</key> <integer>42</integer>
    <key>list</key> <array><string>a &amp; b</string><false/><real>1.5</real></array>
  </dict>
</plist>`.replaceAll('\n', '\r\n');

describe('parsePlist', () => {
  test('keeps the place of every key and value as whole elements', () => {
    for (const text of [entitlements, `\uFEFF${entitlements}`]) {
      const document = parsePlist(text);
      expect(document.problems).toEqual([]);
      expect(slices(text, document)).toEqual([
        '/<key>com.apple.security.cs.allow-jit</key> = <true/>', '/<key>n😀</key> = <integer>42</integer>',
        '/<key>list</key>/0 = <string>a &amp; b</string>', '/<key>list</key>/1 = <false/>', '/<key>list</key>/2 = <real>1.5</real>',
      ]);
      expect(document.comments.map(({ range }) => text.slice(range.start, range.end))).toEqual(['<!-- desktop-sec-ignore here -->']);
    }
    expect(plain(parsePlist(entitlements).root)).toEqual({ 'com.apple.security.cs.allow-jit': true, 'n😀': 42, list: ['a & b', false, 1.5] });
  });

  test('expands no entity and reads no file', () => {
    const text = '<!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "boom">]><plist><dict><key>a</key><string>&x;&y;</string></dict></plist>';
    expect(plain(parsePlist(text).root)).toEqual({ a: '&x;&y;' });
  });

  test('keeps what stands before an error, and does not quote the text', () => {
    const text = '<plist><dict><key>a</key><string>s3cret</string><key>b</key><str';
    const document = parsePlist(text);
    expect(plain(document.root)).toEqual({ a: 's3cret', b: null });
    expect(document.problems[0]?.kind).toBe('syntax');
    expect(JSON.stringify(document.problems)).not.toContain('s3cret');
  });

  test('keeps both entries of a key that occurs twice', () => {
    const text = '<plist><dict><key>a</key><true/><key>a</key><false/><key>__proto__</key><true/></dict></plist>';
    expect(problemsOf(text, parsePlist(text))).toEqual(['duplicate-key: <key>a</key>']);
    expect(slices(text, parsePlist(text))).toHaveLength(3);
  });

  test.each(['', '<Package><plistish/></Package>', 'bplist00\0\u0001'])('leaves alone what is no property list: %j', (text) => {
    expect(parsePlist(text)).toEqual({ kind: 'config', format: 'plist', comments: [], problems: [] });
  });

  test('does not follow nesting without end', () => {
    expect(parsePlist(`<plist>${'<array>'.repeat(20_000)}`).problems.map(({ kind }) => kind)).toEqual(['nesting']);
  });
});
