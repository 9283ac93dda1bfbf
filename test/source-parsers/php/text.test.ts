import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/core/location.js';
import type { CallNode } from '../../../src/core/summary.js';
import { loadTreeSitter } from '../../../src/source-parsers/tree-sitter.js';
import { readText, told } from './show.js';

const firstCall = (text: string, blocks?: readonly Range[]): CallNode => {
  const summary = readText(text, blocks && { blocks });
  return summary.nodes[summary.functions[0]!.calls[0]!.call] as CallNode;
};

describe('places', () => {
  it.each([
    ['<?php f("a");', 'f("a")'],
    ['\ufeff<?php f("a");', 'f("a")'],
    ['<?php // é 😀\r\n\r\n$é = "😀"; f("é😀");\r\n', 'f("é😀")'],
    ['<p>é😀</p>\n<?php f("a") ?>', 'f("a")'],
  ])('%j', (text, source) => {
    const { at, argsAt } = firstCall(text);
    expect(text.slice(at.start, at.end)).toBe(source);
    expect(text.slice(argsAt[0]!.start, argsAt[0]!.end)).toBe(source.slice(2, -1));
  });

  it('are those of the pieces in a text', () => {
    const text = '<?php $it = "é $b\\n{$c} d";';
    const { nodes } = readText(text);
    expect(nodes.flatMap((node) => (node.kind === 'literal' ? text.slice(node.at.start, node.at.end) : []))).toEqual(['é ', '\\n', ' d']);
  });
});

describe('templates', () => {
  const text = 'é {{ $a->f("x") }}{{ g($b) }}<p>@php $c = h(); @endphp {!! $c !!}';
  const blocks = [...text.matchAll(/\$a->f\("x"\) |g\(\$b\) |\$c = h\(\); |(?<=!!) \$c /g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));

  it('are read block by block, at their places', () => {
    const summary = readText(text, { blocks });
    expect(told(summary).calls).toEqual(['$a.f("x")', 'g($b)', 'h()']);
    expect(summary.problems).toEqual([]);
    const { at } = firstCall(text, blocks);
    expect(text.slice(at.start, at.end)).toBe('$a->f("x")');
  });

  it('may open and close a statement in different blocks', () => {
    const page = '<?php if ($a): ?>x<?php f(); ?>y<?php endif ?>';
    const inner = [...page.matchAll(/<\?php(.*?)\?>/g)].map(({ index, 1: code = '' }) => ({ start: index + 5, end: index + 5 + code.length }));
    expect(told(readText(page, { blocks: inner })).calls).toEqual(['f() @$a']);
  });

  it('have no blocks, or the whole text', () => {
    expect(told(readText('f();', { blocks: [] })).calls).toEqual([]);
    expect(told(readText('f()', { blocks: [{ start: 0, end: 3 }] })).calls).toEqual(['f()']);
  });
});

describe('comments', () => {
  it('are kept where they speak to a linter', () => {
    const text = '<?php\n// desktop-sec-ignore-next-line a/b\n# desktop-sec: x\n/* other */\n/** desktop-sec: y */ f();';
    expect(readText(text).comments.map(({ text: said, range }) => [said, text.slice(range.start, range.end)])).toEqual([
      [' desktop-sec-ignore-next-line a/b', '// desktop-sec-ignore-next-line a/b'], [' desktop-sec: x', '# desktop-sec: x'], [' desktop-sec: y ', '/** desktop-sec: y */'],
    ]);
  });
});

describe('broken and hostile files', () => {
  it('tell the first error and are read on', () => {
    const summary = readText('<?php f("a"); $x = ; g("b"); if ($y { } function h() { k(); }');
    expect(summary.problems.filter(({ kind }) => kind === 'syntax')).toHaveLength(1);
    expect(told(summary).calls).toEqual(['f("a")', 'g("b")', 'k()']);
  });

  it.each([
    ['brackets', `${'['.repeat(100_000)}1${']'.repeat(100_000)};`, 'nesting'],
    ['interpolation', '"{$'.repeat(100_000), 'nesting'],
    ['negations', `$x = ${'!'.repeat(100_000)}f();`, 'limit'],
    ['ifs', `${'if (1) '.repeat(100_000)}f();`, 'limit'],
    ['arrow functions', `$x = ${'fn() => '.repeat(100_000)}1;`, 'limit'],
    ['assignments', `${'$a = '.repeat(100_000)}1;`, 'limit'],
    ['array brackets below the limit', `$x = ${'['.repeat(900)}f()${']'.repeat(900)};`, 'limit'],
  ])('survive %s without end', (_, code, kind) => {
    expect(readText(`<?php ${code}`).problems.map((one) => one.kind)).toContain(kind);
  });

  it.each([
    ['texts', `$x = ${'"a" . '.repeat(50_000)}f();`],
    ['tests', `$x = ${'$a && '.repeat(50_000)}f();`],
    ['echo', `echo ${'1, '.repeat(50_000)}f();`],
    ['early exits', `${'if ($a) return; '.repeat(5000)}f();`],
    ['doubling tests', `${Array.from({ length: 60 }, (_, i) => `$a${i + 1} = $a${i} && $a${i};`).join('')} f();`],
  ])('read %s of any length', (_, code) => {
    const summary = readText(`<?php ${code}`);
    expect(summary.problems).toEqual([]);
    expect(told(summary).calls.some((call) => call.includes('f()'))).toBe(true);
  });

  it('never throw, wherever a file is cut', () => {
    const text = '<?php namespace A; use B\\{C, D as E}; class F extends G { const X = <<<EOT\n a $b {$c[1]} \n EOT; #[H] function i(?J &...$k): L { return match(true) { 1, 2 => fn() => [...$m, \'n\' => `o $p`], default => throw new static }; } } ?><p><?= $q ?>';
    for (let end = 0; end <= text.length; end++) expect(readText(text.slice(0, end)).kind).toBe('source');
  });

  it('end where parsing takes too long, and the next file is read', async () => {
    const { parse } = await loadTreeSitter('php');
    expect(parse(`<?php ${'/** '.repeat(40_000)}`, () => undefined)?.kind).toBe('timeout');
    expect(parse('<?php f();', () => undefined)).toBeUndefined();
  });
});
