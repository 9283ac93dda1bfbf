import { describe, expect, test } from 'vitest';
import type { SinkKind } from '../../src/core/flow.js';
import { flowsOf } from '../../src/frameworks/common/flows.js';
import { electronSources } from '../../src/frameworks/electron/sources.js';
import { graphOf } from './memory.js';

const HELPERS = `
  import path from 'node:path';
  export const SCHEMES = ['https:', 'mailto:'];
  export const isWeb = (url) => { try { return SCHEMES.includes(new URL(url).protocol); } catch { return false; } };
  export function assertWeb(url) { if (!isWeb(url)) throw new Error('no'); }
  export const looksFine = (url) => url !== undefined && url.length < 200;
  export const isHttp = (url) => url.startsWith('http');
  export const parsed = (url) => { try { return new URL(url); } catch { return undefined; } };
  export const isBad = (url) => !/^https:/.test(url);
  export const onlyLogs = (url) => { console.log(url); };
  export const inside = (folder, file) => { const way = path.relative(folder, file); return !!way && !way.startsWith('..') && !path.isAbsolute(way); };
  export const within = (folder, name) => { const file = path.resolve(folder, name); if (!file.startsWith(folder + path.sep)) throw new Error('no'); return file; };
`;

/** What is said of a value of a page that a snippet uses as \`x\`: nothing, that it is untested, or why its check does not hold. */
const said = async (kind: SinkKind, snippet: string): Promise<string> => {
  const graph = await graphOf({
    'package.json': '{"name":"notes","version":"1.0.0"}',
    'helpers.js': HELPERS,
    'main.js': `
      import { ipcMain, shell, dialog, BrowserWindow } from 'electron';
      import fs from 'node:fs';
      import path from 'node:path';
      import { exec } from 'node:child_process';
      import { assertWeb, inside, isBad, isHttp, isWeb, looksFine, onlyLogs, parsed, SCHEMES, within } from './helpers.js';
      const ROOT = path.join(import.meta.dirname, 'notes');
      const TABLE = { a: 'https://a.example/', b: 'https://b.example/' };
      const LIST = ['a', 'b'];
      const win = new BrowserWindow();
      ipcMain.handle('go', async (event, x, other) => { ${snippet} });`,
  });
  const found = flowsOf(graph, electronSources(graph)).filter(({ sink }) => sink.kind === kind);
  return found.length === 0 ? '-' : found.map(({ weakCheck, asked }) => weakCheck ?? (asked ? 'asked' : 'untested')).join(' | ');
};

const table = (kind: SinkKind, rows: Readonly<Record<string, string>>): void => {
  test.each(Object.entries(rows))('%s', async (snippet, expected) => expect(await said(kind, snippet)).toBe(expected));
};

describe('what opens an address', () => {
  table('open', {
    'shell.openExternal(x)': 'untested',
    "if (new URL(x).protocol === 'https:') shell.openExternal(x)": '-',
    "const { protocol } = new URL(x); if (protocol !== 'https:' && protocol !== 'mailto:') return; shell.openExternal(x)": '-',
    "const u = new URL(x); if (u.protocol !== 'https:') throw new Error(x); shell.openExternal(u.href)": '-',
    "switch (new URL(x).protocol) { case 'https:': case 'mailto:': shell.openExternal(x); break; default: }": '-',
    'if (SCHEMES.includes(new URL(x).protocol)) shell.openExternal(x)': '-',
    "if (['https:'].indexOf(new URL(x).protocol) !== -1) shell.openExternal(x)": '-',
    "if (['https:'].some((one) => new URL(x).protocol === one)) shell.openExternal(x)": '-',
    "if (SCHEMES.some((one) => x.startsWith(one))) shell.openExternal(x)": '-',
    "if (x.startsWith('https://') || x.startsWith('mailto:')) shell.openExternal(x)": '-',
    "if (x.startsWith('https://') || other) shell.openExternal(x)": 'untested',
    "if (x.startsWith('https://') && other) shell.openExternal(x)": '-',
    "x.startsWith('https://') ? shell.openExternal(x) : undefined": '-',
    "x.startsWith('https://') && shell.openExternal(x)": '-',
    "x.startsWith('https://') || shell.openExternal(x)": "it only turns some away (https://)",
    "if (x.startsWith('http')) shell.openExternal(x)": "'http' is no whole scheme",
    "if (!x.startsWith('file:')) shell.openExternal(x)": 'it only turns some away (file:)',
    "if (new URL(x).protocol !== 'file:') shell.openExternal(x)": 'it only turns some away (file:)',
    "if (x.startsWith('file:')) shell.openExternal(x)": 'it lets any local file through',
    "if (x.includes('example.com')) shell.openExternal(x)": 'what it looks for may stand anywhere in the text',
    "if (new URL(x).hostname.endsWith('.example.com')) shell.openExternal(x)": '-',
    "if (new URL(x).hostname.endsWith('example.com')) shell.openExternal(x)": 'a longer host name ends the same',
    "if (/^https:\\/\\//.test(x)) shell.openExternal(x)": '-',
    "if (/^(https?|mailto):/i.test(x)) shell.openExternal(x)": '-',
    "if (x.match(/^https:\\/\\/example\\.com\\//)) shell.openExternal(x)": '-',
    "if (/https?:\\/\\//.test(x)) shell.openExternal(x)": 'it may match anywhere in the text',
    "if (/^https:|file:/.test(x)) shell.openExternal(x)": 'it may match anywhere in the text',
    'if (isWeb(x)) shell.openExternal(x)': '-',
    'if (!isWeb(x)) return; shell.openExternal(x)': '-',
    'const ok = isWeb(x); if (ok) shell.openExternal(x)': '-',
    'isWeb(x); shell.openExternal(x)': 'untested',
    'if (!isWeb(x)) shell.openExternal(x)': 'it only turns away what is on a list',
    'assertWeb(x); shell.openExternal(x)': '-',
    'shell.openExternal(x); assertWeb(x)': 'untested',
    'if (looksFine(x)) shell.openExternal(x)': 'untested',
    'if (isHttp(x)) shell.openExternal(x)': "'http' is no whole scheme",
    'if (isBad(x)) return; shell.openExternal(x)': '-',
    'onlyLogs(x); shell.openExternal(x)': 'untested',
    "const u = parsed(x); if (u && u.protocol === 'https:') shell.openExternal(u.href)": '-',
    'const { response } = await dialog.showMessageBox({ message: x }); if (response === 0) shell.openExternal(x)': 'asked',
    "shell.openExternal('https://example.com/?q=' + x)": '-',
    'shell.openExternal(`https://example.com/${x}`)': '-',
    'shell.openExternal(`https://${x}/`)': '-',
    'shell.openExternal(`${x}://example.com/`)': 'untested',
    'shell.openExternal(TABLE[x])': '-',
    "if (x === 'https://example.com/') shell.openExternal(x)": '-',
    "if (other === 'https://example.com/') shell.openExternal(x)": 'untested',
    'if (x) shell.openExternal(x)': 'untested',
    "if (typeof x === 'string' && x !== '') shell.openExternal(x)": 'untested',
    "if (x.kind === 'web') shell.openExternal(x.url)": 'untested',
    "const go = (message) => shell.openExternal(message.url); if (x.kind === 'web') go(x)": 'untested',
    "const go = (message) => shell.openExternal(message.url); if (x.kind === 'web') go({ url: x.kind })": '-',
    "if (isWeb(x.url)) shell.openExternal(x.url)": '-',
    "if (isWeb(x.home)) shell.openExternal(x.url)": 'untested',
  });
});

describe('what loads an address', () => {
  table('load', {
    'win.loadURL(x)': 'untested',
    "if (new URL(x).origin === 'https://example.com') win.loadURL(x)": '-',
    "if (x.startsWith('https://example.com/')) win.loadURL(x)": '-',
    "if (x.startsWith('https://example.com')) win.loadURL(x)": 'a longer host name begins the same',
    "if (/^https:\\/\\/example\\.com/.test(x)) win.loadURL(x)": 'the host may go on after what it tests',
    "if (/^https:\\/\\/example\\.com(?:\\/|$)/.test(x)) win.loadURL(x)": '-',
    "if (new URL(x).host.includes('example.com')) win.loadURL(x)": 'what it looks for may stand anywhere in the text',
    "win.loadURL(new URL(x, 'https://example.com').href)": 'untested',
    "win.loadURL(new URL('/page', x).href)": 'untested',
    "win.loadURL('https://example.com/#' + x)": '-',
  });
});

describe('what uses a file', () => {
  table('file', {
    'fs.readFileSync(x)': 'untested',
    'fs.readFileSync(path.join(ROOT, x))': 'untested',
    'fs.readFileSync(path.join(ROOT, path.basename(x)))': '-',
    'const f = path.resolve(ROOT, x); if (f.startsWith(ROOT + path.sep)) fs.readFileSync(f)': '-',
    'const f = path.resolve(ROOT, x); if (!f.startsWith(`${ROOT}/`)) return; fs.readFileSync(f)': '-',
    'const f = path.resolve(ROOT, x); if (f.startsWith(ROOT)) fs.readFileSync(f)': 'a folder whose name goes on passes too',
    'const f = `${ROOT}/${x}`; if (f.startsWith(ROOT + path.sep)) fs.readFileSync(f)': 'the path is not resolved before it is tested',
    'if (x.startsWith(ROOT + path.sep)) fs.readFileSync(path.resolve(x))': 'the path is not resolved before it is tested',
    "const way = path.relative(ROOT, path.resolve(ROOT, x)); if (way.startsWith('..') || path.isAbsolute(way)) return; fs.readFileSync(path.join(ROOT, way))": '-',
    "if (x.startsWith('..')) return; fs.readFileSync(path.join(ROOT, x))": 'what it turns away may stand further on in the path',
    "if (x.includes('..')) return; fs.readFileSync(path.join(ROOT, x))": '-',
    "fs.readFileSync(path.join(ROOT, x.replace('..', '')))": 'untested',
    "fs.readFileSync(path.join(ROOT, x.replaceAll('../', '')))": 'untested',
    'const f = path.join(ROOT, x); if (inside(ROOT, f)) fs.readFileSync(f)': '-',
    'const f = path.join(ROOT, x); if (!inside(ROOT, f)) fs.readFileSync(f)': 'untested',
    'fs.readFileSync(within(ROOT, x))': '-',
    "if (/^[\\w-]+\\.md$/.test(x)) fs.readFileSync(path.join(ROOT, x))": '-',
    "if (/^.+\\.md$/.test(x)) fs.readFileSync(path.join(ROOT, x))": 'untested',
    "if (path.extname(x) === '.md') fs.readFileSync(path.join(ROOT, x))": 'it only looks at the ending of the name',
    "if (x.endsWith('.md')) fs.readFileSync(path.join(ROOT, x))": 'it only looks at the end of the text',
    'if (LIST.includes(x)) fs.readFileSync(path.join(ROOT, x))': '-',
    'if (!LIST.includes(x)) fs.readFileSync(path.join(ROOT, x))': 'it only turns away what is on a list',
    'if (x in TABLE) fs.readFileSync(path.join(ROOT, x))': '-',
    'if (TABLE[x]) fs.readFileSync(path.join(ROOT, x))': '-',
    'fs.readFileSync(path.join(ROOT, `${Number(x)}.md`))': '-',
    "if (typeof x === 'number') fs.readFileSync(path.join(ROOT, `${x}.md`))": 'untested',
    'if (fs.existsSync(x)) fs.readFileSync(x)': 'untested',
    'const { filePath } = await dialog.showSaveDialog({ defaultPath: x }); fs.writeFileSync(filePath, other)': '-',
    'fs.writeFileSync(path.join(ROOT, "last.md"), x)': '-',
  });
});

describe('what runs a command', () => {
  table('command', {
    'exec(`ls ${x}`)': 'untested',
    'if (LIST.includes(x)) exec(`ls ${x}`)': '-',
    'if (isWeb(x)) exec(`ls ${x}`)': 'untested',
    'const f = path.resolve(ROOT, x); if (f.startsWith(ROOT + path.sep)) exec(`ls ${f}`)': 'untested',
    'if (/^[a-z]+$/.test(x)) exec(`ls ${x}`)': '-',
    'if (/^[a-z]+/.test(x)) exec(`ls ${x}`)': 'it does not say how the text ends',
    'if (/^[a-z]+$/m.test(x)) exec(`ls ${x}`)': 'it may match anywhere in the text',
    "if (/[;&|]/.test(x)) return; exec(`ls ${x}`)": 'it only turns some away',
    'exec(`ls ${parseInt(x, 10)}`)': '-',
    'exec(`ls ${x.length}`)': '-',
  });
});
