import { FRAMEWORKS } from '../core/app.js';
import { CATEGORIES, type RuleMeta } from '../core/rule.js';

/** All that `--only`, `--skip` and their like in a configuration understand: rule ids, frameworks (`tauri`, `tauri/`) and categories. */
export const ruleWords = (rules: readonly Pick<RuleMeta, 'id'>[]): readonly string[] =>
  [...rules.map(({ id }) => id), ...['common', ...FRAMEWORKS].flatMap((name) => [name, `${name}/`]), ...CATEGORIES];
