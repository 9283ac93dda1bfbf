import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import { Ajv } from 'ajv';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/cli/arguments.js';
import { visible } from '../../src/core/escape.js';
import type { Finding, Result } from '../../src/core/finding.js';
import { lineTable, rangeOf } from '../../src/core/lines.js';
import type { ReporterOptions } from '../../src/core/reporter.js';
import { REPORTERS } from '../../src/reporters/index.js';
import { at, FILES, finding, FINDINGS, HOSTILE, hostileResult, OPTIONS, RESULT, RULES, SECRET } from './sample.js';

const EMPTY: Partial<Result> = { findings: [], suppressed: [], notices: [] };
const BROKEN: Partial<Result> = { apps: [], findings: [], suppressed: [], notices: [{ kind: 'internal', message: `It broke ${HOSTILE}\n    at secret/path.js` }], exitCode: 2 };
const HEX = (index: number): string => String(index).padStart(32, 'a');
/** As the engine makes them: fingerprints are hexadecimal. */
const told = FINDINGS.map((one, index): Finding => ({ ...one, fingerprint: HEX(index) }));
const hostile = (): Result => { const result = hostileResult(); return { ...result, findings: result.findings.map((one) => ({ ...one, fingerprint: HEX(9) })) }; };
const SAMPLES: readonly Partial<Result>[] = [{ findings: told }, { findings: told.toReversed() }, EMPTY, BROKEN, { ...hostile() }];

const report = (format: string, result: Partial<Result> = { findings: told }, options: Partial<ReporterOptions> = {}): string =>
  REPORTERS.get(format)!.report({ ...RESULT, ...result }, { ...OPTIONS, ...options });
const json = <T>(format: string, result?: Partial<Result>, options?: Partial<ReporterOptions>): T => JSON.parse(report(format, result, options)) as T;

const schemaText = (name: string): string => readFileSync(new URL(`./schemas/${name}`, import.meta.url), 'utf8');
/** The published schemas, where somebody has them: REPORT_SCHEMAS names their folder. They are not ours to copy. */
const published = (name: string): string | undefined => {
  const path = join(process.env['REPORT_SCHEMAS'] ?? '', name);
  return process.env['REPORT_SCHEMAS'] && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};

it('every format is in the help, and the other way round', () => {
  expect([...REPORTERS.keys()]).toEqual(FORMATS);
});

describe.each(FORMATS.filter((name) => name !== 'console'))('%s', (format) => {
  it('is the same for the same findings in any order', () => {
    expect(report(format, { findings: told.toReversed() })).toBe(report(format));
  });

  it('writes no control character, no secret, and no command to a runner that is not its own', () => {
    for (const result of SAMPLES) {
      const text = report(format, result);
      expect(visible(text, '\n')).toBe(text);
      expect(text).not.toContain(SECRET);
      if (format !== 'github') expect(text).not.toMatch(/^\s*::/m);
    }
  });

  it('shows no stack trace and says what failed', () => {
    const text = report(format, BROKEN);
    if (format !== 'json') expect(text).not.toContain('secret/path.js');
    if (!['gitlab', 'rdjson', 'sonarqube'].includes(format)) expect(text).toContain('It broke');
  });
});

describe('documents in JSON fulfil their schema', () => {
  it.each([['gitlab', 'gitlab-codequality.json', ''], ['gitlab-sast', 'gitlab-sast-15.0.6.json', 'sast-report-format.json'], ['rdjson', 'rdjson.json', ''], ['sonarqube', 'sonarqube.json', '']])('%s', (format, schema, other) => {
    for (const text of [schemaText(schema), ...(other ? [published(other)] : [])].filter((one) => one !== undefined)) {
      const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(JSON.parse(text) as object);
      for (const result of SAMPLES) {
        validate(json(format, result));
        expect(validate.errors).toBeNull();
      }
    }
  });

  it('which refuses what is not one', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(schemaText('gitlab-sast-15.0.6.json')) as object);
    const whole = json<{ scan: object }>('gitlab-sast');
    expect(validate({ ...whole, scan: { ...whole.scan, start_time: '2026-11-28T05:00:00Z' } })).toBe(false);
    expect(validate({ ...whole, vulnerabilities: [{ id: '1' }] })).toBe(false);
  });
});

describe('documents in XML fulfil their schema', () => {
  it.each([['junit', 'junit.xsd', 'junit-10.xsd'], ['checkstyle', 'checkstyle.xsd', '']])('%s', (format, schema, other) => {
    for (const text of [schemaText(schema), ...(other ? [published(other)] : [])].filter((one) => one !== undefined)) {
      using xsd = XmlDocument.fromString(text);
      using validator = XsdValidator.fromDoc(xsd);
      for (const result of SAMPLES) {
        using document = XmlDocument.fromString(report(format, result));
        expect(() => validator.validate(document)).not.toThrow();
      }
      using wrong = XmlDocument.fromString('<checkstyle><file/></checkstyle>');
      expect(() => validator.validate(wrong)).toThrow();
    }
  });

  it('and carry every text back', () => {
    const message = 'a & b < c > d "e" \'f\' ]]> \ufffe\uffff \u0000 \ud800';
    const text = report('checkstyle', { findings: [{ ...told[1]!, message }] });
    const file = parseXml(text).root!.children.find((node) => node instanceof XmlElement)!;
    const error = file.children.find((node) => node instanceof XmlElement)!;
    expect(error.attributes['message']).toBe('a & b < c > d "e" \'f\' ]]> \ufffd\ufffd \\u0000 \\ud800');
  });
});

describe('junit', () => {
  const rootOf = (result: Partial<Result>): XmlElement => parseXml(report('junit', result)).root!;
  const elements = (node: XmlElement): XmlElement[] => node.children.filter((child) => child instanceof XmlElement);

  it('has a suite for each file and a failure for each finding', () => {
    const root = rootOf({ findings: told });
    expect(root.attributes).toMatchObject({ tests: '5', failures: '5', errors: '0' });
    expect(elements(root).map(({ attributes }) => attributes['name'])).toEqual(['src/main/export.ts', 'src/main/window.ts', 'src/upload.ts', 'dist/app.min.js', 'weird name#%/ünï\\u202e](x.html']);
    const [failure] = elements(elements(elements(root)[0]!)[0]!);
    expect(failure!.attributes['type']).toBe('electron/ipc-to-command');
    expect(failure!.children.map((child) => (child instanceof XmlText ? child.text : '')).join('')).toContain('\n3. src/main/export.ts:3:46: arrives from the renderer');
  });

  it('has a test that passes where nothing was found, and one in error where the scan failed', () => {
    expect(rootOf(EMPTY).attributes).toMatchObject({ tests: '1', failures: '0', errors: '0' });
    expect(rootOf(BROKEN).attributes).toMatchObject({ tests: '1', failures: '0', errors: '1' });
  });
});

describe('github', () => {
  /** As the runner reads a command: actions/runner, src/Runner.Common/ActionCommand.cs. */
  const parse = (line: string) => {
    const [, name, properties, data] = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line)!;
    const back = (text: string) => text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    return { name, data: back(data!), ...Object.fromEntries(properties!.split(',').map((one) => [one.slice(0, one.indexOf('=')), back(one.slice(one.indexOf('=') + 1))])) };
  };

  it('annotates lines, the worst first, and sums up', () => {
    const lines = report('github').trimEnd().split('\n');
    expect(lines.slice(0, -1).map(parse).map((one) => [one.name, 'file' in one && one.file, 'line' in one && one.line])).toEqual([
      ['error', 'src/main/export.ts', '7'], ['error', 'src/main/window.ts', '4'], ['error', 'src/upload.ts', '2'], ['warning', 'dist/app.min.js', '1'], ['notice', 'weird name#%/ünï\\u202e](x.html', '1'],
    ]);
    expect(parse(lines[1]!)).toMatchObject({ col: '5', endColumn: '19', title: 'high: electron/sandbox', data: 'sandbox: false gives a hijacked page an unsandboxed process. Remove it.' });
    expect(parse(lines[0]!).data).toContain('which this window (src/main/window.ts:1:27) may load');
    expect(lines.at(-1)).toBe('desktop-sec-lint: 5 findings: 1 critical, 2 high, 1 medium, 1 low');
  });

  it('lets nothing of the project be a command or a property', () => {
    const file = 'a,line=9::error file=x::%0A:.ts';
    const [line] = report('github', { findings: [{ ...told[1]!, spot: { ...told[1]!.spot, path: file }, message: `x\n::stop-commands::x\r${HOSTILE}` }] }).split('\n');
    expect(parse(line!)).toMatchObject({ name: 'error', file, line: '4' });
    expect(report('github', hostile()).split('\n').filter((one) => one.startsWith('::'))).toHaveLength(1);
  });

  it('has no columns where a place goes over several lines', () => {
    const [line] = report('github', { findings: [finding(RULES.sandbox, { at: at('src/main/window.ts', 'webPreferences: {\n    sandbox'), message: 'x' })] }).split('\n');
    expect(line).toContain('line=3,endLine=4,title=');
  });
});

describe('markdown', () => {
  const html = (result: Partial<Result>): string => micromark(report('markdown', result), { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

  it('is a table with the counts above', () => {
    const text = html({ findings: told });
    expect(text).toContain('<h3>desktop-sec-lint: 5 findings (1 critical, 2 high, 1 medium, 1 low), 1 suppressed, 3 filtered out</h3>');
    expect(text.match(/<tr>/g)).toHaveLength(6);
    expect(text).toContain('<code>src/main/window.ts:4</code>');
    expect(text).toContain('2. <code>src/preload.ts:4</code> passed on unchanged');
    expect(report('markdown', EMPTY)).toMatch(/^### desktop-sec-lint: no findings, 3 filtered out\n/);
    expect(report('markdown', { ...EMPTY, apps: [], exitCode: 3 })).toBe('### desktop-sec-lint: no app found\n');
  });

  it('links places where the address of the sources is known', () => {
    const repository = { uri: 'https://github.com/acme/notes', revision: 'abc1234' };
    expect(html({ findings: told, repository })).toContain('href="https://github.com/acme/notes/blob/abc1234/src/main/window.ts#L4"');
  });

  it('renders nothing of the project as markup, link or table cell', () => {
    const bad = 'x | y \\| `c` **b** <script>alert(1)</script> <img src=x> ![i](http://evil.example/a.png) [l](http://evil.example) http://evil.example www.evil.example a@evil.example @someone #1 $x$ &lt;b&gt; </details>';
    const text = html({ findings: [{ ...told[1]!, message: `${bad}. Then ${bad}.`, spot: { ...told[1]!.spot, path: bad } }], apps: [{ ...RESULT.apps[0]!, name: bad }] });
    expect(text.match(/<(?:script|img|strong|em|a)\b[^>]*>/g)!.filter((tag) => !tag.startsWith('<a href="https://github.com/desktop-sec-lint/'))).toEqual([]);
    expect(text.match(/<td>/g)).toHaveLength(4);
    expect(text.match(/<\/details>/g)).toHaveLength(1);
    expect(text).not.toMatch(/@someone|#1\b|a@evil/);
    expect(html(hostile()).match(/<(?:script|img|a href="http:)/g)).toBeNull();
  });

  it('stays below what a job may say', () => {
    const many = Array.from({ length: 5_000 }, () => told[0]!);
    const text = report('markdown', { findings: many });
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/… and \d+ more\.\n$/);
  });
});

describe('gitlab', () => {
  it('has one fingerprint for each issue, and relative paths', () => {
    const issues = json<{ fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[]>('gitlab');
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(5);
    expect(issues.map(({ severity }) => severity)).toEqual(['blocker', 'critical', 'critical', 'major', 'minor']);
    expect(issues[1]!.location).toEqual({ path: 'src/main/window.ts', lines: { begin: 4, end: 4 } });
  });

  it('tells nothing outside of the root', () => {
    const findings = ['../a.ts', '/etc/passwd', 'C:\\a.ts'].map((path): Finding => ({ ...told[1]!, spot: { ...told[1]!.spot, path } }));
    for (const format of ['gitlab', 'sonarqube', 'rdjson', 'gitlab-sast']) expect(report(format, { findings })).not.toMatch(/passwd|a\.ts/);
  });
});

describe('gitlab-sast', () => {
  it('has times in UTC without a zone, identifiers and the rules that ran', () => {
    const times = { start: new Date('2026-11-28T05:00:00.250Z'), end: new Date('2026-11-28T05:00:09Z') };
    const whole = json<{ scan: Record<string, unknown>; vulnerabilities: readonly Record<string, unknown>[] }>('gitlab-sast', undefined, { times });
    expect(whole.scan).toMatchObject({ start_time: '2026-11-28T05:00:00', end_time: '2026-11-28T05:00:09', status: 'success' });
    expect(whole.scan['primary_identifiers']).toHaveLength(Object.keys(RULES).length);
    expect(whole.vulnerabilities[0]).toMatchObject({
      id: 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaa0', name: 'A page can run commands', severity: 'Critical', location: { file: 'src/main/export.ts', start_line: 7, end_line: 7 },
      solution: 'Call execFile with an argument array, and check event.senderFrame.',
    });
    expect((whole.vulnerabilities[0]!['identifiers'] as readonly { value: string }[]).map(({ value }) => value)).toEqual(['electron/ipc-to-command', '78']);
    expect(json<{ scan: { status: string } }>('gitlab-sast', BROKEN).scan.status).toBe('failure');
  });
});

describe('rdjson', () => {
  interface Position { readonly line: number; readonly column?: number }
  interface Diagnostic { readonly location: { readonly path: string; readonly range: { readonly start: Position; readonly end: Position } }; readonly suggestions?: readonly { readonly range: { readonly start: Position; readonly end: Position }; readonly text: string }[] }

  it('counts columns in bytes', () => {
    const findings = [finding(RULES.sandbox, { at: at('src/main/window.ts', 'Acme'), message: 'x' })];
    const [{ location: { range } }] = json<{ diagnostics: [Diagnostic] }>('rdjson', { findings }).diagnostics;
    const line = Buffer.from(FILES['src/main/window.ts']!.split('\n')[1]!);
    expect(line.subarray(range.start.column! - 1, range.end.column! - 1).toString()).toBe('Acme');
  });

  it('has no columns where they cannot be known', () => {
    const [minified] = json<{ diagnostics: readonly Diagnostic[] }>('rdjson').diagnostics.filter(({ location }) => location.path === 'dist/app.min.js');
    expect(minified!.location.range).toEqual({ start: { line: 1 }, end: { line: 1 } });
  });

  it('has suggestions, and none that repeats a secret', () => {
    const all = json<{ diagnostics: readonly Diagnostic[] }>('rdjson').diagnostics;
    expect(all[1]!.suggestions).toEqual([{ range: { start: { line: 4, column: 1 }, end: { line: 5, column: 1 } }, text: '' }]);
    expect(all[2]!.suggestions).toBeUndefined();
  });
});

describe('sonarqube', () => {
  interface Place { readonly filePath: string; readonly textRange: { readonly startLine: number; readonly startColumn?: number; readonly endLine?: number; readonly endColumn?: number } }

  it('names the rules of its issues, each once', () => {
    const { rules, issues } = json<{ rules: readonly { id: string }[]; issues: readonly { ruleId: string }[] }>('sonarqube', { findings: [...told, told[1]!] });
    expect(rules.map(({ id }) => id)).toEqual([...new Set(issues.map(({ ruleId }) => ruleId))].sort());
  });

  it('has ranges that lie in their lines', () => {
    const empty = { file: 'src/main/window.ts', range: { start: 10, end: 10 } };
    const { issues } = json<{ issues: readonly { primaryLocation: Place; secondaryLocations?: readonly Place[] }[] }>('sonarqube', { findings: [...told, finding(RULES.sandbox, { at: empty, message: 'x' })] });
    for (const { filePath, textRange: { startLine, startColumn, endLine, endColumn } } of issues.flatMap(({ primaryLocation, secondaryLocations = [] }) => [primaryLocation, ...secondaryLocations])) {
      if (startColumn === undefined) continue;
      const table = lineTable(FILES[filePath]!);
      const { start, end } = rangeOf(table, { startLine, startColumn: startColumn + 1, endLine: endLine!, endColumn: endColumn! + 1 });
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(table.text.length);
    }
    expect(issues.map(({ primaryLocation }) => primaryLocation.textRange)).toContainEqual({ startLine: 1 });
  });
});

describe('compact', () => {
  it('is one line for each finding', () => {
    expect(report('compact').split('\n').slice(1, 3)).toEqual([
      'src/main/window.ts:4:5: high electron/sandbox sandbox: false gives a hijacked page an unsandboxed process. Remove it.',
      'src/upload.ts:2:17: high common/hardcoded-secret The access key AKIA…3F2Q is in the sources. Everyone who has the app has it. Revoke it.',
    ]);
    expect(report('compact', EMPTY)).toBe('');
    expect(report('compact', hostile()).trimEnd().split('\n')).toHaveLength(1);
  });
});
