import { escapes, pathsOf } from '../../dataflow/paths.js';
import type { World } from '../../dataflow/world.js';
import { FILE_APIS } from '../../knowledge/file-apis.js';
import type { FileAccess } from './model.js';

/** Calls of file APIs whose path has a base that is known. */
export const fileAccessesOf = (world: World): readonly FileAccess[] =>
  FILE_APIS.flatMap((api) => world.calls(api.name).map((call) => [api, call] as const)).flatMap(([api, call]): FileAccess[] => {
    const when = world.when(call.source, call.under);
    return api.paths.flatMap(({ arg, does }): FileAccess[] => {
      const value = call.arg(arg);
      return (value ? pathsOf(world, value) : []).flatMap((path): FileAccess[] => {
        if (path.base === 'unknown' || path.base === 'relative') return [];
        const reached = path.ref.when ?? when;
        return [{ at: value!.at, by: call.name, does, path: path.path, base: path.base, escapes: path.base !== 'absolute' && escapes(path), ...(reached && { when: reached }) }];
      });
    });
  });
