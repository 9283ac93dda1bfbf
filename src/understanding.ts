import type { Understanding } from './engine/run.js';
import { commonModel } from './frameworks/common/index.js';
import { electron } from './frameworks/electron/index.js';
import type { Framework } from './frameworks/framework.js';
import { nativephp } from './frameworks/nativephp/index.js';
import { neutralino } from './frameworks/neutralino/index.js';
import { tauri } from './frameworks/tauri/index.js';
import { threema } from './frameworks/threema/index.js';

/** All that the engine understands apps with. A new framework is one folder in frameworks/ and one line here. */
export const understanding: Understanding = { frameworks: [electron, tauri, neutralino, nativephp, threema] as readonly Framework[], common: commonModel };
