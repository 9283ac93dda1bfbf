import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineOf, parsedBaseline, withBaseline, writtenBaseline } from '../../src/engine/baseline.js';
import { lintFiles } from '../support/lint.js';

const manifest = { name: 'acme', main: 'src/main.js', devDependencies: { electron: '45.0.0' }, build: { asar: false, publish: { provider: 'generic', url: 'http://updates.acme-app.net' } } };
/** Lines of code that a formatter may move, break and quote as it likes. `¦` may become a line break, `~` a quote, `;` and `,` before a bracket may go. */
const STATEMENTS = [
  'const { app, BrowserWindow, shell, ipcMain } =¦ require(~electron~);',
  'const first = new BrowserWindow({¦ webPreferences: {¦ nodeIntegration: true,¦ contextIsolation: false,¦ },¦ });',
  'const second = new BrowserWindow({¦ webPreferences: {¦ nodeIntegration: true,¦ webSecurity: false,¦ },¦ });',
  'first.loadURL(¦~http://maps.acme-app.net/~¦);',
  'app.commandLine.appendSwitch(¦~ignore-certificate-errors~¦);',
  'ipcMain.handle(~open~,¦ (_event, url) => shell.openExternal(¦url¦));',
];

interface Layout {
  readonly breaks: readonly boolean[];
  readonly quote: string;
  readonly semicolons: boolean;
  readonly trailing: boolean;
  readonly indent: string;
  readonly between: readonly number[];
  readonly json: number;
  readonly eol: string;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  breaks: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), quote: fc.constantFrom('"', "'"), semicolons: fc.boolean(), trailing: fc.boolean(), indent: fc.constantFrom('  ', '    ', '\t'),
  between: fc.array(fc.nat(4), { minLength: STATEMENTS.length, maxLength: STATEMENTS.length }), json: fc.constantFrom(0, 2, 4), eol: fc.constantFrom('\n', '\r\n'),
});

const filesOf = ({ breaks, quote, semicolons, trailing, indent, between, json, eol }: Layout, more = ''): Record<string, string> => {
  let at = 0;
  const statements = STATEMENTS.map((statement, index) => {
    const broken = statement.replace(/¦ ?/g, () => (breaks[at++ % breaks.length] ? `\n${indent}` : ' '));
    const formatted = (trailing ? broken : broken.replace(/,(?=\s*\})/g, '')).replaceAll('~', quote);
    return `${'// moved down\n\n'.repeat(between[index]!)}${semicolons ? formatted : formatted.replace(/;$/, '')}`;
  });
  return { 'package.json': JSON.stringify(manifest, null, json), 'src/main.js': `${[...statements, more].join('\n')}\n`.replaceAll('\n', eol) };
};
const PLAIN: Layout = { breaks: [false], quote: "'", semicolons: true, trailing: true, indent: '  ', between: [0, 0, 0, 0, 0, 0], json: 2, eol: '\n' };

describe('a baseline', () => {
  it('survives reformatting and moved lines', { timeout: 60_000 }, async () => {
    const before = await lintFiles(filesOf(PLAIN));
    expect(before.findings.length).toBeGreaterThan(9);
    const baseline = baselineOf(before.findings);
    await fc.assert(fc.asyncProperty(layout, async (one) => {
      const { result, stale } = withBaseline(await lintFiles(filesOf(one)), baseline, {});
      expect(result.findings.map(({ rule, message }) => `${rule.id}: ${message}`)).toEqual([]);
      expect(stale).toEqual([]);
      expect(result.suppressed).toHaveLength(baseline.findings.length);
      expect(result.exitCode).toBe(0);
    }), { numRuns: 40 });
  });

  it('tells one more of what it has', async () => {
    const baseline = baselineOf((await lintFiles(filesOf(PLAIN))).findings);
    const { result } = withBaseline(await lintFiles(filesOf({ ...PLAIN, between: [3, 0, 1, 0, 0, 2] }, 'new BrowserWindow({ webPreferences: { nodeIntegration: true } });')), baseline, {});
    expect(result.findings.map(({ rule }) => rule.id)).toContain('electron/node-integration');
    expect(result.exitCode).toBe(1);
  });

  it('is stale where a finding is gone, and only where the scan looked for it', async () => {
    const before = await lintFiles(filesOf(PLAIN));
    const baseline = baselineOf(before.findings);
    const files = filesOf(PLAIN);
    const better = { ...files, 'src/main.js': files['src/main.js']!.replace("app.commandLine.appendSwitch( 'ignore-certificate-errors' );\n", '') };
    const { result, stale } = withBaseline(await lintFiles(better), baseline, {});
    expect(stale.map(({ rule }) => rule)).toEqual(['electron/insecure-switch']);
    expect(result.notices.filter(({ kind }) => kind === 'stale-baseline')).toEqual([{ kind: 'stale-baseline', path: 'src/main.js', message: 'A finding of the baseline is gone. --prune-baseline takes it out.' }]);
    expect(result.exitCode).toBe(0);
    for (const options of [{ only: ['package.json'] }, { onlyRules: ['electron/sandbox'] }, { rules: { 'electron/insecure-switch': 'off' as const } }]) expect(withBaseline(await lintFiles(better, options), baseline, options).stale).toEqual([]);
    // What a persona does not see is there all the same.
    expect(withBaseline(await lintFiles(filesOf(PLAIN), { persona: 'regular', minSeverity: 'critical' }), baseline, {}).stale).toEqual([]);
  });

  it('is written in one order, a line for each finding, and read back', async () => {
    const { findings } = await lintFiles(filesOf(PLAIN));
    const text = writtenBaseline(baselineOf(findings.toReversed()));
    expect(text).toBe(writtenBaseline(baselineOf(findings)));
    expect(text.split('\n')).toHaveLength(findings.length + 6);
    expect(text).not.toMatch(/line|\d+:\d+/);
    expect(parsedBaseline(text)).toEqual(baselineOf(findings));
    expect(parsedBaseline(writtenBaseline({ version: 1, findings: [] }))).toEqual({ version: 1, findings: [] });
  });

  it.each(['', 'null', '[]', '{}', '{"version":2,"findings":[]}', '{"version":1,"findings":[{"rule":"a"}]}', '{"version":1,"findings":[null]}'])('is not %s', (text) => {
    expect(parsedBaseline(text)).toBeUndefined();
  });
});
