import type { Understanding } from './engine/run.js';
import { electron } from './frameworks/electron/recognise.js';
import { nativephp } from './frameworks/nativephp/recognise.js';
import { neutralino } from './frameworks/neutralino/recognise.js';
import { tauri } from './frameworks/tauri/recognise.js';
import { threema } from './frameworks/threema/recognise.js';

/** All that the engine understands apps with. A new framework is one folder in frameworks/ and one line here. */
export const understanding: Understanding = {
  frameworks: [electron, tauri, neutralino, nativephp, threema],
  common: async () => (await import('./frameworks/common/index.js')).commonModel,
};
