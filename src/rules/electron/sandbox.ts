import { replaced, together } from '../../core/edits.js';
import type { Location } from '../../core/location.js';
import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, sureness, type Window } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/sandbox',
  title: 'Renderer without a sandbox',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [693, 1188],
  versions: 'all; off by default up to 15, and up to 19 with a preload script',
  fixable: 'suggestion',

  *check({ electron }) {
    if (electron.sandboxEnforced) return;
    // A default is one decision, and app.enableSandbox() ends it for all windows: it is told once, where a remote page is if there is one.
    const bare = electron.windows.filter(isBare);
    const worst = bare.find((window) => loadsRemote(window)) ?? bare[0];
    // A habit that is written into one window after the other is one finding; a page of another host in one of them is another.
    const open = electron.windows.flatMap((window) => {
      const one = window.development || !isOpen(window) ? undefined : window.preferences.sandbox.find(false);
      return one && !(bare.includes(window) && window !== worst) ? [{ window, one, remote: loadsRemote(window), byDefault: bare.includes(window) }] : [];
    });
    const habit = open.filter(({ remote, byDefault }) => !remote && !byDefault).sort((a, b) => Number(a.window.loose ?? false) - Number(b.window.loose ?? false));
    const told = new Set<string>();
    for (const { window, one, remote, byDefault } of open) {
      const alike = habit.some((other) => other.one === one) ? habit : undefined;
      if (alike && one !== alike[0]!.one) continue;
      // Windows may share their options.
      told.add(placeOf(one));
      const others = (alike ?? []).slice(1).filter((other) => { const place = placeOf(other.one); return !told.has(place) && told.add(place); });
      yield {
        at: one,
        ...sureness(window),
        severity: remote ? 'high' : byDefault ? 'low' : 'medium',
        message: `The renderer of ${named(window)}${others.length === 0 ? '' : others.length === 1 ? ', and that of one more window,' : `, and those of ${others.length} more windows,`} ${others.length === 0 ? 'runs' : 'run'} without the operating system's sandbox${byDefault ? `, as Electron ${electron.major} does by default here` : ''}.${remote ? ` It loads '${remote.url}'.` : ''} A page that breaks out of Chromium's engine, and a preload script it tricks, then has the user's rights. Turn 'sandbox' on${byDefault ? ', for every window with app.enableSandbox()' : ''}; a sandboxed preload script still has contextBridge and ipcRenderer.`,
        related: [...(remote ? [{ at: remote, message: 'the page it loads' }] : []), ...others.map((other) => ({ at: other.one.at, message: `${named(other.window)}, too` }))],
        fixes: [together([one, ...others.map((other) => other.one)].map((each) => replaced(each, 'true', 'Turn the sandbox on.')))],
      };
    }
  },
});

/** The sandbox is off by the version's default alone. */
const isBare = (window: Window): boolean =>
  !window.development && window.preferences.sandbox.find(false) !== undefined && window.preferences.sandbox.origin !== 'written' && isOpen(window);

/** Where Node.js is integrated, its own finding says what that means. */
const isOpen = ({ preferences: { nodeIntegration, nodeIntegrationInWorker } }: Window): boolean => !nodeIntegration.mayBe(true) && !nodeIntegrationInWorker.mayBe(true);

const placeOf = ({ at: { file, range } }: { readonly at: Location }): string => `${file}:${range.start}`;
