import { describe, expect, it } from 'vitest';
import { createSpots } from '../../../src/engine/spots.js';
import { widthOf } from '../../../src/reporters/terminal/cells.js';
import { frame, type Mark } from '../../../src/reporters/terminal/frame.js';
import { createStyle } from '../../../src/reporters/terminal/style.js';

const style = createStyle({ color: false, hyperlinks: false });
const draw = (files: Readonly<Record<string, string>>, marks: readonly (readonly [file: string, fragment: string, ...labels: string[]])[], width = 60): string[] => {
  const spotOf = createSpots((path) => files[path], (path) => path, new Map());
  const all = marks.map(([file, fragment, ...labels], index): Mark => {
    const start = files[file]!.indexOf(fragment);
    return { spot: spotOf({ file, range: { start, end: start + fragment.length } }), labels, primary: index === 0 };
  });
  return frame(all, 'high', width, style);
};

describe('frame', () => {
  it('underlines a place', () => {
    expect(draw({ 'a.ts': 'one\ntwo();\n' }, [['a.ts', 'two()']])).toEqual([' --> a.ts:2:1', '  |', '2 | two();', '  | ^^^^^']);
  });

  it('skips lines, but not a single one, and aligns numbers', () => {
    const text = Array.from({ length: 30 }, (_, index) => `line${index + 1};`).join('\n');
    expect(draw({ 'a.ts': text }, [['a.ts', 'line9;', 'a'], ['a.ts', 'line11;', 'b'], ['a.ts', 'line20;', 'c']]).slice(2)).toEqual([
      ' 9 | line9;', '   | ^^^^^^ a', '10 | line10;', '11 | line11;', '   | ------- b', '   :', '20 | line20;', '   | ------- c',
    ]);
  });

  it('shows other files after the first', () => {
    expect(draw({ 'a.ts': 'here', 'b.ts': 'there' }, [['b.ts', 'there'], ['a.ts', 'here', '1. from']])).toEqual([
      ' --> b.ts:1:1', '  |', '1 | there', '  | ^^^^^', '  |', ' ::: a.ts:1:1', '  |', '1 | here', '  | ---- 1. from',
    ]);
  });

  it('gives every place on a line a row of its own, and all labels of one place', () => {
    expect(draw({ 'a.ts': 'send(channel, value)' }, [['a.ts', 'value', '2. x', '3. y'], ['a.ts', 'channel', '1. z']]).slice(2)).toEqual([
      '1 | send(channel, value)', '  |      ------- 1. z', '  |               ^^^^^ 2. x', '  |                     3. y',
    ]);
  });

  it('marks the first and the last line of a place of several lines', () => {
    expect(draw({ 'a.ts': 'new Window({\n  a,\n  b,\n});\n' }, [['a.ts', 'new Window({\n  a,\n  b,\n})', 'it']]).slice(2)).toEqual([
      '1 | new Window({', '  | ^^^^^^^^^^^^', '  :', '4 | });', '  | ^^ it',
    ]);
    expect(draw({ 'a.ts': 'a: 1,\nb' }, [['a.ts', 'a: 1,\n']]).slice(2)).toEqual(['1 | a: 1,', '  | ^^^^^']);
  });

  it('stands under the right characters after tabs, wide characters and what is written out', () => {
    expect(draw({ 'a.ts': '\tノ📝\u202e\u0301x(y)' }, [['a.ts', 'x(y)']]).slice(2)).toEqual(['1 |     ノ📝\\u202e\u0301x(y)', '  |               ^^^^']);
  });

  it('marks an empty place', () => {
    expect(draw({ 'a.ts': '{}' }, [['a.ts', '']]).slice(2)).toEqual(['1 | {}', '  | ^']);
  });

  it('cuts a long line around the place', () => {
    const rows = draw({ 'a.ts': `${'f();'.repeat(5_000)}eval(x);${'g();'.repeat(5_000)}` }, [['a.ts', 'eval(x)', 'bad']]);
    expect(rows[2]).toMatch(/^1 \| ….*;eval\(x\);.*…$/);
    expect(rows[2]!.indexOf('eval')).toBe(rows[3]!.indexOf('^^^^^^^ bad'));
    expect(rows.every((row) => widthOf(row) <= 60)).toBe(true);
  });

  it('shows each of two places far apart on one line', () => {
    const long = `first(x);${'f();'.repeat(2_000)}second(x);${'g();'.repeat(20)}third(x);`;
    const rows = draw({ 'a.ts': long }, [['a.ts', 'third'], ['a.ts', 'first', 'a'], ['a.ts', 'second', 'b']]);
    for (const [word, bar] of [['first', '----- a'], ['second', '------ b'], ['third', '^^^^^']] as const) {
      const index = rows.findIndex((row) => row.includes(`${word}(x)`));
      expect(rows[index + 1]!.indexOf(bar)).toBe(rows[index]!.indexOf(word));
    }
  });

  it('stays within the width whatever is marked', () => {
    const files = { 'a.ts': `${'é'.repeat(300)}📝${'ノ'.repeat(300)}` };
    for (const fragment of ['é', '📝', 'ノ'.repeat(299), 'é'.repeat(250), `éé📝ノ`]) {
      for (const width of [40, 61, 80]) expect(draw(files, [['a.ts', fragment, 'label '.repeat(9)]], width).every((row) => widthOf(row) <= width)).toBe(true);
    }
  });

  it('puts a label below where it has no room beside', () => {
    expect(draw({ 'a.ts': 'ipcMain.handle("notes:export", async (event, name) => {' }, [['a.ts', 'name', '3. arrives here, sender not checked']]).slice(3)).toEqual([
      '  |                                              ^^^^',
      '  |                      3. arrives here, sender not checked',
    ]);
  });

  it('names a place whose source is gone', () => {
    const spotOf = createSpots(() => undefined, (path) => path, new Map());
    const spot = spotOf({ file: 'gone.ts', range: { start: 0, end: 1 } });
    expect(frame([{ spot, labels: ['1. there'], primary: true }], 'high', 60, style)).toEqual([' --> gone.ts:1:1', '  |', '  | 1. there']);
  });
});
