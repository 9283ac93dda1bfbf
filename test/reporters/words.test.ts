import { describe, expect, it } from 'vitest';
import { counted, countsOf, frameworkAndVersion, sentences, withLinks, withPeriod } from '../../src/reporters/words.js';
import { RESULT } from './sample.js';

describe('counted', () => {
  it('has a singular', () => {
    expect(['windows', 'capabilities', 'switches', 'processes', 'IPC channels', 'boxes', 'CSS'].map((plural) => counted(1, plural)))
      .toEqual(['1 window', '1 capability', '1 switch', '1 process', '1 IPC channel', '1 box', '1 CSS']);
    expect(counted(0, 'windows')).toBe('0 windows');
  });

  it('sums what apps hold and leaves out what they lack', () => {
    const app = { ...RESULT.apps[0]!, counts: { windows: 1, preloads: 0 } };
    expect(countsOf([app])).toBe('1 window');
    expect(countsOf([app, { ...app, counts: { files: 3, windows: 2 } }])).toBe('3 windows, 3 files');
  });
});

it('names a framework with its version and where that was read', () => {
  const { version, versionFrom, ...app } = RESULT.apps[0]!;
  expect(frameworkAndVersion({ ...app, version: version!, versionFrom: versionFrom! })).toBe('Electron 31.2.0 (package-lock.json)');
  expect(frameworkAndVersion({ ...app, version: version! })).toBe('Electron 31.2.0');
  expect(frameworkAndVersion({ ...app, framework: 'neutralino' })).toBe('Neutralinojs, version unknown');
});

describe('sentences', () => {
  it.each([
    ['One. Two. Three.', 'One', 'Two. Three.'],
    ['Node.js 1.2 is old, e.g. here.', 'Node.js 1.2 is old, e.g. here', ''],
    ['No period', 'No period', ''],
    ['Who? He.', 'Who?', 'He.'],
    ['It ends in code. `x` follows.', 'It ends in code', '`x` follows.'],
    ['', '', ''],
  ])('%s', (message, first, rest) => {
    expect(sentences(message)).toEqual([first, rest]);
  });
});

it('ends what has no end', () => {
  expect(['a', 'a. ', 'a?'].map(withPeriod)).toEqual(['a.', 'a.', 'a?']);
});

it('finds links to related places and breaks all others', () => {
  const link = (text: string, number: number): string => `<${text} ${number}>`;
  expect(withLinks('see [here](1) and [a b](12)', link)).toBe('see <here 1> and <a b 12>');
  expect(withLinks('in \'x](http://evil)\' [y](http://evil) [z](2)', link, '] (')).toBe('in \'x] (http://evil)\' [y] (http://evil) <z 2>');
});
