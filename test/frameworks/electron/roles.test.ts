import { expect, test } from 'vitest';
import { rolesOf } from '../../../src/frameworks/electron/roles.js';
import { worldOf } from '../memory.js';

test('files run where manifests, configurations, pages and what they use say', async () => {
  const world = await worldOf('electron', 'package.json', {
    'package.json': { name: 'notes', main: 'out/main/index.js' },
    'electron.vite.config.ts': `import { defineConfig } from 'electron-vite';
      export default defineConfig({ main: { build: { rollupOptions: { input: 'src/app.ts' } } }, preload: { build: { rollupOptions: { input: { index: 'src/bridge.ts' } } } } });`,
    'src/app.ts': `import { BrowserWindow, utilityProcess } from 'electron'; import { shared } from './shared';
      new BrowserWindow({ webPreferences: { preload: __dirname + '/start.js' } }); utilityProcess.fork(__dirname + '/indexer.js'); new Worker('./hash.js');`,
    'src/bridge.ts': `import { ipcRenderer } from 'electron'; import { shared } from './shared';`,
    'src/start.ts': `import 'electron';`,
    'src/indexer.ts': `import 'electron';`,
    'src/hash.ts': `import 'electron';`,
    'src/shared.ts': `import 'electron'; export const shared = 1;`,
    'src/types.ts': `import type { shared } from './shared'; import 'electron';`,
    'src/index.html': '<script src="./page.ts"></script>',
    'src/page.ts': `import 'electron'; import { view } from './view';`,
    'src/view.ts': `import 'electron'; export const view = 2;`,
  });
  expect(Object.fromEntries([...rolesOf(world)].map(([path, roles]) => [path, [...roles].sort().join()]).sort())).toEqual({
    'electron.vite.config.ts': 'build', 'src/app.ts': 'main', 'src/bridge.ts': 'preload', 'src/start.ts': 'preload', 'src/indexer.ts': 'utility', 'src/hash.ts': 'worker',
    'src/shared.ts': 'main,preload', 'src/index.html': 'renderer', 'src/page.ts': 'renderer', 'src/view.ts': 'renderer',
  });
});
