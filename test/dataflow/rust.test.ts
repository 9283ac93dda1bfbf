import { describe, expect, test } from 'vitest';
import type { SinkKind } from '../../src/core/flow.js';
import { findFlows, type SinkMark, type SourceMark } from '../../src/dataflow/flows.js';
import { graphOf } from './memory.js';

/** The lines that what `ask()` gives reaches as the argument of `run(x)`; those that should be have `// here` in them, and `// guessed` where that is one. */
const check = async (files: Readonly<Record<string, string>> | string): Promise<void> => {
  const all = typeof files === 'string' ? { 'src/main.rs': files } : files;
  const graph = await graphOf({ 'Cargo.toml': '[package]\nname = "notes"\n', ...Object.fromEntries(Object.entries(all).map(([path, text]) => [path, path.endsWith('.rs') ? `// std::fs\n${text}` : text])) });
  const sources = graph.world.calls(/^outside::ask$/).map((call): SourceMark => ({ kind: 'network', what: 'an answer', source: call.source, id: call.id, at: call.at }));
  const sinks = graph.world.calls(/^outside::run$/).flatMap((call): SinkMark[] => {
    const value = call.arg(0);
    return value ? [{ kind: 'file' satisfies SinkKind, what: call.name, source: call.source, id: value.id, at: call.at, under: call.under, fn: call.fn }] : [];
  });
  const { flows, cut } = findFlows(graph, { sources, sinks });
  const line = (file: string, start: number): string => `${file}:${`// std::fs\n${all[file]!}`.slice(0, start).split('\n').length - 1}`;
  const reached = flows.map(({ sink, guessed }) => `${line(sink.at.file, sink.at.range.start)}${guessed ? ' guessed' : ''}`);
  const wanted = Object.entries(all).flatMap(([file, text]) => text.split('\n').flatMap((one, index) => (one.includes('// here') ? [`${file}:${index + 1}`] : one.includes('// guessed') ? [`${file}:${index + 1} guessed`] : [])));
  expect([...new Set(reached)].sort()).toEqual(wanted.sort());
  expect(cut).toBe(false);
};

describe('a value of Rust goes', () => {
  test('through conversions, texts, paths and questions', () => check(`
    fn main() {
      let x = outside::ask();
      outside::run(x); // here
      outside::run(&x.unwrap().trim().to_string()); // here
      outside::run(format!("{}/notes", x)); // here
      outside::run(format!("{x}.md")); // here
      outside::run(std::path::PathBuf::from(&x)); // here
      outside::run(dir.join(x)); // here
      let mut path = base.clone();
      path.push(&x);
      outside::run(path); // here
      outside::run(x.len());
      outside::run(dir.join(std::path::Path::new(&x).file_name().unwrap()));
      if let Some(name) = x.strip_prefix("note:") { outside::run(name); } // here
      match x.as_str() { "a" => outside::run(x), other => outside::run(other) } // here
    }`));

  test('into functions of other modules, and back', () => check({
    'src/main.rs': `
      mod files;
      mod commands;
      use crate::files::open;
      fn main() {
        let x = outside::ask();
        open(x);
        files::inner::deep(outside::ask());
        outside::run(files::named(x)); // here
        outside::run(files::fixed(x));
        commands::read(x);
        let all = vec![outside::ask()];
        all.iter().for_each(files::each);
        all.iter().for_each(|one| outside::run(one)); // here
      }`,
    'src/files.rs': `
      pub fn open(path: String) { outside::run(path) } // here
      pub fn named(name: &str) -> String { format!("notes/{name}") }
      pub fn fixed(_name: &str) -> String { "notes".to_string() }
      pub fn counted(count: u32) { outside::run(count) }
      pub fn each(one: &String) { outside::run(one) } // here
      pub mod inner { pub fn deep(path: String) { super::open(path) } }`,
    'src/commands/mod.rs': `
      pub mod read;
      mod paths;
      pub use self::read::read;
      use super::files::*;
      pub fn other() { open(outside::ask()); counted(outside::ask()); }`,
    'src/commands/read.rs': `
      use super::paths;
      pub fn read(path: String) -> Result<(), String> { paths::check(&path)?; helper(path) }
      fn helper(path: String) -> Result<(), String> { outside::run(path) } // here`,
    'src/commands/paths.rs': 'pub fn check(_: &str) -> Result<(), String> { Ok(()) }',
  }));

  test('into methods, by what types say', () => check({
    'src/main.rs': `
      mod store;
      use store::{Store, Reader};
      fn main() {
        let store = Store::new();
        store.load(outside::ask());
        Store::make(outside::ask());
        app.state::<Store>().drop_all(outside::ask());
        handle(&store);
        let boxed: Box<dyn Reader> = pick();
      }
      fn more(unknown: T) { unknown.only_one_has_it(outside::ask()); }
      fn handle(store: &Store) { store.inner.lock().unwrap().keep(outside::ask()); }
      fn read(reader: Box<dyn Reader>) { reader.of(outside::ask()) }`,
    'src/store.rs': `
      pub struct Store { inner: Mutex<Inner>, count: u32 }
      pub struct Inner;
      pub trait Reader { fn of(&self, path: String); }
      impl Store {
        pub fn new() -> Self { Store { inner: Mutex::new(Inner), count: 0 } }
        pub fn make(path: String) -> Self { outside::run(path) } // here
        pub fn load(&self, path: String) { self.then(path) }
        fn then(&self, path: String) { outside::run(path) } // here
        pub fn drop_all(&self, path: String) { outside::run(path) } // here
        pub fn only_one_has_it(&self, path: String) { outside::run(path) } // guessed
      }
      impl Inner { pub fn keep(&self, path: String) { outside::run(path) } } // here
      impl Reader for Inner { fn of(&self, path: String) { outside::run(path) } } // here`,
  }));

  test('into other crates of the workspace', () => check({
    'app/Cargo.toml': '[package]\nname = "app"\n[dependencies]\nnotes-core = { path = "../core" }\n',
    'core/Cargo.toml': '[package]\nname = "notes-core"\n',
    'app/src/main.rs': 'use notes_core::files; fn main() { files::open(outside::ask()); notes_core::whole(outside::ask()); }',
    'core/src/lib.rs': 'pub mod files;\npub use files::whole;',
    'core/src/files.rs': 'pub fn open(path: &str) { outside::run(path) } // here\npub fn whole(path: &str) { outside::run(path) } // here',
  }));

  test('and no further than modules that name each other lead', () => check({
    'src/main.rs': 'mod a; mod b; mod c; use a::*; use b::*; use c::*; use self::x as y; use self::y as x; fn main() { nothing(outside::ask()); x::y::z(outside::ask()); found(outside::ask()); }',
    'src/a.rs': 'use super::*; use super::b::*; use super::c::*; use crate::a::*;', 'src/b.rs': 'pub use super::a::*; pub use super::c::*; pub use super::b::*;', 'src/c.rs': 'pub use super::a::*; pub use super::b::*; pub fn found(path: &str) { outside::run(path) } // here',
  }));

  test('not as sure where a type of the app says what its text is, and not through conversions that look it up', () => check(`
    enum Handle { Id(String) }
    fn main(handle: Handle) {
      keep(outside::ask());
      let looked_up: Project = outside::ask().try_into()?;
      outside::run(looked_up.folder());
    }
    fn keep(handle: Handle) { outside::run(handle.to_string()) } // guessed
  `));
});
