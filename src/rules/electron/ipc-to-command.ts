import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { beyondPowers, pagesSay } from '../../frameworks/electron/model.js';
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
    yield* flowReports(beyondPowers(electron, common.flows), { from: ['ipc', 'bridge'], to: ['command', 'program'], severity: 'critical' }, (flow, from) =>
      `A page decides what ${flow.sink.kind === 'command' ? 'command' : 'program'} is run: it comes from ${from} and reaches '${flow.sink.what}'. Whoever gets a script into a page can then run programs as the user. Run a program that the app names, with its arguments in a list and without a shell, and look values up in a list of those that are allowed.${pagesSay(electron)}`);
  },
});
