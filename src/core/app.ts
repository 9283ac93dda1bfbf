import type { ConfigDocument } from './config.js';
import type { Location, Range } from './location.js';
import type { Problem } from './problem.js';
import type { Summary } from './summary.js';

export const FRAMEWORKS = ['electron', 'tauri', 'neutralino', 'nativephp', 'threema'] as const;
export type FrameworkName = (typeof FRAMEWORKS)[number];

/** A framework's version and where it was read. */
export interface Version {
  /** As written: `^31.2.0`, `31.2.0`. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** From a lockfile or an exact requirement; a range says the least version. */
  readonly exact: boolean;
  readonly at: Location;
}

/** A token of a known shape in a file's text. The token itself is not kept. */
export interface TokenMatch {
  /** Id in knowledge/tokens. */
  readonly shape: string;
  readonly range: Range;
  /** `AKIA…3F2Q`. */
  readonly preview: string;
}

/** What is kept of one file. Plain data. */
export interface FileFacts {
  readonly path: string;
  readonly size: number;
  /** Hash of the content. */
  readonly hash: string;
  /** Missing where the file holds nothing of interest, or could not be read. */
  readonly document?: Summary | ConfigDocument;
  readonly tokens: readonly TokenMatch[];
  readonly problems: readonly Problem[];
  /** It may hold a secret, in a literal or a value: it is not written to a cache. */
  readonly sensitive?: boolean;
  /** Built or minified: read for nothing but what is shipped. */
  readonly generated?: boolean;
}

/** One application in the tree. A repository may hold several. */
export interface App {
  /** `electron:apps/desktop`. */
  readonly id: string;
  readonly name: string;
  readonly framework: FrameworkName;
  /** Folder relative to the scanned root, `` for the root itself. */
  readonly root: string;
  /** Folders whose files belong to the app: its own, and those of workspace packages it depends on. */
  readonly roots: readonly string[];
  /** Missing: unknown, so the newest known is assumed with lowered confidence. */
  readonly version?: Version;
  /** Versions of the framework's other packages, by their names, as far as it asks for them. */
  readonly parts?: ReadonlyMap<string, Version>;
  /** The manifest that makes it an app, for reports on what is missing. */
  readonly home: Location;
  /** The app's files, by path. */
  readonly files: ReadonlyMap<string, FileFacts>;
  /** All paths of the tree that git does not ignore, readable or not: for what is packaged and committed. */
  readonly paths: readonly string[];
  /** Paths that git ignores and that are packaged all the same: `.env` files, private keys, key stores. */
  readonly ignoredPaths: readonly string[];
}

/** Whether a version is known to be below another; an unknown version never is. */
export const below = (version: Version | undefined, major: number, minor = 0, patch = 0): boolean =>
  version !== undefined && (version.major - major || version.minor - minor || version.patch - patch) < 0;
