import type { Location } from '../../core/location.js';
import { isPrivateHost } from '../../core/origin.js';
import type { World } from '../../dataflow/world.js';
import type { Configuration } from './config.js';
import { type DevServer, settingOf } from './model.js';

const VITE_CONFIG = /(?:^|\/)vite(?:\.[\w-]+)?\.config\.[cm]?[jt]s$/;

/** Development servers that others on the network reach, by `devUrl` and by Vite's `server.host`. A host that the environment gives is not known. */
export const readDevServers = (world: World, configuration: Configuration): readonly DevServer[] => [
  ...(settingOf(configuration, 'devUrl')?.strings() ?? []).flatMap(({ value, at }): readonly DevServer[] => {
    const host = /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(value)?.[1]?.toLowerCase() ?? '';
    if (host === '0.0.0.0' || host === '[::]') return [{ at, by: 'devUrl', what: value, reach: 'network' }];
    if (isPrivateHost(host)) return [{ at, by: 'devUrl', what: value, reach: 'network' }];
    return host === '' || isLocal(host) ? [] : [{ at, by: 'devUrl', what: value, reach: 'remote' }];
  }),
  ...world.entries(/^host$/).filter(({ source }) => VITE_CONFIG.test(source.path)).flatMap(({ source, value, object, keyAt }): readonly DevServer[] => {
    const setting = world.setting(value);
    const open = setting.is(true) || setting.is('0.0.0.0') || setting.is('::');
    return open && inServer(world, source.path, object) ? [{ at: spanOf(keyAt, setting.at), by: 'server.host', what: String(setting.value), reach: 'network' }] : [];
  }),
];

const isLocal = (host: string): boolean => /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|.+\.local)$/.test(host);

const spanOf = (from: Location, to: Location): Location => (from.file === to.file && to.range.end > from.range.start ? { file: from.file, range: { start: from.range.start, end: to.range.end } } : from);

/** Whether an object is the `server` of a configuration. */
const inServer = (world: World, path: string, object: number): boolean =>
  world.entries(/^server$/).some(({ source, value }) => source.path === path && world.resolve(value).some((one) => one.source.path === path && one.id === object));
