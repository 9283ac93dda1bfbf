import type { Scalar } from '../../core/config.js';
import { entryOf } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { join } from '../../core/paths.js';
import type { Ref } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import type { ConfigValue } from './model.js';

const BOOLEANS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([['true', true], ['(true)', true], ['false', false], ['(false)', false], ['null', null], ['(null)', null], ['empty', ''], ['(empty)', '']]);

/** The entry of a configuration in `config/`, as Laravel's builder sees it: `env()` asks the active `.env`, and gives its default where that has no such key. */
export const configuredValue = (world: World, file: string, ...keys: readonly string[]): ConfigValue | undefined => {
  const source = world.source(join(world.app.root, `config/${file}.php`));
  const returned = source?.summary.functions[0]?.returns.at(-1);
  if (!source || !returned) return undefined;
  let at: Ref | undefined = source.ref(returned.value, returned.at);
  for (const key of keys) at = at && world.property(at, key).refs.at(-1);
  return at && valueOf(world, at, 0);
};

const valueOf = (world: World, ref: Ref, depth: number): ConfigValue => {
  const at: Location = ref.keyAt ?? ref.at;
  const [one] = world.resolve(ref);
  const node = one && one.source.node(one.id);
  if (!one || !node || depth > 3) return { at, by: 'unknown', value: undefined };
  if (node.kind === 'literal') return { at, by: 'literal', value: node.value, valueAt: one.at };
  if (node.kind !== 'call' || world.name(one) !== 'env()' || node.args[0] === undefined) return { at, by: 'unknown', value: undefined };
  const key = world.scalar(one.source.ref(node.args[0], node.at));
  const set = typeof key === 'string' ? environmentOf(world, key) : undefined;
  if (set) return { at, by: 'env', value: BOOLEANS.get(String(set.value).toLowerCase()) ?? set.value, valueAt: set.at };
  const fallback = node.args[1];
  return fallback === undefined ? { at, by: 'default', value: null } : { ...valueOf(world, one.source.ref(fallback, node.argsAt[1] ?? node.at), depth + 1), by: 'default' };
};

/** What the `.env` file of the app's folder sets. */
const environmentOf = (world: World, key: string): { readonly value: Scalar; readonly at: Location } | undefined => {
  const path = join(world.app.root, '.env');
  const value = entryOf(world.config(path)?.root, key)?.value;
  return value?.kind === 'scalar' ? { value: value.value, at: { file: path, range: value.range } } : undefined;
};
