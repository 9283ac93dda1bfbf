import type { Exposure, Framework } from '../framework.js';
import type { ThreemaModel } from './model.js';
import { readThreema } from './read.js';
import { looksFor, recogniseThreema, threemaHint } from './recognise.js';

export const threema: Framework<ThreemaModel> = {
  name: 'threema',
  looksFor,
  recognise: recogniseThreema,
  hint: threemaHint,
  model: readThreema,
  // Its pages run in browsers, which give them nothing native.
  exposure: (): Exposure => 'none',
  counts: ({ connections, received }) => ({ connections: connections.length, receivers: received.length }),
};
