import type { Scalar } from '../../core/config.js';
import { entryOf } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { Setting } from '../../core/setting.js';
import type { Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { FUSES, type Fuse } from '../../knowledge/electron-build.js';
import { TOOLING } from '../../knowledge/sensitive-files.js';
import { Options } from '../options.js';
import type { Configuration } from './builds.js';
import type { FuseSite } from './packaging-model.js';

const FLIP_CALLS: readonly (readonly [name: RegExp, argument: number, by: string])[] = [
  [/^@electron\/fuses\.flipFuses$/, 1, 'flipFuses'],
  [/(?:^|\.)addElectronFuses$/, 1, 'addElectronFuses'],
  [/^@electron-forge\/plugin-fuses(?:\.FusesPlugin)?$/, 0, 'FusesPlugin'],
];
const PLUGIN = /^@electron-forge\/plugin-fuses$/;
const COMMAND = /(?:@electron\/fuses|\belectron-fuses)\s+write\b([^\n;&|]{0,1000})/;

/** Every place that sets fuses: packagers' configurations, hooks and scripts that call @electron/fuses, and its command in scripts of package.json. */
export const fuseSitesOf = (world: World, configurations: readonly Configuration[], major: number): readonly FuseSite[] => {
  const site = (at: Location, by: string, read: (fuse: Fuse) => Setting<Scalar | undefined> | undefined): FuseSite => ({
    at, by, values: new Map(FUSES.filter(({ since }) => since <= major).map((fuse) => [fuse.name, read(fuse) ?? Setting.default<Scalar | undefined>(fuse.default, at)])),
  });
  const sites: FuseSite[] = [];
  for (const [name, argument, by] of FLIP_CALLS) {
    for (const call of world.calls(name)) {
      const when = world.when(call.source, call.under);
      if (when === 'development' || when === 'test') continue;
      const given = call.arg(argument);
      // With it, a fuse that is not named stops the build.
      const strict = given !== undefined && Options.code(world, given).to('strictlyRequireAllFuses').setting().is(true);
      sites.push(site(call.at, by, (fuse) => (given ? flipped(world, given, fuse) : undefined) ?? (strict || !given ? Setting.unknown(call.at) : undefined)));
    }
  }
  const configured = (own: Options): void => {
    const at = own.keyAt;
    if (!own.present || own.setting(undefined, true).is(null) || sites.some((known) => known.at.file === at.file && known.at.range.start === at.range.start)) return;
    sites.push(site(at, 'electronFuses', (fuse) => own.to(fuse.name[0]!.toLowerCase() + fuse.name.slice(1)).setting(fuse.default)));
  };
  for (const { tool, options } of configurations) {
    if (tool === 'electron-builder') configured(options.to('electronFuses'));
    else if (tool === 'Electron Forge') {
      for (const plugin of options.to('plugins').items()) {
        if (!plugin.to('name').setting().find((value) => typeof value === 'string' && PLUGIN.test(value))) continue;
        const config = plugin.to('config');
        sites.push(site(config.at, 'FusesPlugin', (fuse) => settingAmong(config, fuse)));
      }
    }
  }
  // A manifest or configuration that a script of the project's own puts together.
  for (const { value } of world.entries(new Set(['electronFuses']))) configured(Options.code(world, value));
  return [...sites, ...written(world, site)];
};

/** `{ [FuseV1Options.RunAsNode]: false }`, spread or extended later on. */
const flipped = (world: World, ref: Ref, fuse: Fuse): Setting<Scalar | undefined> | undefined => {
  const found = settingAmong(Options.code(world, ref), fuse) ?? assigned(world, ref, fuse);
  if (found) return found;
  // What is not written as an object here may say anything.
  return world.resolve(ref).every((one) => one.source.node(one.id).kind === 'object' && !spreadsUnknown(world, one)) ? undefined : Setting.unknown(ref.at);
};

const isKeyOf = ({ name, index }: Fuse, key: string): boolean => key === name || key === String(index) || key.endsWith(`.${name}`);

const settingAmong = (options: Options, fuse: Fuse): Setting<Scalar | undefined> | undefined =>
  options.entries().filter(({ key }) => isKeyOf(fuse, key)).at(-1)?.value.setting(fuse.default);

/** `fuses[FuseV1Options.RunAsNode] = false` */
const assigned = (world: World, ref: Ref, fuse: Fuse): Setting<Scalar | undefined> | undefined => {
  const objects = world.resolve(ref);
  for (const { source, write } of world.writes()) {
    if (!objects.some((one) => one.source === source)) continue;
    const target = source.node(write.target);
    if (target.kind !== 'index') continue;
    const key = world.name(source.ref(target.key, write.targetAt));
    if (key === undefined || !isKeyOf(fuse, key) || !world.resolve(source.ref(target.of, write.targetAt)).some((one) => objects.some((object) => object.id === one.id))) continue;
    const value = world.setting(source.ref(write.value, write.valueAt, { keyAt: write.targetAt }));
    return write.under.length === 0 ? value : new Setting([...value.alternatives, { known: false, origin: 'derived', at: source.location(write.at) }]);
  }
  return undefined;
};

const spreadsUnknown = (world: World, { source, id }: Ref): boolean => {
  const node = source.node(id);
  return node.kind === 'object' && node.members.some((member) => (member.kind === 'spread' && world.resolve(source.ref(member.value, member.at)).some((one) => one.source.node(one.id).kind !== 'object'))
    || (member.kind === 'computed' && world.name(source.ref(member.key, member.keyAt)) === undefined && world.scalar(source.ref(member.key, member.keyAt)) === undefined));
};

/** `electron-fuses write --app … RunAsNode=off` */
const written = (world: World, site: (at: Location, by: string, read: (fuse: Fuse) => Setting<Scalar | undefined> | undefined) => FuseSite): readonly FuseSite[] =>
  world.configs(/(?:^|\/)package\.json$/).flatMap(([file, { root }]) => {
    const scripts = entryOf(root, 'scripts')?.value;
    return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ value }): FuseSite[] => {
      const command = value.kind === 'scalar' && typeof value.value === 'string' ? COMMAND.exec(value.value)?.[1] : undefined;
      const at = { file, range: value.range };
      return command === undefined ? [] : [site(at, '@electron/fuses write', ({ name }) => {
        const said = command.split(/\s+/).find((word) => word.startsWith(`${name}=`));
        return said === undefined ? undefined : Setting.of<Scalar | undefined>(said.endsWith('=on'), at);
      })];
    });
  });

/** Where the app starts its own binary as Node.js; build scripts run under Node.js itself. */
export const runsAsNode = (world: World): Location | undefined => {
  const forks = world.calls('child_process.fork').find(({ source }) => !TOOLING.test(source.path));
  const entry = world.entries(new Set(['ELECTRON_RUN_AS_NODE'])).find(({ source }) => !TOOLING.test(source.path));
  for (const { source, write } of forks || entry ? [] : world.writes()) {
    const target = source.node(write.target);
    if (target.kind === 'get' && target.name === 'ELECTRON_RUN_AS_NODE' && !TOOLING.test(source.path)) return source.location(write.targetAt);
  }
  return forks?.at ?? entry?.keyAt;
};
