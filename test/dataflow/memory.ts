import { parseConfig } from '../../src/config-parsers/index.js';
import type { App } from '../../src/core/app.js';
import { Graph } from '../../src/dataflow/graph.js';
import { createModules } from '../../src/dataflow/modules.js';
import { World } from '../../src/dataflow/world.js';
import { readFacts } from '../../src/engine/facts.js';
import { projectOf } from '../frameworks/project.js';

/** The graph of an app from files in memory: all of them are read, and imports lead to each other. */
export const graphOf = async (files: Readonly<Record<string, string>>): Promise<Graph> => {
  const facts = await Promise.all(Object.entries(files).map(async ([path, text]) => {
    const document = await parseConfig(path, text);
    return document ? { path, size: text.length, hash: path, document, tokens: [], problems: [] } : readFacts(path, new TextEncoder().encode(text), { whole: true });
  }));
  const app: App = {
    id: 'electron:.', name: 'notes', framework: 'electron', root: '', roots: [''], home: { file: 'package.json', range: { start: 0, end: 1 } },
    files: new Map(facts.map((one) => [one.path, one])), paths: Object.keys(files), ignoredPaths: [],
  };
  return new Graph(new World(app, createModules(await projectOf(files))));
};
