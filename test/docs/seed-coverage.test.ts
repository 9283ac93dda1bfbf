import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.js';

const text = readFileSync(fileURLToPath(new URL('../../docs/seed-coverage.md', import.meta.url)), 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

test('names only rules that there are', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const named = [...text.matchAll(/`((?:common|electron|tauri|neutralino|nativephp|threema)\/[a-z][a-z-]+)`/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

test('answers every row, with a rule or a reason', () => {
  expect(rows.filter((cells) => cells.length !== 2)).toEqual([]);
  expect(rows.filter(([, answer = '']) => !/`[a-z]+\/|^Every rule|^No rule|^Not |^Asks nothing|^Properties of|^Checked by$|^---/.test(answer))).toEqual([]);
});
