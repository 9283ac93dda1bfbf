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

export const dialectOf = (path: string): Dialect => DIALECTS.find(([pattern]) => pattern.test(path))?.[1] ?? 'html';

/** Components are compiled, not parsed by a browser: names keep their case, and any element may close itself. */
export const isComponent = (dialect: Dialect): boolean => dialect === 'vue' || dialect === 'svelte' || dialect === 'astro';
