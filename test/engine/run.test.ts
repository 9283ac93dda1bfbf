import { describe, expect, test } from 'vitest';
import { jsonReporter } from '../../src/reporters/json.js';
import { lintFiles } from '../support/lint.js';

const manifest = JSON.stringify({ name: 'tram', version: '1.0.0', main: 'main.js', devDependencies: { electron: '45.4.1' } });
const options = { color: false, hyperlinks: false, width: 80, quiet: false, verbose: false, maxFindings: 0, pages: () => undefined };
const windowWith = (preferences: string): string => `const { BrowserWindow } = require('electron');\nnew BrowserWindow({ webPreferences: { ${preferences} } });\n`;

describe('suppressions', () => {
  const rule = 'electron/web-security';
  const lintWith = (source: string, more = {}) => lintFiles({ 'package.json': manifest, 'main.js': source }, { onlyRules: [rule], ...more });

  test('on the line, on the line above, and for the file', async () => {
    for (const source of [
      `new (require('electron').BrowserWindow)({ webPreferences: { webSecurity: false } }); // desktop-sec: ignore[${rule}] a kiosk`,
      `const { BrowserWindow } = require('electron');\n// desktop-sec: ignore[${rule}] a kiosk\n\nnew BrowserWindow({ webPreferences: { webSecurity: false } });`,
      `/* desktop-sec: ignore-file[electron/sandbox, ${rule}] a kiosk */\n${windowWith('webSecurity: false')}`,
    ]) {
      const { findings, suppressed, notices } = await lintWith(source);
      expect(findings).toEqual([]);
      expect(suppressed.map(({ rule: { id }, suppressed: by }) => [id, by?.kind, by?.reason])).toEqual([[rule, 'inSource', 'a kiosk']]);
      expect(notices.filter(({ kind }) => kind === 'unused-suppression')).toEqual([]);
    }
  });

  test('need a rule that exists, a comment that is one, and something to suppress', async () => {
    const { findings, notices } = await lintWith(`${windowWith('webSecurity: false')}const text = '// desktop-sec: ignore[${rule}]';\n// desktop-sec: ignore\n// desktop-sec: ignore[${rule}] nothing here\nmodule.exports = text;\n`);
    expect(findings).toHaveLength(1);
    expect(notices.map(({ kind }) => kind).sort()).toEqual(['bad-suppression', 'unused-suppression']);
  });

  test('count only with a reason where one is required', async () => {
    const source = `${windowWith('webSecurity: false').trimEnd()} // desktop-sec: ignore[${rule}]`;
    expect((await lintWith(source)).findings).toEqual([]);
    expect((await lintWith(source, { requireReason: true })).findings).toHaveLength(1);
    expect((await lintWith(source, { noIgnores: true })).findings).toHaveLength(1);
  });

  test('by JSON Pointer, until a day', async () => {
    const files = { 'package.json': manifest.replace('45.4.1', '30.0.0'), 'main.js': '' };
    const ignore = { rule: 'electron/outdated', file: 'package.json', pointer: '/devDependencies/electron', reason: 'frozen', expires: '2026-12-01' };
    expect((await lintFiles(files, { ignores: [ignore] })).suppressed).toHaveLength(1);
    const expired = await lintFiles(files, { ignores: [ignore], today: '2026-12-02' });
    expect(expired.suppressed).toEqual([]);
    expect(expired.notices.map(({ kind }) => kind)).toContain('expired-suppression');
    const elsewhere = await lintFiles(files, { ignores: [{ ...ignore, pointer: '/name' }] });
    expect(elsewhere.suppressed).toEqual([]);
    expect(elsewhere.notices.map(({ kind }) => kind)).toContain('unused-suppression');
  });
});

describe('findings', () => {
  test('are the same from run to run, byte for byte', async () => {
    const files = { 'package.json': manifest, 'b.js': windowWith('webSecurity: false, nodeIntegration: true'), 'a.js': windowWith('contextIsolation: false'), 'index.html': '<!doctype html><head></head>' };
    const [one, two] = [await lintFiles(files), await lintFiles(Object.fromEntries(Object.entries(files).reverse()))];
    expect(one.findings.length).toBeGreaterThan(3);
    expect(jsonReporter.report(two, options)).toBe(jsonReporter.report(one, options));
  });

  test('keep their fingerprint when lines move and white space changes', async () => {
    const fingerprints = async (source: string): Promise<string[]> => (await lintFiles({ 'package.json': manifest, 'main.js': source }, { onlyRules: ['electron/web-security'] })).findings.map(({ fingerprint }) => fingerprint);
    const before = await fingerprints(windowWith('webSecurity: false'));
    expect(before).toHaveLength(1);
    expect(await fingerprints(`// moved\n\n\n${windowWith('webSecurity:     false')}`)).toEqual(before);
    const twice = await fingerprints(windowWith('webSecurity: false') + windowWith('webSecurity: false').split('\n')[1]);
    expect(new Set(twice).size).toBe(2);
    expect(twice).toContain(before[0]);
  });

  test('follow the persona, the filters and the severities that are set', async () => {
    const files = { 'package.json': manifest, 'main.js': windowWith('webSecurity: false'), 'index.html': '<!doctype html><head><meta http-equiv="Content-Security-Policy" content="default-src \'self\'; style-src \'unsafe-inline\'"></head>' };
    const ids = async (more: object): Promise<string[]> => (await lintFiles(files, more)).findings.map(({ rule, severity }) => `${severity} ${rule.id}`);
    expect(await ids({ persona: 'auditor' })).toContain('note common/csp-unsafe');
    expect(await ids({ persona: 'regular' })).not.toContain('note common/csp-unsafe');
    expect(await ids({ minSeverity: 'high' })).toEqual(['high electron/web-security']);
    expect(await ids({ skipRules: ['electron'], persona: 'regular' })).toEqual([]);
    expect(await ids({ rules: { 'electron/web-security': { severity: 'low' } }, onlyRules: ['isolation'] })).toEqual(['low electron/web-security']);
    expect(await ids({ rules: { 'electron/web-security': 'off' }, onlyRules: ['isolation'] })).toEqual([]);
  });

  test('leave out content of origins that are trusted, by scheme and host', async () => {
    const files = { 'package.json': manifest, 'index.html': '<!doctype html><head><script src="https://cdn.tram-app.net/a.js"></script>\n<script src="http://cdn.tram-app.net/b.js"></script>\n<script src="https://cdn.tram-app.net.evil-app.net/c.js"></script></head>' };
    const { findings } = await lintFiles(files, { onlyRules: ['common/remote-script'], trustedOrigins: ['https://cdn.tram-app.net/', 'http://cdn.tram-app.net'] });
    expect(findings.map(({ spot }) => spot.region.startLine).sort()).toEqual([2, 3]);
  });

  test('decide the exit code', async () => {
    const code = async (more: object, files: Record<string, string> = { 'package.json': manifest, 'main.js': windowWith('webSecurity: false') }): Promise<number> => (await lintFiles(files, more)).exitCode;
    expect(await code({})).toBe(1);
    expect(await code({ failOn: 'critical' })).toBe(0);
    expect(await code({ failOn: 'never' })).toBe(0);
    expect(await code({ exitZero: true })).toBe(0);
    expect(await code({}, { 'readme.md': 'nothing' })).toBe(3);
    expect(await code({ exitZero: true }, { 'readme.md': 'nothing' })).toBe(3);
  });

  test('take an app\'s version from the setting for its own root', async () => {
    const settings = [{ root: 'desk', framework: 'electron', version: '11.0.0' }, { root: 'kiosk', framework: 'electron', version: '44.0.0' }] as const;
    const { findings } = await lintFiles({ 'desk/package.json': manifest, 'desk/main.js': windowWith(''), 'kiosk/package.json': manifest, 'kiosk/main.js': windowWith('') }, { apps: settings, onlyRules: ['electron/context-isolation'] });
    expect(findings.map(({ spot }) => spot.path)).toEqual(['desk/main.js']);
  });

  test('leave out an app that its successor stands beside, and say so', async () => {
    const { apps, notices } = await lintFiles({ 'tram/package.json': manifest, 'tram/main.js': '', 'tram-legacy/package.json': manifest, 'tram-legacy/main.js': windowWith('webSecurity: false') });
    expect(apps.map(({ root }) => root)).toEqual(['tram']);
    expect(notices.map(({ kind, path }) => [kind, path])).toEqual([['left-out', 'tram-legacy/package.json']]);
    expect((await lintFiles({ 'tram-legacy/package.json': manifest, 'tram-legacy/main.js': '' })).apps).toHaveLength(1);
  });

  test('say of one place in two apps that it is in both', async () => {
    const { findings } = await lintFiles({
      'package.json': JSON.stringify({ name: 'tram', private: true, workspaces: ['packages/*', 'apps/*'] }),
      'packages/shell/package.json': JSON.stringify({ name: '@tram/shell', version: '1.0.0', main: 'shell.js' }),
      'packages/shell/shell.js': windowWith('webSecurity: false'),
      ...Object.fromEntries(['driver', 'rider'].map((app) => [`apps/${app}/package.json`, JSON.stringify({ name: app, version: '1.0.0', main: 'main.js', dependencies: { '@tram/shell': '*' }, devDependencies: { electron: '45.4.1' } })])),
    }, { onlyRules: ['electron/web-security'] });
    expect(findings.map(({ spot, apps }) => [spot.path, apps])).toEqual([['packages/shell/shell.js', ['electron:apps/driver', 'electron:apps/rider']]]);
  });
});
