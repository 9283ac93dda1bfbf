import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/keystore-txt',
  title: 'Key store in a file that anyone can be shown',
  category: 'file-access',
  severity: 'low',
  confidence: 'high',
  cwe: [552],

  *check({ threema }) {
    for (const { at, kind } of threema.stores) {
      if (kind !== 'file') continue;
      yield {
        at,
        message: "The public keys of contacts are kept in a text file. Should a web server ever serve its folder, it shows whom the app talks to. Use 'PhpFile': its file is run instead of shown.",
      };
    }
  },
});
