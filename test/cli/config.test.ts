import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BAD, GOOD, project, run } from './run.js';

const config = (text: string, name = 'desktop-sec-lint.json'): string => project({ ...BAD, [name]: text });
const rulesOf = (folder: string, args: readonly string[] = []): readonly string[] =>
  (JSON.parse(run(folder, ['-f', 'json', ...args]).stdout) as { readonly findings: readonly { readonly rule: string }[] }).findings.map(({ rule }) => rule);
const RULE = 'electron/node-integration';

describe('a configuration', () => {
  it.each(['desktop-sec-lint.json', 'desktop-sec-lint.jsonc', '.desktop-sec-lint.json', '.github/desktop-sec-lint.json'])('is found as %s', (name) => {
    expect(rulesOf(config(`{ "rules": { "${RULE}": "off" } } // said and done`, name))).not.toContain(RULE);
  });

  it('is found in package.json', () => {
    const manifest = { ...(JSON.parse(BAD['package.json']) as object), 'desktop-sec-lint': { rules: { [RULE]: 'off' } } };
    expect(rulesOf(project({ ...BAD, 'package.json': JSON.stringify(manifest) }))).not.toContain(RULE);
  });

  it('is found up to the top of the git repository and no further', () => {
    const off = `{ "skip": ["${RULE}"] }`;
    const app = Object.fromEntries(Object.entries(BAD).map(([path, text]) => [`repo/apps/desk/${path}`, text]));
    const outer = project({ ...app, 'desktop-sec-lint.json': off });
    mkdirSync(join(outer, 'repo/.git'));
    expect(rulesOf(join(outer, 'repo/apps/desk'))).toContain(RULE);
    writeFileSync(join(outer, 'repo/desktop-sec-lint.json'), off);
    expect(rulesOf(join(outer, 'repo/apps/desk'))).not.toContain(RULE);
    expect(rulesOf(join(outer, 'repo/apps/desk'), ['--no-config'])).toContain(RULE);
  });

  it('is not read through a link, which could lead out of the tree', () => {
    const folder = project({ ...BAD, 'elsewhere.txt': 'a line of a private file' });
    symlinkSync(join(folder, 'elsewhere.txt'), join(folder, 'desktop-sec-lint.json'));
    const { code, stderr } = run(folder, []);
    expect(code).toBe(1);
    expect(stderr).not.toContain('private');
  });

  it('may be named', () => {
    const folder = config('{ "persona": "auditor" }');
    writeFileSync(join(folder, 'other.json'), `{ "only": ["electron/sandbox"] }`);
    expect(new Set(rulesOf(folder, ['--config', 'other.json']))).toEqual(new Set(['electron/sandbox']));
  });

  it('gives way to flags', () => {
    const folder = config('{ "only": ["tauri"], "failOn": "never" }');
    expect(run(folder, []).code).toBe(0);
    expect(run(folder, ['--only', RULE, '--fail-on', 'low']).code).toBe(1);
  });

  it('changes a severity', () => {
    const { stdout } = run(config(`{ "rules": { "${RULE}": { "severity": "low" } }, "only": ["${RULE}"] }`), ['-f', 'json']);
    expect((JSON.parse(stdout) as { readonly findings: readonly { readonly severity: string }[] }).findings.map(({ severity }) => severity)).toEqual(['low']);
  });

  it('accepts findings', () => {
    expect(rulesOf(config(`{ "ignores": [{ "rule": "${RULE}", "file": "main.js", "reason": "A kiosk." }] }`))).not.toContain(RULE);
    expect(rulesOf(config(`{ "ignores": [{ "rule": "${RULE}", "expires": "2001-01-01" }] }`))).toContain(RULE);
  });

  it('is printed', () => {
    const { code, stdout } = run(config('{ "persona": "pedantic" }'), ['--print-config', '--min-severity', 'high']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ persona: 'pedantic', minSeverity: 'high' });
  });
});

describe('a mistake in a configuration', () => {
  it.each([
    ['{ "persna": "auditor" }', 'There is no key "persna". Did you mean "persona"?', '1:3', '^^^^^^^^'],
    ['{\n  "persona": "audtor"\n}', '"persona" cannot be "audtor". Did you mean "auditor"?', '2:14', '^^^^^^^^'],
    ['{ "rules": { "electron/sandbxo": "off" } }', 'There is no rule "electron/sandbxo". Did you mean "electron/sandbox"?', '1:14', '^^^^^^^^^^^^^^^^^^'],
    ['{ "rules": { "electron/sandbox": "of" } }', '"rules.electron/sandbox" cannot be "of".', '1:34', '^^^^'],
    ['{ "rules": { "electron/sandbox": { "severity": "hihg" } } }', 'Did you mean "high"?', '1:48', '^^^^^^'],
    ['{ "ignores": [{ "rule": "sandbox" }] }', 'Did you mean "electron/sandbox"?', '1:25', '^^^^^^^^^'],
    ['{ "ignores": [{}] }', '"ignores.0" lacks "rule".', '1:15', '^'],
    ['{ "ignores": [{ "rule": "electron/sandbox", "expires": "soon" }] }', 'YYYY-MM-DD', '1:56', '^^^^^^'],
    ['{ "requireReason": "yes" }', '"requireReason" must be true or false.', '1:20', '^^^^^'],
    ['{ "extends": "./other.json" }', 'There is no key "extends".', '1:3', '^^^^^^^^^'],
    ['{ "__proto__": { "persona": "auditor" } }', 'There is no key "__proto__".', '1:3', '^^^^^^^^^^^'],
    ['{ "persona": "auditor", "persona": "regular" }', 'stands here more than once', '1:25', '^^^^^^^^^'],
    ['[]', 'The configuration must be an object.', '1:1', '^^'],
    ['{ "persona": ', 'Unexpected end of input', '1:14', '^'],
    ['', 'Unexpected end of input', '1:1', '^'],
  ])('%s', (text, message, place, carets) => {
    const { code, stderr } = run(config(text), []);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(`desktop-sec-lint.json:${place}`);
    expect(stderr.split('\n').some((line) => line.endsWith(` ${carets}`) || line.trim() === `| ${carets}`)).toBe(true);
  });

  it('steers no terminal', () => expect(run(config('{ "\u001b[2J": 1 }'), []).stderr).not.toContain('\u001b'));
});

describe('init', () => {
  it('writes a configuration that is valid, and refuses to do so twice', () => {
    const folder = project(GOOD);
    expect(run(folder, ['init']).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'desktop-sec-lint.json'), 'utf8'))).toHaveProperty('$schema');
    expect(run(folder, ['--print-config']).code).toBe(0);
    const again = run(folder, ['init']);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('There is a configuration already');
  });

  it('writes a workflow whose actions are pinned', () => {
    const folder = project(GOOD);
    expect(run(folder, ['init', '--ci', 'github']).code).toBe(0);
    const workflow = readFileSync(join(folder, '.github/workflows/desktop-sec-lint.yml'), 'utf8');
    for (const [, reference] of workflow.matchAll(/uses: \S+@(\S+)/g)) expect(reference).toMatch(/^[0-9a-f]{40}$/);
    expect(workflow).toContain('--exit-zero');
  });
});
