import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type { Flow } from '../../core/flow.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/tauri/model.js';

const FROM = ['network', 'message', 'location', 'server', 'remote-name', 'clipboard', 'drop', 'navigation'] as const;

export default defineRule({
  id: 'tauri/open-untrusted',
  title: 'Values of others are opened by the system',
  category: 'injection',
  severity: 'high',
  confidence: 'medium',
  cwe: [601, 78],
  versions: 'all',

  *check({ tauri, common }) {
    const say = (flow: Flow, from: string): string =>
      `What comes from ${from} is opened by the system: it reaches '${flow.sink.what}'. A program or shortcut that is named is started, and schemes like file: or smb: lead further. Parse it with new URL(), and let only https: and mailto: through.`;
    const scoped: Flow[] = [];
    const open: Flow[] = [];
    // The plugins' own commands look at a scope, which lets web and mail addresses through unless it says otherwise.
    const free = tauri.opens.some(({ check, when }) => check === 'none' && when !== 'development' && when !== 'test');
    for (const flow of common.flows) (flow.sink.kind === 'open' && !free && !flow.sink.at.file.endsWith('.rs') ? scoped : open).push(flow);
    yield* flowReports(open, { from: FROM, to: ['open', 'openPath'], severity: 'high', confidence: 'medium' }, say);
    yield* flowReports(scoped, { from: FROM, to: ['open'], severity: 'low', confidence: 'low' }, say);
  },
});
