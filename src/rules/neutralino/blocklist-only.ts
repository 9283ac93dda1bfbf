import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { inMode, whenIn } from '../../frameworks/neutralino/model.js';
import { CHANGES_FILES, READS_FILES, RUNS_PROGRAMS } from '../../knowledge/neutralino.js';

const grave = (method: string): boolean => RUNS_PROGRAMS.has(method) || CHANGES_FILES.has(method) || READS_FILES.has(method);

export default defineRule({
  id: 'neutralino/blocklist-only',
  title: 'Native methods blocked one by one',
  category: 'permissions',
  severity: 'medium',
  confidence: 'high',
  cwe: [183, 250],
  versions: 'all',
  fixable: 'suggestion',

  *check({ neutralino }) {
    const used = [...neutralino.used].sort();
    for (const mode of neutralino.modes) {
      const { allow, block, methods, refused } = mode.access;
      if (!mode.nativeAPI || allow || !block || refused === 0) continue;
      const open = [...methods].filter(grave);
      const { at, keyAt } = block.setting;
      yield {
        at: block.setting,
        severity: inMode(mode, 'medium'),
        message: `Pages may call every native method that this list does not name${whenIn(mode)}. ${open.length > 0 ? `That is ${methods.size} methods, ${listed(open.slice(0, 3))} among them, and` : `That is ${methods.size} methods, and`} whatever a newer version adds. Name the methods that the app needs in 'nativeAllowList' instead, and remove the block list: while it is there, no allow list is read.`,
        fixes: [keyAt && used.length > 0 ? { description: "Allow the methods that the app's scripts call, and no others.", safe: false, edits: [{ file: at.file, range: { start: keyAt.range.start, end: at.range.end }, text: `"nativeAllowList": ${JSON.stringify(used)}` }] } : undefined],
      };
    }
  },
});
