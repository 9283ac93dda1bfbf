import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { isActive } from '../../frameworks/tauri/model.js';
import { OLD_PLUGIN_KEYS, SCOPE_KEYS } from '../../knowledge/tauri.js';

export default defineRule({
  id: 'tauri/dead-config',
  title: 'Setting that restricts nothing',
  category: 'permissions',
  severity: 'medium',
  confidence: 'high',
  cwe: [1188],
  versions: '2',

  *check({ tauri }) {
    if (tauri.major === 1) return;
    for (const [plugin, keys] of Object.entries(OLD_PLUGIN_KEYS)) {
      const found = keys.flatMap((key) => tauri.config.at(`/plugins/${plugin}/${key}`).shipped.filter(({ origin }) => origin === 'written').slice(0, 1).map((one) => ({ key, one })));
      const [first, ...others] = found;
      if (!first) continue;
      const names = listed(found.map(({ key }) => `plugins.${plugin}.${key}`));
      const updater = plugin === 'updater';
      // Only what looks as if updates were off, or people were asked, deceives.
      const deceives = !updater || found.some(({ key, one }) => one.value === (key === 'dialog'));
      yield {
        at: first.one.keyAt ?? first.one,
        severity: deceives ? 'low' : 'note',
        message: updater
          ? `${names} ${found.length > 1 ? 'mean' : 'means'} nothing in Tauri 2. The updater runs where the app's own code asks it to, and shows no dialog by itself. Take ${found.length > 1 ? 'them' : 'it'} out.`
          : `${names} ${found.length > 1 ? 'mean' : 'means'} nothing in Tauri 2. It reads like a restriction and is none: scopes stand in capabilities, with the permission they are for. Move it there, or take it out.`,
        related: others.map(({ key, one }) => ({ at: one.keyAt ?? one.at, message: `'${key}'` })),
      };
    }
    const told = new Set<string>();
    for (const { permissions } of tauri.capabilities.filter(isActive)) {
      for (const permission of permissions) {
        const { plugin, identifier, allow, deny, at } = permission;
        const entries = [...allow, ...deny];
        if (permission.commands.includes('plugin:shell|open') && permission.commands.length === 1 && entries.length > 0) {
          yield { at, message: `The scope of '${identifier}' is never asked. 'open' of the shell plugin knows one regular expression for the whole app, 'plugins.shell.open': what this scope leaves out is opened all the same. Use 'opener:allow-open-url', whose scope counts.` };
          continue;
        }
        const known = SCOPE_KEYS[plugin];
        for (const entry of entries) {
          const url = plugin === 'opener' ? (entry.node?.kind === 'object' ? entry.to('/url') : entry).strings()[0] : undefined;
          if (url && /^\^|\\[.w/]|\.\*|\(\?:/.test(url.value) && !told.has(`${at.file} opener`)) {
            told.add(`${at.file} opener`);
            yield { at: url, severity: 'low', message: `'${url.value}' is written as a regular expression, and the opener plugin takes it for a glob. It matches nothing that is meant, or what is not. Write 'https://*' or the address, with '*' for any text.` };
          }
          const dead = known && entry.node?.kind === 'object' ? entry.node.entries.find(({ key }) => !known.has(key)) : undefined;
          if (!dead || told.has(`${at.file} ${plugin} ${dead.key}`)) continue;
          told.add(`${at.file} ${plugin} ${dead.key}`);
          yield { at: { file: entry.at.file, range: dead.keyRange }, severity: 'low', message: `'${dead.key}' in a scope of '${plugin}' is not read. Only ${listed([...known!])} ${known!.size > 1 ? 'count' : 'counts'} there: what it says does not hold, and who reads the file believes in it. Take it out.` };
        }
      }
    }
  },
});
