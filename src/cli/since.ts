import type { Result } from '../core/finding.js';
import { GitError } from '../engine/git.js';
import { touching, without } from '../engine/narrow.js';
import type { LintOptions } from '../engine/options.js';
import { changedPaths, findingsAt } from '../engine/since.js';
import { kit } from '../lint.js';
import { UsageError } from './errors.js';

export interface SinceFlags {
  readonly since?: string;
  readonly changed?: boolean;
  readonly staged?: boolean;
}

/** What is new since a commit, or touches what has changed. Where there is no app, there is nothing to compare. */
export const onlyNew = async (result: Result, { since, changed, staged }: SinceFlags, options: LintOptions & { readonly root: string }): Promise<Result> => {
  try {
    let told = since === undefined || result.exitCode === 3 ? result : without(result, await findingsAt(since, options, kit), options);
    if (changed) told = touching(told, await changedPaths(options.root, 'disk', options), options);
    if (staged) told = touching(told, await changedPaths(options.root, 'index', options), options);
    return told;
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  }
};
