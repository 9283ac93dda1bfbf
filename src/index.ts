/** The programmatic API: `import { lint } from 'desktop-sec-lint'`. */
export { lint } from './lint.js';
export type { AppSetting, Ignore, LintOptions, Persona, RuleSetting } from './engine/options.js';
export type { AppInfo, Finding, Notice, Region, Result, Spot } from './core/finding.js';
export type { Category, Confidence, Fix, Rule, RuleMeta, Severity } from './core/rule.js';
export type { Location, Range } from './core/location.js';
