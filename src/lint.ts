import type { Result } from './core/finding.js';
import { commonModel } from './frameworks/common/index.js';
import { electron } from './frameworks/electron/index.js';
import type { Framework } from './frameworks/framework.js';
import { nativephp } from './frameworks/nativephp/index.js';
import { neutralino } from './frameworks/neutralino/index.js';
import { tauri } from './frameworks/tauri/index.js';
import { threema } from './frameworks/threema/index.js';
import type { LintOptions } from './engine/options.js';
import { type Kit, run, understand as understandWith, type Understood } from './engine/run.js';
import { rules } from './rules/index.js';

/** All that the engine is handed. A new framework is one folder in frameworks/ and one line here. */
export const kit: Kit = { rules, frameworks: [electron, tauri, neutralino, nativephp, threema] as readonly Framework[], common: commonModel };

/** Lints every desktop app below a folder. Nothing of it is executed, and nothing is printed. */
export const lint = (options: LintOptions = {}): Promise<Result> => run(options, kit);

/** What is understood of every app below a folder, without asking any rule. */
export const understand = async (options: LintOptions = {}): Promise<readonly Understood[]> => (await understandWith(options, kit)).apps;
