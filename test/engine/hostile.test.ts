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

describe('code that asks for too much costs no other file its findings', () => {
  for (const [what, source] of Object.entries(BAIT)) {
    test(what, async () => {
      const { findings, notices, exitCode } = await lintFiles({ 'package.json': manifest, 'main.js': main, 'bait.js': source }, { onlyRules: ['electron/web-security', 'common'] });
      expect(notices.filter(({ kind }) => kind === 'internal' || kind === 'crash')).toEqual([]);
      expect(findings.filter(({ rule }) => rule.id === 'electron/web-security').map(({ spot }) => spot.path)).toContain('main.js');
      expect(exitCode).toBe(1);
    }, 20_000);
  }
});
