import { describe, expect, it } from 'vitest';
import { said } from './show.js';

/** Each call of a source with what it is under: `@` holds, `@!` does not. */
const table = (rows: readonly (readonly [source: string, ...calls: string[]])[]): void => {
  it.each(rows.map(([source, ...calls]) => ({ source, calls })))('$source', ({ source, calls }) => {
    expect(said(source).calls).toEqual(calls);
  });
};

describe('branches', () => {
  table([
    ['if (a) f(); else g(); h()', 'f() @a', 'g() @!a', 'h()'],
    ['if (a) f(); else if (b) g(); else h()', 'f() @a', 'g() @!a @b', 'h() @!a @!b'],
    ['if (!a) f(); else g()', 'f() @!a', 'g() @a'],
    ['if (a && !(b || c)) f()', 'f() @all(a, !any(b, c))'],
    ['if (a()) f()', 'a()', 'f() @a()'],
    ['const ok = a && b; if (ok) f()', 'f() @all(a, b)'],
    ['a && f()', 'f() @a'],
    ['a && b && f()', 'f() @a @b'],
    ['a || f()', 'f() @!a'],
    ['a ?? f()', 'f() @!a'],
    ['a ? f() : g()', 'f() @a', 'g() @!a'],
    ['a ? f() : b ? g() : h()', 'f() @a', 'g() @!a @b', 'h() @!a @!b'],
    ['x ||= f()', 'f() @!x'],
    ['while (a) f(); g()', 'f() @a', 'g()'],
    ['for (let i = 0; i < n; i++) f(i)', 'f(i~) @(i~ < n)'],
    ['for (const x of xs) f(x)', 'f(xs[?])'],
    ['do f(); while (a())', 'f()', 'a()'],
    ['try { f() } catch { g() } finally { h() } i()', 'f()', 'g() @?', 'h()', 'i()'],
  ]);
});

describe('switch', () => {
  table([
    ['switch (a) { case "x": f(); break; case "y": g() }', 'f() @(a === "x")', 'g() @(a === "y")'],
    ['switch (a) { case "x": case "y": f(); break; default: g() }', 'f() @any((a === "x"), (a === "y"))', 'g() @!any((a === "x"), (a === "y"))'],
    ['switch (a) { case "x": f(); case "y": g() }', 'f() @(a === "x")', 'g() @any((a === "x"), (a === "y"))'],
    ['switch (a) { case "x": default: g() }', 'g()'],
    ['switch (true) { case b > 1: f() }', 'f() @(b > 1)'],
    ['const f = () => { switch (a) { case 1: return; default: throw b } g() }', 'g()'],
  ]);
});

describe('early exits', () => {
  table([
    ['() => { if (a) return; f() }', 'f() @!a'],
    ['() => { if (!a) throw new Error(); f() }', 'new Error() @!a', 'f() @a'],
    ['() => { if (a) { log(); return } f(); if (b) return; g() }', 'log() @a', 'f() @!a', 'g() @!a @!b'],
    ['() => { if (a) f(); else return; g() }', 'f() @a', 'g() @a'],
    ['() => { if (a) return; else if (b) return; f() }', 'f() @!a @!b'],
    ['() => { if (a) { if (b) return } f() }', 'f() @any(!a, !b)'],
    ['for (const x of xs) { if (a) continue; f() } g()', 'f() @!a', 'g()'],
    ['while (a) { if (b) break; f() } g()', 'f() @a @!b', 'g()'],
    ['() => { { if (a) return } f() }', 'f() @!a'],
    ['l: { if (a) break l; f() } g()', 'f() @!a', 'g()'],
    ['() => { try { if (a) return; f() } catch { return } g() }', 'f() @!a', 'g() @!a'],
    ['() => { try { if (a) return; f() } catch {} g() }', 'f() @!a', 'g()'],
    ['() => { try { if (a) return } finally { f() } g() }', 'f()', 'g() @!a'],
    ['() => { switch (a) { case 1: if (b) break; f() } g() }', 'f() @(a === 1) @!b', 'g()'],
    ['if (a) { process.exit() } f()', 'process.exit() @a', 'f() @!a'],
  ]);
});

describe('functions', () => {
  table([
    ['if (a) on("x", () => f())', 'on("x", fn:) @a', 'f() @a'],
    ['() => { if (a) return; then(() => { if (b) return; f() }) }', 'then(fn:) @!a', 'f() @!a @!b'],
    ['() => { if (a) return; function g() { f() } }', 'f()'],
    ['(function () { f() })()', 'fn:()', 'f()'],
  ]);

  it('lists returns with their conditions', () => {
    expect(said('const f = (url) => { if (!url) return; if (ok(url)) return true; return g(url) }').returns).toEqual(['undefined @!url$', 'true @url$ @ok(url$)', 'g(url$) @url$ @!ok(url$)']);
    expect(said('const f = (url) => url.startsWith("https:") && ok').returns).toEqual(['either(ok if url$.startsWith("https:") | url$.startsWith("https:") unless url$.startsWith("https:"))']);
  });

  it('gives the tested value one identity', () => {
    const { summary } = said('const f = (url) => { if (url.protocol !== "https:") return; open(url) }');
    const [fn] = summary.functions.slice(1);
    const test = summary.nodes[fn!.calls[0]!.under[0]!.test]!;
    const left = test.kind === 'compare' ? summary.nodes[test.left] : undefined;
    const call = summary.nodes[fn!.calls[0]!.call]!;
    expect(left).toMatchObject({ kind: 'get', of: call.kind === 'call' ? call.args[0] : undefined, name: 'protocol' });
  });
});

describe('bounds', () => {
  it('keeps the innermost conditions of a long ladder', () => {
    const source = Array.from({ length: 1000 }, (_, index) => `if (a${index}) f${index}();`).join('else ');
    const calls = said(source).calls;
    expect(calls).toHaveLength(1000);
    expect(calls[999]).toMatch(/^f999\(\)( @!a\d+){63} @a999$/);
  });

  it.each([
    ['a sum', '"a"' + '+a'.repeat(5000), /^text\("a", a(, a){4999}\)$/],
    ['a chain of calls', 'a' + '.b()'.repeat(1000), /^a(\.b\(\)){1000}$/],
    ['alternatives', 'a' + '||a'.repeat(5000), /^either\(a if a \| a if a/],
    ['assignments', 'a='.repeat(1400) + 'b', /^b$/],
  ])('reads %s of any length', (_, expression, value) => {
    const { summary, show } = said(`const it = ${expression}`);
    expect(summary.problems).toEqual([]);
    expect(show(summary.declarations[0]!.value)).toMatch(value);
  });

  it('reads a ladder of choices of any length', () => {
    const { summary } = said(`const it = ${'a?b():'.repeat(800)}c()`);
    expect(summary.problems).toEqual([]);
    expect(summary.functions[0]!.calls).toHaveLength(801);
  });

  it('cuts what is nested too deeply, and says so', () => {
    const { summary } = said(`f(${'['.repeat(450)}${']'.repeat(450)}); g()`);
    expect(summary.problems).toMatchObject([{ kind: 'limit' }]);
    expect(summary.functions[0]!.calls).toHaveLength(2);
  });

  it('reads functions in functions at any depth', () => {
    const { summary, calls } = said(`${'(() => {'.repeat(160)} f() ${'})()'.repeat(160)}`);
    expect(summary.problems).toEqual([]);
    expect(calls.at(-1)).toBe('f()');
  });
});
