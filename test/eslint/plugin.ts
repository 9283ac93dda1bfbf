import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '../../src/eslint/plugin.js';

/** The plugin as it is built: its worker and its processes are files of their own. */
export const pluginPath = fileURLToPath(new URL('../../dist/eslint/plugin.js', import.meta.url));
export const plugin = createRequire(import.meta.url)(pluginPath) as Plugin;
