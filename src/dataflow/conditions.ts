import { NOWHERE } from '../core/location.js';
import type { When } from '../core/setting.js';
import type { Condition, Id } from '../core/summary.js';
import { DEVELOPMENT_NAMES, DEVELOPMENT_VARIABLE, MODE_NAMES, SHIPPED_NAMES, SHIPPED_VARIABLE, TEST_VARIABLE } from '../knowledge/build-kinds.js';
import type { Source } from './source.js';
import type { World } from './world.js';

/** What a test says about the build when it has a truth value; undefined where it says nothing. */
export const whenChosen = (world: World, source: Source, test: Id, holds: boolean): When | undefined =>
  world.remember(holds ? 'when' : 'when not', { source, id: test }, undefined, () => said(world, source, test, holds));

const said = (world: World, source: Source, test: Id, holds: boolean): When | undefined => {
  const node = source.node(test);
  const again = (id: Id, value: boolean): When | undefined => whenChosen(world, source, id, value);
  switch (node.kind) {
    case 'not':
      return again(node.of, !holds);
    // Of `a && b` that holds both hold; of `a || b` that does not, neither does.
    case 'all':
    case 'any': {
      const each = node.of.map((id) => again(id, holds));
      return (node.kind === 'all') === holds ? each.find((one) => one) : each[0] && each.every((one) => one === each[0]) ? each[0] : undefined;
    }
    case 'compare': {
      if (!/^[=!]==?$/.test(node.op)) return undefined;
      const equal = node.op.startsWith('=') === holds;
      for (const [left, right] of [[node.left, node.right], [node.right, node.left]] as const) {
        const value = world.scalar(source.ref(right, NOWHERE));
        const name = world.name(source.ref(left, NOWHERE));
        if (typeof value === 'boolean') return again(left, value === equal);
        if (typeof value !== 'string' || name === undefined) continue;
        if (name === 'process.platform' || name === 'os.platform()') return equal ? `platform:${value}` : undefined;
        if (MODE_NAMES.has(name)) return ofMode(value, equal);
      }
      return undefined;
    }
    case 'either': {
      const each = node.of.map(({ value }) => again(value, holds));
      return each[0] && each.every((one) => one === each[0]) ? each[0] : undefined;
    }
    default:
      return ofName(world, source, test, holds);
  }
};


const ofMode = (value: string, equal: boolean): When | undefined => {
  if (/^prod/i.test(value)) return equal ? undefined : 'development';
  if (/^test/i.test(value)) return equal ? 'test' : undefined;
  return /^(?:dev|local|debug)/i.test(value) && equal ? 'development' : undefined;
};

const ofName = (world: World, source: Source, test: Id, holds: boolean): When | undefined => {
  const ref = source.ref(test, NOWHERE);
  const name = world.name(ref);
  const node = source.node(test);
  if (name !== undefined) {
    if (DEVELOPMENT_NAMES.has(name)) return holds ? 'development' : undefined;
    if (SHIPPED_NAMES.has(name)) return holds ? undefined : 'development';
  }
  if (node.kind === 'call') {
    const first = node.args[0] === undefined ? undefined : world.scalar(source.ref(node.args[0], NOWHERE));
    if (name === 'cfg!()' && first === 'debug_assertions') return holds ? 'development' : undefined;
    // NativePHP switches Laravel's debug mode off in what it builds.
    if ((name === 'config()' || name?.endsWith('Config.get()')) && first === 'app.debug') return holds ? 'development' : undefined;
    if (name !== undefined && /(?:^|\.)environment\(\)$/.test(name) && typeof first === 'string') return ofMode(first, holds);
  }
  // Follow a variable or constant to the test it holds, but not round in a circle.
  const values = node.kind === 'variable' || node.kind === 'get' || node.kind === 'import' ? world.resolve(ref).filter((one) => one.id !== test || one.source !== source) : [];
  if (values.length > 0) {
    const each = values.map((one) => whenChosen(world, one.source, one.id, holds));
    if (each[0] && each.every((one) => one === each[0])) return each[0];
  }
  const own = node.kind === 'variable' ? node.name : node.kind === 'get' ? node.name : node.kind === 'import' ? (node.name === 'default' ? node.from.split('/').at(-1) : node.name) : node.kind === 'global' ? node.name : name?.match(/([\w$]+)\(\)$/)?.[1];
  if (own === undefined) return undefined;
  if (DEVELOPMENT_VARIABLE.test(own)) return holds ? 'development' : undefined;
  if (TEST_VARIABLE.test(own)) return holds ? 'test' : undefined;
  return SHIPPED_VARIABLE.test(own) && !holds ? 'development' : undefined;
};

/** What the conditions of a place say about the build: development wins over a platform. */
export const whenReached = (world: World, source: Source, under: readonly Condition[]): When | undefined => {
  const all = under.flatMap(({ test, holds }) => whenChosen(world, source, test, holds) ?? []);
  return all.find((one) => one === 'development' || one === 'test') ?? all[0];
};
