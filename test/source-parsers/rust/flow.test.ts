import { describe, expect, it } from 'vitest';
import { readRust, told } from './show.js';

const under = (code: string): readonly string[] => told(readRust(code.includes('fn f(') ? code : `fn f(a: A, b: B) { ${code} }`)).calls.filter((call) => /^s\(\)/.test(call)).map((call) => call.slice(4));

describe('conditions', () => {
  it.each([
    ['if a { s() } else { s() }', ['@a$', '@!a$']],
    ['if !a { return Err(1); } s();', ['@a$']],
    ['if a { panic!() } s();', ['@!a$']],
    ['if a { std::process::exit(1); } s();', ['@!a$']],
    ['if a || b { return } s();', ['@!a$ @!b$']],
    ['if a && b { s() }', ['@a$ @b$']],
    ['if let Some(x) = a { s() } else { s() }', ['@a$', '@!a$']],
    ['if let Err(x) = a { return; } s();', ['@a$']],
    ['if let Some(x) = a && x > 1 { s() }', ['@a$ @(a$ > 1)']],
    ['let Some(x) = a else { return }; s();', ['@a$']],
    ['let x = match a { Some(x) => x, None => return }; s();', ['@a$']],
    ['match a { 1 => s(), x if b => s(), _ => s() }', ['@(a$ == 1)', '@b$', '@!(a$ == 1) @!b$']],
    ['while a { if b { continue } s() } s();', ['@a$ @!b$', '']],
    ['for x in a { if b { break } s() } s();', ['@!b$', '']],
    ['loop { if a { break } s() } s();', ['@!a$', '']],
    ['assert!(a); s();', ['@a$']],
    ['ensure!(a, "no"); s();', ['@a$']],
    ['spawn(async move { if a { return; } s(); }); s();', ['@!a$', '']],
    ['let g = move || { if a { return; } s(); }; s();', ['', '@!a$']],
    ['if a { thread::spawn(|| s()); }', ['@a$']],
    ['a && s(); b || s();', ['@a$', '@!b$']],
    ['{ if a { return } } s();', ['@!a$']],
    ['#[cfg(debug_assertions)] s();', ['@cfg!("debug_assertions")']],
    ['#[cfg(not(debug_assertions))] { s(); } s();', ['@!cfg!("debug_assertions")', '']],
    ['#[cfg(debug_assertions)] return; s();', ['@!cfg!("debug_assertions")']],
    ['if cfg!(debug_assertions) { s() }', ['@cfg!("debug_assertions")']],
    ['match a { #[cfg(test)] 1 => s(), _ => {} }', ['@(a$ == 1) @cfg!("test")']],
    ['#[cfg(debug_assertions)] fn f() { s(); }', ['@cfg!("debug_assertions")']],
    ['#[cfg(test)] mod m { fn f() { s(); } }', ['@cfg!("test")']],
    ['tokio::select! { biased; Some(x) = g(a), if b => { s(); } _ = h() => s(), else => return }; s();', ['', '', '']],
  ])('%s', (code, conditions) => expect(under(code).map((one) => one.trim())).toEqual(conditions));

  it('makes a choice of what is declared twice', () => {
    const { calls } = told(readRust('fn f() { #[cfg(unix)] let x = 1; #[cfg(not(unix))] let x = 2; g(x); }'));
    expect(calls).toEqual(['g(either(2 unless cfg!("unix") | 1 if cfg!("unix")))']);
  });
});

describe('writes and returns', () => {
  it('says what is written where', () => {
    const { writes } = told(readRust('fn f(a: A) { let mut x = String::new(); x += "y"; self.z = a; *a = 1; b.c[0] = 2; select! { x = g() => { x = 3; } } }'));
    expect(writes).toEqual(['x~ = String::new()', 'x~ = text(x~, "y")', 'self.z = a$', 'a$ = 1', 'b.c[0] = 2', 'x~ = g()', 'x~ = 3']);
  });

  it('gives what functions return', () => {
    const { returns } = told(readRust('fn f(a: A) -> R { if a { return Err(1); } Ok(a) } fn g() { h(); } fn k() { let c = |x| x + 1; let d = |x| { x }; } async fn l() -> u8 { async { return 1; }.await }'));
    expect(returns).toEqual(['Err(1) @a$', 'a$ @!a$', '?', '?', 'x$']);
  });
});
