import type { Location } from '../../../core/location.js';
import type { Problem } from '../../../core/problem.js';
import type { World } from '../../../dataflow/world.js';
import type { Copied } from '../model.js';
import { glob, MOST_PATTERNS, type Match } from '../globs.js';

/** A packager of the app. */
export interface Packager {
  readonly name: string;
  readonly at: Location;
  /** What takes a path of the tree; undefined where nothing does, or where it is not known. */
  readonly copies: (path: string) => Copied | undefined;
}

export type Problems = (Problem & { readonly at: Location })[];

/** Recognises one packager, and notes the patterns that it would not follow. */
export type PackagerReader = (world: World, problems: Problems) => readonly Packager[];

/** Compiles globs once each, with a limit on their number. */
export const globs = (at: Location, problems: Problems): ((pattern: string) => Match | undefined) => {
  const compiled = new Map<string, Match | undefined>();
  return (pattern) => {
    if (!compiled.has(pattern)) {
      const match = compiled.size < MOST_PATTERNS ? glob(pattern) : undefined;
      if (!match) problems.push({ kind: 'limit', message: `The pattern '${pattern.slice(0, 80)}' was not followed: it could take very long to match.`, at });
      compiled.set(pattern, match);
    }
    return compiled.get(pattern);
  };
};
