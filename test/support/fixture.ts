import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { nodeAt, pointerKeys } from '../../src/core/config.js';
import { parseJson } from '../../src/config-parsers/json.js';

/** What a line of a fixture says: a rule is found here, stands beside what is found elsewhere, is not found, or is not found yet. */
export interface Expectation {
  readonly kind: 'want' | 'also' | 'ok' | 'todo';
  readonly file: string;
  readonly line: number;
  readonly rules: readonly string[];
}

/** Text files of a folder, by path relative to it. Token-like strings are put together here, so that none stands in the repository. */
export const readFolder = (folder: string): Record<string, string> => {
  const files: Record<string, string> = {};
  const walk = (path: string): void => {
    for (const name of readdirSync(path).sort()) {
      const child = join(path, name);
      if (statSync(child).isDirectory()) walk(child);
      else files[relative(folder, child).replaceAll('\\', '/')] = assembled(readFileSync(child, 'utf8'));
    }
  };
  walk(folder);
  return files;
};

/** `{{"AKIA" + "…"}}` becomes the joined text. */
export const assembled = (text: string): string =>
  text.replace(/\{\{((?:"[^"\n]*"\s*\+\s*)+"[^"\n]*")\}\}/g, (_, parts: string) => [...parts.matchAll(/"([^"\n]*)"/g)].map((part) => part[1]).join(''));

const COMMENT = /(?:\/\/|#|<!--|\/\*|\{\{--|;)\s*(todo want|want|also|ok)(?:\+(\d+))?(?=\s|$)[ \t]*((?:[a-z]+\/[a-z-]+(?:,\s*|\s+)?)*)/;

/** The expectations written in a file's comments, or in the `.want` file beside a JSON file. */
export const expectationsOf = (files: Readonly<Record<string, string>>): Expectation[] =>
  Object.entries(files).flatMap(([file, text]) => {
    if (file.endsWith('.want')) return ofPointers(file.slice(0, -'.want'.length), text, files);
    return text.split('\n').flatMap((line, index): Expectation[] => {
      const match = COMMENT.exec(line);
      if (!match) return [];
      const rules = match[3]!.split(/[,\s]+/).filter(Boolean);
      return [{ kind: match[1] === 'todo want' ? 'todo' : (match[1] as 'want' | 'also' | 'ok'), file, line: index + 1 + Number(match[2] ?? 0), rules }];
    });
  });

const ofPointers = (file: string, text: string, files: Readonly<Record<string, string>>): Expectation[] =>
  text.split('\n').filter((line) => line.trim() && !line.startsWith('#')).map((line): Expectation => {
    const [pointer = '', ...rules] = line.trim().split(/\s+/);
    const source = files[file] ?? '';
    const node = nodeAt(parseJson(source).root, pointerKeys(pointer === '/' ? '' : pointer));
    if (!node) throw new Error(`${file} has nothing at ${pointer}`);
    return { kind: 'want', file, line: source.slice(0, node.range.start).split('\n').length, rules };
  });
