import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { TOOL } from '../core/tool.js';
import type { RuleMeta } from '../core/rule.js';
import type { HostSettings } from '../service/protocol.js';
import { keyOf } from './bridge.js';
import { BUILT, LEGACY, ON_REQUEST, TEXTS } from './files.js';
import { text } from './language.js';
import * as parser from './parser.js';
import { eslintRule } from './rules.js';
import type { EslintRule } from './types.js';

// Written by the build, so that an editor need not load every rule to know its name.
const metas = createRequire(import.meta.url)('../eslint/metas.json') as readonly RuleMeta[];

type Level = 'error' | 'warn';
type Config = Readonly<Record<string, unknown>>;

const levels = (levelOf: (meta: RuleMeta) => Level): Readonly<Record<string, Level>> => Object.fromEntries(metas.map((meta) => [`desktop-sec/${meta.id}`, levelOf(meta)]));
const bySeverity = levels(({ severity }) => (severity === 'critical' || severity === 'high' ? 'error' : 'warn'));
const allErrors = levels(() => 'error');

export interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Readonly<Record<string, EslintRule>>;
  readonly languages: Readonly<Record<string, object>>;
  readonly configs: Readonly<Record<string, Config | readonly Config[]>>;
  /** For `settings['desktop-sec'].key`: another one whenever what is found in some file may depend on a change in another, so that `eslint --cache` forgets what it has. */
  readonly cacheKey: (folder: string, settings?: HostSettings) => string;
}

const configs: Record<string, Config | readonly Config[]> = {};

const cacheKey = (folder: string, settings: HostSettings = {}): string =>
  createHash('sha256').update(`${TOOL.version}\0${keyOf(folder, settings).join('\0')}`).digest('hex').slice(0, 16);

const plugin: Plugin = {
  meta: { name: 'eslint-plugin-desktop-sec', version: TOOL.version, namespace: 'desktop-sec' },
  rules: Object.fromEntries(metas.map((meta) => [meta.id, eslintRule(meta)])),
  languages: { text },
  configs,
  cacheKey,
};

const plugins = { 'desktop-sec': plugin };
const language = (name: string, files: readonly string[]): Config => ({ name: `desktop-sec/${name}`, files, ignores: BUILT, plugins, language: 'desktop-sec/text' });
const rulesOnly = (name: string, rules: Readonly<Record<string, Level>>, settings?: HostSettings): Config =>
  ({ name: `desktop-sec/${name}`, plugins, rules, ...(settings && { settings: { 'desktop-sec': settings } }) });
const override = (files: readonly string[]): Config => ({ files, excludedFiles: BUILT, parser: fileURLToPath(new URL('../eslint/parser.js', import.meta.url)) });

Object.assign(configs, {
  recommended: [language('texts', TEXTS), rulesOnly('recommended', bySeverity)],
  strict: [language('texts', TEXTS), rulesOnly('strict', allErrors, { persona: 'pedantic' })],
  // For flat configurations of versions that know no languages, up to 9.5.
  'recommended-parser': [{ name: 'desktop-sec/texts', files: TEXTS, ignores: BUILT, languageOptions: { parser } }, rulesOnly('recommended', bySeverity)],
  'recommended-rules-only': [rulesOnly('recommended', bySeverity)],
  ...Object.fromEntries(Object.entries(ON_REQUEST).map(([name, files]) => [name, [language(name, files)]])),
  'legacy-recommended': {
    plugins: ['desktop-sec'], rules: bySeverity, ignorePatterns: ['!.env', '!.env.*'],
    overrides: [override(LEGACY.named), override(LEGACY.starred)],
  },
  ...Object.fromEntries(Object.entries(ON_REQUEST).map(([name, files]) => [`legacy-${name}`, { plugins: ['desktop-sec'], overrides: [override(files.map((one) => one.slice(3)))] }])),
});

// What `require` gives: ESLint 8 loads plugins by it, and takes what it gets for the plugin.
export { plugin as 'module.exports', cacheKey, configs, plugin };
export const { meta, rules, languages } = plugin;
// eslint-disable-next-line no-restricted-syntax -- ESLint and oxlint take a plugin's default export.
export default plugin;
