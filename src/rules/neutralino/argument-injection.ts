import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/neutralino/model.js';
import { SHELL_OPENERS } from '../../knowledge/sinks.js';

export default defineRule({
  id: 'neutralino/argument-injection',
  title: "The app's arguments become commands",
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [78, 88],
  versions: 'all',

  *check({ common }) {
    const flows = common.flows.filter(({ sink }) => !SHELL_OPENERS.has(sink.what));
    yield* flowReports(flows, { from: ['arguments'], to: ['command', 'code'], severity: 'high' }, ({ sink }, from) =>
      `What comes from ${from} becomes ${sink.kind === 'code' ? 'code' : 'a part of a command'}: it reaches '${sink.what}'. Links of a scheme that the app registers, and files that are opened with it, are arguments too, and a web page or a mail chooses them. Test them against what they may be, and quote them for the shell.`);
  },
});
