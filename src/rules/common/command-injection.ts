import type { Flow } from '../../core/flow.js';
import { flowReports, toldFor } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import { SHELL_OPENERS } from '../../knowledge/sinks.js';

export default defineRule({
  id: 'common/command-injection',
  title: 'Values of others become commands',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [78, 94],
  versions: 'all',

  *check({ common, app }) {
    const to = ['command', 'program', 'code'] as const;
    // Opening an address is another matter, even where a shell does it: the framework's rule speaks of both.
    const flows = common.flows.filter(({ sink }) => !SHELL_OPENERS.has(sink.what));
    yield* flowReports(flows, { from: 'any', but: [...toldFor(app), 'ipc', 'bridge', 'deep-link', 'arguments', 'protocol', 'download', 'environment', 'file'], to, severity: 'high' }, said);
    // Whoever sets a variable can mostly run programs as well; where the app is started by others, it is they who say.
    yield* flowReports(flows, { from: ['environment'], to: ['command'], severity: 'low', confidence: 'medium' }, said);
    // Whose file it is decides: loaders of modules and of people's own scripts read code from files, and are meant to.
    yield* flowReports(flows, { from: ['file'], to, severity: 'high', confidence: 'low' }, said);
  },
});

const said = ({ sink: { kind, what } }: Flow, from: string): string =>
  `What comes from ${from} becomes ${kind === 'code' ? 'code' : kind === 'program' ? 'the program that is run' : 'a part of a command'}: it reaches '${what}'. Whoever has a say in it can do all that the user may do. ${kind === 'code' ? 'Load only what the app brings along.' : 'Give arguments in a list to a program that the app names, without a shell.'}`;
