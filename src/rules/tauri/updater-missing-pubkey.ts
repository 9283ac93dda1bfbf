import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

interface Written {
  readonly pubkey?: unknown;
  readonly endpoints?: unknown;
}

/** Without an address the updater has nothing to check: the configuration of a development build, often. */
const hasEndpoints = ({ endpoints }: Written): boolean => Array.isArray(endpoints) && endpoints.length > 0;

export default defineRule({
  id: 'tauri/updater-missing-pubkey',
  title: 'Updater without a public key',
  category: 'updates',
  severity: 'medium',
  confidence: 'high',
  cwe: [347],
  versions: 'all',

  *check({ tauri }) {
    const updater = settingOf(tauri, 'updater');
    // The key may be given in Rust: `updater_builder().pubkey(…)`.
    if (!updater || !tauri.updater || tauri.calls.some(({ method }) => method === 'pubkey')) return;
    const inRust = tauri.calls.some(({ method }) => method === 'endpoints');
    // An overlay may be the only one that has an updater.
    const without = updater.find((value: unknown) => typeof value === 'object' && value !== null && isEmpty((value as Written).pubkey) && (inRust || hasEndpoints(value as Written)));
    if (!without) return;
    const written = tauri.updater.pubkey.shipped.find(({ origin, value, when }) => origin === 'written' && isEmpty(value) && when === without.when);
    yield {
      at: written ?? without.keyAt ?? without,
      message: "The updater has no public key to check updates with. Tauri refuses what it cannot verify, so users stay on the version they have, with every hole that is found in it. Make a key pair with 'tauri signer generate', set 'pubkey', and keep the private key out of the repository.",
    };
  },
});
