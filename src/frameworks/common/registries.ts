import { type ConfigNode, entryOf } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { isLoopback, originOf } from '../../core/origin.js';
import { folderOf, isWithin, nameOf } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import type { LooseSource } from './model.js';
import { textsOf, workflowsOf } from './workflows.js';

/** Where packages come from without encryption, or without a check that they are what they should be. */
export const looseSourcesOf = (world: World): readonly LooseSource[] => [...ofClients(world), ...ofManifests(world), ...ofComposer(world), ...ofCargo(world), ...ofLockfiles(world), ...ofCommands(world)];

type Add = (at: Location, kind: LooseSource['kind'], by: string, url?: string) => void;

const collected = (fill: (add: Add) => void): readonly LooseSource[] => {
  const found: LooseSource[] = [];
  fill((at, kind, by, url) => found.push({ at, kind, by, ...(url !== undefined && { url }) }));
  return found;
};

const entriesOf = (node: ConfigNode | undefined): readonly { readonly key: string; readonly value: ConfigNode }[] => (node?.kind === 'object' ? node.entries : []);
const textOf = (node: ConfigNode | undefined): string | undefined => (node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined);

/** Over plain http, from another machine. */
const isPlain = (url: string | undefined): url is string => {
  const bare = url?.replace(/^(?:sparse|registry|git)\+/, '');
  if (bare === undefined || !/^http:\/\//i.test(bare)) return false;
  const { host } = originOf(bare);
  return host !== undefined && !isLoopback(host) && !/(?:^|\.)(?:local|internal|lan)$|^[\w-]+$/.test(host.replace(/:\d+$/, ''));
};

/** npm's, pnpm's, Yarn's and Bun's own settings. Sources: npm config, pnpm settings, Yarn configuration, bunfig.toml. */
const ofClients = (world: World): readonly LooseSource[] => collected((add) => {
  for (const [file, { root }] of world.configs(/(?:^|\/)(?:\.npmrc|\.yarnrc|\.yarnrc\.yml|pnpm-workspace\.yaml|bunfig\.toml)$/)) {
    for (const { key, value, range } of allIn(root)) {
      const at = { file, range };
      if (/(?:^|:)registry$|^(?:npmRegistryServer|npmPublishRegistry)$/.test(key) && isPlain(textOf(value))) add(at, 'http', key, textOf(value));
      if (/^(?:strict-ssl|strictSsl|enableStrictSsl)$/.test(key) && isOff(value)) add(at, 'any-certificate', key);
      if (/^(?:verify-store-integrity|verifyStoreIntegrity)$/.test(key) && isOff(value)) add(at, 'unchecked', key);
      if (key === 'checksumBehavior' && textOf(value) === 'ignore') add(at, 'unchecked', key);
    }
    for (const item of itemsOf(entryOf(root, 'unsafeHttpWhitelist')?.value)) if (textOf(item) !== undefined && !/^(?:localhost|127\.|\[::1\])/.test(textOf(item)!)) add({ file, range: item.range }, 'http', 'unsafeHttpWhitelist', textOf(item));
  }
});

const itemsOf = (node: ConfigNode | undefined): readonly ConfigNode[] => (node?.kind === 'array' ? node.items : []);
const isOff = (node: ConfigNode): boolean => node.kind === 'scalar' && (node.value === false || node.value === 'false' || node.value === 0);

/** Every scalar of a configuration with the key it stands under. */
const allIn = (root: ConfigNode | undefined): readonly { readonly key: string; readonly value: ConfigNode; readonly range: ConfigNode['range'] }[] => {
  const found: { key: string; value: ConfigNode; range: ConfigNode['range'] }[] = [];
  const open: { key: string; node: ConfigNode }[] = root ? [{ key: '', node: root }] : [];
  for (let one = open.pop(); one; one = open.pop()) {
    const { key, node } = one;
    if (node.kind === 'array') open.push(...node.items.map((item) => ({ key, node: item })).reverse());
    else if (node.kind === 'object') open.push(...node.entries.map((entry) => ({ key: entry.key, node: entry.value })).reverse());
    else found.push({ key, value: node, range: node.range });
  }
  return found;
};

/** `"left-pad": "http://…/left-pad.tgz"` */
const ofManifests = (world: World): readonly LooseSource[] => collected((add) => {
  for (const [file, { root }] of world.configs(/(?:^|\/)package\.json$/)) {
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'resolutions']) {
      for (const { key, value } of entriesOf(entryOf(root, group)?.value)) {
        const url = textOf(value)?.replace(/^git\+/, '');
        if (isPlain(url)) add({ file, range: value.range }, 'http', key, url);
      }
    }
  }
});

/** Source: Composer, config `secure-http`, `disable-tls`; repositories. */
const ofComposer = (world: World): readonly LooseSource[] => collected((add) => {
  for (const [file, { root }] of world.configs(/(?:^|\/)composer\.json$/)) {
    const config = entryOf(root, 'config')?.value;
    for (const [key, off] of [['secure-http', false], ['disable-tls', true]] as const) {
      const value = entryOf(config, key)?.value;
      if (value?.kind === 'scalar' && value.value === off) add({ file, range: value.range }, key === 'secure-http' ? 'http' : 'any-certificate', key);
    }
    const repositories = entryOf(root, 'repositories')?.value;
    for (const one of repositories?.kind === 'array' ? repositories.items : entriesOf(repositories).map(({ value }) => value)) {
      const url = entryOf(one, 'url')?.value;
      if (url && isPlain(textOf(url))) add({ file, range: url.range }, 'http', 'repositories', textOf(url));
    }
  }
});

/** Source: The Cargo Book, configuration: registries, source, http. */
const ofCargo = (world: World): readonly LooseSource[] => collected((add) => {
  for (const [file, { root }] of world.configs(/(?:^|\/)\.cargo\/config(?:\.toml)?$/)) {
    for (const table of ['registries', 'source']) {
      for (const { value } of entriesOf(entryOf(root, table)?.value)) {
        for (const key of ['index', 'registry', 'git']) {
          const url = entryOf(value, key)?.value;
          if (url && isPlain(textOf(url))) add({ file, range: url.range }, 'http', `${table}.${key}`, textOf(url));
        }
      }
    }
  }
});

/** What a lockfile says to fetch without encryption: engine/facts.ts keeps nothing else of one. */
const ofLockfiles = (world: World): readonly LooseSource[] => collected((add) => {
  const inRoots = (path: string): boolean => world.app.roots.some((root) => isWithin(path, root) || isWithin(root, folderOf(path)));
  for (const [file, { root }] of world.configs(/(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|Cargo\.lock)$/)) {
    if (!inRoots(file)) continue;
    const all = itemsOf(root).filter((item) => isPlain(textOf(item)));
    const [first] = all;
    if (first) add({ file, range: first.range }, 'http', nameOf(file), textOf(first));
  }
});

const COMMANDS: readonly { readonly test: RegExp; readonly kind: LooseSource['kind'] }[] = [
  { test: /\b(?:npm|pnpm|yarn)\s+config\s+set\s+(?:--\w+\s+)?(?:strict-ssl|enableStrictSsl)[\s=]+["']?(?:false|0)\b/, kind: 'any-certificate' },
  { test: /\bnpm_config_strict_ssl=["']?false\b|--strict-ssl[= ]false\b|\b(?:npm|pnpm)\s[^\n;&|]{0,120}--no-strict-ssl\b/, kind: 'any-certificate' },
  { test: /\bgit\s+config\s[^\n;&|]{0,60}http\.sslVerify\s+["']?(?:false|0)\b|\bGIT_SSL_NO_VERIFY=["']?(?:true|1)\b/i, kind: 'any-certificate' },
  { test: /\bcurl\s(?:[^\n;&|]{0,200}\s)?(?:-[a-zA-Z]{0,8}k[a-zA-Z]{0,8}|--insecure)(?=\s)|\bwget\s[^\n;&|]{0,200}--no-check-certificate\b/, kind: 'any-certificate' },
  { test: /\b(?:npm|pnpm|yarn)\s[^\n;&|]{0,120}--registry[= ]["']?http:\/\/(?!localhost|127\.)/, kind: 'http' },
];

/** Scripts and workflows that switch a check off for what they fetch. */
const ofCommands = (world: World): readonly LooseSource[] => collected((add) => {
  const texts = [
    ...world.configs(/(?:^|\/)package\.json$/).flatMap(([file, { root }]) => textsOf(entryOf(root, 'scripts')?.value).map((one) => ({ ...one, file }))),
    ...workflowsOf(world).flatMap(([file, root]) => textsOf(root).filter(({ key }) => key === 'run').map((one) => ({ ...one, file }))),
  ];
  for (const { file, value, range } of texts) {
    for (const line of value.slice(0, 60_000).replace(/\\\r?\n/g, ' ').split('\n')) {
      const one = /^\s*#/.test(line) || /https?:\/\/(?:localhost|127\.)/.test(line) ? undefined : COMMANDS.find(({ test }) => test.test(line.slice(0, 4000)));
      if (one) { add({ file, range }, one.kind, (/\b(?:npm|pnpm|yarn|git|curl|wget)\b/i.exec(line) ?? ['a command'])[0]); break; }
    }
  }
});
