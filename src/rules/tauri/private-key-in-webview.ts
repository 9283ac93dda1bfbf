import { defineRule } from '../../core/rule.js';
import type { PrivateKeyUse } from '../../frameworks/tauri/model.js';

const DOES: Readonly<Record<PrivateKeyUse['does'], string>> = {
  make: 'makes a private key', load: 'loads a private key', sign: 'signs with a private key', decrypt: 'decrypts with a private key', derive: 'derives keys from a private key',
};

export default defineRule({
  id: 'tauri/private-key-in-webview',
  title: 'Private key in the webview',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [320, 522],
  versions: 'all',

  *check({ tauri }) {
    const shipped = tauri.privateKeys.filter(({ when }) => when !== 'development' && when !== 'test');
    for (const file of new Set(shipped.map(({ at }) => at.file))) {
      const uses = shipped.filter(({ at }) => at.file === file);
      const first = uses.find(({ sure }) => sure) ?? uses[0]!;
      yield {
        at: first,
        ...(!first.sure && { confidence: 'low' as const }),
        message: `A script in the webview ${DOES[first.does]}. Every script that gets into the page can use that key, take it where it may be exported, and change the result before the app sees it; Tauri counts the webview as unsafe for that reason. Keep the key in Rust and let a command return the signature or the plain text.`,
        related: uses.filter((use) => use !== first).map(({ at, does }) => ({ at, message: DOES[does] })),
      };
    }
  },
});
