import { describe, expect, it } from 'vitest';
import { charClass } from '../../src/dataflow/char-class.js';

const all = (source: string, chars: string): boolean => { const matches = charClass(source); return matches !== undefined && [...chars].every((char) => matches(char)); };

describe('charClass', () => {
  it.each([
    [String.raw`[<>:"/\\|?*\x00-\x1f]`, '/\\<\0\n', 'a.-'], [String.raw`[^\w.-]+`, '/\\ <', 'a_.-'], ['<|>|&', '<>&', 'a'], [String.raw`[/\\]`, '/\\', '.'], [String.raw`\/`, '/', '\\'],
    ['(?:<|>)', '<>', '&'], [String.raw`[a-z\d]`, 'az09', 'A-'], [String.raw`&(?!amp;)|<`, '<', '&'], [String.raw`[\u0000-\u001f]+`, '\n', ' '],
  ])('%s matches %j and not %j', (source, yes, no) => {
    expect(all(source, yes)).toBe(true);
    for (const char of no) expect(charClass(source)?.(char) ?? false).toBe(false);
  });

  it('knows nothing of other patterns', () => {
    for (const source of ['^[.]+', String.raw`\.\.\/`, '[<>]{2}', '', '(a)(b)', String.raw`[a-z]\d`]) expect(charClass(source)).toBeUndefined();
  });
});
