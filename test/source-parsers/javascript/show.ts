import type { Condition, Id, Summary } from '../../../src/core/summary.js';
import { readJavaScript } from '../../../src/source-parsers/javascript/index.js';

/** Nodes as text, so that tests can be read: `electron.app` is a property of an import, `url$` a parameter, `win~` a variable. */
export const shower = (summary: Summary) => {
  const { nodes, functions, classes } = summary;
  const list = (ids: readonly Id[]): string => ids.map(show).join(', ');
  const show = (id: Id): string => {
    const node = nodes[id]!;
    switch (node.kind) {
      case 'literal':
        return node.value === undefined ? 'undefined' : JSON.stringify(node.value);
      case 'pattern':
        return `/${node.source}/${node.flags}`;
      case 'object':
        return `{${node.members.map((member) => (member.kind === 'spread' ? `...${show(member.value)}` : `${member.kind === 'entry' ? member.key : `[${show(member.key)}]`}: ${show(member.value)}`)).join(', ')}}`;
      case 'array':
        return `[${node.items.map(({ value, spread }) => `${spread ? '...' : ''}${show(value)}`).join(', ')}]`;
      case 'text':
        return `text(${list(node.parts)})`;
      case 'element':
        return `<${[node.name, ...node.attributes.map(({ name, value }) => `${name}${value === undefined ? '' : `=${show(value)}`}`)].join(' ')}>${node.children.map(show).join('')}</>`;
      case 'param':
        return `${functions[node.fn]!.params[node.index]?.name ?? `#${node.index}`}$`;
      case 'variable':
        return `${node.name}~`;
      case 'import':
        return node.name === '*' ? `import(${node.from})` : `import(${node.from}).${node.name}`;
      case 'global':
        return node.name;
      case 'this':
        return `this:${classes[node.class]!.name ?? ''}`;
      case 'get':
        return `${show(node.of)}.${node.name}`;
      case 'index':
        return `${show(node.of)}[${show(node.key)}]`;
      case 'function':
        return `fn:${functions[node.fn]!.name ?? ''}`;
      case 'class':
        return `class:${classes[node.class]!.name ?? ''}`;
      case 'call':
        return `${node.construct ? 'new ' : ''}${show(node.callee)}(${list(node.args)})`;
      case 'compare':
        return `(${show(node.left)} ${node.op} ${show(node.right)})`;
      case 'not':
        return `!${show(node.of)}`;
      case 'all':
        return `all(${list(node.of)})`;
      case 'any':
        return `any(${list(node.of)})`;
      case 'either':
        return `either(${node.of.map(({ value, when, holds }) => `${show(value)}${when === undefined ? '' : ` ${holds ? 'if' : 'unless'} ${show(when)}`}`).join(' | ')})`;
      case 'unknown':
        return '?';
    }
  };
  return show;
};

const under = (show: (id: Id) => string, conditions: readonly Condition[]): string => conditions.map(({ test, holds }) => ` @${holds ? '' : '!'}${show(test)}`).join('');

/** What a source says, line by line: calls, writes and returns of every function, with what they are under. */
export const said = (source: string, path = 'main.ts'): { readonly summary: Summary; readonly calls: string[]; readonly writes: string[]; readonly returns: string[]; readonly show: (id: Id) => string } => {
  const summary = readJavaScript(path, source);
  const show = shower(summary);
  return {
    summary,
    show,
    calls: summary.functions.flatMap(({ calls }) => calls.map((site) => show(site.call) + under(show, site.under))),
    writes: summary.functions.flatMap(({ writes }) => writes.map((write) => `${show(write.target)} = ${show(write.value)}${under(show, write.under)}`)),
    returns: summary.functions.flatMap(({ returns }) => returns.map((one) => show(one.value) + under(show, one.under))),
  };
};

/** The value that `const it = …` declares in a source. */
export const valueOf = (source: string, path?: string): string => {
  const { summary, show } = said(source, path);
  const found = summary.declarations.findLast(({ name }) => name === 'it');
  if (!found) throw new Error(`no "it" in ${source}`);
  return show(found.value);
};
