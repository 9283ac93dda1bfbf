import { relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { FrameworkName } from '../core/app.js';
import type { Ignore, LintOptions } from '../engine/options.js';
import type { ConfigFile, LoadedConfig } from './config-file.js';
import type { Scope } from './roots.js';

/** What flags say, under the engine's names. */
export type FlagOptions = Pick<LintOptions, 'persona' | 'minSeverity' | 'minConfidence' | 'onlyRules' | 'skipRules' | 'failOn' | 'exitZero' | 'versions' | 'noIgnores' | 'gitignore' | 'includeTests' | 'cache'>;

/** The options of a scan: what flags say wins over what the configuration says. */
export const lintOptions = (scope: Scope, loaded: LoadedConfig | undefined, flags: FlagOptions): LintOptions & { readonly root: string } => {
  const { $schema: _, only, skip, baseline: __, ...config }: ConfigFile = loaded?.config ?? {};
  const above = loaded ? relative(loaded.folder, scope.root).split(sep).filter(Boolean) : [];
  // A configuration that is named may stand anywhere: then its paths are those of the scanned folder.
  if (above[0] === '..') above.length = 0;
  return {
    ...config,
    ...(only && { onlyRules: only }),
    ...(skip && { skipRules: skip }),
    ...(config.ignores && { ignores: config.ignores.flatMap((ignore) => rebasedIgnore(ignore, above)) }),
    ...(config.apps && { apps: config.apps.flatMap((app) => rebased(app.root.replace(/^\.(?:\/|$)|\/$/g, ''), above).map((root) => ({ ...app, root }))) }),
    ...flags,
    ...(config.versions ?? flags.versions ? { versions: { ...config.versions, ...flags.versions } as Partial<Record<FrameworkName, string>> } : {}),
    root: scope.root,
    ...(scope.only && { only: scope.only }),
  };
};

/** Paths in a configuration are relative to its folder, those of the engine to the scanned one, which may lie below. What lies elsewhere is left out. */
const rebasedIgnore = (ignore: Ignore, above: readonly string[]): Ignore[] =>
  ignore.file === undefined ? [ignore] : rebased(ignore.file.replace(/^\.\//, ''), above).map((file) => ({ ...ignore, file }));

const rebased = (pattern: string, above: readonly string[]): string[] => {
  const segments = pattern.split('/');
  for (const folder of above) {
    // `**` may stand for this folder and for what is below it.
    if (segments[0] === '**') break;
    const segment = segments.shift();
    if (!segment || !fits(folder, segment)) return [];
  }
  return [segments.join('/')];
};

/** The configuration may come with a hostile tree: nothing that backtracks for long is matched. */
const fits = (folder: string, segment: string): boolean =>
  folder === segment || (segment.length <= 100 && segment.split('*').length <= 5 && picomatch.isMatch(folder, segment, { dot: true, noextglob: true }));
