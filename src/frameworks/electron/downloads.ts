import { entryOf } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { originOf } from '../../core/origin.js';
import { nameOf } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { MIRROR_VARIABLE } from '../../knowledge/electron-build.js';
import { textsOf } from '../common/workflows.js';
import { type Configuration, packagerOptions } from './builds.js';
import type { Download } from './packaging-model.js';

const ASSIGNED = /\b((?:npm_config_)?(?:ELECTRON_(?:NIGHTLY_|DOWNLOAD_|BUILDER_BINARIES_)?MIRROR|electron_(?:nightly_|builder_binaries_)?mirror))\s{0,2}=\s{0,2}["']?(http:\/\/[^\s"']{1,200})/g;

/** How Electron, and what packages it, are downloaded: packagers' options, npm's and Yarn's settings, scripts and workflows. */
export const downloadsOf = (world: World, configurations: readonly Configuration[]): readonly Download[] => {
  const found: Download[] = [];
  const address = (at: Location, by: string, url: unknown, fixable: boolean): void => {
    if (typeof url !== 'string' || originOf(url).kind !== 'http' || !url.startsWith('http:')) return;
    const quotes = at.range.end - at.range.start - url.length;
    const start = at.range.start + quotes / 2;
    found.push({ at, kind: 'http', by, url, ...(fixable && (quotes === 0 || quotes === 2) && { fixAt: { file: at.file, range: { start, end: start + 4 } } }) });
  };
  for (const configuration of configurations) {
    const name = configuration.tool === 'electron-builder' ? 'electronDownload' : 'download';
    const options = configuration.tool === 'electron-builder' ? configuration.options.to(name) : packagerOptions(configuration).to(name);
    for (const keys of [['mirror'], ['mirrorOptions', 'mirror'], ['mirrorOptions', 'nightlyMirror']]) for (const { value, at } of options.to(...keys).texts()) address(at, `${name}.${keys.at(-1)}`, value, true);
    for (const [key, value, kind] of [['unsafelyDisableChecksums', true, 'unchecked'], ['isVerifyChecksum', false, 'unchecked'], ['strictSSL', false, 'any-certificate']] as const) {
      const one = options.to(key).setting().find(value);
      if (one) found.push({ at: one.at, kind, by: `${name}.${key}`, ...(one.literal && { fixAt: one.at }) });
    }
  }
  for (const [file, { root }] of world.configs(/(?:^|\/)\.(?:npmrc|yarnrc|yarnrc\.yml)$/)) {
    for (const { key, value } of root?.kind === 'object' ? root.entries : []) {
      if (value.kind !== 'scalar') continue;
      const at = { file, range: value.range };
      if (MIRROR_VARIABLE.test(key) || /^(?:@[\w.-]+:)?registry$|^npmRegistryServer$/.test(key)) address(at, key, value.value, true);
      if (/^(?:strict-ssl|enableStrictSsl)$/.test(key) && value.value === false) found.push({ at, kind: 'any-certificate', by: key, fixAt: at });
    }
  }
  for (const [file, { root }] of world.configs(/(?:^|\/)(?:\.github\/.+\.ya?ml|package\.json)$/)) {
    const manifest = nameOf(file) === 'package.json';
    const own = manifest ? entryOf(root, 'config')?.value : undefined;
    for (const { key, value } of own?.kind === 'object' ? own.entries : []) if (value.kind === 'scalar' && MIRROR_VARIABLE.test(key)) address({ file, range: value.range }, key, value.value, true);
    for (const { key, value, range } of textsOf(manifest ? entryOf(root, 'scripts')?.value : root)) {
      if (!manifest && MIRROR_VARIABLE.test(key)) address({ file, range }, key, value, true);
      for (const match of manifest || key === 'run' ? value.matchAll(ASSIGNED) : []) address({ file, range }, match[1]!, match[2], false);
    }
  }
  return found;
};
