import { defineRule, type Severity } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import type { GitDependency } from '../../frameworks/common/model.js';

const HOW: Readonly<Record<GitDependency['ecosystem'], string>> = {
  cargo: "Set 'rev' to a commit",
  npm: "Put '#' and a commit behind it",
  composer: "Require a tagged release, or put '#' and a commit behind the branch",
};

/** A branch moves by design, a tag only when somebody moves it; a lockfile puts either off until the next update; whoever pushes to one's own repositories could push here. */
const severityOf = ({ pin, locked, dev, own }: GitDependency): Severity => {
  const steps = Number(pin === 'tag') + Number(locked) + Number(dev) + Number(own);
  return steps === 0 ? 'medium' : steps === 1 ? 'low' : 'note';
};

const from = ({ pin, ref }: GitDependency): string => (pin === 'none' ? 'the default branch of a git repository' : `the ${pin} '${ref}' of a git repository`);

export default defineRule({
  id: 'common/unpinned-git-dependency',
  title: 'Dependency from a git branch or tag',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'high',
  cwe: [829, 1357],

  *check({ common }) {
    for (const group of ofOneDecision(common.gitDependencies.filter(({ pin }) => pin !== 'commit'))) {
      const [first, ...others] = group as [GitDependency, ...GitDependency[]];
      const { pin, ecosystem, locked } = first;
      const alike = others.every((one) => from(one) === from(first));
      yield {
        at: first,
        severity: severityOf(first),
        message: `${listed(group.map(({ name }) => name))} ${others.length > 0 ? 'are' : 'is'} taken from ${alike ? from(first) : `${pin === 'tag' ? 'tags' : 'branches'} of git repositories`}, which can change without a new version. ${locked ? 'The lockfile keeps the commit until somebody updates; from then on' : 'No lockfile keeps the commit: at every install'} whoever can push there decides what is built into the app. ${HOW[ecosystem]}${pin === 'tag' ? '; a tag is second best' : ''}.`,
        related: others.slice(0, MOST_PLACES).map((one) => ({ at: one.at, message: `'${one.name}' is taken from ${from(one)}` })),
      };
    }
  },
});

/** More places than these tell nothing more. */
const MOST_PLACES = 5;

/** What one manifest leaves loose in one way is pinned in one go. */
const ofOneDecision = (dependencies: readonly GitDependency[]): Iterable<readonly GitDependency[]> => {
  const groups = new Map<string, GitDependency[]>();
  for (const one of dependencies) {
    const key = `${one.at.file} ${severityOf(one)} ${one.pin === 'tag'} ${one.locked}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups.values();
};
