import { nameOf } from '../../core/paths.js';
import { defineRule } from '../../core/rule.js';
import { GUESSABLE } from '../../knowledge/threema.js';

/** Whether every word of a path is one that people try first. A placeholder, a number or a random part makes it another matter. */
const guessable = (path: string): boolean => !/[{}<>*]/.test(path) && path.split(/[/._-]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean).every((word) => GUESSABLE.has(word.toLowerCase()));

export default defineRule({
  id: 'threema/callback-guessable',
  title: 'Callback at an address that is easy to guess',
  category: 'ipc-auth',
  severity: 'low',
  confidence: 'medium',
  cwe: [340],

  *check({ threema }) {
    const addresses = [
      ...threema.callbacks.filter(({ open }) => open).map(({ path, at, webRoot }) => ({ address: webRoot === undefined ? nameOf(path) : path.slice(webRoot === '' ? 0 : webRoot.length + 1), at, sure: webRoot !== undefined })),
      ...threema.routes.map(({ path, at }) => ({ address: path, at, sure: true })),
    ];
    for (const { address, at, sure } of addresses) {
      if (!guessable(address)) continue;
      yield {
        at,
        ...(!sure && { confidence: 'low' as const }),
        message: `The callback's address '${address}' is one that everybody tries first. The MAC keeps made-up messages out; an address that nobody knows keeps those away who look for a hole in that check, or only want to keep the server busy. Put a long random part into it.`,
      };
    }
  },
});
