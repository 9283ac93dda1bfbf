import type { Framework } from '../framework.js';
import type { World } from '../../dataflow/world.js';
import { ELECTRON_LATEST } from '../../knowledge/electron.js';
import { graphOf } from '../common/flows.js';
import { openingsOf } from '../common/openings.js';
import { bridgesOf, messageBridgesOf } from './bridges.js';
import { unpinnedOf } from './builds.js';
import { channelsOf, ipcHandlersOf } from './channels.js';
import { devToolsOf } from './devtools.js';
import { fileLoadsOf } from './file-loads.js';
import { headerChangesOf } from './headers.js';
import type { ElectronModel } from './model.js';
import { navigationOf } from './navigation.js';
import { overridesOf, webviewGuardsOf } from './overrides.js';
import { packagingOf } from './packaging.js';
import { permissionsOf } from './permissions.js';
import { preloadsOf } from './preloads.js';
import { protocolsOf } from './protocols.js';
import { remoteUsesOf } from './remote-module.js';
import { remoteOf } from './remote.js';
import { transportOf } from './sessions.js';
import { electronSources } from './sources.js';
import { storageOf } from './storage.js';
import { silencedOf, switchesOf } from './switches.js';
import { externalChecks, senderChecks } from './weak-checks.js';
import { webviewsOf } from './webviews.js';
import { rendererReuseOf } from './renderer-reuse.js';
import { windowsOf } from './windows.js';

const model = (world: World): ElectronModel => {
  const { version } = world.app;
  const major = version?.major ?? ELECTRON_LATEST.major;
  const unpinned = unpinnedOf(world);
  const switches = switchesOf(world);
  const enforced = world.calls('electron.app.enableSandbox')[0] ?? switches.find(({ name, via, when }) => name === 'enable-sandbox' && via === 'appendSwitch' && when === undefined);
  const windows = windowsOf(world, major);
  const webviews = webviewsOf(world);
  const bridges = bridgesOf(world);
  const navigation = navigationOf(world);
  const permissions = permissionsOf(world);
  const transport = transportOf(world);
  const remote = remoteOf(world, windows, webviews);
  return {
    ...(version && { version }), ...(unpinned && { unpinned }), major,
    windows, webviews, ...(remote && { remote }), overrides: overridesOf(world), webviewGuards: webviewGuardsOf(world), preloads: preloadsOf(world), devTools: devToolsOf(world),
    bridges, messageBridges: messageBridgesOf(world), handlers: ipcHandlersOf(world), channels: channelsOf(world, bridges), openings: openingsOf(graphOf(world)),
    navigation, permissions, transport, protocols: protocolsOf(world),
    weakChecks: [...navigation.weakChecks, ...permissions.weakChecks, ...transport.weakChecks, ...externalChecks(world), ...senderChecks(world)],
    switches, silenced: silencedOf(world), remoteUses: remoteUsesOf(world), rendererReuse: rendererReuseOf(world),
    headerChanges: headerChangesOf(world), fileLoads: fileLoadsOf(world), storage: storageOf(world),
    packaging: packagingOf(world, major),
    ...(enforced && { sandboxEnforced: enforced.at }),
  };
};

export const electron: Framework<ElectronModel> = {
  name: 'electron',
  model,
  sources: (world) => electronSources(graphOf(world)),
  exposure: ({ windows, bridges, sandboxEnforced }) =>
    (!sandboxEnforced && windows.some(({ preferences: { nodeIntegration, contextIsolation, sandbox } }) => nodeIntegration.mayBe(true) && contextIsolation.mayBe(false) && !(sandbox.is(true) && sandbox.origin === 'written')) ? 'node' : bridges.length > 0 ? 'native' : 'none'),
  counts: ({ windows, bridges, handlers, webviews }) => ({ windows: windows.length, bridges: bridges.length, ...(handlers.length > 0 && { handlers: handlers.length }), ...(webviews.length > 0 && { webviews: webviews.length }) }),
};
