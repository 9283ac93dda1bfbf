import { plain } from '../core/config.js';
import type { Location } from '../core/location.js';
import type { Severity } from '../core/rule.js';
import type { World } from '../dataflow/world.js';
import { ENTITLEMENTS } from '../knowledge/electron-build.js';

/** An entitlement of a macOS app that opens something. */
export interface OpenEntitlement {
  readonly name: string;
  readonly at: Location;
  readonly severity: Severity;
  readonly why: string;
}

/** Files that are signed with on a developer's own machine. */
export const DEVELOPMENT_FILE = /(?:^|[._-])(?:dev|debug|local|test)(?:[._-]|$)/i;

/** The entitlements of a property list that open something. */
export const openEntitlements = (world: World, file: string): readonly OpenEntitlement[] => {
  const root = world.config(file)?.root;
  if (root?.kind !== 'object') return [];
  const on = root.entries.filter(({ value }) => plain(value) === true);
  const loadsAny = on.some(({ key }) => key.endsWith('.disable-library-validation'));
  return on.flatMap(({ key, keyRange, value }): OpenEntitlement[] => {
    const known = ENTITLEMENTS.get(key);
    const at = { file, range: { start: keyRange.start, end: value.range.end } };
    if (!known) return [];
    // With validation, only libraries of the same team can be named.
    return [{ name: key, at, severity: known.severity === 'high' && key.includes('dyld') && !loadsAny ? 'medium' : known.severity, why: known.why }];
  });
};
