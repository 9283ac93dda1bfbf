import type { Exposure, Framework } from '../framework.js';
import { graphOf } from '../common/flows.js';
import type { NeutralinoModel } from './model.js';
import { readNeutralino } from './read.js';
import { neutralinoSources } from './sources.js';

export const neutralino: Framework<NeutralinoModel> = {
  name: 'neutralino',
  model: readNeutralino,
  exposure: ({ modes }): Exposure => (modes.some(({ isDefault, declared, nativeAPI }) => (isDefault || declared) && nativeAPI) ? 'native' : 'none'),
  sources: (world) => neutralinoSources(graphOf(world)),
  policies: ({ policies }) => policies,
  counts: ({ modes, calls }) => ({ modes: modes.filter(({ isDefault, declared }) => isDefault || declared).length, 'native calls': calls.length }),
};
