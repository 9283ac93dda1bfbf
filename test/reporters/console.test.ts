import { describe, expect, it } from 'vitest';
import { visible } from '../../src/core/escape.js';
import type { Notice, Result } from '../../src/core/finding.js';
import type { ReporterOptions } from '../../src/core/reporter.js';
import { ruleUrl } from '../../src/core/tool.js';
import { consoleReporter } from '../../src/reporters/console.js';
import { widthOf } from '../../src/reporters/terminal/cells.js';
import { FINDINGS, hostileResult, OPTIONS, RESULT, SECRET } from './sample.js';

const report = (result: Partial<Result> = {}, options: Partial<ReporterOptions> = {}): string =>
  consoleReporter.report({ ...RESULT, ...result }, { ...OPTIONS, ...options });

/** The report without what a terminal does not show. */
const stripped = (text: string): string => text.replace(/\u001b\[[\d;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g, '');

describe('the console report', () => {
  it('looks like this', async () => {
    await expect(report()).toMatchFileSnapshot('console.txt');
  });

  it('stays within 80 columns but for URLs and paths', () => {
    for (const row of report().split('\n')) if (!row.includes('https://')) expect(widthOf(row)).toBeLessThanOrEqual(80);
  });

  it('says the same in colour', () => {
    const painted = report({}, { color: true });
    expect(painted).not.toBe(report());
    expect(stripped(painted)).toBe(report());
  });

  it('links rule ids instead of spelling their pages out', () => {
    const linked = report({}, { hyperlinks: true });
    expect(linked).toContain(`critical[\u001b]8;;${ruleUrl('electron/ipc-to-command')}\u001b\\electron/ipc-to-command\u001b]8;;\u001b\\]:`);
    expect(stripped(linked)).not.toContain('https://');
  });

  it('shows no secret', () => {
    expect(report({}, { verbose: true })).not.toContain(SECRET);
  });

  it('shows so many findings and counts the rest', () => {
    const text = report({}, { maxFindings: 2 });
    expect(text.match(/^ --> /gm)).toHaveLength(2);
    expect(text).toContain('\n… and 3 more, use --max-findings=0\n');
    expect(report({}, { maxFindings: 0 }).match(/^ --> /gm)).toHaveLength(5);
  });

  it('gives nothing but the summary when quiet', () => {
    expect(report({}, { quiet: true })).toBe([
      '5 findings: 1 critical, 2 high, 1 medium, 1 low (1 suppressed, 3 filtered out)', '1 with a safe fix, 1 with a suggestion',
      'Next: desktop-sec-lint explain electron/ipc-to-command', '',
    ].join('\n'));
  });

  it('lists what was suppressed, and why, when verbose', () => {
    expect(report({}, { verbose: true })).toContain('Suppressed:\n  src/main/window.ts:3:3: high[electron/sandbox]: only local pages\n');
  });

  it('says what was checked where nothing was found', () => {
    expect(report({ findings: [], notices: [] })).toBe([
      'desktop-sec-lint 0.1.0  acme-notes  Electron 31.2.0 (package-lock.json)', '2 windows, 1 preload, 7 IPC channels, 48 files', '',
      'No findings. Checked 2 windows, 1 preload, 7 IPC channels, 48 files (1', 'suppressed, 3 filtered out).', '',
    ].join('\n'));
  });

  it('says what was looked for where no app was found', () => {
    const lookedFor = ['package.json with electron', 'src-tauri/tauri.conf.json'];
    const text = report({ apps: [], findings: [], suppressed: [], notices: [], lookedFor, exitCode: 3 });
    expect(text).toBe('desktop-sec-lint 0.1.0\n\nNo app found. Looked for: package.json with electron, src-tauri/tauri.conf.json.\n');
  });

  it('names several apps, and in which of them a finding stands', () => {
    const [app] = RESULT.apps;
    const second = { id: 'tauri:apps/b', name: 'Beta', framework: 'tauri', root: 'apps/b', counts: {} };
    const text = report({ apps: [app!, second], findings: [{ ...FINDINGS[1]!, apps: ['electron:', 'tauri:apps/b'] }] });
    expect(text).toContain([
      'desktop-sec-lint 0.1.0  2 apps', '  acme-notes  Electron 31.2.0 (package-lock.json)', '    2 windows, 1 preload, 7 IPC channels, 48 files',
      '  Beta  Tauri, version unknown  in apps/b', '',
    ].join('\n'));
    expect(text).toContain('  = in acme-notes, Beta\n');
  });

  it('groups notices and tells ten of them', () => {
    const same = Array.from({ length: 5 }, (_, index): Notice => ({ kind: 'size', path: `big${index}.js`, message: 'Larger than 10 MB.' }));
    const others = Array.from({ length: 14 }, (_, index): Notice => ({ kind: 'syntax', path: `z${index + 10}.js`, message: `Unexpected token ${index}` }));
    const text = report({ findings: [], notices: [...others, ...same] });
    expect(text).toContain('  size: big0.js, big1.js, big2.js, … and 2 more: Larger than 10 MB.\n');
    expect(text.match(/^ {2}syntax: /gm)).toHaveLength(9);
    expect(text).toContain('  … and 5 more\n');
    expect(report({ notices: [...others, ...same] }, { verbose: true }).match(/^ {2}syntax: /gm)).toHaveLength(14);
  });

  it('tells of a long flow its beginning and its end', () => {
    const [flow] = FINDINGS;
    const steps = Array.from({ length: 100 }, (_, index) => ({ ...flow!.steps[index % 4]!, message: `step ${index}` }));
    const text = report({ findings: [{ ...flow!, steps, related: [] }] });
    expect(text).toContain('1. step 0');
    expect(text).toContain('100. step 99');
    expect(text).not.toContain('50. step 49');
    expect(text).toContain('= … and 88 more places');
  });
});

describe('a hostile project', () => {
  it('sends no control sequence and no command', () => {
    const text = consoleReporter.report(hostileResult(), { ...OPTIONS, verbose: true });
    expect(visible(text, '\n')).toBe(text);
    expect(text).not.toMatch(/^\s*::[a-z]/m);
    expect(text).not.toMatch(/##(?:vso)?\[/);
  });

  it('adds nothing to our own sequences', () => {
    const text = consoleReporter.report(hostileResult(), { ...OPTIONS, verbose: true, color: true, hyperlinks: true });
    expect(visible(stripped(text), '\n')).toBe(stripped(text));
  });
});
