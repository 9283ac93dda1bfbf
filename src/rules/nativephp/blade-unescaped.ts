import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type { RawOutput } from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/blade-unescaped',
  title: 'Text of others is written into pages as it stands',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [79],

  *check({ nativephp, common }) {
    const severity = nativephp.major === 1 ? 'high' : 'medium';
    const harm = nativephp.major === 1 ? 'runs programs: NativePHP 1 gives its pages Node.js' : "uses the app's native API, and sends requests as the app";
    const told = new Set(common.flows.flatMap(({ sink, guessed }) => (sink.kind === 'html' && !guessed ? [`${sink.at.file}:${sink.at.range.start}`] : [])));
    yield* flowReports(common.flows, { from: ['request'], to: ['html'], severity, confidence: 'medium' }, (flow, from) =>
      `What comes from ${from} becomes markup of a page: it reaches '${flow.sink.what}'. A script in it ${harm}. Write it with '{{ }}', or clean it last of all.`);
    const files = new Map<string, RawOutput[]>();
    for (const one of nativephp.rawOutputs) if (!told.has(`${one.at.file}:${one.at.range.start}`)) files.set(one.at.file, [...(files.get(one.at.file) ?? []), one]);
    for (const all of files.values()) {
      const [first, ...others] = all.toSorted((a, b) => Number(b.peoples) - Number(a.peoples)) as [RawOutput, ...RawOutput[]];
      yield {
        at: first, severity, confidence: first.peoples ? 'medium' : 'low',
        message: `'${first.what}' is written into the page as it stands${others.length === 0 ? '' : `, and ${others.length} more ${others.length === 1 ? 'value' : 'values'} of this template`}. Where people or other servers have a say in it, a script in it ${harm}. Write it with '{{ }}', or clean it last of all.`,
        related: others.map(({ at, what }) => ({ at, message: `so is '${what}'` })),
      };
    }
  },
});
