import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/keystore-txt',
  title: 'Key store in a file that anyone can be shown',
  category: 'file-access',
  severity: 'low',
  confidence: 'high',
  cwe: [552],

  *check({ threema }) {
    for (const { at, kind, place } of threema.stores) {
      if (kind !== 'file') continue;
      yield {
        at, ...(place === 'private' && { severity: 'note' as const }),
        message: place === 'shared'
          ? "The public keys of contacts are kept in a folder that every account of the machine may write to. Whoever makes the file first chooses the keys that messages are encrypted with. Keep them in a folder of the app's own, with 'PhpFile'."
          : `The public keys of contacts are kept in a text file. ${place === 'private' ? 'Its folder is not served; should that change' : 'Should a web server ever serve its folder'}, it shows whom the app talks to. Use 'PhpFile': its file is run instead of shown.`,
      };
    }
  },
});
