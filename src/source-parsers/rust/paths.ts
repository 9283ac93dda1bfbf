import type { Syntax, SyntaxTree } from '../syntax-tree.js';

/** A path without what is in angle brackets: `Vec::<u8>::new` is `Vec::new`, `<Foo as Bar>::f` is `Foo::f`. */
export const plainPath = (written: string): string => {
  if (!/[<\s&]/.test(written)) return trim(written);
  const text = written.trim();
  if (!text.startsWith('<')) return trim(withoutBrackets(text));
  const end = closingOf(text);
  const [type = ''] = withoutBrackets(text.slice(1, end), ' ').split(/\sas\s/);
  return trim(type.replace(/\s+/g, '') + withoutBrackets(text.slice(end + 1)));
};

const trim = (path: string): string => (/^:|::(?::|$)/.test(path) ? path.replace(/:{3,}/g, '::').replace(/^::|::$/g, '') : path);

const withoutBrackets = (text: string, blank = ''): string => {
  let depth = 0;
  let kept = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '<') depth++;
    else if (char === '>' && text[at - 1] !== '-') depth--;
    else if (depth === 0) kept += /\s/.test(char) ? blank : char === '&' ? '' : char;
  }
  return kept;
};

/** Where the bracket that a text begins with is closed. */
const closingOf = (text: string): number => {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>' && --depth === 0) return at;
  }
  return text.length;
};

export interface Used {
  readonly name: string;
  readonly local: string;
  readonly node: Syntax;
}

/** What `use a::{b, c as d, self}` brings, a glob as `*`. */
export const readUse = (tree: SyntaxTree, declaration: Syntax): readonly Used[] => {
  const used: Used[] = [];
  const add = (path: string, node: Syntax, alias?: string): void => {
    const name = path.replace(/::self$/, '');
    used.push({ name, local: alias ?? name.slice(name.lastIndexOf(':') + 1), node });
  };
  const clause = (node: Syntax, prefix: string): void => {
    const own = (child: Syntax): string => prefix + plainPath(tree.source(child));
    const children = tree.children(node);
    switch (tree.type(node)) {
      case 'scoped_use_list': {
        const list = children.at(-1);
        const inner = children.length > 1 ? `${own(children[0]!)}::` : prefix;
        if (list !== undefined && tree.type(list) === 'use_list') for (const one of tree.children(list)) clause(one, inner);
        return;
      }
      case 'use_list':
        for (const one of children) clause(one, prefix);
        return;
      case 'use_as_clause':
        if (children[0] !== undefined && children[1] !== undefined) add(own(children[0]), node, tree.source(children[1]));
        return;
      case 'use_wildcard':
        used.push({ name: own(node).replace(/(?:::)?\*$/, ''), local: '*', node });
        return;
      case 'visibility_modifier':
        return;
      default:
        add(own(node), node);
    }
  };
  for (const child of tree.children(declaration)) clause(child, '');
  return used;
};
