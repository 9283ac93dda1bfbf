import { defineRule } from '../../core/rule.js';
import { nameOf } from '../../core/paths.js';
import { enumerated } from '../../core/wording.js';
import { dangersOf, isActive, settingOf } from '../../frameworks/tauri/model.js';
import { DEVELOPMENT_CAPABILITY } from '../../knowledge/tauri.js';

export default defineRule({
  id: 'tauri/capability-for-development',
  title: 'Capability for development ships',
  category: 'permissions',
  severity: 'medium',
  confidence: 'medium',
  cwe: [489],
  versions: '2',

  *check({ tauri }) {
    for (const capability of tauri.capabilities.filter(isActive)) {
      const name = [capability.identifier, nameOf(capability.at.file).replace(/\.\w+$/, '')].find((one) => DEVELOPMENT_CAPABILITY.test(one));
      // A list that names it is a decision.
      if (name === undefined || settingOf(tauri, 'capabilities')?.strings().some(({ value }) => value === capability.identifier)) continue;
      const dangers = dangersOf(capability, capability.remote.length > 0);
      yield {
        at: capability,
        severity: capability.remote.length > 0 || dangers.length > 0 ? 'medium' : 'low',
        message: `Capability '${capability.identifier}' is for development by its name, and releases have it too. Every file in 'capabilities' is active where 'app.security.capabilities' lists none.${capability.remote[0] ? ` It lets '${capability.remote[0].value}' call commands.` : ''}${dangers.length > 0 ? ` With it, pages may ${enumerated(dangers)}.` : ''} List the capabilities that ship, or lay this one over the configuration with a file for development.`,
      };
    }
  },
});
