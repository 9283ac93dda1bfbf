import type { Scalar } from '../core/config.js';
import { NOWHERE } from '../core/location.js';
import type { CallNode, Condition, FnId, Id } from '../core/summary.js';
import { whenChosen } from '../dataflow/conditions.js';
import type { Source } from '../dataflow/source.js';
import type { World } from '../dataflow/world.js';
import { type Fn, functionsOf } from './functions.js';
import { fits, literalPattern } from './literal-patterns.js';

/** What cannot be told. */
export const NOT_KNOWN = Symbol('not known');

/** An object of which some properties are known. */
export class Thing {
  constructor(readonly properties: ReadonlyMap<string, Value>) {}
}

/** A list; of its items some may not be known. */
class List {
  constructor(readonly items: readonly Value[]) {}
}

export type Value = typeof NOT_KNOWN | Scalar | undefined | URL | Thing | List;

export const thing = (properties: Readonly<Record<string, Value>>): Thing => new Thing(new Map(Object.entries(properties)));

/** Values that are known although nothing in the code says them; NOT_KNOWN for all others. */
export type Known = (source: Source, id: Id) => Value;

interface Shared {
  /** Steps that are left for the question at hand. */
  steps: number;
  readonly known: Known;
  readonly frames: Probe[];
}

const MOST_FRAMES = 200;
const DEEPEST = 60;
const MOST_STEPS = 6000;
/** The node of all that the reader does not follow; as a test it stands for `catch`. */
const UNKNOWN: Id = 0;

/**
 * What a handler does when it is called with certain arguments: a guard is asked about a URL that no guard should let pass. Three-valued: what
 * the arguments do not decide is not known. Nothing of the project runs; its tests of texts and URLs are worked out here.
 */
export class Probe {
  private constructor(private readonly world: World, readonly source: Source, readonly fn: FnId, private readonly args: ReadonlyMap<FnId, readonly Value[]>, private readonly shared: Shared, private readonly depth: number, private readonly answers = new Map<Id, Value>()) {}

  /** Of a function that is called with these arguments; `known` gives values that are known otherwise. */
  static of(world: World, { source, fn }: Fn, args: readonly Value[], known: Known = () => NOT_KNOWN): Probe {
    const probe = new Probe(world, source, fn, new Map([[fn, args]]), { steps: MOST_STEPS, known, frames: [] }, 0);
    probe.shared.frames.push(probe);
    return probe;
  }

  /** The functions that were entered while questions were answered, each with its arguments. */
  get frames(): readonly Probe[] {
    return this.shared.frames;
  }

  /** What the function gives back. */
  returned(): Value {
    return this.result({ source: this.source, fn: this.fn }, this.args.get(this.fn) ?? []);
  }

  /** Whether a place under these conditions is reached: surely, surely not, or not known. What only development does is not; nor is a `catch`. */
  reached(under: readonly Condition[]): boolean | undefined {
    let all: boolean | undefined = true;
    for (const { test, holds } of under) {
      const truth = test === UNKNOWN && holds ? false : this.truth(test);
      if (truth === undefined) all = undefined;
      else if (truth !== holds) return false;
    }
    return all;
  }

  truth(test: Id): boolean | undefined {
    const build = whenChosen(this.world, this.source, test, true);
    if (build === 'development' || build === 'test') return false;
    if (whenChosen(this.world, this.source, test, false) === 'development') return true;
    return truthOf(this.value(test));
  }

  value(id: Id): Value {
    if (this.answers.has(id)) return this.answers.get(id);
    if (this.depth >= DEEPEST || --this.shared.steps < 0) return NOT_KNOWN;
    // The answer to what comes to ask itself.
    this.answers.set(id, NOT_KNOWN);
    const known = this.shared.known(this.source, id);
    const value = known === NOT_KNOWN ? this.inside(this.source, this.fn, this.args).worth(id) : known;
    this.answers.set(id, value);
    return value;
  }

  private inside(source: Source, fn: FnId, args: ReadonlyMap<FnId, readonly Value[]>): Probe {
    const same = source === this.source && args === this.args;
    return new Probe(this.world, source, fn, args, this.shared, this.depth + 1, same ? this.answers : new Map());
  }

  private worth(id: Id): Value {
    const node = this.source.node(id);
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'text': {
        const parts = node.parts.map((part) => this.value(part));
        return parts.every((part) => typeof part === 'string' || typeof part === 'number') ? parts.join('') : NOT_KNOWN;
      }
      case 'array':
        return new List(node.items.flatMap((item) => {
          const value = this.value(item.value);
          return item.spread ? (value instanceof List ? value.items : [NOT_KNOWN]) : [value];
        }));
      case 'object': {
        const known = new Map<string, Value>();
        for (const member of node.members) {
          if (member.kind === 'entry') known.set(member.key, this.value(member.value));
          else known.clear();
        }
        return new Thing(known);
      }
      case 'param': {
        const bound = this.args.get(node.fn);
        if (!bound) return NOT_KNOWN;
        const given = node.index < bound.length ? bound[node.index] : NOT_KNOWN;
        return given;
      }
      case 'not': {
        const truth = this.truth(node.of);
        return truth === undefined ? NOT_KNOWN : !truth;
      }
      case 'all':
      case 'any': {
        const each = node.of.map((one) => this.truth(one));
        const decides = node.kind === 'any';
        return each.includes(decides) ? decides : each.includes(undefined) ? NOT_KNOWN : !decides;
      }
      case 'compare':
        return compared(node.op, this.value(node.left), this.value(node.right));
      case 'either': {
        const possible: Value[] = [];
        for (const { value, when, holds } of node.of) {
          const chosen = when === undefined ? undefined : this.truth(when);
          if (chosen !== undefined && chosen !== (holds ?? true)) continue;
          const found = this.value(value);
          // Of `a ?? b` the second counts where the first is nothing.
          if (when === undefined && (found === undefined || found === null) && node.of.at(-1)!.value !== value) continue;
          possible.push(found);
          if (chosen !== undefined || (when === undefined && found !== NOT_KNOWN)) break;
        }
        return agreed(possible);
      }
      case 'variable': {
        const possible: Value[] = [];
        for (const write of this.source.writesTo.get(id) ?? []) {
          const reached = this.reached(write.under);
          if (reached === false) continue;
          if (reached) possible.length = 0;
          possible.push(this.value(write.value));
        }
        return agreed(possible);
      }
      case 'get':
        return this.property(id, node.of, node.name);
      case 'index': {
        const key = this.value(node.key);
        const holder = this.value(node.of);
        if (holder instanceof List && typeof key === 'number') return key < holder.items.length ? holder.items[key] : undefined;
        if (holder instanceof Thing && typeof key === 'string') return holder.properties.has(key) ? holder.properties.get(key) : NOT_KNOWN;
        return NOT_KNOWN;
      }
      case 'call':
        return this.called(node);
      default:
        return this.elsewhere(id);
    }
  }

  /** A value that stands somewhere else. */
  private elsewhere(id: Id): Value {
    const refs = this.world.resolve(this.source.ref(id, NOWHERE)).filter((one) => (one.id !== id || one.source !== this.source) && one.when !== 'development' && one.when !== 'test');
    return refs.length === 0 ? NOT_KNOWN : agreed(refs.map((one) => this.inside(one.source, this.fn, one.source === this.source ? this.args : NO_ARGS).value(one.id)));
  }

  private property(id: Id, of: Id, name: string): Value {
    const holder = this.value(of);
    if (holder instanceof Thing && holder.properties.has(name)) return holder.properties.get(name);
    if (holder instanceof URL && URL_PARTS.has(name)) return holder[name as 'href'];
    if (name === 'length' && typeof holder === 'string') return holder.length;
    if (name === 'length' && holder instanceof List && !holder.items.includes(NOT_KNOWN)) return holder.items.length;
    return holder === NOT_KNOWN || holder instanceof Thing ? this.elsewhere(id) : NOT_KNOWN;
  }

  private called(node: CallNode): Value {
    const args = node.spreadFrom === undefined ? node.args.map((arg) => this.value(arg)) : [];
    const name = this.world.name(this.source.ref(node.callee, node.at)) ?? '';
    const [first] = args;
    if (node.construct ? /(?:^|\.)URL$/.test(name) : /^(?:url|URL)\.parse$/.test(name)) return typeof first === 'string' ? parsed(first) : first instanceof URL ? first : NOT_KNOWN;
    if (node.construct) return /^Set$/.test(name) && first instanceof List ? first : NOT_KNOWN;
    if (name === 'String') return first instanceof URL ? first.href : typeof first === 'string' ? first : NOT_KNOWN;
    if (name === 'Boolean' || name === 'Promise.resolve') return name === 'Boolean' ? truthOf(first) ?? NOT_KNOWN : first;
    if (/^decodeURI/.test(name)) return typeof first === 'string' && !first.includes('%') ? first : NOT_KNOWN;
    const callee = this.source.node(node.callee);
    if (callee.kind === 'get') {
      const found = this.method(callee.of, callee.name, args, node);
      if (found !== NOT_KNOWN) return found;
    }
    const { functions, unknown } = functionsOf(this.world, this.source.ref(node.callee, node.at));
    return functions.length === 1 && !unknown ? this.result(functions[0]!, args) : NOT_KNOWN;
  }

  /** What one of the app's own functions gives back. */
  private result({ source, fn }: Fn, args: readonly Value[]): Value {
    const inner = this.inside(source, fn, new Map([...(source === this.source ? this.args : []), [fn, args]]));
    if (this.shared.frames.length < MOST_FRAMES) this.shared.frames.push(inner);
    // Half of the steps: what one function does must not leave the others without an answer.
    const kept = this.shared.steps >> 1;
    this.shared.steps -= kept;
    const answer = inner.answer();
    this.shared.steps = Math.max(0, this.shared.steps) + kept;
    return answer;
  }

  private answer(): Value {
    const possible: Value[] = [];
    for (const { value, under } of this.source.summary.functions[this.fn]?.returns ?? []) {
      const reached = this.reached(under);
      if (reached === false) continue;
      possible.push(this.value(value));
      if (reached) return agreed(possible);
    }
    return agreed([...possible, undefined]);
  }

  private method(of: Id, name: string, args: readonly Value[], node: CallNode): Value {
    const [first] = args;
    const pattern = this.pattern(of);
    if (pattern !== undefined) return name === 'test' && typeof first === 'string' ? matched(pattern, first) : NOT_KNOWN;
    const holder = this.value(of);
    // What a method without arguments gives back stands among the properties: `webContents.getURL()`.
    if (holder instanceof Thing && holder.properties.has(name)) return holder.properties.get(name);
    if (holder instanceof URL) return name === 'toString' || name === 'toJSON' ? holder.href : NOT_KNOWN;
    if (typeof holder === 'string') {
      if (name === 'match') {
        const own = node.args[0] === undefined ? undefined : this.pattern(node.args[0]);
        return own === undefined ? NOT_KNOWN : matched(own, holder);
      }
      if (['toLowerCase', 'toUpperCase', 'trim', 'toString', 'normalize'].includes(name)) return name === 'toLowerCase' ? holder.toLowerCase() : name === 'toUpperCase' ? holder.toUpperCase() : holder.trim();
      if (typeof first !== 'string' || args.length > 1) return NOT_KNOWN;
      if (name === 'startsWith' || name === 'endsWith' || name === 'includes' || name === 'indexOf' || name === 'lastIndexOf') return holder[name](first);
    }
    if (!(holder instanceof List)) return NOT_KNOWN;
    if (name === 'includes' || name === 'has' || name === 'indexOf') {
      const at = first === NOT_KNOWN ? -1 : holder.items.indexOf(first);
      if (at < 0 && (first === NOT_KNOWN || holder.items.includes(NOT_KNOWN))) return NOT_KNOWN;
      return name === 'indexOf' ? at : at >= 0;
    }
    if (name !== 'some' && name !== 'every' && name !== 'find') return NOT_KNOWN;
    const { functions, unknown } = node.args[0] === undefined ? { functions: [], unknown: true } : functionsOf(this.world, this.source.ref(node.args[0], node.at));
    if (functions.length !== 1 || unknown) return NOT_KNOWN;
    const each = holder.items.map((item) => truthOf(this.result(functions[0]!, [item])));
    if (name === 'every') return each.includes(false) ? false : each.includes(undefined) ? NOT_KNOWN : true;
    return each.includes(true) ? true : each.includes(undefined) ? NOT_KNOWN : false;
  }

  private pattern(id: Id): { readonly source: string; readonly flags: string } | undefined {
    for (const one of this.world.resolve(this.source.ref(id, NOWHERE))) {
      const node = one.source.node(one.id);
      if (node.kind === 'pattern') return node;
    }
    return undefined;
  }
}

const NO_ARGS: ReadonlyMap<FnId, readonly Value[]> = new Map();
const URL_PARTS = new Set(['protocol', 'hostname', 'host', 'origin', 'href', 'pathname', 'port', 'search', 'hash', 'username', 'password']);

const parsed = (text: string): Value => {
  try {
    return new URL(text);
  } catch {
    return NOT_KNOWN;
  }
};

const matched = ({ source, flags }: { source: string; flags: string }, text: string): Value => {
  const pattern = literalPattern(source);
  if (!pattern) return NOT_KNOWN;
  return flags.includes('i') ? fits({ ...pattern, texts: pattern.texts.map((one) => one.toLowerCase()) }, text.toLowerCase()) : fits(pattern, text);
};

const truthOf = (value: Value): boolean | undefined => (value === NOT_KNOWN ? undefined : Boolean(value));

const agreed = (possible: readonly Value[]): Value => {
  const [first] = possible;
  return possible.length > 0 && possible.every((one) => one === first) ? first : NOT_KNOWN;
};

const compared = (op: string, left: Value, right: Value): Value => {
  if (left === NOT_KNOWN || right === NOT_KNOWN || typeof left === 'object' && left !== null || typeof right === 'object' && right !== null) return NOT_KNOWN;
  if (/^!==?$/.test(op)) return left !== right;
  if (/^={2,3}$/.test(op)) return left === right;
  if (typeof left !== 'number' || typeof right !== 'number') return NOT_KNOWN;
  return op === '<' ? left < right : op === '<=' ? left <= right : op === '>' ? left > right : op === '>=' ? left >= right : NOT_KNOWN;
};
