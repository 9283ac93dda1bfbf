import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseForESLint } from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { parseJavaScript } from '../../../src/source-parsers/javascript/index.js';

const root = join(import.meta.dirname, '../../..');
const files = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|[jt]sx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)));

type Tree = { readonly type: string; readonly start?: number; readonly end?: number; readonly range?: readonly [number, number] };

/** Type and range of every node in order. Only TypeScript's trees count the delimiters to the elements of a template. */
const outline = (tree: Tree, keys: Readonly<Record<string, readonly string[] | undefined>>): string[] => {
  const lines: string[] = [];
  const visit = (node: Tree): void => {
    const [start, end] = node.range ?? [node.start, node.end];
    lines.push(node.type === 'Program' || node.type === 'TemplateElement' ? node.type : `${node.type} ${start}-${end}`);
    for (const key of keys[node.type] ?? []) for (const child of [(node as unknown as Record<string, unknown>)[key]].flat()) if (child) visit(child as Tree);
  };
  visit(tree);
  return lines;
};

describe('the trees are those of @typescript-eslint/parser', () => {
  it.each(files.map((file) => [file.slice(root.length + 1), file] as const))('%s', (_, file) => {
    const text = readFileSync(file, 'utf8');
    const { program, problems } = parseJavaScript(file, text);
    if (problems.length > 0) return; // what is meant to be broken
    const jsx = !/\.[cm]?ts$/.test(file);
    const { ast, visitorKeys } = parseForESLint(text, { range: true, ecmaFeatures: { jsx, globalReturn: true }, sourceType: program.sourceType === 'module' ? 'module' : 'script' });
    expect(outline(program as Tree, visitorKeys)).toEqual(outline(ast as Tree, visitorKeys));
  });
});
