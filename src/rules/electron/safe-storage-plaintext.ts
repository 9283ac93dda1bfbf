import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'electron/safe-storage-plaintext',
  title: 'safeStorage without encryption',
  category: 'secrets',
  severity: 'medium',
  confidence: 'high',
  cwe: [312],
  versions: '15 and later',
  fixable: 'suggestion',

  *check({ electron: { storage } }) {
    for (const { at, asks, when } of storage.plain) {
      if (when === 'development' || when === 'test') continue;
      if (asks) yield { at, severity: 'note', confidence: 'medium', message: 'On Linux without a key store, safeStorage now encrypts with a password that is the same in every Electron app. The app looks at the key store and asks people something. Make sure that they are told, before anything is kept so, that whoever reads the file reads what is in it.' };
      else yield { at, message: 'On Linux without a key store, safeStorage now encrypts with a password that is the same in every Electron app. Whoever reads the file reads what is in it. Leave this out, and ask people for a key store, or keep the secret only while the app runs.', fixes: [within(at, '(true)', '(false)', 'Encrypt only with a key store.')] };
    }
    // One finding says enough of it.
    if (storage.unaskedEncryption && storage.plain.length === 0) {
      yield { at: storage.unaskedEncryption, severity: 'note', confidence: 'medium', message: "Nothing in the app asks whether safeStorage can encrypt here. On Linux without a key store it throws, or uses a password that is the same in every Electron app ('basic_text'). Ask isEncryptionAvailable(), and getSelectedStorageBackend() on Linux, before you rely on it." };
    }
  },
});
