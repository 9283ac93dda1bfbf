import { entryOf } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { originOf } from '../../core/origin.js';
import { folderOf, resolveIn } from '../../core/paths.js';
import type { Policy } from '../../core/policy.js';
import { Config } from '../../core/setting.js';
import type { World } from '../../dataflow/world.js';
import { CLIENT_FUNCTIONS, NEUTRALINO_DEFAULT_URL, NEUTRALINO_MODES, type NeutralinoMode, ofClient } from '../../knowledge/neutralino.js';
import { graphOf } from '../common/flows.js';
import { openingsOf } from '../common/openings.js';
import { policyOf } from '../common/policies.js';
import { storedSecretsOf } from '../common/stored-secrets.js';
import { readAccess } from './access.js';
import { looseCommandsOf } from './commands.js';
import { type ClientCall, type Mode, type NeutralinoModel, optionOf, type Start } from './model.js';
import { mountsOf } from './mounts.js';
import { readExtensions, readSwitches } from './programs.js';
import { readTokenUses } from './token-uses.js';

/** Everything that is understood of a Neutralinojs app. */
export const readNeutralino = (world: World): NeutralinoModel => {
  const { version, home } = world.app;
  const node = world.config(home.file)?.root;
  const config = new Config(node ? [{ file: home.file, root: node }] : [], home);
  const root = folderOf(home.file);
  const modes = readModes(config, root);
  const calls = readCalls(world);
  const client = clientOf(world, config);
  return {
    ...(version && { version }), ...(client && { client }), root, config, modes, calls,
    used: new Set(calls.flatMap(({ name }) => CLIENT_FUNCTIONS[name] ?? [name])),
    tokenUses: readTokenUses(world),
    policies: readPolicies(config, modes),
    extensions: readExtensions(config, modes), switches: readSwitches(config), mounts: mountsOf(world),
    openings: openingsOf(graphOf(world)), looseCommands: looseCommandsOf(graphOf(world)), storedSecrets: storedSecretsOf(world),
  };
};

const clientOf = (world: World, config: Config): NeutralinoModel['client'] => {
  const setting = config.at('/cli/clientVersion');
  const [, major] = (typeof setting.value === 'string' && /^v?(\d{1,9})\.\d/.exec(setting.value)) || [];
  const packaged = world.configs(/(?:^|\/)package\.json$/).some(([, { root }]) => ['dependencies', 'devDependencies'].some((group) => entryOf(entryOf(root, group)?.value, '@neutralinojs/lib')));
  return major === undefined || packaged ? undefined : { text: String(setting.value), major: Number(major), at: setting.at };
};

const readModes = (config: Config, root: string): readonly Mode[] => {
  const chosen = config.at('/defaultMode').value;
  const main = NEUTRALINO_MODES.find((mode) => mode === chosen) ?? 'window';
  return [main, ...NEUTRALINO_MODES.filter((mode) => mode !== main)].map((name): Mode => {
    const server = optionOf({ config }, name, 'enableServer').is(true);
    return {
      name, isDefault: name === main, declared: !config.at(`/modes/${name}`).missing, server,
      nativeAPI: optionOf({ config }, name, 'enableNativeAPI').is(true),
      access: readAccess(name, optionOf({ config }, name, 'nativeAllowList'), optionOf({ config }, name, 'nativeBlockList')),
      start: readStart(config, name, server, root),
    };
  });
};

const readStart = (config: Config, mode: NeutralinoMode, server: boolean, root: string): Start => {
  const setting = optionOf({ config }, mode, 'url');
  if (typeof setting.value !== 'string') {
    const url = server ? '/' : NEUTRALINO_DEFAULT_URL;
    return { url, origin: originOf(url), at: setting.at, ...pathOf(config, mode, url, root) };
  }
  return { url: setting.value, origin: originOf(setting.value), at: setting.at, ...pathOf(config, mode, setting.value, root) };
};

/** The file behind a local URL: the document root, the path, and `index.html` where no file is named. */
const pathOf = (config: Config, mode: NeutralinoMode, url: string, root: string): Pick<Start, 'path'> => {
  const documentRoot = optionOf({ config }, mode, 'documentRoot').value;
  if (!url.startsWith('/')) return {};
  const path = `${typeof documentRoot === 'string' ? documentRoot : ''}/${url.split(/[?#]/, 1)[0] ?? ''}`;
  const file = /\.\w+$/.test(path) ? path : `${path}/index.html`;
  const found = resolveIn(root, file.replace(/^\/+/, ''));
  return found === undefined ? {} : { path: found };
};

const CLIENT = ofClient('((?:[a-z]\\w*\\.)?[a-z]\\w*)');

const readCalls = (world: World): readonly ClientCall[] => world.calls(CLIENT).flatMap((call) => {
  const name = CLIENT.exec(call.name)?.[1];
  if (name === undefined) return [];
  const when = world.when(call.source, call.under);
  return [{ name, at: call.at, args: call.args.map((arg) => world.setting(arg)), ...(when && { when }) }];
});

/** A section's `serverHeaders` replace those of the root as a whole. */
const readPolicies = (config: Config, modes: readonly Mode[]): readonly Policy[] => {
  const found = new Map<string, Policy>();
  for (const { name } of modes) {
    for (const [header, value] of optionOf({ config }, name, 'serverHeaders').entries()) {
      const report = /^content-security-policy(-report-only)?$/i.exec(header);
      if (report && typeof value.value === 'string') found.set(placeOf(value.at), policyOf(value.value, value.at, 'configuration', { reportOnly: report[1] !== undefined }));
    }
  }
  return [...found.values()];
};

const placeOf = ({ file, range }: Location): string => `${file}:${range.start}`;
