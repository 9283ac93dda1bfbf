import { replaced } from '../../core/edits.js';
import { defineRule, type Severity } from '../../core/rule.js';
import type { ElectronModel } from '../../frameworks/electron/model.js';

type What = ElectronModel['packaging']['signing'][number]['what'];
const SAID: Partial<Record<What, { readonly severity: Severity; readonly headline: string; readonly why: string; readonly todo: string; readonly fix?: string }>> = {
  'macos-signing': { severity: 'medium', headline: 'switches the signing of macOS builds off', why: 'People cannot tell your app from a changed copy of it, and macOS cannot either.', todo: 'Sign with a Developer ID; for builds on machines without one, set it in the command that makes them.' },
  'windows-signing': { severity: 'medium', headline: 'leaves Windows builds unsigned', why: 'People cannot tell your app from a changed copy of it, and Windows cannot either.', todo: 'Sign the builds.', fix: 'true' },
  'hardened-runtime': { severity: 'medium', headline: 'switches the hardened runtime off', why: 'Other programs of the user can load libraries into the app and change its memory, with the permissions that people gave to the app.', todo: 'Leave it on, and give the app the entitlements that it needs.', fix: 'true' },
  notarization: { severity: 'low', headline: 'leaves macOS builds without notarization', why: 'Apple has not looked for malware in them, and people learn to open the app past the warning of macOS.', todo: 'Notarize the builds.' },
  'identity-discovery': { severity: 'medium', headline: 'keeps electron-builder from finding a certificate where releases are made', why: 'With no CSC_LINK or CSC_NAME either, the macOS builds are not signed.', todo: 'Give the job a certificate, and leave the variable to builds for testing.' },
};

export default defineRule({
  id: 'electron/signing-disabled',
  title: 'Builds without signature or hardening',
  category: 'build',
  severity: 'medium',
  confidence: 'high',
  cwe: [347],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const { what, name, one } of electron.packaging.signing) {
      const said = SAID[what];
      if (!said) continue;
      yield {
        at: one, severity: said.severity,
        ...(what === 'identity-discovery' && { confidence: 'medium' as const }),
        message: `'${name}' ${said.headline}. ${said.why} ${said.todo}`,
        fixes: [said.fix === undefined ? undefined : replaced(one, said.fix, `Turn ${name} on.`)],
      };
    }
  },
});
