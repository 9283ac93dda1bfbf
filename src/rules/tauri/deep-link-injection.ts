import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type { SinkKind } from '../../core/flow.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/tauri/model.js';

const HARM: Readonly<Partial<Record<SinkKind, string>>> = {
  command: 'it becomes part of a command', program: 'it names the program that is run', code: 'it names code that is loaded', file: 'it names a file', open: 'it names what the system opens', openPath: 'it names the file that is opened', load: 'it names the page that a window shows',
  script: 'it is run as a script', html: 'it becomes markup', sql: 'it becomes part of a statement', network: 'it names the address that is asked', scope: 'it widens what pages may reach', invoke: 'it is given to a native command',
};

export default defineRule({
  id: 'tauri/deep-link-injection',
  title: 'Links decide what the app does',
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [939, 88],
  versions: 'all',

  *check({ common }) {
    const say = (flow: { readonly sink: { readonly kind: SinkKind; readonly what: string } }, from: string): string =>
      `${from[0]!.toUpperCase()}${from.slice(1)} decides what the app does: ${HARM[flow.sink.kind] ?? 'it is used'} at '${flow.sink.what}'. Any site can open such a link, and any program can start the app. Parse it, and let only the actions and values through that are meant.`;
    yield* flowReports(common.flows, { from: ['deep-link', 'arguments'], to: ['command', 'program', 'code', 'script'], severity: 'critical' }, say);
    yield* flowReports(common.flows, { from: ['deep-link', 'arguments'], to: ['file', 'open', 'openPath', 'load', 'html', 'sql', 'scope'], severity: 'high' }, say);
    // What a command does with it is followed in Rust, if it is there.
    yield* flowReports(common.flows, { from: ['deep-link'], to: ['invoke', 'network', 'asset'], severity: 'medium', confidence: 'low' }, say);
  },
});
