import type { Location } from '../../core/location.js';
import { isWithin, resolveIn } from '../../core/paths.js';
import type { FnId, Node } from '../../core/summary.js';
import { is } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import type { Configuration } from './config.js';
import { settingOf } from './model.js';

const isFirst = (node: Node, fn: FnId): boolean => node.kind === 'param' && node.fn === fn && node.index === 0;

const HOOK = '__TAURI_ISOLATION_HOOK__';

/** The hooks of the isolation application that hand every message on as it is. */
export const readIdleHooks = (world: World, configuration: Configuration): readonly Location[] => {
  const folders = settingOf(configuration, 'pattern', '/options/dir')?.strings().flatMap(({ value }) => resolveIn(configuration.dir, value) ?? []) ?? [];
  if (folders.length === 0) return [];
  return [...world.writes()].flatMap(({ source, write }) => {
    const target = source.node(write.target);
    if (!is(target, 'get') || target.name !== HOOK || !folders.some((folder) => isWithin(source.path, folder))) return [];
    const value = source.node(write.value);
    if (value.kind !== 'function') return [];
    const fn = source.summary.functions[value.fn]!;
    if (fn.returns.length === 0) return [];
    // A condition, or a call that may throw, is a check; a log is none.
    const idle = fn.returns.every((one) => one.under.length === 0 && isFirst(source.node(one.value), value.fn))
      && world.calls().every((call) => call.source !== source || call.fn !== value.fn || /^console\./.test(call.name));
    return idle ? [source.location(write.targetAt)] : [];
  });
};
