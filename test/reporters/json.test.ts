import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/core/escape.js';
import type { Result } from '../../src/core/finding.js';
import { jsonReporter } from '../../src/reporters/json.js';
import { at, FINDINGS, HOSTILE, hostileResult, OPTIONS, RESULT, SECRET } from './sample.js';

interface Report {
  readonly findings: readonly { readonly rule: string; readonly message: string; readonly steps: readonly unknown[]; readonly fixes: readonly unknown[] }[];
  readonly notices: readonly { readonly path?: string }[];
}

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);
const textOf = (result: Partial<Result> = {}): string => jsonReporter.report({ ...RESULT, ...result }, OPTIONS);
const report = (result: Partial<Result> = {}): Report => JSON.parse(textOf(result)) as Report;

describe('the JSON report', () => {
  it('is what its schema says', () => {
    const results: Partial<Result>[] = [
      {},
      { apps: [], findings: [], suppressed: [], notices: [], lookedFor: ['package.json'], exitCode: 3 },
      { repository: { uri: 'https://git.example/acme', revision: 'abc', branch: 'main' } },
      hostileResult(),
    ];
    for (const result of results) {
      validate(report(result));
      expect(validate.errors).toBeNull();
    }
  });

  it('has a schema that refuses what is not one', () => {
    expect(validate({ ...report(), version: 2 })).toBe(false);
    expect(validate({ ...report(), extra: 1 })).toBe(false);
    expect(validate({ ...report(), findings: [{ rule: 'x' }] })).toBe(false);
  });

  it('says all of a finding', () => {
    expect(report().findings[1]).toMatchObject({
      rule: 'electron/sandbox', severity: 'high', confidence: 'high', category: 'isolation', cwe: [693], apps: ['electron:'], path: 'src/main/window.ts',
      region: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 19 },
      range: at('src/main/window.ts', 'sandbox: false').range,
      snippet: { firstLine: 2, firstColumn: 1 },
      fixes: [{ safe: true, edits: [{ path: 'src/main/window.ts', text: '', region: { startLine: 4, startColumn: 1, endLine: 5, endColumn: 1 } }] }],
    });
    expect(report().findings[0]!.steps).toHaveLength(4);
  });

  it('counts', () => {
    const summary = { findings: 5, critical: 1, high: 2, medium: 1, low: 1, note: 0, suppressed: 1, filtered: 3, fixable: 1, files: 48 };
    expect(report()).toMatchObject({ version: 1, exitCode: 1, summary });
  });

  it('is sorted, in whatever order it is given', () => {
    expect(textOf({ findings: [...FINDINGS].reverse(), notices: [...RESULT.notices].reverse() })).toBe(textOf());
    expect(report().findings.map(({ rule }) => rule))
      .toEqual(['electron/ipc-to-command', 'electron/sandbox', 'common/hardcoded-secret', 'common/eval', 'common/csp-unsafe']);
    expect(report().notices.map(({ path }) => path)).toEqual(['a.js', 'b.js', 'src/broken.js', 'src/main/window.ts']);
  });

  it('shows no secret, in no fix either', () => {
    expect(textOf()).not.toContain(SECRET);
    expect(report().findings[2]!.fixes).toEqual([]);
  });

  it('hands on hostile names as data, without a character that a terminal obeys', () => {
    const text = jsonReporter.report(hostileResult(), OPTIONS);
    expect(visible(text, '\n')).toBe(text);
    expect((JSON.parse(text) as Report).findings[0]!.message).toBe(`The file ${HOSTILE} opens [this](1). Remove ${HOSTILE}.`);
  });
});
