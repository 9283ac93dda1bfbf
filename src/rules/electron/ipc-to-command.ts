import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-command',
  title: 'Pages decide what command is run',
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [78],
  versions: 'all',

  *check({ electron, common }) {
    const pages = pagesSay(electron);
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['command', 'program'], severity: 'critical' }, (flow) =>
      `What a page sends runs as a command: ${flow.source.what} reaches '${flow.sink.what}'. Whoever gets a script into a page then runs programs as the user. Run a program that the app names, with arguments in a list and without a shell, and look values up in a list of those that are allowed.${pages === '' ? '' : ` (${pages}.)`}`);
  },
});
