import type { Result } from './core/finding.js';
import type { LintOptions } from './engine/options.js';
import { type Kit, run, understand as understandWith, type Understood } from './engine/run.js';
import { rules } from './rules/index.js';
import { understanding } from './understanding.js';

/** All that the engine is handed. */
export const kit: Kit = { ...understanding, rules };

/** Lints every desktop app below a folder. Nothing of it is executed, and nothing is printed. */
export const lint = (options: LintOptions = {}): Promise<Result> => run(options, kit);

/** What is understood of every app below a folder, without asking any rule. */
export const understand = async (options: LintOptions = {}): Promise<readonly Understood[]> => (await understandWith(options, understanding)).apps;
