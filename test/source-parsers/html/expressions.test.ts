import { describe, expect, test } from 'vitest';
import type { Summary } from '../../../src/core/summary.js';
import { readFacts } from '../../../src/engine/facts.js';
import { shower } from '../javascript/show.js';
import { elementsOf, sliceOf } from './helpers.js';

const read = async (path: string, text: string): Promise<{ readonly summary: Summary; readonly problems: readonly string[] }> => {
  const { document, problems } = await readFacts(path, new TextEncoder().encode(text));
  if (document?.kind !== 'source') throw new Error('no summary');
  return { summary: document, problems: problems.map(({ kind }) => kind) };
};

/** Every attribute with its value; those of scripts and literals are left out. */
const values = async (path: string, text: string): Promise<string[]> => {
  const { summary } = await read(path, text);
  const show = shower(summary);
  return elementsOf(summary).flatMap(({ name, attributes }) => (name === 'script' ? [] : attributes.flatMap((one) => (one.value === undefined || summary.nodes[one.value]?.kind === 'literal' ? [] : [`${one.name} ${show(one.value)}`]))));
};

const calls = ({ nodes, functions }: Summary): string[] => {
  const show = shower({ nodes, functions } as Summary);
  return functions.filter(({ name }) => name === 'template').flatMap((fn) => fn.calls.map(({ call }) => show(call)));
};

describe('in a component of Vue', () => {
  const setup = (template: string, script = ''): Promise<string[]> => values('A.vue', `<template>${template}</template>\n<script setup lang="ts">\nimport { computed, ref } from 'vue'\n${script}\n</script>`);

  test.each([
    ['a constant', '<p v-html="html"/>', 'const html = render(1)', ['v-html render(1)']],
    ['a ref is what it holds', '<p v-html="html"/>', 'const html = ref(given)', ['v-html import(vue).ref(given).value']],
    ['an object', '<p v-html="a" :options="{ width: w }"/>', 'const w = size()', ['v-html this.a', ':options {width: size()}']],
    ['a prop', '<p v-html="text"/>', "const props = defineProps(['text'])", ["v-html defineProps([\"text\"]).text"]],
    ['a prop with a default', '<p v-html="text"/>', 'const props = withDefaults(defineProps<{ text: string }>(), {})', ['v-html withDefaults(defineProps(), {}).text']],
    ['an item of a list', '<li v-for="(note, index) in notes"><p v-html="note.html"/><a @click="() => open(note.url)"/></li>', 'const notes = load(); const open = (url) => url', ['v-html load()[?].html', '@click fn:']],
    ['a part of an item', '<li v-for="{ html: text } of notes" v-html="text"/>', 'const notes = load()', ['v-html load()[?].html']],
    ['a list in a list', '<ul v-for="a in all"><li v-for="b in a.list" v-html="b"/></ul>', 'const all = load()', ['v-html load()[?].list[?]']],
    ['what a slot gives', '<List v-slot="{ row }"><p v-html="row.html"/></List>', '', ['v-html ?.html']],
    ['a filter', '<p v-html="text | markdown"/>', 'const text = load()', ['v-html markdown(load())']],
    ['a choice', '<iframe :src="a ? b : `https://x.io/${id}`"/>', 'const b = load()', [':src either(load() if this.a | text("https://x.io/", this.id) unless this.a)']],
    ['text with entities is left', '<p v-html="a &amp;&amp; b"/><p v-html="x.y"/>', '', ['v-html this.x.y']],
  ])('%s', async (_, template, script, expected) => expect(await setup(template, script)).toEqual(expected));

  test('handlers are code of the template', async () => {
    const { summary } = await read('A.vue', "<template><a v-html=\"x\" @click=\"open(url); done = true\" @keyup.enter=\"save\"/></template>\n<script setup>\nimport { ref } from 'vue'\nconst url = ref(''); const done = ref(false);\nconst open = (to) => to\n</script>");
    expect(calls(summary)).toEqual(['fn:open(import(vue).ref("").value)']);
    const show = shower(summary);
    expect(summary.functions.flatMap(({ name, writes }) => (name === 'template' ? writes : [])).map(({ target, value }) => `${show(target)} = ${show(value)}`)).toEqual(['import(vue).ref(false).value = true']);
  });

  test('names are members of a component with options', async () => {
    const text = "<script>\nexport default { props: ['text'], data() { return { url: 'http://a.io' } }, computed: { html() { return render(this.text) } }, methods: { go(to) { this.url = to } } }\n</script>\n<template><p v-html=\"html\"/><iframe :src=\"url\" @load=\"go(text)\"/></template>";
    expect(await values('A.vue', text)).toEqual(['v-html this.html', ':src this.url', '@load this.go(this.text)']);
    const { summary } = await read('A.vue', text);
    const show = shower(summary);
    expect(summary.functions.flatMap(({ writes }) => writes.map(({ target, value }) => `${show(target)} = ${show(value)}`))).toEqual(
      ['this.url = "http://a.io"', 'this.html = render(this.text)', 'this.go = fn:go', 'this.url = to$']);
  });

  test('a broken expression costs itself alone', async () => {
    const { summary, problems } = await read('A.vue', '<template><p v-html="a + "/><p v-html="b.c"/></template>\n<script setup>\nconst b = load()\n</script>');
    const show = shower(summary);
    expect(problems).toEqual([]);
    expect(elementsOf(summary).flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'v-html').map(({ value }) => show(value!)))).toEqual(['"a + "', 'load().c']);
    expect(summary.declarations.map(({ name }) => name)).toEqual(['b']);
  });

  test('many broken ones leave the script', async () => {
    const { summary, problems } = await read('A.vue', `<template>${'<p v-html="a + "/>'.repeat(9)}</template>\n<script setup>\nconst b = load()\n</script>`);
    expect(problems).toEqual([]);
    expect(summary.declarations.map(({ name }) => name)).toEqual(['b']);
  });

  test('places are those of the file', async () => {
    const text = '<template>\r\n  <p v-html="render(note)"/></template>\r\n<script setup>\r\nconst note = 1\r\n</script>';
    const { summary } = await read('A.vue', text);
    const call = summary.nodes.find((node) => node.kind === 'call');
    expect(call && 'at' in call && sliceOf(text, call.at)).toBe('render(note)');
    expect(summary.declarations.map(({ valueAt }) => sliceOf(text, valueAt))).toEqual(['1']);
  });

  test('a component without a script has its expressions', async () => expect(await values('A.vue', '<template><p v-html="$t(key)"/></template>')).toEqual(['v-html $t(this.key)']));

  test('one that shows nothing of interest is not parsed', async () => {
    const { summary } = await read('A.vue', '<template><p :title="a.b" @click="go()"/></template>\n<script setup>\nconst a = load()\n</script>');
    expect(summary.declarations).toEqual([]);
  });
});

describe('in a component of Svelte', () => {
  test.each([
    ['raw HTML', '<script>let text = load();</script>{@html render(text)}', ['expression render(load())']],
    ['what a reactive statement gives', "<script>export let text; $: html = render(text);</script>{@html html}", ['expression render(text~)']],
    ['a derived value', '<script>let { text } = $props(); const html = $derived(render(text));</script>{@html html}', ['expression render($props().text)']],
    ['items', '<script>const notes = load();</script>{#each notes as { html, id }, index (id)}<p>{@html html}</p>{/each}{@html html}', ['expression load()[?].html', 'expression html']],
    ['a constant of a block', '<script>const notes = load();</script>{#each notes as note}{@const html = render(note)}{@html html}{/each}', ['expression render(load()[?])']],
    ['what is awaited', '{#await load() then html}{@html html}{/await}', ['expression ?']],
    ['attributes', '<script>const src = load();</script><iframe {src} title={name} srcdoc="{page}" on:load={() => go(src)}></iframe>', ['src load()', 'title name', 'srcdoc page', 'on:load fn:']],
  ])('%s', async (_, text, expected) => expect(await values('A.svelte', text)).toEqual(expected));
});

test('in a page of Astro', async () =>
  expect(await values('A.astro', '---\nconst { html } = Astro.props;\n---\n<p set:html={html}/><iframe src={`https://x.io/${html}`}/>')).toEqual(['set:html Astro.props.html', 'src text("https://x.io/", Astro.props.html)']));

test('in a template of Angular', async () => {
  const text = '<p *ngFor="let note of notes; trackBy: id" [innerHTML]="note.html | safeHtml: \'a\'" (click)="open(note); done()"></p>';
  expect(await values('notes.component.html', text)).toEqual(['[innerhtml] safeHtml(this.notes[?].html)', '(click) this.done()']);
  expect(calls((await read('notes.component.html', text)).summary)).toEqual(['safeHtml(this.notes[?].html)', 'this.open(this.notes[?])', 'this.done()']);
});

test.each([
  ['A.vue', '<a v-for="b in c" v-html="b">'], ['A.vue', '<a v-html="'], ['A.vue', '<a v-html="|'], ['A.vue', '<a v-for="'], ['A.vue', '<a v-html="b;">'], ['A.vue', '<a @click="{">'], ['A.vue', '<a v-slot="{ b, ">'],
  ['A.svelte', '{#each b as c}{@html c}'], ['A.svelte', '{@const b = c}{@html b}'], ['A.svelte', '{/each}'], ['A.svelte', '{:then b}'], ['a.html', '<a *ngFor="let b of c" [innerHTML]="b | d">'],
])('%s is read to its end with %s again and again', async (path, part) => {
  const started = performance.now();
  for (const text of [`${part}\n`.repeat(3_000), `<p v-html="b">{@html b}\n${part}\n${`${';'.repeat(400)}\n`.repeat(30)}x">`, `<p v-html="b">{@html b}\n${part}\n${`${' '.repeat(400)}\n`.repeat(30)}x">`]) await read(path, text);
  expect(performance.now() - started).toBeLessThan(20_000);
});
