import { entryOf, type Scalar } from '../../core/config.js';
import { join } from '../../core/paths.js';
import { Setting } from '../../core/setting.js';
import type { World } from '../../dataflow/world.js';
import { type Configuration, configurationsOf, hooksElsewhere, packagerOptions } from './builds.js';
import { downloadsOf } from './downloads.js';
import { fuseSitesOf, runsAsNode } from './fuses.js';
import { linuxArgumentsOf } from './linux.js';
import { arbitraryLoadsOf, entitlementsOf } from './macos.js';
import type { Build, Packaging } from './packaging-model.js';
import { signingOf, signingSecretsOf, windowsSigningOf } from './signing.js';
import { sourceMapsOf } from './source-maps.js';
import { updatesOf } from './updates.js';

/** How the app is packaged, signed and updated. */
export const packagingOf = (world: World, major: number): Packaging => {
  const configurations = configurationsOf(world);
  const node = runsAsNode(world);
  return {
    builds: [...configurations.map((one) => buildOf(world, one)), ...commandsOf(world)],
    fuses: fuseSitesOf(world, configurations, major),
    hooksElsewhere: hooksElsewhere(world, configurations),
    ...(node && { runsAsNode: node }),
    ...updatesOf(world, configurations),
    signing: signingOf(world, configurations),
    secrets: signingSecretsOf(world, configurations),
    entitlements: entitlementsOf(world, configurations),
    arbitraryLoads: arbitraryLoadsOf(world, configurations),
    executionLevels: configurations.flatMap(levelsOf),
    linuxArguments: linuxArgumentsOf(world, configurations),
    downloads: downloadsOf(world, configurations),
    sourceMaps: sourceMapsOf(world, configurations),
  };
};

/** electron-builder makes an archive unless told otherwise, @electron/packager only where told so. */
const buildOf = (world: World, configuration: Configuration): Build => {
  const { tool, at, options } = configuration;
  return {
    tool, at,
    asar: tool === 'electron-builder' ? options.to('asar').setting(true, true) : packagerOptions(configuration).to('asar').setting(false, true),
    integrityOff: options.to('disableAsarIntegrity').setting(false),
    windows: windowsSigningOf(world, configuration),
  };
};

/** @electron/packager on the command line, in a script of package.json: `electron-packager . Notes --asar`. */
const commandsOf = (world: World): readonly Build[] => {
  const file = join(world.app.root, 'package.json');
  const scripts = entryOf(world.config(file)?.root, 'scripts')?.value;
  return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ value }): Build[] => {
    const text = value.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
    if (!/(?:^|[\s;&|])electron-packager\s/.test(text)) return [];
    const at = { file, range: value.range };
    const asar = /\s--asar(?:=true)?(?=\s|$)|\s--asar\.\w/.test(text);
    return [{ tool: '@electron/packager', at, asar: asar ? Setting.of<Scalar | undefined>(true, at) : Setting.default<Scalar | undefined>(false, at), integrityOff: Setting.default<Scalar | undefined>(false, at), windows: { made: false, unmentioned: false } }];
  });
};

const levelsOf = (configuration: Configuration): Packaging['executionLevels'] => {
  const { tool, options } = configuration;
  const level = tool === 'electron-builder' ? options.to('win', 'requestedExecutionLevel') : packagerOptions(configuration).to('win32metadata', 'requested-execution-level');
  return level.present ? [{ at: level.at, value: level.setting() }] : [];
};
