import { folderOf, resolveIn } from '../core/paths.js';
import { pathsOf } from './paths.js';
import type { Ref, Source } from './source.js';
import type { World } from './world.js';

/** A folder with more files than this is a library, not what one line loads. */
const MOST = 40;
const SCRIPT = /\.[cm]?[jt]sx?$/;

/** The files of the app that a call may load by a name that is put together: `require(path.join(__dirname, `widget-${id}.js`))`, `import(`./commands/${name}.js`)`. */
export const loadedBy = (world: World, { source, id }: Pick<Ref, 'source' | 'id'>): readonly Source[] =>
  world.remember<readonly Source[]>('loaded', { source, id }, [], () => {
    const node = source.node(id);
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    if (node.kind !== 'call' || callee?.kind !== 'global' || !/^(?:require|import)$/.test(callee.name) || node.args[0] === undefined) return [];
    const found = new Set<Source>();
    for (const { base, path } of pathsOf(world, source.ref(node.args[0], node.at))) {
      const whole = (base === 'bundle' || base === 'relative') && path.includes('*') ? resolveIn(folderOf(source.path), path.replace(/^\//, '')) : undefined;
      if (whole !== undefined) for (const one of world.sources) if (one !== source && SCRIPT.test(one.path) && fits(one.path, whole)) found.add(one);
      if (found.size > MOST) return [];
    }
    return [...found];
  });

/** Whether a path is one that a pattern with `*` means: each stands for a part of one name. */
const fits = (path: string, pattern: string): boolean => {
  const names = path.split('/');
  const wanted = pattern.split('/');
  return names.length === wanted.length && wanted.every((want, index) => nameFits(names[index]!, want, index === wanted.length - 1));
};

const nameFits = (name: string, pattern: string, last: boolean): boolean => {
  const [before, ...rest] = (last && SCRIPT.test(pattern) ? pattern.replace(SCRIPT, '') : pattern).split('*');
  const own = last ? name.replace(SCRIPT, '') : name;
  if (rest.length === 0) return own === before;
  const after = rest.at(-1)!;
  return own.length > before!.length + after.length && own.startsWith(before!) && own.endsWith(after);
};
