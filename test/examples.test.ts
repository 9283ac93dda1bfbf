import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, run } from './cli/run.js';

interface Report { readonly findings: readonly { readonly rule: string; readonly path: string; readonly message: string }[]; readonly notices: readonly { readonly kind: string }[] }

const lint = (path: string): Report => JSON.parse(run(root, [path, '-f', 'json', '--no-config']).stdout) as Report;

describe('examples', () => {
  for (const framework of readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)) {
    it(`${framework}: every rule leaves the hardened app clean`, () => {
      const { findings, notices } = lint(`examples/${framework}/hardened`);
      expect(findings.map(({ rule, path, message }) => `${rule} ${path} ${message}`)).toEqual([]);
      expect(notices).toEqual([]);
    });

    it(`${framework}: the vulnerable app shows what the framework's rules find`, () => {
      const { findings, notices } = lint(`examples/${framework}/vulnerable`);
      expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThan(5);
      expect(findings.some(({ rule }) => rule.startsWith(`${framework}/`))).toBe(true);
      expect(notices).toEqual([]);
    });
  }

  it('are all found at once', () => {
    const { apps } = JSON.parse(run(root, ['examples', '-f', 'json']).stdout) as { readonly apps: readonly { readonly root: string }[] };
    expect(apps.map((app) => app.root)).toEqual(['electron', 'tauri', 'neutralino', 'nativephp', 'threema'].flatMap((name) => [`examples/${name}/hardened`, `examples/${name}/vulnerable`]));
  });
});
