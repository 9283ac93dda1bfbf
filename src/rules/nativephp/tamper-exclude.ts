import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { LEAVES_CODE_OUT } from '../../knowledge/nativephp.js';

export default defineRule({
  id: 'nativephp/tamper-exclude',
  title: 'Code left out of the check for changes',
  category: 'build',
  severity: 'medium',
  confidence: 'high',
  cwe: [353],
  fixable: 'suggestion',

  *check({ nativephp }) {
    const excluded = nativephp.configs.get('nativephp')?.at('/tamper_proofing/exclude_files');
    if (!excluded || excluded.missing) return;
    const code = excluded.strings().filter(({ value }) => LEAVES_CODE_OUT.test(value));
    if (code[0]) {
      yield {
        at: code[0],
        message: `${listed(code.map(({ value }) => value))} would leave the app's own code out of the check for changes. What is left out can be changed on a user's machine without a warning. Name the few files that really change, such as one that holds a customer's logo. No release of NativePHP so far reads this list, so do not count on the check either.`,
        fixes: [{ description: 'Take the code back in.', safe: false, edits: code.map(({ at }) => ({ ...at, text: '', how: 'member' as const })) }],
      };
    } else if (excluded.strings().length > 0) {
      yield {
        at: excluded.keyAt ?? excluded,
        severity: 'note',
        message: 'No release of NativePHP so far checks the app for changes. The list is described in its guide and read by nothing; sign the app instead, so that the system checks it.',
      };
    }
  },
});
