import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { inMode, whenIn, wildcardModule } from '../../frameworks/neutralino/model.js';
import { RUNS_PROGRAMS } from '../../knowledge/neutralino.js';

export default defineRule({
  id: 'neutralino/exec-allowed',
  title: 'Pages may run programs',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [78, 250],
  versions: 'all',

  *check({ neutralino, common }) {
    const foreign = common.resources.find(({ kind, integrity, when }) => kind === 'script' && !integrity && when !== 'development' && when !== 'test');
    for (const mode of neutralino.modes) {
      const { allow, decidedBy, methods } = mode.access;
      if (!mode.nativeAPI || decidedBy !== 'allow list' || !allow) continue;
      const entries = allow.entries.filter(({ value }) => RUNS_PROGRAMS.has(value) || (foreign && wildcardModule(value) === 'os'));
      const [first, ...others] = entries;
      if (!first) continue;
      yield {
        at: first,
        severity: foreign ? inMode(mode, 'high') : ('note' as const),
        message: `Scripts of the app's pages may run programs by ${listed([...RUNS_PROGRAMS].filter((method) => methods.has(method)))}${whenIn(mode)}. ${foreign ? `A page loads '${foreign.url.slice(0, 80)}' without a hash of it, so whoever controls that host runs programs on the user's computer.` : 'A script that gets into a page then does all that the user may do.'} Offer the few things that the app needs as methods of an extension, and take these out of the list.`,
        related: [...others.map(({ at, value }) => ({ at, message: `'${value}'` })), ...(foreign ? [{ at: foreign.at, message: 'the script that others can change' }] : [])],
      };
    }
  },
});
