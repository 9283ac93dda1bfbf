import { describe, expect, test } from 'vitest';
import { phpBlocks, readHtml } from '../../../src/source-parsers/html/index.js';
import { outline, places, scriptsOf, sliceOf, tree } from './helpers.js';

const scriptTexts = (path: string, text: string): string[] => {
  const { scripts, script } = readHtml(path, text);
  expect(script).toHaveLength(text.length);
  return scripts.map(({ range }) => script.slice(range.start, range.end));
};

describe('Blade templates', () => {
  test('hide comments and PHP, and read through directives', () => {
    const text = '{{-- <script src="old"></script> desktop-sec-ignore x --}}\r\n<?php $a > 1 ? "<b>" : 2; ?>@php $b = "<i>"; @endphp\r\n'
      + '<div @if($a > ")") hidden @endif class="{{ $a ? "x" : \'y\' }}" @click="go" :key="k" href=/x/{{ $id }}.png {{ $attributes }}><p title="me@x.com"></p></div>';
    expect(outline('a.blade.php', text)).toEqual(['div hidden class={{ $a ? "x" : \'y\' }} @click=go :key=k href=/x/{{ $id }}.png', 'p title=me@x.com']);
    expect(places('a.blade.php', text)).toContainEqual(['href=/x/{{ $id }}.png', '/x/{{ $id }}.png']);
    expect(readHtml('a.blade.php', text).summary.comments).toEqual([{ text: '<script src="old"></script> desktop-sec-ignore x', range: { start: 0, end: text.indexOf('\r') } }]);
  });

  test('give raw output as an element, wherever it stands', () => {
    const text = '<div id="{!! $id !!}">{!! $html !!}{{ $safe }}</div><script>var a = {!! json_encode($a) !!};</script>{!! $last !!}';
    expect(tree('a.blade.php', text)).toBe('div({!! {!!) script({!!) {!!');
    expect(outline('a.blade.php', text).filter((line) => line.startsWith('{!!'))).toEqual(['{!! expression=$id', '{!! expression=$html', '{!! expression=json_encode($a)', '{!! expression=$last']);
    expect(places('a.blade.php', text)).toContainEqual(['$html', '$html']);
  });

  test('leave JavaScript that can be read', () => {
    expect(scriptTexts('a.blade.php', '<script>@this.set("a"); @this.on(b)</script>')).toEqual(['xxxxx.set("a"); xxxxx.on(b)']);
    expect(scriptTexts('a.blade.php', '<script>var a = {{ $x }}, b = @json($y); @if($q) d("{{ $z }}"); @endif</script>')).toEqual(['var a = xxxxxxxx, b = xxxxxxxxx;         d("xxxxxxxx");       ']);
  });

  test('leave the text alone where a construct does not close', () => {
    expect(outline('a.blade.php', '<p class="{{ a">{!! b<i id=@if(($a>')).toEqual(['p class={{ a', 'i id=@if(($a']);
  });
});

describe('phpBlocks', () => {
  test('gives the code without its delimiters', () => {
    const text = '<?php $a = 1; ?> <b>@php\r\n$b = 2;\r\n@endphp</b> {{-- <?php no ?> --}} <?= $c ?> @php($d = 1) <?PHP\nno ?> <?php $e';
    expect(phpBlocks(text).map((range) => sliceOf(text, range))).toEqual(['$a = 1;', '$b = 2;', '$e']);
  });
});

describe('EJS and Handlebars templates', () => {
  test('EJS', () => {
    const text = '<%# desktop-sec-ignore y %><% if (a > b) { %><div class="<%= x ? "a" : "b" %>"><%- html -%></div><% } %><script>var a = <%- JSON.stringify(x) %>;</script>';
    expect(outline('a.ejs', text)).toEqual(['div class=<%= x ? "a" : "b" %>', '<%- expression=html -', 'script', '<%- expression=JSON.stringify(x)']);
    expect(scriptTexts('a.ejs', text)).toEqual([`var a = ${'x'.repeat('<%- JSON.stringify(x) %>'.length)};`]);
    expect(readHtml('a.ejs', text).summary.comments).toMatchObject([{ text: 'desktop-sec-ignore y' }]);
  });

  test('Handlebars', () => {
    const text = '{{!-- <b> --}}{{#if a}}<p class="{{#if x}}y{{/if}}">{{{ raw }}}{{&also}}</p>{{/if}}<script>f({{{json}}})</script>';
    expect(outline('a.hbs', text)).toEqual(['p class={{#if x}}y{{/if}}', '{{{ expression=raw', '{{{ expression=also', 'script', '{{{ expression=json']);
  });

  test('Jinja and its kin, also in pages called .html', () => {
    const text = '{# <b> #}{% if a %}<a href="{{ url(path="x") | safe }}" {% if b is c("d") %}target="_blank"{% endif %}>{% endif %}';
    for (const path of ['a.njk', 'a.html']) expect(outline(path, text)).toEqual(['a href={{ url(path="x") | safe }} target=_blank']);
  });

  test('braces of a plain page are its own', () => {
    expect(scriptsOf('a.html', '<script>f(() => {{ a }})</script>')).toEqual(['js: f(() => {{ a }})']);
    expect(scriptTexts('a.html', '<script>f(() => {{ a }})</script>')).toEqual(['f(() => {{ a }})']);
  });
});
