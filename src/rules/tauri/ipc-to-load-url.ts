import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { callersSay } from '../../frameworks/tauri/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'tauri/ipc-to-load-url',
  title: 'Pages decide what a window shows',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 829],
  versions: 'all',

  *check({ tauri, common }) {
    yield* flowReports(common.flows, { from: ['ipc'], to: ['load'], severity: 'high' }, ({ source, sink }, from) =>
      `A page names the address that a window shows: it comes from ${from} and reaches '${sink.what}'. What is shown there gets what capabilities give the window${tauri.appManifest || tauri.major === 1 ? '' : ', and before Tauri 2.11.1 every command of the app'}. Compare the origin with those that are meant, and keep it there with on_navigation().${callersSay(tauri, source.what)}`);
  },
});
