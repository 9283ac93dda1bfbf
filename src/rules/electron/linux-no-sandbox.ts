import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

/** Files in which an argument is an item of a list. */
const LISTS = /\.(?:json5?|ya?ml|toml|[cm]?[jt]s)$/;

export default defineRule({
  id: 'electron/linux-no-sandbox',
  title: 'Linux package that starts without the sandbox',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [693],
  versions: 'all; Linux',
  fixable: 'suggestion',
  supersedes: ['electron/insecure-switch'],

  *check({ electron }) {
    for (const { at, kind, by } of electron.packaging.linuxArguments) {
      yield kind === 'no-sandbox'
        ? { at, message: `'${by}' starts the installed app with Chromium's sandbox off, for every process and whatever the windows say. A page that breaks out of Chromium's engine then has all that the user has. Take the switch out; where user namespaces are not allowed, ship an AppArmor profile or a chrome-sandbox that belongs to root.`, fixes: [LISTS.test(at.file) && !by.includes('Exec=') ? { description: 'Keep the sandbox on.', safe: false, edits: [{ file: at.file, range: at.range, text: '', how: 'member' }] } : undefined] }
        : { at, severity: 'note', message: `'${by}' is 'classic', so that the snap is not confined at all. What the app can reach is then all that the user can. Use strict confinement with the plugs that the app needs, if it can live with them.` };
    }
  },
});
