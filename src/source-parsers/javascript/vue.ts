import type { FnSummary, Id, Member, Return } from '../../core/summary.js';
import { UNKNOWN } from './nodes.js';
import type { Reader } from './reader.js';

/** How names of a template that are no locals are read. */
export interface TemplateNames {
  /** The value of a name that the script does not declare. */
  readonly unbound: (name: string) => Id;
  /** What a template sees of a value that the script declares. */
  readonly unwrap: (id: Id) => Id;
}

/** Functions of Vue whose result holds its value in `value`; templates see that. https://vuejs.org/api/reactivity-core.html */
const REFS: ReadonlySet<string> = new Set(['ref', 'shallowRef', 'computed', 'toRef', 'customRef', 'defineModel', 'useTemplateRef', 'asyncComputed', 'computedAsync', 'useLocalStorage', 'useStorage']);
const HOLDS_FIRST: ReadonlySet<string> = new Set(['ref', 'shallowRef', 'toRef']);
const VUE = /^(?:vue|@vue\/[\w-]+|vue-demi|@nuxtjs\/composition-api|@vueuse\/core|#imports)$/;

/** The names that templates have besides those of the component. https://github.com/vuejs/core/blob/main/packages/shared/src/globalsAllowList.ts */
const GLOBALS: ReadonlySet<string> = new Set(['Infinity', 'undefined', 'NaN', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'decodeURI', 'decodeURIComponent', 'encodeURI',
  'encodeURIComponent', 'Math', 'Number', 'Date', 'Array', 'Object', 'Boolean', 'String', 'RegExp', 'Map', 'Set', 'JSON', 'Intl', 'BigInt', 'console', 'Error', 'Symbol', 'window', 'require']);

const calledName = (r: Reader, id: Id): string | undefined => {
  const node = r.nodes.of(id);
  if (node.kind !== 'call') return undefined;
  const callee = r.nodes.of(node.callee);
  // Without an import, a build plugin imports it.
  return callee.kind === 'global' || (callee.kind === 'import' && VUE.test(callee.from)) ? callee.name : undefined;
};

/** Whether the file uses Vue's refs. */
export const usesVue = (r: Reader): boolean => r.imports.some(({ from }) => VUE.test(from));

/**
 * Writes down what Vue does out of sight: `ref(x)` sets its `value`, `computed` sets it to what its function returns, and the options of a
 * component (`data`, `computed`, `methods`, what `setup` returns) are members of its `this`.
 */
export const connectVue = (r: Reader): void => {
  const give = (holder: Id, key: string, { value, at, under }: Return): void => {
    const places = { at, targetAt: at, valueAt: at };
    r.functions[0]!.writes.push({ target: r.nodes.get(holder, key), value, ...places, under });
  };
  const length = r.nodes.all.length;
  for (let id = 0; id < length; id++) {
    const node = r.nodes.of(id);
    if (node.kind !== 'call' || node.args[0] === undefined) continue;
    const name = calledName(r, id);
    if (name === undefined || !REFS.has(name)) continue;
    if (HOLDS_FIRST.has(name)) give(id, 'value', { value: initial(r, node.args[0]), at: node.argsAt[0]!, under: [] });
    else if (name === 'computed') for (const one of returnsOf(r, node.args[0])) give(id, 'value', one);
  }
  const self = r.nodes.global('this');
  for (const option of optionsOf(r)) {
    if (option.kind !== 'entry') continue;
    switch (option.key) {
      case 'data':
        for (const { value } of [...returnsOf(r, option.value), { value: option.value }]) for (const one of entries(r, value)) give(self, one.key, { value: initial(r, one.value), at: one.valueAt, under: [] });
        break;
      case 'setup':
        for (const { value } of returnsOf(r, option.value)) for (const one of entries(r, value)) give(self, one.key, { value: unwrapped(r, one.value), at: one.valueAt, under: [] });
        break;
      case 'computed':
        for (const one of entries(r, option.value)) for (const each of returnsOf(r, one.value)) give(self, one.key, each);
        break;
      case 'methods':
        for (const one of entries(r, option.value)) give(self, one.key, { value: one.value, at: one.valueAt, under: [] });
        break;
      default:
    }
  }
};

/** What a reactive value begins with: where that is nothing, it is there to be given something. */
const initial = (r: Reader, value: Id): Id => {
  const node = r.nodes.of(value);
  return node.kind === 'literal' && (node.value === '' || node.value === null || node.value === undefined) ? r.nodes.either([{ value }, { value: UNKNOWN }]) : value;
};

/** The names that Vue's templates see. */
export const vueMembers = (r: Reader): TemplateNames => {
  const calls = r.nodes.all.flatMap((_, id) => (calledName(r, id) === 'withDefaults' || calledName(r, id) === 'defineProps' ? [id] : []));
  const props = calls.find((id) => calledName(r, id) === 'withDefaults') ?? calls[0];
  const members = new Set(optionsOf(r).length > 0 ? r.nodes.all.flatMap((node) => (node.kind === 'get' && node.of === r.nodes.global('this') ? [node.name] : [])) : []);
  return {
    unbound: (name) => {
      if (GLOBALS.has(name) || name.startsWith('$')) return r.nodes.global(name);
      return props !== undefined && !members.has(name) ? r.nodes.get(props, name) : r.nodes.get(r.nodes.global('this'), name);
    },
    unwrap: (id) => unwrapped(r, id),
  };
};

/** The names that templates in a page see: those of its scripts, and members of a component that is elsewhere. */
export const pageMembers = (r: Reader): TemplateNames => ({
  unbound: (name) => (GLOBALS.has(name) || name.startsWith('$') ? r.nodes.global(name) : r.nodes.get(r.nodes.global('this'), name)),
  unwrap: (id) => id,
});

/** A ref's value: of a call that makes one, and of what the script takes `value` of. */
const unwrapped = (r: Reader, id: Id): Id => {
  const name = calledName(r, id);
  return (name !== undefined && REFS.has(name)) || r.nodes.has(id, 'value') ? r.nodes.get(id, 'value') : id;
};

const returnsOf = (r: Reader, id: Id): FnSummary['returns'] => {
  const node = r.nodes.of(id);
  if (node.kind === 'function') return r.functions[node.fn]?.returns ?? [];
  // `{ get() { … }, set(value) { … } }`
  return entries(r, id).flatMap(({ key, value }) => {
    const getter = r.nodes.of(value);
    return key === 'get' && getter.kind === 'function' ? r.functions[getter.fn]?.returns ?? [] : [];
  });
};

type Entry = Extract<Member, { kind: 'entry' }>;

const entries = (r: Reader, id: Id): readonly Entry[] => {
  const node = r.nodes.of(id);
  return node.kind === 'object' ? node.members.flatMap((member) => (member.kind === 'entry' ? [member] : [])) : [];
};

/** What the default export gives as options: `{ … }`, `defineComponent({ … })`, `Vue.extend({ … })`. */
const optionsOf = (r: Reader): readonly Member[] => {
  const id = r.exports.flatMap((one) => one() ?? []).find(({ name }) => name === 'default')?.value;
  const node = id === undefined ? undefined : r.nodes.of(id);
  const options = node?.kind === 'call' ? node.args.map((arg) => r.nodes.of(arg)).find(({ kind }) => kind === 'object') : node;
  return options?.kind === 'object' ? options.members : [];
};
