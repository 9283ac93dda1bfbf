import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/sourcemaps-shipped',
  title: 'Source maps in the package',
  category: 'build',
  severity: 'note',
  confidence: 'medium',
  cwe: [540],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const at of electron.packaging.sourceMaps) {
      yield { at, message: 'The bundler writes source maps for the shipped app, and nothing keeps them out of the package. They hold the sources with their comments and names, which helps whoever looks for a hole. Leave *.map out of what is packaged, or switch them off for releases.', fixes: [within(at, 'true', 'false', 'Write no source maps.')] };
    }
  },
});
