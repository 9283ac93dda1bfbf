import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BAD, GOOD, main, project, run, runAndHangUp } from './run.js';

const bad = project(BAD);
const good = project(GOOD);
const empty = project({ 'readme.txt': 'nothing' });
const misconfigured = project({ ...GOOD, 'desktop-sec-lint.json': '{ "persna": "auditor" }' });

interface Json { readonly version: number; readonly exitCode: number; readonly findings: readonly { readonly rule: string }[]; readonly notices: readonly { readonly message: string }[] }
interface Sarif { readonly version: string; readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[]; readonly invocations: readonly { readonly executionSuccessful: boolean; readonly exitCode: number }[] }[] }

describe('standard output is one valid document', () => {
  it.each([
    ['findings', bad, [], 1], ['no findings', good, [], 0], ['no app', empty, [], 3], ['a bad configuration', misconfigured, [], 2], ['an unknown flag', good, ['--bogus'], 2],
    ['a missing folder', good, ['nowhere'], 2], ['an unknown rule', good, ['--only', 'nothing/here'], 2], ['quiet', bad, ['-q'], 1], ['verbose', bad, ['-v'], 1],
  ])('with %s', (_, folder, args, exitCode) => {
    const json = run(folder, ['-f', 'json', ...args]);
    expect(json.code).toBe(exitCode);
    expect(JSON.parse(json.stdout) as Json).toMatchObject({ version: 1, exitCode });
    const sarif = run(folder, ['--format=sarif', ...args]);
    expect(sarif.code).toBe(exitCode);
    const { version, runs } = JSON.parse(sarif.stdout) as Sarif;
    expect(version).toBe('2.1.0');
    expect(runs).toHaveLength(1);
    expect(runs[0]!.invocations[0]).toMatchObject({ executionSuccessful: exitCode !== 2, exitCode });
  });

  it('says in it what went wrong', () => {
    const { stdout } = run(misconfigured, ['-f', 'json']);
    expect((JSON.parse(stdout) as Json).notices[0]!.message).toContain('Did you mean "persona"?');
  });
});

describe('files', () => {
  it('are written, each whole, and the console beside them', () => {
    const { code, stdout } = run(bad, ['-f', 'json=out/report.json', '-f', 'sarif=out/report.sarif', '-f', 'console']);
    expect(code).toBe(1);
    expect(stdout).toContain('electron/node-integration');
    expect((JSON.parse(readFileSync(join(bad, 'out/report.json'), 'utf8')) as Json).findings.map(({ rule }) => rule)).toContain('electron/node-integration');
    expect((JSON.parse(readFileSync(join(bad, 'out/report.sarif'), 'utf8')) as Sarif).runs[0]!.results.map(({ ruleId }) => ruleId)).toContain('electron/node-integration');
  });

  it('of all formats are written in one run', () => {
    const formats = ['compact', 'json', 'sarif', 'markdown', 'gitlab', 'gitlab-sast', 'junit', 'checkstyle', 'rdjson', 'sonarqube'];
    const { code, stdout, stderr } = run(bad, [...formats.flatMap((name) => ['-f', `${name}=all/${name}`]), '-f', 'github']);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^::error file=main\.js,line=4,/m);
    for (const name of formats) expect(readFileSync(join(bad, 'all', name), 'utf8')).toContain('electron/node-integration');
  });

  it('name the repository and the commit that the CI says, and no credentials', () => {
    const env = { GITHUB_SERVER_URL: 'https://user:token@github.example', GITHUB_REPOSITORY: 'acme/notes', GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567' };
    expect(run(bad, ['-f', 'markdown'], env).stdout).toContain('(https://github.example/acme/notes/blob/0123456789abcdef0123456789abcdef01234567/main.js#L4)');
    expect(run(bad, ['-f', 'sarif'], { ...env, GITHUB_SHA: 'main](http://evil.example)' }).stdout).not.toContain('versionControlProvenance');
  });

  it('leave standard output empty, and a line on standard error', () => {
    const { stdout, stderr } = run(bad, ['-f', 'console', '-o', 'out/report.txt', '--max-findings', '0']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^\d+ findings? in 1 app, written to out\/report\.txt/);
     
    expect(readFileSync(join(bad, 'out/report.txt'), 'utf8')).not.toMatch(/\u001b/);
  });

  it('are left alone where there was no scan: an empty report would close alerts', () => {
    expect(run(misconfigured, ['-f', 'sarif=report.sarif']).code).toBe(2);
    expect(existsSync(join(misconfigured, 'report.sarif'))).toBe(false);
  });

  it('that cannot be written end in exit code 2', () => {
    const { code, stderr } = run(bad, ['-f', 'json=main.js/report.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('The report cannot be written');
  });
});

describe('for people', () => {
  it('has colours where they are wanted', () => {
    const escape = '\u001b[';
    expect(run(bad, []).stdout).not.toContain(escape);
    expect(run(bad, [], { FORCE_COLOR: '1' }).stdout).toContain(escape);
    expect(run(bad, ['--color'], { NO_COLOR: '1' }).stdout).toContain(escape);
    expect(run(bad, ['--no-color'], { FORCE_COLOR: '1' }).stdout).not.toContain(escape);
    expect(run(bad, [], { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain(escape);
    expect(run(bad, ['--bogus'], { FORCE_COLOR: '1' }).stderr).toContain(escape);
    expect(run(bad, ['-f', 'json'], { FORCE_COLOR: '1' }).stdout).not.toContain(escape);
  });

  it('has links where they are wanted, and whole addresses elsewhere', () => {
    expect(run(bad, ['--hyperlinks', 'always']).stdout).toContain('\u001b]8;;https://');
    const { stdout } = run(bad, []);
    expect(stdout).not.toContain('\u001b]8;;');
    expect(stdout).toMatch(/https:\/\/\S+electron\/node-integration/);
  });

  it('has nothing but the summary when quiet', () => {
    const { stdout } = run(bad, ['-q']);
    expect(stdout).toMatch(/^\d+ findings?: /);
    expect(stdout).not.toContain('-->');
  });

  it('has no progress line where no one watches', () => expect(run(bad, []).stderr).toBe(''));

  it('is the same from run to run', () => {
    expect(run(bad, ['-f', 'sarif']).stdout).toBe(run(bad, ['-f', 'sarif']).stdout);
    expect(run(bad, ['-f', 'json']).stdout).toBe(run(bad, ['-f', 'json']).stdout);
  });
});

it.runIf(existsSync('/dev/full'))('a disk that is full is not taken for findings', () => {
  const { status, stderr } = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${main}" > /dev/full`], { cwd: bad, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('The report cannot be written');
});

it('a reader that hangs up is no failure', async () => {
  const many = project({ ...BAD, 'main.js': BAD['main.js'].repeat(200) });
  const { code, stderr } = await runAndHangUp(many, ['--max-findings', '0']);
  expect(stderr).toBe('');
  expect(code).toBe(1);
});
