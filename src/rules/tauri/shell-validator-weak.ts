import { defineRule } from '../../core/rule.js';
import type { RegexReading } from '../../frameworks/tauri/model.js';
import { isInterpreter } from '../../knowledge/interpreters.js';

export default defineRule({
  id: 'tauri/shell-validator-weak',
  title: 'Check of an argument that does not hold',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [625, 777, 88],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri }) {
    const told = new Set<string>();
    for (const { name, command, sidecar, args, when, capability } of tauri.programs) {
      if (typeof args !== 'object' || when === 'development' || when === 'test') continue;
      for (const { validator, regex, at, raw } of args) {
        if (validator === undefined || !regex) continue;
        const program = `'${command ?? name}'${capability ? ` (capability '${capability.identifier}')` : ''}`;
        const wrong = wrongOf(regex, validator, raw === true, tauri.major);
        // An interpreter with an argument that is not limited at all is told by another rule; what is said once holds for all that are alike.
        if (!wrong || (wrong.open && command !== undefined && isInterpreter(command)) || told.has(`${at.file} ${validator} ${command ?? name}`)) continue;
        told.add(`${at.file} ${validator} ${command ?? name}`);
        yield {
          at,
          severity: wrong.open ? (sidecar ? 'low' : 'medium') : 'high',
          message: `The check of an argument of ${program} does not hold: '${validator}' ${wrong.what}. An injected script passes ${wrong.open ? 'options and paths of its own' : 'what the check was meant to keep out'}. ${wrong.todo}`,
          fixes: [wrong.fix !== undefined && /\.json5?$/.test(at.file) ? { description: 'Hold the pattern together.', safe: false, edits: [{ ...at, text: JSON.stringify(wrong.fix) }] } : undefined],
        };
      }
    }
    for (const { at, when, check, regex } of tauri.opens) {
      if (check !== 'regex' || !regex || regex.anything || regex.schemes.length > 0 || when === 'development' || when === 'test') continue;
      const wrong = wrongOf(regex, regex.source, false, tauri.major);
      if (!wrong || wrong.open) continue;
      yield {
        at,
        severity: 'medium',
        message: `The check of what pages may have opened does not hold: '${regex.source}' ${wrong.what}. ${wrong.todo}`,
        fixes: [wrong.fix !== undefined && /\.json5?$/.test(at.file) ? { description: 'Hold the pattern together.', safe: false, edits: [{ ...at, text: JSON.stringify(wrong.fix) }] } : undefined],
      };
    }
  },
});

interface Wrong {
  readonly what: string;
  readonly todo: string;
  /** It lets nearly everything through; else it means to hold, and does not. */
  readonly open?: true;
  readonly fix?: string;
}

const wrongOf = (regex: RegexReading, source: string, raw: boolean, major: 1 | 2): Wrong | undefined => {
  if (regex.anything) return { what: 'lets every text through', todo: 'Say which characters, and how the argument begins.', open: true };
  const own = major === 1 || raw;
  if (own && !regex.anchoredStart) return { what: `is ${major === 1 ? 'no pattern of the whole text: Tauri 1 looks for it anywhere in it' : "'raw', and not anchored: it is looked for anywhere in the text"}`, todo: "Begin it with '^' and end it with '$'.", fix: `^(?:${source.replace(/^\^|\$$/g, '')})$` };
  if (own && !regex.anchoredEnd && major === 2) return { what: "is 'raw', and has no '$' at its end: anything may follow", todo: "End it with '$'.", fix: `${source}$` };
  if (!own && regex.looseAlternatives && !regex.wholeAlternatives) return { what: "becomes '^' and '$' around alternatives that no group holds together: the first only has to begin the text, the last only to end it", todo: "Put the alternatives in '(?:…)'.", fix: `(?:${source})` };
  return undefined;
};
