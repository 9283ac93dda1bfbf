import type { World } from '../../dataflow/world.js';
import { readComparisons, readEarlyUses, readRoutes } from './callbacks.js';
import { readConnections, readPrivateKeys, readSimpleMessages, readStores } from './connections.js';
import { readDownloads } from './downloads.js';
import { readCallbacks, readKeyFiles } from './files.js';
import type { ThreemaModel } from './model.js';
import { readMacChecks, readReceived } from './receive.js';
import { readPinningGaps, readSodium } from './requirements.js';
import { readServedSdks, readToolRuns } from './sdk.js';

/** Everything that is understood of an app that uses the SDK. */
export const readThreema = (world: World): ThreemaModel => ({
  ...(world.app.version && { version: world.app.version }),
  connections: readConnections(world),
  privateKeys: readPrivateKeys(world),
  received: readReceived(world),
  macChecks: readMacChecks(world),
  keyFiles: readKeyFiles(world),
  callbacks: readCallbacks(world),
  stores: readStores(world),
  simpleMessages: readSimpleMessages(world),
  downloads: readDownloads(world),
  earlyUses: readEarlyUses(world),
  comparisons: readComparisons(world),
  routes: readRoutes(world),
  servedSdks: readServedSdks(world),
  pinningGaps: readPinningGaps(world),
  withoutSodium: readSodium(world),
  toolRuns: readToolRuns(world),
});
