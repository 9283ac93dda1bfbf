import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ElementNode } from '../../../src/core/summary.js';
import { phpBlocks, readHtml } from '../../../src/source-parsers/html/index.js';

const files: Record<string, string> = {
  'a.html': '\uFEFF<!doctype html>\r\n<html><head><meta http-equiv="x" content=\'y\'><script src=http://x/a.js></script><style>a{}</style></head><!-- desktop-sec --><body onload=x><%- q %><svg><a/></svg></html>',
  'a.vue': '<script setup lang="ts">const a = "}";</script><template><A :b="c" v-html=\'d\' />{{ e < f }}</template><i18n>{}</i18n>',
  'a.svelte': '<script>let a = {};</script>{#if b}<c d={`e${"f"}`} {g} {...h} i="j {k}">{@html l}</c>{/if}',
  'a.astro': '---\nconst a = 1;\n---\n<b c={d} e=`f`>{g.map(() => <h />)}{/* i */}</b>',
  'a.blade.php': '{{-- desktop-sec --}}<?php $a ?>@php $b @endphp<c @if($d) e="{{ $f }}" g=h{{ $i }}j @endif>{!! $k !!}</c><script>l(@json($m))</script>',
  'a.ejs': '<%# desktop-sec %><a b="<%= c %>"><% d %><%- e %></a>',
  'a.hbs': '{{!-- desktop-sec --}}<a b="{{c}}">{{{d}}}{{#e}}{{/e}}</a>',
  'a.njk': '{# desktop-sec #}<a b="{{c}}">{% d %}</a>',
};

/** Every place is inside the text and inside its parent's start, every id exists. */
const isWellFormed = (path: string, text: string): boolean => {
  const { summary: { nodes, elements, comments }, scripts, script } = readHtml(path, text);
  const inside = ({ start, end }: { start: number; end: number }): boolean => 0 <= start && start <= end && end <= text.length;
  const sound = (node: ElementNode): boolean => inside(node.at) && inside(node.tagAt) && node.children.every((id) => nodes[id] !== undefined)
    && node.attributes.every(({ at, valueAt, value }) => inside(at) && (!valueAt || inside(valueAt)) && (value === undefined || nodes[value]?.kind === 'literal'));
  return elements.every((id) => nodes[id]?.kind === 'element' && sound(nodes[id])) && comments.every(({ range }) => inside(range))
    && scripts.every(({ range }) => inside(range)) && script.length === text.length && phpBlocks(text).every(inside);
};

describe('readHtml', () => {
  test.each(Object.entries(files))('throws on no prefix of %s', (path, text) => {
    for (let end = 0; end <= text.length; end++) expect(isWellFormed(path, text.slice(0, end))).toBe(true);
  });

  test.each(Object.entries(files))('throws on no mutation of %s', (path, text) => {
    const noise = fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.constantFrom('<', '>', '"', "'", '{', '}', '`', '{{', '}}', '{!!', '<%', '%>', '<?php', '@php', '@if(', '---', '</', '<!--', '=', '\\', '/'));
    fc.assert(fc.property(fc.nat(text.length), fc.nat(text.length), noise, (at, to, put) => isWellFormed(path, text.slice(0, at) + put + text.slice(to))), { numRuns: 300 });
  });

  test.each(Object.keys(files))('throws on no text whatsoever as %s', (path) => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isWellFormed(path, text)), { numRuns: 200 });
  });

  test('nests as deep as it comes', () => {
    const { summary } = readHtml('a.html', `${'<div>'.repeat(50_000)}<i>${'</div>'.repeat(50_000)}${'</p>'.repeat(50_000)}`);
    expect(summary.elements).toHaveLength(50_001);
    expect(summary.problems).toEqual([]);
  });

  test('stops at a bound, and says so', () => {
    const { summary } = readHtml('a.html', '<i>'.repeat(100_001));
    expect(summary.elements).toHaveLength(100_000);
    expect(summary.problems.map(({ kind }) => kind)).toEqual(['limit']);
  });

  test.each([
    ['a.blade.php', '@if('], ['a.blade.php', '{{'], ['a.blade.php', '{!! '], ['a.blade.php', '<?php '], ['a.blade.php', '@php '], ['a.svelte', '{'], ['a.svelte', '<a {'], ['a.svelte', "{'"], ['a.svelte', '{/*'],
    ['a.astro', '<a `'], ['a.astro', '{/*'], ['a.astro', '---\n'], ['a.vue', '{{'], ['a.vue', '<script>'], ['a.html', '<a "'], ['a.html', '<!--'], ['a.html', '<%'], ['a.html', '<svg><title>'], ['a.html', '<a b="c" '],
  ])('does not go over %s again and again for %s', (path, part) => {
    expect(isWellFormed(path, part.repeat(20_000))).toBe(true);
  });
});
