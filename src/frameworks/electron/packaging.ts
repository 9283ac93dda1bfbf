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
    builds: configurations.map((one) => buildOf(world, one)),
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

const levelsOf = (configuration: Configuration): Packaging['executionLevels'] => {
  const { tool, options } = configuration;
  const level = tool === 'electron-builder' ? options.to('win', 'requestedExecutionLevel') : packagerOptions(configuration).to('win32metadata', 'requested-execution-level');
  return level.present ? [{ at: level.at, value: level.setting() }] : [];
};
