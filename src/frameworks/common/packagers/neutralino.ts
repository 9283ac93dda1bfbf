import { nodeAt } from '../../../core/config.js';
import { folderOf, isWithin, resolveIn } from '../../../core/paths.js';
import { NEUTRALINO_RESOURCES } from '../../../knowledge/packaging.js';
import type { Packager, PackagerReader } from './packager.js';

/** Neutralino's command line packs the folder of the resources and that of the extensions. */
export const neutralino: PackagerReader = (world) =>
  world.configs(/(?:^|\/)[\w.-]*neutralino[\w.-]*\.json$/).flatMap(([file, { root }]): Packager[] => {
    const cli = nodeAt(root, ['cli']);
    if (!root || cli?.kind !== 'object') return [];
    const folders = ([['resourcesPath', NEUTRALINO_RESOURCES], ['extensionsPath', undefined]] as const).flatMap(([key, fallback]) => {
      const value = nodeAt(cli, [key]);
      const text = value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : value ? undefined : fallback;
      const folder = text === undefined ? undefined : resolveIn(folderOf(file), text.replace(/^\/+/, '') || '.');
      return folder === undefined ? [] : [{ key, folder, at: { file, range: (value ?? cli).range } }];
    });
    return [{
      name: 'Neutralino', at: { file, range: cli.range },
      copies: (path) => {
        const own = folders.find(({ folder }) => isWithin(path, folder));
        return own && { by: `cli.${own.key}`, at: own.at };
      },
    }];
  });
