import type { Location } from '../../core/location.js';
import type { World } from '../../dataflow/world.js';
import { isDevelopment } from './listeners.js';

/** The URL schemes an app makes. */
export interface Protocols {
  readonly privileges: readonly SchemePrivilege[];
  /** Calls of the API that protocol.handle replaced. */
  readonly deprecated: readonly { readonly at: Location; readonly method: string }[];
}

/** A privilege of a scheme that weakens the pages which use it. */
export interface SchemePrivilege {
  readonly scheme: string;
  readonly name: 'bypassCSP' | 'allowExtensions';
  readonly at: Location;
}

const DEPRECATED = /^electron\..*protocol\.((?:register|intercept)(?:File|Buffer|String|Http|Stream)Protocol)$|\.protocol\.((?:register|intercept)(?:File|Buffer|String|Http|Stream)Protocol)$/;

export const protocolsOf = (world: World): Protocols => ({
  privileges: world.calls(/(?:^|\.)protocol\.registerSchemesAsPrivileged$/).filter((call) => !isDevelopment(world, call)).flatMap((call) => {
    const first = call.arg(0);
    return (first ? world.resolve(first) : []).flatMap((list) => {
      const node = list.source.node(list.id);
      return (node.kind === 'array' ? node.items : []).flatMap((item): SchemePrivilege[] => {
        const one = list.source.ref(item.value, item.at);
        const named = world.property(one, 'scheme').refs[0];
        const scheme = String((named && world.scalar(named)) ?? '…');
        return world.property(one, 'privileges').refs.flatMap((privileges) => (['bypassCSP', 'allowExtensions'] as const).flatMap((name): SchemePrivilege[] => {
          const on = world.member(privileges, name, false, privileges.at).find(true);
          return on ? [{ scheme, name, at: on.keyAt ?? on.at }] : [];
        }));
      });
    });
  }),
  deprecated: world.calls(DEPRECATED).map((call) => ({ at: call.source.location({ start: call.node.at.start, end: call.node.argsAt[0] ? call.node.argsAt[0].start - 1 : call.node.at.end }), method: call.method })),
});
