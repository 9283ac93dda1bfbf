import type { Ref } from '../../dataflow/source.js';
import { pathsOf } from '../../dataflow/paths.js';
import type { World } from '../../dataflow/world.js';
import { WINDOW_CLASSES } from '../../knowledge/electron.js';
import type { PreloadScript } from './model.js';
import { preferencesOf } from './preferences.js';

/** The preload scripts that windows and sessions are given, by where they lie. */
export const preloadsOf = (world: World): readonly PreloadScript[] => [
  ...world.calls(WINDOW_CLASSES).filter(({ node }) => node.construct).flatMap((call) => {
    const options = call.arg(0);
    const when = world.when(call.source, call.under);
    return (options ? preferencesOf(world, options).refs : []).flatMap((one) => world.property(one, 'preload').refs.flatMap((ref) => scriptsAt(world, ref, 'preload', ref.when ?? when)));
  }),
  ...world.calls(/\.setPreloads$/).flatMap((call) => listed(world, call.arg(0)).flatMap((ref) => scriptsAt(world, ref, 'setPreloads', world.when(call.source, call.under)))),
  ...world.calls(/\.registerPreloadScript$/).flatMap((call) => {
    const script = call.arg(0);
    return (script ? world.property(script, 'filePath').refs : []).flatMap((ref) => scriptsAt(world, ref, 'registerPreloadScript', world.when(call.source, call.under)));
  }),
];

const listed = (world: World, ref: Ref | undefined): readonly Ref[] =>
  (ref ? world.resolve(ref) : []).flatMap((one) => {
    const node = one.source.node(one.id);
    return node.kind === 'array' ? node.items.filter(({ spread }) => !spread).map((item) => one.source.ref(item.value, item.at)) : [one];
  });

const scriptsAt = (world: World, ref: Ref, via: PreloadScript['via'], reached: PreloadScript['when']): readonly PreloadScript[] =>
  pathsOf(world, ref).map((path): PreloadScript => {
    const { base, path: text, ref: { at, when: chosen } } = path;
    const when = chosen ?? reached;
    // Of `https://` a path keeps one slash.
    const url = /^(?:https?|ftp):\/+/i.test(text);
    // `path.resolve('preload.js')` begins at the working folder.
    const resolves = /(?:^|\.)resolve\(\)$/.test(world.name(path.ref) ?? '');
    return {
      at, via, path: url ? text.replace(/:\/+/, '://') : text, from: url ? 'network' : base === 'relative' && resolves ? 'working' : base, ...(when && { when }),
      whole: !text.includes('*') && !text.includes('…'),
    };
  });
