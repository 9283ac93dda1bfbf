import { defineRule } from '../../core/rule.js';
import { isInterpreter } from '../../knowledge/interpreters.js';

export default defineRule({
  id: 'tauri/shell-args-any',
  title: 'Pages write the arguments of a program',
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [88, 78],
  versions: 'all',

  *check({ tauri }) {
    for (const { name, command, sidecar, args, argsAt, when, capability } of tauri.programs) {
      const interpreter = command !== undefined && isInterpreter(command);
      // To an interpreter one argument that may be anything is enough.
      const open = interpreter && typeof args === 'object' ? args.find(({ anything }) => anything) : undefined;
      if ((args !== 'any' && !open) || when === 'development' || when === 'test') continue;
      yield {
        at: open?.at ?? argsAt,
        severity: interpreter ? 'critical' : sidecar ? 'medium' : 'high',
        message: `Pages start '${command ?? name}' with ${open ? `an argument that '${open.validator}' does not limit` : 'any arguments'}${capability ? ` through capability '${capability.identifier}'` : ''}. ${interpreter ? 'It runs what its arguments say, so an injected script runs what it likes.' : sidecar ? 'What the sidecar can be told to do, an injected script can do.' : 'Most programs write files or start others when told to.'} List the arguments, those that vary with a validator that matches the whole text.`,
      };
    }
  },
});
