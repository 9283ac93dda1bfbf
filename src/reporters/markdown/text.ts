import { visible } from '../../core/escape.js';

const ENTITIES = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;']]);

const escaped = (char: string): string => {
  const entity = ENTITIES.get(char);
  if (entity !== undefined) return entity;
  // Forges look for people and issues in rendered text; an empty comment parts the sign from the name.
  if (char === '@' || char === '#') return `${char}<!-- -->`;
  return `\\${char}`;
};

/** Text of the project in one line of Markdown: no markup, no HTML, no link (not even a bare address), nobody notified, no cell of a table left. */
export const markdownText = (text: string): string =>
  visible(text.replace(/\s+/g, ' ')).replace(/[&<>@#\\`*_{}[\]()|~!$]|:(?=\/)/g, escaped).replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);

/** The same as code: backticks cannot be escaped inside of backticks. */
export const markdownCode = (text: string): string => `<code>${markdownText(text)}</code>`;
