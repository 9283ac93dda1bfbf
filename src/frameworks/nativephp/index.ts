import type { Exposure, Framework } from '../framework.js';
import type { NativephpModel } from './model.js';
import { readNativephp } from './read.js';

export const nativephp: Framework<NativephpModel> = {
  name: 'nativephp',
  model: readNativephp,
  // Version 1 gives Node.js to every page; version 2 where the app asks for it.
  exposure: ({ major, windows }): Exposure => (major === 1 || windows.some(({ preferences }) => preferences.get('nodeIntegration')?.mayBe(true)) ? 'node' : 'native'),
  counts: ({ windows, calls }) => ({ windows: windows.length, 'native calls': calls.length }),
};
