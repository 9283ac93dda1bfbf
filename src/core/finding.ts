import type { Location } from './location.js';
import type { Category, Confidence, Fix, Rule, RuleMeta, Severity } from './rule.js';
import type { Problem } from './problem.js';

/** A place as people and formats count it: lines and columns from 1, columns in UTF-16 code units, the end exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A location with all that a reporter needs to show it, secrets redacted. Paths are relative to the report's base. */
export interface Spot {
  readonly path: string;
  readonly location: Location;
  readonly region: Region;
  /** The lines from `firstLine` on that show the place with a little context. */
  readonly snippet: readonly string[];
  readonly firstLine: number;
  /** The column at which the snippet's lines begin, where they are too long to be kept whole; else 1. */
  readonly firstColumn?: number;
  /** GitHub's `primaryLocationLineHash` of the start line: `hash:n`. */
  readonly lineHash: string;
}

/** A fix with the places of its edits as reports count them. */
export interface PlacedFix extends Fix {
  /** By index of the edit. */
  readonly places: readonly { readonly path: string; readonly region: Region }[];
  /** Its text repeats a secret: it may be applied, but it is never printed. */
  readonly secret?: boolean;
}

/** What the engine makes of a report: named, placed, judged. One per rule and place. */
export interface Finding {
  readonly rule: RuleMeta;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly category: Category;
  readonly message: string;
  readonly spot: Spot;
  readonly related: readonly { readonly spot: Spot; readonly message: string }[];
  readonly steps: readonly { readonly spot: Spot; readonly message: string }[];
  readonly fixes: readonly PlacedFix[];
  /** The ids of the apps it stands in. */
  readonly apps: readonly string[];
  /** Its place holds a secret. */
  readonly secret?: boolean;
  /** Stable over moved lines: rule, file, normalised code and occurrence. */
  readonly fingerprint: string;
  readonly suppressed?: { readonly kind: 'inSource' | 'external'; readonly reason: string; readonly at?: Location; /** By a directive of ESLint's at the place itself. */ readonly eslint?: true };
}

/** Something that went wrong with the scan rather than with the app: an unreadable file, an unused suppression. */
export interface Notice {
  readonly kind: Problem['kind'] | 'unused-suppression' | 'expired-suppression' | 'bad-suppression' | 'stale-baseline' | 'no-app' | 'outside-root' | 'unknown-version' | 'left-out' | 'internal';
  readonly path?: string;
  readonly message: string;
  readonly region?: Region;
}

/** One app as a report names it. */
export interface AppInfo {
  readonly id: string;
  readonly name: string;
  readonly framework: string;
  readonly root: string;
  readonly version?: string;
  readonly versionFrom?: string;
  /** What was understood, for people: `2 windows`, `1 preload`, `48 files`. The keys are plurals: `windows`, `IPC channels`. */
  readonly counts: Readonly<Record<string, number>>;
}

/** All that a reporter is given. */
export interface Result {
  readonly tool: { readonly name: string; readonly version: string; readonly homepage: string };
  readonly apps: readonly AppInfo[];
  readonly rules: readonly Rule[];
  /** Sorted: severity, confidence, path, place, rule. Suppressed and filtered ones are not among them. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  /** How many the persona and the filters left out. */
  readonly filtered: number;
  /** The fingerprints of those. */
  readonly filteredOut?: readonly string[];
  readonly notices: readonly Notice[];
  readonly files: number;
  /** What was looked for, where no app was found. */
  readonly lookedFor?: readonly string[];
  /** The version of the sources, where git knows it. The address carries no credentials. */
  readonly repository?: { readonly uri: string; readonly revision?: string; readonly branch?: string };
  readonly exitCode: 0 | 1 | 2 | 3;
}
