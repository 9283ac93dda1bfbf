import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/cli/markdown.js';
import { createStyle } from '../../src/reporters/terminal/style.js';

const plain = createStyle({ color: false, hyperlinks: false });
const render = (markdown: string, width = 80): string => renderMarkdown(markdown, { style: plain, width });

it('renders headings, code, lists and links as plain text', () => {
  expect(render('# Title `x`\n\nSome *text* with **force**, `code` and [a link](https://a.example/).\n\n- one\n  more\n- two\n\n```js src/main.js\nconst a = 1; // want x\n```\n')).toBe(
    'Title x\n\nSome text with force, code and a link (https://a.example/).\n\n- one more\n- two\n\n    src/main.js\n    const a = 1; // want x\n');
});

it('lines up tables', () => {
  expect(render('| | |\n| --- | --- |\n| Category | isolation |\n| CWE | [CWE-94](https://a.example/94) |\n')).toContain('Category  isolation\nCWE       CWE-94');
});

it('keeps to the width', () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  expect(render(`${words}\n\n- ${words}`, 40).split('\n').filter((line) => line.length > 40)).toEqual([]);
});

it('paints without a change of the text', () => {
  const style = createStyle({ color: true, hyperlinks: true });
  const markdown = 'A **strong word here** and `a = b` with [link text](https://a.example/) at the end of a line that is long enough to be wrapped twice.';
  const painted = renderMarkdown(markdown, { style, width: 30 });
   
  const bare = painted.replace(/\u001b\[[\d;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g, '');
  expect(bare.replace(/\s+/g, ' ').trim()).toBe('A strong word here and a = b with link text at the end of a line that is long enough to be wrapped twice.');
  expect(painted).toContain('\u001b[1mstrong\u001b[0m');
  expect(painted).toContain('\u001b]8;;https://a.example/\u001b\\link\u001b]8;;\u001b\\');
});

it('writes out what could steer a terminal', () => expect(render('a \u001b[31mred\u001b[0m `\u001b]0;x\u0007`\n\n```\n\u001b[2J\n```')).not.toMatch(/[\u0007\u001b]/));
