import type { Version } from '../../core/app.js';
import { type ConfigDocument, entryOf, nodeAt } from '../../core/config.js';
import type { Candidate, Project } from '../../core/framework.js';
import { folderOf, nameOf, resolveIn } from '../../core/paths.js';
import type { Framework, Recognition } from '../framework.js';
import { folderName, has, homeAt, packagesAbove, textAt } from '../packages.js';

const looksFor = 'Neutralinojs: neutralino.config.json, or a JSON file with applicationId and modes';

const NAME = 'neutralino.config.json';
/** A repository may have hundreds, or one of megabytes, and only some are asked for anything. */
const OF_OTHERS = /(?:^|\/)(?:tsconfig[^/]*|package-lock|npm-shrinkwrap)\.json$/;

const recogniseNeutralino = (project: Project): readonly Candidate[] => {
  const found = new Map<string, string>();
  const built = builtWith(project);
  for (const path of project.paths) {
    if (!path.endsWith('.json') || OF_OTHERS.test(path) || !isNeutralino(path, project.config(path))) continue;
    // Further files are variants of the one app: what a build names is shipped, else the file with the usual name.
    const known = found.get(folderOf(path));
    if (known === undefined || built.has(path) || (nameOf(path) === NAME && !built.has(known))) found.set(folderOf(path), path);
  }
  return [...found].map(([root, path]) => candidateOf(root, path, project));
};

/** The configurations of `neu build --config-file=…` in scripts. */
const builtWith = (project: Project): ReadonlySet<string> => new Set(project.packages.filter(({ kind }) => kind === 'npm').flatMap(({ path, dir }) => {
  const scripts = entryOf(project.config(path)?.root, 'scripts')?.value;
  return (scripts?.kind === 'object' ? scripts.entries : []).flatMap(({ value }) =>
    (value.kind === 'scalar' ? [...String(value.value).matchAll(/\bneu\s+build\b[^&|;\n]{0,200}?--config-file[=\s]["']?([\w./-]{1,200})/g)] : []).flatMap((match) => resolveIn(dir, match[1]!.replace(/^\/+/, '')) ?? []));
}));

const isNeutralino = (path: string, document: ConfigDocument | undefined): boolean => {
  if (!document || has(document, '$schema') && has(document, 'properties')) return false;
  return nameOf(path) === NAME || (has(document, 'applicationId') && (has(document, 'modes') || has(document, 'cli', 'binaryName')));
};

const candidateOf = (root: string, path: string, project: Project): Candidate => {
  const document = project.config(path);
  const version = versionOf(path, document);
  const name = textAt(document, 'applicationName') ?? textAt(document, 'modes', 'window', 'title') ?? textAt(document, 'cli', 'binaryName') ?? textAt(document, 'applicationId');
  return {
    framework: 'neutralino', root, roots: [root, ...pagesOf(root, document)], name: name ?? packagesAbove(project, 'npm', root)[0]?.name ?? folderName(root, 'neutralino'),
    ...(version && { version }), home: homeAt(path, document, [['applicationId'], ['defaultMode'], ['modes']]),
  };
};

/** The folders that are served, each a root of its own: `docs` is no documentation where the pages come from it. */
const pagesOf = (root: string, document: ConfigDocument | undefined): string[] => {
  const written = [textAt(document, 'documentRoot'), textAt(document, 'cli', 'resourcesPath')];
  const folders = written.flatMap((path) => (path === undefined ? [] : resolveIn(root, path.replace(/^\/+/, '')) ?? []));
  return [...new Set(folders)].filter((folder) => folder !== root && folder !== '');
};

/** The version of the binaries, not that of the client library: they are what enforces the configuration. */
const versionOf = (file: string, document: ConfigDocument | undefined): Version | undefined => {
  const node = nodeAt(document?.root, ['cli', 'binaryVersion']);
  const text = textAt(document, 'cli', 'binaryVersion');
  const [, major, minor = '0', patch] = /^v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?/.exec(text ?? '') ?? [];
  if (!node || text === undefined || major === undefined) return undefined;
  return { text, major: Number(major), minor: Number(minor), patch: Number(patch ?? 0), exact: patch !== undefined, at: { file, range: node.range } };
};

export const neutralino: Recognition = {
  name: 'neutralino',
  looksFor,
  recognise: recogniseNeutralino,
  load: async () => (await import('./index.js')).neutralino as Framework,
};
