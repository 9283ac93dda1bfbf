import type { FileFacts } from '../core/app.js';
import type { FileEntry } from '../core/files.js';
import type { Summary } from '../core/summary.js';
import { filesOfPaths } from '../dataflow/crates.js';
import type { Modules } from '../dataflow/modules.js';
import { NATIVE_MODULES } from '../knowledge/modules.js';
import { classify } from './classify.js';
import type { Read } from './reader.js';

/** How many times files are read that the ones before import. */
const ROUNDS = 6;
/** The same for Rust, of which the files with a word are most of what matters. */
const MOST_RUST = 2 << 20;
const RUST_PART = 0.2;
/** What is read on top of the files with words of interest: this much, or a part of all scripts where that is more. In bytes. */
const LEAST_EXTRA = 1 << 20;
const MOST_EXTRA = 4 << 20;
const PART = 0.03;
const LARGEST_JSON = 256 << 10;

/**
 * Reads what the files read so far import and what was not parsed, because no word of interest stands in it: values and flows lead through such files. Files that
 * use the system come first, then those that most files import, and there is a bound, since renderers import most of an app.
 */
export const readImports = async (facts: Map<string, FileFacts>, files: ReadonlyMap<string, FileEntry>, modules: Modules, read: Read): Promise<void> => {
  const scripts = [...files.values()].filter(({ path }) => /\.(?:[cm]?[jt]sx?|php)$/.test(path)).reduce((sum, { size }) => sum + size, 0);
  let room = Math.min(MOST_EXTRA, Math.max(LEAST_EXTRA, scripts * PART));
  const crates = [...files.values()].filter(({ path }) => path.endsWith('.rs')).reduce((sum, { size }) => sum + size, 0);
  let rust = Math.min(MOST_RUST, Math.max(MOST_RUST / 4, crates * RUST_PART));
  let fresh: readonly FileFacts[] = [...facts.values()];
  const asked = new Set<string>();
  for (let round = 0; round < ROUNDS && fresh.length > 0 && (room > 0 || rust > 0); round++) {
    const wanted = wantedBy(fresh, facts, files, modules).filter(({ path }) => !asked.has(path));
    const now: FileEntry[] = [];
    for (const file of wanted) {
      const ofRust = file.path.endsWith('.rs');
      if (file.size > (ofRust ? rust : room)) continue;
      if (ofRust) rust -= file.size;
      else room -= file.size;
      asked.add(file.path);
      now.push(file);
    }
    if (now.length === 0) return;
    fresh = await read(now, undefined, true);
    for (const one of fresh) facts.set(one.path, one);
  }
};

const TAURI = /tauri/;

const wantedBy = (from: readonly FileFacts[], facts: ReadonlyMap<string, FileFacts>, files: ReadonlyMap<string, FileEntry>, modules: Modules): FileEntry[] => {
  const native: FileEntry[] = [];
  const other: FileEntry[] = [];
  const seen = new Set<string>();
  const importers = new Map<string, number>();
  let unread: ReadonlyMap<string, FileEntry | undefined> | undefined;
  for (const { path, document } of from) {
    if (document?.kind !== 'source') continue;
    if (document.language === 'php' || path.endsWith('.blade.php')) {
      unread ??= unreadPhp(facts, files);
      for (const name of classNamesIn(document)) {
        const file = classFile(name, unread);
        if (!file || seen.has(file.path)) continue;
        seen.add(file.path);
        native.push(file);
      }
      if (document.language === 'php') continue;
    }
    if (document.language === 'rust') {
      const list = TAURI.test(path) || document.imports.some((one) => TAURI.test(one.from)) || document.functions.some(({ attributes }) => attributes?.some((one) => /command/.test(one))) ? native : other;
      for (const target of filesOfPaths(modules.crates, path, document)) {
        const file = seen.has(target) ? undefined : files.get(target);
        if (!file || !isUnread(file, facts.get(file.path))) continue;
        seen.add(file.path);
        list.push(file);
      }
      continue;
    }
    const list = document.imports.some((one) => NATIVE_MODULES.test(one.from)) ? native : other;
    const targets = new Set(document.imports.flatMap((one) => (one.typeOnly ? [] : modules.resolve(path, one.from) ?? [])));
    for (const target of targets) {
      importers.set(target, (importers.get(target) ?? 0) + 1);
      const file = seen.has(target) ? undefined : files.get(target);
      if (!file || !isUnread(file, facts.get(file.path))) continue;
      seen.add(file.path);
      list.push(file);
    }
  }
  return [...native, ...other.sort((a, b) => (importers.get(b.path) ?? 0) - (importers.get(a.path) ?? 0))];
};

/** The PHP files in which nothing of interest stood, by their folder and name, and by their name alone where no other has it. */
const unreadPhp = (facts: ReadonlyMap<string, FileFacts>, files: ReadonlyMap<string, FileEntry>): ReadonlyMap<string, FileEntry | undefined> => {
  const found = new Map<string, FileEntry | undefined>();
  for (const file of files.values()) {
    const known = file.path.endsWith('.php') && !file.path.endsWith('.blade.php') ? facts.get(file.path) : undefined;
    if (!known || known.document || known.generated || known.problems.length > 0) continue;
    const parts = file.path.slice(0, -'.php'.length).toLowerCase().split('/');
    found.set(parts.slice(-2).join('/'), file);
    const name = parts.at(-1)!;
    found.set(name, found.has(name) ? undefined : file);
  }
  return found;
};

/** `App\\Services\\Files` is app/Services/Files.php, as autoloaders find classes: the file has the name of the class, and mostly its folder that of the namespace. */
const classFile = (name: string, unread: ReadonlyMap<string, FileEntry | undefined>): FileEntry | undefined => {
  const parts = name.toLowerCase().split('\\');
  return unread.get(parts.slice(-2).join('/')) ?? unread.get(parts.at(-1)!);
};

const classNamesIn = ({ imports, nodes, functions, classes }: Summary): ReadonlySet<string> => new Set([
  ...imports.map(({ from }) => from), ...nodes.flatMap((node) => (node.kind === 'global' && !node.name.startsWith('$') ? [node.name] : [])),
  ...functions.flatMap(({ params, result }) => [...params.map(({ type }) => type), result]).flatMap((type) => type?.match(/[A-Za-z_][\w\\]*/g) ?? []),
  ...classes.flatMap(({ implements: all = [], fields = [] }) => [...all, ...fields.flatMap(({ type }) => type?.match(/[A-Za-z_][\w\\]*/g) ?? [])]),
]);

/** Whether a file was looked at, and nothing in it was of interest then. */
const isUnread = ({ path, size }: FileEntry, known: FileFacts | undefined): boolean => {
  if (!known || known.document || known.generated || known.problems.length > 0) return false;
  return path.endsWith('.json') ? size <= LARGEST_JSON : classify(path, size) === 'source' && /\.(?:[cm]?[jt]sx?|rs)$/.test(path);
};
