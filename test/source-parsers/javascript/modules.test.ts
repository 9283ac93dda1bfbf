import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/core/location.js';
import { said } from './show.js';

const imports = (source: string): string[] =>
  said(source).summary.imports.map(({ from, how, typeOnly, at }) => `${how} ${from}${typeOnly ? ' (types)' : ''} ${source.slice(at.start, at.end)}`);

const exports = (source: string): string[] => {
  const { summary, show } = said(source);
  return summary.exports.map(({ name, value, from, fromName }) => `${name}${value === undefined ? '' : `: ${show(value)}`}${from === undefined ? '' : ` from ${from} ${fromName}`}`);
};

describe('imports', () => {
  it.each([
    ['import a from "node:fs"', 'import fs "node:fs"'],
    ['import "x"', 'import x "x"'],
    ['import type { A } from "x"', 'import x (types) "x"'],
    ['import { type A, type B } from "x"', 'import x (types) "x"'],
    ['import { type A, b } from "x"', 'import x "x"'],
    ['import a = require("x")', 'require x "x"'],
    ['import type a = require("x")', 'require x (types) "x"'],
    ['const a = require("x")', 'require x "x"'],
    ['const a = require(`x`)', 'require x `x`'],
    ['await import("x")', 'dynamic x "x"'],
    ['export { a } from "x"', 're-export x "x"'],
    ['export type { A } from "x"', 're-export x (types) "x"'],
    ['export * from "x"', 're-export x "x"'],
  ])('%s', (source, expected) => {
    expect(imports(source)).toEqual([expected]);
  });

  it('are in source order, whatever is read first', () => {
    expect(imports('const f = () => require("a"); import("b"); require("c")')).toEqual(['require a "a"', 'dynamic b "b"', 'require c "c"']);
  });

  it('are none where require is another', () => {
    expect(imports('function f(require) { require("x") }')).toEqual([]);
    expect(imports('require(x); import(y)')).toEqual([]);
  });
});

describe('exports', () => {
  it.each<[string, ...string[]]>([
    ['export const a = 1, { b, c: [d] } = o', 'a: 1', 'b: o.b', 'd: o.c.0'],
    ['export function f() {} export class A {}', 'f: fn:f', 'A: class:A'],
    ['export default { a: 1 }', 'default: {a: 1}'],
    ['export default function () {}', 'default: fn:'],
    ['export default class A {}', 'default: class:A'],
    ['const a = 1; export { a as b, a as default }', 'b: 1', 'default: 1'],
    ['export { a }; const a = 1', 'a: 1'],
    ['export let a = 1; a = 2', 'a: a~'],
    ['import { a } from "x"; export { a }', 'a: import(x).a'],
    ['export { a as b } from "node:x"', 'b from x a'],
    ['export * from "x"', '* from x *'],
    ['export * as ns from "x"', 'ns: import(x) from x *'],
    ['export type { A } from "x"; export interface B {} export type C = 1; type D = 2; export { D }; export { type D as E }'],
    ['export enum E { A }', 'E: {A: 0}'],
    ['export = { a: 1 }', 'default: {a: 1}', 'a: 1'],
    ['module.exports = f', 'default: f'],
    ['module.exports = { a: 1, ...require("./b") }', 'default: {a: 1, ...import(./b)}', 'a: 1', '* from ./b *'],
    ['module.exports.a = 1; exports.b = 2', 'a: 1', 'b: 2'],
    ['exports.a = exports.b = void 0', 'b: undefined', 'a: undefined'],
    ['const o = { a: 1 }; module.exports = o; module.exports = o', 'default: {a: 1}', 'a: 1', 'default: {a: 1}'],
    ['const exports = {}; exports.a = 1'],
  ])('%s', (source, ...expected) => {
    expect(exports(source)).toEqual(expected);
  });
});

describe('declarations', () => {
  it('are all names declared with a value, at any depth', () => {
    const source = 'const apiKey = "k"; let unset; const { a } = o; class A { field = 1 } f({ entry: 2 }); function g() { var inner = 3 }';
    const { summary, show } = said(source);
    const at = ({ start, end }: Range): string => source.slice(start, end);
    expect(summary.declarations.map(({ name, value, keyAt, valueAt, fn }) => [name, show(value), at(keyAt), at(valueAt), fn])).toEqual([['apiKey', '"k"', 'apiKey', '"k"', 0], ['inner', '3', 'inner', '3', 1]]);
  });
});
