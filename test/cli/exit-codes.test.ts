import { describe, expect, it } from 'vitest';
import { BAD, GOOD, project, run } from './run.js';

const bad = project(BAD);
const good = project(GOOD);
const empty = project({ 'readme.txt': 'nothing' });

describe('the exit code', () => {
  it('is 0 for a clean app, and says what was checked', () => {
    const { code, stdout, stderr } = run(good, []);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/No findings\. Checked .*1 window/);
  });

  it('is 1 for findings', () => {
    const { code, stdout } = run(bad, []);
    expect(code).toBe(1);
    expect(stdout).toContain('electron/node-integration');
    expect(stdout).toContain('main.js:4:');
  });

  it('is 3 without an app, and says what was looked for', () => {
    const { code, stdout } = run(empty, []);
    expect(code).toBe(3);
    expect(stdout).toMatch(/No app found\. Looked for: .*electron/i);
  });

  it.each([
    [['--no-such-flag']], [['no-such-folder']], [['--persona', 'nobody']], [['-f', 'yaml']], [['-f', 'json', '-f', 'sarif']], [['--config', 'nowhere.json']], [['--only', 'tuari']],
    [['explain', 'electron/nothing']], [['explain']], [['rules', '-f', 'xml']], [['init', 'no-such-folder']], [['--max-findings', 'many']], [['--electron-version', 'latest']],
    [['-f', 'json=', '-q']], [['-f', 'json=a.json', '-o', 'b.json']], [['--cache-location', 'cache']],
  ])('is 2 for bad use: %j', (args) => {
    const { code, stderr } = run(bad, args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('is 0 for help and version', () => {
    expect(run(empty, ['--help']).code).toBe(0);
    expect(run(empty, ['model', '-h']).code).toBe(0);
    expect(run(empty, ['-V'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });

  it('follows --fail-on', () => {
    expect(run(bad, ['--fail-on', 'never']).code).toBe(0);
    expect(run(bad, ['--fail-on', 'high']).code).toBe(1);
    expect(run(bad, ['--only', 'electron/sandbox', '--fail-on', 'critical']).code).toBe(0);
  });

  it('is 0 instead of 1 with --exit-zero, and nothing else instead', () => {
    expect(run(bad, ['--exit-zero']).code).toBe(0);
    expect(run(empty, ['--exit-zero']).code).toBe(3);
    expect(run(bad, ['--exit-zero', '--bogus']).code).toBe(2);
  });

  it('is 2 with --strict where a file cannot be analysed', () => {
    const broken = project({ ...GOOD, 'broken.js': 'const { BrowserWindow } = require("electron"); new BrowserWindow({ (((' });
    expect(run(broken, []).code).toBe(0);
    expect(run(broken, ['--strict']).code).toBe(2);
    expect(run(good, ['--strict']).code).toBe(0);
  });
});

describe('a hint', () => {
  it.each([
    [['--verson'], '--version'], [['explian'], '"explain"'], [['-f', 'jsn'], '"json"'], [['--only', 'tuari'], '"tauri"'], [['explain', 'node-integration'], '"electron/node-integration"'],
  ])('is given for %j', (args, meant) => expect(run(empty, args).stderr).toMatch(new RegExp(`Did you mean ${meant}\\?`)));
});
