import { folderOf, isWithin, join, nameOf } from '../../core/paths.js';
import { is, type Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { RUNS_COMMANDS, SDK_TOOL } from '../../knowledge/threema.js';
import { webRootOf } from './files.js';
import type { ServedSdk, ThreemaModel } from './model.js';

/** Copies of the SDK that lie where the web server serves them, with what lies there of each. */
export const readServedSdks = (world: World): readonly ServedSdk[] => {
  const { paths, root } = world.app;
  const homes = new Set(paths.filter((path) => isWithin(path, root)).flatMap((path) => {
    if (nameOf(path) === SDK_TOOL) return [folderOf(path)];
    const source = /^(.*?)(?:\/|^)(?:source|src)\/(?:Threema\/)?MsgApi\/Connection\.php$/.exec(path);
    return source ? [source[1]!] : [];
  }));
  return [...homes].flatMap((home): readonly ServedSdk[] => {
    const below = paths.filter((path) => isWithin(path, home));
    const parts = ([['tool', SDK_TOOL], ['samples', 'samples'], ['source', 'source'], ['source', 'src'], ['documentation', 'doc']] as const)
      .flatMap(([what, name]) => { const first = below.find((path) => isWithin(path, join(home, name))); return first === undefined ? [] : [{ what, path: first }]; });
    const [first] = parts;
    const webRoot = first && webRootOf(world, first.path);
    return first && webRoot !== undefined ? [{ folder: home, webRoot, at: { file: first.path, range: { start: 0, end: 0 } }, parts: [...new Set(parts.map(({ what }) => what))] }] : [];
  });
};

/** Runs of the SDK's console tool with more than harmless arguments: every command but the one that makes a key pair takes a secret or a private key. */
export const readToolRuns = (world: World): ThreemaModel['toolRuns'] => world.calls(RUNS_COMMANDS).filter(({ source }) => source.summary.language === 'php').flatMap((call) => {
  const words = call.arg(0) ? wordsOf(world, call.arg(0)!) : '';
  return words.includes(SDK_TOOL) && !/\s-[gh]\b/.test(words.slice(words.indexOf(SDK_TOOL))) ? [{ at: call.at, by: call.method }] : [];
});

const wordsOf = (world: World, ref: Ref): string => world.resolve(ref).map((one) => {
  const node = one.source.node(one.id);
  const texts = is(node, 'array') ? node.items.map((item) => one.source.ref(item.value, item.at)) : [one];
  return texts.map((part) => world.texts(part).map(({ parts }) => parts.map((piece) => (typeof piece === 'string' ? piece : '…')).join('')).join(' ')).join(' ');
}).join(' ');
