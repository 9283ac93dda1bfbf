import { defineRule } from '../../core/rule.js';
import { addressOf, isRemote } from '../../frameworks/nativephp/model.js';

const GUARDS = ['preventLeaveDomain', 'preventLeavePage'] as const;

export default defineRule({
  id: 'nativephp/navigation-unguarded',
  title: 'Remote page that may lead its window anywhere',
  category: 'remote-content',
  severity: 'low',
  confidence: 'high',
  cwe: [601],
  fixable: 'suggestion',

  *check({ nativephp }) {
    for (const window of nativephp.windows) {
      const address = window.when === 'development' ? undefined : addressOf(window);
      if (!address || !isRemote(address.url)) continue;
      const asked = (name: string): boolean => window.calls.some(({ method, args }) => method === name && args[0]?.value !== false);
      const missing = [...(GUARDS.some(asked) ? [] : ['preventLeaveDomain']), ...(asked('suppressNewWindows') ? [] : ['suppressNewWindows'])];
      if (missing.length === 0) continue;
      const call = window.calls.find(({ method }) => method === 'url' || method === 'defaultUrl')!;
      yield {
        at: address, remote: address.url,
        message: `A page of '${new URL(address.url).host}' may ${missing[0] === 'preventLeaveDomain' ? `lead this window to any other site${missing.length > 1 ? ', and open windows' : ''}` : 'open windows'}. What is shown there has NativePHP's preload script, and its requests to the app's server carry the app's secret. Add ${missing.map((name) => `'->${name}()'`).join(' and ')}.`,
        fixes: [{ description: 'Keep the window where it is.', safe: false, edits: [{ file: call.at.file, range: { start: call.at.range.end, end: call.at.range.end }, text: missing.map((name) => `->${name}()`).join('') }] }],
      };
    }
  },
});
