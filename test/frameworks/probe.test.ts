import { describe, expect, it } from 'vitest';
import { callsIn, functionsOf } from '../../src/frameworks/functions.js';
import { fits, literalPattern } from '../../src/frameworks/literal-patterns.js';
import { NOT_KNOWN, Probe, thing, type Value } from '../../src/frameworks/probe.js';
import { worldOf } from './memory.js';

/** What a function gives back when it is called with these arguments; the file also has a word that makes it worth reading. */
const answerOf = async (code: string, ...args: readonly Value[]): Promise<Value> => {
  const world = await worldOf('electron', 'package.json', { 'main.js': `require('electron');\n${code}\nask(guard);` });
  const call = world.calls('ask')[0]!;
  const [fn] = functionsOf(world, call.arg(0)!).functions;
  return Probe.of(world, fn!, args).returned();
};

describe('a probe', () => {
  it('works out tests of URLs', async () => {
    const code = "const ours = ['notes.app', 'help.notes.app'];\nconst guard = (url) => ours.includes(new URL(url).hostname);";
    expect(await answerOf(code, 'https://help.notes.app/faq')).toBe(true);
    expect(await answerOf(code, 'https://attacker.example/')).toBe(false);
    expect(await answerOf(code, NOT_KNOWN)).toBe(NOT_KNOWN);
  });

  it('follows functions, variables and early exits', async () => {
    const code = "const isOurs = (url) => { if (url.startsWith('file:')) return false; return url.startsWith('https://notes.app/'); };\nfunction guard(url) { let allowed = false; if (isOurs(url)) allowed = true; return allowed; }";
    expect(await answerOf(code, 'https://notes.app/a')).toBe(true);
    expect(await answerOf(code, 'file:///downloads/a.html')).toBe(false);
  });

  it('looks into lists by functions', async () => {
    const code = "const guard = (url) => ['https://a.example', 'https://b.example'].some((one) => url.startsWith(one));";
    expect(await answerOf(code, 'https://b.example.attacker.example/')).toBe(true);
    expect(await answerOf(code, 'https://c.example/')).toBe(false);
  });

  it('leaves open what an unknown function decides', async () => {
    expect(await answerOf("const { trusted } = require('somewhere');\nconst guard = (url) => trusted(url);", 'https://a.example/')).toBe(NOT_KNOWN);
    expect(await answerOf("const { trusted } = require('somewhere');\nconst guard = (url) => url === 'about:blank' && trusted(url);", 'https://a.example/')).toBe(false);
  });

  it('takes the shipped way', async () => {
    expect(await answerOf("const { app } = require('electron');\nconst guard = () => { if (!app.isPackaged) return true; return false; };")).toBe(false);
  });

  it('reads properties and methods of what it is given', async () => {
    expect(await answerOf("const guard = (contents, { requestingUrl }) => contents.getURL() === requestingUrl;", thing({ getURL: 'https://a.example/' }), thing({ requestingUrl: 'https://a.example/' }))).toBe(true);
  });

  it('ends where a function calls itself, and where it is too much', async () => {
    expect(await answerOf('const guard = (url) => guard(url);', 'https://a.example/')).toBe(NOT_KNOWN);
    const doubling = Array.from({ length: 40 }, (_, at) => `const f${at + 1} = (url) => f${at}(url) || f${at}(url + '');`).join('\n');
    expect(await answerOf(`const f0 = (url) => url === other();\n${doubling}\nconst guard = (url) => f40(url);`, 'https://a.example/')).toBe(NOT_KNOWN);
  });

  it('does not run patterns of the project', async () => {
    expect(await answerOf('const guard = (url) => /^(a+)+$/.test(url);', `${'a'.repeat(60)}!`)).toBe(NOT_KNOWN);
    expect(await answerOf('const guard = (url) => /^https?:/.test(url);', 'http://a.example/')).toBe(true);
  });
});

describe('a pattern of texts', () => {
  it('is written out', () => {
    expect(literalPattern('^https?:\\/\\/(?:a|b)\\.net$')).toEqual({ start: true, end: true, texts: ['https://a.net', 'https://b.net', 'http://a.net', 'http://b.net'] });
    expect(literalPattern('notes\\.app')).toEqual({ start: false, end: false, texts: ['notes.app'] });
    expect(literalPattern('(\\.)?google\\.com$')).toEqual({ start: false, end: true, texts: ['.google.com', 'google.com'] });
  });

  it('is left alone where it is more, or where `^` is for a part', () => {
    for (const source of ['a+', '[ab]', 'a.b', '\\d', '^a|b', '(?=a)', 'a{2}', '(a', '(?:a?b?){99}']) expect(literalPattern(source)).toBeUndefined();
    expect(literalPattern('(?:a|b)?'.repeat(20))).toBeUndefined();
  });

  it('fits by its ends', () => {
    expect(fits({ start: true, end: false, texts: ['https:'] }, 'https://a')).toBe(true);
    expect(fits({ start: false, end: true, texts: ['.net'] }, 'https://a.net/')).toBe(false);
  });
});

describe('functions', () => {
  it('are found bound, made, in a class and in another file', async () => {
    const world = await worldOf('electron', 'package.json', {
      'main.js': "const { app } = require('electron');\nconst { keepHome } = require('./keep-home');\nconst make = (id) => (event) => stop(event, id);\nclass Guard { attach() { app.on('a', this.check.bind(this)); } check(event) {} }\napp.on('b', make(1));\napp.on('c', keepHome);\napp.on('d', console.log);",
      'keep-home.js': "require('electron');\nexports.keepHome = (event) => event.preventDefault();",
    });
    const found = Object.fromEntries(world.calls('electron.app.on').map((call) => {
      const { functions, unknown } = functionsOf(world, call.arg(1)!);
      return [world.scalar(call.arg(0)!), `${functions.map((fn) => `${fn.source.path} ${callsIn(world, fn).map(({ method }) => method).join()}`).join()}${unknown ? ' ?' : ''}`];
    }));
    expect(found).toEqual({ a: 'main.js ', b: 'main.js stop', c: 'keep-home.js preventDefault', d: ' ?' });
  });
});
