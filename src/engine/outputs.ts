import { nodeAt } from '../core/config.js';
import type { Project } from '../core/framework.js';
import { folderOf, isWithin, nameOf, resolveIn } from '../core/paths.js';
import { stringAt } from './manifests.js';

/**
 * Whether a path is written by a build, as far as the project's configurations say where builds write to. A folder's name says nothing: many an app keeps
 * its sources in `build`. What a compiler writes are scripts; the pages beside them may be the app's own.
 */
export const outputsOf = (project: Project): ((path: string) => boolean) => {
  const packaged: string[] = [];
  const compiled: string[] = [];
  const add = (list: string[], folder: string, written: string | undefined): void => {
    const output = written === undefined ? undefined : resolveIn(folder, written);
    if (output !== undefined && output !== folder && !isWithin(folder, output)) list.push(output);
  };
  for (const path of project.paths) {
    const name = nameOf(path);
    if (/^tsconfig[\w.-]*\.json$/.test(name)) {
      const root = project.config(path)?.root;
      const emits = nodeAt(root, ['compilerOptions', 'noEmit']);
      if (emits?.kind === 'scalar' && emits.value === true) continue;
      const sources = stringAt(root, ['compilerOptions', 'rootDir']);
      const written = stringAt(root, ['compilerOptions', 'outDir']);
      if (written !== sources) add(compiled, folderOf(path), written);
    } else if (name === 'package.json') add(packaged, folderOf(path), stringAt(project.config(path)?.root, ['build', 'directories', 'output']));
    else if (name.startsWith('electron-builder')) add(packaged, folderOf(path), stringAt(project.config(path)?.root, ['directories', 'output']));
  }
  const tops = new Set(compiled);
  return (path) => {
    if (packaged.some((folder) => isWithin(path, folder))) return true;
    if (tops.size === 0 || !/\.(?:[cm]?jsx?|d\.[cm]?ts|map)$/.test(path)) return false;
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (tops.has(folder)) return true;
    return false;
  };
};
