import { balancer } from './balanced.js';
import { holeAt, type Hole } from './holes.js';

type Component = 'vue' | 'svelte' | 'astro';

/** The holes of a component: expressions in its markup and, for Astro, the frontmatter. What stands in its scripts and styles is no markup. */
export const componentHoles = (text: string, dialect: Component): readonly Hole[] => {
  const holes: Hole[] = [];
  const balanced = balancer(text);
  const lastComment = dialect === 'astro' ? text.lastIndexOf('*/}') : -1;
  const push = (hole: Hole): number => {
    holes.push(hole);
    return hole.range.end;
  };
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  /** Reads on to the end of a start tag, over quoted values; what is in braces is a value or a name. */
  const readTag = (): void => {
    let quote = '';
    for (let found = next(IN_TAG); found; found = next(IN_TAG)) {
      const [char] = found;
      at = found.index + 1;
      if (quote !== '' && char === quote) quote = '';
      else if ((char === '"' || char === "'") && quote === '') quote = char;
      else if (char === '{' && (dialect === 'svelte' || (dialect === 'astro' && quote === ''))) {
        const end = balanced(found.index);
        if (end !== undefined) at = push(holeAt(text, 'output', found.index, end, 1, 1, { inTag: true }));
      } else if (char === '`' && dialect === 'astro' && quote === '') {
        const end = balanced(found.index);
        if (end !== undefined) at = push(holeAt(text, 'output', found.index, end, 1, 1, { inTag: true }));
      } else if (char === '>' && quote === '') return;
    }
    at = text.length;
  };

  const readExpression = (start: number): void => {
    at = start + 1;
    if (dialect === 'vue') {
      const end = text.startsWith('{{', start) ? text.indexOf('}}', start) : -1;
      if (end >= 0) at = push(holeAt(text, 'output', start, end + 2, 2, 2));
      else if (text.startsWith('{{', start)) at = text.length;
    } else if (dialect === 'astro') {
      // An expression holds markup again, so only comments are stepped over.
      const end = text.startsWith('{/*', start) && start < lastComment ? text.indexOf('*/}', start) : -1;
      if (end >= 0) at = push(holeAt(text, 'comment', start, end + 3, 3, 3));
    } else {
      const end = balanced(start);
      const raw = text.startsWith('{@html', start);
      if (end !== undefined) at = push(raw ? holeAt(text, 'raw', start, end, 6, 1, { element: '{@html' }) : holeAt(text, 'output', start, end, 1, 1));
    }
  };

  const frontmatter = dialect === 'astro' ? FRONTMATTER.exec(text) : null;
  if (frontmatter) at = push(holeAt(text, 'code', 0, frontmatter[0].length, frontmatter[1]?.length ?? 0, 3));
  for (let found = next(IN_TEXT); found; found = next(IN_TEXT)) {
    const [opening, raw] = found;
    at = found.index + opening.length;
    if (opening === '<!--') {
      const end = text.indexOf('-->', at);
      at = end < 0 ? text.length : end + 3;
    } else if (opening === '{') readExpression(found.index);
    else {
      readTag();
      if (raw !== undefined && text.charAt(at - 2) !== '/') {
        const end = next(raw.toLowerCase() === 'script' ? SCRIPT_END : STYLE_END);
        at = end ? end.index : text.length;
      }
    }
  }
  return holes;
};

/** The block between the two fences that open an Astro component. */
export const FRONTMATTER = /^(\uFEFF?\s*---)[^]*?\r?\n[ \t]*---/;

const IN_TEXT = /<!--|<(script|style)(?=[\s/>])|<[A-Za-z]|\{/gi;
const IN_TAG = /["'{`>]/g;
const SCRIPT_END = /<\/script/gi;
const STYLE_END = /<\/style/gi;
