import { nodeAt } from '../../../core/config.js';
import { isWithin, join } from '../../../core/paths.js';
import { exportedTree } from '../../../dataflow/tree.js';
import { NATIVEPHP_EXCLUDES } from '../../../knowledge/nativephp.js';
import { fnmatch } from '../globs.js';
import type { PackagerReader } from './packager.js';

/** NativePHP copies the whole Laravel project, whatever git ignores, but for its own list and `cleanup_exclude_files`. */
export const nativephp: PackagerReader = (world) => {
  const { root, home, framework } = world.app;
  if (framework !== 'nativephp') return [];
  const tree = exportedTree(world, join(root, 'config/nativephp.php'));
  const own = nodeAt(tree?.root, ['cleanup_exclude_files']);
  const patterns = [...NATIVEPHP_EXCLUDES, ...(own?.kind === 'array' ? own.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [])) : [])];
  const at = tree && own ? { file: tree.file, range: own.range } : home;
  return [{
    name: 'NativePHP', at,
    copies: (path) => {
      if (!isWithin(path, root)) return undefined;
      const parts = (root === '' ? path : path.slice(root.length + 1)).split('/');
      // A folder that is left out is not walked.
      const leftOut = parts.some((_, index) => patterns.some((pattern) => fnmatch(pattern, parts.slice(0, index + 1).join('/'))));
      return leftOut ? undefined : { by: 'NativePHP', at };
    },
  }];
};
