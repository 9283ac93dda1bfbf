import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Parser, Tree } from 'web-tree-sitter';
import type { Problem } from '../core/problem.js';

type Runtime = typeof import('web-tree-sitter');

export interface Grammar {
  /** Node types by their id. Several ids may have one name. */
  readonly types: readonly string[];
  readonly named: readonly boolean[];
  readonly fields: readonly (string | null)[];
  /** Parses a text and hands its tree over for as long as `read` runs. Where there is no tree, the reason. */
  readonly parse: (text: string, read: (tree: Tree) => void) => Problem | undefined;
}

/**
 * Parsing takes 0.15 µs a character; where it takes far longer, it does not end: a hostile file (unclosed comments, raw strings) is quadratic, for
 * the scanner looks for their end anew at every token.
 */
const MOST_MILLISECONDS = 2000;
const MOST_MICROSECONDS_A_CHARACTER = 5;

/**
 * The parser's stack is as deep as the brackets, and merging two stacks recurses: from some 2,000 levels of `"{$` on it overflows the
 * runtime's own stack, which is then beyond repair.
 */
const MOST_BRACKETS = 1000;

const grammars = new Map<string, Promise<Grammar>>();
let runtime: Promise<Runtime> | undefined;
let generation = 0;

/** The grammar of a language, loaded once. After a crash the next call gives a fresh one; the old one refuses every file. */
export const loadTreeSitter = (language: 'php' | 'rust'): Promise<Grammar> => {
  const known = grammars.get(language);
  if (known) return known;
  const loading = loadGrammar(language);
  grammars.set(language, loading);
  return loading;
};

const loadGrammar = async (language: string): Promise<Grammar> => {
  runtime ??= loadRuntime();
  const { Language, Parser } = await runtime;
  const loaded = await Language.load(wasm(`tree-sitter-${language}`));
  const parser = new Parser();
  parser.setLanguage(loaded);
  return { types: loaded.types, named: loaded.types.map((_, id) => loaded.nodeTypeIsNamed(id)), fields: loaded.fields, parse: parseWith(parser) };
};

// A runtime that crashed cannot be used again, and its module keeps it: the query makes another module.
const loadRuntime = async (): Promise<Runtime> => {
  const url = import.meta.resolve('web-tree-sitter') + (generation > 0 ? `?${generation}` : '');
  const loaded = (await import(/* @vite-ignore */ url)) as Runtime;
  const binary = wasm('web-tree-sitter');
  await loaded.Parser.init({ locateFile: () => binary });
  return loaded;
};

/** The build puts the wasm files beside the code; the sources find them in their packages. */
const wasm = (name: string): string => {
  const built = fileURLToPath(new URL(`../grammars/${name}.wasm`, import.meta.url));
  return existsSync(built) ? built : createRequire(import.meta.url).resolve(`${name}/${name}.wasm`);
};

const parseWith = (parser: Parser) => {
  let crash: Problem | undefined;
  return (text: string, read: (tree: Tree) => void): Problem | undefined => {
    const refused = crash ?? nestingProblem(text);
    if (refused) return refused;
    const end = performance.now() + MOST_MILLISECONDS + text.length * (MOST_MICROSECONDS_A_CHARACTER / 1000);
    let tree: Tree | null;
    try {
      tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
    } catch {
      grammars.clear();
      runtime = undefined;
      generation++;
      crash = { kind: 'crash', message: 'The parser broke down.' };
      return crash;
    }
    if (!tree) {
      parser.reset();
      return { kind: 'timeout', message: 'Parsing the file took too long.' };
    }
    try {
      read(tree);
    } finally {
      tree.delete();
    }
    return undefined;
  };
};

/** The brackets of a text, counted without regard for strings and comments, nest beyond any sane depth. */
export const nestingProblem = (text: string): Problem | undefined => {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) {
      if (++depth > MOST_BRACKETS) return { kind: 'nesting', message: 'The code is nested too deeply to be read.', range: { start: at, end: at + 1 } };
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
  }
  return undefined;
};
