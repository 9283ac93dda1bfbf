import type { Framework } from '../framework.js';
import type { World } from '../../dataflow/world.js';
import { ELECTRON_LATEST } from '../../knowledge/electron.js';
import { bridgesOf } from './bridges.js';
import type { ElectronModel } from './model.js';
import { navigationOf } from './navigation.js';
import { permissionsOf } from './permissions.js';
import { protocolsOf } from './protocols.js';
import { looksFor, recogniseElectron } from './recognise.js';
import { remoteOf } from './remote.js';
import { transportOf } from './sessions.js';
import { webviewsOf } from './webviews.js';
import { externalChecks, senderChecks } from './weak-checks.js';
import { windowsOf } from './windows.js';

const model = (world: World): ElectronModel => {
  const { version } = world.app;
  const major = version?.major ?? ELECTRON_LATEST.major;
  const enforced = world.calls('electron.app.enableSandbox')[0];
  const windows = windowsOf(world, major);
  const webviews = webviewsOf(world);
  const navigation = navigationOf(world);
  const permissions = permissionsOf(world);
  const transport = transportOf(world);
  const remote = remoteOf(world, windows, webviews);
  return {
    ...(version && { version }), major, windows, webviews, ...(remote && { remote }), bridges: bridgesOf(world), navigation, permissions, transport, protocols: protocolsOf(world),
    weakChecks: [...navigation.weakChecks, ...permissions.weakChecks, ...transport.weakChecks, ...externalChecks(world), ...senderChecks(world)],
    ...(enforced && { sandboxEnforced: enforced.at }),
  };
};

export const electron: Framework<ElectronModel> = {
  name: 'electron',
  looksFor,
  recognise: recogniseElectron,
  model,
  exposure: ({ windows, bridges }) =>
    (windows.some(({ preferences }) => preferences.nodeIntegration.mayBe(true) && preferences.contextIsolation.mayBe(false)) ? 'node' : bridges.length > 0 ? 'native' : 'none'),
  counts: ({ windows, bridges, webviews }) => ({ windows: windows.length, bridges: bridges.length, ...(webviews.length > 0 && { webviews: webviews.length }) }),
};
