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
}

export default defineRule({
  id: 'tauri/updater-key-committed',
  title: 'Signing key of updates in the repository',
  category: 'updates',
  severity: 'critical',
  confidence: 'high',
  cwe: [321, 798],
  supersedes: ['common/hardcoded-secret', 'common/env-secret', 'common/bundled-secret-file', 'common/signing-secret-exposed'],

  *check({ common }) {
    for (const { at, what } of keysOf(common)) {
      yield {
        at, secret: true,
        ...(what === 'password' && { severity: 'high' as const, confidence: 'medium' as const }),
        message: what === 'key'
          ? `The key that signs updates is in '${at.file}'. Whoever has it can make updates that every installed app accepts. Generate a new pair, ship its public key, and keep the new key in the secret store of your build service.`
          : `The password of the key that signs updates is in '${at.file}'. It is all that protects the key once that leaks. Change it, and keep it in the secret store of your build service.`,
      };
    }
  },
});

const keysOf = ({ secrets, envFiles, shipped }: CommonModel): readonly Found[] => [
  ...secrets.flatMap(({ at, name, shape }) => found(at, whatOf(name, shape))),
  ...envFiles.filter(({ committed, copied, template }) => (committed || copied) && !template)
    .flatMap(({ entries }) => entries.flatMap(({ at, name, shape, looks }) => (looks ? found(at, whatOf(name, shape)) : []))),
  ...shipped.sensitive.flatMap(({ at, shapes, copied }) => (copied ? found(at, shapes.some((shape) => SHAPES.has(shape)) ? 'key' : undefined) : [])),
];

const found = (at: Location, what: Found['what'] | undefined): Found[] => (what ? [{ at, what }] : []);

const whatOf = (name = '', shape = ''): Found['what'] | undefined => (PASSWORD.test(name) ? 'password' : SHAPES.has(shape) || VARIABLE.test(name) ? 'key' : undefined);
