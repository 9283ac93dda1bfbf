import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/xss-weak-sanitizer',
  title: 'Sanitizer that lets scripts through',
  category: 'injection',
  severity: 'high',
  confidence: 'medium',
  cwe: [79, 116, 184],

  *check({ common }) {
    const reach = common.exposure === 'node' ? ' Pages of this app reach Node.js.' : '';
    for (const { kind, what, option, lets, at, others = [], when } of common.weakSanitizers) {
      if (when === 'development' || when === 'test') continue;
      if (option === 'ALLOW_UNKNOWN_PROTOCOLS') {
        yield {
          at, severity: 'low', confidence: 'low',
          message: `The options of '${what}' let through links of every scheme but scripts ('${option}'). A link to 'file:', 'smb:' or the scheme of another program does more than show a page where the app opens it. Name the schemes in 'ALLOWED_URI_REGEXP'.`,
        };
        continue;
      }
      if (kind === 'options') {
        yield {
          at, severity: common.exposure === 'node' ? 'high' : 'medium',
          message: `The options of '${what}' let through what it is there to take out: ${lets} ('${option}'). HTML from elsewhere can then run scripts or load pages in the app's own.${reach} Remove it; a frame that has to stay is made by the app itself, with 'sandbox'.`,
        };
        continue;
      }
      yield {
        at, severity: common.exposure === 'node' ? 'high' : 'medium',
        message: `HTML is cleaned with regular expressions (${lets}), which markup passes in another form. Unclosed tags, entities ('&#106;avascript:'), nesting and other elements get past '${what}'.${reach} Use a sanitizer that parses, as DOMPurify does, or show the HTML in a sandboxed frame.`,
        related: others.slice(0, 5).map((one) => ({ at: one, message: 'the same' })),
      };
    }
  },
});
