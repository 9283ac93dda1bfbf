import { applyEdits, compatible, fixAt, type FixLevel } from '../core/apply.js';
import type { FileTree } from '../core/files.js';
import type { Finding, Result } from '../core/finding.js';
import { shown } from './check.js';
import { decode } from './bytes.js';
import type { LintOptions } from './options.js';
import { overlaid, overlaidReader } from './overlay.js';
import { readHere } from './read-here.js';
import { readInProcesses } from './read-in-processes.js';
import type { Reader } from './reader.js';
import { type Kit, run } from './run.js';
import { diskTree } from './tree.js';

/** What one fix leaves open, the next pass may fix; more passes than this are somebody's trick. */
const MOST_PASSES = 10;

/** A file before and after its fixes. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Fixes {
  /** Sorted by path, which is relative to the scanned root. */
  readonly changes: readonly Change[];
  /** How many fixes were made. */
  readonly made: number;
  /** How many could not be: in files that are not plain UTF-8, that would not parse any more, or after the last pass. */
  readonly left: number;
  /** Of the last pass, with paths relative to the scanned root. */
  readonly result: Result;
  /** Texts that must not be shown, wherever they stand in the files. */
  readonly secrets: readonly string[];
}

/** Fixes findings in memory, pass by pass, until nothing is left that can be fixed; where some are named, those alone. Nothing is written. */
export const fixAll = async (options: LintOptions, kit: Kit, level: FixLevel, only?: readonly Finding[]): Promise<Fixes> => {
  const root = options.root ?? '.';
  const tree = options.tree ?? diskTree(root, { gitignore: options.gitignore ?? true });
  const texts = new Map<string, string>();
  const reader = overlaidReader(tree, texts, options.tree ? readHere(tree) : readInProcesses(root));
  try {
    return await passes(options, kit, level, tree, texts, reader, only);
  } finally {
    await reader.close();
  }
};

const passes = async ({ root: _, ...options }: LintOptions, kit: Kit, level: FixLevel, tree: FileTree, texts: Map<string, string>, reader: Reader, only: readonly Finding[] | undefined): Promise<Fixes> => {
  const before = new Map<string, string>();
  // Files that are left as they are: they cannot be written back as they were read, or a fix broke them.
  const refused = new Set<string>();
  // What is not told is not fixed, but it may be a secret.
  const scan = (): Promise<Result> => run({ ...options, persona: 'auditor', minSeverity: 'note', minConfidence: 'low', tree: overlaid(tree, texts) }, kit, reader);
  let made = 0;
  const first = await scan();
  // They are known by their place in the first pass, and by their code in those that follow.
  const places = only && new Set(only.map(placeOf));
  const named = places && new Set(first.findings.filter((finding) => places.has(placeOf(finding))).map(({ fingerprint }) => fingerprint));
  const told = (result: Result): Result => ({ ...result, findings: result.findings.filter((finding) => shown(finding, options) && (!named || named.has(finding.fingerprint))) });
  const secrets = new Set<string>();
  for (const { secret, spot: { location: { file, range } } } of [...first.findings, ...first.suppressed]) {
    const bytes = secret ? await tree.read(file) : undefined;
    if (bytes) secrets.add(decode(bytes)?.slice(range.start, range.end) ?? '');
  }
  let result = told(first);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const wanted = await fixesOf(result.findings, level, tree, texts, before, refused);
    const { taken, edits } = compatible(wanted);
    if (taken.length === 0) break;
    const last = new Map([...edits.keys()].map((path) => [path, textOf(path, texts, before)]));
    for (const [path, list] of edits) texts.set(path, applyEdits(last.get(path)!, list));
    const next = told(await scan());
    const broken = [...edits.keys()].filter((path) => problemsOf(next, path) > problemsOf(result, path));
    if (broken.length > 0) {
      // Of this pass nothing is kept: a fix may go over several files.
      for (const path of broken) refused.add(path);
      for (const [path, text] of last) texts.set(path, text);
      continue;
    }
    made += taken.length;
    result = next;
  }
  const changes = [...texts].filter(([path, after]) => before.get(path) !== after).map(([path, after]) => ({ path, before: before.get(path)!, after }));
  return { changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)), made, left: result.findings.filter(({ fixes }) => fixAt(fixes, level) !== undefined).length, result, secrets: [...secrets].filter(({ length }) => length >= 4) };
};

const placeOf = ({ rule, spot: { location: { file, range } } }: Finding): string => `${rule.id} ${range.start} ${range.end} ${file}`;

/** The fixes of findings whose files can all be written; their texts are read. */
const fixesOf = async (findings: readonly Finding[], level: FixLevel, tree: FileTree, texts: ReadonlyMap<string, string>, before: Map<string, string>, refused: Set<string>) => {
  const fixes = findings.flatMap((finding) => fixAt(finding.fixes, level) ?? []);
  for (const path of new Set(fixes.flatMap(({ edits }) => edits.map(({ file }) => file)))) {
    if (before.has(path) || refused.has(path)) continue;
    const bytes = await tree.read(path);
    const text = bytes && decode(bytes);
    if (bytes && text !== undefined && Buffer.from(text).equals(bytes)) before.set(path, text);
    else refused.add(path);
  }
  return fixes.filter(({ edits }) => edits.every(({ file, range }) => !refused.has(file) && range.end <= textOf(file, texts, before).length));
};

const textOf = (path: string, texts: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): string => texts.get(path) ?? before.get(path) ?? '';

const problemsOf = ({ notices }: Result, path: string): number =>
  notices.filter((notice) => notice.path === path && (notice.kind === 'syntax' || notice.kind === 'nesting' || notice.kind === 'crash' || notice.kind === 'duplicate-key')).length;
