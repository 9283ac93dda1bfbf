import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { capital } from '../../core/wording.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/download-auto-open',
  title: 'Downloads are stored or opened by the name that a server gives',
  category: 'file-access',
  severity: 'high',
  confidence: 'medium',
  cwe: [494, 22],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['download'], to: ['openPath', 'file', 'command', 'program'], severity: 'high' }, (flow, from) =>
      `${capital(from)} reaches '${flow.sink.what}'. A server names the file as it likes: with a path in it, or as a program. Take path.basename() of it, and let the user be the one who opens it.`);
  },
});
