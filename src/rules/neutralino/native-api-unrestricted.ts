import { insertedAfter } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { inMode, optionOf, whenIn } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/native-api-unrestricted',
  title: 'Every native method within reach of pages',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [862, 250],
  versions: 'all',
  fixable: 'suggestion',
  supersedes: ['neutralino/allowlist-ignored'],

  *check({ neutralino }) {
    const used = [...neutralino.used].sort();
    for (const mode of neutralino.modes) {
      const { allow, block, refused } = mode.access;
      if (!mode.nativeAPI || allow || refused > 0) continue;
      const enabled = optionOf(neutralino, mode.name, 'enableNativeAPI');
      const allowed = used.length > 0 ? insertedAfter(block?.setting.at ?? enabled.at, 'nativeAllowList', used) : undefined;
      yield {
        at: block?.setting ?? enabled,
        severity: inMode(mode, 'high'),
        message: `A script in any page of the app may call every native method${whenIn(mode)}: run programs, read and change files, press keys. ${block ? (block.entries.length > 0 ? 'No entry of \'nativeBlockList\' names a method or \'module.*\', so it blocks nothing.' : 'An empty \'nativeBlockList\' blocks nothing.') : 'There is no \'nativeAllowList\'.'} List the methods that the app needs in 'nativeAllowList'${block ? ' and remove the block list' : ''}.`,
        related: block ? [{ at: enabled, message: 'the native API is turned on here' }] : [],
        fixes: [!block && allowed ? { description: 'Allow the methods that the app\'s scripts call.', safe: false, edits: [allowed] } : undefined],
      };
    }
  },
});
