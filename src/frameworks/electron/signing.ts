import { type ConfigNode, entryOf, type Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { isWithin, nameOf, folderOf, join } from '../../core/paths.js';
import type { Alternative } from '../../core/setting.js';
import type { World } from '../../dataflow/world.js';
import { SIGNING_SECRET_KEYS, SIGNING_SECRET_VARIABLES, SIGNS_AFTERWARDS, SIGNS_WINDOWS } from '../../knowledge/electron-build.js';
import { EXAMPLE_FOLDERS, TEST_FOLDERS } from '../../knowledge/folders.js';
import { isPlaceholder } from '../../knowledge/secret-names.js';
import { packagesIn, shippingWorkflowsOf, textsOf } from '../common/workflows.js';
import type { Options } from '../options.js';
import { type Configuration, packagerOptions } from './builds.js';
import type { SigningSecret, Weakening, WindowsSigning } from './packaging-model.js';

const NOTARIZES = /\b(?:notarytool|altool|(?:@electron\/|electron-builder-|electron-)notarize|xcrun\s+stapler)\b/;
const DISCOVERY = 'CSC_IDENTITY_AUTO_DISCOVERY';

/** Switches that leave out a signature or what belongs to it. */
export const signingOf = (world: World, configurations: readonly Configuration[]): readonly Weakening[] => {
  const found: Weakening[] = [];
  const add = (what: Weakening['what'], name: string, options: Options, value: Scalar): void => {
    const setting = options.setting();
    const one = setting.find(value);
    // What a condition leaves out for some builds is there for the others.
    if (one && setting.is(value)) found.push({ what, name, one });
  };
  const outside = outsideTexts(world);
  for (const { tool, at, options } of configurations) {
    if (tool === 'electron-builder') {
      add('macos-signing', 'mac.identity', options.to('mac', 'identity'), null);
      add('hardened-runtime', 'mac.hardenedRuntime', options.to('mac', 'hardenedRuntime'), false);
      if (!options.to('afterSign').present && !outside.some((text) => NOTARIZES.test(text))) add('notarization', 'mac.notarize', options.to('mac', 'notarize'), false);
      if (!outside.some((text) => SIGNS_AFTERWARDS.test(text))) {
        for (const key of ['signExecutable', 'signAndEditExecutable']) add('windows-signing', `win.${key}`, options.to('win', key), false);
      }
      continue;
    }
    const sign = packagerOptions({ tool, at, options, project: '' }).to('osxSign');
    add('macos-signing', 'osxSign', sign, false);
    add('hardened-runtime', 'osxSign.hardenedRuntime', sign.to('hardenedRuntime'), false);
    for (const { source, value } of world.entries(new Set(['hardenedRuntime']))) {
      const one = source.path === at.file ? world.setting(value).find(false) : undefined;
      if (one && !found.some((known) => known.one.at.range.start === one.at.range.start && known.one.at.file === one.at.file)) found.push({ what: 'hardened-runtime', name: 'osxSign.hardenedRuntime', one });
    }
  }
  return [...found, ...discoveryOf(world)];
};

/** Whether the Windows builds of a configuration are signed. */
export const windowsSigningOf = (world: World, { tool, options }: Configuration): WindowsSigning => {
  if (tool !== 'electron-builder') return { made: false, unmentioned: false };
  const named = [options.to('win', 'publisherName'), options.to('win', 'signtoolOptions', 'publisherName'), options.to('win', 'azureSignOptions', 'publisherName')].some((one) => one.present);
  const off = named ? undefined : ['signExecutable', 'signAndEditExecutable'].flatMap((key) => { const setting = options.to('win', key).setting(); return (setting.is(false) ? setting.find(false) : undefined) ?? []; })[0];
  const made = options.to('win').present || options.to('nsis').present;
  return { made, ...(off && { off }), unmentioned: made && !outsideTexts(world).some((text) => SIGNS_WINDOWS.test(text)) && !saysSo(options.to('win'), SIGNS_WINDOWS) && !saysSo(options, /^(?:cscLink|afterSign|afterAllArtifactBuild|artifactBuildCompleted|afterPack)$/) };
};

const saysSo = (options: Options, words: RegExp): boolean => options.entries().some(({ key, value }) => words.test(key) && value.present);

/** Commands, variables and their values in scripts of package.json and in workflows, and the paths of build scripts. */
const outsideTexts = (world: World): readonly string[] =>
  world.configs(/(?:^|\/)(?:\.github\/.+\.ya?ml|package\.json)$/).flatMap(([path, { root }]) =>
    textsOf(nameOf(path) === 'package.json' ? entryOf(root, 'scripts')?.value : root).flatMap(({ key, value }) => [key, value]))
    .concat([...world.app.files.keys()].filter((path) => /notari[sz]e|sign/i.test(nameOf(path))).map((path) => (/notari[sz]e/i.test(nameOf(path)) ? 'notarytool' : 'signtool')));

/** `CSC_IDENTITY_AUTO_DISCOVERY=false` where releases are made, and nothing else names a certificate. */
const discoveryOf = (world: World): readonly Weakening[] => {
  const found: Weakening[] = [];
  const add = (at: Location, value: Scalar): void => {
    const identity = /mac\.identity=/.test(String(value));
    found.push({ what: identity ? 'macos-signing' : 'identity-discovery', name: identity ? 'mac.identity' : DISCOVERY, one: { known: true, value, origin: 'written', at } });
  };
  const packages = packagesIn(world);
  for (const [file, root] of shippingWorkflowsOf(world)) {
    const jobs = entryOf(root, 'jobs')?.value;
    for (const { value: job } of jobs?.kind === 'object' ? jobs.entries : []) {
      const texts = [...textsOf(entryOf(root, 'env')?.value), ...textsOf(job)];
      const runner = entryOf(job, 'runs-on')?.value;
      if (runner?.kind === 'scalar' && /^(?:ubuntu|windows)/.test(String(runner.value))) continue;
      if (texts.some(({ key, value }) => /^(?:CSC_LINK|CSC_NAME|MAC_CERT\w*)$/.test(key) || /\bCSC_(?:LINK|NAME)\b/.test(value)) || !texts.some(({ key, value }) => key === 'run' && packages(value))) continue;
      if (!releases(texts)) continue;
      for (const env of environmentsOf(root, job)) {
        const entry = entryOf(env, DISCOVERY)?.value;
        if (entry?.kind === 'scalar' && String(entry.value) === 'false') add({ file, range: entry.range }, entry.value);
      }
      for (const { value, range, key } of texts) if (key === 'run' && UNSIGNED.test(value)) add({ file, range }, value);
    }
  }
  for (const [file, { root }] of world.configs(/(?:^|\/)package\.json$/)) {
    for (const { key, value, range } of textsOf(entryOf(root, 'scripts')?.value)) {
      if (UNSIGNED.test(value) && !/\bCSC_(?:LINK|NAME)=/.test(value) && (PUBLISHES.test(value) || /release|publish/.test(key)) && packages(value)) add({ file, range }, value);
    }
  }
  return [...new Map(found.map((one) => [`${one.one.at.file}:${one.one.at.range.start}`, one])).values()];
};

const UNSIGNED = /\bCSC_IDENTITY_AUTO_DISCOVERY=["']?false\b|\s(?:-c|--config)\.mac\.identity=null\b/;
const PUBLISHES = /(?:--publish|\s-p)[= ](?:always|onTag)/;
const releases = (texts: readonly { readonly key: string; readonly value: string }[]): boolean =>
  texts.some(({ key, value }) => (key === 'uses' && /release/.test(value)) || (key === 'run' && (PUBLISHES.test(value) || /\bgh\s+release\b|\b(?:npm|pnpm|yarn)\s+(?:run\s+)?(?:[\w:]*:)?(?:release|publish)\b/.test(value))));

/** The `env` of a workflow, of one of its jobs and of the job's steps. */
const environmentsOf = (root: ConfigNode, job: ConfigNode): readonly ConfigNode[] => {
  const steps = entryOf(job, 'steps')?.value;
  return [root, job, ...(steps?.kind === 'array' ? steps.items : [])].flatMap((node) => entryOf(node, 'env')?.value ?? []);
};

/** Passwords of certificates and accounts that are written where packages are signed, and certificates with their keys in the repository. */
export const signingSecretsOf = (world: World, configurations: readonly Configuration[]): readonly SigningSecret[] => {
  const found = new Map<string, SigningSecret>();
  const add = (at: Location, name: string, text: Scalar | undefined): void => {
    if (typeof text === 'string' && text.length > 3 && !/\$\{|\$\(|^\$|%\w+%|^@(?:keychain|env):/.test(text) && !isPlaceholder(text)) found.set(`${at.file}:${at.range.start}`, { at, name, kind: 'value' });
  };
  const written = (name: string, { known, literal, value, at }: Alternative<Scalar | undefined>): void => { if (known && literal) add(at, name, value); };
  for (const { key, value } of world.entries(SIGNING_SECRET_KEYS)) for (const one of world.setting(value).shipped) written(key, one);
  for (const { tool, options } of configurations) {
    for (const target of options.to('publish').items()) for (const one of target.to('token').setting().shipped) written('publish.token', one);
    for (const [name, value] of tool === 'electron-builder' ? withKeys(options, 0, { left: 2000 }) : []) for (const one of value.setting().shipped) written(name, one);
    for (const publisher of tool === 'Electron Forge' ? options.to('publishers').items() : []) for (const one of publisher.to('config', 'authToken').setting().shipped) written('authToken', one);
    for (const maker of tool === 'Electron Forge' ? options.to('makers').items() : []) for (const one of maker.to('config', 'certificatePassword').setting().shipped) written('certificatePassword', one);
  }
  for (const [file, { root }] of world.configs(/(?:^|\/)(?:\.github\/.+\.ya?ml|package\.json)$/)) {
    const manifest = nameOf(file) === 'package.json';
    for (const { key, value, range } of textsOf(manifest ? entryOf(root, 'scripts')?.value : root)) {
      if (!manifest && SIGNING_SECRET_VARIABLES.has(key)) add({ file, range }, key, value);
      for (const match of manifest || key === 'run' ? value.matchAll(/\b([A-Z][A-Z_]{5,40})=("[^"]{1,80}"|'[^']{1,80}'|[^\s"'$;&|]{4,80})/g) : []) {
        if (SIGNING_SECRET_VARIABLES.has(match[1]!)) add({ file, range }, match[1]!, match[2]!.replace(/^["']|["']$/g, ''));
      }
    }
  }
  const { app } = world;
  for (const path of app.paths) {
    if (!/\.(?:p12|pfx)$/i.test(path) || !app.roots.some((root) => isWithin(path, root)) || path.split('/').slice(0, -1).some((folder) => TEST_FOLDERS.test(folder) || EXAMPLE_FOLDERS.test(folder))) continue;
    if (/test|dev|debug|self-?signed|dummy/i.test(nameOf(path))) continue;
    found.set(path, { at: { file: path, range: { start: 0, end: 0 } }, name: path, kind: 'file' });
  }
  return [...found.values()];
};

const withKeys = (options: Options, depth: number, budget: { left: number }): readonly (readonly [string, Options])[] =>
  (depth > 4 ? [] : options.entries().flatMap(({ key, value }): readonly (readonly [string, Options])[] => {
    if (budget.left-- <= 0) return [];
    return SIGNING_SECRET_KEYS.has(key) ? [[key, value]] : withKeys(value, depth + 1, budget);
  }));

/** Where electron-builder keeps what is no part of the app. */
export const buildResources = ({ options, project }: Configuration): string => {
  const said = options.to('directories', 'buildResources').texts()[0]?.value ?? 'build';
  return join(project, said.replace(/^\.\//, '').replace(/\/$/, ''));
};

/** Native projects in the same repository: their entitlements are of other programs. */
export const isOtherProgram = (path: string): boolean => /(?:^|\/)(?:ios|app-ios|mobile|android|vendor|third[-_]party|plugins?|extensions?)\//i.test(`${folderOf(path)}/`);
