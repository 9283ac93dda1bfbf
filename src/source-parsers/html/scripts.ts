import type { Range } from '../../core/location.js';
import { FRONTMATTER } from './components.js';
import { isComponent, type Dialect } from './dialects.js';
import type { RawElement } from './elements.js';

/** A script that stands in a page. */
export interface ScriptBlock {
  /** What stands between its tags or fences. */
  readonly range: Range;
  readonly lang: 'js' | 'ts' | 'jsx' | 'tsx';
  readonly module: boolean;
  /** Astro's, which runs on the server. */
  readonly frontmatter?: true;
}

/** Types that are run; any other (JSON, import maps, templates) is data. https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const LANGUAGES: ReadonlyMap<string, ScriptBlock['lang']> = new Map<string, ScriptBlock['lang']>([
  ...['', 'module', 'js', 'javascript', 'babel'].map((type) => [type, 'js'] as const),
  ...['text/javascript', 'text/x-javascript', 'text/ecmascript'].map((type) => [type, 'js'] as const),
  ...['application/javascript', 'application/x-javascript', 'application/ecmascript'].map((type) => [type, 'js'] as const),
  ...['text/babel', 'text/jsx', 'jsx'].map((type) => [type, 'jsx'] as const),
  ...['ts', 'typescript', 'text/typescript'].map((type) => [type, 'ts'] as const),
  ['tsx', 'tsx'],
]);

export const scriptBlocks = (text: string, raw: readonly RawElement[], dialect: Dialect): readonly ScriptBlock[] => [
  ...(dialect === 'astro' ? frontmatter(text) : []),
  ...raw.filter(({ name, attributes, content }) => name === 'script' && !attributes.has('src') && text.slice(content.start, content.end).trim() !== '')
    .flatMap(({ attributes, content }) => blockOf(attributes, content, dialect)),
];

const blockOf = (attributes: ReadonlyMap<string, string>, range: Range, dialect: Dialect): ScriptBlock[] => {
  const type = (attributes.get('type') ?? '').trim().toLowerCase();
  const lang = (attributes.get('lang') ?? '').trim().toLowerCase();
  const language = LANGUAGES.get(type) && LANGUAGES.get(lang === '' ? type : lang);
  if (language === undefined) return [];
  const inline = dialect === 'astro' && attributes.has('is:inline');
  // Astro takes its scripts for TypeScript modules. https://docs.astro.build/en/guides/client-side-scripts/
  const typed = dialect === 'astro' && !inline && language === 'js';
  return [{ range, lang: typed ? 'ts' : language, module: type === 'module' || (isComponent(dialect) && !inline) }];
};

const frontmatter = (text: string): ScriptBlock[] => {
  const [block, fence = ''] = FRONTMATTER.exec(text) ?? [];
  return block === undefined ? [] : [{ range: { start: fence.length, end: block.length - 3 }, lang: 'ts', module: true, frontmatter: true }];
};
