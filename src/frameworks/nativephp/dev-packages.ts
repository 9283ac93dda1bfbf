import { entryOf } from '../../core/config.js';
import { join } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { DEVELOPER_PACKAGES } from '../../knowledge/nativephp.js';
import { configuredValue } from './environment.js';
import type { DevPackage } from './model.js';

/** Tools for developers among what the app needs to run: the build installs without those of require-dev alone. */
export const readDevPackages = (world: World): readonly DevPackage[] => {
  const file = join(world.app.root, 'composer.json');
  const required = entryOf(world.config(file)?.root, 'require')?.value;
  return (required?.kind === 'object' ? required.entries : []).flatMap(({ key, keyRange }): DevPackage[] => {
    const known = DEVELOPER_PACKAGES.get(key);
    if (!known) return [];
    const forced = known.config === undefined ? undefined : configuredValue(world, known.config, 'enabled');
    return [{ name: key, does: known.does, at: { file, range: keyRange }, forced: forced?.value === true && forced.by !== 'default' }];
  });
};
