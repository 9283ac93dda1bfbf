import type { Exposure, Framework } from '../framework.js';
import type { TauriModel } from './model.js';
import { graphOf } from '../common/flows.js';
import { readTauri } from './read.js';
import { tauriSources } from './sources.js';

export const tauri: Framework<TauriModel> = {
  name: 'tauri',
  model: readTauri,
  sources: (world) => tauriSources(graphOf(world)),
  policies: ({ policies }) => policies,
  exposure: (): Exposure => 'native',
  counts: ({ windows, capabilities, commands }) => ({ windows: windows.length, capabilities: capabilities.length, commands: commands.length }),
};
