import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/rules/index.js';
import { baseApp } from './support/base-apps.js';
import { assembled, expectationsOf } from './support/fixture.js';
import { lintFiles, placesOf } from './support/lint.js';

const SECTIONS = ['What it finds', 'Why it matters', 'Incorrect', 'Correct', 'When to ignore it', 'References'];

/** The fenced files of a section: ```` ```ts src/main.ts ````. */
const filesOf = (page: string, section: string): Record<string, string> => {
  const body = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  return Object.fromEntries([...body.matchAll(/^```\w+ +(\S+)\n([\s\S]*?)^```$/gm)].map((match) => [match[1]!, assembled(match[2]!)]));
};

describe('rule pages', () => {
  for (const { id } of rules) {
    const path = fileURLToPath(new URL(`../rules-docs/${id}.md`, import.meta.url));
    it(id, async () => {
      expect(existsSync(path), `rules-docs/${id}.md is missing`).toBe(true);
      const page = readFileSync(path, 'utf8');
      expect([...page.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(SECTIONS);
      expect(page.split('## References')[1]).toMatch(/https:\/\//);
      const base = baseApp(id);
      const incorrect = filesOf(page, 'Incorrect');
      const wanted = expectationsOf(incorrect).filter(({ kind }) => kind === 'want');
      expect(wanted, 'the code under Incorrect says where it is wrong').not.toEqual([]);
      const rulesOf = new Set([id, ...wanted.flatMap((one) => one.rules)]);
      expect(placesOf(await lintFiles({ ...base, ...incorrect }), rulesOf)).toEqual([...new Set(wanted.flatMap(({ file, line, rules: named }) => named.map((rule) => `${file}:${line} ${rule}`)))].sort());
      const correct = filesOf(page, 'Correct');
      expect(Object.keys(correct), 'there is code under Correct').not.toEqual([]);
      expect(placesOf(await lintFiles({ ...base, ...correct }), new Set([id]))).toEqual([]);
    });
  }
});
