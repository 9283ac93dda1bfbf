import { visible, visibleJson } from '../core/escape.js';
import { lineTable, type LineTable, regionOf } from '../core/lines.js';
import type { Location } from '../core/location.js';
import { redactText } from '../core/redact.js';
import { counted, countsOf, frameworkAndVersion } from '../reporters/words.js';
import { loadConfig } from './config-file.js';
import { UsageError } from './errors.js';
import { modelMermaid } from './model-mermaid.js';
import { modelText } from './model-text.js';
import { tokensOf, treeOf, type TreeObject, type Writing } from './model-tree.js';
import { lintOptions } from './options.js';
import { createProgress } from './progress.js';
import { scopeOf } from './roots.js';
import { type Looks, styleFor, type Terminal, widthFor, write } from './terminal.js';

/** Prints what was understood of every app below a folder. Exit code 3 where there is none. */
export const modelCommand = async (path: string | undefined, { format, ...looks }: Looks & { readonly format: string }, terminal: Terminal): Promise<number> => {
  const scope = scopeOf(path === undefined ? [] : [path], terminal.cwd);
  if (scope.only) throw new UsageError('model takes a folder.');
  const { understand } = await import('../engine/run.js');
  const { kit } = await import('../lint.js');
  const progress = createProgress(terminal, true);
  const options = lintOptions(scope, await loadConfig(scope.root), {});
  const { apps, text, base } = await understand({ ...options, ...(progress.onProgress && { onProgress: progress.onProgress }) }, kit).finally(progress.clear);

  const files = new Set<string>();
  const models = apps.map(({ models: { app: _, ...own } }) => own as Record<string, object>);
  const noting: Writing = { place: ({ file }) => { files.add(file); return ''; }, text: () => '' };
  for (const model of models.flatMap((own) => Object.values(own))) treeOf(model, noting);
  const tokens = apps.flatMap(({ app }) => tokensOf(app));
  for (const { file } of tokens) files.add(file);
  const texts = new Map<string, LineTable>();
  for (const file of files) texts.set(file, lineTable((await text(file)) ?? ''));

  const writing = createWriting(texts, base, tokens);
  const told = apps.map(({ info }, index) => ({
    info: { ...info, root: base(info.root).replace(/\/$/, '') },
    models: Object.fromEntries(Object.entries(models[index]!).map(([name, model]): [string, TreeObject] => [name, treeOf(model, writing)])),
  }));
  if (format === 'json') await write(terminal.stdout, `${visibleJson(JSON.stringify({ version: 1, apps: told.map(({ info, models: own }) => ({ ...info, models: own })) }, null, 2))}\n`);
  else if (format === 'mermaid') await write(terminal.stdout, modelMermaid(told));
  else {
    const style = styleFor(terminal, looks);
    const width = widthFor(terminal.stdout, terminal.env);
    const blocks = told.map(({ info, models: own }) => [
      `${style.paint('strong', `${visible(info.name)}  ${visible(frameworkAndVersion(info))}`)}${info.root ? `  in ${visible(info.root)}` : ''}`,
      visible(countsOf([info])),
      ...Object.entries(own).flatMap(([name, model]) => ['', style.paint('strong', name), ...modelText(model, style, width)]),
    ].join('\n'));
    await write(terminal.stdout, `${blocks.length === 0 ? `No app found. Looked for: ${kit.frameworks.map(({ looksFor }) => looksFor).join(', ')}.` : blocks.join('\n\n')}\n${blocks.length > 1 ? `\n${counted(blocks.length, 'apps')}\n` : ''}`);
  }
  return apps.length === 0 ? 3 : 0;
};

const createWriting = (texts: ReadonlyMap<string, LineTable>, base: (path: string) => string, tokens: readonly Location[]): Writing => {
  const secrets = tokens.map(({ file, range }) => texts.get(file)?.text.slice(range.start, range.end) ?? '');
  return {
    text: (value) => visible(redactText(value, secrets)),
    place: ({ file, range }) => {
      const table = texts.get(file);
      const path = visible(base(file));
      if (!table) return path;
      const { startLine, startColumn } = regionOf(table, range);
      return `${path}:${startLine}:${startColumn}`;
    },
  };
};
