import type { Framework } from '../framework.js';
import type { World } from '../../dataflow/world.js';
import { ELECTRON_LATEST } from '../../knowledge/electron.js';
import { graphOf } from '../common/flows.js';
import { bridgesOf, messageBridgesOf } from './bridges.js';
import { channelsOf, ipcHandlersOf } from './channels.js';
import { openingsOf } from './openings.js';
import type { ElectronModel } from './model.js';
import { looksFor, recogniseElectron } from './recognise.js';
import { electronSources } from './sources.js';
import { webviewsOf } from './webviews.js';
import { windowsOf } from './windows.js';

const model = (world: World): ElectronModel => {
  const { version } = world.app;
  const major = version?.major ?? ELECTRON_LATEST.major;
  const enforced = world.calls('electron.app.enableSandbox')[0];
  const bridges = bridgesOf(world);
  return {
    ...(version && { version }), major, windows: windowsOf(world, major), webviews: webviewsOf(world), bridges, messageBridges: messageBridgesOf(world),
    handlers: ipcHandlersOf(world), channels: channelsOf(world, bridges),
    openings: openingsOf(graphOf(world)),
    ...(enforced && { sandboxEnforced: enforced.at }),
  };
};

export const electron: Framework<ElectronModel> = {
  name: 'electron',
  looksFor,
  recognise: recogniseElectron,
  model,
  sources: (world) => electronSources(graphOf(world)),
  exposure: ({ windows, bridges }) =>
    (windows.some(({ preferences }) => preferences.nodeIntegration.mayBe(true) && preferences.contextIsolation.mayBe(false)) ? 'node' : bridges.length > 0 ? 'native' : 'none'),
  counts: ({ windows, bridges, handlers, webviews }) => ({ windows: windows.length, bridges: bridges.length, ...(handlers.length > 0 && { handlers: handlers.length }), ...(webviews.length > 0 && { webviews: webviews.length }) }),
};
