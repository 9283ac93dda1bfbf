/** The languages that pages are written in. */
export type Dialect = 'html' | 'xhtml' | 'ejs' | 'handlebars' | 'jinja' | 'blade' | 'vue' | 'svelte' | 'astro';

const DIALECTS: readonly (readonly [RegExp, Dialect])[] = [
  [/\.blade\.php$/i, 'blade'],
  [/\.vue$/i, 'vue'],
  [/\.svelte$/i, 'svelte'],
  [/\.astro$/i, 'astro'],
  [/\.ejs$/i, 'ejs'],
  [/\.(?:hbs|handlebars|mustache)$/i, 'handlebars'],
  [/\.(?:njk|twig)$/i, 'jinja'],
  [/\.xhtml$/i, 'xhtml'],
];

/** Jinja, Twig, Liquid and their kin are mostly called `.html`. */
const JINJA = /\{%-?\s*(?:if|for|block|extends|include|set|import|macro|load|assign)\b/;

export const dialectOf = (path: string, text: string): Dialect =>
  DIALECTS.find(([pattern]) => pattern.test(path))?.[1] ?? (JINJA.test(text) ? 'jinja' : 'html');

/** Components are compiled, not parsed by a browser: names keep their case, and any element may close itself. */
export const isComponent = (dialect: Dialect): boolean => dialect === 'vue' || dialect === 'svelte' || dialect === 'astro';
