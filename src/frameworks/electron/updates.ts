import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import type { Alternative, When } from '../../core/setting.js';
import { nameOf } from '../../core/paths.js';
import type { Call, Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { BUILDER_PLATFORMS } from '../../knowledge/packaging.js';
import { Options } from '../options.js';
import type { Configuration } from './builds.js';
import type { Feed, Packaging, Weakening } from './packaging-model.js';

const UPDATERS = /^(electron-updater|electron\.autoUpdater|electron\.remote\.autoUpdater|update-electron-app|electron-auto-updater)(?=[.(]|$)/;
/** Objects of electron-updater that are given their feed when they are made. */
const UPDATER_CLASSES = /^electron-updater\.(?:Nsis|Mac|AppImage|Deb|Rpm|Pacman)Updater$/;
const UPDATE_ELECTRON_APP = /^update-electron-app(?:\.updateElectronApp)?$/;
const MAKERS = /^@electron-forge\/maker-(?:squirrel|zip)(?:\.Maker\w+)?$|^electron-winstaller\.createWindowsInstaller$/;
/** Sections of electron-builder for one format, each of which may publish elsewhere. */
const FORMATS: readonly string[] = ['nsis', 'nsisWeb', 'portable', 'appx', 'msi', 'squirrelWindows', 'dmg', 'pkg', 'appImage', 'snap', 'deb', 'rpm'];

export const updatesOf = (world: World, configurations: readonly Configuration[]): Pick<Packaging, 'feeds' | 'updater' | 'updateChecks'> => {
  const updater = updaterOf(world);
  return { feeds: feedsOf(world, configurations), ...(updater && { updater }), updateChecks: checksOf(world, configurations) };
};

const updaterOf = (world: World): Packaging['updater'] => {
  const call = world.calls(UPDATERS)[0];
  return call && { at: call.at, by: UPDATERS.exec(call.name)![1]!.replace(/^electron\./, '') };
};

const feedsOf = (world: World, configurations: readonly Configuration[]): readonly Feed[] => {
  const feeds: Feed[] = [];
  const add = (options: Options, by: string, when?: When): void => {
    for (const { value, at, when: own } of options.texts()) {
      const reached = own ?? when;
      if (/^[a-z][a-z\d+.-]*:\/\//i.test(value)) feeds.push({ at, url: value, by, ...(reached && { when: reached }) });
    }
  };
  for (const { tool, options } of configurations) {
    if (tool === 'electron-builder') {
      for (const section of [options, ...[...BUILDER_PLATFORMS, ...FORMATS].map((name) => options.to(name))]) {
        for (const target of section.to('publish').items()) {
          add(target.to('url'), 'publish');
          add(target.to('endpoint'), 'publish');
          const protocol = target.to('protocol').setting().find('http');
          if (protocol) feeds.push({ at: protocol.at, url: 'http://', by: 'publish.protocol' });
        }
      }
    }
    if (tool === 'Electron Forge') {
      for (const maker of options.to('makers').items()) for (const key of ['remoteReleases', 'macUpdateManifestBaseUrl']) add(maker.to('config', key), key);
    }
  }
  for (const call of world.calls(MAKERS)) {
    const given = call.arg(0) && Options.code(world, call.arg(0)!);
    if (given) for (const key of ['remoteReleases', 'macUpdateManifestBaseUrl']) add(given.to(key), key, world.when(call.source, call.under));
  }
  for (const [path, { root }] of world.configs(/(?:^|\/)(?:dev-)?app-update\.ya?ml$/)) {
    if (root) add(Options.data(world, path, root).to('url'), nameOf(path), nameOf(path).startsWith('dev-') ? 'development' : undefined);
  }
  for (const call of world.calls(/(?:^|\.)setFeedURL$/)) feeds.push(...asked(world, call, ['url'], 'setFeedURL'));
  for (const call of world.calls(UPDATER_CLASSES)) if (call.node.construct) feeds.push(...asked(world, call, ['url'], call.name.split('.').at(-1)!));
  for (const call of world.calls(UPDATE_ELECTRON_APP)) {
    const given = call.arg(0) && Options.code(world, call.arg(0)!);
    if (!given) continue;
    for (const keys of [['host'], ['updateSource', 'host'], ['updateSource', 'baseUrl']]) add(given.to(...keys), 'update-electron-app', world.when(call.source, call.under));
  }
  return [...new Map(feeds.map((feed) => [`${feed.at.file}:${feed.at.range.start}`, feed])).values()];
};

/** What a call in the app is given for a feed: a text, or an object that has one at a key. */
const asked = (world: World, call: Call, keys: readonly string[], by: string): readonly Feed[] => {
  const given = call.arg(0);
  if (!given) return [];
  const reached = world.when(call.source, call.under);
  const values = world.resolve(given).flatMap((one): readonly Ref[] => (one.source.node(one.id).kind === 'object' ? keys.flatMap((key) => world.property(one, key).refs) : [one]));
  return values.flatMap((value) => world.texts(value).map(({ parts, pieces, ref }): Feed => {
    const [first] = parts;
    const from = first !== undefined && typeof first !== 'string' ? world.name(first) : undefined;
    const chosenBy = from !== undefined && /^process\.(?:env|argv)(?:\.|\[|$)/.test(from) ? from : undefined;
    const when = reached ?? ref.when;
    return { at: pieces[0]?.text === undefined ? ref.at : pieces[0].ref.at, url: parts.map((part) => (typeof part === 'string' ? part : '…')).join(''), by, ...(when && { when }), ...(chosenBy && { chosenBy }) };
  }));
};

/** Where the updater is told to check less. */
const checksOf = (world: World, configurations: readonly Configuration[]): readonly Weakening[] => {
  const found: Weakening[] = [];
  for (const { tool, options } of configurations) {
    const one = tool === 'electron-builder' ? options.to('win', 'verifyUpdateCodeSignature').setting(true).find(false) : undefined;
    if (one) found.push({ what: 'windows-signature', name: 'win.verifyUpdateCodeSignature', one });
  }
  for (const { source, write } of world.writes()) {
    const target = source.node(write.target);
    if (target.kind !== 'get' || (target.name !== 'verifyUpdateCodeSignature' && target.name !== 'allowDowngrade')) continue;
    const holder = world.name(source.ref(target.of, write.targetAt)) ?? '';
    const named = source.node(target.of);
    if (!UPDATERS.test(holder) && !/updater/i.test('name' in named ? String(named.name) : '')) continue;
    const when = world.when(source, write.under);
    if (when === 'development' || when === 'test') continue;
    const value = source.ref(write.value, write.valueAt, { keyAt: write.targetAt });
    if (target.name === 'allowDowngrade') {
      const one = world.setting(value).find(true);
      if (one) found.push({ what: 'downgrade', name: 'allowDowngrade', one });
      continue;
    }
    const stub = world.resolve(value).find((ref) => isStub(world, ref));
    const one: Alternative<Scalar | undefined> | undefined = stub ? { known: true, value: null, origin: 'derived', at: stub.at, keyAt: source.location(write.targetAt) } : undefined;
    if (one) found.push({ what: 'windows-signature', name: 'verifyUpdateCodeSignature', one });
  }
  return found;
};

/** `null` and `undefined` mean that the signature is fine. */
const GOOD = new Set<Scalar | undefined>([null, undefined, false]);

/** A function that finds every signature good: it asks nothing and gives nothing back. */
const isStub = (world: World, ref: Ref): boolean => {
  const node = ref.source.node(ref.id);
  if (node.kind === 'literal') return GOOD.has(node.value);
  const fn = node.kind === 'function' ? ref.source.summary.functions[node.fn] : undefined;
  if (!fn) return false;
  const nothing = (id: number, at: Location['range'], depth: number): boolean => depth < 3 && world.resolve(ref.source.ref(id, at)).every((one) => {
    const value = one.source.node(one.id);
    if (value.kind === 'literal') return GOOD.has(value.value);
    if (value.kind !== 'call' || world.name(one) !== 'Promise.resolve()') return false;
    return value.args[0] === undefined || nothing(value.args[0], value.at, depth + 1);
  });
  const asks = fn.calls.some(({ call }) => { const name = world.name(ref.source.ref(call, fn.at)) ?? ''; return !/^(?:Promise\.resolve|console\.\w+|[\w.]*\b(?:log|logger)\.\w+)\(\)$/.test(name); });
  return !asks && fn.returns.every((one) => nothing(one.value, one.at, 0));
};
