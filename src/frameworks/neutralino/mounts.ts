import { pathsOf } from '../../dataflow/paths.js';
import type { World } from '../../dataflow/world.js';
import { ofClient } from '../../knowledge/neutralino.js';
import type { Mount } from './model.js';

/** `Neutralino.server.mount('/media', folder)`: what the app's server then shows to whoever knows its port. */
export const mountsOf = (world: World): readonly Mount[] =>
  world.calls(ofClient('server\\.mount')).flatMap((call): readonly Mount[] => {
    const target = call.arg(1);
    const when = world.when(call.source, call.under);
    const shows = (target ? pathsOf(world, target) : []).map(({ base, path }) => shownBy(base, path));
    const worst = (['everything', 'home', 'app', 'unknown'] as const).find((one) => shows.includes(one));
    return worst ? [{ at: call.at, shows: worst, ...(when && { when }) }] : [];
  });

const shownBy = (base: ReturnType<typeof pathsOf>[number]['base'], path: string): Mount['shows'] | undefined => {
  if (base === 'absolute' && /^(?:\/|[A-Za-z]:\/?|\/(?:home|Users|root|etc)\/?|[A-Za-z]:\/Users\/?)$/.test(path)) return 'everything';
  if (base === 'home' && /^\/?$/.test(path)) return 'home';
  if (base === 'bundle' && /^\/?$/.test(path)) return 'app';
  return base === 'unknown' && !path.includes('/') ? 'unknown' : undefined;
};
