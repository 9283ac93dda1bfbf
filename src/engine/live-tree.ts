import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { FileEntry, FileTree } from '../core/files.js';
import { nameOf } from '../core/paths.js';
import { diskTree, walkFolder, type Walked } from './tree.js';

/** What has changed since the tree was last looked at. */
export interface Changes {
  /** Files came, went, or became ignored. */
  readonly listed: boolean;
  /** Paths whose content may be another one. */
  readonly paths: ReadonlySet<string>;
}

/** A text that is not saved yet. */
interface Layer {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** What the disk had when it was laid. */
  readonly over: string | undefined;
  /** When it is forgotten; undefined where somebody will say so. */
  readonly until: number | undefined;
}

/** A file that was written so short a time before it was looked at may be written again without a trace: the clocks of file systems are coarse. In milliseconds. */
const YOUNG = 2000;

/** A folder on disk that is looked at again and again, with texts laid over it that are not saved yet. */
export class LiveTree implements FileTree {
  /** Without links. */
  readonly root: string;
  private walked: Walked;
  private stamps = new Map<string, string>();
  private names = new Map<string, string>();
  private young = new Set<string>();
  private exclude: string | undefined;
  private readonly layers = new Map<string, Layer>();
  private entries: readonly FileEntry[] | undefined;
  private readonly disk: FileTree;
  /** How long the last look at the disk took, in milliseconds. */
  took = 0;
  /** Touched by layers since the last look. */
  private readonly touched = new Set<string>();
  private relisted = false;
  /** A file is there that is not known, or is gone that was. */
  private changed = false;

  constructor(root: string, private readonly gitignore: boolean) {
    this.root = realpathSync.native(root);
    this.disk = diskTree(this.root, { gitignore });
    this.walked = this.walk();
    for (const { path } of this.walked.files) this.stamp(path, Date.now());
  }

  list = async (): Promise<readonly FileEntry[]> => (this.entries ??= this.withLayers());

  ignored = (): readonly string[] => this.walked.ignored;

  read = async (path: string): Promise<Uint8Array | undefined> => this.layers.get(path)?.bytes ?? this.disk.read(path);

  isLaid(path: string): boolean {
    return this.layers.has(path);
  }

  /** Lays a text over a file, for some milliseconds or until it is taken away. It does nothing where a file is that does not belong to the tree. */
  lay(path: string, text: string, milliseconds?: number): void {
    const known = this.layers.get(path);
    const until = milliseconds === undefined ? undefined : Date.now() + milliseconds;
    if (known?.text === text) {
      this.layers.set(path, { ...known, until });
      return;
    }
    const over = stampOf(join(this.root, path))?.text;
    if (!this.stamps.has(path) && (over !== undefined || !this.walked.admits(path))) return;
    this.layers.set(path, { bytes: new TextEncoder().encode(text), text, over, until });
    this.touch(path);
    if (!known && !this.stamps.has(path)) this.relisted = true;
  }

  /** The file is what the disk has again. */
  lift(path: string): void {
    if (!this.layers.delete(path)) return;
    this.touch(path);
    if (!this.stamps.has(path)) this.relisted = true;
  }

  laid(): readonly string[] {
    return [...this.layers.keys()];
  }

  /** This one file is looked at the next time, even where the disk is not. */
  recheck(path: string): void {
    const known = this.stamps.has(path);
    const stamp = stampOf(join(this.root, path));
    if (stamp?.text === this.stamps.get(path) && !this.young.has(path)) return;
    if (known !== (stamp !== undefined)) this.changed = true;
    else if (known) {
      this.stamp(path, Date.now());
      this.touch(path);
    }
  }

  /** Looks at the disk too, or at the layers alone. Layers for a time are forgotten where the file was written since, or their time is over. */
  look(disk: boolean): Changes {
    const started = performance.now();
    const now = Date.now();
    const changed = new Set(this.touched);
    let listed = this.relisted;
    this.touched.clear();
    this.relisted = false;
    disk ||= this.changed;
    this.changed = false;
    if (!disk) return { listed, paths: changed };
    let walk = this.excludeStamp() !== this.exclude;
    for (const folder of this.walked.folders) {
      const stamp = folderStamp(join(this.root, folder));
      const key = `${folder}/`;
      if (stamp === this.stamps.get(key)) continue;
      this.stamps.set(key, stamp);
      if (namesIn(join(this.root, folder)) !== this.names.get(folder)) walk = true;
    }
    const young = this.young;
    this.young = new Set();
    for (const { path } of this.walked.files) {
      const before = this.stamps.get(path);
      if (this.stamp(path, now) === before && !young.has(path)) continue;
      changed.add(path);
      if (nameOf(path) === '.gitignore') walk = true;
      if (!this.stamps.has(path)) walk = true;
    }
    if (walk) {
      const before = this.walked;
      this.walked = this.walk();
      const known = new Set(before.files.map(({ path }) => path));
      for (const { path } of this.walked.files) {
        if (known.delete(path)) continue;
        this.stamp(path, now);
        changed.add(path);
        listed = true;
      }
      for (const path of known) {
        this.stamps.delete(path);
        changed.add(path);
        listed = true;
      }
      if (before.ignored.join('\n') !== this.walked.ignored.join('\n')) listed = true;
    }
    for (const [path, { over, until }] of this.layers) {
      if (until === undefined || (now <= until && stampOf(join(this.root, path))?.text === over)) continue;
      this.layers.delete(path);
      changed.add(path);
      if (!this.stamps.has(path)) listed = true;
    }
    if (changed.size > 0 || listed) this.entries = undefined;
    this.took = performance.now() - started;
    return { listed, paths: changed };
  }

  private touch(path: string): void {
    this.touched.add(path);
    this.entries = undefined;
  }

  private walk(): Walked {
    const walked = walkFolder(this.root, this.gitignore);
    for (const folder of walked.folders) {
      const path = join(this.root, folder);
      this.stamps.set(`${folder}/`, folderStamp(path));
      this.names.set(folder, namesIn(path));
    }
    this.exclude = this.excludeStamp();
    return walked;
  }

  private excludeStamp(): string | undefined {
    return this.gitignore ? stampOf(join(this.root, '.git/info/exclude'))?.text : undefined;
  }

  private stamp(path: string, now: number): string | undefined {
    const stamp = stampOf(join(this.root, path));
    if (!stamp) {
      this.stamps.delete(path);
      return undefined;
    }
    this.stamps.set(path, stamp.text);
    if (stamp.written > now - YOUNG) this.young.add(path);
    return stamp.text;
  }

  private withLayers(): FileEntry[] {
    const entries = this.walked.files.flatMap(({ path }): FileEntry[] => {
      const layer = this.layers.get(path);
      const size = layer ? layer.bytes.length : sizeIn(this.stamps.get(path));
      return size === undefined ? [] : [{ path, size }];
    });
    const added = [...this.layers].filter(([path]) => !this.stamps.has(path)).map(([path, { bytes }]) => ({ path, size: bytes.length }));
    return added.length === 0 ? entries : [...entries, ...added].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  }
}

/** Size, times and identity of a file: another one means that its content may be another. */
const stampOf = (path: string): { readonly text: string; readonly written: number } | undefined => {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? { text: `${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}:${stats.ino}`, written: Math.max(stats.mtimeMs, stats.ctimeMs) } : undefined;
  } catch {
    return undefined;
  }
};

const sizeIn = (stamp: string | undefined): number | undefined => (stamp === undefined ? undefined : Number.parseInt(stamp, 10));

const folderStamp = (path: string): string => {
  try {
    return String(lstatSync(path, { throwIfNoEntry: false })?.mtimeMs);
  } catch {
    return '';
  }
};

const namesIn = (path: string): string => {
  try {
    return readdirSync(path).sort().join('\0');
  } catch {
    return '';
  }
};
