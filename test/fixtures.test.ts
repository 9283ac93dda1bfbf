import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { consoleReporter } from '../src/reporters/console.js';
import { rules } from '../src/rules/index.js';
import { expectationsOf, readFolder } from './support/fixture.js';
import { lintFiles, placesOf, relatedOf } from './support/lint.js';

const home = fileURLToPath(new URL('./fixtures', import.meta.url));
const options = { color: false, hyperlinks: false, width: 80, quiet: false, verbose: false, maxFindings: 0, pages: () => undefined };

describe('fixtures', () => {
  for (const { id } of rules) {
    const folder = join(home, id);
    it(id, async () => {
      expect(existsSync(folder), `test/fixtures/${id}/ is missing`).toBe(true);
      const { 'findings.txt': _, ...files } = readFolder(folder);
      const all = expectationsOf(files);
      const wanted = all.filter(({ kind }) => kind === 'want');
      expect(wanted.filter(({ rules: named }) => named.includes(id)), 'a fixture wants its rule').not.toEqual([]);
      expect(all.filter(({ kind }) => kind === 'ok'), 'a fixture has near misses').not.toEqual([]);
      const judged = new Set([id, ...wanted.flatMap((one) => one.rules)]);
      const result = await lintFiles(files);
      expect(result.notices.filter(({ kind }) => kind === 'internal' || kind === 'crash')).toEqual([]);
      const found = placesOf(result, judged);
      expect(found).toEqual([...new Set(wanted.flatMap(({ file, line, rules: named }) => named.map((rule) => `${file}:${line} ${rule}`)))].sort());
      const also = all.filter(({ kind }) => kind === 'also').flatMap(({ file, line, rules: named }) => named.map((rule) => `${file}:${line} ${rule}`));
      expect(relatedOf(result)).toEqual(expect.arrayContaining(also));
      for (const { file, line, rules: named } of all.filter(({ kind }) => kind === 'todo')) {
        for (const rule of named) expect(found, 'a known gap has closed: make it a want').not.toContain(`${file}:${line} ${rule}`);
      }
      await expect(consoleReporter.report({ ...result, findings: result.findings.filter(({ rule }) => judged.has(rule.id)) }, options)).toMatchFileSnapshot(join(folder, 'findings.txt'));
    });
  }

  it('belong to rules', () => {
    const known = new Set(rules.map(({ id }) => id));
    const folders = readdirSync(home).flatMap((group) => readdirSync(join(home, group)).map((name) => `${group}/${name}`));
    expect(folders.filter((folder) => !known.has(folder))).toEqual([]);
  });
});
