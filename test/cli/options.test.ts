import { expect, it } from 'vitest';
import { lintOptions } from '../../src/cli/options.js';
import type { ConfigFile } from '../../src/cli/config-file.js';

const loaded = (config: ConfigFile, folder = '/repo') => ({ path: `${folder}/desktop-sec-lint.json`, folder, config });

it('lets flags win over the configuration', () => {
  const config = loaded({ persona: 'pedantic', failOn: 'high', only: ['tauri'], versions: { electron: '30', tauri: '1.8' }, $schema: 'x' });
  expect(lintOptions({ root: '/repo' }, config, { persona: 'auditor', onlyRules: ['secrets'], versions: { electron: '31' } })).toEqual({
    root: '/repo', persona: 'auditor', failOn: 'high', onlyRules: ['secrets'], versions: { electron: '31', tauri: '1.8' },
  });
});

it('reads paths of a configuration above the scanned folder', () => {
  const rule = 'electron/sandbox';
  const files = ['apps/desk/src/main.ts', 'apps/*/src/**', '**/x.ts', 'apps/**', 'other/x.ts', './apps/desk/a.ts', 'apps'];
  const { ignores } = lintOptions({ root: '/repo/apps/desk' }, loaded({ ignores: files.map((file) => ({ rule, file })) }), {});
  expect(ignores?.map(({ file }) => file)).toEqual(['src/main.ts', 'src/**', '**/x.ts', '**', 'a.ts']);
});

it('reads paths of a configuration that stands elsewhere as those of the scanned folder', () => {
  const ignores = [{ rule: 'electron/sandbox', file: 'src/main.ts' }];
  expect(lintOptions({ root: '/repo/app' }, loaded({ ignores }, '/etc/lint'), {}).ignores).toEqual(ignores);
});

it('keeps an ignore without a file', () => {
  expect(lintOptions({ root: '/repo/a' }, loaded({ ignores: [{ rule: 'tauri/csp-missing', pointer: '/app' }] }), {}).ignores).toEqual([{ rule: 'tauri/csp-missing', pointer: '/app' }]);
});

it('moves the roots of apps along', () => {
  const apps = [{ root: '.', framework: 'electron' }, { root: './apps/desk/', framework: 'tauri' }, { root: '.config', framework: 'tauri' }] as const;
  expect(lintOptions({ root: '/repo' }, loaded({ apps }), {}).apps?.map(({ root }) => root)).toEqual(['', 'apps/desk', '.config']);
  expect(lintOptions({ root: '/repo/apps' }, loaded({ apps }), {}).apps?.map(({ root }) => root)).toEqual(['desk']);
});
