import { type ConfigNode, entryOf, nodeAt } from '../core/config.js';
import type { Project } from '../core/framework.js';
import { folderOf, join, resolveIn, upwards } from '../core/paths.js';
import { type Crates, createCrates } from './crates.js';
import { ALIAS_ROOTS, MODULE_ENDINGS, OUTPUT_FOLDERS, RUNTIME_MODULES } from '../knowledge/modules.js';

/** Which file of the tree an import means. */
export interface Modules {
  /** The path that a specifier in a file leads to; undefined for packages from outside, modules of the runtime, and what is not there. */
  resolve(from: string, specifier: string): string | undefined;
  /** Where Rust files stand in their crates. */
  readonly crates: Crates;
}

export const NO_MODULES: Modules = { resolve: () => undefined, crates: createCrates([]) };

interface Aliases {
  /** Specifier patterns with at most one `*`, longest first, and where they lead to from the root of the tree. */
  readonly patterns: readonly { readonly before: string; readonly after: string; readonly exact: boolean; readonly targets: readonly string[] }[];
  /** A folder in which bare specifiers are looked for. */
  readonly base?: string;
}

const NO_ALIASES: Aliases = { patterns: [] };

/**
 * Resolves imports over the paths of a tree, as bundlers and TypeScript do: relative ones, `paths` and `baseUrl` of the nearest tsconfig or jsconfig,
 * `imports` and `exports` of package.json, and packages of the workspace, whose build output is not there, to their sources. Nothing is read and
 * nothing outside of the tree is named.
 */
export const createModules = (project: Project): Modules => {
  const paths = new Set(project.paths);
  const folders = foldersOf(project.paths);
  const packages = project.packages.filter(({ kind }) => kind === 'npm');
  const byName = new Map(packages.flatMap((one) => (one.name === undefined ? [] : [[one.name, one] as const])).reverse());
  const byFolder = new Map(packages.map((one) => [one.dir, one]));
  const aliasesBy = new Map<string, Aliases>();
  const written = new Map<string, Aliases>();
  const answers = new Map<string, Map<string, string | undefined>>();

  const fileAt = (path: string | undefined): string | undefined => {
    if (path === undefined) return undefined;
    if (paths.has(path)) return path;
    const inside = folders.has(path);
    if (!inside && !folders.has(folderOf(path))) return undefined;
    const stem = path.replace(/\.[cm]?jsx?$/, '');
    for (const ending of MODULE_ENDINGS) {
      if (paths.has(path + ending)) return path + ending;
      // TypeScript's own convention: `./x.js` is written for x.ts.
      if (stem !== path && paths.has(stem + ending)) return stem + ending;
    }
    if (inside) for (const ending of MODULE_ENDINGS) if (paths.has(`${path}/index${ending}`)) return `${path}/index${ending}`;
    return undefined;
  };

  const aliasesAt = (folder: string): Aliases => {
    const known = aliasesBy.get(folder);
    if (known) return known;
    aliasesBy.set(folder, NO_ALIASES);
    const names = ['tsconfig.json', 'jsconfig.json', 'tsconfig.app.json', 'tsconfig.web.json', 'tsconfig.node.json', 'tsconfig.base.json'];
    const own = names.map((name) => join(folder, name)).filter((path) => paths.has(path)).map((path) => aliasesIn(path, 0));
    const patterns = own.flatMap((one) => one.patterns);
    const base = own.find((one) => one.base !== undefined)?.base;
    const above = folder === '' ? NO_ALIASES : aliasesAt(folderOf(folder));
    const found: Aliases = patterns.length === 0 && base === undefined ? above
      : { patterns: [...patterns, ...above.patterns], ...((base ?? above.base) !== undefined && { base: (base ?? above.base)! }) };
    aliasesBy.set(folder, found);
    return found;
  };

  // A configuration that all packages extend may refer to all of them.
  const aliasesIn = (path: string, depth: number): Aliases => {
    const known = written.get(path);
    if (known) return known;
    written.set(path, NO_ALIASES);
    const found = readAliases(path, depth);
    written.set(path, found);
    return found;
  };

  const readAliases = (path: string, depth: number): Aliases => {
    const root = project.config(path)?.root;
    const options = entryOf(root, 'compilerOptions')?.value;
    const baseUrl = textAt(options, ['baseUrl']);
    const base = baseUrl === undefined ? undefined : resolveIn(folderOf(path), baseUrl);
    const mapped = entryOf(options, 'paths')?.value;
    const patterns = mapped?.kind !== 'object' ? [] : mapped.entries.flatMap(({ key, value }) => {
      const [before = '', after] = key.split('*');
      const targets = textsOf(value).flatMap((target) => resolveIn(base ?? folderOf(path), target) ?? []);
      return targets.length === 0 ? [] : [{ before, after: after ?? '', exact: after === undefined, targets }];
    });
    const inherited = depth > 4 ? [] : textsOf(entryOf(root, 'extends')?.value).concat(referencesOf(root)).flatMap((one) => {
      const target = /^\.{1,2}\//.test(one) ? resolveIn(folderOf(path), one) : undefined;
      const file = target === undefined ? undefined : [target, `${target}.json`, `${target}/tsconfig.json`].find((each) => paths.has(each));
      return file === undefined || file === path ? [] : [aliasesIn(file, depth + 1)];
    });
    const lower = inherited.flatMap((one) => one.patterns);
    const fallback = base ?? inherited.find((one) => one.base !== undefined)?.base;
    return { patterns: [...patterns, ...lower].sort((a, b) => b.before.length - a.before.length), ...(fallback !== undefined && { base: fallback }) };
  };

  /** A package of the tree, and what is asked of it: `./x` below it, or `.`. */
  const inPackage = (name: string, rest: string): string | undefined => {
    const found = byName.get(name);
    if (!found) return undefined;
    const root = project.config(found.path)?.root;
    const exported = exportTarget(entryOf(root, 'exports')?.value, rest === '' ? '.' : `./${rest}`);
    const wanted = rest === ''
      ? [textAt(root, ['source']), exported, textAt(root, ['module']), textAt(root, ['main']), textAt(root, ['types']), './src/index', './index', './src/main', './src']
      : [exported, `./${rest}`, `./src/${rest}`, `./lib/${rest}`];
    for (const one of wanted) {
      const file = one === undefined ? undefined : fileAt(resolveIn(found.dir, one)) ?? sourceOf(found.dir, one);
      if (file !== undefined && !file.endsWith('.d.ts')) return file;
    }
    return undefined;
  };

  /** `dist/main/index.js`, which a build would write, is `src/main/index.ts`. */
  const sourceOf = (dir: string, target: string): string | undefined => {
    const whole = resolveIn(dir, target);
    const below = whole === undefined ? undefined : dir === '' ? whole : whole.slice(dir.length + 1);
    if (below === undefined) return undefined;
    const parts = below.split('/');
    const output = parts.findIndex((part) => OUTPUT_FOLDERS.test(part));
    if (output < 0) return undefined;
    const rest = parts.slice(output + 1).join('/').replace(/(?:\.d)?\.[cm]?[jt]s$/, '');
    return fileAt(join(dir, `src/${rest}`)) ?? fileAt(join(dir, rest));
  };

  const byAlias = (from: string, specifier: string): string | undefined => {
    const { patterns, base } = aliasesAt(folderOf(from));
    for (const { before, after, exact, targets } of patterns) {
      if (exact ? specifier !== before : !specifier.startsWith(before) || !specifier.endsWith(after) || specifier.length < before.length + after.length) continue;
      const rest = exact ? '' : specifier.slice(before.length, specifier.length - after.length);
      for (const target of targets) {
        const file = fileAt(target.replace('*', () => rest));
        if (file !== undefined) return file;
      }
    }
    return base === undefined ? undefined : fileAt(join(base, specifier));
  };

  /** `#x` of package.json's `imports`. */
  const byImports = (from: string, specifier: string): string | undefined => {
    for (const folder of upwards(folderOf(from))) {
      const one = byFolder.get(folder);
      if (!one) continue;
      const target = exportTarget(entryOf(project.config(one.path)?.root, 'imports')?.value, specifier);
      return target === undefined ? undefined : fileAt(resolveIn(folder, target)) ?? sourceOf(folder, target);
    }
    return undefined;
  };

  /** `@/x`, `~/x` and `@renderer/x` as bundlers' templates set them, where no tsconfig says so. */
  const byConvention = (from: string, specifier: string): string | undefined => {
    const match = /^(?:@|~)([\w-]*)\/(.+)$/.exec(specifier);
    if (!match) return undefined;
    const [, name = '', rest = ''] = match;
    for (const folder of upwards(folderOf(from))) {
      for (const home of name === '' ? ALIAS_ROOTS : ALIAS_ROOTS.flatMap((root) => [join(root, name), join(root, `${name}/src`)])) {
        const file = fileAt(join(folder, join(home, rest)));
        if (file !== undefined) return file;
      }
    }
    return undefined;
  };

  const answer = (from: string, specifier: string): string | undefined => {
    const plain = specifier.replace(/[?#].*$/, '') || specifier;
    if (/^\.{1,2}(?:\/|$)/.test(plain)) return fileAt(resolveIn(folderOf(from), plain));
    if (/^(?:[a-z]+:|\/)/i.test(plain) || RUNTIME_MODULES.test(plain)) return undefined;
    if (plain.startsWith('#')) {
      const own = byImports(from, plain);
      if (own !== undefined) return own;
    }
    const aliased = byAlias(from, plain);
    if (aliased !== undefined) return aliased;
    const [, name = plain, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(plain) ?? [];
    return inPackage(name, rest) ?? byConvention(from, plain);
  };

  return {
    crates: createCrates(project.paths, project),
    resolve: (from, specifier) => {
      if (specifier.length > 500) return undefined;
      const folder = folderOf(from);
      let own = answers.get(folder);
      if (!own) answers.set(folder, (own = new Map()));
      const known = own.get(specifier);
      if (known !== undefined || own.has(specifier)) return known;
      const found = answer(from, specifier);
      own.set(specifier, found);
      return found;
    },
  };
};

/** Every folder that something of the tree stands in. */
const foldersOf = (paths: readonly string[]): ReadonlySet<string> => {
  const folders = new Set<string>(['']);
  for (const path of paths) for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  return folders;
};

const textAt = (node: ConfigNode | undefined, path: readonly string[]): string | undefined => {
  const found = nodeAt(node, path);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
};

const textsOf = (node: ConfigNode | undefined): string[] =>
  (node?.kind === 'array' ? node.items : node ? [node] : []).flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));

const referencesOf = (root: ConfigNode | undefined): string[] => {
  const list = entryOf(root, 'references')?.value;
  return list?.kind === 'array' ? list.items.flatMap((item) => textAt(item, ['path']) ?? []) : [];
};

/** What `exports` or `imports` give for a subpath; of conditions, the one for sources and import comes first. https://nodejs.org/api/packages.html#subpath-patterns */
const exportTarget = (node: ConfigNode | undefined, subpath: string): string | undefined => {
  if (!node) return undefined;
  const plain = subpath === '.' && (node.kind !== 'object' || !node.entries.some(({ key }) => key.startsWith('.'))) ? node : undefined;
  if (plain) return conditionTarget(plain, 0);
  if (node.kind !== 'object') return undefined;
  const exact = entryOf(node, subpath);
  if (exact) return conditionTarget(exact.value, 0);
  for (const { key, value } of node.entries) {
    const [before = '', after] = key.split('*');
    if (after === undefined || !subpath.startsWith(before) || !subpath.endsWith(after) || subpath.length < before.length + after.length) continue;
    return conditionTarget(value, 0)?.replace('*', () => subpath.slice(before.length, subpath.length - after.length));
  }
  return undefined;
};

const CONDITIONS = ['source', 'development', 'electron', 'node', 'import', 'module', 'default', 'require', 'browser', 'types'];

const conditionTarget = (node: ConfigNode, depth: number): string | undefined => {
  if (depth > 8) return undefined;
  if (node.kind === 'scalar') return typeof node.value === 'string' ? node.value : undefined;
  if (node.kind === 'array') return node.items.map((item) => conditionTarget(item, depth + 1)).find((one) => one !== undefined);
  for (const condition of CONDITIONS) {
    const entry = entryOf(node, condition);
    const found = entry && conditionTarget(entry.value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};
