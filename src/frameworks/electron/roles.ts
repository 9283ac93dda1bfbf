import type { ConfigNode } from '../../core/config.js';
import { nodeAt } from '../../core/config.js';
import { NOWHERE } from '../../core/location.js';
import { folderOf, nameOf, resolveIn } from '../../core/paths.js';
import { pathsOf } from '../../dataflow/paths.js';
import type { Ref } from '../../dataflow/source.js';
import { exportedTree } from '../../dataflow/tree.js';
import type { World } from '../../dataflow/world.js';
import { moduleOf } from '../../dataflow/members.js';

/** Where a file runs. */
export type Role = 'main' | 'preload' | 'renderer' | 'utility' | 'worker' | 'server' | 'build';

const MAIN_NAMES = /^electron\.(?:app|BrowserWindow|BrowserView|WebContentsView|BaseWindow|ipcMain|Menu|MenuItem|Tray|dialog|protocol|session|autoUpdater|globalShortcut|powerMonitor|screen|utilityProcess|webContents|safeStorage|net|systemPreferences|Notification|MessageChannelMain)\b/;
const PRELOAD_NAMES = /^electron\.contextBridge\b|^@electron-toolkit\/preload\b/;
const PAGE_NAMES = /^(?:document\.|window\.(?:addEventListener|location|document)\b|ReactDOM\.|react-dom|vue\.createApp|svelte\.mount|customElements\.)/;
const SERVER_NAMES = /^(?:https?\.createServer|express\(\)|express|fastify|koa|ws\.(?:Server|WebSocketServer))$/;
const BUILD_FILES = /(?:^|\/)(?:[\w.-]*\.config\.[cm]?[jt]s|(?:gulp|grunt)file\.[cm]?[jt]s|webpack[\w.-]*\.[cm]?[jt]s)$|(?:^|\/)(?:scripts?|build|tools?|\.?erb)\/[^/]+$/i;
const BUILD_CONFIGS = /(?:^|\/)(?:(?:electron[.-])?(?:vite|webpack|rollup|esbuild|tsup|forge)[\w.-]*|electron\.vite)\.(?:[\w-]+\.)?[cm]?[jt]s$/i;
const PRELOAD_FILES = /(?:^|\/)[\w.-]*preload[\w.-]*\.[cm]?[jt]sx?$|(?:^|\/)preload\/index\.[cm]?[jt]sx?$/i;
const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts', '/index.ts', '/index.js'];
const DEEPEST = 12;

const roles = new WeakMap<World, ReadonlyMap<string, ReadonlySet<Role>>>();

/**
 * Where each file of an app runs, as far as manifests, build configurations, pages and what the files use say so; what a file imports runs where it
 * does. A guess: it may choose the words of a message, and silences nothing.
 */
export const rolesOf = (world: World): ReadonlyMap<string, ReadonlySet<Role>> => {
  const known = roles.get(world);
  if (known) return known;
  const found = new Map<string, Set<Role>>();
  const add = (path: string | undefined, role: Role): void => {
    if (path === undefined) return;
    const own = found.get(path);
    if (own) own.add(role);
    else found.set(path, new Set([role]));
  };
  for (const [path, role] of [...ofManifests(world), ...ofConfigs(world), ...ofPreloads(world), ...ofWorkers(world), ...ofPages(world), ...ofUse(world)]) add(path, role);
  for (const { path } of world.sources) {
    if (BUILD_FILES.test(path) && !found.has(path)) add(path, 'build');
    if (PRELOAD_FILES.test(path)) add(path, 'preload');
  }
  spread(world, found);
  roles.set(world, found);
  return found;
};

type Given = readonly [string | undefined, Role];

/** What a role's files import has the role too. */
const spread = (world: World, found: Map<string, Set<Role>>): void => {
  const open = [...found].flatMap(([path, own]) => [...own].map((role) => [path, role] as const));
  while (open.length > 0) {
    const [path, role] = open.pop()!;
    for (const { from, typeOnly } of world.source(path)?.summary.imports ?? []) {
      const next = typeOnly ? undefined : moduleOf(world, path, from)?.path;
      if (next === undefined || found.get(next)?.has(role)) continue;
      found.set(next, (found.get(next) ?? new Set()).add(role));
      open.push([next, role]);
    }
  }
};

/** The source that a path of a manifest, a page or a configuration stands for; one that was built is the source of that name. */
const sourceAt = (world: World, folder: string, path: string): string | undefined => {
  const whole = resolveIn(folder, path.replace(/[?#].*$/, ''));
  if (whole === undefined) return undefined;
  const stem = whole.replace(/\.[cm]?jsx?$/, '');
  for (const ending of ENDINGS) {
    if (world.source(whole + ending)) return whole + ending;
    if (world.source(stem + ending)) return stem + ending;
  }
  return undefined;
};

const ofManifests = (world: World): readonly Given[] =>
  world.configs(/(?:^|\/)package\.json$/).flatMap(([path, document]): Given[] => {
    const main = nodeAt(document.root, ['main']);
    return main?.kind === 'scalar' && typeof main.value === 'string' ? [[sourceAt(world, folderOf(path), main.value), 'main']] : [];
  });

/** Entries of bundlers, by the keys they stand under: `preload: { input: 'src/preload/index.ts' }`, `{ entry: 'src/main.ts', target: 'main' }`. */
const ofConfigs = (world: World): readonly Given[] =>
  world.sources.filter(({ path }) => BUILD_CONFIGS.test(path)).flatMap(({ path }): Given[] => {
    const tree = exportedTree(world, path);
    const entries: Given[] = [];
    const walk = (node: ConfigNode, keys: readonly string[], depth: number): void => {
      if (depth > DEEPEST) return;
      if (node.kind === 'array') for (const item of node.items) walk(item, keys, depth + 1);
      if (node.kind === 'object') {
        const target = nodeAt(node, ['target']);
        const named = target?.kind === 'scalar' && typeof target.value === 'string' ? [target.value] : [];
        for (const { key, value } of node.entries) walk(value, [...keys, ...named, key], depth + 1);
      }
      if (node.kind !== 'scalar' || typeof node.value !== 'string' || !/\.[cm]?[jt]sx?$|^\.{0,2}\/?src\//.test(node.value)) return;
      const source = sourceAt(world, folderOf(path), node.value);
      const words = `${keys.join(' ')} ${nameOf(node.value)}`.toLowerCase();
      const role = /preload/.test(words) ? 'preload' : /worker/.test(words) ? 'worker' : /renderer|html/.test(words) ? 'renderer' : /main|background/.test(words) ? 'main' : undefined;
      if (source !== undefined && role) entries.push([source, role]);
    };
    if (tree) walk(tree.root, [], 0);
    return [[path, 'build'], ...entries];
  });

const ofPreloads = (world: World): readonly Given[] => [
  ...world.entries(new Set(['preload', 'filePath'])).filter(({ key, source, object }) => key === 'preload' || hasFrameType(world, source.ref(object, NOWHERE))).flatMap(({ source, value }) => pathed(world, source.path, value, 'preload')),
  ...world.calls(/\.setPreloads$/).flatMap((call) => { const list = call.arg(0); return (list ? world.resolve(list) : []).flatMap((one) => { const node = one.source.node(one.id); return node.kind === 'array' ? node.items.flatMap((item) => pathed(world, call.source.path, one.source.ref(item.value, item.at), 'preload')) : []; }); }),
];


const hasFrameType = (world: World, ref: Ref): boolean => { const type = world.property(ref, 'type').refs[0]; const value = type && world.scalar(type); return value === 'frame' || value === 'service-worker'; };

/** The sources whose built file a path names: by their place, else by being the only one of that name. */
const pathed = (world: World, from: string, ref: Ref, role: Role): readonly Given[] =>
  pathsOf(world, ref).flatMap(({ path }): Given[] => {
    const name = nameOf(path).replace(/\.[cm]?jsx?$/, '');
    if (name === '' || name === '*') return [];
    const direct = sourceAt(world, folderOf(from), path.replace(/^\/+/, '')) ?? sourceAt(world, world.app.root, path.replace(/^\/+/, ''));
    if (direct !== undefined) return [[direct, role]];
    const named = world.sources.filter((one) => nameOf(one.path).replace(/\.[cm]?[jt]sx?$/, '') === name);
    return named.length === 1 ? [[named[0]!.path, role]] : [];
  });

const ofWorkers = (world: World): readonly Given[] =>
  world.calls(/^(?:electron\.utilityProcess\.fork|child_process\.fork|Worker|SharedWorker|worker_threads\.Worker|navigator\.serviceWorker\.register)$/).flatMap((call) => {
    const first = call.arg(0);
    return first ? pathed(world, call.source.path, first, /fork$/.test(call.name) ? 'utility' : 'worker') : [];
  });

const ofPages = (world: World): readonly Given[] =>
  world.sources.flatMap((source): Given[] => [
    ...(source.summary.language === 'html' || source.summary.elements.length > 0 ? [[source.path, 'renderer'] as const] : []),
    ...[...source.summary.elements].flatMap((id): Given[] => {
      const element = source.node(id);
      const src = element.kind === 'element' && element.name === 'script' ? world.attribute(source, element, 'src')?.value : undefined;
      return typeof src === 'string' ? [[sourceAt(world, folderOf(source.path), src) ?? sourceAt(world, folderOf(source.path), src.replace(/^\/+/, '')), 'renderer']] : [];
    }),
  ]);

/** What a file uses says where it runs: ipcMain exists only in the main process, a document only in a page. */
const ofUse = (world: World): readonly Given[] =>
  world.calls().flatMap(({ name, source }): Given[] => {
    if (source.summary.language !== 'javascript') return [];
    const role = MAIN_NAMES.test(name) ? 'main' : PRELOAD_NAMES.test(name) ? 'preload' : PAGE_NAMES.test(name) ? 'renderer' : SERVER_NAMES.test(name) ? 'server' : undefined;
    return role ? [[source.path, role]] : [];
  });
