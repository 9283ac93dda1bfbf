import { entryOf } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { nameOf } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { LINUX_SECTIONS } from '../../knowledge/electron-build.js';
import { textsOf } from '../common/workflows.js';
import { Options } from '../options.js';
import type { Configuration } from './builds.js';
import type { LinuxArgument } from './packaging-model.js';

const NO_SANDBOX = /(?:^|[\s"'=])--no-sandbox(?=[\s"']|$)/;

/** What packages for Linux start the app with, and whether a snap is confined. */
export const linuxArgumentsOf = (world: World, configurations: readonly Configuration[]): readonly LinuxArgument[] => {
  const found: LinuxArgument[] = [];
  const add = (kind: LinuxArgument['kind'], by: string, at: Location): void => { if (!found.some((one) => one.at.file === at.file && one.at.range.start === at.range.start)) found.push({ at, kind, by }); };
  const arguments_ = (options: Options, by: string): void => { for (const { value, at } of options.texts()) if (NO_SANDBOX.test(value)) add('no-sandbox', by, at); };
  for (const { tool, options } of configurations) {
    if (tool === 'electron-builder') {
      for (const name of LINUX_SECTIONS) {
        arguments_(options.to(name, 'executableArgs'), `${name}.executableArgs`);
        for (const keys of [['Exec'], ['entry', 'Exec']]) arguments_(options.to(name, 'desktop', ...keys), `${name}.desktop.Exec`);
      }
      const confinement = options.to('snap', 'confinement').setting().find('classic') ?? options.to('snapcraft', 'confinement').setting().find('classic');
      if (confinement) {
        add('classic', 'snap.confinement', confinement.at);
        arguments_(options.to('snap', 'executableArgs'), 'snap.executableArgs');
      }
    }
    for (const maker of tool === 'Electron Forge' ? options.to('makers').items() : []) arguments_(maker.to('config', 'options', 'execArguments'), 'execArguments');
  }
  for (const call of world.calls(/^@electron-forge\/maker-(?:deb|rpm)(?:\.Maker\w+)?$/)) if (call.arg(0)) arguments_(Options.code(world, call.arg(0)!).to('options', 'execArguments'), 'execArguments');
  for (const [file, { root }] of world.configs(/\.desktop$/)) {
    if (/(?:^|[._-])(?:dev|debug)(?:[._-])/i.test(nameOf(file))) continue;
    for (const { key, value, range } of textsOf(root)) if (key === 'Exec' && NO_SANDBOX.test(value)) add('no-sandbox', 'Exec', { file, range });
  }
  for (const [file, { root }] of world.configs(/(?:^|\/)snapcraft\.ya?ml$/)) {
    const confinement = entryOf(root, 'confinement')?.value;
    if (confinement?.kind !== 'scalar' || confinement.value !== 'classic') continue;
    add('classic', 'confinement', { file, range: confinement.range });
    for (const { key, value, range } of textsOf(entryOf(root, 'apps')?.value)) if (key === 'command' && NO_SANDBOX.test(value)) add('no-sandbox', 'command', { file, range });
  }
  return found;
};
