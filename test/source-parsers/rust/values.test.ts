import { describe, expect, it } from 'vitest';
import { readRust, told, valueOf } from './show.js';

const table = (rows: readonly (readonly [code: string, value: string])[]): void => {
  it.each(rows.map(([code, value]) => ({ code, value })))('$code', ({ code, value }) => expect(valueOf(code)).toBe(value));
};

describe('literals', () => {
  table([
    ['let it = 1_000u32;', '1000'],
    ['let it = 0xffu8;', '255'],
    ['let it = -1.5f64;', '-1.5'],
    ['let it = true;', 'true'],
    ['let it = \'\\n\';', '"\\n"'],
    ['let it = "a\\"\\u{e9}\\x41\\\n    b";', '"a\\"éAb"'],
    ['let it = r#"a"\\n"#;', '"a\\"\\\\n"'],
    ['let it = b"a";', '"a"'],
  ]);
});

describe('what changes nothing', () => {
  table([
    ['let it = &mut *a;', 'a$'],
    ['let it = a?.b;', 'a$.b'],
    ['let it = g().await?;', 'g()'],
    ['let it = (a as u8);', 'a$'],
    ['let it = { let x = a; x };', 'a$'],
    ['let it = unsafe { g(a) };', 'g(a$)'],
    ['let it = g::<Vec<u8>>(a);', 'g(a$)'],
    ['let it = Some(Ok(a));', 'a$'],
    ['let it = a.b::<C>();', 'a$.b()'],
  ]);
});

describe('names', () => {
  table([
    ['let x = g(); let it = x;', 'g()'],
    ['let x = 1; let x = 2; let it = x;', '2'],
    ['let x = 1; { let x = 2; } let it = x;', '1'],
    ['let mut x = 1; let it = x;', '1'],
    ['let mut x = 1; x = 2; let it = x;', 'x~'],
    ['let x; if a { x = 1 } else { x = 2 } let it = x;', 'x~'],
    ['let x = 1; let g = || { let it = x; }; let x = 2;', '1'],
    ['let (x, (_, y)) = a; let it = y;', 'a$.1.1'],
    ['let [x, ..] = a; let it = x;', 'a$[?]'],
    ['let S { x, y: Some(z) } = a; let it = (x, z);', '[a$.x, a$.y]'],
    ['if let Some(x) = a { let it = x; }', 'a$'],
    ['if let Err(e) = a { let it = e; }', 'a$.Err'],
    ['match a { T::V(x, y) => { let it = y; } _ => {} }', 'a$.1'],
    ['match a { x @ 1 => { let it = x; } None => {} }', 'a$'],
    ['for (i, x) in a.iter() { let it = x; }', 'a$.iter()[?].1'],
    ['let it = a[0][b];', 'a$[0][b$]'],
    ['let it = a.0.b;', 'a$.0.b'],
    ['const K: &str = "k"; fn f() { let it = K; }', '"k"'],
    ['fn f() { let it = K; } static K: &[&str] = &[L]; const L: &str = "l";', '["l"]'],
    ['fn f() { const K: u8 = 1; let it = K; }', '1'],
    ['const A: u8 = B; const B: u8 = A; fn f() { let it = A; }', '?'],
    ['lazy_static! { static ref K: String = "k".into(); } fn f() { let it = K; }', '"k".into()'],
    ['fn f() { let it = g; } fn g() {}', 'fn:g'],
    ['mod m { pub fn g() {} } fn f() { let it = m::g; }', 'fn:g'],
    ['use m::g; mod m { pub fn g() {} } fn f() { let it = crate::m::g; let it = g; }', 'fn:g'],
    ['mod m { pub const K: u8 = 1; pub fn f() { let it = [self::K, super::L]; } } const L: u8 = 2;', '[1, 2]'],
  ]);
});

describe('paths', () => {
  table([
    ['use std::fs; fn f() { let it = fs::read(p); }', 'std::fs::read(p)'],
    ['use std::{io::{self, Write as W}, process::Command}; fn f() { let it = [Command::new(1), io::stdin(), W::x]; }', '[std::process::Command::new(1), std::io::stdin(), std::io::Write::x]'],
    ['use reqwest::Client; fn f() { let it = Client::builder().danger_accept_invalid_certs(true); }', 'reqwest::Client::builder().danger_accept_invalid_certs(true)'],
    ['use crate::a::*; fn f() { let it = b(); }', 'b()'],
    ['fn f() { let it = std::fs::read::<P>(p); }', 'std::fs::read(p)'],
    ['fn f() { let it = Vec::<u8>::new(); }', 'Vec::new()'],
    ['fn f() { let it = <Foo<T> as Bar>::make(); }', 'Foo::make()'],
    ['fn f() { use a::b; let it = b::c(); }', 'a::b::c()'],
    ['extern crate alpha as beta; fn f() { let it = beta::c(); }', 'alpha::c()'],
    ['struct S; impl S { fn new() -> Self { S } } fn f() { let it = S::new(); }', 'fn:new()'],
    ['use crate::T; impl T { fn make() {} } fn f() { let it = T::make(); }', 'fn:make()'],
    ['enum E { A } fn f() { let it = E::A; }', 'E::A'],
  ]);

  it('leaves crate:: alone where the file is not the top of its crate', () => {
    const code = 'fn f() { crate::g(); } fn g() {}';
    expect(told(readRust(code, 'src/lib.rs')).calls).toEqual(['fn:g()']);
    expect(told(readRust(code, 'src/commands.rs')).calls).toEqual(['crate::g()']);
  });
});

describe('objects and lists', () => {
  table([
    ['let it = S { a, b: 1, ..c };', '{a: a$, b: 1, ...c$}'],
    ['let it = [a, b];', '[a$, b$]'],
    ['let it = [0; 4];', '[0]'],
    ['let it = vec![a, vec![1]];', '[a$, [1]]'],
    ['let it = json!({ "a": b, "c": [1, null, { "d": format!("{c}") }], "e": g(a), });', '{a: b$, c: [1, null, {d: text(c$)}], e: g(a$)}'],
    ['let it = json!(a);', 'a$'],
    ['let it = json!({ "a{": "b}", "c": \'}\' });', '{a{: "b}", c: "}"}'],
  ]);

  it('name the type of a struct', () => {
    const { nodes } = readRust('use a::S; fn f() { g(S { b: 1 }); }');
    expect(nodes.flatMap((node) => (node.kind === 'object' ? node.type : []))).toEqual(['a::S']);
  });
});

describe('texts', () => {
  table([
    ['let it = format!("x {} y {b} {0:?} {n:>5}{{}}\\n", a, n = c);', 'text("x ", a$, " y ", b$, " ", a$, " ", c$, "{}\\n")'],
    ['let it = format!("plain {{}}");', '"plain {}"'],
    ['let it = format!(r#"a "{}""#, a);', 'text("a \\"", a$, "\\"")'],
    ['let it = format!("\\u{e9}{}", a);', 'text("é", a$)'],
    ['let it = format!("{}", format!("{}", format!("x{a}")));', 'text(text(text("x", a$)))'],
    ['let it = "a".to_string() + &b + "c";', 'text("a".to_string(), b$, "c")'],
    ['let it = a + &b;', 'text(a$, b$)'],
    ['let it = 1 + 2;', '?'],
    ['let it = concat!("a", env!("B"));', 'text("a", env!("B"))'],
  ]);
});

describe('choices and tests', () => {
  table([
    ['let it = if a { 1 } else if b { 2 } else { 3 };', 'either(1 if a$ | either(2 if b$ | 3 unless b$) unless a$)'],
    ['let it = if a { 1 } else { return };', '1'],
    ['let it = match a { "x" | "y" => 1, T::V => 2, _ => 3 };', 'either(1 if any((a$ == "x"), (a$ == "y")) | 2 if (a$ matches T::V) | 3 unless any((a$ == "x"), (a$ == "y"), (a$ matches T::V)))'],
    ['let it = match a { Some(x) if x > 1 => x, Some(_) => 2, None => panic!() };', 'either(a$ if all(a$, (a$ > 1)) | 2 if a$)'],
    ['let it = !a && (b || c == 1);', 'all(!a$, any(b$, (c$ == 1)))'],
    ['let it = matches!(a, "x" | "y");', 'any((a$ == "x"), (a$ == "y"))'],
    ['let it = matches!(a, Some(_));', 'a$'],
    ['let it = cfg!(all(debug_assertions, not(windows)));', 'all(cfg!("debug_assertions"), !cfg!("windows"))'],
  ]);
});
