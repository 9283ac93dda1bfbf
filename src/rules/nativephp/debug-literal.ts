import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/debug-literal',
  title: 'Debug mode that no build switches off',
  category: 'build',
  severity: 'medium',
  confidence: 'high',
  cwe: [489, 215],
  fixable: 'safe',

  *check({ nativephp }) {
    const debug = nativephp.configs.get('app')?.at('/debug');
    const one = debug?.find(true);
    if (!debug || !one) return;
    yield {
      at: one,
      message: "Debug mode is written into the configuration. NativePHP sets APP_DEBUG to false in what it builds, but this value does not ask it: users see code, paths and variables with every error, windows open developer tools, and the app keeps its data in its own folder instead of the user's. Ask the environment.",
      fixes: [{ description: 'Ask the environment.', safe: true, edits: [{ ...one.at, text: "(bool) env('APP_DEBUG', false)" }] }],
    };
  },
});
