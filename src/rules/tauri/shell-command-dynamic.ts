import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/shell-command-dynamic',
  title: 'Page puts a command together',
  category: 'injection',
  severity: 'high',
  confidence: 'medium',
  cwe: [78, 88],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, program, script, when } of tauri.frontend.shellCommands) {
      if (when === 'development' || when === 'test') continue;
      if (script) yield { at, message: `A script of a page puts together what '${program ?? ''}' runs. A quote or a semicolon in a value is then a command of its own, as far as the scope lets arguments through. Name the program itself, and give it its arguments one by one, each with a validator in the scope.` };
      else yield { at, confidence: 'low', message: "A script of a page picks the program that is run. Whatever the scope allows can then be started by whoever has a say in the name. Write each program's name where it is run." };
    }
  },
});
