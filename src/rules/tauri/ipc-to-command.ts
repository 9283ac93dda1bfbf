import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { callersSay } from '../../frameworks/tauri/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'tauri/ipc-to-command',
  title: 'Pages decide what command is run',
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [78],
  versions: 'all',

  *check({ tauri, common }) {
    yield* flowReports(common.flows, { from: ['ipc'], to: ['command', 'program', 'code'], severity: 'critical' }, ({ source, sink: { kind, what } }, from) =>
      `A page decides what ${kind === 'command' ? 'command' : kind === 'code' ? 'library' : 'program'} is run: it comes from ${from} and reaches '${what}'. Tauri checks no scope in Rust, so whoever gets a script into a page can then run programs as the user. Match the value against those that are meant, and give arguments to a program that the app names, without a shell.${callersSay(tauri, source.what)}`);
  },
});
