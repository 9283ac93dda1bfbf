import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import type { ActionUse } from '../../frameworks/common/model.js';
import { ANY_COMMIT, BRANCH_NAMES } from '../../knowledge/supply-chain.js';

/** So many places are named besides the first. */
const MOST = 12;

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
    for (const uses of alike(common.actions.filter(({ pinned }) => !pinned))) {
      const [first, ...others] = once(uses) as [ActionUse, ...ActionUse[]];
      const told = { at: first, related: others.slice(0, MOST).map((one) => ({ at: one.at, message: `'${written(one)}'` })) };
      const ending = others.length > 0 ? 'Pin each to its full commit, an image to its digest, and keep the version in a comment.' : `Pin it to ${first.kind === 'image' ? "its digest, '@sha256:…'" : 'the full commit and keep the version in a comment'}.`;
      if (first.publisher !== 'other') {
        const whose = first.publisher === 'github' ? 'GitHub itself' : "the repository's own organisation";
        yield { ...told, severity: 'note', ...(!first.ships && { confidence: 'low' }), message: `${first.ships ? 'The build' : 'A workflow'} runs actions of ${whose} that are not pinned: ${listed([first, ...others].map(written))}. Their tags can be moved to other code, though by fewer people than most. Pin them to full commits and let a bot update these.` };
      } else if (first.ships) {
        yield { ...told, message: `The build runs the ${first.kind} '${written(first)}'${others.length > 0 ? ` and ${others.length} more` : ''} as ${others.length > 0 ? 'they happen' : 'it happens'} to be that day. ${followed(first)} that its owner, or whoever takes over their account, can point at other code. That code then runs with the secrets of the build${[first, ...others].some(({ signs }) => signs) ? ', the keys that sign the app among them,' : ''} and can change the app that is shipped. ${ending}` };
      } else {
        yield { ...told, severity: 'low', confidence: 'low', message: `A workflow that ships nothing runs ${listed([first, ...others].map(written))} as found that day. ${followed(first)} that its owner can point at other code, which then runs with the workflow's token. ${ending}` };
      }
    }
  },
});

/** Whom to trust is decided once for all workflows: those that ship the app, and those that do not. Where others publish nothing of it, GitHub and the owner are a hint. */
const alike = (uses: readonly ActionUse[]): readonly (readonly ActionUse[])[] =>
  [true, false].flatMap((ships) => {
    const all = uses.filter((one) => one.ships === ships);
    const by = (publisher: ActionUse['publisher']): readonly ActionUse[] => all.filter((one) => one.publisher === publisher);
    const others = by('other');
    return (others.length > 0 ? [others] : [by('github'), by('own')]).filter((group) => group.length > 0);
  });

/** Each action where it is used first. */
const once = (uses: readonly ActionUse[]): readonly ActionUse[] => {
  const firsts = new Map<string, ActionUse>();
  for (const one of uses) if (!firsts.has(written(one))) firsts.set(written(one), one);
  return [...firsts.values()];
};
