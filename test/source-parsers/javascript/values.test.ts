import { describe, expect, it } from 'vitest';
import { valueOf } from './show.js';

const table = (rows: readonly (readonly [source: string, value: string, path?: string])[]): void => {
  it.each(rows.map(([source, value, path]) => ({ source, value, path })))('$source', ({ source, value, path }) => {
    expect(valueOf(source, path)).toBe(value);
  });
};

describe('literals', () => {
  table([
    ['const it = "a"', '"a"'],
    ['const it = `a`', '"a"'],
    ['const it = -1', '-1'],
    ['const it = !0', 'true'],
    ['const it = !1', 'false'],
    ['const it = void 0', 'undefined'],
    ['const it = undefined', 'undefined'],
    ['const it = null', 'null'],
    ['const it = /^https:/i', '/^https:/i'],
    ['const it = 10n', '?'],
    ['const it = 1e999', '?'],
    ['const it = [1, , ...rest]', '[1, undefined, ...rest]'],
    ['const it = { a: 1, "b c": 2, 3: 4, ["d"]: 5, [e]: 6, ...f, g() {}, get h() { return 1 } }', '{a: 1, b c: 2, 3: 4, d: 5, [e]: 6, ...f, g: fn:g, h: fn:h}'],
    ['const it = { __proto__: 1, constructor: 2 }', '{__proto__: 1, constructor: 2}'],
    ['const KEY = "k"; const it = { [KEY]: 1 }', '{k: 1}'],
  ]);
});

describe('names', () => {
  table([
    ['const a = { b: 1 }; const it = a', '{b: 1}'],
    ['const a = f(); const it = a.b', 'f().b'],
    ['const it = a.b["c"][d][0]', 'a.b.c[d].0'],
    ['let a = 1; const it = a', '1'],
    ['let a; a = 1; const it = a', '1'],
    ['let a = 1; a = 2; const it = a', 'a~'],
    ['let a = null; const set = () => { a = 2 }; const it = a', 'a~'],
    ['let a; const it = a', 'a~'],
    ['const it = a; var a = 1', 'a~'],
    ['const g = () => { const it = a }; const a = 1', '1'],
    ['const it = f; function f() {}', 'fn:f'],
    ['const it = A; class A {}', 'class:A'],
    ['const it = () => {}', 'fn:it'],
    ['const a = 1; { const a = 2 } const it = a', '1'],
    ['const a = 1; function f(a) { const it = a }', 'a$'],
    ['function f(url) { url = url.trim(); const it = url }', 'url~'],
    ['try {} catch (e) { const it = e.message }', 'e~.message'],
    ['function f() { const it = arguments[1] }', '#1$'],
    ['const f = function g() { const it = g }', 'fn:g'],
    ['const it = window', 'window'],
    ['const it = import.meta.url', 'import.meta.url'],
    ['const it = __dirname', '__dirname'],
    ['for (const a of list) { const it = a }', 'list[?]'],
    ['for (const [a, b] of list) { const it = b }', 'list[?].1'],
    ['for (const a in list) { const it = a }', 'a~'],
  ]);
});

describe('patterns', () => {
  table([
    ['const { a } = o; const it = a', 'o.a'],
    ['const { a: { b } } = require("x"); const it = b', 'import(x).a.b'],
    ['const { a = 1 } = o; const it = a', 'either(o.a | 1)'],
    ['const { "a b": c } = o; const it = c', 'o.a b'],
    ['const { [k]: c } = o; const it = c', 'o[k]'],
    ['const { a, ...rest } = o; const it = rest.b', 'o.b'],
    ['const [, a] = o; const it = a', 'o.1'],
    ['const [a, ...rest] = o; const it = rest', '[...o]'],
    ['let a; ({ a } = o); const it = a', 'o.a'],
    ['function f({ url }) { const it = url }', '#0$.url'],
    ['function f({ url } = {}) { const it = url }', '#0$.url'],
    ['function f(this: Window, url: string) { const it = url }', 'url$'],
    ['function f(...args) { const it = args }', 'args$'],
  ]);
});

describe('modules', () => {
  table([
    ['import a from "x"; const it = a', 'import(x).default'],
    ['import { a as b } from "x"; const it = b', 'import(x).a'],
    ['import { "a b" as c } from "x"; const it = c', 'import(x).a b'],
    ['import * as a from "node:fs"; const it = a.readFile', 'import(fs).readFile'],
    ['const it = require("node:fs").readFile', 'import(fs).readFile'],
    ['const it = await import("x")', 'import(x)'],
    ['import a = require("x"); const it = a', 'import(x)'],
    ['import a = N.b.c; const it = a', 'N.b.c'],
    ['const require = f(); const it = require("x")', 'f()("x")'],
    ['import { createRequire } from "node:module"; const require = createRequire(import.meta.url); const it = require("electron")', 'import(electron)'],
    ['const it = window.require("electron").ipcRenderer', 'import(electron).ipcRenderer'],
    ['const electron_1 = __importDefault(require("electron")); const it = (0, electron_1.default.app)', 'import(electron).default.app'],
    ['const it = require(name)', 'require(name)'],
    ['const it = import(name)', 'import(name)'],
    ['import type { A } from "x"; const it = A', 'A'],
  ]);
});

describe('operators', () => {
  table([
    ['const it = a && b', 'either(b if a | a unless a)'],
    ['const it = a && b && c', 'either(c if all(a, b) | a unless a | b unless b)'],
    ['const it = a || b', 'either(a if a | b unless a)'],
    ['const it = a ?? b', 'either(a | b unless a)'],
    ['const it = (a || b) && c', 'either(c if any(a, b) | either(a if a | b unless a) unless any(a, b))'],
    ['const it = a ? b : c ? d : e', 'either(b if a | either(d if c | e unless c) unless a)'],
    ['const it = !a', '!a'],
    ['const it = !!a', 'a'],
    ['const it = !(a && b)', '!all(a, b)'],
    ['const ok = a && b; const it = !ok', '!all(a, b)'],
    ['const it = a === b', '(a === b)'],
    ['const it = a instanceof B', '(a instanceof B)'],
    ['const it = "k" in o', '("k" in o)'],
    ['const it = typeof a', '?'],
    ['const it = a - b', '?'],
    ['const it = a + "b" + c', 'text(a, "b", c)'],
    ['const it = a + b', 'text(a, b)'],
    ['const it = a + 1', '?'],
    ['const it = `a${b}c${`d${e}`}`', 'text("a", b, "c", "d", e)'],
    ['const base = `a${b}`; const it = base + "/c"', 'text(text("a", b), "/c")'],
    ['const it = a + b === c', '(text(a, b) === c)'],
    ['const it = String.raw`a${b}`', 'String.raw(["a", ""], b)'],
    ['const it = (0, a)', 'a'],
    ['const it = await a!', 'a'],
    ['const it = (a as B) satisfies C', 'a'],
    ['const it = <B>a', 'a'],
    ['const it = a?.b?.(c)', 'a.b(c)'],
    ['const it = new A(b, ...c)', 'new A(b, c)'],
    ['const it = new URL("./x", import.meta.url)', 'new URL("./x", import.meta.url)'],
    ['const it = #a in b', '?', 'main.js'],
    ['function* f() { const it = yield g() }', '?'],
    ['const it = (b = c)', 'c'],
    ['let b = 1; const it = (b ??= c)', 'either(b~ | c unless b~)'],
    ['let b = ""; const it = (b += c)', 'text(b~, c)'],
  ]);
});

describe('TypeScript', () => {
  table([
    ['enum E { A, B = 5, C, D = "d", "e f" } const it = E', '{A: 0, B: 5, C: 6, D: "d", e f: undefined}'],
    ['enum E { A = "a" } const it = E.A', '{A: "a"}.A'],
    ['namespace N { export const a = 1; const b = 2; export function f() {} } const it = N', '{a: 1, f: fn:f}'],
    ['declare const a: string; const it = a', 'a'],
    ['function f(a: string): void; function f(a: unknown) {} const it = f', 'fn:f'],
    ['abstract class A { abstract m(): void; n(): void {} } const it = A', 'class:A'],
  ]);
});

describe('JSX', () => {
  table([
    ['const it = <a href={url} title="t" {...rest} download>text {child}<b/></a>', '<a href=url title="t" =rest download>"text "child<b></></>', 'a.tsx'],
    ['const it = <Foo.Bar xlink:href="x"/>', '<Foo.Bar xlink:href="x"></>', 'a.js'],
    ['const it = <>{ok && <p/>}{/* nothing */}</>', '<>either(<p></> if ok | ok unless ok)</>', 'a.jsx'],
  ]);
});
