import { entryOf, type ConfigNode } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { join, nameOf } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { SDK_FILES, SODIUM } from '../../knowledge/threema.js';
import type { ThreemaModel } from './model.js';

const composerOf = (world: World): { readonly file: string; readonly root: ConfigNode | undefined } => {
  const file = join(world.app.root, 'composer.json');
  return { file, root: world.config(file)?.root };
};

/** What keeps the SDK from pinning the gateway's key: a copy of it that does not know the option, or a version of PHP whose curl cannot. Source: ConnectionSettings.php; PHP manual, CURLOPT_PINNEDPUBLICKEY. */
export const readPinningGaps = (world: World): ThreemaModel['pinningGaps'] => {
  const copies = world.sources.filter(({ path, summary }) => nameOf(path) === 'ConnectionSettings.php' && SDK_FILES.test(path) && summary.classes.length > 0
    && !summary.nodes.some((node) => node.kind === 'literal' && node.value === 'pinnedKey'));
  const { file, root } = composerOf(world);
  const platform = entryOf(entryOf(entryOf(root, 'config')?.value, 'platform')?.value, 'php')?.value;
  const version = platform?.kind === 'scalar' ? /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(String(platform.value)) : undefined;
  const [major = 0, minor = 0, patch = 0] = (version?.slice(1) ?? []).map((part) => Number(part ?? 0));
  const old = version ? major < 7 || (major === 7 && minor === 0 && patch < 7) : false;
  return [
    ...copies.map(({ path }): { at: Location; why: 'sdk' } => ({ at: { file: path, range: { start: 0, end: 5 } }, why: 'sdk' })),
    ...(old && platform ? [{ at: { file, range: platform.range }, why: 'php' as const }] : []),
  ];
};

/** The requirement of the SDK, in a manifest that asks for no libsodium beside it. */
export const readSodium = (world: World): ThreemaModel['withoutSodium'] => {
  const { file, root } = composerOf(world);
  const required = entryOf(root, 'require')?.value;
  const entries = required?.kind === 'object' ? required.entries : [];
  const sdk = entries.find(({ key }) => /threema.*msgapi|^threema\/|lss\/threema/.test(key));
  return sdk && !entries.some(({ key }) => SODIUM.test(key)) ? { file, range: sdk.keyRange } : undefined;
};
