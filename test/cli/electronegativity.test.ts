import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkId, findElectronegativity, flagsOf } from '../../src/cli/electronegativity.js';
import { memoryTree } from '../../src/engine/tree.js';
import { ELECTRONEGATIVITY_CHECKS } from '../../src/knowledge/electronegativity.js';
import { rules } from '../../src/rules/index.js';
import { BAD, project, run } from './run.js';

describe('the table of its checks', () => {
  it('names rules that there are, or says why there is none', () => {
    const known = new Set(rules.map(({ id }) => id));
    for (const [id, check] of ELECTRONEGATIVITY_CHECKS) {
      expect(check.rules.filter((rule) => !known.has(rule)), id).toEqual([]);
      expect(check.rules.length > 0, id).toBe(check.none === undefined);
    }
    // 36 atomic checks, 6 over the whole app, and 28 for upgrades.
    expect(ELECTRONEGATIVITY_CHECKS.size).toBe(70);
  });

  it('is asked by id and by the name of a class', () => {
    expect(['DANGEROUS_FUNCTIONS_JS_CHECK', 'dangerousFunctionsJSCheck', 'LimitNavigationJsCheck', 'ProtocolHandlersJSCheck', 'AllowPopupsHTMLCheck', 'nonsense'].map(checkId))
      .toEqual(['DANGEROUS_FUNCTIONS_JS_CHECK', 'DANGEROUS_FUNCTIONS_JS_CHECK', 'LIMIT_NAVIGATION_JS_CHECK', 'PROTOCOL_HANDLER_JS_CHECK', 'ALLOWPOPUPS_HTML_CHECK', undefined]);
  });
});

describe('what a project says to it', () => {
  it('stands in scripts and workflows', async () => {
    expect([...flagsOf(' -i . -x "SandboxJSCheck, PreloadJSCheck" --severity=high -c firm')]).toEqual([['i', '.'], ['x', 'SandboxJSCheck, PreloadJSCheck'], ['s', 'high'], ['c', 'firm']]);
    const { commands } = await findElectronegativity(memoryTree({
      'package.json': JSON.stringify({ scripts: { audit: 'npx electronegativity -i src -s medium && echo done', other: 'echo electronegativity' } }),
      '.github/workflows/audit.yml': 'jobs:\n  a:\n    steps:\n      - run: electronegativity -i . -o out.sarif -l LimitNavigationJSCheck\n      - uses: doyensec/electronegativity-action@v1\n',
    }));
    expect(commands.map(({ file, flags }) => [file, Object.fromEntries(flags)])).toEqual([
      ['.github/workflows/audit.yml', { i: '.', o: 'out.sarif', l: 'LimitNavigationJSCheck' }], ['package.json', { i: 'src', s: 'medium' }], ['package.json', {}],
    ]);
  });

  it('stands in comments, for a line, and on the first line for the file', async () => {
    const { disabled } = await findElectronegativity(memoryTree({
      'a.js': '/* eng-disable SANDBOX_JS_CHECK */\nopen(x); // eng-disable OPEN_EXTERNAL_JS_CHECK dangerousFunctionsJSCheck\nconst text = "eng-disable PRELOAD_JS_CHECK";\n',
      'b.html': '<p>\n<webview> <!-- eng-disable BLINK_FEATURES_HTML_CHECK -->\n', 'c.md': '// eng-disable SANDBOX_JS_CHECK\n',
    }));
    expect(disabled).toEqual([
      { file: 'a.js', line: 1, whole: true, check: 'SANDBOX_JS_CHECK' }, { file: 'a.js', line: 2, whole: false, check: 'OPEN_EXTERNAL_JS_CHECK' },
      { file: 'a.js', line: 2, whole: false, check: 'dangerousFunctionsJSCheck' }, { file: 'b.html', line: 2, whole: false, check: 'BLINK_FEATURES_HTML_CHECK' },
    ]);
  });
});

describe('init --from electronegativity', () => {
  it('writes a configuration that says the same', () => {
    const main = BAD['main.js'].split('\n').map((line) => (line.includes('nodeIntegration: true') ? `${line} // eng-disable NODE_INTEGRATION_JS_CHECK PRELOAD_JS_CHECK` : line)).join('\n');
    const folder = project({ ...BAD, 'main.js': main, 'package.json': BAD['package.json'].replace('{', '{"scripts":{"audit":"electronegativity -i . -x ContextIsolationJSCheck,ClearAuthCache -s low -c firm -e 45.4.1"},') });
    const before = run(folder, ['-f', 'compact']).stdout;
    expect(before).toContain('electron/node-integration');
    const { code, stdout } = run(folder, ['init', '--from', 'electronegativity']);
    expect(code).toBe(0);
    expect(stdout).toContain('  package.json: electronegativity -x ContextIsolationJSCheck,ClearAuthCache -s low -c firm -e 45.4.1\n');
    expect(stdout).toContain('  CLEAR_AUTH_CACHE_DEPRECATION: no rule. It is about code that a newer Electron refuses, not about security.\n');
    expect(stdout).toContain('  main.js:4: eng-disable NODE_INTEGRATION_JS_CHECK: electron/node-integration\n');
    expect(stdout).toMatch(/main\.js:4: eng-disable PRELOAD_JS_CHECK: nothing to accept/);
    const config = JSON.parse(readFileSync(join(folder, 'desktop-sec-lint.json'), 'utf8')) as Record<string, unknown>;
    expect(config).toMatchObject({ minSeverity: 'low', minConfidence: 'medium', versions: { electron: '45.4.1' }, rules: { 'electron/context-isolation': 'off' } });
    expect(config['ignores']).toEqual([{ rule: 'electron/node-integration', file: 'main.js', match: 'true', reason: 'eng-disable NODE_INTEGRATION_JS_CHECK' }]);
    const after = run(folder, ['-f', 'compact']).stdout;
    expect(after).not.toContain('electron/node-integration');
    expect(after).toContain('electron/sandbox');
  });

  it('accepts no more than the comment did', () => {
    const main = BAD['main.js'].replace(/^(.*)nodeIntegration: true(.*)$/m, '$1nodeIntegration: true$2 // eng-disable NODE_INTEGRATION_JS_CHECK\n$1nodeIntegration: true$2');
    const folder = project({ ...BAD, 'main.js': main });
    expect(run(folder, ['init', '--from', 'electronegativity']).stdout).toContain('main.js:4: eng-disable NODE_INTEGRATION_JS_CHECK: write there: desktop-sec: ignore[electron/node-integration] and the reason');
    expect(JSON.parse(readFileSync(join(folder, 'desktop-sec-lint.json'), 'utf8'))).toMatchObject({ ignores: [] });
  });

  it('says so where there is nothing', () => {
    expect(run(project(BAD), ['init', '--from', 'electronegativity']).stdout).toContain('nothing: no command names it');
  });
});
