import { describe, expect, test } from 'vitest';
import { outline, places, scriptsOf, tree } from './helpers.js';

describe('Vue components', () => {
  const text = `<script setup lang="ts" generic="T extends Array<string>">const a = '<b>{{';\r\n</script>
<script>export default {}</script>
<template><NuxtLink :href="to" v-html="a > 1 ? 'x' : '<i>'" @click.prevent="go()" :innerHTML=html #head="{ x }" />{{ a <b }}
<iframe :src="url" /><Head><Select><Option/></Select></Head></template>
<i18n>{"a": "<b>"}</i18n><style scoped>a > b {}</style>`;

  test('keep the case of names, and close what closes itself', () => {
    expect(outline('A.vue', text)).toEqual([
      'script setup lang=ts generic=T extends Array<string>', 'script', 'template', "NuxtLink :href=to v-html=a > 1 ? 'x' : '<i>' @click.prevent=go() :innerHTML=html #head={ x }",
      'iframe :src=url', 'Head', 'Select', 'Option', 'i18n', 'style scoped',
    ]);
    expect(tree('A.vue', text)).toBe('script script template(NuxtLink iframe Head(Select(Option))) i18n style');
    expect(places('A.vue', text)).toContainEqual([":innerHTML=html", 'html']);
  });

  test('give their scripts', () => {
    expect(scriptsOf('A.vue', text)).toEqual(["ts module: const a = '<b>{{';", 'js module: export default {}']);
    expect(scriptsOf('A.vue', '<template lang="pug">\nscript x\n  | <script>\n</template><script lang="tsx">b</script>')).toEqual(['tsx module: b']);
  });
});

describe('Svelte components', () => {
  const text = '<script lang="ts">let a = { b: "{" };</script>\n{#if a < b}<a href={`x${y}`} {src} {...rest} class="a {b > c ? "x" : "y"}" on:click={() => { x > 1; }}>{@html marked("}")}</a>{/if}\n'
    + '<style>a { color: red }</style><svelte:window on:keydown={go}/><img src={u} alt="{t}">{it\'s < fine}<p>';

  test('give expressions as they are written', () => {
    expect(outline('A.svelte', text)).toEqual([
      'script lang=ts', 'a href={`x${y}`} src={src} ={...rest} class=a {b > c ? "x" : "y"} on:click={() => { x > 1; }}', '{@html expression=marked("}")',
      'style', 'svelte:window on:keydown={go}', 'img src={u} alt={t}', 'p',
    ]);
    expect(tree('A.svelte', text)).toBe('script a({@html) style svelte:window img p');
  });

  test('give their places', () => {
    expect(places('A.svelte', text)).toEqual([
      ['lang="ts"', 'ts'], ['href={`x${y}`}', '{`x${y}`}'], ['{src}', 'src'], ['{...rest}', '...rest'], ['class="a {b > c ? "x" : "y"}"', 'a {b > c ? "x" : "y"}'],
      ['on:click={() => { x > 1; }}', '{() => { x > 1; }}'], ['marked("}")', 'marked("}")'], ['on:keydown={go}', '{go}'], ['src={u}', '{u}'], ['alt="{t}"', '{t}'],
    ]);
  });

  test('give their scripts', () => {
    expect(scriptsOf('A.svelte', text)).toEqual(['ts module: let a = { b: "{" };']);
  });
});

describe('Astro components', () => {
  const text = '---\r\nimport x from "y"; const a = "<b>";\r\n---\r\n<script>const t: T = 1;</script><script is:inline>plain</script>{list.map((i) => <li class={i > 1 ? "a" : `b`} set:html={x} />)}{/* <u> */}<p {...rest} title=`a ${b > c} d` id="{e">';

  test('give the markup within expressions', () => {
    expect(outline('A.astro', text)).toEqual(['script', 'script is:inline', 'li class={i > 1 ? "a" : `b`} set:html={x}', 'p ={...rest} title=`a ${b > c} d` id={e']);
  });

  test('give their scripts and the frontmatter', () => {
    expect(scriptsOf('A.astro', text)).toEqual(['ts module frontmatter: import x from "y"; const a = "<b>";', 'ts module: const t: T = 1;', 'js: plain']);
    expect(scriptsOf('A.astro', '\uFEFF\n---\n---\n<p>')).toEqual(['ts module frontmatter: ']);
    expect(scriptsOf('A.astro', '<p>\n---\na\n---')).toEqual([]);
  });
});
