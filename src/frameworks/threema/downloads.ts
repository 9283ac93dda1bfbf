import { folderOf, join, resolveIn } from '../../core/paths.js';
import { type Call, is, type Ref } from '../../dataflow/source.js';
import { pathsOf, type SymbolicPath } from '../../dataflow/paths.js';
import type { World } from '../../dataflow/world.js';
import { WEB_ROOTS } from '../../knowledge/threema.js';
import { webRootOf } from './files.js';
import type { Download } from './model.js';

/** Where the attachments of received messages are written to. */
export const readDownloads = (world: World): readonly Download[] =>
  world.calls().filter((call) => call.source.summary.language === 'php' && call.method === 'receiveMessage' && call.node.args.length >= 4).flatMap((call): readonly Download[] => {
    const output = call.arg(4, 'outputFolder');
    const inCurrent = webRootOf(world, call.source.path);
    const current: Download = { at: output?.at ?? call.at, into: 'current', ...(inCurrent !== undefined && { webRoot: inCurrent }) };
    if (!output) return [current];
    return world.resolve(output).flatMap((one): readonly Download[] => {
      const node = one.source.node(one.id);
      if (is(node, 'literal') && (node.value === null || node.value === '')) return [current];
      return is(node, 'literal') && node.value === false ? [] : pathsOf(world, one).flatMap((path) => folderAt(world, call, path, one));
    });
  });

const folderAt = (world: World, call: Call, { base, path }: SymbolicPath, ref: Ref): readonly Download[] => {
  const to = (folder: string | undefined): readonly Download[] => {
    const webRoot = folder === undefined ? undefined : webRootOf(world, join(folder, 'attachment'));
    return webRoot === undefined ? [] : [{ at: ref.at, into: 'folder', path: folder!, webRoot }];
  };
  const first = firstName(world, ref);
  // Laravel and Symfony serve `public` whatever else is in the tree.
  if (first === 'public_path()') return [{ at: ref.at, into: 'folder', path: join('public', path.replace(/^\/+/, '')), webRoot: 'public' }];
  if (base === 'bundle' && first !== undefined && /^(?:__DIR__|dirname\(\))$/.test(first)) return to(resolveIn(folderOf(call.source.path), path.replace(/^\/+/, '')));
  if (base === 'bundle') return to(resolveIn(world.app.root, path.replace(/^\/+/, '')));
  if (base === 'relative') return to(resolveIn(folderOf(call.source.path), path));
  const segments = path.split('/');
  const served = base === 'absolute' ? segments.findIndex((segment) => WEB_ROOTS.test(segment) && !/^(?:www|web)$/i.test(segment)) : -1;
  return served < 0 ? [] : [{ at: ref.at, into: 'folder', path, webRoot: segments.slice(0, served + 1).join('/') }];
};

/** What a path that is put together begins with. */
const firstName = (world: World, ref: Ref): string | undefined => {
  const node = ref.source.node(ref.id);
  const first = is(node, 'text') ? node.parts[0] : ref.id;
  return first === undefined ? undefined : world.name(ref.source.ref(first, ref.at.range));
};
