import { Ajv2020 } from 'ajv/dist/2020.js';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log, PhysicalLocation, Region, Result as SarifResult, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/core/escape.js';
import type { Finding, Result } from '../../src/core/finding.js';
import { lineTable, rangeOf } from '../../src/core/lines.js';
import type { ReporterOptions } from '../../src/core/reporter.js';
import { sarifReporter } from '../../src/reporters/sarif.js';
import { FILES, FINDINGS, hostileResult, OPTIONS, RESULT, RULES, SECRET } from './sample.js';

const textOf = (result: Partial<Result> = {}, options: Partial<ReporterOptions> = {}): string =>
  sarifReporter.report({ ...RESULT, ...result }, { ...OPTIONS, ...options });
const runOf = (result: Partial<Result> = {}, options: Partial<ReporterOptions> = {}): Run => (JSON.parse(textOf(result, options)) as Log).runs[0]!;
const resultsOf = (result: Partial<Result> = {}, options: Partial<ReporterOptions> = {}): readonly SarifResult[] => runOf(result, options).results!;
const EMPTY: Partial<Result> = { findings: [], suppressed: [], notices: [], rules: [], exitCode: 0 };
const FULL: Partial<Result> = { repository: { uri: 'https://git.example/acme', revision: 'abc', branch: 'main' } };

const toldOf = (run: Run): readonly (string | undefined)[] => run.invocations![0]!.toolExecutionNotifications!.map(({ message }) => message.text);

/** The text at a region of a sample file. */
const read = ({ artifactLocation }: PhysicalLocation, { startLine, startColumn, endLine, endColumn }: Region): string => {
  const table = lineTable(FILES[artifactLocation!.uri!.split('/').map(decodeURIComponent).join('/')]!);
  const { start, end } = rangeOf(table, { startLine: startLine!, startColumn: startColumn!, endLine: endLine!, endColumn: endColumn! });
  return table.text.slice(start, end);
};

describe('a SARIF file', () => {
  it('names the tool, all its rules and the root', () => {
    const { tool: { driver }, automationDetails, columnKind, originalUriBaseIds, versionControlProvenance } = runOf(FULL);
    expect(driver).toMatchObject({ name: 'desktop-sec-lint', version: '0.1.0', semanticVersion: '0.1.0', organization: 'desktop-sec-lint' });
    expect(driver.rules!.map(({ id }) => id)).toEqual(Object.values(RULES).map(({ id }) => id).sort());
    expect(automationDetails).toEqual({ id: 'desktop-sec-lint/' });
    expect(columnKind).toBe('utf16CodeUnits');
    expect(Object.keys(originalUriBaseIds!)).toEqual(['%SRCROOT%']);
    expect(originalUriBaseIds!['%SRCROOT%']!.uri).toBeUndefined();
    expect(versionControlProvenance).toEqual([{ repositoryUri: 'https://git.example/acme', revisionId: 'abc', branch: 'main', mappedTo: { uriBaseId: '%SRCROOT%' } }]);
  });

  it('is minified, has no time in it, and is the same for the same findings', () => {
    expect(textOf()).not.toMatch(/\n|Utc/);
    const { findings, rules, notices } = RESULT;
    expect(textOf({ findings: findings.toReversed(), rules: rules.toReversed(), notices: notices.toReversed() })).toBe(textOf());
  });

  it('has results where there are none: that closes alerts', () => {
    expect(runOf(EMPTY).results).toEqual([]);
  });

  it('tells how the scan went', () => {
    const [invocation] = runOf().invocations!;
    expect(invocation).toMatchObject({ executionSuccessful: true, exitCode: 1 });
    expect(invocation!.toolExecutionNotifications!.map(({ descriptor, level, message }) => [descriptor!.id, level, message.text])).toEqual([
      ['size', 'warning', 'Larger than 10 MB.'], ['size', 'warning', 'Larger than 10 MB.'], ['syntax', 'warning', 'Unexpected token.'],
    ]);
    expect(invocation!.toolExecutionNotifications![2]!.locations![0]!.physicalLocation)
      .toMatchObject({ artifactLocation: { uri: 'src/broken.js' }, region: { startLine: 3, startColumn: 7 } });
    expect(invocation!.toolConfigurationNotifications!.map(({ descriptor }) => descriptor!.id)).toEqual(['unused-suppression']);
    const { notifications } = runOf().tool.driver;
    for (const { descriptor } of invocation!.toolExecutionNotifications!) expect(notifications![descriptor!.index!]!.id).toBe(descriptor!.id);
    expect(runOf({ exitCode: 2 }).invocations![0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
  });
});

describe('a rule', () => {
  const ruleOf = (id: string) => runOf().tool.driver.rules!.find((rule) => rule.id === id)!;

  it('has all that GitHub shows', () => {
    expect(ruleOf('electron/sandbox')).toEqual({
      id: 'electron/sandbox',
      name: 'ElectronSandbox',
      shortDescription: { text: 'A window without a sandbox.' },
      fullDescription: { text: 'A window with sandbox: false, see the docs.' },
      help: { text: `A window with sandbox: false, see the docs.\n\n${ruleOf('electron/sandbox').helpUri}`, markdown: OPTIONS.pages('electron/sandbox') },
      helpUri: 'https://github.com/desktop-sec-lint/desktop-sec-lint/blob/main/rules-docs/electron/sandbox.md',
      defaultConfiguration: { level: 'error' },
      relationships: [{ target: { id: 'CWE-693', toolComponent: { name: 'CWE', index: 0 } }, kinds: ['superset'] }],
      properties: { tags: ['security', 'desktop-sec/isolation', 'external/cwe/cwe-693'], precision: 'high', 'security-severity': '8.0' },
    });
  });

  it('makes do without a page', () => {
    expect(ruleOf('common/csp-unsafe')).toMatchObject({
      fullDescription: { text: 'A policy that allows inline scripts.' }, properties: { tags: ['security', 'desktop-sec/csp'] },
    });
    expect(ruleOf('common/csp-unsafe').help!.markdown).toBeUndefined();
  });

  it('is scored by its severity and confidence', () => {
    const ids = ['electron/ipc-to-command', 'electron/sandbox', 'common/eval', 'common/csp-unsafe', 'tauri/never-found'];
    expect(ids.map(ruleOf).map(({ properties, defaultConfiguration }) => [properties!['security-severity'], defaultConfiguration!.level])).toEqual([['9.5', 'error'], ['8.0', 'error'], ['5.5', 'warning'], ['2.5', 'note'], ['0.5', 'note']]);
    expect(ruleOf('common/eval').properties!.precision).toBe('medium');
    expect(ruleOf('common/eval').properties!.tags).toContain('external/cwe/cwe-095');
  });

  it('keeps to GitHub\'s limits', () => {
    const rule = { ...RULES.sandbox, title: 'x'.repeat(3_000), cwe: Array.from({ length: 30 }, (_, index) => index + 1), check: () => [] };
    const [told] = runOf({ rules: [rule], findings: [] }, { pages: () => `## What it finds\r\n\r\n${'long '.repeat(900)}\r\n\r\nMore.` }).tool.driver.rules!;
    expect(told!.shortDescription!.text.length).toBeLessThanOrEqual(1_024);
    expect(told!.fullDescription!.text.length).toBeLessThanOrEqual(1_024);
    expect(told!.properties!.tags).toHaveLength(10);
  });

  it('is in the taxonomy of its weaknesses', () => {
    const [taxonomy] = runOf().taxonomies!;
    expect(taxonomy!.taxa!.map(({ id }) => id)).toEqual(['CWE-78', 'CWE-95', 'CWE-312', 'CWE-693', 'CWE-798', 'CWE-1188']);
  });
});

describe('a result', () => {
  it('stands at its rule, with level and rank', () => {
    const run = runOf();
    for (const { ruleId, ruleIndex, kind } of run.results!) {
      expect(run.tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
      expect(kind).toBe('fail');
    }
    expect(run.results!.map(({ level, rank }) => [level, rank])).toEqual([['error', 95], ['error', 80], ['error', 80], ['warning', 44], ['note', 25]]);
  });

  it('has its fingerprints', () => {
    for (const [index, { partialFingerprints }] of resultsOf().entries()) {
      expect(partialFingerprints).toEqual({ primaryLocationLineHash: FINDINGS[index]!.spot.lineHash, 'desktopSecLint/v1': FINDINGS[index]!.fingerprint });
    }
  });

  it('links its message to related locations, the steps of its flow among them', () => {
    const [{ message, relatedLocations, codeFlows }] = resultsOf() as [SarifResult];
    expect(message.text).toContain('which [this window](1) may load');
    const steps = ['every page gets window.acme', 'passed on unchanged', 'arrives from the renderer, sender not checked', 'runs in a shell'];
    expect(relatedLocations!.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(relatedLocations!.map(({ message: text }) => text!.text)).toEqual(['the window', ...steps]);
    expect(codeFlows![0]!.threadFlows[0]!.locations.map(({ location }) => location!.message!.text)).toEqual(steps);
  });

  it('ends its message with a period', () => {
    for (const { message } of resultsOf()) expect(message.text).toMatch(/\.$/);
  });

  it('links to nothing that is not there', () => {
    const [{ message }] = resultsOf({ findings: [{ ...FINDINGS[1]!, message: 'See [this](3) and [that](http://evil.example).' }] }) as [SarifResult];
    expect(message.text).toBe('See this and [that] (http://evil.example).');
  });

  it('has regions that lead back to the text', () => {
    const spots = FINDINGS.map(({ spot, related, steps }) => [spot, ...related.map((one) => one.spot), ...steps.map((one) => one.spot)]);
    for (const [index, { locations, relatedLocations = [], codeFlows = [] }] of resultsOf().entries()) {
      const told = [...locations!, ...relatedLocations].map(({ physicalLocation }) => physicalLocation!);
      expect(told).toHaveLength(spots[index]!.length);
      const flow = codeFlows.flatMap(({ threadFlows }) => threadFlows[0]!.locations.map(({ location }) => location!.physicalLocation!));
      for (const [at, place] of [...told, ...flow].entries()) {
        const { location: { file, range } } = at < told.length ? spots[index]![at]! : FINDINGS[index]!.steps[at - told.length]!.spot;
        expect(read(place, place.region!)).toBe(FILES[file]!.slice(range.start, range.end));
        const { snippet } = place.region!;
        if (snippet && index !== 2) expect(snippet.text).toBe(read(place, place.region!).replace(/\r\n?/g, '\n'));
      }
    }
  });

  it('shows its context, which holds its region', () => {
    for (const [index, { locations }] of resultsOf().entries()) {
      const place = locations![0]!.physicalLocation!;
      const { region, contextRegion } = place;
      const context = read(place, contextRegion!);
      expect(context).toContain(read(place, region!));
      expect(context.length).toBeGreaterThan(read(place, region!).length);
      if (index !== 2) expect(contextRegion!.snippet!.text).toBe(context.replace(/\r\n?/g, '\n'));
    }
  });

  it('shows no secret, in no fix either', () => {
    expect(textOf()).not.toContain(SECRET);
    const { locations, fixes } = resultsOf()[2]!;
    expect(locations![0]!.physicalLocation!.region!.snippet!.text).toBe('AKIA************3F2Q');
    expect(fixes).toBeUndefined();
  });

  it('has its fixes', () => {
    expect(resultsOf()[1]!.fixes).toEqual([{
      description: { text: 'Remove the line; Electron 20 and later sandbox by default.' },
      artifactChanges: [{
        artifactLocation: { uri: 'src/main/window.ts', uriBaseId: '%SRCROOT%' },
        replacements: [{ deletedRegion: { startLine: 4, startColumn: 1, endLine: 5, endColumn: 1 } }],
      }],
    }]);
  });

  it('has a percent-encoded relative uri', () => {
    expect(resultsOf()[4]!.locations![0]!.physicalLocation!.artifactLocation)
      .toEqual({ uri: 'weird%20name%23%25/%C3%BCn%C3%AF%E2%80%AE%5D(x.html', uriBaseId: '%SRCROOT%' });
  });

  it('that lies outside is left out, and that is told', () => {
    const outside = ['../a.ts', '/etc/passwd', 'C:/a.ts', 'a/../../b.ts'].map((path): Finding => ({ ...FINDINGS[1]!, spot: { ...FINDINGS[1]!.spot, path } }));
    const run = runOf({ findings: [...FINDINGS, ...outside] });
    expect(run.results).toHaveLength(FINDINGS.length);
    expect(toldOf(run)).toContain('Left out are 4 results outside the folder that this report is about.');
  });

  it('that was suppressed is left out unless asked for', () => {
    expect(resultsOf().some(({ suppressions }) => suppressions)).toBe(false);
    const all = resultsOf({}, { includeSuppressed: true });
    expect(all).toHaveLength(6);
    expect(all.flatMap(({ suppressions }) => suppressions!)).toEqual([{ kind: 'inSource', status: 'accepted', justification: 'only local pages' }]);
  });
});

describe('limits', () => {
  it('keeps the 5,000 worst results and says so', () => {
    const [worst, high] = FINDINGS as [Finding, Finding];
    const many = Array.from({ length: 5_010 }, (_, index): Finding => (index % 2 === 0 ? high : { ...worst, steps: [], related: [] }));
    const run = runOf({ findings: many });
    expect(run.results).toHaveLength(5_000);
    expect(run.results!.filter(({ ruleId }) => ruleId === worst.rule.id)).toHaveLength(2_505);
    expect(toldOf(run)).toContain('Only the 5000 worst of 5010 results are in this file: GitHub keeps no more.');
  });

  it('keeps both ends of a flow of more than 1,000 steps and says so', () => {
    const [flow] = FINDINGS as [Finding];
    const steps = Array.from({ length: 1_500 }, (_, index) => ({ ...flow.steps[0]!, message: `step ${index}` }));
    const run = runOf({ findings: [{ ...flow, steps }] });
    const told = run.results![0]!.codeFlows![0]!.threadFlows[0]!.locations.map(({ location }) => location!.message!.text);
    expect(told).toHaveLength(1_000);
    expect([told[0], told.at(-1)]).toEqual(['step 0', 'step 1499']);
    expect(run.results![0]!.relatedLocations).toHaveLength(100);
    expect(toldOf(run)).toContain('Of 1 flows with more than 1000 steps, only the first and the last steps are in this file.');
  });
});

describe('a hostile project', () => {
  it('writes no control character and opens no link', () => {
    const text = sarifReporter.report(hostileResult(), OPTIONS);
    expect(visible(text)).toBe(text);
    const [{ message }] = (JSON.parse(text) as Log).runs[0]!.results as [SarifResult];
    expect(message.text).not.toContain('](http');
    expect(message.text).toContain('opens [this](1).');
    expect(message.text).toContain('\\u202egnp');
  });
});

const LOGS = { full: textOf(FULL, { includeSuppressed: true }), empty: textOf(EMPTY), hostile: sarifReporter.report(hostileResult(), OPTIONS) };

const multitool = (): string | undefined => {
  try {
    return join(createRequire(import.meta.url).resolve(`@microsoft/sarif-multitool-${process.platform}/package.json`), '..');
  } catch {
    return undefined;
  }
};
const schemaPath = join(multitool() ?? '', 'sarif-2.1.0.json');

describe.skipIf(!existsSync(schemaPath))('the schema', () => {
  it('is fulfilled', () => {
    const schema = JSON.parse(readFileSync(schemaPath, 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true }).compile(schema);
    for (const log of Object.values(LOGS)) {
      validate(JSON.parse(log));
      expect(validate.errors).toBeNull();
    }
  });
});

describe.skipIf(multitool() === undefined)('GitHub\'s rules', () => {
  const check = (logs: Readonly<Record<string, string>>) => {
    const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
    try {
      const files = Object.entries(logs).map(([name, log]) => {
        writeFileSync(join(folder, `${name}.sarif`), log);
        return join(folder, `${name}.sarif`);
      });
      return spawnSync(process.execPath, [fileURLToPath(new URL('../../tools/validate-sarif.mjs', import.meta.url)), ...files], { encoding: 'utf8' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('are fulfilled', { timeout: 60_000 }, () => {
    const { status, stdout } = check(LOGS);
    expect(stdout.split('\n').filter((line) => line !== '' && !line.endsWith(': valid'))).toEqual([]);
    expect(status).toBe(0);
  });

  it('are checked', { timeout: 60_000 }, () => {
    const { status, stdout } = check({ broken: LOGS.full.replaceAll('"startLine":', '"startLime":') });
    expect(status).toBe(1);
    expect(stdout).toContain('startLime');
  });
});
