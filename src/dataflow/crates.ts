import { entryOf, nodeAt } from '../core/config.js';
import type { Project } from '../core/framework.js';
import { folderOf, join, nameOf } from '../core/paths.js';
import type { Summary } from '../core/summary.js';

/** Where a Rust file stands: the folder that its crate's sources are in, and its module below that, `commands::files`; empty for the crate's root. */
export interface Standing {
  readonly base: string;
  readonly module: string;
}

/** Which file of the tree a Rust module is. */
export interface Crates {
  standing(path: string): Standing;
  /** The folder of sources of a crate of the tree, by the name that code calls it. */
  named(crate: string): string | undefined;
  /** The files that a module may be. */
  files(at: Standing): readonly string[];
}

/** The Cargo book, package layout: `src/main.rs` and `src/lib.rs` are both roots, `a.rs` and `a/mod.rs` are the module `a`. */
const ROOTS = ['lib', 'main', 'mod'];

/** Finds modules by Cargo's layout of folders. `#[path]` is not looked at. */
export const createCrates = (paths: readonly string[], project?: Project): Crates => {
  const known = new Set(paths);
  const bases = new Set<string>();
  const byName = new Map<string, string>();
  for (const { kind, path, dir, name } of project?.packages ?? []) {
    if (kind !== 'cargo') continue;
    const root = project!.config(path)?.root;
    const lib = nodeAt(root, ['lib', 'path']);
    const written = lib?.kind === 'scalar' && typeof lib.value === 'string' ? folderOf(lib.value) : 'src';
    const base = join(dir, written);
    bases.add(base);
    const own = entryOf(entryOf(root, 'lib')?.value, 'name')?.value;
    const names = [name, own?.kind === 'scalar' && typeof own.value === 'string' ? own.value : undefined];
    for (const one of names) if (one !== undefined && !byName.has(one.replaceAll('-', '_'))) byName.set(one.replaceAll('-', '_'), base);
  }
  const standings = new Map<string, Standing>();
  const baseOf = (path: string): string => {
    for (let at = folderOf(path); at !== ''; at = folderOf(at)) if (bases.has(at) || nameOf(at) === 'src') return at;
    return bases.has('') ? '' : folderOf(path);
  };
  return {
    standing(path) {
      const found = standings.get(path);
      if (found) return found;
      const base = baseOf(path);
      const parts = (base === '' ? path : path.slice(base.length + 1)).replace(/\.rs$/, '').split('/');
      if (parts.length === 1 ? ROOTS.includes(parts[0]!) : parts.at(-1) === 'mod') parts.pop();
      const standing = { base, module: parts.join('::') };
      standings.set(path, standing);
      return standing;
    },
    named: (crate) => byName.get(crate),
    files({ base, module }) {
      const below = module.replaceAll('::', '/');
      const names = module === '' ? ['lib.rs', 'main.rs', 'mod.rs'] : [`${below}.rs`, `${below}/mod.rs`];
      return names.map((name) => join(base, name)).filter((path) => known.has(path));
    },
  };
};

/** The files of modules that a file names: in `use`, and in the paths of what it calls. */
export const filesOfPaths = (crates: Crates, path: string, { imports, nodes }: Summary): readonly string[] => {
  const own = crates.standing(path);
  const found = new Set<string>();
  const named = new Set<string>();
  for (const { from, how } of imports) if (how === 'import') named.add(from);
  for (const node of nodes) if (node.kind === 'global' && node.name.includes('::')) named.add(node.name);
  for (const name of named) {
    const parts = name.split('::');
    let base = own.base;
    let module = own.module === '' ? [] : own.module.split('::');
    const first = parts[0]!;
    if (first === 'crate') module = [];
    else if (first === 'super') module = module.slice(0, -1);
    else if (first !== 'self') {
      const crate = crates.named(first);
      if (crate !== undefined) { base = crate; module = []; }
    }
    const rest = /^(?:crate|self|super)$/.test(first) || base !== own.base ? parts.slice(1) : parts;
    while (rest[0] === 'super') { rest.shift(); module = module.slice(0, -1); }
    // The longest beginning of a path that is a file is the module; what follows it is an item there.
    for (let length = Math.min(rest.length, 8); length >= 0; length--) {
      const files = crates.files({ base, module: [...module, ...rest.slice(0, length)].join('::') }).filter((one) => one !== path);
      if (length === 0 && rest === parts) break;
      for (const file of files) found.add(file);
      if (files.length > 0) break;
    }
  }
  return [...found];
};
