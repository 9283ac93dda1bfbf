import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, compatible } from '../../src/core/apply.js';
import type { Edit, Fix } from '../../src/core/rule.js';
import { resolveFix } from '../../src/engine/edits.js';

/** A text whose place stands between `⟦` and `⟧`, after the edit; undefined where there is none. */
const edited = (marked: string, how: Edit['how'], text = ''): string | undefined => {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const plain = marked.replace(/[⟦⟧]/g, '');
  const fix = resolveFix({ description: 'x', safe: true, edits: [{ file: 'a', range: { start, end }, text, ...(how && { how }) }] }, () => plain);
  return fix && applyEdits(plain, fix.edits);
};

describe('a member goes', () => {
  it.each([
    ['the first of one line', '{ ⟦"a": 1⟧, "b": 2 }', '{ "b": 2 }'],
    ['the last of one line', '{ "a": 1, ⟦"b": 2⟧ }', '{ "a": 1 }'],
    ['the only one', '{ ⟦"a": 1⟧ }', '{  }'],
    ['one with a comma behind it', 'f({ a: 1, ⟦b: 2⟧, });', 'f({ a: 1, });'],
    ['a line of its own', '{\n  "a": 1,\n  ⟦"b": 2⟧,\n  "c": 3\n}', '{\n  "a": 1,\n  "c": 3\n}'],
    ['the last line', '{\n  "a": 1,\n  ⟦"b": 2⟧\n}', '{\n  "a": 1\n}'],
    ['the last line after a comment', '{\n  "a": 1, // one, "two"\n  ⟦"b": 2⟧ // two\n}', '{\n  "a": 1 // one, "two"\n   // two\n}'],
    ['one before a comment', '{\n  ⟦"a": 1⟧ /* a */, // one\n  "b": 2\n}', '{\n   /* a */ // one\n  "b": 2\n}'],
    ['one after a text that looks like a comment', "['http://x', ⟦'b'⟧]", "['http://x']"],
    ['a pair of PHP', "[\n    'a' => 1,\n    ⟦'b' => null⟧, # why\n]", "[\n    'a' => 1,\n    # why\n]"],
    ['a key of YAML', 'a: 1\n⟦b: 2⟧\nc: 3\n', 'a: 1\nc: 3\n'],
    ['an item of YAML', 'list:\n  - one\n  - ⟦two⟧\n', 'list:\n  - one\n'],
    ['a key of TOML', '[a]\n⟦b = 2⟧\n\n[c]\n', '[a]\n\n[c]\n'],
  ])('%s', (_, before, after) => expect(edited(before, 'member')).toBe(after));
});

describe('a statement goes', () => {
  it.each([
    ['on a line of its own', "a();\n⟦b()⟧;\nc();\n", 'a();\nc();\n'],
    ['the first', '⟦b()⟧;\nc();\n', 'c();\n'],
    ['with its comment left', 'a();\n⟦b()⟧; // why\nc();\n', 'a();\n // why\nc();\n'],
    ['in a block', 'if (x) { ⟦b()⟧; }', 'if (x) {  }'],
    ['without semicolons', "'use strict';\n⟦b()⟧\nc()\n", "'use strict';\nc()\n"],
  ])('%s', (_, before, after) => expect(edited(before, 'statement')).toBe(after));

  it.each([
    ['the body of an if', 'if (x)\n  ⟦b()⟧;\nc();\n'],
    ['on the same line', 'if (x) ⟦b()⟧;'],
    ['an expression', 'const x = ⟦b()⟧;'],
    ['a call that goes on', '{ ⟦b()⟧\n  .then(c); }'],
    ['an arrow', 'const f = () => ⟦b()⟧;'],
    ['an operand', '{ ⟦b()⟧\n|| c(); }'],
    ['what may go on from the line before', 'a\n⟦(b)()⟧;'],
    ['after a comment over several lines', 'if (x) /* a\n b */\n⟦b()⟧;'],
  ])('but not %s', (_, before) => expect(edited(before, 'statement')).toBeUndefined());
});

describe('other edits', () => {
  it('items go behind the last one, in the style of the list', () => {
    expect(edited("['a', ⟦'b'⟧]", 'items', "'c'\n'd'")).toBe("['a', 'b', 'c', 'd']");
    expect(edited("x = [\n    'a',\n    ⟦'b'⟧,\n]", 'items', "'c'\n'd'")).toBe("x = [\n    'a',\n    'b',\n    'c',\n    'd',\n]");
  });
  it('words and attributes take a blank along', () => {
    expect(edited('<webview src="a" ⟦nodeintegration⟧ b>', 'word')).toBe('<webview src="a" b>');
    expect(edited('"⟦a⟧ b"', 'word')).toBe('"b"');
  });
  it('lines go as a whole', () => expect(edited('A=1\nB=⟦2⟧ # x\nC=3\n', 'line')).toBe('A=1\nC=3\n'));
  it('switches keep their quotes and their case', () => {
    expect(['⟦true⟧', '⟦FALSE⟧', "'⟦0⟧'", '⟦"0"⟧', '⟦yes⟧'].map((text) => edited(text, 'opposite', '1'))).toEqual(['false', 'TRUE', "'1'", '"1"', undefined]);
  });
  it('names are wrapped, and nothing else is', () => {
    expect(edited('on(⟦callback⟧)', 'name', '(_e, ...a) => $&(...a)')).toBe('on((_e, ...a) => callback(...a))');
    expect(edited('on(⟦x.y⟧)', 'name', '$&()')).toBeUndefined();
  });
  it('comparisons become calls', () => {
    expect(edited("if (⟦h($a)⟧ === $_POST['mac']) {", 'comparison', 'hash_equals($&)')).toBe("if (hash_equals(h($a), $_POST['mac'])) {");
    expect(edited("return $_POST['mac'] != ⟦h($a)⟧;", 'comparison', 'hash_equals($&)')).toBe("return !hash_equals(h($a), $_POST['mac']);");
    expect(edited('return $a . $b == ⟦h($a)⟧;', 'comparison', 'hash_equals($&)')).not.toContain('$b, ');
    expect(edited('return strcmp(⟦h($a)⟧, $b) === 0;', 'comparison', 'hash_equals($&)')).toBeUndefined();
  });
  it('a part is replaced where it stands once', () => {
    expect(edited("⟦'http://a'⟧", { find: 'http:' }, 'https:')).toBe("'https://a'");
    expect(edited("⟦'http://a?http://b'⟧", { find: 'http:' }, 'https:')).toBeUndefined();
  });
  it('a fix of which one edit cannot be made is dropped', () => {
    const edits: Edit[] = [{ file: 'a', range: { start: 0, end: 1 }, text: '' }, { file: 'a', range: { start: 1, end: 2 }, text: '', how: { find: 'z' } }];
    expect(resolveFix({ description: 'x', safe: true, edits }, () => 'abc')).toBeUndefined();
    expect(resolveFix({ description: 'x', safe: true, edits: [edits[1]!] }, () => undefined)).toBeUndefined();
  });
});

describe('many fixes', () => {
  const fix = (...edits: readonly (readonly [number, number, string])[]): Fix => ({ description: 'x', safe: true, edits: edits.map(([start, end, text]) => ({ file: 'a', range: { start, end }, text })) });

  it('are whole or not at all, and the first wins', () => {
    const [one, two, three] = [fix([0, 2, 'A']), fix([1, 3, 'B'], [5, 6, 'C']), fix([5, 6, 'D'])];
    const { taken, left, edits } = compatible([one, two, three]);
    expect([taken, left]).toEqual([[one, three], [two]]);
    expect(applyEdits('0123456', edits.get('a')!)).toBe('A234D6');
  });

  it('that are the same are one; insertions at one place wait', () => {
    expect(compatible([fix([0, 1, 'x']), fix([0, 1, 'x'])]).edits.get('a')).toHaveLength(1);
    expect(compatible([fix([2, 2, 'x']), fix([2, 2, 'y'])]).left).toHaveLength(1);
  });

  it('bring lines that end as those of the text do', () => {
    expect(applyEdits('a\r\nb\r\n', [{ range: { start: 0, end: 1 }, text: 'x\ny' }])).toBe('x\r\ny\r\nb\r\n');
    expect(applyEdits('a\r\nb\n', [{ range: { start: 0, end: 1 }, text: 'x\ny' }])).toBe('x\ny\r\nb\n');
  });

  it('leave all else as it is', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.array(fc.tuple(fc.nat(60), fc.nat(5), fc.string({ maxLength: 3 }))), (text, drafts) => {
      const fixes = drafts.map(([start, length, inserted]) => fix([Math.min(start, text.length), Math.min(start + length, text.length), inserted]));
      const { edits, taken, left } = compatible(fixes);
      expect(taken.length + left.length).toBe(fixes.length);
      const list = edits.get('a') ?? [];
      const after = applyEdits(text, list);
      expect(after.length).toBe(list.reduce((sum, { range, text: inserted }) => sum + inserted.length - (range.end - range.start), text.length) + (/\r\n/.test(text) && !/[^\r]\n/.test(text) ? list.reduce((sum, { text: inserted }) => sum + (inserted.replace(/\r?\n/g, '\r\n').length - inserted.length), 0) : 0));
      expect(applyEdits(text, [])).toBe(text);
    }));
  });
});
