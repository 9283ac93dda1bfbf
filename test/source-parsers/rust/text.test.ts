import { describe, expect, it } from 'vitest';
import type { CallNode } from '../../../src/core/summary.js';
import { readRust, told } from './show.js';

describe('places', () => {
  it.each(['fn f() { g("a"); }', '\ufefffn f() { g("a"); }', '// é 😀\r\nfn f() {\r\n  let é = "😀";\r\n  g("é😀");\r\n}'])('%j', (text) => {
    const summary = readRust(text);
    const { at, argsAt } = summary.nodes[summary.functions[1]!.calls[0]!.call] as CallNode;
    expect(text.slice(at.start, at.end)).toMatch(/^g\("[^"]+"\)$/);
    expect(text.slice(argsAt[0]!.start, argsAt[0]!.end)).toMatch(/^"[^"]+"$/);
  });
});

describe('comments', () => {
  it('are kept where they speak to a linter', () => {
    const text = '// desktop-sec: a\n/// docs\n/* desktop-sec: b */ fn f() {}\n//! desktop-sec: c';
    expect(readRust(text).comments.map(({ text: said, range }) => [said, text.slice(range.start, range.end)])).toEqual([
      [' desktop-sec: a', '// desktop-sec: a'], [' desktop-sec: b ', '/* desktop-sec: b */'], [' desktop-sec: c', '//! desktop-sec: c'],
    ]);
  });
});

describe('broken and hostile files', () => {
  it('tell the first error and are read on', () => {
    const summary = readRust('fn f() { g(1; } fn h() { let x = ; k(); } }} fn l() { m(); }');
    expect(summary.problems.filter(({ kind }) => kind === 'syntax')).toHaveLength(1);
    expect(told(summary).calls).toEqual(expect.arrayContaining(['k()', 'm()']));
  });

  it.each([
    ['brackets', `fn f() { ${'['.repeat(100_000)}1${']'.repeat(100_000)} }`, 'nesting'],
    ['references', `fn f() { ${'&'.repeat(100_000)}a }`, 'limit'],
    ['closures', `fn f() { ${'|a| '.repeat(100_000)}1 }`, 'limit'],
    ['calls', `fn f() { a${'.b()'.repeat(100_000)} }`, 'limit'],
    ['else ifs', `fn f() { ${'if a {} else '.repeat(100_000)}{} }`, 'limit'],
    ['modules', `${'mod a { '.repeat(900)}${'}'.repeat(900)}`, 'limit'],
  ])('survive %s without end', (_, code, kind) => {
    expect(readRust(code).problems.map((one) => one.kind)).toContain(kind);
  });

  it.each([
    ['sums', `fn f() { let x = ${'"a" + '.repeat(50_000)}g(); }`],
    ['tests', `fn f() { let x = ${'a && '.repeat(50_000)}g(); }`],
    ['blocks', `fn f() { ${Array.from({ length: 5000 }, (_, i) => `let a${i} = ${i}; if a${i} { return; }`).join('')} g(); }`],
    ['macros', `fn f() { ${'println!("{}", format!("{}", 1));'.repeat(5000)} g(); }`],
    ['macros in macros', `fn f() { ${'vec!['.repeat(200)}1${']'.repeat(200)}; g(); }`],
    ['deep JSON', `fn f() { json!(${'['.repeat(400)}${']'.repeat(400)}); g(); }`],
  ])('read %s of any length', (_, code) => {
    const summary = readRust(code);
    expect(summary.problems).toEqual([]);
    expect(told(summary).calls.some((call) => call.startsWith('g()'))).toBe(true);
  });

  it('never throw, wherever a file is cut', () => {
    const text = 'use a::{b, c as d}; #[cfg(any(x, not(y)))] impl<T> E<T> for F { const G: u8 = 1; fn h(&self, (i, j): K) -> L { let Some(m) = n?.o else { return }; match p { Q { r, .. } if s => format!("{t} {}", r#"u"#), _ => json!({ "v": [w] }) } } } lazy_static! { static ref X: Y = tokio::select! { z = a => {} }; }';
    for (let end = 0; end <= text.length; end++) expect(readRust(text.slice(0, end)).kind).toBe('source');
  });
});
