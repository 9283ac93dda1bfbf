import type { Candidate, Package, Project } from '../../core/framework.js';
import { NATIVEPHP_PACKAGES } from '../../knowledge/recognition.js';
import { folderName, homeAt, outermost, textAt } from '../packages.js';

export const looksFor = `NativePHP: a composer.json that requires ${NATIVEPHP_PACKAGES.slice(0, -1).join(', ')} or ${NATIVEPHP_PACKAGES.at(-1)}`;

export const recogniseNativephp = (project: Project): readonly Candidate[] =>
  project.packages.flatMap((one) => {
    const native = one.kind === 'composer' ? NATIVEPHP_PACKAGES.find((name) => one.dependencies.has(name)) : undefined;
    return native === undefined || isPart(one, project) ? [] : [candidateOf(one, native, project)];
  });

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
