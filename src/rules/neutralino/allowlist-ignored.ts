import { removed } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { inMode, whenIn } from '../../frameworks/neutralino/model.js';
import { CHANGES_FILES, REACHES_OUT, READS_FILES, RUNS_PROGRAMS } from '../../knowledge/neutralino.js';

const grave = (method: string): boolean => RUNS_PROGRAMS.has(method) || CHANGES_FILES.has(method) || READS_FILES.has(method);

export default defineRule({
  id: 'neutralino/allowlist-ignored',
  title: 'Allow list without effect beside a block list',
  category: 'permissions',
  severity: 'critical',
  confidence: 'high',
  cwe: [863],
  versions: 'from 3.0',
  fixable: 'safe',

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      const { allow, block, gained } = mode.access;
      if (!mode.nativeAPI || !allow || !block || gained.length === 0) continue;
      const worst = gained.filter(grave);
      const named = [...worst, ...gained.filter((method) => REACHES_OUT.has(method)), ...gained.filter((method) => !grave(method) && !REACHES_OUT.has(method))];
      const edit = removed(block.setting);
      // Safe where the scripts could be read and call nothing that the allow list leaves out.
      const safe = neutralino.used.size > 0 && ![...neutralino.used].some((method) => gained.includes(method));
      yield {
        at: block.setting,
        severity: inMode(mode, worst.length > 0 ? 'critical' : 'high'),
        message: `${block.entries.length > 0 ? 'This block list' : 'An empty block list'} switches the allow list off${whenIn(mode)}. Neutralinojs asks only one of them, so pages may call methods that the allow list leaves out, such as ${listed(named.slice(0, 3))}. Remove the block list${block.entries.length > 0 ? ', and what it names from the allow list' : ''}.`,
        related: [{ at: allow.setting, message: 'the allow list that is not read' }],
        fixes: [edit && { description: 'Remove the block list.', safe: safe && block.entries.length === 0, edits: [edit] }],
      };
    }
  },
});
