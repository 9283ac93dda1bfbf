import { defineRule } from '../../core/rule.js';
import type { GuardChange } from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/csrf-disabled',
  title: 'No protection against forged requests',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [352],
  fixable: 'suggestion',

  *check({ nativephp }) {
    for (const change of nativephp.guards) {
      // NativePHP's own routes are for its Electron side, which has no pages' token.
      if (change.guard !== 'csrf' || nativephp.builder) continue;
      if (change.how !== 'excepted') {
        yield {
          at: change.at, confidence: 'medium', ...(change.how === 'skipped' && { severity: 'medium' as const }),
          message: `${change.how === 'skipped' ? 'Routes are served without protection against forged requests' : 'The protection against forged requests is taken out'}, by '${change.by}'. ${WHY} Leave it in place.`,
        };
      }
      for (const { value, at, width } of wide(change)) {
        yield {
          at, ...(width === 'part' && { severity: 'low' as const }),
          message: `${width === 'all' ? 'No request' : `No request below '${value}'`} has to prove that it comes from the app's own pages. ${WHY} Name the paths that others have to call, and no more.`,
          fixes: [{ description: 'Take the pattern out.', safe: false, edits: [{ ...at, text: '', how: 'member' }] }],
        };
      }
    }
  },
});

const WHY = 'Electron adds the secret of the app\'s server to every request from its windows, so a page of another site that is shown in one can send requests that count.';

/** Patterns that take everything, or a whole part of the app. */
function* wide({ paths }: GuardChange): Iterable<{ readonly value: string; readonly at: GuardChange['at']; readonly width: 'all' | 'part' }> {
  for (const { value, at } of paths) {
    if (/^\/?\*+$/.test(value)) yield { value, at, width: 'all' };
    else if (/^\/?[\w-]+\/\*+$/.test(value)) yield { value, at, width: 'part' };
  }
}
