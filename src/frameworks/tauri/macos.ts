import { entryOf, nodeAt } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { join, nameOf, resolveIn } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { DEVELOPMENT_FILE, openEntitlements } from '../entitlements.js';
import type { Configuration } from './config.js';
import { bothSpellings, type Macos, settingOf } from './model.js';

/** What a build for macOS opens: the entitlements that the configuration names, App Transport Security in Info.plist and the configuration. */
export const readMacos = (world: World, configuration: Configuration): Macos => {
  const macos = settingOf(configuration, 'bundle')?.to(bothSpellings('/macOS'));
  const hardenedRuntime = macos?.to(bothSpellings('/hardenedRuntime'));
  const names = (key: string): readonly string[] => macos?.to(bothSpellings(`/${key}`)).strings().filter(({ when }) => when !== 'development' && when !== 'test').flatMap(({ value }) => resolveIn(configuration.dir, value) ?? []) ?? [];
  const lists = [...new Set([...names('infoPlist'), join(configuration.dir, 'Info.plist'), join(configuration.dir, 'Info.macos.plist')])].filter((path) => !DEVELOPMENT_FILE.test(nameOf(path)));
  return {
    entitlements: [...new Set(names('entitlements'))].filter((path) => !DEVELOPMENT_FILE.test(nameOf(path))).flatMap((file) => openEntitlements(world, file)),
    arbitraryLoads: lists.flatMap((file): readonly Location[] => {
      const transport = nodeAt(world.config(file)?.root, ['NSAppTransportSecurity']);
      const entry = entryOf(transport, 'NSAllowsArbitraryLoads');
      return entry?.value.kind === 'scalar' && entry.value.value === true ? [{ file, range: { start: entry.keyRange.start, end: entry.value.range.end } }] : [];
    }),
    plainDomain: macos?.to(bothSpellings('/exceptionDomain')).strings().filter(({ value }) => value !== '') ?? [],
    ...(hardenedRuntime && { hardenedRuntime }),
  };
};
