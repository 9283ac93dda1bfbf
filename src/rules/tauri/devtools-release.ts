import { withoutMember } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/devtools-release',
  title: 'Inspector in released builds',
  category: 'build',
  severity: 'low',
  confidence: 'high',
  cwe: [489],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri }) {
    const feature = tauri.crates.find(({ name }) => name === 'tauri')?.features.find(({ value }) => value === 'devtools')
      ?? tauri.cargo?.defaultFeatures.find(({ value }) => value === 'tauri/devtools');
    if (!feature) return;
    yield {
      at: feature,
      message: "The feature 'devtools' puts the inspector into released builds. Whoever is at the machine for a minute, or talks people into pasting a line, runs scripts in the app's pages with all their permissions; on macOS it uses private interfaces, which the App Store refuses. Take it out: builds for development have the inspector anyway.",
      fixes: [withoutMember(feature.at, 'Take the feature out.')],
    };
  },
});
