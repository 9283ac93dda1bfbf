import { defineRule } from '../../core/rule.js';

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

export default defineRule({
  id: 'tauri/updater-missing-pubkey',
  title: 'Updater without a public key',
  category: 'updates',
  severity: 'medium',
  confidence: 'high',
  cwe: [347],
  versions: 'all',

  *check({ tauri }) {
    const { updater } = tauri;
    // The key may be given in Rust: `updater_builder().pubkey(…)`.
    if (!updater || tauri.calls.some(({ method }) => method === 'pubkey')) return;
    const one = updater.pubkey.find(isEmpty);
    if (!one) return;
    yield {
      at: one.origin === 'written' ? one : updater,
      message: "The updater has no public key to check updates with. Tauri refuses what it cannot verify, so users stay on the version they have, with every hole that is found in it. Make a key pair with 'tauri signer generate', set 'pubkey', and keep the private key out of the repository.",
    };
  },
});
