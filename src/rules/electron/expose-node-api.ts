import { defineRule, type Report } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { type Given, powersOf } from '../../frameworks/electron/model.js';

/** What a page does with powers of one kind, and how bad that is. */
const told = (alike: readonly Given[]): Pick<Report, 'message' | 'severity' | 'confidence'> => {
  const [{ power: { kind, words = '', does, chosen, unsure } }] = alike as [Given, ...Given[]];
  const names = [...new Set(alike.map(({ power }) => power.name))];
  const [name, where, one] = [listed(names), listed(alike.map((given) => given.where)), alike.length === 1];
  switch (kind) {
    case 'handed':
      return { severity: 'high', message: `${where} ${one ? 'gives' : 'give'} every page ${name} itself, so a page chooses what is called and with which arguments. Hand over functions that each do one thing.` };
    case 'environment':
      return {
        severity: 'medium',
        message: chosen
          ? `${where} ${one ? 'gives' : 'give'} a page any environment variable that it names. Tokens and passwords often stand there. Give the variables that the page needs, by name.`
          : `${where} ${one ? 'gives' : 'give'} every page the whole environment of the process. Tokens and passwords often stand there. Give the variables that the page needs, by name.`,
      };
    case 'package':
      return {
        severity: 'medium', confidence: unsure ? 'low' : 'medium',
        message: `${where} ${one ? 'gives' : 'give'} every page all that the package ${name} exports, also what a later version adds. Hand over the functions that the page needs, each with its arguments tested.`,
      };
    case 'called':
      return does === 'open'
        ? { severity: 'high', message: `A page that calls ${where} chooses what ${name} ${names.length === 1 ? 'opens' : 'open'}, and nothing looks at it before. 'file:' and other schemes start programs. Parse the URL and open only 'https:' and what else the app needs.` }
        : { severity: does === 'network' ? 'medium' : 'high', message: `A page that calls ${where} decides what ${name} ${names.length === 1 ? `does, which ${words}` : `do: it ${words}`}, and nothing looks at it before. A script that gets into the page has the user's rights with it. Test the argument, or expose a function that names what the page needs.` };
  }
};

export default defineRule({
  id: 'electron/expose-node-api',
  title: 'Pages reach Node.js or the system through the bridge',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [749, 78, 22],
  versions: 'all',
  supersedes: ['electron/ipc-to-code', 'electron/ipc-to-command', 'electron/ipc-to-fs', 'electron/ipc-to-network', 'electron/ipc-to-open-path', 'electron/ipc-to-shell-open-external'],

  *check({ electron }) {
    for (const bridge of electron.bridges) {
      for (const alike of powersOf(bridge)) {
        yield { at: alike[0]!.at, ...told(alike), related: [{ at: bridge, message: `pages get it as window.${bridge.key}` }, ...alike.slice(1).map(({ at, where }) => ({ at, message: `'${where}' too` }))] };
      }
    }
  },
});
