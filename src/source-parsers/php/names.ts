import type { Syntax, SyntaxTree } from '../syntax-tree.js';

/** What names mean in a namespace: its own name, and what its `use` declarations bring. Class and function names are compared without case. */
export interface Names {
  readonly namespace: string;
  readonly classes: Map<string, string>;
  readonly functions: Map<string, string>;
  readonly constants: Map<string, string>;
}

export const createNames = (namespace: string): Names => ({ namespace, classes: new Map(), functions: new Map(), constants: new Map() });

const withoutSlash = (name: string): string => (name.startsWith('\\') ? name.slice(1) : name);
const lastOf = (name: string): string => name.slice(name.lastIndexOf('\\') + 1);

const within = (namespace: string, name: string): string => (namespace === '' ? name : `${namespace}\\${name}`);

/** A qualified name, `namespace\X` or `A\B`, of which the first part may be an alias. Undefined for a plain name. */
const qualified = ({ namespace, classes }: Names, name: string): string | undefined => {
  if (name.startsWith('\\')) return name.slice(1);
  const slash = name.indexOf('\\');
  if (slash < 0) return undefined;
  const first = name.slice(0, slash).toLowerCase();
  if (first === 'namespace') return within(namespace, name.slice(slash + 1));
  const alias = classes.get(first);
  return alias === undefined ? within(namespace, name) : alias + name.slice(slash);
};

/** Names may be written with spaces and comments around their backslashes, up to PHP 7. */
const compact = (name: string): string => (/\s/.test(name) ? name.replace(/\s+/g, '') : name);

export const className = (names: Names, written: string): string => {
  const name = compact(written);
  return qualified(names, name) ?? names.classes.get(name.toLowerCase()) ?? within(names.namespace, name);
};

/** The qualified name of what is declared here. */
export const declaredName = ({ namespace }: Names, name: string): string => within(namespace, name);

/** What a function or constant may be called, the likeliest first: a plain name is looked up in the namespace and then globally. */
export const functionNames = (names: Names, written: string): Candidates => lookups(names, compact(written), names.functions, (name) => name.toLowerCase());
export const constantNames = (names: Names, written: string): Candidates => lookups(names, compact(written), names.constants, (name) => name);

type Candidates = readonly [string, ...string[]];

const lookups = (names: Names, name: string, imported: ReadonlyMap<string, string>, key: (name: string) => string): Candidates => {
  const known = qualified(names, name) ?? imported.get(key(name));
  return known !== undefined ? [known] : names.namespace === '' ? [name] : [within(names.namespace, name), name];
};

export interface Used {
  readonly name: string;
  readonly node: Syntax;
}

/** Reads `use A\B as C, function A\d;` and `use A\{B, function c};` into the names, and gives what is used. */
export const readUse = (tree: SyntaxTree, names: Names, declaration: Syntax): readonly Used[] => {
  const used: Used[] = [];
  let kind: string | undefined;
  let prefix = '';
  const clause = (node: Syntax, inherited: string | undefined): void => {
    let own = inherited;
    const parts: string[] = [];
    for (const child of tree.children(node)) {
      const type = tree.type(child);
      if (type === 'function' || type === 'const') own = type;
      else parts.push(compact(tree.source(child)));
    }
    const [path, alias] = parts;
    if (path === undefined) return;
    const name = withoutSlash(prefix + path);
    used.push({ name, node });
    const local = alias ?? lastOf(name);
    if (own === 'function') names.functions.set(local.toLowerCase(), name);
    else if (own === 'const') names.constants.set(local, name);
    else names.classes.set(local.toLowerCase(), name);
  };
  for (const child of tree.children(declaration)) {
    const type = tree.type(child);
    if (type === 'function' || type === 'const') kind = type;
    else if (type === 'namespace_name') prefix = `${compact(tree.source(child))}\\`;
    else if (type === 'namespace_use_clause') clause(child, kind);
    else if (type === 'namespace_use_group') for (const one of tree.children(child)) clause(one, kind);
  }
  return used;
};
