import { withoutStatement } from '../../core/edits.js';
import { defineRule, type Report, type Severity, SEVERITIES } from '../../core/rule.js';
import { type CommandLineSwitch, loadsRemote } from '../../frameworks/electron/model.js';
import { INSECURE_SWITCHES } from '../../knowledge/switches.js';

export default defineRule({
  id: 'electron/insecure-switch',
  title: 'Command line switch that takes protection away',
  category: 'isolation',
  severity: 'critical',
  confidence: 'high',
  cwe: [1188, 693],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    const remote = electron.windows.some((window) => loadsRemote(window));
    const scripts = new Set<string>();
    for (const one of electron.switches) {
      const known = INSECURE_SWITCHES.get(one.name);
      if (!known || one.when === 'development' || one.when === 'test' || (known.value && !known.value.test(one.value ?? ''))) continue;
      // One script may name many: the first speaks for all.
      const place = `${one.at.file}:${one.at.range.start}`;
      if (one.via !== 'appendSwitch' && scripts.has(place)) continue;
      scripts.add(place);
      const worst = (remote ? known.remote : undefined) ?? known.severity;
      yield { at: one.at, ...weight(one, worst), message: `'--${one.name}' ${HOW(one)}. ${known.why} ${one.via === 'script' ? 'Leave it out of what others start.' : 'Remove it.'}`, fixes: [one.via === 'appendSwitch' ? withoutStatement(one.at, `Leave --${one.name} off.`) : undefined] };
    }
  },
});

const HOW = ({ via, script, chosen }: CommandLineSwitch): string => {
  if (via === 'script') return `stands in the script '${script}', which starts the app`;
  if (via === 'executableArgs') return 'is in the entries that start the packaged app';
  if (via === 'Exec') return 'is in the desktop entry that starts the app';
  return chosen ? 'is switched on where a setting or an argument says so' : 'is switched on for the whole app';
};

const weight = ({ via, script, chosen, argument }: CommandLineSwitch, worst: Severity): Pick<Report, 'severity' | 'confidence'> => {
  const milder = SEVERITIES[Math.min(SEVERITIES.indexOf(worst) + 1, SEVERITIES.indexOf('low'))]!;
  // Most scripts are for those who work on the app; some say that they are not.
  if (via === 'script') return /prod|release|kiosk|deploy|appliance/i.test(script ?? '') ? { severity: milder, confidence: 'medium' } : { severity: 'note' };
  // An argument is nobody's switch for Chromium itself, which has read its own by then; processes that are started later get it.
  if (via === 'appendArgument') return { severity: milder, confidence: 'low' };
  if (argument) return { severity: 'note', confidence: 'low' };
  return chosen ? { severity: milder, confidence: 'medium' } : { severity: worst };
};
