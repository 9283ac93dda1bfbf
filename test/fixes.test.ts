import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fixAt, type FixLevel } from '../src/core/apply.js';
import type { Finding, Result } from '../src/core/finding.js';
import { fixAll } from '../src/engine/fix.js';
import { memoryTree } from '../src/engine/tree.js';
import { kit } from '../src/lint.js';
import { rules } from '../src/rules/index.js';
import { expectationsOf, readFolder } from './support/fixture.js';
import { lintFiles } from './support/lint.js';

const home = fileURLToPath(new URL('./fixtures', import.meta.url));

const options = { persona: 'auditor', today: '2026-11-21' } as const;
const malformed = ({ notices }: Result): number => notices.filter(({ kind }) => kind === 'syntax' || kind === 'crash' || kind === 'nesting').length;

const fixed = async (files: Readonly<Record<string, string>>, level: FixLevel) => {
  const { changes, made, left, result } = await fixAll({ ...options, tree: memoryTree(files) }, kit, level);
  return { changes, made, left, result, files: { ...files, ...Object.fromEntries(changes.map(({ path, after }) => [path, after])) } };
};

describe('all fixes of a fixture', () => {
  for (const { id, fixable } of rules) {
    const folder = join(home, id);
    if (!existsSync(folder)) continue;
    it(id, async () => {
      const { 'findings.txt': _, ...all } = readFolder(folder);
      const files = Object.fromEntries(Object.entries(all).filter(([path]) => !path.endsWith('.want')));
      const before = await lintFiles(files);
      for (const { rule, fixes } of before.findings) if (fixes.some(({ edits }) => edits.length > 0)) expect(rules.find((one) => one.id === rule.id)!.fixable, `${rule.id} says that it is fixable`).toBeDefined();
      for (const { rule, fixes } of before.findings) if (fixes.some(({ safe }) => safe)) expect(rule.fixable, rule.id).toBe('safe');
      if (fixable) expect(before.findings.some(({ rule, fixes }) => rule.id === id && fixes.length > 0), 'the fixture has something to fix').toBe(true);
      for (const level of ['safe', 'unsafe'] as const) {
        const after = await fixed(files, level);
        expect(after.left, `${level}: every fix could be made`).toBe(0);
        expect(malformed(after.result), `${level}: what parsed still parses`).toBe(malformed(before));
        // What had a fix is gone. Of two that are alike in file and message, the other one may stay.
        const keyOf = ({ rule, spot, message }: Finding): string => `${rule.id} ${spot.path} ${message}`;
        const count = (findings: readonly Finding[], key: string): number => findings.filter((one) => keyOf(one) === key).length;
        const mended = before.findings.filter(({ fixes }) => fixAt(fixes, level));
        for (const key of new Set(mended.map(keyOf))) expect(count(after.result.findings, key), `${level}: ${key}`).toBeLessThanOrEqual(count(before.findings, key) - count(mended, key));
        expect(after.made).toBeGreaterThanOrEqual(Math.min(1, mended.length));
        // Of .env files a line goes as a whole, since its comment may be a part of the value.
        const comments = (all: Readonly<Record<string, string>>): number => expectationsOf(all).filter(({ file }) => !/\.env[^/]*$/.test(file)).length;
        expect(comments(after.files), `${level}: comments are kept`).toBe(comments(files));
        if (after.changes.length === 0) continue;
        const again = await fixed(after.files, level);
        expect(again.changes, `${level}: a second run changes nothing`).toEqual([]);
      }
    });
  }
});
