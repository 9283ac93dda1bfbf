import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleUrl, TOOL } from '../../src/core/tool.js';

it('is called what the package is called', () => {
  const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { name: string; version: string };
  expect(TOOL).toMatchObject({ name, version });
  expect(ruleUrl('electron/sandbox')).toBe(`${TOOL.homepage}/blob/main/rules-docs/electron/sandbox.md`);
});
