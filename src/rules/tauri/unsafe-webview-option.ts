import { defineRule, type Report } from '../../core/rule.js';
import { DANGEROUS_BROWSER_SWITCHES } from '../../knowledge/tauri-native.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/unsafe-webview-option',
  title: "Webview's own protection switched off",
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [693, 1188],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, name, value, when } of tauri.native.sandboxVariables) {
      if (when === 'development' || when === 'test') continue;
      yield { at, message: `'${name}' is set to '${value}', which takes the sandbox of WebKit's processes away. A page that breaks into the renderer then has all that the user may do. Remove it; where the sandbox does not start, the container that the app runs in is what needs mending.` };
    }
    for (const { at, name, value, when } of tauri.native.browserOptions) {
      if (when === 'development' || when === 'test') continue;
      const report = said(name, value);
      if (report) yield { at, ...report };
    }
  },
});

const said = (name: string, value: string): Omit<Report, 'at'> | undefined => {
  if (name === 'additionalBrowserArgs') {
    const [found] = DANGEROUS_BROWSER_SWITCHES.exec(value) ?? [];
    return found === undefined ? undefined : { message: `'${found}' is given to the browser below the window. It takes away bounds that pages rely on: of origins, certificates or the sandbox. Remove it, and give the one request that needs it to Rust.` };
  }
  if (name === 'proxyUrl') return /^(?:http|socks\d?):\/\/(?!localhost|127\.|\[::1\])/i.test(value) ? { severity: 'medium', message: `The window sends all it asks for through '${value}', a proxy that is reached without encryption. Whoever stands between reads which hosts are asked, and all of what goes over http. Use a proxy on this machine, or one that is reached over https.` } : undefined;
  return { severity: 'low', message: "The window is made with 'devtools'. In builds that have the developer tools, people can be talked into pasting scripts there. Leave it to builds for development." };
};
