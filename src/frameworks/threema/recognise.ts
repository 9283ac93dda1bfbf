import type { Candidate, Package, Project } from '../../core/framework.js';
import { folderOf } from '../../core/paths.js';
import { THREEMA_FILES } from '../../knowledge/recognition.js';
import type { Framework, Recognition } from '../framework.js';
import { folderName, homeAt, outermost, packagesAbove } from '../packages.js';

const looksFor = 'Threema Gateway: a composer.json that requires its SDK for PHP, the SDK\'s own files, or PHP code that uses Threema\\MsgApi';

/** A word that PHP code which uses the SDK has. The manifests of an app that got it in another way do not show it. */
const threemaWord = 'Threema\\MsgApi';

const SDK = /threema.*msgapi|^threema\/|lss\/threema/;

/** By Composer packages that require the SDK, and by the SDK's files. */
const recogniseThreema = (project: Project): readonly Candidate[] => {
  const apps = project.packages.filter(({ kind, name = '', dependencies }) => kind === 'composer' && [name, ...dependencies.keys()].some((one) => SDK.test(one)));
  const roots = new Map(apps.map((one) => [one.dir, candidateOf(one.dir, one, project)]));
  for (const path of project.paths) if (THREEMA_FILES.test(path)) add(path, project, roots);
  return [...roots.values()];
};

/** By PHP files that have the word. */
const threemaHint = {
  extension: '.php',
  word: threemaWord,
  recognise: (project: Project, files: readonly string[]): readonly Candidate[] => {
    const roots = new Map<string, Candidate>();
    for (const path of files) add(path, project, roots);
    return [...roots.values()];
  },
};

/** The app that a file shows: the package it belongs to. Without one it is the whole tree, for the scripts that receive messages stand anywhere. */
const add = (path: string, project: Project, roots: Map<string, Candidate>): void => {
  const [owner] = packagesAbove(project, 'composer', folderOf(path));
  const root = owner?.dir ?? '';
  if (![...roots.keys()].some((other) => other === root || other === '' || root.startsWith(`${other}/`))) roots.set(root, candidateOf(root, owner, project, path));
};

const candidateOf = (root: string, owner: Package | undefined, project: Project, path = owner!.path): Candidate => {
  const sdk = [...(owner?.dependencies.keys() ?? [])].find((name) => SDK.test(name));
  const version = sdk === undefined ? undefined : owner?.version(sdk);
  const home = (sdk === undefined ? undefined : owner?.dependencies.get(sdk)?.at) ?? (owner ? homeAt(owner.path, project.config(owner.path), [['name']]) : { file: path, range: { start: 0, end: 1 } });
  return { framework: 'threema', root, roots: outermost([root, ...(owner?.workspaceDependencies ?? [])]), name: owner?.name ?? folderName(root, 'threema'), ...(version && { version }), home };
};

export const threema: Recognition = {
  name: 'threema',
  looksFor,
  recognise: recogniseThreema,
  hint: threemaHint,
  load: async () => (await import('./index.js')).threema as Framework,
};
