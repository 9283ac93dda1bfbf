import type { Location } from '../../core/location.js';
import { defineRule } from '../../core/rule.js';
import type { CommonModel } from '../../frameworks/common/model.js';

/** Tauri 2's and Tauri 1's variables for the key that signs updates. */
const VARIABLE = /^TAURI_(?:SIGNING_PRIVATE_KEY|PRIVATE_KEY)$/;
const PASSWORD = /^TAURI_(?:SIGNING_PRIVATE_KEY_PASSWORD|KEY_PASSWORD)$/;
const SHAPES = new Set(['tauri-updater-key', 'minisign-secret-key']);

interface Found {
  readonly at: Location;
  readonly what: 'key' | 'password';
  readonly in: string;
}

export default defineRule({
  id: 'tauri/updater-key-committed',
  title: 'Signing key of updates in the repository',
  category: 'updates',
  severity: 'critical',
  confidence: 'high',
  cwe: [321, 798],
  supersedes: ['common/hardcoded-secret', 'common/env-secret', 'common/bundled-secret-file'],

  *check({ common }) {
    for (const found of keysOf(common)) {
      yield {
        at: found.at, secret: true,
        ...(found.what === 'password' && { severity: 'high' as const, confidence: 'medium' as const }),
        message: found.what === 'key'
          ? `The key that signs updates is in '${found.in}'. Whoever has it can make updates that every installed app accepts. Generate a new pair, ship its public key, and keep the new key in the secret store of your build service.`
          : `The password of the key that signs updates is in '${found.in}'. It is all that protects the key once that leaks. Change it, and keep it in the secret store of your build service.`,
      };
    }
  },
});

const keysOf = ({ secrets, envFiles, shipped }: CommonModel): readonly Found[] => [
  ...secrets.flatMap(({ at, name = '', shape = '' }) => (SHAPES.has(shape) || VARIABLE.test(name) || PASSWORD.test(name) ? [{ at, in: at.file, what: PASSWORD.test(name) ? 'password' as const : 'key' as const }] : [])),
  ...envFiles.filter(({ committed, copied, template }) => (committed || copied) && !template).flatMap(({ path, entries }) =>
    entries.flatMap(({ at, name, shape = '', looks }) => (SHAPES.has(shape) || (looks && (VARIABLE.test(name) || PASSWORD.test(name))) ? [{ at, in: path, what: PASSWORD.test(name) ? 'password' as const : 'key' as const }] : []))),
  ...shipped.sensitive.filter(({ copied, shapes }) => copied && shapes.some((shape) => SHAPES.has(shape))).map(({ at, path }) => ({ at, in: path, what: 'key' as const })),
];
