import { flowReports, toldFor } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type { UncleanMarkup } from '../../frameworks/common/model.js';

/** An app that does it in more files than this does it everywhere, and is told so once. */
const MOST_FILES = 24;

/** Places file by file, or all of them where there are very many. */
const groupsOf = (all: readonly UncleanMarkup[]): readonly (readonly UncleanMarkup[])[] => {
  const byFile = new Map<string, UncleanMarkup[]>();
  for (const one of all) byFile.set(one.at.file, [...(byFile.get(one.at.file) ?? []), one]);
  return byFile.size > MOST_FILES ? [[...all].sort((a, b) => Number(b.explicit) - Number(a.explicit))] : [...byFile.values()];
};

export default defineRule({
  id: 'common/xss-sink',
  title: 'Text of others becomes markup',
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [79],
  versions: 'all',

  *check({ common, app }) {
    const harm = common.exposure === 'node' ? 'can use Node.js' : common.exposure === 'native' ? 'can call all that the app gives its pages' : 'acts as the app';
    yield* flowReports(common.flows, { from: 'any', but: toldFor(app), to: ['html'], severity: common.exposure === 'node' ? 'critical' : common.exposure === 'native' ? 'high' : 'medium' }, (flow, from) =>
      `What comes from ${from} becomes markup of a page: it reaches '${flow.sink.what}'. A script in it ${harm}. Show it as text, or clean it with DOMPurify last of all.`);
    const groups = [true, false].flatMap((plain) => groupsOf(common.unclean.filter((one) => one.plain === plain)).map((places) => ({ plain, places })));
    for (const { plain, places } of groups) {
      const [first, ...others] = places as [UncleanMarkup, ...UncleanMarkup[]];
      const files = new Set(others.map(({ at }) => at.file).filter((file) => file !== first.at.file)).size;
      const more = others.length === 0 ? '' : ` and at ${others.length} more ${others.length === 1 ? 'place' : 'places'}${files === 0 ? ' of the file' : `, in ${files} more files`}`;
      yield {
        at: first.at, severity: common.exposure === 'node' ? 'high' : common.exposure === 'native' ? 'medium' : 'low', confidence: plain ? 'medium' : 'low',
        message: `Nothing cleans what becomes markup here, by '${first.what}'${more}. Where a part of it comes from content of others, a script in it ${harm}. Show it as text, or clean it with DOMPurify last of all${files === 0 ? '' : '; require-trusted-types-for in the policy finds each of them'}.`,
        related: [...(others.length === 0 ? [{ at: first.from, message: 'this is not cleaned' }] : []), ...others.map(({ at, what }) => ({ at, message: `becomes markup by '${what}', too` }))],
      };
    }
  },
});
