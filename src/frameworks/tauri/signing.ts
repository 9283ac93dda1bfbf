import { type ConfigNode } from '../../core/config.js';
import type { World } from '../../dataflow/world.js';
import { SIGNS_MACOS, SIGNS_WINDOWS } from '../../knowledge/tauri.js';
import { bothSpellings, settingOf, type Signing, type TauriModel } from './model.js';

/** Whether anything signs the bundles: the configuration, or a workflow or script of the repository. */
export const readSigning = (world: World, configuration: Pick<TauriModel, 'major' | 'config'>): Signing | undefined => {
  const bundle = settingOf(configuration, 'bundle');
  if (!bundle?.to('/active').is(true)) return undefined;
  const targets = bundle.to('/targets').strings().map(({ value }) => value);
  const made = (of: RegExp): boolean => targets.length === 0 || targets.some((one) => one === 'all' || of.test(one));
  const has = (pointer: string): boolean => bundle.to(bothSpellings(pointer)).find((value: unknown) => (typeof value === 'object' ? value !== null : typeof value === 'string' && value !== '' && value !== '-')) !== undefined;
  const outside = world.configs(/(?:^|\/)(?:\.github\/.+\.ya?ml|package\.json)$/).map(([, { root }]) => root);
  const said = (words: RegExp): boolean => outside.some((root) => mentions(root, words));
  return {
    at: bundle.keyAt ?? bundle.at,
    macos: made(/^(?:app|dmg)$/) ? has('/macOS/signingIdentity') || said(SIGNS_MACOS) : undefined,
    windows: made(/^(?:msi|nsis)$/) ? has('/windows/certificateThumbprint') || has('/windows/signCommand') || said(SIGNS_WINDOWS) : undefined,
  };
};

const mentions = (root: ConfigNode | undefined, words: RegExp): boolean => {
  const open = root ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'array') open.push(...node.items);
    else if (node.kind === 'object') {
      if (node.entries.some(({ key }) => words.test(key))) return true;
      open.push(...node.entries.map(({ value }) => value));
    } else if (words.test(String(node.value))) return true;
  }
  return false;
};
