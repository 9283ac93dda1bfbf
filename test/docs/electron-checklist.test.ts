import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.js';

const text = readFileSync(fileURLToPath(new URL('../../docs/electron-checklist.md', import.meta.url)), 'utf8');
const links = [...text.matchAll(/\[`([a-z/-]+)`\]\(([^)]+)\)/g)].map(([, id = '', target = '']) => ({ id, target }));
const tables = text.split(/\n{2,}/).filter((block) => block.startsWith('| '))
  .map((block) => block.trim().split('\n').slice(2).map((row) => row.slice(2).replace(/ \|$/, '').split(' | ').map((cell) => cell.trim())));

test('names only rules that there are, by their pages', () => {
  const ids = new Set(rules.map(({ id }) => id));
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ id }) => !ids.has(id))).toEqual([]);
  expect(links.filter(({ id, target }) => target !== `../rules-docs/${id}.md`)).toEqual([]);
  // A rule that is named without its page would escape the tests above.
  expect([...text.matchAll(/(?<!\[)`(?:common|electron)\/[a-z-]+`/g)].map(([name]) => name)).toEqual([]);
});

test('goes through all 20 recommendations in order, each with a rule', () => {
  const [checklist = []] = tables;
  expect(checklist.map(([number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(checklist.filter((cells) => cells.length !== 5 || !cells[2]?.includes('rules-docs/'))).toEqual([]);
});

test('answers every other row with a rule or a reason', () => {
  const others = tables.slice(1);
  expect(others).toHaveLength(8);
  expect(others.flat().filter((cells) => cells.length !== 2 || (cells[1] ?? '').length < 20)).toEqual([]);
  expect(others.slice(0, -1).flat().filter(([, answer = '']) => !/rules-docs\/|^Not checked yet: see the end$/.test(answer))).toEqual([]);
});
