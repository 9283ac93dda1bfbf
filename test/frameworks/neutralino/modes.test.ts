import { describe, expect, it } from 'vitest';
import type { Mode, NeutralinoModel } from '../../../src/frameworks/neutralino/model.js';
import { readNeutralino } from '../../../src/frameworks/neutralino/read.js';
import { ALL_NATIVE_METHODS } from '../../../src/knowledge/neutralino.js';
import { worldOf } from '../memory.js';

const HOME = 'neutralino.config.json';
const read = async (config: unknown, files: Readonly<Record<string, unknown>> = {}): Promise<NeutralinoModel> => readNeutralino(await worldOf('neutralino', HOME, { [HOME]: config, ...files }));
const modeOf = ({ modes }: NeutralinoModel, name: string): Mode => modes.find((mode) => mode.name === name)!;

describe('modes', () => {
  it('take what they do not say from the root, null included', async () => {
    const app = await read({ defaultMode: 'browser', enableNativeAPI: true, url: '/', modes: { browser: { url: null }, cloud: { enableNativeAPI: false, url: 'https://notes.example.org' } } });
    expect(app.modes.map(({ name, isDefault, declared }) => [name, isDefault, declared])).toEqual([['browser', true, true], ['window', false, false], ['cloud', false, true], ['chrome', false, false]]);
    expect(modeOf(app, 'browser')).toMatchObject({ nativeAPI: true, start: { url: '/', origin: { kind: 'app' } } });
    expect(modeOf(app, 'cloud')).toMatchObject({ nativeAPI: false, start: { origin: { kind: 'https', host: 'notes.example.org' } } });
  });

  it('start at the framework\'s own site where there is neither URL nor server', async () => {
    expect(modeOf(await read({}), 'window').start.url).toBe('https://neutralino.js.org');
    expect(modeOf(await read({ enableServer: true, documentRoot: '/resources/' }), 'window').start).toMatchObject({ url: '/', path: 'resources/index.html' });
    expect(modeOf(await read({ documentRoot: '/dist', url: '/app.html?x#y' }), 'window').start.path).toBe('dist/app.html');
  });

  it('survive what is no configuration', async () => {
    for (const text of ['', '[]', '{"modes": 3, "nativeAllowList": "os.*", "serverHeaders": [1]}']) expect((await read(text)).modes).toHaveLength(4);
  });
});

describe('method lists', () => {
  const access = async (config: object, mode = 'window'): Promise<Mode['access']> => modeOf(await read(config), mode).access;

  it('are open without either', async () => {
    expect(await access({})).toMatchObject({ decidedBy: 'nothing' });
    expect((await access({})).methods.size).toBe(ALL_NATIVE_METHODS.length);
  });

  it('allow what is named, and modules by one kind of wildcard only', async () => {
    const { methods } = await access({ nativeAllowList: ['app.exit', 'storage.*', 'os.exec*', '*', '*.*'] });
    expect([...methods].sort()).toEqual(['app.exit', 'storage.clear', 'storage.getData', 'storage.getKeys', 'storage.removeData', 'storage.setData']);
  });

  it('ignore the allow list where a block list is, even an empty one', async () => {
    const one = await access({ nativeAllowList: ['app.*'], nativeBlockList: [] });
    expect(one).toMatchObject({ decidedBy: 'block list' });
    expect(one.gained).toContain('os.execCommand');
    expect((await access({ nativeAllowList: ['app.*'], nativeBlockList: null })).decidedBy).toBe('allow list');
  });

  it('of the root and of a mode meet', async () => {
    const one = await access({ nativeAllowList: ['app.*'], modes: { chrome: { nativeBlockList: ['os.*', 'filesystem.*'] } } }, 'chrome');
    expect(one.decidedBy).toBe('block list');
    expect(one.gained).toContain('computer.sendKey');
    expect(one.gained).not.toContain('os.execCommand');
    expect(one.gained.some((method) => method.startsWith('window.'))).toBe(false);
  });
});

describe('policies', () => {
  it('are those of the headers', async () => {
    const { policies } = await read({ serverHeaders: { 'content-security-policy': "default-src 'self'" } });
    expect(policies).toMatchObject([{ text: "default-src 'self'", reportOnly: false, directives: [{ name: 'default-src' }] }]);
  });
});
