import { defineRule } from '../../core/rule.js';
import { remotePages } from '../../frameworks/tauri/model.js';

const SCRIPTS = /^initialization_script/;

export default defineRule({
  id: 'tauri/remote-window-unguarded',
  title: 'Remote page may navigate its window anywhere',
  category: 'remote-content',
  severity: 'medium',
  confidence: 'medium',
  cwe: [601],
  versions: 'all',

  *check({ tauri }) {
    const told = new Set<unknown>();
    for (const { window, page } of remotePages(tauri)) {
      if (window.from !== 'rust' || told.has(window)) continue;
      told.add(window);
      const name = window.label === undefined ? 'A window' : `Window '${window.label}'`;
      const handler = window.builder.find(({ method }) => method === 'on_navigation');
      if (!handler || handler.answers === true) {
        yield {
          at: handler ?? window,
          remote: page.url,
          message: handler ? `${name} lets its page navigate anywhere: its 'on_navigation' allows every address. A link or a redirect of '${page.url}' then puts any other site into the app's window. Answer whether the origin is the one that is meant.`
            : `${name} shows '${page.url}' and has no 'on_navigation'. A link or a redirect there puts any other site into the app's window, with all that the window may do. Allow the origin that is meant, and open others in the browser.`,
        };
      }
      const script = window.builder.find(({ method }) => SCRIPTS.test(method));
      if (script) yield { at: script, remote: page.url, confidence: 'low', message: `A script of the app runs in every page that ${name.replace(/^[AW]/, (letter) => letter.toLowerCase())} shows, '${page.url}' first. What it defines, that page and whatever it navigates to can use or change. Keep secrets and wrappers of native commands out of it.` };
    }
  },
});
