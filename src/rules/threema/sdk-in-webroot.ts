import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';
import type { ServedSdk } from '../../frameworks/threema/model.js';

const WHAT: Readonly<Record<ServedSdk['parts'][number], string>> = { tool: 'console tool', samples: 'samples', source: 'source', documentation: 'documentation' };

export default defineRule({
  id: 'threema/sdk-in-webroot',
  title: 'SDK where the web server serves it',
  category: 'file-access',
  severity: 'medium',
  confidence: 'high',
  cwe: [552],

  *check({ threema }) {
    for (const { at, folder, webRoot, parts } of threema.servedSdks) {
      const runs = parts.includes('tool') || parts.includes('samples');
      yield {
        at,
        severity: runs ? 'medium' : 'low',
        message: `The SDK's ${enumerated(parts.map((part) => WHAT[part]))} ${parts.length > 1 || parts[0] === 'samples' ? 'lie' : 'lies'} in '${folder || '.'}', below '${webRoot || '.'}', which the web server serves. ${runs ? 'Everybody can call its scripts, and the samples with your data filled in send messages for whoever does.' : 'It tells everybody which version you use.'} Move the SDK out of that folder and include it from there.`,
      };
    }
  },
});
