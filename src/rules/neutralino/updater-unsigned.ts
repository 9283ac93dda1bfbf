import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'neutralino/updater-unsigned',
  title: 'Updates that nothing verifies',
  category: 'updates',
  severity: 'medium',
  confidence: 'high',
  cwe: [494, 347],
  versions: 'all',

  *check({ neutralino }) {
    for (const { name, at, when } of neutralino.calls) {
      if (name !== 'updater.install' || when === 'development' || when === 'test') continue;
      yield {
        at,
        message: "The update that is installed here was checked by nothing. 'updater.install' fetches what the manifest names and writes it over the app: whoever can write to the host of either ships code to every user. Fetch the resources yourself, compare them with a signature made by a key that is in the app, and write them only then.",
      };
    }
  },
});
