import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/published-electron',
  title: 'A copy of the Electron side that updates do not reach',
  category: 'supply-chain',
  severity: 'note',
  confidence: 'high',
  cwe: [1104],

  *check({ nativephp }) {
    if (!nativephp.published) return;
    yield {
      at: nativephp.published,
      message: "The Electron side is part of this project. Updates of 'nativephp/desktop' change the package's own copy and not this one, so what they mend stays open here until somebody takes it over. Compare the two with every update; the rules for Electron are asked about it.",
    };
  },
});
