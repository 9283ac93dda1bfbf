import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BAD, project, root } from './run.js';

const npm = (cwd: string, ...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
  spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32', env: { ...process.env, npm_config_update_notifier: 'false', npm_config_fund: 'false', npm_config_audit: 'false' } });

it('is packed, installed elsewhere and run by npx', ({ skip }) => {
  const folder = project(BAD);
  const target = project({ 'package.json': '{ "private": true }' });
  // What prepack would do has been done: npm test builds first.
  const wrapper = npm(join(root, 'packages/eslint-plugin-desktop-sec'), 'pack', '--ignore-scripts', '--pack-destination', target);
  expect(wrapper.status, wrapper.stderr).toBe(0);
  const packed = npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', target);
  expect(packed.status, packed.stderr).toBe(0);
  const [{ files }] = JSON.parse(packed.stdout) as [{ readonly files: readonly { readonly path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/cli/main.js', 'dist/lib/validate-config.js', 'dist/index.d.ts', 'dist/eslint/plugin.js', 'dist/eslint/plugin.d.ts', 'dist/eslint/metas.json', 'dist/service/process.js', 'rules-docs/README.md', 'schema.json']));
  expect(paths.filter((path) => /^(?:src|test|examples|tools|packages)\/|tsbuildinfo|\.built$/.test(path))).toEqual([]);

  const tarballs = readdirSync(target).filter((name) => name.endsWith('.tgz')).map((name) => `./${name}`);
  expect(tarballs).toHaveLength(2);
  const installed = npm(target, 'install', '--ignore-scripts', '--omit=dev', '--legacy-peer-deps', ...tarballs);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(installed.stderr)) skip('The registry cannot be reached, so that the package cannot be installed.');
  expect(installed.status, installed.stderr).toBe(0);

  const ran = npm(target, 'exec', '--no', '--', 'desktop-sec-lint', folder, '-f', 'json');
  expect(ran.status, ran.stderr).toBe(1);
  expect((JSON.parse(ran.stdout) as { readonly findings: readonly { readonly rule: string }[] }).findings.map(({ rule }) => rule)).toContain('electron/node-integration');

  writeFileSync(join(target, 'use.mjs'), `import { lint } from 'desktop-sec-lint';\nconst { exitCode } = await lint({ root: ${JSON.stringify(folder)} });\nconsole.log(exitCode);\n`);
  expect(spawnSync(process.execPath, ['use.mjs'], { cwd: target, encoding: 'utf8' }).stdout).toBe('1\n');

  // By require, as ESLint 8 loads it; the key is asked of the engine in its process.
  writeFileSync(join(target, 'plugin.cjs'), `const { rules, cacheKey } = require('eslint-plugin-desktop-sec');\nconsole.log('electron/sandbox' in rules, cacheKey(${JSON.stringify(folder)}).length);\n`);
  expect(spawnSync(process.execPath, ['plugin.cjs'], { cwd: target, encoding: 'utf8' })).toMatchObject({ stdout: 'true 16\n', stderr: '' });
}, 300_000);
