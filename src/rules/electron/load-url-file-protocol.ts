import { defineRule, type Report } from '../../core/rule.js';
import type { FileLoad } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/load-url-file-protocol',
  title: 'Pages shown with the file protocol',
  category: 'file-access',
  severity: 'low',
  confidence: 'high',
  cwe: [552],
  versions: 'all',

  *check({ electron }) {
    const shipped = electron.fileLoads.filter(({ when }) => when !== 'development' && when !== 'test');
    const urls = shipped.filter(({ by }) => by === 'loadURL');
    // loadFile is what the documentation shows, and all that is to say of it is that there is something better.
    const told = urls.length > 0 ? reportOf(urls, 'low') : reportOf(shipped, 'note');
    if (told) yield told;
  },
});

const reportOf = ([first, ...others]: readonly FileLoad[], severity: 'low' | 'note'): Report | undefined => first && {
  at: first, severity,
  message: `The window shows a page by '${first.by === 'loadURL' ? 'file:' : 'loadFile'}'. Pages of the file protocol may read other files of the computer, so that one injected script reads whatever the user can. ${first.by === 'loadURL' ? 'Serve the pages with protocol.handle under a scheme of your own; loadFile at least keeps the path from being taken apart.' : "Serve the pages with protocol.handle under a scheme of your own, and switch the fuse 'GrantFileProtocolExtraPrivileges' off."}`,
  related: others.slice(0, 5).map((at) => ({ at, message: 'this one, too' })),
};
