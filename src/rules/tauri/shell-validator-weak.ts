import type { Location } from '../../core/location.js';
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
    // The same pattern in the same file is one decision, however many programs it stands before.
    const groups = new Map<string, Weak[]>();
    for (const { name, command, sidecar, args, when } of tauri.programs) {
      if (typeof args !== 'object' || when === 'development' || when === 'test') continue;
      for (const { validator, regex, at, raw } of args) {
        const wrong = validator === undefined || !regex ? undefined : wrongOf(regex, validator, raw === true, tauri.major);
        // An interpreter with an argument that is not limited at all is told by another rule.
        if (validator === undefined || !wrong || (wrong.open && command !== undefined && isInterpreter(command))) continue;
        const key = `${at.file} ${validator} ${sidecar} ${wrong.what}`;
        groups.set(key, [...(groups.get(key) ?? []), { at, program: command ?? name, sidecar, validator, wrong }]);
      }
    }
    for (const [first, ...others] of groups.values() as Iterable<[Weak, ...Weak[]]>) {
      const { at, program, sidecar, validator, wrong } = first;
      const more = new Set(others.map((one) => one.program).filter((one) => one !== program)).size;
      yield {
        at,
        severity: wrong.open ? (sidecar ? 'low' : 'medium') : 'high',
        message: `The check of an argument of '${program}'${more > 0 ? ` and ${more} more` : ''} does not hold: '${validator}' ${wrong.what}. An injected script passes ${wrong.open ? 'options and paths of its own' : 'what the check was meant to keep out'}. ${wrong.todo}`,
        related: others.slice(0, 5).map((one) => ({ at: one.at, message: `the same for '${one.program}'` })),
        fixes: [wrong.fix !== undefined && /\.json5?$/.test(at.file) ? { description: 'Hold the pattern together.', safe: false, edits: [first, ...others].map((one) => ({ ...one.at, text: JSON.stringify(wrong.fix) })) } : undefined],
      };
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

interface Weak {
  readonly at: Location;
  readonly program: string;
  readonly sidecar: boolean;
  readonly validator: string;
  readonly wrong: Wrong;
}

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
