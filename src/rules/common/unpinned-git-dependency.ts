import { defineRule, type Severity } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import type { GitDependency } from '../../frameworks/common/model.js';

const HOW: Readonly<Record<GitDependency['ecosystem'], string>> = {
  cargo: "Set 'rev' to a commit",
  npm: "Put '#' and a commit behind it",
  composer: "Require a tagged release, or put '#' and a commit behind the branch",
};

/** A branch moves by design, a tag only when somebody moves it; a lockfile puts either off until the next update. */
const severityOf = ({ pin, locked, dev }: GitDependency): Severity => {
  const steps = Number(pin === 'tag') + Number(locked) + Number(dev);
  return steps === 0 ? 'medium' : steps === 1 ? 'low' : 'note';
};

export default defineRule({
  id: 'common/unpinned-git-dependency',
  title: 'Dependency from a git branch or tag',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'high',
  cwe: [829, 1357],

  *check({ common }) {
    // Several packages of one repository are one decision.
    const groups = new Map<string, GitDependency[]>();
    for (const one of common.gitDependencies) {
      const key = `${one.at.file} ${one.url} ${one.pin} ${one.ref ?? ''} ${one.dev}`;
      if (one.pin !== 'commit') groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const group of groups.values()) {
      const [first, ...others] = group as [GitDependency, ...GitDependency[]];
      const { pin, ref, ecosystem, locked } = first;
      const from = pin === 'none' ? 'the default branch of a git repository' : `the ${pin} '${ref}' of a git repository`;
      yield {
        at: first,
        severity: severityOf(first),
        message: `${listed(group.map(({ name }) => name))} ${others.length > 0 ? 'are' : 'is'} taken from ${from}, which can change without a new version. ${locked ? 'The lockfile keeps the commit until somebody updates; from then on' : 'No lockfile keeps the commit: at every install'} whoever can push there decides what is built into the app. ${HOW[ecosystem]}${pin === 'tag' ? '; a tag is second best' : ''}.`,
        related: others.map(({ at, name }) => ({ at, message: `'${name}' is too` })),
      };
    }
  },
});
