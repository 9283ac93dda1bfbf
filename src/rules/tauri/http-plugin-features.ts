import { withoutMember } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/http-plugin-features',
  title: 'HTTP plugin that pages may take protection from',
  category: 'transport',
  severity: 'medium',
  confidence: 'high',
  cwe: [295],
  versions: '2',
  fixable: 'suggestion',

  *check({ tauri }) {
    for (const { value, at } of tauri.crates.find(({ name }) => name === 'tauri-plugin-http')?.features ?? []) {
      if (value === 'dangerous-settings') {
        yield { at, message: "Pages may switch off the check of certificates, request by request. The feature 'dangerous-settings' compiles the option 'danger' of 'fetch' in, which an injected script uses as well as the app. Take it out, and trust a certificate of your own in Rust.", fixes: [withoutMember(at, 'Take the feature out.')] };
      } else if (value === 'unsafe-headers') {
        yield { at, severity: 'low', message: "Pages may set headers that browsers keep from them: 'Origin', 'Cookie', 'Host'. With the feature 'unsafe-headers' a script speaks in the name of any site to the hosts in the scope. Set the one header that is needed in Rust.", fixes: [withoutMember(at, 'Take the feature out.')] };
      }
    }
  },
});
