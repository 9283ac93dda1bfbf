import { ELECTRON_PATHS, PATH_APPENDS, PATH_BASES, PATH_JOINS } from '../knowledge/paths.js';
import type { Ref } from './source.js';
import type { World } from './world.js';

/** A file path as far as it is known. */
export interface SymbolicPath {
  readonly base: 'absolute' | 'home' | 'data' | 'temp' | 'bundle' | 'working' | 'relative' | 'unknown';
  /** Below the base, with `/`; what is not known is `*`. */
  readonly path: string;
  readonly ref: Ref;
}

/** The paths that a reference may be. */
export const pathsOf = (world: World, ref: Ref): readonly SymbolicPath[] =>
  world.texts(ref).map(({ parts, ref: one }) => { const path = pathFrom(world, parts, one); return { ...path, path: normal(path.path) }; });

/** `a/./b/../c` is `a/c`; `..` that nothing takes back stays. */
const normal = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.length === 1 && parts[0] === '' && path.startsWith('/') ? '/' : parts.join('/');
};

/** Whether a path leads out of its base: `..` that no earlier part takes back. */
export const escapes = ({ path }: SymbolicPath): boolean => /^\/?\.\.(?:\/|$)/.test(path);

const pathFrom = (world: World, parts: readonly (string | Ref)[], ref: Ref): SymbolicPath => {
  const [first, ...rest] = parts;
  const tail = rest.map((part) => (typeof part === 'string' ? part : '*')).join('');
  if (typeof first === 'string') {
    const text = slashes(first) + tail;
    // `\\\\.\\pipe\\player`: a device or a pipe of Windows, and no file of a folder.
    if (/^\/\/[.?]\//.test(text)) return { base: 'unknown', path: text, ref };
    const tilde = /^~(?:\/|$)/.exec(text);
    if (tilde) return { base: 'home', path: text.slice(1), ref };
    const file = /^file:\/\/(?:localhost)?(\/.*)$/s.exec(text);
    if (file) return { base: 'absolute', path: file[1]!, ref };
    return { base: /^(?:\/|[A-Za-z]:(?:\/|$))/.test(text) ? 'absolute' : 'relative', path: text, ref };
  }
  if (!first) return { base: 'unknown', path: tail, ref };
  const before = world.remember<SymbolicPath>('path', first, { base: 'unknown', path: '*', ref: first }, () => ofValue(world, first));
  return { base: before.base, path: before.path + tail, ref };
};

const slashes = (text: string): string => text.replaceAll('\\', '/');

/** A value that is no text: a call that joins, a well-known folder, or nothing known. */
const ofValue = (world: World, ref: Ref): SymbolicPath => {
  const unknown: SymbolicPath = { base: 'unknown', path: '*', ref };
  const name = world.name(ref);
  const node = ref.source.node(ref.id);
  const again = (id: number): SymbolicPath => {
    const [only, ...others] = world.texts(ref.source.ref(id, ref.at.range));
    return only && others.length === 0 ? pathFrom(world, only.parts, only.ref) : unknown;
  };
  if (name !== undefined) {
    if (node.kind === 'call' && /^electron\.(?:remote\.)?app\.getPath\(\)$|^@electron\/remote\.app\.getPath\(\)$/.test(name)) {
      const which = node.args[0] === undefined ? undefined : world.scalar(ref.source.ref(node.args[0], node.at));
      return { base: ELECTRON_PATHS.get(String(which)) ?? 'unknown', path: '', ref };
    }
    const base = PATH_BASES.find(([pattern]) => pattern.test(name))?.[1];
    if (base) {
      // Laravel's helpers take the rest of the path as their argument.
      const more = node.kind === 'call' && node.args[0] !== undefined && /_path\(\)$/.test(name) ? again(node.args[0]).path : '';
      return { base, path: more, ref };
    }
  }
  if (node.kind !== 'call' || name === undefined) return unknown;
  const callee = name.slice(0, -2);
  const joins = PATH_JOINS.test(callee);
  const callNode = ref.source.node(node.callee);
  const appends = !joins && PATH_APPENDS.test(callee) && callNode.kind === 'get' && ref.source.summary.language === 'rust';
  if (joins || appends) {
    const pieces = (appends && callNode.kind === 'get' ? [callNode.of, ...node.args] : node.args).map(again);
    return pieces.reduce<SymbolicPath | undefined>((whole, piece) => joined(whole, piece, /resolve$/.test(callee) || appends), undefined) ?? unknown;
  }
  const only = node.args[0];
  if (only === undefined) return unknown;
  if (/^(?:path\.)?dirname\(\)$/.test(name)) { const of = again(only); return { ...of, path: of.path ? `${of.path}/..` : of.base === 'bundle' ? '' : '..' }; }
  if (/^(?:url\.fileURLToPath|String|decodeURI|std::path::PathBuf::from|std::path::Path::new|PathBuf::from|Path::new)\(\)$/.test(name)) return again(only);
  return unknown;
};

const joined = (whole: SymbolicPath | undefined, piece: SymbolicPath, resolves: boolean): SymbolicPath => {
  if (!whole || (resolves && (piece.base === 'absolute' || !['relative', 'unknown'].includes(piece.base)))) return piece;
  // In a join only the first part has a base; what is absolute later on is taken as below it.
  return { base: whole.base, path: `${whole.path}/${piece.base === 'unknown' ? '*' : piece.path}`, ref: whole.ref };
};
