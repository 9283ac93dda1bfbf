import type { Flow } from '../../core/flow.js';
import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/deeplink-untrusted',
  title: "Links from outside decide what the app does",
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [939, 20],

  *check({ common }) {
    const { flows } = common;
    yield* flowReports(flows, { from: ['deep-link'], to: ['command', 'program', 'code'], severity: 'critical', confidence: 'medium' }, said);
    yield* flowReports(flows, { from: ['deep-link'], to: ['open', 'openPath', 'load', 'file', 'sql', 'html', 'network', 'dispatch'], severity: 'high', confidence: 'medium' }, said);
    yield* flowReports(flows, { from: ['opened-file'], to: ['command', 'program', 'code', 'openPath', 'sql', 'html'], severity: 'high', confidence: 'medium' }, said);
  },
});

const WHERE: Readonly<Partial<Record<Flow['sink']['kind'], string>>> = {
  command: 'a command', program: 'the program that is run', code: 'code', open: 'what the system opens', openPath: 'what the system opens', load: 'what a window shows', file: 'a path', sql: 'a query', html: 'markup of a page', network: 'what the app asks',
  dispatch: 'the name of what is called',
};

const said = ({ sink: { kind, what } }: Flow, from: string): string =>
  `What comes from ${from} becomes ${WHERE[kind] ?? 'an action'}: it reaches '${what}'. Any site that the user visits can open such a link, so take it apart, compare its parts with those that the app knows, and use nothing of it as it stands.`;
