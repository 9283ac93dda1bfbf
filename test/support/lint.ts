import type { Result } from '../../src/core/finding.js';
import { memoryTree } from '../../src/engine/tree.js';
import type { LintOptions } from '../../src/engine/options.js';
import { lint } from '../../src/lint.js';

/** Lints files in memory, at the persona that sees everything. */
export const lintFiles = (files: Readonly<Record<string, string>>, options: LintOptions = {}): Promise<Result> =>
  lint({ tree: memoryTree(Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('.want')))), persona: 'auditor', today: '2026-11-21', ...options });

/** `file:line rule` of each finding. */
export const placesOf = ({ findings }: Result, rules: ReadonlySet<string>): string[] =>
  [...new Set(findings.filter(({ rule }) => rules.has(rule.id)).map(({ rule, spot }) => `${spot.path}:${spot.region.startLine} ${rule.id}`))].sort();

/** The same of the places that stand beside findings. */
export const relatedOf = ({ findings }: Result): string[] =>
  findings.flatMap(({ rule, related }) => related.map(({ spot }) => `${spot.path}:${spot.region.startLine} ${rule.id}`));
