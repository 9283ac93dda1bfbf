import type { Finding, Result } from '../../src/core/finding.js';
import type { Location, Range } from '../../src/core/location.js';
import type { ReporterOptions } from '../../src/core/reporter.js';
import type { Fix, Rule, RuleMeta } from '../../src/core/rule.js';
import { createSpots, placeFixes } from '../../src/engine/spots.js';

/** The access key that no report may show. */
export const SECRET = ['AKIA', 'QX7L', 'M2Z9', 'TR5W', '3F2Q'].join('');

export const FILES: Readonly<Record<string, string>> = {
  'src/main/export.ts': [
    "import { exec } from 'node:child_process';",
    '',
    'ipcMain.handle("notes:export", async (event, name) => {',
    '  const out = join(app.getPath("documents"), `${name}.pdf`);',
    '',
    '  // One shell for all platforms.',
    '\texec(`pandoc ${name} -o ${out}`);',
    '});',
    '',
  ].join('\r\n'),
  'src/preload.ts': [
    '\ufeffimport { contextBridge, ipcRenderer } from "electron";',
    '',
    'contextBridge.exposeInMainWorld("acme", {',
    '  exportNote: (name) => ipcRenderer.invoke("notes:export", name),',
    '});',
    '',
  ].join('\n'),
  'src/main/window.ts': [
    'export const mainWindow = new BrowserWindow({',
    '  title: "ノート 📝 Acme",',
    '  webPreferences: {',
    '    sandbox: false,',
    '  },',
    '});',
  ].join('\n'),
  'src/upload.ts': `const bucket = new S3({\n  accessKeyId: "${SECRET}", region: "eu-central-1",\n});\n`,
  'dist/app.min.js': `${'var a=function(b){return b+1};'.repeat(400)}eval(location.hash.slice(1));${'a(2);'.repeat(400)}`,
  'weird name#%/ünï\u202e](x.html': '<meta http-equiv="Content-Security-Policy" content="script-src \'unsafe-inline\'">\n',
};

/** The place of a fragment of a sample file. */
export const at = (file: string, fragment: string): Location => {
  const start = FILES[file]!.indexOf(fragment);
  if (start < 0) throw new Error(`${file} has no ${fragment}`);
  return { file, range: { start, end: start + fragment.length } };
};

const secrets = new Map<string, readonly Range[]>([['src/upload.ts', [at('src/upload.ts', SECRET).range]]]);
export const spotOf = createSpots((path) => FILES[path], (path) => path, secrets);

const meta = (id: string, more: Partial<RuleMeta> = {}): RuleMeta =>
  ({ id, title: `About ${id}`, category: 'isolation', severity: 'high', confidence: 'high', cwe: [693], ...more });

export const RULES = {
  command: meta('electron/ipc-to-command', { title: 'A page can run commands', category: 'injection', severity: 'critical', cwe: [78] }),
  sandbox: meta('electron/sandbox', { title: 'A window without a sandbox', fixable: 'safe' }),
  secret: meta('common/hardcoded-secret', { title: 'A secret in the sources', category: 'secrets', cwe: [798, 312] }),
  code: meta('common/eval', { title: 'Text run as code', category: 'injection', severity: 'medium', confidence: 'medium', cwe: [95] }),
  csp: meta('common/csp-unsafe', { title: 'A policy that allows inline scripts', category: 'csp', severity: 'low', cwe: [] }),
  quiet: meta('tauri/never-found', { severity: 'note', cwe: [1188] }),
};

interface Draft {
  readonly at: Location;
  readonly message: string;
  readonly steps?: readonly (readonly [Location, string])[];
  readonly related?: readonly (readonly [Location, string])[];
  readonly fixes?: readonly Fix[];
  readonly more?: Partial<Finding>;
}

/** A finding as the engine makes it. */
export const finding = (rule: RuleMeta, { at: place, message, steps = [], related = [], fixes = [], more = {} }: Draft): Finding => ({
  rule,
  severity: rule.severity,
  confidence: rule.confidence,
  category: rule.category,
  message,
  spot: spotOf(place),
  related: related.map(([where, text]) => ({ spot: spotOf(where), message: text })),
  steps: steps.map(([where, text]) => ({ spot: spotOf(where), message: text })),
  fixes: placeFixes(fixes, spotOf, [SECRET], (path) => FILES[path]),
  apps: ['electron:'],
  fingerprint: `${rule.id}:${place.file}:0`,
  ...more,
});

export const FINDINGS: readonly Finding[] = [
  finding(RULES.command, {
    at: at('src/main/export.ts', 'exec(`pandoc ${name} -o ${out}`)'),
    message: 'A page script can run shell commands through the IPC channel \'notes:export\', which [this window](1) may load from the web. '
      + 'Call execFile with an argument array, and check event.senderFrame.',
    steps: [
      [at('src/preload.ts', 'contextBridge.exposeInMainWorld("acme", {'), 'every page gets window.acme'],
      [at('src/preload.ts', 'name'), 'passed on unchanged'],
      [at('src/main/export.ts', 'name'), 'arrives from the renderer, sender not checked'],
      [at('src/main/export.ts', 'exec(`pandoc ${name} -o ${out}`)'), 'runs in a shell'],
    ],
    related: [[{ file: 'src/main/window.ts', range: { start: 26, end: FILES['src/main/window.ts']!.length - 1 } }, 'the window']],
  }),
  finding(RULES.sandbox, {
    at: at('src/main/window.ts', 'sandbox: false'),
    message: 'sandbox: false gives a hijacked page an unsandboxed process. Remove it.',
    fixes: [{
      description: 'Remove the line; Electron 20 and later sandbox by default', safe: true, edits: [{ ...at('src/main/window.ts', '    sandbox: false,\n'), text: '' }],
    }],
  }),
  finding(RULES.secret, {
    at: at('src/upload.ts', SECRET),
    message: 'The access key AKIA…3F2Q is in the sources. Everyone who has the app has it. Revoke it.',
    fixes: [{ description: 'Move it to the configuration', safe: false, edits: [{ ...at('src/upload.ts', 'const bucket'), text: `// ${SECRET}` }] }],
  }),
  finding(RULES.code, { at: at('dist/app.min.js', 'eval(location.hash.slice(1))'), message: 'The address runs as code.' }),
  finding(RULES.csp, {
    at: at('weird name#%/ünï\u202e](x.html', "'unsafe-inline'"), message: 'The policy of \'weird name#%/ünï\u202e](x.html\' allows inline scripts',
  }),
];

export const RESULT: Result = {
  tool: { name: 'desktop-sec-lint', version: '0.1.0', homepage: 'https://github.com/desktop-sec-lint/desktop-sec-lint' },
  apps: [{
    id: 'electron:', name: 'acme-notes', framework: 'electron', root: '', version: '31.2.0', versionFrom: 'package-lock.json',
    counts: { windows: 2, preloads: 1, 'IPC channels': 7, files: 48 },
  }],
  rules: Object.values(RULES).map((rule): Rule => ({ ...rule, check: () => [] })),
  findings: FINDINGS,
  suppressed: [finding(RULES.sandbox, {
    at: at('src/main/window.ts', 'webPreferences'), message: 'Suppressed.', more: { suppressed: { kind: 'inSource', reason: 'only local pages' } },
  })],
  filtered: 3,
  notices: [
    { kind: 'syntax', path: 'src/broken.js', message: 'Unexpected token', region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 8 } },
    {
      kind: 'unused-suppression', path: 'src/main/window.ts', message: 'This suppression suppresses nothing.',
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 9 },
    },
    { kind: 'size', path: 'b.js', message: 'Larger than 10 MB.' },
    { kind: 'size', path: 'a.js', message: 'Larger than 10 MB.' },
  ],
  files: 48,
  exitCode: 1,
};

const PAGE = `# electron/sandbox

## What it finds

A window with \`sandbox: false\`, see [the docs](https://www.electronjs.org/docs).

## Why it matters

It does.
`;

export const OPTIONS: ReporterOptions = {
  color: false, hyperlinks: false, width: 80, quiet: false, verbose: false, maxFindings: 50,
  pages: (id) => (id === 'electron/sandbox' ? PAGE : undefined),
};

/** Names as an attacker would choose them. */
export const HOSTILE = '\u001b]8;;https://evil.example\u0007click\u001b[2J\u009b31m\n::error file=x::owned\n##[add-mask]x ##vso[task.setvariable]y '
  + '\u202egnp\u2066.exe\u200b](http://evil.example) <img src=x onerror=alert(1)> `|';

/** A result in which every text of the project is hostile. */
export const hostileResult = (): Result => {
  const file = `src/${HOSTILE.replaceAll('/', '')}.ts`;
  const spots = createSpots(() => `// ${HOSTILE}\nopen(url);\n`, (path) => path, new Map());
  const spot = spots({ file, range: { start: 3, end: HOSTILE.length } });
  return {
    ...RESULT,
    apps: [{ ...RESULT.apps[0]!, name: HOSTILE, version: HOSTILE, versionFrom: HOSTILE }],
    findings: [{
      ...FINDINGS[1]!,
      message: `The file ${HOSTILE} opens [this](1). Remove ${HOSTILE}.`,
      spot,
      steps: [{ spot, message: HOSTILE }],
      related: [{ spot, message: HOSTILE }],
      fixes: [{ description: HOSTILE, safe: true, edits: [{ ...spot.location, text: HOSTILE }], places: [{ path: file, region: spot.region }] }],
    }],
    suppressed: [{ ...FINDINGS[1]!, suppressed: { kind: 'inSource', reason: HOSTILE } }],
    notices: [{ kind: 'syntax', path: file, message: HOSTILE }],
  };
};
