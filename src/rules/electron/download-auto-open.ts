import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { capital } from '../../core/wording.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/download-auto-open',
  title: 'Downloads are opened by the name that a server gives',
  category: 'file-access',
  severity: 'high',
  confidence: 'medium',
  cwe: [494, 78],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['download'], to: ['openPath', 'command', 'program'], severity: 'high' }, (flow, from) =>
      `${capital(from)} reaches '${flow.sink.what}'. A server names the file as it likes: ${flow.sink.kind === 'openPath' ? 'a program, an installer or a script is started' : 'with what a shell reads in it'}. ${flow.sink.kind === 'openPath' ? 'Show the file in its folder, and let the user be the one who opens it.' : 'Give the name as an argument in a list, without a shell.'}`);
  },
});
