import { isRemote, originOf } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';
import { dangersOf, isActive, remoteReach, settingOf, type TauriModel } from '../../frameworks/tauri/model.js';
import { BASELINE_CSP } from '../../knowledge/tauri.js';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (typeof value === 'object' && Object.keys(value).length === 0);

/** What an injected script gets that makes a missing policy worse. */
const stakes = (tauri: TauriModel): string | undefined => {
  if (remoteReach(tauri).length > 0) return 'it shows content from the network';
  if (tauri.programs.length > 0 || tauri.allowlist.some(({ module, methods }) => module === 'shell' && methods.has('execute'))) return 'its pages may run programs';
  if (tauri.files.some(({ write }) => write)) return 'its pages may change files';
  return tauri.capabilities.some((one) => isActive(one) && dangersOf(one).includes('run SQL')) ? 'its pages may run SQL' : undefined;
};

export default defineRule({
  id: 'tauri/csp-missing',
  title: 'No Content-Security-Policy',
  category: 'csp',
  severity: 'high',
  confidence: 'high',
  cwe: [693],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri, common }) {
    const dist = settingOf(tauri, 'frontendDist')?.value;
    // Tauri puts the policy into bundled pages only.
    if (typeof dist === 'string' && isRemote(originOf(dist))) return;
    const entries = common.pages.filter(({ path, document }) => document && /(?:^|\/)index\.html?$/.test(path));
    if (entries.length > 0 && entries.every(({ policies }) => policies.length > 0)) return;
    const [first, ...others] = (settingOf(tauri, 'csp')?.shipped ?? []).filter(({ value }) => isEmpty(value));
    if (!first) return;
    const dev = tauri.policies.find(({ when }) => when === 'development');
    const worse = stakes(tauri);
    const policy = dev?.text ?? BASELINE_CSP[tauri.major];
    yield {
      at: first,
      severity: worse ? 'high' : 'medium',
      message: `${dev ? 'Pages have a Content-Security-Policy in development only.' : 'The app\'s pages have no Content-Security-Policy.'} A script that gets into a page may load more from anywhere and call the app's commands${worse ? `, and ${worse}` : ''}.${dev ? ' \'devCsp\' does not ship; set \'csp\' too.' : ' Set \'csp\'; Tauri adds hashes and nonces for the app\'s own scripts.'}`,
      related: [...(dev ? [{ at: dev, message: 'the policy that development has' }] : []), ...others.map(({ at }) => ({ at, message: 'here it is left out too' }))],
      fixes: [first.literal && first.at.file.endsWith('.json') ? { description: dev ? 'Ship the policy of development.' : 'Set a policy to begin with.', safe: false, edits: [{ ...first.at, text: JSON.stringify(policy) }] } : undefined],
    };
  },
});
