import type { Framework } from '../framework.js';
import type { World } from '../../dataflow/world.js';
import { ELECTRON_LATEST } from '../../knowledge/electron.js';
import { bridgesOf } from './bridges.js';
import type { ElectronModel } from './model.js';
import { devToolsOf } from './devtools.js';
import { overridesOf, webviewGuardsOf } from './overrides.js';
import { fileLoadsOf } from './file-loads.js';
import { headerChangesOf } from './headers.js';
import { preloadsOf } from './preloads.js';
import { looksFor, recogniseElectron } from './recognise.js';
import { remoteUsesOf } from './remote-module.js';
import { storageOf } from './storage.js';
import { silencedOf, switchesOf } from './switches.js';
import { webviewsOf } from './webviews.js';
import { windowsOf } from './windows.js';

const model = (world: World): ElectronModel => {
  const { version } = world.app;
  const major = version?.major ?? ELECTRON_LATEST.major;
  const switches = switchesOf(world);
  const enforced = world.calls('electron.app.enableSandbox')[0] ?? switches.find(({ name, via, when }) => name === 'enable-sandbox' && via === 'appendSwitch' && when === undefined);
  return {
    ...(version && { version }), major, windows: windowsOf(world, major), webviews: webviewsOf(world), bridges: bridgesOf(world),
    overrides: overridesOf(world), webviewGuards: webviewGuardsOf(world), switches, silenced: silencedOf(world),
    remoteUses: remoteUsesOf(world), preloads: preloadsOf(world), devTools: devToolsOf(world), rendererReuse: rendererReuseOf(world),
    headerChanges: headerChangesOf(world), fileLoads: fileLoadsOf(world), storage: storageOf(world),
    ...(enforced && { sandboxEnforced: enforced.at }),
  };
};

/** `app.allowRendererProcessReuse = false` */
const rendererReuseOf = (world: World): ElectronModel['rendererReuse'] =>
  [...world.writes()].flatMap(({ source, write }) => {
    if (world.name(source.ref(write.target, write.targetAt)) !== 'electron.app.allowRendererProcessReuse') return [];
    const when = world.when(source, write.under);
    return [world.setting(source.ref(write.value, write.valueAt, when ? { when } : {}))];
  });

export const electron: Framework<ElectronModel> = {
  name: 'electron',
  looksFor,
  recognise: recogniseElectron,
  model,
  exposure: ({ windows, bridges, sandboxEnforced }) =>
    (!sandboxEnforced && windows.some(({ preferences: { nodeIntegration, contextIsolation, sandbox } }) => nodeIntegration.mayBe(true) && contextIsolation.mayBe(false) && !(sandbox.is(true) && sandbox.origin === 'written')) ? 'node' : bridges.length > 0 ? 'native' : 'none'),
  counts: ({ windows, bridges, webviews }) => ({ windows: windows.length, bridges: bridges.length, ...(webviews.length > 0 && { webviews: webviews.length }) }),
};
