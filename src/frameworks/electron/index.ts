import type { Framework } from '../framework.js';
import type { World } from '../../dataflow/world.js';
import { ELECTRON_LATEST } from '../../knowledge/electron.js';
import { bridgesOf } from './bridges.js';
import { unpinnedOf } from './builds.js';
import type { ElectronModel } from './model.js';
import { packagingOf } from './packaging.js';
import { looksFor, recogniseElectron } from './recognise.js';
import { webviewsOf } from './webviews.js';
import { windowsOf } from './windows.js';

const model = (world: World): ElectronModel => {
  const { version } = world.app;
  const major = version?.major ?? ELECTRON_LATEST.major;
  const unpinned = unpinnedOf(world);
  const enforced = world.calls('electron.app.enableSandbox')[0];
  return {
    ...(version && { version }), ...(unpinned && { unpinned }), major, windows: windowsOf(world, major), webviews: webviewsOf(world), bridges: bridgesOf(world),
    ...(enforced && { sandboxEnforced: enforced.at }), packaging: packagingOf(world, major),
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
