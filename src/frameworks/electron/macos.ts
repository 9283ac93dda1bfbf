import { plain } from '../../core/config.js';
import { join, nameOf, resolveIn } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { ENTITLEMENTS } from '../../knowledge/electron-build.js';
import { Options } from '../options.js';
import { type Configuration, packagerOptions } from './builds.js';
import type { EntitlementUse, Packaging } from './packaging-model.js';
import { buildResources, isOtherProgram } from './signing.js';

const ENTITLEMENTS_FILE = /(?:entitlements[\w.-]*\.plist|[\w.-]+\.entitlements|^entitlements)$/i;
const KEYS: readonly string[] = ['entitlements', 'entitlementsInherit', 'entitlements-inherit', 'entitlementsLoginHelper'];
/** Files that are signed with on a developer's own machine. */
const DEVELOPMENT = /(?:^|[._-])(?:dev|debug|local|test)(?:[._-]|$)/i;

/** What entitlements open, in the property lists that the packager signs with: those it names, its defaults, else whatever looks like one. */
export const entitlementsOf = (world: World, configurations: readonly Configuration[]): readonly EntitlementUse[] => {
  if (configurations.length === 0) return [];
  const named = configurations.flatMap((one) => namedIn(world, one));
  const files = named.length > 0 ? [...new Set(named)] : world.configs(ENTITLEMENTS_FILE).map(([path]) => path).filter((path) => !isOtherProgram(path));
  return files.filter((path) => !DEVELOPMENT.test(nameOf(path))).flatMap((file) => {
    const root = world.config(file)?.root;
    if (root?.kind !== 'object') return [];
    const on = root.entries.filter(({ value }) => plain(value) === true);
    const loadsAny = on.some(({ key }) => key.endsWith('.disable-library-validation'));
    return on.flatMap(({ key, keyRange, value }): EntitlementUse[] => {
      const known = ENTITLEMENTS.get(key);
      const at = { file, range: { start: keyRange.start, end: value.range.end } };
      if (!known) return [];
      // With validation, only libraries of the same team can be named.
      return [{ name: key, at, severity: known.severity === 'high' && key.includes('dyld') && !loadsAny ? 'medium' : known.severity, why: known.why }];
    });
  });
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
