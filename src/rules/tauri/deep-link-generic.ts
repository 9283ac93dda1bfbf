import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/deep-link-generic',
  title: 'Scheme that other programs take too',
  category: 'ipc-auth',
  severity: 'low',
  confidence: 'medium',
  cwe: [939],
  versions: '2',

  *check({ tauri }) {
    const desktop = settingOf(tauri, 'deepLink', '/desktop');
    const schemes = [...(desktop?.to('/schemes').strings() ?? []), ...(desktop?.items() ?? []).flatMap((item) => item.to('/schemes').strings())];
    for (const { value, at, when } of schemes) {
      if (when === 'development' || when === 'test' || (!GENERIC.has(value.toLowerCase()) && value.length > 2)) continue;
      yield {
        at,
        message: `The app registers the scheme '${value}', which others use too. Whichever program was installed last gets the links, with the codes and tokens that a login sends back in them. Use a name of your own, as in 'net.example.notes'.`,
      };
    }
  },
});

const GENERIC: ReadonlySet<string> = new Set(['http', 'https', 'file', 'ftp', 'app', 'open', 'auth', 'login', 'oauth', 'desktop', 'tauri', 'main', 'link', 'url', 'web', 'ai', 'chat', 'client', 'callback', 'mailto', 'tel']);
