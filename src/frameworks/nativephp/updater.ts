import type { Location } from '../../core/location.js';
import type { World } from '../../dataflow/world.js';
import { configuredValue } from './environment.js';
import type { NativeUpdater } from './model.js';

/** How the app gets its updates, by `config/nativephp.php`. Source: nativephp/desktop, Drivers/Electron/Updater: GitHubProvider, S3Provider. */
export const readUpdater = (world: World): NativeUpdater => {
  const option = (provider: string, key: string) => configuredValue(world, 'nativephp', 'updater', 'providers', provider, key);
  const enabled = configuredValue(world, 'nativephp', 'updater', 'enabled');
  const chosen = configuredValue(world, 'nativephp', 'updater', 'default');
  const token = option('github', 'autoupdate_token');
  const isPrivate = option('github', 'private');
  const feeds = [['s3', 'endpoint'], ['s3', 'public_url'], ['spaces', 'endpoint'], ['generic', 'url']].flatMap(([provider, key]): { readonly key: string; readonly url: string; readonly at: Location }[] => {
    const value = option(provider!, key!);
    return value && typeof value.value === 'string' ? [{ key: `${provider}.${key}`, url: value.value, at: value.valueAt ?? value.at }] : [];
  });
  return {
    enabled: enabled?.value !== false,
    ...(typeof chosen?.value === 'string' && { provider: chosen.value }),
    // What is asked of the environment, and not set here, is set where releases are built.
    ...(token && isPrivate?.value === true && (token.by === 'default' || token.by === 'unknown' || Boolean(token.value)) && { shippedToken: { at: token.at, privateAt: isPrivate.at } }),
    feeds,
  };
};
