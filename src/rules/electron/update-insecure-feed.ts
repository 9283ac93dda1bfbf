import { within } from '../../core/edits.js';
import { originOf } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/update-insecure-feed',
  title: 'Updates over a connection that others can change',
  category: 'updates',
  severity: 'high',
  confidence: 'high',
  cwe: [494, 319],
  versions: 'all',
  fixable: 'suggestion',
  supersedes: ['common/insecure-url'],

  *check({ electron }) {
    for (const { at, url, by, when, chosenBy } of electron.packaging.feeds) {
      if (when === 'development' || when === 'test') continue;
      if (chosenBy !== undefined) {
        yield {
          at, severity: 'medium', confidence: 'low',
          message: `'${chosenBy}' of the running app decides where updates come from. A program that starts the app with another value has it install what that server offers. Write the address into the app, or let the bundler put it there.`,
        };
      } else if (originOf(url).kind === 'http') {
        const where = url === 'http://' ? 'a server' : `'${url}'`;
        yield {
          at,
          message: `'${by}' takes updates from ${where} without encryption. Anyone on the network can answer with an older version, hold updates back, or, where nothing checks a signature, have code of their own installed. Serve updates over https.`,
          fixes: [url === 'http://' ? undefined : within(at, 'http://', 'https://', 'Use https.')],
        };
      }
    }
  },
});
