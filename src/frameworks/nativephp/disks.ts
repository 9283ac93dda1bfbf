import { folderOf, nameOf } from '../../core/paths.js';
import { escapes, pathsOf } from '../../dataflow/paths.js';
import type { World } from '../../dataflow/world.js';
import type { Disk } from './model.js';

/** The folders of disks on this machine: those of config/filesystems.php, and those that `Storage::build` makes. */
export const readDisks = (world: World): readonly Disk[] => [...world.entries(new Set(['root']))].flatMap(({ source, value }) => {
  if (source.summary.language !== 'php') return [];
  const configured = nameOf(source.path) === 'filesystems.php' && nameOf(folderOf(source.path)) === 'config';
  const built = !configured && world.calls(/(?:^|\\)Storage\.build$/).some((call) => {
    const options = call.source === source ? call.arg(0) : undefined;
    return options !== undefined && world.property(options, 'root').refs.some((ref) => ref.id === value.id && ref.source === source);
  });
  return configured || built ? pathsOf(world, value).map((path): Disk => ({ at: path.ref.at, path: path.path, base: path.base, escapes: escapes(path) })) : [];
});
