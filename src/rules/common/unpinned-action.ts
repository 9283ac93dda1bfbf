import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import type { ActionUse } from '../../frameworks/common/model.js';
import { ANY_COMMIT, BRANCH_NAMES } from '../../knowledge/supply-chain.js';

/** So many places are named besides the first. */
const MOST = 5;

const written = ({ kind, name, ref }: ActionUse): string => (kind === 'image' ? `docker://${name}${ref && `:${ref}`}` : `${name}@${ref}`);

const followed = ({ kind, ref }: ActionUse): string => {
  if (kind === 'image') return ref === '' ? 'Without a tag it is the latest one,' : `'${ref}' is a tag`;
  return BRANCH_NAMES.test(ref) ? `'${ref}' is a branch` : ANY_COMMIT.test(ref) ? `'${ref}' is no full commit, so GitHub takes it for a tag or branch` : `'${ref}' is a tag or branch`;
};

export default defineRule({
  id: 'common/unpinned-action',
  title: 'Build runs code that others can change',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'high',
  cwe: [829, 1357],

  *check({ common }) {
    const loose = common.actions.filter(({ pinned }) => !pinned);
    const foreign = loose.filter(({ publisher }) => publisher === 'other');
    for (const name of new Set(foreign.map((one) => one.name))) {
      const [first, ...others] = foreign.filter((one) => one.name === name) as [ActionUse, ...ActionUse[]];
      yield {
        at: first,
        message: `The build runs the ${first.kind} '${written(first)}' as it happens to be that day. ${followed(first)} that its owner, or whoever takes over their account, can point at other code. That code then runs with the secrets of the build and can change the app that is shipped. Pin it to ${first.kind === 'image' ? "its digest, '@sha256:…'" : 'the full commit and keep the version in a comment'}.`,
        related: others.slice(0, MOST).map((one) => ({ at: one.at, message: one.ref === first.ref ? 'also used here' : `here as '${written(one)}'` })),
      };
    }
    // One report for all that come from the host of the build itself, or from the owner of the repository: there is one decision to take.
    for (const [publisher, whose] of [['github', 'GitHub itself'], ['own', "the repository's own organisation"]] as const) {
      const [first, ...others] = loose.filter((one) => one.publisher === publisher);
      if (!first) continue;
      const names = [...new Set([first, ...others].map(written))];
      yield {
        at: first,
        severity: 'low',
        message: `The build runs actions of ${whose} that are not pinned: ${listed(names)}. Their tags can be moved to other code, though by fewer people than most. Pin them to full commits and let a bot update these.`,
        related: others.slice(0, MOST).map((one) => ({ at: one.at, message: `'${written(one)}'` })),
      };
    }
  },
});
