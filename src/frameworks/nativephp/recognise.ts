import { nodeAt } from '../../core/config.js';
import type { Candidate, Package, Project } from '../../core/framework.js';
import { NATIVEPHP_PACKAGES } from '../../knowledge/recognition.js';
import type { Framework, Recognition } from '../framework.js';
import { folderName, homeAt, outermost, textAt } from '../packages.js';

const looksFor = `NativePHP: a composer.json that requires ${NATIVEPHP_PACKAGES.slice(0, -1).join(', ')} or ${NATIVEPHP_PACKAGES.at(-1)}`;

const recogniseNativephp = (project: Project): readonly Candidate[] =>
  project.packages.flatMap((one) => {
    if (one.kind !== 'composer') return [];
    const native = NATIVEPHP_PACKAGES.find((name) => one.dependencies.has(name));
    if (native === undefined && isBuilder(one, project)) return [candidateOf(one, '', project)];
    return native === undefined || isPart(one, project) ? [] : [candidateOf(one, native, project)];
  });

/** A package whose classes are in NativePHP's own namespace: what it does to an app, every app that is built with it gets. */
const isBuilder = ({ path }: Package, project: Project): boolean => {
  const classes = nodeAt(project.config(path)?.root, ['autoload', 'psr-4']);
  return classes?.kind === 'object' && classes.entries.some(({ key }) => /^Native\\(?:Laravel|Desktop|Electron)\\$/.test(key));
};

/** NativePHP's own packages and plugins require each other; they are no apps. */
const isPart = ({ name = '', path }: Package, project: Project): boolean => {
  const type = textAt(project.config(path), 'type');
  return type === 'library' || (type !== 'project' && name.startsWith('nativephp/'));
};

const candidateOf = (one: Package, native: string, project: Project): Candidate => {
  const version = one.version(native);
  return {
    framework: 'nativephp', root: one.dir, roots: outermost([one.dir, ...one.workspaceDependencies]), name: one.name ?? folderName(one.dir, 'nativephp'),
    ...(version && { version }), home: one.dependencies.get(native)?.at ?? homeAt(one.path, project.config(one.path), [['name']]),
  };
};

export const nativephp: Recognition = {
  name: 'nativephp',
  looksFor,
  recognise: recogniseNativephp,
  load: async () => (await import('./index.js')).nativephp as Framework,
};
