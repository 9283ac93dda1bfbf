import { nameOf } from '../../core/paths.js';
import { pathsOf } from '../../dataflow/paths.js';
import type { World } from '../../dataflow/world.js';
import { ARCHIVES } from '../../knowledge/nativephp.js';
import { sensitiveKind } from '../../knowledge/sensitive-files.js';
import type { NativephpModel } from './model.js';

/** `$zip->addFile(base_path('auth.json'), 'auth.json')`: files whose name says that credentials or keys are in them. */
export const readArchived = (world: World): NativephpModel['archived'] => world.calls(ARCHIVES).flatMap((call) => {
  const path = call.source.summary.language === 'php' ? call.arg(0) : undefined;
  if (!path) return [];
  const file = pathsOf(world, path).map(({ path: known }) => nameOf(known)).find((name) => { const kind = sensitiveKind(name); return kind !== undefined && kind !== 'env' && kind !== 'database'; });
  return file === undefined ? [] : [{ file, at: call.at }];
});
