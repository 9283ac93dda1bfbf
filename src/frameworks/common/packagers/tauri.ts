import { type ConfigNode, nodeAt } from '../../../core/config.js';
import { folderOf, isWithin, nameOf, resolveIn } from '../../../core/paths.js';
import { globs, type Packager, type PackagerReader } from './packager.js';

const CONFIGURATION = /^(?:tauri\.(?:[\w-]+\.)?conf\.json5?|Tauri(?:\.[\w-]+)?\.toml)$/;

/** Where each version keeps them; TOML may write kebab-case. */
const RESOURCES = [['bundle', 'resources'], ['tauri', 'bundle', 'resources']];
const PAGES = [['build', 'frontendDist'], ['build', 'frontend-dist'], ['build', 'distDir'], ['build', 'dist-dir']];

/** Tauri bundles `bundle.resources`, a list or a map from source to target, and embeds the folder of the pages. */
export const tauri: PackagerReader = (world, problems) =>
  [...world.app.files.keys()].filter((path) => CONFIGURATION.test(nameOf(path))).flatMap((file): Packager[] => {
    const root = world.config(file)?.root;
    if (!root) return [];
    const folder = folderOf(file);
    const compile = globs({ file, range: root.range }, problems);
    const resources = RESOURCES.flatMap((path) => sourcesOf(nodeAt(root, path)));
    const pages = PAGES.flatMap((path) => sourcesOf(nodeAt(root, path))).filter(({ text }) => !/^https?:/i.test(text));
    return [{
      name: 'Tauri', at: { file, range: root.range },
      copies: (path) => {
        for (const { text, range } of resources) {
          const pattern = resolveIn(folder, text);
          if (pattern === undefined) continue;
          if (/[*?[{]/.test(pattern) ? compile(pattern)?.(path) : isWithin(path, pattern)) return { by: 'bundle.resources', at: { file, range }, pattern: text };
        }
        for (const { text, range } of pages) {
          const whole = resolveIn(folder, text);
          // Tauri refuses a folder that holds its own sources or node_modules.
          if (whole !== undefined && isWithin(path, whole) && !isWithin(folder, whole)) return { by: 'the folder of the pages', at: { file, range }, pattern: text };
        }
        return undefined;
      },
    }];
  });

interface Source {
  readonly text: string;
  readonly range: { readonly start: number; readonly end: number };
}

const sourcesOf = (node: ConfigNode | undefined): readonly Source[] => {
  if (!node) return [];
  if (node.kind === 'object') return node.entries.map(({ key, keyRange }) => ({ text: key, range: keyRange }));
  return (node.kind === 'array' ? node.items : [node]).flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [{ text: item.value, range: item.range }] : []));
};
