import { describe, expect, test } from 'vitest';
import { gitDependenciesOf } from '../../../src/frameworks/common/git-dependencies.js';
import { actionsOf } from '../../../src/frameworks/common/workflows.js';
import { worldOf } from '../memory.js';

const PACKAGE = JSON.stringify({ name: 'a', repository: { url: 'git+https://github.com/Owner/app.git' }, scripts: { dist: 'electron-builder', ship: 'npm run dist', lint: 'eslint .' }, devDependencies: { electron: '45.0.0' } });
const actions = async (files: Readonly<Record<string, string>>) => actionsOf(await worldOf('electron', 'package.json', { 'package.json': PACKAGE, ...files }));
const workflow = (more: string, on = 'push') => `on: ${on}\njobs:\n  a:\n    steps:\n      - uses: x/y@v1\n${more}`;
const isBuild = async (text: string, name = 'a.yml'): Promise<boolean> => (await actions({ [`.github/workflows/${name}`]: text })).some(({ ships }) => ships);

describe('workflows that build the app', () => {
  test.each([
    ['a packager', workflow('      - run: npx electron-builder -p never\n')],
    ['a packager of another kind', workflow('      - run: cargo tauri build --target x\n')],
    ['a script that leads to one', workflow('      - run: |\n          npm ci\n          npm run ship\n')],
    ['a script by its name', workflow('      - run: pnpm --filter desktop build:mac\n')],
    ['a release action', workflow('      - uses: softprops/action-gh-release@0123456789012345678901234567890123456789\n')],
    ['a signing secret', workflow('      - run: ./x\n        env: { CSC_LINK: "${{ secrets.CSC_LINK }}" }\n')],
    ['tags', workflow('', '{ push: { tags: ["v*"] } }')],
    ['releases', workflow('', '{ release: { types: [created] } }')],
  ])('have %s', async (_, text) => expect(await isBuild(text)).toBe(true));

  test.each([
    ['a linter', workflow('      - run: npm run lint\n')],
    ['nothing', workflow('')],
    ['an image to deliver at releases', workflow('      - uses: docker/build-push-action@v6\n', '{ release: {} }')],
    ['no tree at all', 'on: [push\n  jobs: {{'],
  ])('do not only have %s', async (_, text) => expect(await isBuild(text)).toBe(false));

  test('are not tests by their name, unless they sign', async () => {
    const packaged = workflow('      - run: npx electron-builder\n');
    expect([await isBuild(packaged, 'e2e-mac.yml'), await isBuild(packaged, 'build-and-test.yml'), await isBuild(`${packaged}        env: { CSC_LINK: x }\n`, 'e2e-mac.yml')]).toEqual([false, true, true]);
  });

  test('are at the top of the repository', async () => {
    const text = workflow('', '{ release: {} }');
    expect((await actions({ '.github/workflows/a.yml': text, 'packages/b/.github/workflows/b.yml': text })).map(({ at }) => at.file)).toEqual(['.github/workflows/a.yml']);
  });

  test('name who publishes what they use, and whether it is pinned', async () => {
    const uses = ['actions/checkout@v4', 'owner/tool@main', 'a/b/.github/workflows/c.yml@v2', 'a/b@0123456789012345678901234567890123456789', 'docker://alpine', `docker://alpine@sha256:${'a'.repeat(64)}`, '${{ matrix.x }}', './gone'];
    const found = await actions({ '.github/workflows/release.yml': `on: { release: {} }\njobs:\n  a:\n    steps:\n${uses.map((one) => `      - uses: "${one}"\n`).join('')}` });
    expect(found.map(({ kind, publisher, pinned, ref }) => [kind, publisher, pinned, ref])).toEqual([
      ['action', 'github', false, 'v4'], ['action', 'own', false, 'main'], ['workflow', 'other', false, 'v2'], ['action', 'other', true, '0123456789012345678901234567890123456789'], ['image', 'other', false, ''], ['image', 'other', true, ''],
    ]);
  });

  test('may use each other in a circle', async () => {
    const call = (name: string): string => `on: { release: {} }\njobs: { a: { uses: "./.github/workflows/${name}.yml" }, b: { steps: [{ uses: x/${name}@v1 }] } }`;
    expect((await actions({ '.github/workflows/a.yml': call('b'), '.github/workflows/b.yml': call('a') })).map(({ name }) => name)).toEqual(['x/a', 'x/b']);
  });
});

describe('dependencies from git', () => {
  const pins = async (specifiers: readonly string[]) =>
    gitDependenciesOf(await worldOf('electron', 'package.json', { 'package.json': JSON.stringify({ dependencies: Object.fromEntries(specifiers.map((one, index) => [`p${index}`, one])) }) })).map(({ pin, ref }) => [pin, ref]);

  test('are pinned to what stands behind #', async () => expect(await pins([
    'github:a/b', 'a/b#main', 'git+https://x.example/b.git#v1.2.3', 'git@github.com:a/b.git#8a6b2f1', 'https://github.com/a/b#semver:^1.0.0', 'a/b#path:/c', 'git+ssh://git@x.example/b.git#commit=0123456789012345678901234567890123456789', 'a/b#v2',
  ])).toEqual([['none', undefined], ['branch', 'main'], ['tag', 'v1.2.3'], ['commit', '8a6b2f1'], ['tag', '^1.0.0'], ['none', undefined], ['commit', '0123456789012345678901234567890123456789'], ['branch', 'v2']]));

  test('are none of the rest', async () => expect(await pins(['^1.0.0', 'latest', 'npm:@a/b@1', 'file:../b', 'link:../b', 'workspace:*', 'catalog:', 'https://x.example/b-1.0.0.tgz', '~/b', './b', '@a/b', ''])).toEqual([]));

  test('are locked where a lockfile stands beside the manifest or above it', async () => {
    const manifest = JSON.stringify({ dependencies: { b: 'a/b' } });
    const locked = async (lock: Readonly<Record<string, string>>) => gitDependenciesOf(await worldOf('electron', 'package.json', { 'package.json': '{}', 'apps/a/package.json': manifest, ...lock })).map((one) => one.locked);
    expect([await locked({}), await locked({ 'pnpm-lock.yaml': '' }), await locked({ 'apps/a/yarn.lock': '' }), await locked({ 'apps/c/yarn.lock': '' })]).toEqual([[false], [true], [true], [false]]);
  });

  test('cost no more than their length', async () => {
    const long = ['a/'.repeat(50_000), `git+https://${'a.'.repeat(50_000)}`, `a/b#${'1.'.repeat(50_000)}`, `a/b#${'1-'.repeat(50_000)}`, `https://${'github.'.repeat(20_000)}`];
    expect((await pins(long)).length).toBeLessThanOrEqual(long.length);
  }, 2000);
});
