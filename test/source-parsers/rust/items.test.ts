import { describe, expect, it } from 'vitest';
import { withoutTests } from '../../../src/source-parsers/rust/tests.js';
import type { CallNode } from '../../../src/core/summary.js';
import { readRust, told } from './show.js';

describe('functions', () => {
  const summary = readRust(`
    #[tauri::command(rename_all = "snake_case")]
    pub async fn greet<T: X>(mut name: &str, (a, b): (u8, u8), state: State<'_, App>) -> Result<(), String> { Ok(()) }
    #[cfg(test)]
    mod tests {
      #[test]
      fn works() {}
      mod inner { pub(crate) fn deep() {} }
    }`);

  it('have names, parameters with their types, and attributes', () => {
    const [, greet, works, deep] = summary.functions;
    expect(greet!.params.map(({ name, type }) => [name, type])).toEqual([['name', '&str'], [undefined, '(u8, u8)'], ['state', 'State<\'_, App>']]);
    expect(greet!.attributes).toEqual(['tauri::command(rename_all = "snake_case")']);
    expect(works!.attributes).toEqual(['test', 'cfg(test)']);
    expect(deep!.attributes).toEqual(['cfg(test)']);
  });

  it('can be named by paths, public or not', () => {
    expect(summary.exports.map(({ name }) => name)).toEqual(['greet', 'tests::works', 'tests::inner::deep']);
  });

  it('say what they give', () => {
    expect(summary.functions.map(({ result }) => result)).toEqual([undefined, 'Result<(), String>', undefined, undefined]);
  });
});

describe('types', () => {
  const summary = readRust(`
    use std::fmt;
    pub struct Shelf { books: Vec<Book> }
    impl Shelf {
      pub const ROOM: u8 = 3;
      pub fn new() -> Self { Self { books: vec![] } }
      fn add(&mut self, book: Book) { self.check(book); Self::new(); self.books.push(book); }
    }
    impl fmt::Display for Shelf { fn fmt(&self) { self.add(1); } }
    trait Check { fn check(&self, book: Book) { open(book); } fn none(&self); }
    mod inner { impl<T> super::Other<T> { fn f(self) {} } }`);
  const { show, calls } = told(summary);

  it('are one class for all their impl blocks', () => {
    expect(summary.classes.map(({ name, implements: all, members }) => [name, all, members.map((one) => `${one.static ? 'static ' : ''}${one.name} ${show(one.value)}`)])).toEqual([
      ['super::Other', undefined, ['f fn:f']],
      ['Shelf', ['std::fmt::Display'], ['static new fn:new', 'add fn:add', 'fmt fn:fmt', 'static ROOM 3']],
      ['Check', undefined, ['check fn:check']],
    ]);
  });

  it('are what self is in their functions', () => {
    expect(calls).toEqual(['this:Shelf.check(book$)', 'fn:new()', 'this:Shelf.books.push(book$)', 'this:Shelf.add(1)', 'open(book$)']);
    expect(summary.functions.find(({ name }) => name === 'add')!.params.map(({ name }) => name)).toEqual(['book']);
  });
});

describe('files', () => {
  it('say what they use and export', () => {
    const summary = readRust('mod a; use b::{c, d as e}; pub use f::g; pub const K: &str = "k"; pub(crate) static S: u8 = 1; const P: u8 = 2; use super::*; pub mod h { pub fn i() {} }');
    expect(summary.imports.map(({ how, from }) => `${how} ${from}`)).toEqual(['include a', 'import b::c', 'import b::d', 'import f::g', 'import super']);
    expect(summary.exports.map(({ name, from, fromName }) => [name, from, fromName])).toEqual([
      ['c', 'b', 'c'], ['e', 'b', 'd'], ['g', 'f', 'g'], ['*', 'super', undefined], ['h::i', undefined, undefined], ['K', undefined, undefined], ['S', undefined, undefined], ['P', undefined, undefined],
    ]);
    expect(summary.declarations.map(({ name }) => name)).toEqual(['K', 'S', 'P']);
  });
});

describe('types', () => {
  it('say what they hold', () => {
    const summary = readRust(`
      pub struct Args { #[serde(default)] pub path: PathBuf, pub of: HashMap<String, u8>, /* a comment: of no one */ count: u32 }
      struct Unit; struct Pair(String, u8);
      enum Level { Low, #[serde(rename = "h")] High = 2 }
      enum Choice { None, Some(String) }
      mod inner { pub trait Reader { fn read(&self); } }`);
    expect(summary.types).toEqual([
      { name: 'Args', fields: [{ name: 'path', type: 'PathBuf' }, { name: 'of', type: 'HashMap<String, u8>' }, { name: 'count', type: 'u32' }] },
      { name: 'Unit', fields: [] }, { name: 'Pair', fields: [] }, { name: 'Level', fields: [], plain: true }, { name: 'Choice', fields: [] }, { name: 'inner::Reader', fields: [] },
    ]);
  });

  it('are told to calls', () => {
    const summary = readRust('fn main() { app.state::<Store>(); list.iter().collect::<Vec<_>>(); }');
    expect(summary.nodes.flatMap((node) => (node.kind === 'call' ? [node.types] : []))).toEqual(['Store', undefined, 'Vec<_>']);
  });
});

describe('macros', () => {
  const calls = (code: string): readonly string[] => told(readRust(`use tauri::generate_handler; fn f(a: A) { ${code} } fn greet() {} mod m { pub fn n() {} }`)).calls;

  it.each([
    ['println!("{} {a}", b);', ['println!(text(b, " ", a$), b)']],
    ['log::error!("x {}", g(a));', ['g(a$)', 'log::error!(text("x ", g(a$)), g(a$))']],
    ['write!(a, "{}", 1)?;', ['write!(a$, text(1), 1)']],
    ['generate_handler![greet, m::n, other::x, #[cfg(test)] greet];', ['tauri::generate_handler!(fn:greet, fn:n, other::x, fn:greet)']],
    ['tauri::generate_context!();', ['tauri::generate_context!()']],
    ['let x = include_str!("../key.pem");', ['include_str!("../key.pem")']],
    ['anyhow::bail!("no {a}"); g();', ['anyhow::bail!(text("no ", a$))', 'g()']],
    ['dbg!(vec![g(1)]);', ['g(1)', 'dbg!([g(1)])']],
    ['html! { <p>{ g() }</p> };', ['html!()']],
    ['select! { x = g() => h(x), };', ['g()', 'h(g())']],
    ['println!("a"); println!("b" /* c */, 1 // d\n);', ['println!("a")', 'println!("b", 1)']],
  ])('%s', (code, expected) => expect(calls(code)).toEqual(expected));

  it('keep their places', () => {
    const text = 'fn f() { let é = "😀"; println!( "é {}", Command::new("a")); let x = vec![format!("b{}", g("c"))]; }';
    const summary = readRust(text);
    const sources = summary.functions.flatMap(({ calls }) => calls.map(({ call }) => {
      const { at } = summary.nodes[call] as CallNode;
      return text.slice(at.start, at.end);
    }));
    expect(sources).toEqual(['Command::new("a")', 'println!( "é {}", Command::new("a"))', 'g("c")']);
    const literals = summary.nodes.flatMap((node) => (node.kind === 'literal' ? text.slice(node.at.start, node.at.end) : []));
    expect(literals).toEqual(expect.arrayContaining(['"😀"', 'é ', '"a"', 'b', '"c"']));
  });
});

describe('tests at the end of a file', () => {
  it.each([
    ['fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() { "}"; }\n}\n', 'fn a() {}'],
    ['fn a() {}\n#[cfg(test)]\n#[allow(dead_code)]\nmod tests { mod inner {} }', 'fn a() {}'],
    ['fn a() {}\n#[cfg(test)]\nmod tests {}\nfn c() {}\n', undefined],
    ['fn a() {}\n#[cfg(test)]\nmod tests;\n', undefined],
    ['fn a() {}\n#[cfg(not(test))]\nmod real {}\n', undefined],
  ])('%j', (text, wanted) => expect(withoutTests(text)).toBe(wanted ?? text));
});
