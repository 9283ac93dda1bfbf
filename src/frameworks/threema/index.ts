import type { Exposure, Framework } from '../framework.js';
import type { ThreemaModel } from './model.js';
import { readThreema } from './read.js';

export const threema: Framework<ThreemaModel> = {
  name: 'threema',
  model: readThreema,
  // Its pages run in browsers, which give them nothing native.
  exposure: (): Exposure => 'none',
  counts: ({ connections, received }) => ({ connections: connections.length, receivers: received.length }),
};
