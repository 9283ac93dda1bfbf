import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/devtools',
  title: 'Developer tools open for users',
  category: 'build',
  severity: 'low',
  confidence: 'high',
  cwe: [489],
  fixable: 'suggestion',

  *check({ nativephp }) {
    const calls = [...nativephp.windows.filter(({ when }) => when !== 'development').flatMap((window) => window.calls), ...nativephp.calls];
    for (const { method, args, at, when } of calls) {
      if (method !== 'showDevTools' || when === 'development' || when === 'test' || (args[0] && !args[0].is(true))) continue;
      const argument = args[0]?.at.range;
      yield {
        at: argument ? { file: at.file, range: argument } : at,
        message: "The window opens its developer tools for every user. Whoever is asked to paste something there runs it in the app. NativePHP opens them by itself while 'app.debug' is on: leave the call out, or ask where the app runs.",
        fixes: [argument
          ? { description: 'Only on the developer\'s machine.', safe: false, edits: [{ file: at.file, range: argument, text: 'app()->isLocal()' }] }
          : { description: 'Only on the developer\'s machine.', safe: false, edits: [{ file: at.file, range: { start: at.range.end - 1, end: at.range.end - 1 }, text: 'app()->isLocal()' }] }],
      };
    }
  },
});
