import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'electron/preload-message-bridge',
  title: 'Window messages are passed on to the main process',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [346],
  versions: 'all',

  *check({ electron }) {
    for (const { at, send, method } of electron.messageBridges) {
      yield {
        at: send,
        message: `A window message decides to which channel 'ipcRenderer.${method}' sends, and nothing tests where the message comes from. Every frame in the page, and every page that opened it, can post one and so reach every handler of the main process. Test 'event.origin' and 'event.source', and send only to channels of a list.`,
        related: [{ at, message: 'messages are listened to here' }],
      };
    }
  },
});
