import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

const directives = (value: unknown): readonly unknown[] | undefined => (value === true ? ['script-src'] : Array.isArray(value) ? (value as readonly unknown[]) : undefined);

export default defineRule({
  id: 'tauri/csp-modification-disabled',
  title: 'No hashes and nonces in the Content-Security-Policy',
  category: 'csp',
  severity: 'high',
  confidence: 'high',
  cwe: [693],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri }) {
    const one = settingOf(tauri, 'cspModificationDisabled')?.find((value: unknown) => (directives(value)?.length ?? 0) > 0);
    if (!one) return;
    const scripts = directives(one.value)!.some((name) => name === 'script-src' || name === 'default-src');
    const inline = tauri.policies.some(({ when, directives: all }) => when !== 'development' && all.some(({ name, sources }) => name === 'script-src' && sources.some(({ text }) => text === "'unsafe-inline'")));
    yield {
      at: one,
      severity: scripts ? 'high' : 'low',
      message: `Tauri may not add hashes and nonces to the policy${scripts ? ' for scripts' : ''}. ${scripts ? (inline ? "'unsafe-inline' in 'script-src' therefore counts, and any script that is put into a page runs." : "The app's own inline scripts are then blocked unless the policy is opened for all of them.") : "The policy's protection against injected styles is lost."} Remove the switch and let Tauri complete the policy.`,
      fixes: [one.at.file.endsWith('.json') ? { description: 'Let Tauri complete the policy.', safe: false, edits: [{ ...one.at, text: 'false' }] } : undefined],
    };
  },
});
