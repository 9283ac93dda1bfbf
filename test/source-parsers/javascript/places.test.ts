import { describe, expect, it } from 'vitest';
import type { NodeOf, Summary } from '../../../src/core/summary.js';
import { maskOutside, readJavaScript } from '../../../src/source-parsers/javascript/index.js';
import { said } from './show.js';

const placed = (summary: Summary, text: string): string[] => summary.nodes.flatMap((node) => ('at' in node ? [`${node.kind} ${text.slice(node.at.start, node.at.end)}`] : []));

describe('places', () => {
  it.each([['main.js'], ['main.ts']])('cover what is written, quotes included, in %s', (path) => {
    const text = 'f("a", `b`, `c${d}e`, /x/g, { g: [1] }, () => {}, class {}, h + "i");';
    expect(placed(readJavaScript(path, text), text).sort()).toEqual([
      'array [1]', 'call ' + text.slice(0, -1), 'class class {}', 'function () => {}', 'literal "a"', 'literal "i"', 'literal 1', 'literal `b`', 'literal c', 'literal e', 'object { g: [1] }', 'pattern /x/g', 'text `c${d}e`', 'text h + "i"',
    ]);
  });

  it('count UTF-16 code units, with a byte order mark and CRLF', () => {
    const text = '\uFEFF// é\r\nconst a = "😀";\r\nf(a);';
    const summary = readJavaScript('a.js', text);
    const [{ keyAt, valueAt }] = summary.declarations as [Summary['declarations'][number]];
    expect([text.slice(keyAt.start, keyAt.end), text.slice(valueAt.start, valueAt.end)]).toEqual(['a', '"😀"']);
  });

  it('of attributes leave out the quotes', () => {
    const text = '<a href="x" b={y} c {...z}><b/></a>';
    const summary = readJavaScript('a.jsx', text);
    const [a, b] = summary.elements.map((id) => summary.nodes[id] as NodeOf<'element'>);
    expect([a!.name, b!.name]).toEqual(['a', 'b']);
    expect(text.slice(a!.tagAt.start, a!.tagAt.end)).toBe('<a href="x" b={y} c {...z}>');
    expect(a!.attributes.map(({ name, at, valueAt }) => [name, text.slice(at.start, at.end), valueAt && text.slice(valueAt.start, valueAt.end)])).toEqual([
      ['href', 'href="x"', 'x'], ['b', 'b={y}', 'y'], ['c', 'c', undefined], ['', '{...z}', 'z'],
    ]);
    expect(summary.nodes[a!.attributes[0]!.value!]).toEqual({ kind: 'literal', value: 'x', at: a!.attributes[0]!.valueAt });
  });

  it('of arguments and members', () => {
    const text = 'f(a, ...b); x = { "k": v }';
    const summary = readJavaScript('a.js', text);
    const call = summary.nodes.find((node) => node.kind === 'call') as NodeOf<'call'>;
    expect([call.argsAt.map(({ start, end }) => text.slice(start, end)), call.spreadFrom]).toEqual([['a', '...b'], 1]);
    const [member] = (summary.nodes.find((node) => node.kind === 'object') as NodeOf<'object'>).members;
    expect(member?.kind === 'entry' && [text.slice(member.keyAt.start, member.keyAt.end), text.slice(member.valueAt.start, member.valueAt.end)]).toEqual(['"k"', 'v']);
  });
});

describe('comments', () => {
  it('are kept where they can be directives', () => {
    const text = '// a\n// desktop-sec-lint-disable-next-line x -- y\n/* eslint-disable z */ f()';
    expect(readJavaScript('a.js', text).comments.map((comment) => [comment.text, text.slice(comment.range.start, comment.range.end)])).toEqual([
      [' desktop-sec-lint-disable-next-line x -- y', '// desktop-sec-lint-disable-next-line x -- y'], [' eslint-disable z ', '/* eslint-disable z */'],
    ]);
  });
});

describe('scripts in a page', () => {
  const page = "<p>don't</p>\r\n<script>f('a');</script>\n<script lang=\"ts\">g(<any>b);</script>";
  const range = (text: string) => ({ start: page.indexOf(text), end: page.indexOf(text) + text.length });
  const calls = (summary: Summary): string[] => summary.nodes.flatMap((node) => (node.kind === 'call' ? [page.slice(node.at.start, node.at.end)] : []));

  it('masks what is outside', () => {
    expect(maskOutside('ab\r\ncd\nef', [{ start: 4, end: 6 }])).toBe('  \r\ncd\n  ');
    expect(maskOutside('abcdef', [{ start: 4, end: 9 }, { start: 1, end: 3 }, { start: 2, end: 3 }])).toBe(' bc ef');
    expect(maskOutside('a\nb', [])).toBe(' \n ');
  });

  it('reads them in place, in their language', () => {
    expect(calls(readJavaScript('a.html', page, { mask: [range("f('a');")] }))).toEqual(["f('a')"]);
    expect(calls(readJavaScript('a.vue', page, { mask: [range('g(<any>b);')], lang: 'ts' }))).toEqual(['g(<any>b)']);
  });

  it('reads several as one module', () => {
    const text = 'const a = 1;\n|\nf(a);';
    const summary = readJavaScript('a.html', text, { mask: [{ start: 0, end: 12 }, { start: 14, end: 20 }] });
    const call = summary.nodes.find((node) => node.kind === 'call') as NodeOf<'call'>;
    expect(summary.nodes[call.args[0]!]).toMatchObject({ kind: 'literal', value: 1 });
  });

  it('loses only the broken one', () => {
    const text = 'f(;|g();';
    const summary = readJavaScript('a.html', text, { mask: [{ start: 0, end: 3 }, { start: 4, end: 8 }] });
    expect(summary.problems).toHaveLength(1);
    expect(summary.nodes.filter((node) => node.kind === 'call')).toHaveLength(1);
  });
});

describe('dialects', () => {
  it.each([
    ['a.js', 'f(<a/>)', 'JSX in .js'],
    ['a.js', 'const a: string = b; g(a)', 'types in .js'],
    ['a.ts', 'g(<any>b)', 'assertions in .ts'],
    ['a.ts', 'g(<b>{c}</b>)', 'JSX in .ts'],
    ['a.js', 'if (a) return; g()', 'a return at the top'],
    ['a.js', '#!/usr/bin/env node\ng()', 'a hash-bang'],
    ['a.js', 'var await = 1; g(await); with (a) b; x = 010', 'sloppy code'],
    ['a.mjs', 'g(await b)', 'await at the top'],
    ['a.cts', 'import a = require("b"); g(a)', 'CommonJS TypeScript'],
    ['a.js', 'let a; let a; g()', 'a name declared twice'],
    ['a.d.ts', 'declare const a: string; export default a;', 'declarations'],
  ])('%s: %s', (path, text) => {
    const summary = readJavaScript(path, text);
    expect(summary.problems).toEqual([]);
    expect(summary.functions[0]!.calls).toHaveLength(path.endsWith('.d.ts') ? 0 : 1);
  });

  it('tells a syntax error and where it is', () => {
    expect(readJavaScript('a.ts', 'f();\nlet x = ;')).toMatchObject({ problems: [{ kind: 'syntax', range: { start: 13, end: 14 } }], functions: [{ calls: [] }] });
  });

  it('has nothing to say about an empty file', () => {
    expect(readJavaScript('a.ts', '')).toMatchObject({ problems: [], imports: [], functions: [{ at: { start: 0, end: 0 } }] });
  });
});

it('keeps the places of a file with Flow\'s types', () => {
  const source = "// @flow\nimport type { Page } from './page';\ntype Props = {| +url: string |};\nopaque type Id: string = string;\nexport default function open(page: Page, url: ?string, id: Id = (url: any)): Promise<void> { shell.openExternal((url: any)); }\n";
  const { summary, calls } = said(source, 'open.js');
  expect(summary.problems).toEqual([]);
  expect(calls).toEqual(['shell.openExternal(url$)']);
  const call = summary.nodes.find((node) => node.kind === 'call');
  expect(call?.kind === 'call' && source.slice(call.at.start, call.at.end)).toBe('shell.openExternal((url: any))');
});
