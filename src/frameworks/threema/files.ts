import { folderOf, isWithin, join, nameOf, upwards } from '../../core/paths.js';
import type { Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { EXAMPLE_FOLDERS, TEST_FOLDERS } from '../../knowledge/folders.js';
import { KEY_STORE_FILE, PRIVATE_KEY_FILE, WEB_ROOTS } from '../../knowledge/threema.js';
import type { KeyFile, ThreemaModel } from './model.js';
import { readsPost } from './receive.js';
import { configuredRoots, isClosed } from './web-server.js';

/** Files of keys, by their content where it was read, else by their name. */
export const readKeyFiles = (world: World): readonly KeyFile[] => {
  const { app } = world;
  const own = (path: string): boolean => app.roots.some((root) => isWithin(path, root) && !below(path, root).some((folder) => TEST_FOLDERS.test(folder) || EXAMPLE_FOLDERS.test(folder)));
  const places = [...app.paths.map((path) => ({ path, committed: true })), ...app.ignoredPaths.map((path) => ({ path, committed: false }))];
  return places.filter(({ path }) => own(path)).flatMap(({ path, committed }): KeyFile[] => {
    const name = nameOf(path);
    const token = app.files.get(path)?.tokens.find(({ shape }) => shape === 'threema-private-key');
    const document = app.files.get(path)?.document;
    const isSource = document?.kind === 'source';
    // A text without a key is an example, or a key of something else.
    const isKey = token ? !isSource : PRIVATE_KEY_FILE.test(name) && !app.files.has(path) && /private/i.test(name);
    // A class that handles a store is none.
    if (!isKey && (!KEY_STORE_FILE.test(name) || (isSource && document.classes.length > 0))) return [];
    const webRoot = webRootOf(world, path);
    return [{ path, at: { file: path, range: token?.range ?? { start: 0, end: 0 } }, kind: isKey ? 'private-key' : 'key-store', committed, proven: token !== undefined, ...(webRoot !== undefined && { webRoot }) }];
  });
};

const below = (path: string, root: string): readonly string[] => (root === '' ? path : path.slice(root.length + 1)).split('/').slice(0, -1);

/**
 * The folder that the web server serves, where a path lies in one: by a configuration of nginx or Apache in the tree, by its name, or because pages begin there. What a configuration
 * refuses is in none.
 */
export const webRootOf = (world: World, path: string): string | undefined => {
  const { app } = world;
  const paths = new Set(app.paths);
  const folders = upwards(folderOf(path)).filter((folder) => isWithin(folder, app.root));
  const told = configuredRoots(world);
  const root = folders.find((folder) => told.has(folder) || WEB_ROOTS.test(nameOf(folder))) ?? folders.findLast((folder) => paths.has(join(folder, 'index.php')));
  return root === undefined || isClosed(world, path, root) ? undefined : root;
};

export const readCallbacks = (world: World): ThreemaModel['callbacks'] =>
  world.sources.flatMap((source) => {
    const posted = source.summary.language === 'php' ? readsPost(world, source) : undefined;
    const webRoot = posted && webRootOf(world, source.path);
    return posted ? [{ path: source.path, at: posted.at, open: !asks(source), ...(webRoot !== undefined && { webRoot }) }] : [];
  });

/** Whether a script looks at the query of its address, where a callback may carry something that nobody else knows. */
const asks = ({ summary }: Source): boolean => summary.nodes.some((node) => {
  const of = node.kind === 'index' ? summary.nodes[node.of] : undefined;
  return of?.kind === 'global' && of.name === '$_GET';
});
