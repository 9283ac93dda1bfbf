import type { Policy } from '../../core/policy.js';
import type { World } from '../../dataflow/world.js';
import { policiesOf } from '../policies.js';
import { readAllowlist, readRemoteDomains, readRequests } from './allowlist.js';
import { readBrowserArgs } from './browser-args.js';
import { readCapabilities } from './capabilities.js';
import { readCargo } from './cargo.js';
import { type Configuration, readConfiguration } from './config.js';
import { readDevServers } from './dev-server.js';
import { readIdleHooks } from './isolation.js';
import { readMacos } from './macos.js';
import { readUsedPlugins } from './used-plugins.js';
import { readAssets, readFiles } from './files.js';
import { bothSpellings, settingOf, type TauriModel, type Updater } from './model.js';
import { readOpeners } from './openers.js';
import { declaresCommands, readCommands, readCrates, readNativeCalls } from './rust.js';
import { storedSecretsOf } from '../common/stored-secrets.js';
import { readFrontend } from './frontend.js';
import { readNativeSide } from './native.js';
import { readOpen, readPrograms } from './shell.js';
import { readSigning } from './signing.js';
import { readPrivateKeys } from './webview-keys.js';
import { readWindows } from './windows.js';

/** Everything that is understood of a Tauri app. */
export const readTauri = (world: World): TauriModel => {
  const configuration = readConfiguration(world);
  const capabilities = readCapabilities(world, configuration);
  const allowlist = readAllowlist(configuration);
  const updater = readUpdater(configuration);
  const signing = readSigning(world, configuration);
  const windows = readWindows(world, configuration);
  const cargo = readCargo(world, configuration.dir);
  const usedPlugins = readUsedPlugins(world, configuration);
  const { version } = world.app;
  return {
    ...configuration,
    ...(version && { version }),
    windows,
    browserArgs: readBrowserArgs(world, windows),
    policies: readPolicies(configuration),
    capabilities,
    allowlist,
    remoteDomains: readRemoteDomains(configuration),
    files: readFiles(configuration, capabilities, allowlist),
    assets: readAssets(configuration, allowlist),
    programs: readPrograms(configuration, capabilities, allowlist),
    opens: readOpen(configuration, capabilities, allowlist),
    openers: readOpeners(capabilities),
    requests: readRequests(configuration, capabilities, allowlist),
    ...(updater && { updater }),
    commands: readCommands(world),
    appManifest: declaresCommands(world),
    calls: readNativeCalls(world),
    crates: readCrates(world, configuration.dir),
    native: readNativeSide(world),
    frontend: readFrontend(world),
    storedSecrets: storedSecretsOf(world),
    privateKeys: readPrivateKeys(world),
    parts: world.app.parts ?? new Map(),
    ...(cargo && { cargo }),
    macos: readMacos(world, configuration),
    idleHooks: readIdleHooks(world, configuration),
    devServers: readDevServers(world, configuration),
    ...(usedPlugins && { usedPlugins }),
    ...(signing && { signing }),
  };
};

/** Tauri 1 updates only where `active` says so; Tauri 2 where the plugin is configured. */
const readUpdater = (configuration: Configuration): Updater | undefined => {
  const setting = settingOf(configuration, 'updater');
  if (!setting || setting.missing || (configuration.major === 1 && !setting.to('/active').mayBe(true))) return undefined;
  const flag = (name: string): Updater['pubkey'] => setting.to(bothSpellings(`/${name}`));
  return {
    at: setting.keyAt ?? setting.at,
    endpoints: setting.to('/endpoints').strings(),
    insecureTransport: flag('dangerousInsecureTransportProtocol'),
    invalidCerts: flag('dangerousAcceptInvalidCerts'),
    invalidHostnames: flag('dangerousAcceptInvalidHostnames'),
    pubkey: setting.to('/pubkey'),
  };
};

/** Tauri adds nonces and hashes to the scripts of its pages unless that is turned off, for all directives or for some. */
const readPolicies = (configuration: Configuration): readonly Policy[] => {
  const csp = settingOf(configuration, 'csp');
  const devCsp = settingOf(configuration, 'devCsp');
  const off = settingOf(configuration, 'cspModificationDisabled');
  const nonces = !off?.find((value: unknown) => value === true || (Array.isArray(value) && value.includes('script-src')));
  return [...(csp ? policiesOf(csp, { nonces }) : []), ...(devCsp ? policiesOf(devCsp, { nonces }).map((policy) => ({ ...policy, when: 'development' as const })) : [])];
};
