import { describe, expect, test } from 'vitest';
import { bridgesOf } from '../../../src/frameworks/electron/bridges.js';
import { handlersOf } from '../../../src/frameworks/electron/ipc.js';
import { pathOf } from '../../../src/frameworks/electron/model.js';
import { worldOf } from '../memory.js';

const told = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const world = await worldOf('electron', 'package.json', { 'package.json': { name: 'notes' }, ...files });
  return handlersOf(world).map(({ channel = '?', via, fn, data, event = '-' }) => {
    const name = fn && (fn.source.summary.functions[fn.fn]!.name ?? `${fn.source.path}@${fn.source.summary.functions[fn.fn]!.at.start}`);
    return `${channel} ${via} ${name === undefined ? '?' : name.includes('@') ? 'fn' : name} event ${event} data ${data}`;
  });
};

describe('handlers of an Electron app', () => {
  test('of ipcMain, of web contents, of frames and of ports', async () => {
    expect(await told({ 'main.ts': `
      import { ipcMain, BrowserWindow, MessageChannelMain } from 'electron';
      ipcMain.handle('notes:save', async (event, note) => note);
      ipcMain.on('notes:open', openNote);
      function openNote(event, id) {}
      const win = new BrowserWindow();
      win.webContents.ipc.handle('notes:list', () => []);
      win.webContents.mainFrame.ipc.on('notes:frame', (e, x) => x);
      win.webContents.on('ipc-message', (event, channel, ...args) => args);
      ipcMain.on('port', (event) => { const [port] = event.ports; port.on('message', (message) => message.data); });
      const { port1 } = new MessageChannelMain();
      port1.on('message', ({ data }) => data);
      process.on('message', (m) => m);
      win.on('closed', () => {});
    ` })).toEqual([
      'notes:save ipcMain.handle fn event 0 data 1', 'notes:open ipcMain.on openNote event 0 data 1', 'notes:list webContents.ipc.handle fn event 0 data 1',
      'notes:frame webContents.ipc.on fn event 0 data 1', '? webContents.ipc-message fn event 0 data 1', 'port ipcMain.on fn event 0 data 1', '? MessagePort.on fn event - data 0', '? MessagePort.on fn event - data 0',
    ]);
  });

  test('by functions of the app that pass them on, in this file and others', async () => {
    expect(await told({
      'ipc.ts': `
        import { ipcMain } from 'electron';
        export const handle = (channel, handler) => { ipcMain.handle(channel, async (event, ...args) => { log(channel); return handler(event.sender, ...args); }); };
        export function listen(channel, listener) { ipcMain.on(channel, listener); }
        export const answer = (name, fn) => ipcMain.handle(\`app:\${name}\`, (_e, data) => fn(data));`,
      'channels.ts': `export const CHANNELS = { open: 'file:open', save: 'file:save' } as const; export enum Events { Close = 'file:close' } // electron
        require('electron');`,
      'main.ts': `
        import 'electron';
        import { handle, listen as hear, answer } from './ipc';
        import { CHANNELS, Events } from './channels';
        import * as files from './files';
        handle(CHANNELS.open, files.open);
        handle(CHANNELS.save, (sender, path, text) => path);
        hear(Events.Close, files.close);
        answer('title', (title) => title);`,
      'files.ts': `import 'electron'; export function open(sender, path) {} export const close = (event, path) => path;`,
    })).toEqual(['file:open ipcMain.handle open event 0 data 1', 'file:save ipcMain.handle fn event 0 data 1', 'file:close ipcMain.on close event 0 data 1', 'app:title ipcMain.handle fn event - data 0']);
  });

  test('by methods of classes', async () => {
    expect(await told({
      'base.ts': `import { ipcMain } from 'electron';
        export class Service { protected registerHandler(channel, handler) { ipcMain.handle(channel, (event, ...args) => handler(...args)); } }`,
      'notes.ts': `import { ipcMain } from 'electron';
        import { Service } from './base';
        class Notes extends Service {
          constructor() { super(); this.registerHandler('notes:save', this.save.bind(this)); this.registerHandler('notes:drop', (id) => this.drop(id)); ipcMain.handle('notes:read', this.read); }
          save(note) {} drop(id) {} read = async (event, id) => id;
        }`,
    })).toEqual(['notes:save ipcMain.handle save event - data 0', 'notes:drop ipcMain.handle fn event - data 0', 'notes:read ipcMain.handle read event 0 data 1']);
  });

  test('in loops over collections', async () => {
    expect(await told({ 'main.js': `
      const { ipcMain } = require('electron');
      const handlers = { save(event, note) {}, 'open:file': async (event, path) => path };
      for (const [name, fn] of Object.entries(handlers)) ipcMain.handle(name, fn);
      Object.keys(handlers).forEach((key) => ipcMain.on(key, handlers[key]));
      const list = [{ channel: 'a', run: (event, x) => x }, { channel: 'b', run: second }];
      function second(event, y) {}
      list.forEach(({ channel, run }) => { ipcMain.handle(channel, (event, ...args) => run(event, ...args)); });
      for (const channel of ['x', 'y']) ipcMain.on(channel, second);
    ` })).toEqual([
      'save ipcMain.handle save event 0 data 1', 'save ipcMain.on save event 0 data 1', 'open:file ipcMain.handle open:file event 0 data 1', 'open:file ipcMain.on open:file event 0 data 1',
      'a ipcMain.handle run event 0 data 1', 'b ipcMain.handle second event 0 data 1', 'x ipcMain.on second event 0 data 1', 'y ipcMain.on second event 0 data 1',
    ]);
  });

  test('behind a dispatcher', async () => {
    expect(await told({
      'main.ts': `import { ipcMain } from 'electron'; import { Files } from './files';
        class Presenters { files = new Files(); shell = { run(command) {} }; }
        const presenters = new Presenters();
        ipcMain.handle('presenter:call', async (event, name, method, ...payloads) => { const presenter = presenters[name]; return presenter[method](...payloads); });`,
      'files.ts': `import 'electron'; export class Files { read(path) {} async write(path, text) {} }`,
    })).toEqual(['presenter:call dispatch read event - data 0', 'presenter:call dispatch write event - data 0', 'presenter:call dispatch run event - data 0']);
  });

  test('wrapped in other functions', async () => {
    expect(await told({ 'main.ts': `import { ipcMain } from 'electron'; import { debounce } from 'lodash';
      const guarded = (fn) => async (event, ...args) => { if (!event.senderFrame) return; return fn(...args); };
      ipcMain.handle('guarded', guarded((path) => path));
      ipcMain.on('typed', debounce(onTyped, 300));
      function onTyped(event, text) {}
      ipcMain.handle('unknown', plugin.handler);
    ` })).toEqual(['guarded ipcMain.handle fn event - data 0', 'typed ipcMain.on onTyped event 0 data 1', 'unknown ipcMain.handle ? event 0 data 1']);
  });

  test('of packages', async () => {
    expect(await told({
      'main.ts': `import { ipcMain as ipc } from 'electron-better-ipc'; import { IpcListener } from '@electron-toolkit/typed-ipc/main';
        ipc.answerRenderer('title', async (title) => title);
        ipc.answerRenderer(win, 'size', async (size) => size);
        new IpcListener().handle('say', (event, text) => text);`,
      'router.ts': `import { createIPCHandler } from 'electron-trpc/main'; import { z } from 'zod';
        export const router = t.router({ open: t.procedure.input(z.string()).mutation(async ({ input }) => input) });`,
      'notes.ts': `import { IpcHandle } from './decorators'; import 'electron';
        class Notes { @IpcHandle('notes:save') async save(note) {} plain(x) {} @IpcHandle('notes:read') read(event, id) {} }`,
    })).toEqual([
      'title ipcMain.answerRenderer fn event - data 0', 'size ipcMain.answerRenderer fn event - data 0', 'say IpcListener.handle fn event 0 data 1',
      'notes:save decorator save event - data 0', 'notes:read decorator read event 0 data 1', 'open trpc fn event - data 0',
    ]);
  });

  test('in a table that is asked by the name that the page sends', async () => {
    expect(await told({
      'main.ts': `import { ipcMain } from 'electron'; import { createDispatcher, dispatch } from './routes'; import { fileRoutes } from './files'; import { toMap } from './table';
        const dispatcher = createDispatcher({ routeMaps: [fileRoutes({}), toMap([['shell', (input) => input]])] });
        export function register(ipc, routes) { ipcMain.handle('route', async (event, name, input) => dispatch(routes, name, input, event.sender.id)); }
        register(ipcMain, dispatcher);`,
      'table.ts': `import 'electron';
        export function toMap(entries) { const routes = new Map(); for (const [name, handler] of entries) routes.set(name, handler); return routes; }
        export function merged(maps) { const all = new Map(); for (const map of maps) for (const [name, handler] of map) all.set(name, handler); return all; }`,
      'routes.ts': `import 'electron'; import { merged } from './table';
        export function createDispatcher(deps) { return { registry: merged(deps.routeMaps) }; }
        export async function dispatch(dispatcher, name, input, sender) {
          const route = dispatcher.registry.get(name);
          if (!route) throw new Error(name);
          return await route(input, { sender });
        }`,
      'files.ts': `import 'electron'; import { toMap } from './table'; export const fileRoutes = (service) => toMap([['files.read', readFile], ['files.drop', async (input) => input]]); function readFile(input) {}`,
    })).toEqual(['route dispatch readFile event - data 0', 'route dispatch fn event - data 0', 'route dispatch fn event - data 0']);
  });
});

describe('messages of a bridge', () => {
  test('with their channels and arguments, through functions of the app', async () => {
    const world = await worldOf('electron', 'package.json', {
      'package.json': { name: 'notes' },
      'preload.ts': `import { contextBridge, ipcRenderer } from 'electron'; import { call } from './call';
        const api = (ipcRenderer) => ({ open: (path) => ipcRenderer.send('open', path) });
        class Notes { save(id, text) { return call('save', text, id); } onSaved(listener) { ipcRenderer.on('saved', (_event, id) => listener(id)); } }
        contextBridge.exposeInMainWorld('notes', new Notes());
        contextBridge.exposeInMainWorld('files', api(ipcRenderer));`,
      'call.ts': `import { ipcRenderer } from 'electron'; export const call = (name, ...args) => ipcRenderer.invoke(\`notes:\${name}\`, ...args);`,
    });
    const all = bridgesOf(world).flatMap((bridge) => bridge.members.map((member) => `${pathOf(bridge, member)} ${(member.messages ?? []).map(({ channel, method, args }) => `${method} ${channel} ${args.join()}`).join('; ')}`));
    expect(all).toEqual(['window.notes.save invoke notes:save 1,0', 'window.notes.onSaved on saved -1', 'window.files.open send open 0']);
  });
});
