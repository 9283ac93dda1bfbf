import type { Flow } from '../../core/flow.js';
import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/process-injection',
  title: "Requests become commands",
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [78, 94],

  *check({ common }) {
    const to = ['command', 'program', 'code'] as const;
    yield* flowReports(common.flows, { from: ['request'], to, severity: 'critical', confidence: 'medium' }, said);
    // Whoever runs a command of the app by hand may run anything else, too.
    yield* flowReports(common.flows, { from: ['arguments'], to: ['command', 'code'], severity: 'medium', confidence: 'low' }, said);
    yield* flowReports(common.flows, { from: ['request'], to: ['dispatch'], severity: 'medium', confidence: 'low' }, said);
  },
});

const WHAT: Readonly<Partial<Record<Flow['sink']['kind'], string>>> = { command: 'a part of a command', program: 'the program that is run', code: 'code', dispatch: 'the name of what is called' };

const said = ({ sink: { kind, what } }: Flow, from: string): string =>
  `What comes from ${from} becomes ${WHAT[kind] ?? 'a command'}: it reaches '${what}'. PHP runs as the user, and any page that a window shows can send requests with the app's secret, so a script or a link in one runs programs. `
  + (kind === 'code' ? 'Run only code that the app brings along.' : kind === 'dispatch' ? 'Choose by a list of names.' : "Give a program that the app names its arguments in a list: 'Process::run([\'git\', \'log\', \'--\', $branch])'.");
