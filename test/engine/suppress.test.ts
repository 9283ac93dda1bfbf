import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/core/finding.js';
import { directivesOf } from '../../src/engine/suppress.js';
import { lintFiles } from '../support/lint.js';

/** Directives of the comments of a text in JavaScript's or HTML's form. */
const directives = (text: string, notices: Notice[] = []) => directivesOf('a.js', text, [...text.matchAll(/\/\/(.*)|\/\*([\s\S]*?)\*\/|<!--([\s\S]*?)-->/g)].map((match) => ({
  text: match[1] ?? match[2] ?? match[3] ?? '', range: { start: match.index, end: match.index + match[0].length },
})), notices);
const covered = (text: string): (readonly [string, string])[] => directives(text).map(({ rules, covers }) => [rules.join(), covers === 'file' ? 'file' : text.slice(covers.start, covers.end)]);

describe('comments for ESLint and oxlint that name our rules', () => {
  it.each([
    ['a(); // eslint-disable-line desktop-sec/electron/sandbox\nb();', [['electron/sandbox', 'a(); // eslint-disable-line desktop-sec/electron/sandbox']]],
    ['// eslint-disable-next-line no-eval, desktop-sec/common/csp-unsafe -- legacy\na();\nb();', [['common/csp-unsafe', 'a();']]],
    ['/* oxlint-disable-next-line desktop-sec/electron/sandbox\n * -- two lines */\na();\nb();', [['electron/sandbox', 'a();']]],
    ['a();\n/* eslint-disable desktop-sec/electron/sandbox */\nb();\n/* eslint-enable desktop-sec/electron/sandbox */\nc();', [['electron/sandbox', '\nb();\n']]],
    ['/* eslint-disable desktop-sec/electron/sandbox, desktop-sec/common/csp-unsafe */\nb();\n/* eslint-enable desktop-sec/electron/sandbox */c();/* eslint-enable */d();',
      [['electron/sandbox', '\nb();\n'], ['common/csp-unsafe', '\nb();\n/* eslint-enable desktop-sec/electron/sandbox */c();']]],
    ['// oxlint-disable desktop-sec/electron/sandbox\na();', [['electron/sandbox', '\na();']]],
    ['<!-- eslint-disable-next-line desktop-sec/common/csp-unsafe -->\n<meta>', [['common/csp-unsafe', '<meta>']]],
  ] as const)('%s', (text, expected) => expect(covered(text)).toEqual(expected));

  it('have their reason behind two dashes', () => {
    expect(directives('// eslint-disable-next-line desktop-sec/electron/sandbox -- the preload script needs it -- really')[0]!.reason).toBe('the preload script needs it -- really');
  });

  it.each(['// eslint-disable-next-line', '/* eslint-disable */', '// eslint-disable-next-line no-eval', '// see eslint-disable-line desktop-sec/electron/sandbox', '// eslint-disable-liner desktop-sec/electron/sandbox', '// eslint-disable-line -- desktop-sec/electron/sandbox'])
  ('that name none say nothing: %s', (text) => {
    const notices: Notice[] = [];
    expect(directives(text, notices)).toEqual([]);
    expect(notices).toEqual([]);
  });

  it('suppress what the command line finds, and are told where they suppress nothing', async () => {
    const main = (comment: string): string => `const { BrowserWindow } = require('electron');\n${comment}\nnew BrowserWindow({ webPreferences: { sandbox: false } });\n`;
    const files = { 'package.json': '{ "name": "a", "main": "main.js", "devDependencies": { "electron": "45.0.0" } }' };
    const told = async (comment: string) => {
      const { findings, suppressed, notices } = await lintFiles({ ...files, 'main.js': main(comment) });
      return [findings.some(({ rule }) => rule.id === 'electron/sandbox'), suppressed.map(({ suppressed: by }) => by!.reason), notices.filter(({ kind }) => kind.endsWith('suppression')).map(({ message }) => message)];
    };
    expect(await told('')).toEqual([true, [], []]);
    expect(await told('// eslint-disable-next-line desktop-sec/electron/sandbox -- local pages')).toEqual([false, ['local pages'], []]);
    expect(await told('/* oxlint-disable desktop-sec/electron/sandbox */')).toEqual([false, [''], []]);
    expect(await told('// eslint-disable-next-line')).toEqual([true, [], []]);
    expect(await told('// eslint-disable-next-line desktop-sec/electron/web-security')).toEqual([true, [], ['The suppression of electron/web-security suppresses nothing.']]);
    expect(await told('// eslint-disable-next-line desktop-sec/electron/sandbx')).toEqual([true, [], ["There is no rule 'electron/sandbx' to suppress."]]);
  });
});
