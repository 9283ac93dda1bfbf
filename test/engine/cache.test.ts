import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jsonReporter } from '../../src/reporters/json.js';
import { lintFiles } from '../support/lint.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cache-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = { color: false, hyperlinks: false, width: 80, quiet: false, verbose: false, maxFindings: 0, pages: () => undefined };
const files = {
  'package.json': JSON.stringify({ name: 'tram', version: '1.0.0', main: 'main.js', devDependencies: { electron: '30.0.0' } }),
  'main.js': "const { BrowserWindow } = require('electron');\nnew BrowserWindow({ webPreferences: { webSecurity: false } });\n",
  'api.js': `require('electron');\nconst apiKey = 'k9${'Q2w8Z5x1'.repeat(3)}';\n`,
  '.env': `API_TOKEN=t7${'R4v6B3n9'.repeat(3)}\n`,
};

test('a cache changes nothing, and holds no secret', async () => {
  const without = jsonReporter.report(await lintFiles(files), options);
  for (let round = 0; round < 2; round++) expect(jsonReporter.report(await lintFiles(files, { cache: { folder } }), options)).toBe(without);
  const [store] = readdirSync(folder);
  const kept = readdirSync(join(folder, store!)).map((name) => readFileSync(join(folder, store!, name), 'utf8'));
  expect(kept.some((text) => text.includes('webSecurity'))).toBe(true);
  for (const text of kept) expect(text).not.toMatch(/Q2w8Z5x1|R4v6B3n9/);
});
