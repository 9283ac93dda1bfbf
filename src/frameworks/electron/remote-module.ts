import type { World } from '../../dataflow/world.js';
import type { RemoteUse } from './model.js';

/** Where `@electron/remote` is set up and used, and the `electron.remote` that was before it. */
export const remoteUsesOf = (world: World): readonly RemoteUse[] => [
  ...world.calls(/^@electron\/remote\/main(?:\.(?:initialize|enable))$/).map((call): RemoteUse => {
    const when = world.when(call.source, call.under);
    return { kind: call.name.endsWith('enable') ? 'enabled' : 'initialized', at: call.at, ...(when && { when }) };
  }),
  ...world.sources.flatMap((source) => source.summary.imports.flatMap(({ from, at, typeOnly }): RemoteUse[] =>
    (from === '@electron/remote' && !typeOnly ? [{ kind: 'imported', at: source.location(at) }] : []))),
  ...world.calls(/^electron\.remote\./).map((call): RemoteUse => ({ kind: 'built-in', at: call.at })),
];
