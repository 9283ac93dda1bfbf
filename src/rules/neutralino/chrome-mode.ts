import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'neutralino/chrome-mode',
  title: 'Chrome without its protection of pages',
  category: 'isolation',
  severity: 'low',
  confidence: 'high',
  cwe: [693],
  versions: 'all',

  *check({ neutralino }) {
    const chosen = neutralino.config.at('/defaultMode');
    if (!chosen.is('chrome')) return;
    yield {
      at: chosen,
      message: "The app runs in Chrome mode, for which Neutralinojs switches site isolation, the warnings of dangerous pages and the system's store of passwords off. Whatever else people open in that window has less protection than in their browser. Use the mode 'window'.",
    };
  },
});
