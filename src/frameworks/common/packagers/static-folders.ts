import { entryOf, nodeAt } from '../../../core/config.js';
import { folderOf, isWithin, join, nameOf } from '../../../core/paths.js';
import { STATIC_FOLDERS } from '../../../knowledge/packaging.js';
import type { Packager, PackagerReader } from './packager.js';

/** Bundlers copy a folder of static files into the built page, whatever is in it. */
export const staticFolders: PackagerReader = (world) =>
  world.configs(/(?:^|\/)package\.json$/).flatMap(([file, { root }]): Packager[] =>
    [...STATIC_FOLDERS].flatMap(([tool, folder]): Packager[] => {
      const dependency = ['dependencies', 'devDependencies'].map((kind) => entryOf(nodeAt(root, [kind]), tool)).find((entry) => entry !== undefined);
      if (!dependency) return [];
      const at = { file, range: dependency.keyRange };
      const whole = join(folderOf(file), folder);
      return [{ name: tool, at, copies: (path) => (isWithin(path, whole) ? { by: nameOf(tool), at, pattern: folder } : undefined) }];
    }));
