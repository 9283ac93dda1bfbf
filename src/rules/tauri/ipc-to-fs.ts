import type { Flow } from '../../core/flow.js';
import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { callersSay } from '../../frameworks/tauri/model.js';
import type {} from '../../frameworks/common/model.js';

/** What lists or makes folders neither reads nor changes what is in files. */
const NAMES_ONLY = /(?:^|[.:])(?:read_dir|create_dir|create_dir_all|read_link|get_dir_content)$/;

export default defineRule({
  id: 'tauri/ipc-to-fs',
  title: 'Pages decide which files are used',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22, 73],
  versions: 'all',

  *check({ tauri, common }) {
    const strong: Flow[] = [];
    const names: Flow[] = [];
    const ended: Flow[] = [];
    for (const flow of common.flows) (NAMES_ONLY.test(flow.sink.what) ? names : flow.sink.ending !== undefined ? ended : strong).push(flow);
    yield* flowReports(strong, { from: ['ipc'], to: ['file'], severity: 'high' }, ({ source, sink }, from) =>
      `A page names the file: the path comes from ${from} and reaches '${sink.what}'. Scopes hold for the plugins' commands alone, so whoever gets a script into a page can then read or change any file of the user. Canonicalize the path and refuse it where it does not start with the folder that is meant, or take its file_name().${callersSay(tauri, source.what)}`);
    yield* flowReports(strong, { from: ['ipc'], to: ['scope'], severity: 'high' }, ({ source, sink }, from) =>
      `A page widens what pages may reach: the path comes from ${from} and reaches '${sink.what}'. From then on the scope that the configuration sets is worth nothing. Allow only what the user picked in a dialog that Rust opens.${callersSay(tauri, source.what)}`);
    yield* flowReports(ended, { from: ['ipc'], to: ['file'], severity: 'medium', confidence: 'low' }, ({ source, sink }, from) =>
      `A page has a say in which file is used: a part of the path comes from ${from} and reaches '${sink.what}', though it always ends in '${sink.ending}'. Whoever gets a script into a page can then reach files of that name in any folder of the user. Canonicalize the path and refuse it where it does not start with the folder that is meant.${callersSay(tauri, source.what)}`);
    yield* flowReports(names, { from: ['ipc'], to: ['file'], severity: 'low', confidence: 'low' }, ({ source, sink }, from) =>
      `A page names the folder: the path comes from ${from} and reaches '${sink.what}'. Whoever gets a script into a page can then learn what the user's folders hold, or fill them. Canonicalize the path and refuse it where it does not start with the folder that is meant.${callersSay(tauri, source.what)}`);
  },
});
