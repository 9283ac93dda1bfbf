import { removed, replaced } from '../../core/edits.js';
import { defineRule, type Fix } from '../../core/rule.js';
import type { Alternative } from '../../core/setting.js';
import { named } from '../../frameworks/electron/model.js';
import { LEGACY_OPTIONS, RENDERER_REUSE } from '../../knowledge/electron.js';

export default defineRule({
  id: 'electron/legacy-insecure-option',
  title: 'Old switch that weakens isolation',
  category: 'isolation',
  severity: 'medium',
  confidence: 'high',
  cwe: [1188],
  versions: 'up to 17; nothing but a remark later on',
  fixable: 'safe',

  *check({ electron }) {
    const { major } = electron;
    for (const window of electron.windows) {
      if (window.development) continue;
      for (const [name, { unsafe, from, to, why }] of LEGACY_OPTIONS) {
        const one = window.preferences[name].find((value) => (unsafe === undefined ? value !== undefined && value !== '' : value === unsafe));
        if (!one || one.origin === 'default') continue;
        const inForce = major >= from && major <= to;
        // Where it still works, it has a rule of its own.
        if (inForce && name === 'enableRemoteModule') continue;
        yield inForce
          ? { at: one, message: `'${name}' weakens ${named(window)}. ${why} Remove it.`, fixes: [typeof unsafe === 'boolean' ? replaced(one, String(!unsafe), `Set ${name} to ${String(!unsafe)}.`) : undefined] }
          : { at: one, severity: 'note', message: `'${name}' has no effect in Electron ${major}. Remove it, so that nobody takes it for a decision.`, fixes: [without(one, name)] };
      }
    }
    for (const reuse of electron.rendererReuse) {
      const one = reuse.find(false);
      if (!one) continue;
      yield major >= RENDERER_REUSE.from && major <= RENDERER_REUSE.to
        ? { at: one, message: "A renderer keeps its process when it goes to another site, because 'allowRendererProcessReuse' is off. What one site leaves behind is then within reach of the next. Remove the line.", fixes: [replaced(one, 'true', 'Give every site a process of its own.')] }
        : { at: one, severity: 'note', message: `'allowRendererProcessReuse' has no effect in Electron ${major}. Remove it, so that nobody takes it for a decision.` };
    }
  },
});

/** What does nothing may go. */
const without = (one: Alternative, name: string): Fix | undefined => {
  const edit = removed(one);
  return edit && { description: `Remove ${name}.`, safe: true, edits: [edit] };
};
