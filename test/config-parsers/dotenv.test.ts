import { describe, expect, test } from 'vitest';
import { plain } from '../../src/core/config.js';
import { parseDotenv } from '../../src/config-parsers/dotenv.js';
import { problemsOf, slices } from './helpers.js';

describe('parseDotenv', () => {
  test('keeps the place of keys, and of values without their quotes', () => {
    const text = '\uFEFFAPP_KEY=base64:abc=\r\n  export DB_URL="mysql://${USER}@h" # note\r\nKEY=\'-----BEGIN\r\nEND\'\r\nTICK=`a"b\'`\r\nEMPTY=\r\nSPACED = two words  # c\r\nHASH=a#b\r\nYAML: style\r\n';
    const document = parseDotenv(text);
    expect(slices(text, document)).toEqual([
      '/APP_KEY = base64:abc=', '/DB_URL = mysql://${USER}@h', '/KEY = -----BEGIN\r\nEND', '/TICK = a"b\'', '/EMPTY = ', '/SPACED = two words', '/HASH = a#b', '/YAML = style',
    ]);
    expect(document.problems).toEqual([]);
  });

  test('unescapes double quotes only', () => {
    expect(plain(parseDotenv('A="x\\ny \\"q\\" \\$z"\nB=\'x\\ny\'\nC=x\\ny').root)).toEqual({ A: 'x\ny "q" $z', B: 'x\\ny', C: 'x\\ny' });
  });

  test('keeps directive comments, on their own line and behind a value', () => {
    const text = '# hello\n# desktop-sec-disable x\nA=1 # desktop-sec-ignore y\nB="2"# desktop-sec-ignore z';
    expect(parseDotenv(text).comments.map(({ text: said, range }) => [said, text.slice(range.start, range.end)])).toEqual([
      [' desktop-sec-disable x', '# desktop-sec-disable x'], [' desktop-sec-ignore y', '# desktop-sec-ignore y'], [' desktop-sec-ignore z', '# desktop-sec-ignore z'],
    ]);
  });

  test('tells what it cannot read and goes on', () => {
    const text = 'A="open\nnot a line\nB=2\nexport B\nB=3';
    const document = parseDotenv(text);
    expect(plain(document.root)).toEqual({ A: '"open', B: '3' });
    expect(problemsOf(text, document)).toEqual(['syntax: "', 'syntax: not a line', 'duplicate-key: B']);
  });

  test.each(['', '\n\n', '# only a comment', '\uFEFF'])('has nothing to say about an empty file: %j', (text) => {
    expect(parseDotenv(text)).toMatchObject({ problems: [] });
    expect(parseDotenv(text).root).toBeUndefined();
  });
});
