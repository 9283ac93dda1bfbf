import type { Flow } from '../../core/flow.js';
import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-load-url',
  title: 'Pages decide what a window shows',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 20],
  versions: 'all',

  *check({ electron, common }) {
    const [downloads, loads] = [common.flows.filter(isDownload), common.flows.filter((flow) => !isDownload(flow))];
    // A page may download by itself, but not in the name of another, and not past what its own requests are allowed.
    yield* flowReports(downloads, { from: ['ipc', 'bridge'], to: ['load'], severity: 'low', confidence: 'low' }, (flow, from) =>
      `A page names what is downloaded: the address comes from ${from} and reaches '${flow.sink.what}'. The file is fetched with the cookies of the session, wherever the page itself may not look. Compare the origin with those that are meant.${pagesSay(electron)}`);
    yield* flowReports(loads, { from: ['ipc', 'bridge'], to: ['load'], severity: 'high' }, (flow, from) =>
      `A page names the address that a window loads: it comes from ${from} and reaches '${flow.sink.what}'. What is loaded gets all that the window has: its preload script and its session. Compare the origin with those that are meant.${pagesSay(electron)}`);
  },
});

const isDownload = ({ sink }: Flow): boolean => /(?:^|\.)downloadURL$/.test(sink.what);
