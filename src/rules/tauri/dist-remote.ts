import { originOf, type OriginKind } from '../../core/origin.js';
import { defineRule, type Severity } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

const SEVERITY: Readonly<Partial<Record<OriginKind, Severity>>> = { http: 'critical', https: 'high', loopback: 'medium' };
const WHY: Readonly<Partial<Record<OriginKind, string>>> = {
  http: 'Without https, anyone on the network can take the place of the app.',
  https: 'Whoever controls that server, or its domain later on, controls every installed app.',
  loopback: 'Any program on the machine that takes the port first takes the place of the app.',
};

export default defineRule({
  id: 'tauri/dist-remote',
  title: 'Server from the network trusted as the app itself',
  category: 'remote-content',
  severity: 'critical',
  confidence: 'high',
  cwe: [829, 494],
  versions: 'all',

  *check({ tauri }) {
    const setting = settingOf(tauri, 'frontendDist');
    for (const one of setting?.shipped ?? []) {
      const { kind } = typeof one.value === 'string' ? originOf(one.value) : { kind: 'app' as const };
      const severity = SEVERITY[kind];
      if (!severity) continue;
      yield {
        at: one,
        severity,
        message: `The app's pages come from '${String(one.value)}', and Tauri takes that server for the app itself. Its pages get every permission that local pages have. ${WHY[kind]}${tauri.policies.some(({ when }) => when !== 'development') ? ' The policy of the configuration goes into bundled pages alone, and does not reach them.' : ''} Build the pages into the app: set '${tauri.major === 1 ? 'distDir' : 'frontendDist'}' to a folder.`,
      };
    }
  },
});
