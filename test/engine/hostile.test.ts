import { describe, expect, test } from 'vitest';
import { lintFiles } from '../support/lint.js';

const manifest = JSON.stringify({ name: 'tram', version: '1.0.0', main: 'main.js', devDependencies: { electron: '45.4.1' } });
const main = "const { BrowserWindow } = require('electron');\nnew BrowserWindow({ webPreferences: { webSecurity: false } });\n";
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Sources that ask for more than there is: stack, memory, time. */
const BAIT: Record<string, string> = {
  'values that are each made of the one before': `require('electron');\nconst v0 = 'http://a.b';\n${numbers(3000).map((i) => `const v${i + 1} = v${i} + v${i};`).join('\n')}\nfetch(v3000);`,
  'an object that is spread into itself': `const { BrowserWindow } = require('electron');\nlet o = {};\n${numbers(400).map((i) => `o = { ...o, k${i}: o };`).join('\n')}\nnew BrowserWindow(o);`,
  'choices between choices': `const { BrowserWindow } = require('electron');\nlet c0 = {};\n${numbers(60).map((i) => `const c${i + 1} = process.argv[${i}] ? c${i} : { ...c${i}, webPreferences: c${i} };`).join('\n')}\nnew BrowserWindow(c60);`,
  'a definition made of itself': `const webpack = require('webpack');\nrequire('electron');\nconst d0 = { a: process.env.A };\n${numbers(60).map((i) => `const d${i + 1} = process.argv[${i}] ? d${i} : { ...d${i}, a: d${i}, b: d${i} };`).join('\n')}\nnew webpack.DefinePlugin(d60);`,
  'tests of tests': `const { app, BrowserWindow } = require('electron');\nconst t0 = app.isPackaged;\n${numbers(300).map((i) => `const t${i + 1} = t${i} && !t${i} || t${i};`).join('\n')}\nif (t300) new BrowserWindow({});`,
  'functions that return each other': `require('electron');\n${numbers(500).map((i) => `const f${i} = () => f${(i + 1) % 500}();`).join('\n')}\nfetch(f0());`,
  'a path that is joined to itself': `const fs = require('fs');\nconst path = require('path');\nrequire('electron');\nlet p = '/etc';\n${numbers(300).map(() => 'p = path.join(p, p);').join('\n')}\nfs.writeFileSync(p, p);`,
  'a chain of calls': `require('electron');\nfetch(a${'.b()'.repeat(3000)});`,
  'classes that extend each other': `const { BrowserWindow } = require('electron');\nclass A extends B {}\nclass B extends A {}\nnew A({ webPreferences: { webSecurity: false } });`,
  'a comment that goes on': `require('electron'); /* desktop-sec: ignore[electron/sandbox] ${' '.repeat(800_000)}x */`,
  'a policy as long as a book': `require('electron'); module.exports = { 'Content-Security-Policy': "script-src ${'a'.repeat(800_000)}" };`,
  'a name of the prototype': `const { BrowserWindow } = require('electron');\nconst o = { __proto__: { webPreferences: { webSecurity: false } }, constructor: 1, toString: 2 };\nnew BrowserWindow({ ...o, hasOwnProperty: o });`,
};

/** The same over several files. */
const BAITS: Record<string, Readonly<Record<string, string>>> = {
  'imports that go round': { 'bait.js': "require('electron'); const { b } = require('./b'); exports.a = b; fetch(b);", 'b.js': "const { a } = require('./bait'); exports.b = a; fetch(a);" },
  're-exports that go round': {
    'bait.js': "import 'electron'; import { x, y } from './b.js'; export * from './b.js'; export { x as y } from './b.js'; fetch(x + y); new y({ webPreferences: x });",
    'b.js': "export * from './c.js'; export { y as x } from './c.js'; export { default } from './c.js';", 'c.js': "export * from './bait.js'; export * from './b.js'; export { x as y } from './bait.js'; export { default } from './b.js';",
  },
  'many files that all export all of each other': Object.fromEntries([
    ['bait.js', "import 'electron'; import { nothing } from './s0.js'; fetch(nothing);"],
    ...numbers(24).map((i) => [`s${i}.js`, numbers(24).map((j) => `export * from './s${j}.js';`).join('\n')] as const),
  ]),
  'a ladder of re-exports': Object.fromEntries([
    ['bait.js', "import 'electron'; import { nothing } from './r0a.js'; fetch(nothing); nothing.open();"],
    ...numbers(40).flatMap((i) => ['a', 'b'].map((side) => [`r${i}${side}.js`, `export * from './r${i + 1}a.js'; export * from './r${i + 1}b.js';`] as const)),
  ]),
  'a thousand files that import each other': Object.fromEntries([
    ['bait.js', "require('electron'); require('./m0')(process.argv[2]);"],
    ...numbers(1000).map((i) => [`m${i}.js`, `const next = require('./m${(i + 1) % 1000}'); const far = require('./m${(i * 7 + 3) % 1000}');\nmodule.exports = (x) => { far(x + ${i}); return next(x); };\n`] as const),
  ]),
  'a huge table of functions': { 'bait.js': `const { ipcMain } = require('electron');\nconst { exec } = require('child_process');\nconst table = {\n${numbers(5000).map((i) => `  f${i}: (x) => table['f' + x](x + ${i}),`).join('\n')}\n};\nipcMain.handle('do', (_event, name, x) => exec(table[name](x)));\n` },
  'tables of tables': { 'bait.js': `const { ipcMain } = require('electron');\n${numbers(60).map((i) => `const t${i} = { ${numbers(60).map((j) => `a${j}: (x) => t${j}[x](t${(i + j) % 60}[x](x))`).join(', ')} };`).join('\n')}\nipcMain.handle('do', (_event, name, x) => t0[name](x));\n` },
  'a hierarchy of classes that goes round': {
    'bait.js': "const { BrowserWindow } = require('electron'); const { B } = require('./b'); class A extends B { get url() { return this.link; } open(x) { this.link = x; super.open(x); return this.url; } } exports.A = A; const one = new A(BrowserWindow); one.open(process.argv[2]); one.loadURL(one.url); one.webPreferences = one.url;",
    'b.js': "const { C } = require('./c'); class B extends C { open(x) { super.open(x); fetch(this.url); } } exports.B = B;", 'c.js': "const { A } = require('./bait'); class C extends A { constructor() { super(); this.url = this.link; } } exports.C = C;",
  },
  'lists that are mapped to themselves': { 'bait.js': `const { ipcMain } = require('electron');\nlet x = [];\nconst f = (y) => { x = x.map(f).concat(y); return x; };\n${numbers(200).map(() => 'x = x.map(f); x = x.flatMap((y) => x.map(f));').join('\n')}\nipcMain.handle('do', (_event, y) => { x.push(y); x = x.map(f); document.body.innerHTML = x; return x; });\n` },
  'checks whose helpers call each other': {
    'bait.js': `const { ipcMain, shell } = require('electron');\n${numbers(120).map((i) => `const isOk${i} = (x) => isOk${(i + 1) % 120}(x) && (isOk${(i * 5 + 2) % 120}(x) || !isOk${(i * 3 + 1) % 120}(x.y));`).join('\n')}\nipcMain.handle('open', (_event, x) => { if (isOk0(x) && isOk7(x)) shell.openExternal(x); ${numbers(60).map((i) => `assertUrl${i}(x);`).join(' ')} shell.openExternal(x); });\n${numbers(60).map((i) => `function assertUrl${i}(x) { assertUrl${(i + 1) % 60}(x); assertUrl${(i * 7) % 60}(x); if (!isOk${i}(x)) throw x; }`).join('\n')}\n`,
  },
  'functions that hand each other to each other': { 'bait.js': `const { ipcMain } = require('electron');\n${numbers(300).map((i) => `function g${i}(f, x) { f(g${(i + 1) % 300}, x); return g${(i * 11) % 300}(f, (y) => g${(i * 17) % 300}(y, x)); }`).join('\n')}\nipcMain.handle('do', (_event, f, x) => g0(f, x));\n` },
  'objects that go through everything': { 'bait.js': `const { ipcMain } = require('electron');\nipcMain.handle('do', (_event, o) => {\n  let p = {};\n${numbers(400).map((i) => `  p.k${i} = o; p = { ...p, k${i}: p, [o]: p }; o.k${i} = p.k${i}; o = Object.assign(p, o, { k${i}: o });`).join('\n')}\n  eval(o.k1.k2.k3);\n});\n` },
};

describe('code that asks for too much costs no other file its findings', () => {
  const all = [...Object.entries(BAIT).map(([what, source]) => [what, { 'bait.js': source }] as const), ...Object.entries(BAITS)];
  for (const [what, files] of all) {
    test(what, async () => {
      const { findings, notices, exitCode } = await lintFiles({ 'package.json': manifest, 'main.js': main, ...files });
      expect(notices.filter(({ kind }) => kind === 'internal' || kind === 'crash')).toEqual([]);
      expect(findings.filter(({ rule }) => rule.id === 'electron/web-security').map(({ spot }) => spot.path)).toContain('main.js');
      expect(exitCode).toBe(1);
    }, 20_000);
  }
});
