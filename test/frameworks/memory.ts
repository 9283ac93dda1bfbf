import { parseConfig } from '../../src/config-parsers/index.js';
import type { App, FrameworkName } from '../../src/core/app.js';
import { createModules } from '../../src/dataflow/modules.js';
import { World } from '../../src/dataflow/world.js';
import { readFacts } from '../../src/engine/facts.js';
import { projectOf } from './project.js';

/** An app of one framework from files in memory, its configurations parsed and its sources read; imports lead to each other. */
export const worldOf = async (framework: FrameworkName, home: string, files: Readonly<Record<string, unknown>>, major?: number, minor = 0, patch = 0): Promise<World> => {
  const texts = Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content, null, 2)] as const);
  const at = { file: home, range: { start: 0, end: 1 } };
  const facts = await Promise.all(texts.map(async ([path, text]) => {
    const document = await parseConfig(path, text);
    return document ? { path, size: text.length, hash: path, document, tokens: [], problems: [] } : readFacts(path, new TextEncoder().encode(text));
  }));
  const app: App = {
    id: `${framework}:.`, name: 'notes', framework, root: '', roots: [''], home: at,
    ...(major !== undefined && { version: { text: `${major}.${minor}.${patch}`, major, minor, patch, exact: true, at } }),
    files: new Map(facts.map((one) => [one.path, one])), paths: texts.map(([path]) => path), ignoredPaths: [],
  };
  return new World(app, createModules(await projectOf(Object.fromEntries(texts))));
};
