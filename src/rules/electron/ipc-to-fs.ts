import type { Flow } from '../../core/flow.js';
import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { beyondPowers, pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

/** What lists or makes folders neither reads nor changes what is in files. */
const NAMES_ONLY = /(?:^|\.)(?:readdir|opendir|mkdir|mkdirp|mkdtemp|ensureDir|readlink|realpath|utimes)(?:Sync)?$/;

export default defineRule({
  id: 'electron/ipc-to-fs',
  title: 'Pages decide which files are used',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22, 73],
  versions: 'all',

  *check({ electron, common }) {
    const strong: Flow[] = [];
    const names: Flow[] = [];
    const ended: Flow[] = [];
    for (const flow of beyondPowers(electron, common.flows)) (NAMES_ONLY.test(flow.sink.what) ? names : flow.sink.ending !== undefined ? ended : strong).push(flow);
    yield* flowReports(strong, { from: ['ipc', 'bridge'], to: ['file'], severity: 'high' }, (flow, from) =>
      `A page names the file: the path comes from ${from} and reaches '${flow.sink.what}'. Whoever gets a script into a page can then read or change any file of the user. Resolve the path and refuse it where it leads out of the folder that is meant, or let the user choose the file in a dialog and hand out a handle.${pagesSay(electron)}`);
    yield* flowReports(ended, { from: ['ipc', 'bridge'], to: ['file'], severity: 'medium', confidence: 'low' }, (flow, from) =>
      `A page has a say in which file is used: a part of the path comes from ${from} and reaches '${flow.sink.what}', though it always ends in '${flow.sink.ending}'. Whoever gets a script into a page can then reach files of that name in any folder of the user. Resolve the path and refuse it where it leads out of the folder that is meant.${pagesSay(electron)}`);
    yield* flowReports(names, { from: ['ipc', 'bridge'], to: ['file'], severity: 'low', confidence: 'low' }, (flow, from) =>
      `A page names the folder: the path comes from ${from} and reaches '${flow.sink.what}'. Whoever gets a script into a page can then learn what the user's folders hold, or fill them. Resolve the path and refuse it where it leads out of the folder that is meant.${pagesSay(electron)}`);
  },
});
