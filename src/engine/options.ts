import type { FrameworkName } from '../core/app.js';
import type { FileTree } from '../core/files.js';
import type { Confidence, Severity } from '../core/rule.js';

/** Who reads: regular sees confidence medium and up at severity low and up; pedantic also notes; auditor everything. */
export const PERSONAS = ['regular', 'pedantic', 'auditor'] as const;
export type Persona = (typeof PERSONAS)[number];

/** A finding that is accepted, for formats without comments. All that is given must fit. */
export interface Ignore {
  readonly rule: string;
  /** A path or glob, relative to the configuration's folder. */
  readonly file?: string;
  /** A JSON Pointer into a configuration file: findings at or below it. */
  readonly pointer?: string;
  /** Text that must stand in the finding's own source text. */
  readonly match?: string;
  readonly reason?: string;
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** What `rules` in a configuration may say of one rule. */
export type RuleSetting = 'off' | 'on' | { readonly severity: Severity };

/** An app where detection is wrong or incomplete. */
export interface AppSetting {
  readonly root: string;
  readonly framework: FrameworkName;
  readonly version?: string;
}

export interface LintOptions {
  /** The folder to scan. Default: the current one. */
  readonly root?: string;
  /** Only files at or below these paths (relative to root) get findings; the app is understood as a whole. */
  readonly only?: readonly string[];
  /** A tree instead of the folder on disk: an editor's buffers, an archive, a test. */
  readonly tree?: FileTree;
  readonly persona?: Persona;
  readonly minSeverity?: Severity;
  readonly minConfidence?: Confidence;
  /** Rule ids or `framework/` groups or categories; default: all. */
  readonly onlyRules?: readonly string[];
  readonly skipRules?: readonly string[];
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly failOn?: Severity | 'never';
  readonly exitZero?: boolean;
  readonly versions?: Partial<Readonly<Record<FrameworkName, string>>>;
  readonly apps?: readonly AppSetting[];
  readonly ignores?: readonly Ignore[];
  /** Do not honour suppressions, in comments or configuration. */
  readonly noIgnores?: boolean;
  /** Suppressions without a reason do not count. */
  readonly requireReason?: boolean;
  readonly gitignore?: boolean;
  /** Tests, examples and documentation too. */
  readonly includeTests?: boolean;
  /** Origins (`https://help.acme.app`) that are the app's own. */
  readonly trustedOrigins?: readonly string[];
  /** `YYYY-MM-DD` that expiry dates are compared with. Default: today. */
  readonly today?: string;
  readonly cache?: { readonly folder: string };
  readonly onProgress?: (progress: { readonly stage: 'find' | 'read' | 'check'; readonly done: number; readonly of: number }) => void;
}
