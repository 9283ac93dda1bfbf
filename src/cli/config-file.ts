import { lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseJson } from '../config-parsers/json.js';
import { type ConfigNode, entryOf, plain } from '../core/config.js';
import type { LintOptions } from '../engine/options.js';
import { explainAll, type Mistake, mistakes } from './config-errors.js';
import { messageOf, UsageError } from './errors.js';
import { gitTop, upwards } from './roots.js';

/** What a configuration may say: schema.json describes it, and the build compiles it to `validate-config.js`. */
export type ConfigFile = Pick<LintOptions, 'persona' | 'minSeverity' | 'minConfidence' | 'failOn' | 'rules' | 'versions' | 'apps' | 'ignores' | 'requireReason' | 'trustedOrigins' | 'includeTests' | 'gitignore'> & {
  readonly $schema?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly baseline?: string;
};

export interface LoadedConfig {
  readonly path: string;
  /** The folder that its paths are relative to. */
  readonly folder: string;
  readonly config: ConfigFile;
}

const KEY = 'desktop-sec-lint';
const MANIFEST = 'package.json';
/** In the order in which they are looked for, in each folder from the scanned one up to the git top level. */
export const CONFIG_NAMES = ['desktop-sec-lint.json', 'desktop-sec-lint.jsonc', '.desktop-sec-lint.json', '.github/desktop-sec-lint.json'];
/** Nobody writes more; whatever is larger is something else. */
const LARGEST = 1024 * 1024;

/** The configuration that applies to a scan, or the one that is named. */
export const loadConfig = async (root: string, named?: string): Promise<LoadedConfig | undefined> => {
  if (named !== undefined) {
    const config = await readNamed(named);
    if (!config) throw new UsageError(`${named} has no key "${KEY}".`);
    return config;
  }
  const path = findConfig(root);
  return path === undefined ? undefined : await readNamed(path);
};

/** The path of the configuration that applies to a folder. */
export const findConfig = (root: string): string | undefined => {
  const top = gitTop(root) ?? root;
  for (const folder of upwards(root)) {
    const own = [...CONFIG_NAMES, MANIFEST].map((name) => join(folder, name)).find((path) => isPlainFile(path) && (!path.endsWith(MANIFEST) || hasKey(path)));
    if (own !== undefined) return own;
    if (folder === top) return undefined;
  }
  return undefined;
};

/** A link could lead out of the tree, and a code frame would then print what is there. */
const isPlainFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const hasKey = (path: string): boolean => {
  if ((statSync(path).size) > LARGEST) return false;
  const text = readFileSync(path, 'utf8');
  return text.includes(`"${KEY}"`) && entryOf(parseJson(text).root, KEY) !== undefined;
};

const readNamed = async (path: string): Promise<LoadedConfig | undefined> => {
  const text = read(path);
  const document = parseJson(text);
  const inManifest = path.endsWith(MANIFEST);
  const entry = entryOf(document.root, KEY);
  if (inManifest && !entry) return undefined;
  const root: ConfigNode | undefined = inManifest ? entry!.value : document.root;
  const within = root?.range ?? { start: 0, end: text.length };
  const malformed = document.problems.filter(({ range }) => !inManifest || (range !== undefined && within.start <= range.start && range.start <= within.end))
    .map(({ message, range }): Mistake => ({ message, range: range ?? within }));
  if (malformed.length > 0 || !root) throw new UsageError(explainAll(path, text, malformed.length > 0 ? malformed : [{ message: 'The file is empty.', range: within }]));
  const config = plain(root);
  const { validate } = await import('./validate-config.js');
  if (!validate(config)) throw new UsageError(explainAll(path, text, mistakes(root, validate.errors ?? [])));
  const folder = dirname(resolve(path));
  return { path: resolve(path), folder: folder.endsWith('.github') ? dirname(folder) : folder, config: config as ConfigFile };
};

const read = (path: string): string => {
  try {
    if (statSync(path).size > LARGEST) throw new UsageError(`${path} is too large for a configuration.`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`The configuration cannot be read: ${messageOf(error)}`);
  }
};
