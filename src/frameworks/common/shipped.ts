import { type ConfigEntry } from '../../core/config.js';
import { foldersAbove, nameOf } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { EXAMPLE_FOLDERS, SOURCE_FOLDERS, TEST_FOLDERS } from '../../knowledge/folders.js';
import { BUNDLED_PREFIXES, isPlaceholder, secretName, secretValue } from '../../knowledge/secret-names.js';
import { isEnvFile, isEnvTemplate, sensitiveKind } from '../../knowledge/sensitive-files.js';
import { tokenShape } from '../../knowledge/tokens.js';
import type { Copied, EnvEntry, EnvFile, SensitiveFile, Shipped } from './model.js';
import { electronBuilder } from './packagers/electron-builder.js';
import { forge, packager } from './packagers/forge.js';
import { nativephp } from './packagers/nativephp.js';
import { neutralino } from './packagers/neutralino.js';
import type { PackagerReader, Problems } from './packagers/packager.js';
import { staticFolders } from './packagers/static-folders.js';
import { tauri } from './packagers/tauri.js';

const READERS: readonly PackagerReader[] = [electronBuilder, forge, packager, tauri, neutralino, nativephp, staticFolders];

/** The app's sensitive files, and what puts them into the package. Only what gives something away is looked for. */
export const shippedOf = (world: World): { readonly shipped: Shipped; readonly envFiles: readonly EnvFile[] } => {
  const { app } = world;
  const problems: Problems = [];
  const packagers = READERS.flatMap((read) => read(world, problems));
  const copiedOf = (path: string): Copied | undefined => {
    for (const { copies } of packagers) {
      const copied = copies(path);
      if (copied) return copied;
    }
    return undefined;
  };
  const above = foldersAbove(app.roots);
  const belongs = (path: string): boolean => above(path).some((root) => !isAside(path, root));
  const places = [...app.paths.filter(belongs).map((path) => ({ path, committed: true })), ...app.ignoredPaths.filter(belongs).map((path) => ({ path, committed: false }))];

  const envFiles: EnvFile[] = [];
  const sensitive: SensitiveFile[] = [];
  for (const { path, committed } of places) {
    const name = nameOf(path);
    const kind = sensitiveKind(name);
    if (!kind && !isEnvFile(name)) continue;
    const copied = copiedOf(path);
    const base = { path, at: { file: path, range: { start: 0, end: 0 } }, committed, ...(copied && { copied }) };
    if (isEnvFile(name)) envFiles.push({ ...base, template: isEnvTemplate(name), entries: entriesOf(world, path) });
    if (!kind) continue;
    const shapes = secretShapes(world, path);
    // A text that was read and holds no secret is a certificate, a public key or a file without credentials.
    if (kind !== 'env' && kind !== 'database' && shapes.length === 0 && (app.files.has(path) || kind === 'credentials')) continue;
    sensitive.push({ ...base, kind, shapes });
  }
  return { shipped: { packagers: packagers.map(({ name, at }) => ({ name, at })), sensitive, problems }, envFiles };
};

/** Below a folder of tests, examples or documentation. */
const isAside = (path: string, root: string): boolean => {
  const folders = (root === '' ? path : path.slice(root.length + 1)).split('/').slice(0, -1);
  const source = folders.findIndex((folder) => SOURCE_FOLDERS.test(folder));
  return folders.some((folder, index) => TEST_FOLDERS.test(folder) || (EXAMPLE_FOLDERS.test(folder) && (source < 0 || index < source)));
};

const secretShapes = (world: World, path: string): readonly string[] =>
  [...new Set((world.app.files.get(path)?.tokens ?? []).filter(({ shape }) => tokenShape(shape)?.secret).map(({ shape }) => shape))];

const entriesOf = (world: World, path: string): readonly EnvEntry[] => {
  const root = world.config(path)?.root;
  return root?.kind === 'object' ? root.entries.flatMap((entry) => entryOf(world, path, entry) ?? []) : [];
};

const entryOf = (world: World, path: string, { key, keyRange, value }: ConfigEntry): EnvEntry | undefined => {
  if (value.kind !== 'scalar') return undefined;
  const text = String(value.value ?? '');
  const bundled = BUNDLED_PREFIXES.find((prefix) => key.startsWith(prefix));
  const own = bundled ? key.slice(bundled.length) : key;
  const strength = secretName(own);
  const empty = text === '' || isPlaceholder(text);
  const token = world.app.files.get(path)?.tokens.find(({ range }) => range.start < value.range.end && value.range.start < range.end);
  const known = token && tokenShape(token.shape);
  const guess = empty || known ? undefined : secretValue(text);
  const looks = known?.secret ? 'token' as const : known || !strength || (strength === 'weak' && guess !== 'random') ? undefined : guess;
  return {
    name: key, keyAt: { file: path, range: keyRange }, at: { file: path, range: value.range }, named: strength === 'strong', empty, multiline: spans(text, value.range),
    ...(looks && { looks }), ...(known?.secret && { shape: known.id }), ...(bundled && { bundled }),
  };
};

/** Whether a value goes over several lines of the file: a `\\n` that stands for a line break is longer in the file than in the value. */
const spans = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean => text.split('\n').length - 1 > end - start - text.length;
