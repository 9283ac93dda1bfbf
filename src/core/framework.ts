import type { FrameworkName, Version } from './app.js';
import type { ConfigDocument } from './config.js';
import type { Location } from './location.js';

/** What the manifests of a tree say, before any source is read. Given to each framework so that it can find its apps. */
export interface Project {
  /** Every path of the tree that is not ignored, sorted. */
  readonly paths: readonly string[];
  /** A parsed manifest: package.json, Cargo.toml, composer.json, framework configurations. Undefined where there is none or it is unreadable. */
  config(path: string): ConfigDocument | undefined;
  /** Every package.json, Cargo.toml and composer.json, outermost first. */
  readonly packages: readonly Package[];
}

export interface Package {
  readonly kind: 'npm' | 'cargo' | 'composer';
  /** Path of the manifest. */
  readonly path: string;
  /** Folder of the manifest, `` for the root. */
  readonly dir: string;
  readonly name?: string;
  /** Every dependency of any kind, by name. */
  readonly dependencies: ReadonlyMap<string, Dependency>;
  /** The version of a dependency, from the nearest lockfile, else from its requirement (workspace catalogs followed). */
  version(name: string): Version | undefined;
  /** Folders of the workspace packages that this one depends on, directly or not. */
  readonly workspaceDependencies: readonly string[];
}

export interface Dependency {
  readonly requirement: string;
  readonly dev: boolean;
  /** Wanted of whoever uses the package, and of nothing else. */
  readonly peer?: true;
  readonly at: Location;
}

/** An app that a framework recognised. */
export interface Candidate {
  readonly framework: FrameworkName;
  readonly root: string;
  readonly name: string;
  readonly roots: readonly string[];
  readonly version?: Version;
  /** Versions of the framework's other packages, by their names. */
  readonly parts?: ReadonlyMap<string, Version>;
  readonly home: Location;
}
