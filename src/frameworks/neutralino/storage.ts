import type { World } from '../../dataflow/world.js';
import { NEUTRALINO_STORE_CALLS } from '../../knowledge/stores.js';
import { inStores } from '../electron/storage.js';
import type { StoredSecret } from './model.js';

/** What a Neutralinojs app keeps of its user's secrets without making them unreadable. */
export const keptInTheClear = (world: World): readonly StoredSecret[] => inStores(world, NEUTRALINO_STORE_CALLS);
