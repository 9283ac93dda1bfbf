import type { Candidate, Project } from '../../src/core/framework.js';
import { readProject } from '../../src/engine/project.js';
import { memoryTree } from '../../src/engine/tree.js';

/** Files by path: text, or an object that is written as JSON. */
export type Files = Readonly<Record<string, string | object>>;

export const treeOf = (files: Files): ReturnType<typeof memoryTree> =>
  memoryTree(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content, null, 2)])));

export const projectOf = (files: Files): Promise<Project> => readProject(treeOf(files));

/** What a candidate is, in short: `apps/desktop "Acme" 31.2.0` (`~` where the version is only a least one, `?` where it is unknown). */
export const shown = ({ root, name, version }: Candidate): string =>
  `${root || '.'} "${name}" ${version ? `${version.exact ? '' : '~'}${version.major}.${version.minor}.${version.patch}` : '?'}`;
