import { defineRule } from '../../core/rule.js';
import { inMode, optionOf } from '../../frameworks/neutralino/model.js';
import { isInterpreter } from '../../knowledge/interpreters.js';

export default defineRule({
  id: 'neutralino/command-allowlist',
  title: 'List of commands that allows any',
  category: 'permissions',
  severity: 'high',
  confidence: 'medium',
  cwe: [78, 183],
  versions: 'after 6.9',

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      if (!mode.nativeAPI) continue;
      for (const list of [optionOf(neutralino, mode.name, 'commandAllowList'), optionOf(neutralino, mode.name, 'os').to('/allowCommands')]) {
        for (const { value, at } of list.strings()) {
          const [program = '', ...args] = value.trim().split(/\s+/);
          const open = args.some((arg) => arg.includes('*'));
          const any = program.includes('*');
          const interpreter = isInterpreter(program) && (open || args.length === 0);
          if (!any && !open) continue;
          yield {
            at,
            severity: inMode(mode, any || interpreter ? 'high' : 'low'),
            message: `'${value}' lets pages ${any ? 'run any program' : interpreter ? `hand '${program}' whatever it should run` : `choose the arguments of '${program}'`}. ${any || interpreter ? 'The list then holds nobody back.' : 'Many programs write files or start others when their arguments say so.'} Write out the commands that the app runs, with their arguments.`,
          };
        }
      }
    }
  },
});
