import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/finding.js';
import { diskTree } from '../../src/engine/tree.js';
import { lint } from '../../src/lint.js';
import { rules } from '../../src/rules/index.js';
import { wholeMessage } from '../../src/service/message.js';
import { toldOf } from '../../src/service/protocol.js';
import { readFolder } from '../support/fixture.js';
import { plugin } from './plugin.js';

const home = fileURLToPath(new URL('../fixtures', import.meta.url));
const work = realpathSync(mkdtempSync(join(tmpdir(), 'desktop-sec-eslint-')));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const persona = 'auditor';
const { recommended, php, rust, components } = plugin.configs;
const config = [
  { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, linterOptions: { reportUnusedDisableDirectives: false } },
  recommended, php, rust, components, { settings: { 'desktop-sec': { persona } } },
].flat();

/** What ESLint is not told to lint by any configuration of the plugin's. */
const NOT_LINTED = /(?:^|\/)(?:\.npmrc|\.yarnrc|Dockerfile|Info\.plist)$|\.(?:lock|sh|desktop|txt|pem|key|p8|xml|md|bat|nsh|ps1|py|inc|sql|env\.\w+)$|(?:^|\/)(?:dist|out|vendor|target)\//;

interface Place {
  readonly file: string;
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const byFinding = (finding: Finding): Place => {
  const { spot: { location: { file }, region } } = finding;
  return { file, rule: finding.rule.id, line: region.startLine, column: region.startColumn, message: wholeMessage(toldOf(finding)) };
};
const sorted = (places: readonly Place[]): Place[] => [...places].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('ESLint finds in a fixture what the command line finds', () => {
  for (const { id } of rules) {
    it(id, async () => {
      const root = join(work, id.replace('/', '-'));
      // As in a repository: what is scanned is the whole of it.
      mkdirSync(join(root, '.git'), { recursive: true });
      const { 'findings.txt': _, ...files } = readFolder(join(home, id));
      for (const [path, text] of Object.entries(files).filter(([path]) => !path.endsWith('.want'))) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      const { findings } = await lint({ tree: diskTree(root), persona });
      const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config as never });
      const results = await eslint.lintFiles(['.']);
      const linted = new Set(results.filter(({ messages }) => !messages.some(({ fatal }) => fatal)).map(({ filePath }) => relative(root, filePath).replaceAll('\\', '/')));
      const found = results.flatMap(({ filePath, messages }) => messages.filter(({ ruleId }) => ruleId?.startsWith('desktop-sec/'))
        .map(({ ruleId, line, column, message }): Place => ({ file: relative(root, filePath).replaceAll('\\', '/'), rule: ruleId!.slice('desktop-sec/'.length), line, column, message })));
      const wanted = findings.map(byFinding);
      expect(sorted(found)).toEqual(sorted(wanted.filter(({ file }) => linted.has(file))));
      const left = wanted.filter(({ file }) => !linted.has(file)).map(({ file }) => file);
      expect(left.filter((file) => !NOT_LINTED.test(file) && !results.some(({ filePath, messages }) => filePath.endsWith(`/${file}`) && messages.some(({ fatal }) => fatal)))).toEqual([]);
    });
  }
});
