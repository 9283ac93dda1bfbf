import { placeOf } from '../../core/location.js';
import { defineRule } from '../../core/rule.js';
import type { StoredProgram } from '../../frameworks/common/model.js';
import { pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/ipc-to-stored-command',
  title: 'Pages or links store what is started later',
  category: 'injection',
  severity: 'high',
  confidence: 'medium',
  cwe: [78, 501],
  versions: 'all',

  *check({ electron, common }) {
    for (const place of new Set(common.storedPrograms.map((one) => one.place))) {
      const all = common.storedPrograms.filter((one) => one.place === place);
      const [best, ...others] = all.toSorted((a, b) => rank(a) - rank(b) || a.entry.source.at.range.start - b.entry.source.at.range.start);
      if (!best) continue;
      const { entry, start } = best;
      const entries = [...new Map(others.filter((one) => rank(one) === rank(best)).map(({ entry: { source } }) => [placeOf(source.at), source])).values()].filter(({ at }) => placeOf(at) !== placeOf(entry.source.at));
      yield {
        at: entry.source.at,
        ...(rank(best) > 0 && { confidence: 'low' as const }),
        message: `What is started later is stored as others say: ${place} takes it from ${entry.source.what}, and '${start.sink.what}' starts what stands there. ${entry.source.kind === 'deep-link' ? 'Any website can send such a link, and what it names runs as the user' : 'Whoever gets a script into a page runs programs as the user'}, at every start from then on. Store only programs that the app names, or show the whole command and ask before it is stored.${entry.weakCheck === undefined ? '' : ` There is a check, but ${entry.weakCheck}.`}${entry.source.kind === 'deep-link' ? '' : pagesSay(electron)}`,
        steps: [...entry.steps.slice(0, -1), { at: entry.sink.at, message: `is stored: ${entry.sink.what}` }, ...start.steps],
        ...(entries.length > 0 && { related: entries.map(({ at, what }) => ({ at, message: `${what} stores it, too` })) }),
      };
    }
  },
});

/** What somebody is asked about, what is tested, and what stands on a guess, is for auditors. */
const rank = ({ entry: { asked, guessed, weakCheck } }: StoredProgram): number => Number(guessed) * 4 + Number(asked) * 2 + Number(weakCheck !== undefined);
