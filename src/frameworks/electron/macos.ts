import { join, nameOf, resolveIn } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { DEVELOPMENT_FILE, openEntitlements } from '../entitlements.js';
import { Options } from '../options.js';
import { type Configuration, packagerOptions } from './builds.js';
import type { EntitlementUse, Packaging } from './packaging-model.js';
import { buildResources, isOtherProgram } from './signing.js';

const ENTITLEMENTS_FILE = /(?:entitlements[\w.-]*\.plist|[\w.-]+\.entitlements|^entitlements)$/i;
const KEYS: readonly string[] = ['entitlements', 'entitlementsInherit', 'entitlements-inherit', 'entitlementsLoginHelper'];

/** What entitlements open, in the property lists that the packager signs with: those it names, its defaults, else whatever looks like one. */
export const entitlementsOf = (world: World, configurations: readonly Configuration[]): readonly EntitlementUse[] => {
  if (configurations.length === 0) return [];
  const named = configurations.flatMap((one) => namedIn(world, one));
  const files = named.length > 0 ? [...new Set(named)] : world.configs(ENTITLEMENTS_FILE).map(([path]) => path).filter((path) => !isOtherProgram(path));
  return files.filter((path) => !DEVELOPMENT_FILE.test(nameOf(path))).flatMap((file) => openEntitlements(world, file));
};

const namedIn = (world: World, configuration: Configuration): readonly string[] => {
  const { tool, at, options, project } = configuration;
  const sections = tool === 'electron-builder' ? ['mac', 'mas', 'masDev'].map((name) => options.to(name)) : [packagerOptions(configuration).to('osxSign')];
  const texts = sections.filter((_, index) => index < 2).flatMap((section) => KEYS.flatMap((key) => section.to(key).texts().map(({ value }) => value)));
  const inCode = tool === 'electron-builder' ? [] : world.entries(new Set(KEYS)).flatMap(({ source, value }) => { const text = source.path === at.file ? world.scalar(value) : undefined; return typeof text === 'string' ? [text] : []; });
  const defaults = tool === 'electron-builder' ? ['entitlements.mac.plist', 'entitlements.mac.inherit.plist'].map((name) => join(buildResources(configuration), name)) : [];
  return [...[...texts, ...inCode].flatMap((path) => resolveIn(project, path) ?? []), ...defaults].filter((path) => world.config(path));
};

/** Whether macOS' own networking may use plain http. */
export const arbitraryLoadsOf = (world: World, configurations: readonly Configuration[]): Packaging['arbitraryLoads'] =>
  configurations.flatMap((configuration): Packaging['arbitraryLoads'] => {
    const { tool, options, project } = configuration;
    const sections = tool === 'electron-builder' ? (['mac', 'mas'] as const).map((name) => [name, options.to(name, 'extendInfo')] as const) : [['', packagerOptions(configuration).to('extendInfo')] as const];
    return sections.flatMap(([name, info]) => {
      // @electron/packager takes the path of a property list as well.
      const lists = info.texts().flatMap(({ value }) => { const path = resolveIn(project, value); const root = path === undefined ? undefined : world.config(path)?.root; return path !== undefined && root ? [Options.data(world, path, root)] : []; });
      return [info, ...lists].map((one) => one.to('NSAppTransportSecurity', 'NSAllowsArbitraryLoads')).filter((one) => one.present)
        .map((one) => ({ at: one.at, value: one.setting(), usual: name === 'mac' }));
    });
  });
