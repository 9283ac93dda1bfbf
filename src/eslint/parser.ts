import { lineTable, regionOf } from '../core/lines.js';
import type { Comment } from '../core/problem.js';
import { commentsIn } from './bridge.js';
import type { SourceLocation } from './types.js';

/**
 * The same files for ESLint 8, which knows parsers only: a program without statements. Of the comments only directives are given, since rules for JavaScript would mend the others.
 */
export const parseForESLint = (code: string, { filePath = '' }: { readonly filePath?: string } = {}): object => {
  const { text, starts } = lineTable(code);
  const locOf = (start: number, end: number): SourceLocation => {
    const { startLine, startColumn, endLine, endColumn } = regionOf({ text, starts }, { start, end });
    return { start: { line: startLine, column: startColumn - 1 }, end: { line: endLine, column: endColumn - 1 } };
  };
  const comment = ({ text: value, range: { start, end } }: Comment): object => ({ type: 'Block', value, range: [start, end], start, end, loc: locOf(start, end) });
  const comments = commentsIn(filePath, code).filter((one) => /^\s*eslint-(?:dis|en)able/.test(one.text)).map(comment);
  return {
    ast: { type: 'Program', sourceType: 'script', body: [], tokens: [], comments, range: [0, code.length], start: 0, end: code.length, loc: locOf(0, code.length) },
    services: {}, visitorKeys: { Program: [] },
  };
};

export const meta = { name: 'desktop-sec/parser' };
