import { removed } from '../../core/edits.js';
import { defineRule, type Fix } from '../../core/rule.js';
import type { Alternative } from '../../core/setting.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/headers-weak',
  title: 'Headers of pages that open more than they close',
  category: 'isolation',
  severity: 'low',
  confidence: 'high',
  cwe: [693, 942],
  versions: '2',
  fixable: 'suggestion',

  *check({ tauri }) {
    const headers = settingOf(tauri, 'headers');
    if (!headers) return;
    for (const [name, setting] of headers.entries()) {
      const weak = WEAK[name.toLowerCase()];
      const one = weak && setting.find((value: unknown) => weak.test(JSON.stringify(value) ?? ''));
      if (one) yield { at: one, severity: 'low', message: `The header '${name}' ${weak.why} Take it out.`, fixes: [without(one, name)] };
    }
    const all = new Set(headers.entries().map(([name]) => name.toLowerCase()));
    if (headers.missing || all.has('cross-origin-opener-policy') || all.has('x-content-type-options')) return;
    yield { at: headers, severity: 'note', message: "Pages have headers of their own, and neither 'Cross-Origin-Opener-Policy' nor 'X-Content-Type-Options' is among them. The first keeps windows that a page opens from reaching back, the second keeps files from being taken for scripts. Add 'same-origin' and 'nosniff'." };
  },
});

/** What does harm with which value, by lower-case name. Source: HeaderConfig in tauri-utils config.rs. */
const WEAK: Readonly<Record<string, { readonly test: (value: string) => boolean; readonly why: string }>> = {
  'tauri-custom-header': { test: () => true, why: "is for tests of Tauri itself, which says that it is not for production." },
  'service-worker-allowed': { test: (value) => value === '"/"', why: 'lets a script in any folder take over all pages, also after it is gone.' },
  'access-control-allow-credentials': { test: (value) => /^"?true"?$/.test(value), why: 'lets scripts of other origins ask with what identifies the user.' },
  'access-control-expose-headers': { test: (value) => value.includes('"*"'), why: "shows all headers of the app's answers to scripts of other origins." },
  'timing-allow-origin': { test: (value) => value.includes('"*"'), why: 'tells every origin how long things took.' },
};

const without = (one: Alternative, name: string): Fix | undefined => {
  const edit = removed(one);
  return edit && { description: `Take '${name}' out.`, safe: false, edits: [edit] };
};
