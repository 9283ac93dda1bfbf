import type { FileFacts } from '../core/app.js';
import type { FileEntry, FileTree } from '../core/files.js';
import type { Notice, Result } from '../core/finding.js';
import { lineHashes } from '../core/line-hash.js';
import { type Location, locationOf, type Place, type Range } from '../core/location.js';
import { isConfigPath } from '../config-parsers/index.js';
import { createModules, type Modules } from '../dataflow/modules.js';
import { checkApp, chosenRules, type Judged } from './check.js';
import { classify } from './classify.js';
import { readImports } from './closure.js';
import { discover, type Discovery } from './discover.js';
import { decode, hashOf } from './bytes.js';
import { LiveTree } from './live-tree.js';
import type { LintOptions } from './options.js';
import { readHere } from './read-here.js';
import { readInProcesses } from './read-in-processes.js';
import type { Read, Reader } from './reader.js';
import { baseOf, type Kit, leftOutNotices, loadFor, understandApp } from './run.js';
import { type Moved, movedTo } from './shape.js';
import { tell, type Told } from './tell.js';

/** What is known of a tree, and for which state of it. */
interface Known {
  readonly found: Found;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly apps: readonly CheckedApp[];
  /** Of the files that a report names. */
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly result: Result;
}

interface CheckedApp {
  readonly of: Told['apps'][number];
  readonly judged: readonly Judged[];
  readonly notices: readonly Notice[];
}

interface Found {
  readonly discovery: Discovery;
  readonly modules: Modules;
  /** What discovery read, and the hash of it. */
  readonly reads: ReadonlyMap<string, string | undefined>;
}

/** Each holds facts of the files that were edited since. */
const MOST_EARLIER = 3;

/** More files than this are read in processes of their own, which also outlive what a native parser may do to them. */
const MOST_HERE = 24;

/**
 * A tree that is linted again and again while people work on it. After an edit, only what changed is read; where an edit moved places and changed nothing that is said, the
 * findings move along; else the apps that hold the file are understood anew. What it tells is what `run` tells of the same files.
 */
export class Session {
  readonly tree: LiveTree;
  private readonly base: (path: string) => string;
  private found: Found | undefined;
  private entries = new Map<string, FileEntry>();
  private readonly plain = new Map<string, FileFacts>();
  private readonly whole = new Map<string, FileFacts>();
  private known: Known | undefined;
  /** States before that one, the last first: people undo. */
  private earlier: readonly Known[] = [];
  /** The facts of the present state, where `known` is of another one. */
  private pending: ReadonlyMap<string, FileFacts> | undefined;
  private hashes = new Map<string, ReadonlyMap<number, string>>();
  private rules: ReturnType<typeof chosenRules>;
  /** How long it took to understand all apps, the last time. In milliseconds. */
  cost = Infinity;

  constructor(root: string, private readonly kit: Kit, private options: LintOptions) {
    this.tree = new LiveTree(root, options.gitignore ?? true);
    this.base = baseOf(this.tree.root);
    this.rules = chosenRules(kit.rules, options);
  }

  /** What was found at the last check. */
  get result(): Result | undefined {
    return this.known?.result;
  }

  /** Whether `result` is of the state that was last looked at. */
  get current(): boolean {
    return this.known !== undefined && this.pending === undefined;
  }

  /** The text that findings of a file are told of, where there are any. */
  textOf(path: string): string | undefined {
    return this.known?.texts.get(path);
  }

  /** The configuration says something else now. */
  configure(options: LintOptions): void {
    this.options = options;
    this.rules = chosenRules(this.kit.rules, options);
    this.found = undefined;
    this.known = undefined;
    this.earlier = [];
  }

  /** Looks at the disk and the texts laid over it, or at these alone, and reads what changed. Afterwards `current` says whether what is known holds. */
  async look(disk = true): Promise<void> {
    const { listed, paths } = this.tree.look(disk);
    if (!listed && paths.size === 0 && this.current) return;
    const changed = await this.changed(paths);
    if (listed || !this.found || changed.some((path) => this.found!.reads.has(path) || isConfigPath(path))) await this.discover();
    else await this.refreshEntries(changed);
    const facts = await this.read();
    this.pending = facts;
    for (const known of this.known ? [this.known, ...this.earlier] : []) {
      const moved = known.found === this.found ? await movedApps(known, facts, this.textNow) : undefined;
      if (!moved) continue;
      this.pending = undefined;
      if (known !== this.known || moved !== known.apps) await this.settle(facts, moved, known);
      return;
    }
  }

  /** Understands the apps anew whose files say something else, and asks the rules. */
  async check(): Promise<Result> {
    if (!this.pending && this.known) return this.known.result;
    const started = performance.now();
    const facts = this.pending ?? (await this.read());
    const found = this.found!;
    const loaded = await loadFor(found.discovery.apps, this.kit);
    const apps: CheckedApp[] = found.discovery.apps.map((one) => {
      const before = this.known?.found === found ? this.known.apps.find(({ of }) => of.info.root === one.candidate.root && of.app.framework === one.candidate.framework) : undefined;
      if (before && one.files.every(({ path }) => this.known!.facts.get(path) === facts.get(path))) return before;
      const notices: Notice[] = [];
      const understood = understandApp(one, found.discovery, facts, found.modules, this.options, loaded.get(one.candidate.framework)!, notices);
      const judged = checkApp(understood.app, understood.models, this.rules, this.options, notices);
      const { version, framework, home } = understood.app;
      return { of: { info: understood.info, app: { framework, home, ...(version && { version }) } }, judged, notices };
    });
    this.cost = performance.now() - started;
    this.pending = undefined;
    return this.settle(facts, apps);
  }

  /** `of` is the state that the new one follows from, which is then no state of its own any more. */
  private async settle(facts: ReadonlyMap<string, FileFacts>, apps: readonly CheckedApp[], of?: Known): Promise<Result> {
    const texts = new Map<string, string | undefined>();
    const { known } = this;
    const text = async (path: string): Promise<string | undefined> => {
      if (!texts.has(path)) {
        const same = known !== undefined && known.texts.has(path) && facts.has(path) && known.facts.get(path) === facts.get(path);
        texts.set(path, same ? known!.texts.get(path) : await this.textNow(path));
      }
      return texts.get(path);
    };
    const before = this.hashes;
    this.hashes = new Map();
    const hashesOf = (one: string): ReadonlyMap<number, string> => {
      const hashes = this.hashes.get(one) ?? before.get(one) ?? lineHashes(one);
      this.hashes.set(one, hashes);
      return hashes;
    };
    const notices = leftOutNotices(this.found!.discovery).map((notice) => ({ ...notice, path: this.base(notice.path!) }));
    // Whoever asks filters by severity and confidence: settings of an editor may differ from file to file.
    const { persona: _, minSeverity: __, minConfidence: ___, only: ____, ...options } = this.options;
    const result = await tell({
      apps: apps.map(({ of }) => of), judged: apps.flatMap(({ judged }) => judged), facts, notices: [...notices, ...apps.flatMap((one) => one.notices)],
      text, base: this.base, rules: this.rules, frameworks: this.kit.frameworks, hashesOf,
    }, { ...options, persona: 'auditor' });
    this.earlier = [this.known, ...this.earlier].filter((one) => one !== undefined && one !== of && one.found === this.found).slice(0, MOST_EARLIER) as Known[];
    this.known = { found: this.found!, facts, apps, texts, result };
    return result;
  }

  /** Of files that may have changed, those whose content did: what was read of them is forgotten. */
  private async changed(paths: ReadonlySet<string>): Promise<readonly string[]> {
    const changed: string[] = [];
    for (const path of paths) {
      const hashes = [this.plain.get(path)?.hash, this.whole.get(path)?.hash, this.found?.reads.get(path)].filter((hash) => hash !== undefined);
      const bytes = hashes.length > 0 ? await this.tree.read(path) : undefined;
      const now = bytes && hashOf(bytes);
      if (now !== undefined && hashes.every((hash) => hash === now)) continue;
      changed.push(path);
      this.plain.delete(path);
      this.whole.delete(path);
    }
    return changed;
  }

  private async discover(): Promise<void> {
    const reads = new Map<string, string | undefined>();
    const recording: FileTree = {
      list: this.tree.list, ignored: this.tree.ignored,
      read: async (path) => {
        const bytes = await this.tree.read(path);
        reads.set(path, bytes && hashOf(bytes));
        return bytes;
      },
    };
    const discovery = await discover(recording, { ...this.options, frameworks: this.kit.frameworks });
    this.found = { discovery, modules: createModules(discovery.project), reads };
    this.entries = new Map(discovery.apps.flatMap(({ files }) => files.map((file) => [file.path, file] as const)));
  }

  /** Sizes decide what a file is read as, and how much is read on top. */
  private async refreshEntries(paths: readonly string[]): Promise<void> {
    const wanted = paths.filter((path) => this.entries.has(path));
    if (wanted.length === 0) return;
    const sizes = new Map((await this.tree.list()).map(({ path, size }) => [path, size]));
    for (const path of wanted) {
      const size = sizes.get(path) ?? 0;
      if (classify(path, size) !== classify(path, this.entries.get(path)!.size)) return this.discover();
      this.entries.set(path, { path, size });
    }
  }

  /** The facts of all files of all apps, those of files that are imported read whole. */
  private async read(): Promise<ReadonlyMap<string, FileFacts>> {
    const readers = { here: readHere(this.tree), processes: undefined as Reader | undefined };
    const reading = (store: Map<string, FileFacts>): Read => async (files, onProgress, whole) => {
      const missing = files.filter(({ path }) => !store.has(path));
      const laid = missing.filter(({ path }) => this.tree.isLaid(path));
      const saved = missing.filter(({ path }) => !this.tree.isLaid(path));
      const inProcesses = saved.length > MOST_HERE;
      if (inProcesses) readers.processes ??= readInProcesses(this.tree.root);
      const fresh = [
        ...(await readers.here.read(inProcesses ? laid : [...laid, ...saved], onProgress, whole)),
        ...(inProcesses ? await readers.processes!.read(saved, onProgress, whole) : []),
      ];
      for (const facts of fresh) store.set(facts.path, facts);
      return files.flatMap(({ path }) => store.get(path) ?? []);
    };
    try {
      const facts = new Map((await reading(this.plain)([...this.entries.values()])).map((one) => [one.path, one]));
      await readImports(facts, this.entries, this.found!.modules, reading(this.whole));
      return facts;
    } finally {
      await readers.processes?.close();
    }
  }

  private textNow = async (path: string): Promise<string | undefined> => {
    const bytes = await this.tree.read(path);
    return bytes && decode(bytes);
  };
}

/**
 * The apps as they are after edits that moved places and changed nothing that is said; those that are known where nothing was read anew; undefined where something else is said,
 * or where a place cannot be followed.
 */
const movedApps = async (known: Known, facts: ReadonlyMap<string, FileFacts>, textNow: (path: string) => Promise<string | undefined>): Promise<readonly CheckedApp[] | undefined> => {
  if (facts.size !== known.facts.size) return undefined;
  const moves = new Map<string, Moved>();
  for (const [path, after] of facts) {
    const before = known.facts.get(path);
    if (before === after) continue;
    const [was, is] = [known.texts.get(path), known.texts.has(path) ? await textNow(path) : undefined];
    const moved = before && movedTo(before, after, () => (was === undefined || is === undefined ? undefined : [was, is]));
    if (!moved) return undefined;
    moves.set(path, moved);
  }
  if (moves.size === 0) return known.apps;
  let lost = false;
  const range = (file: string, before: Range): Range => {
    const moved = moves.get(file);
    const after = moved ? moved.range(before) : before;
    if (!after) lost = true;
    return after ?? before;
  };
  const location = <L extends Location>(at: L): L => ({ ...at, range: range(at.file, at.range) });
  const noted = (list: readonly { readonly at: Place; readonly message: string }[]) => list.map((one) => ({ ...one, at: location(locationOf(one.at)) }));
  const apps = known.apps.map((one): CheckedApp => ({
    ...one,
    judged: one.judged.map((judged): Judged => {
      const { related, steps, fixes } = judged.report;
      return {
        ...judged,
        at: location(judged.at),
        report: {
          ...judged.report, at: location(locationOf(judged.report.at)),
          ...(related && { related: noted(related) }), ...(steps && { steps: noted(steps) }),
          ...(fixes && { fixes: fixes.map((fix) => fix && { ...fix, edits: fix.edits.map(location) }) }),
        },
      };
    }),
  }));
  return lost ? undefined : apps;
};
