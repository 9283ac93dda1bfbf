import { describe, expect, test } from 'vitest';
import { createModules } from '../../src/dataflow/modules.js';
import { type Files, projectOf } from '../frameworks/project.js';

/** Where an import leads: `from` and the specifier, as `src/main.ts ./x`. */
const leads = async (files: Files, ...imports: readonly string[]): Promise<readonly (string | undefined)[]> => {
  const modules = createModules(await projectOf(files));
  return imports.map((one) => { const [from = '', specifier = ''] = one.split(' '); return modules.resolve(from, specifier); });
};

const app = { 'package.json': { name: 'notes', version: '1.0.0', devDependencies: { electron: '45.4.1' } } };

describe('an import leads', () => {
  test('to a file beside, its ending left out, written for its output, or as a folder', async () => {
    const files = { ...app, 'src/main.ts': '', 'src/ipc.ts': '', 'src/store/index.js': '', 'src/view.vue': '', 'src/data.json': {}, 'src/both.js': '', 'src/both.ts': '', 'src/a.b.ts': '' };
    expect(await leads(files, 'src/main.ts ./ipc', 'src/main.ts ./ipc.js', 'src/main.ts ./ipc.mjs', 'src/main.ts ./store', 'src/main.ts ./store/', 'src/store/index.js ..', 'src/store/index.js ../main'))
      .toEqual(['src/ipc.ts', 'src/ipc.ts', 'src/ipc.ts', 'src/store/index.js', 'src/store/index.js', undefined, 'src/main.ts']);
    expect(await leads(files, 'src/main.ts ./view.vue', 'src/main.ts ./data.json', 'src/main.ts ./data', 'src/main.ts ./both.js', 'src/main.ts ./a.b', 'src/main.ts ./ipc?worker', 'src/main.ts ./nothing'))
      .toEqual(['src/view.vue', 'src/data.json', 'src/data.json', 'src/both.js', 'src/a.b.ts', 'src/ipc.ts', undefined]);
  });

  test('never out of the tree', async () => {
    const files = { ...app, 'src/main.ts': '', 'passwd.ts': '', 'tsconfig.json': { compilerOptions: { paths: { 'out/*': ['../../*'], 'etc/*': ['/etc/*'] } } } };
    expect(await leads(files, 'src/main.ts ../../passwd', 'src/main.ts ../../../src/main', 'src/main.ts /passwd', 'src/main.ts out/passwd', 'src/main.ts etc/passwd', 'src/main.ts file:///passwd.ts', `src/main.ts ${'./'.repeat(300)}main`))
      .toEqual([undefined, undefined, undefined, undefined, undefined, undefined, undefined]);
  });

  test('by the paths of a jsconfig', async () => {
    const files = { ...app, 'jsconfig.json': { compilerOptions: { paths: { '@lib/*': ['src/lib/*'] } } }, 'src/lib/log.js': '', 'src/main.js': '' };
    expect(await leads(files, 'src/main.js @lib/log')).toEqual(['src/lib/log.js']);
  });

  test('by the paths of the nearest tsconfig and of those that it extends', async () => {
    const files = {
      ...app,
      'tsconfig.base.json': '{\n  // shared\n  "compilerOptions": { "paths": { "@shared/*": ["src/shared/*"], "@config": ["src/config.ts"] } },\n}',
      'tsconfig.json': { extends: './tsconfig.base' },
      'src/renderer/tsconfig.json': { extends: '../../tsconfig.json', compilerOptions: { baseUrl: '.', paths: { '@ui/*': ['missing/*', 'components/*'], '*.style': ['styles/*.ts'] } } },
      'src/shared/channels.ts': '', 'src/config.ts': '', 'src/main.ts': '', 'src/renderer/app.ts': '', 'src/renderer/components/list.tsx': '', 'src/renderer/styles/dark.ts': '', 'src/renderer/state/store.ts': '',
    };
    expect(await leads(files, 'src/main.ts @shared/channels', 'src/main.ts @config', 'src/main.ts @config/x', 'src/main.ts @ui/list'))
      .toEqual(['src/shared/channels.ts', 'src/config.ts', undefined, undefined]);
    expect(await leads(files, 'src/renderer/app.ts @ui/list', 'src/renderer/app.ts dark.style', 'src/renderer/app.ts @shared/channels', 'src/renderer/app.ts state/store', 'src/main.ts state/store'))
      .toEqual(['src/renderer/components/list.tsx', 'src/renderer/styles/dark.ts', 'src/shared/channels.ts', 'src/renderer/state/store.ts', undefined]);
  });

  test('through configurations that extend each other, once', async () => {
    const files = { ...app, 'tsconfig.json': { extends: './other.json', compilerOptions: { paths: { '#a': ['a.ts'] } } }, 'other.json': { extends: './tsconfig.json' }, 'a.ts': '', 'b.ts': '' };
    expect(await leads(files, 'b.ts #a', 'b.ts ./a')).toEqual(['a.ts', 'a.ts']);
  });

  test('to a package of the workspace, whose build output is not there', async () => {
    const files = {
      'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
      'packages/desktop/package.json': { name: '@notes/desktop', version: '1.0.0', devDependencies: { electron: '45.4.1' } },
      'packages/desktop/src/main.ts': '',
      'packages/core/package.json': { name: '@notes/core', version: '1.0.0', main: './dist/index.js', types: './dist/index.d.ts' },
      'packages/core/src/index.ts': '', 'packages/core/src/urls.ts': '',
      'packages/ipc/package.json': { name: '@notes/ipc', version: '1.0.0', exports: { '.': { types: './dist/main.d.ts', import: './dist/main.mjs' }, './handlers/*': './dist/handlers/*.js', './hidden': { require: './lib/hidden.cjs' } } },
      'packages/ipc/src/main.ts': '', 'packages/ipc/src/handlers/files.ts': '', 'packages/ipc/lib/hidden.cjs': '',
      'packages/types/package.json': { name: 'types-only', version: '1.0.0', types: './index.d.ts' }, 'packages/types/index.d.ts': '',
    };
    const from = 'packages/desktop/src/main.ts';
    expect(await leads(files, `${from} @notes/core`, `${from} @notes/core/urls`, `${from} @notes/core/dist/urls.js`, `${from} @notes/ipc`, `${from} @notes/ipc/handlers/files`, `${from} @notes/ipc/hidden`, `${from} types-only`, `${from} lodash`))
      .toEqual(['packages/core/src/index.ts', 'packages/core/src/urls.ts', 'packages/core/src/urls.ts', 'packages/ipc/src/main.ts', 'packages/ipc/src/handlers/files.ts', 'packages/ipc/lib/hidden.cjs', undefined, undefined]);
  });

  test("by a package's own imports", async () => {
    const files = { 'package.json': { name: 'notes', version: '1.0.0', imports: { '#store': './src/store.js', '#ui/*': './src/ui/*.js', '#gone': './dist/gone.js', '#node': { node: './src/node.js', default: './src/web.js' } } }, 'src/main.js': '', 'src/store.js': '', 'src/ui/list.js': '', 'src/gone.ts': '', 'src/node.js': '', 'src/web.js': '' };
    expect(await leads(files, 'src/main.js #store', 'src/main.js #ui/list', 'src/main.js #gone', 'src/main.js #node', 'src/main.js #other')).toEqual(['src/store.js', 'src/ui/list.js', 'src/gone.ts', 'src/node.js', undefined]);
  });

  test('to no package or folder that has the name of a module of the runtime', async () => {
    const files = {
      ...app, 'tsconfig.json': { compilerOptions: { baseUrl: 'src' } }, 'src/main.ts': '', 'src/electron.ts': '', 'src/fs.ts': '', 'src/path/index.ts': '', 'src/events.ts': '',
      'packages/electron/package.json': { name: 'electron', version: '1.0.0', main: 'index.js' }, 'packages/electron/index.js': '',
    };
    expect(await leads(files, 'src/main.ts electron', 'src/main.ts electron/main', 'src/main.ts fs', 'src/main.ts fs/promises', 'src/main.ts path', 'src/main.ts node:fs', 'src/main.ts events', 'src/main.ts ./fs'))
      .toEqual([undefined, undefined, undefined, undefined, undefined, undefined, undefined, 'src/fs.ts']);
  });

  test('as the templates of bundlers have it, where no configuration says so', async () => {
    const files = { ...app, 'src/main/index.ts': '', 'src/utils/url.ts': '', 'src/renderer/src/api.ts': '' };
    expect(await leads(files, 'src/main/index.ts @/utils/url', 'src/main/index.ts ~/utils/url', 'src/main/index.ts @renderer/api', 'src/main/index.ts @scope/package')).toEqual(['src/utils/url.ts', 'src/utils/url.ts', 'src/renderer/src/api.ts', undefined]);
  });
});
