import { SINK_KINDS, type SinkKind } from '../core/flow.js';
import type { Condition, FnId, Id } from '../core/summary.js';
import { OWN_PARTS, PARTS } from '../knowledge/carriers.js';
import { ALLOWING_NAMES, ASKS, DENYING_NAMES, HARMFUL, SAME_VALUE, SCHEMA_CHECKS, SCHEMA_LIMITS, testOf } from '../knowledge/guards.js';
import { saysTheSame } from './anew.js';
import { charClass } from './char-class.js';
import type { Graph, Target } from './graph.js';
import { dialectOf } from './languages.js';
import { type Judge, phpCheck, phpPart, phpPosition } from './php-guards.js';
import type { Call, Ref, Source } from './source.js';

/** What the conditions of a place say about a value. */
export interface Verdict {
  /** The kinds of sinks that the value is fit for after them, without a doubt. */
  readonly kinds: ReadonlySet<SinkKind>;
  /** A check that does not hold what it promises, and why. */
  readonly weak?: string;
  /** Somebody was asked. */
  readonly asked?: boolean;
  /** A parameter alone lets everything through: `skip || isSafe(url)`. */
  readonly skip?: Skip;
  /** What the value is fit for where the caller does not say so. */
  readonly unless?: Skip & { readonly kinds: ReadonlySet<SinkKind> };
}

/** A parameter, and whether it lets everything through where it is true. */
export interface Skip {
  readonly source: Source;
  readonly param: Id;
  readonly holds: boolean;
}

export const NOTHING: Verdict = { kinds: new Set() };

const ALL: ReadonlySet<SinkKind> = new Set<SinkKind>(SINK_KINDS);
/** What is in an object may be called, whatever that object is. */
const PRESENT: ReadonlySet<SinkKind> = new Set([...ALL].filter((kind) => kind !== 'dispatch'));
const NAMED: ReadonlySet<SinkKind> = new Set<SinkKind>(['dispatch']);
/** What a scheme that is known says enough about. */
const SCHEME: ReadonlySet<SinkKind> = new Set<SinkKind>(['open', 'load']);
/** What the browser opens, whoever has the host. */
const OPENED: ReadonlySet<SinkKind> = new Set<SinkKind>(['open']);
const ORIGIN: ReadonlySet<SinkKind> = new Set<SinkKind>(['open', 'load', 'network']);
const CONTAINED: ReadonlySet<SinkKind> = new Set<SinkKind>(['file', 'openPath', 'asset', 'scope']);

const fit = (kinds: ReadonlySet<SinkKind>): Verdict => ({ kinds });
const weak = (why: string): Verdict => ({ kinds: NOTHING.kinds, weak: why });

/** All of these hold. */
export const both = (a: Verdict, b: Verdict): Verdict => {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  const reason = a.weak ?? b.weak;
  const unless = a.unless ?? b.unless;
  return { kinds: new Set([...a.kinds, ...b.kinds]), ...(reason !== undefined && { weak: reason }), ...((a.asked || b.asked) && { asked: true }), ...(unless && { unless }) };
};

/** One of these holds, and it is not known which. */
const oneOf = (all: readonly Verdict[]): Verdict => {
  const [first, ...others] = all;
  if (!first) return NOTHING;
  const [skip, ...skips] = all.flatMap((one) => one.skip ?? []);
  if (skip && skips.length === 0 && others.length > 0) {
    const { skip: _, ...inner } = oneOf(all.filter((one) => one.skip === undefined));
    return { ...inner, kinds: NOTHING.kinds, unless: { ...skip, kinds: inner.kinds } };
  }
  const kinds = new Set([...first.kinds].filter((kind) => others.every((other) => other.kinds.has(kind))));
  const reason = all.find((one) => one.weak !== undefined)?.weak;
  return { kinds, ...(reason !== undefined && { weak: reason }), ...(all.every((one) => one.asked) && { asked: true }) };
};

/** Whether a call of a function leaves a check in that a parameter of it may have left out. */
export const leavesIn = (graph: Graph, fn: { readonly source: Source; readonly fn: FnId }, { source, param, holds }: Skip, call: Call): boolean => {
  const node = source.node(param);
  if (node.kind !== 'param' || source !== fn.source || node.fn !== fn.fn || call.node.spreadFrom !== undefined) return false;
  const declared = source.summary.functions[node.fn]?.params[node.index];
  const target = graph.targetsOf(call).find((one) => one.source === fn.source && one.fn === fn.fn);
  if (!target || !declared || declared.rest) return false;
  const arg = call.node.args[node.index - target.shift];
  const [value, from] = arg === undefined ? [declared.default, source] : [arg, call.source];
  const given = value === undefined ? undefined : graph.world.scalar(from.ref(value, call.node.at));
  // A value that is not known may be either.
  return (value === undefined || given !== undefined) && Boolean(given) !== holds;
};

/** A text of letters and digits: no path, no address, no text for a shell. */
const NAMES: ReadonlySet<SinkKind> = new Set([...ALL].filter((kind) => kind !== 'dispatch' && kind !== 'program'));

/** The nodes that stand for the value in its file. */
export type Identity = ReadonlySet<Id>;

const DEEPEST = 6;

/** Judges the checks that stand before a place. */
export class Guards {
  private readonly helpers = new Map<string, Verdict>();

  /** What checks of PHP are judged with. */
  private readonly php: Judge;

  constructor(private readonly graph: Graph) {
    const kinds = { all: ALL, present: PRESENT, scheme: SCHEME, contained: CONTAINED };
    this.php = {
      world: graph.world, depends: (...of) => this.depends(...of), prefix: (...of) => this.prefix(...of), denied: (...of) => this.denied(...of), deniedPrefix: (...of) => this.deniedPrefix(...of),
      pattern: (pattern, holds) => judgePattern(pattern, holds, undefined), fit: (which) => fit(kinds[which]), weak,
    };
  }

  /** What all conditions of a place say about a value. */
  judge(source: Source, under: readonly Condition[], value: Identity, depth = 0): Verdict {
    return under.reduce<Verdict>((sum, one) => both(sum, this.condition(source, one.test, one.holds, value, depth)), NOTHING);
  }

  private condition(source: Source, test: Id, holds: boolean, value: Identity, depth: number): Verdict {
    if (depth > DEEPEST) return NOTHING;
    const node = source.node(test);
    // `if (!text) return text;`: of what is empty, or nothing, nobody has made anything.
    if (!holds && value.has(test) && (node.kind === 'param' || node.kind === 'variable' || node.kind === 'get')) return fit(ALL);
    switch (node.kind) {
      case 'not':
        return this.condition(source, node.of, !holds, value, depth);
      case 'all':
      case 'any': {
        const each = node.of.slice(0, 24).map((one) => this.condition(source, one, holds, value, depth + 1));
        return (node.kind === 'all') === holds ? each.reduce(both, NOTHING) : oneOf(each);
      }
      case 'either': {
        // `a && b` as a value is b where a holds, or a where it does not. What cannot be what is asked for is left out.
        const ways = node.of.slice(0, 24).flatMap(({ value: one, when, holds: then = true }) => {
          const answer = this.truth(source, one);
          if ((answer !== undefined && answer !== holds) || (one === when && then !== holds)) return [];
          const own = this.condition(source, one, holds, value, depth + 1);
          return [when === undefined || one === when ? own : both(this.condition(source, when, then, value, depth + 1), own)];
        });
        return oneOf(ways);
      }
      case 'compare':
        return this.comparison(source, node, holds, value);
      case 'call':
        return both(this.call(source, test, holds, value, depth), this.callback(source, test, holds, value, depth));
      case 'param':
        return value.has(test) ? NOTHING : { kinds: NOTHING.kinds, skip: { source, param: test, holds } };
      case 'variable':
      case 'import': {
        const set = node.kind === 'variable' ? this.flag(source, test, holds, value, depth) : undefined;
        if (set) return set;
        // `const ok = isSafe(url); if (!ok) return;`
        const refs = this.graph.world.resolve(source.ref(test, { start: 0, end: 0 })).filter((one) => one.id !== test && one.source === source);
        return refs.length === 0 ? NOTHING : oneOf(refs.map((one) => this.condition(source, one.id, holds, value, depth + 1)));
      }
      case 'get': {
        // `schema.safeParse(x).success`, `(await dialog.showMessageBox()).response`
        if (holds && node.name === 'success') {
          const of = source.node(node.of);
          if (of.kind === 'call' && of.args.some((arg) => this.depends(source, arg, value)) && this.limits(source, of.callee)) return fit(ALL);
        }
        if (this.asks(source, test)) return { kinds: NOTHING.kinds, asked: true };
        return this.answer(source, node.of, node.name, holds, value, depth);
      }
      case 'index':
        // `ALLOWED[name]`: a lookup in a table of the app's own.
        return holds && this.depends(source, node.key, value) && !this.depends(source, node.of, value) ? this.listed(source, node.of) : NOTHING;
      default:
        return NOTHING;
    }
  }

  /** `let ok = false; if (isSafe(url)) ok = true; if (!ok) return;` */
  private flag(source: Source, variable: Id, holds: boolean, value: Identity, depth: number): Verdict | undefined {
    const writes = source.writesTo.get(variable) ?? [];
    const [first] = writes;
    if (!first || writes.length < 2 || writes.length > 24 || writes.some((write) => typeof this.literal(source, write.value) !== 'boolean')) return undefined;
    const under = (conditions: readonly Condition[]): Verdict => both(this.judge(source, conditions, value, depth + 1), conditions.reduce<Verdict>((sum, one) => both(sum, this.callback(source, one.test, one.holds, value, depth + 1)), NOTHING));
    if (this.literal(source, first.value) !== holds) return oneOf(writes.filter((write) => this.literal(source, write.value) === holds).map((write) => under(write.under)));
    // It is as it was: none of what changes it held.
    return writes.filter((write) => this.literal(source, write.value) !== holds).reduce<Verdict>((sum, write) => {
      const more = write.under.filter((one) => !first.under.some((known) => known.test === one.test && known.holds === one.holds));
      return more.length === 1 ? both(sum, under(more.map(({ test, holds: held }) => ({ test, holds: !held })))) : sum;
    }, NOTHING);
  }

  /** A value is a key of something. That an instance or a library has a method of this name says nothing of whether it may be called; the keys of a literal are a list. */
  private listed(source: Source, table: Id): Verdict {
    return fit(this.graph.world.resolve(source.ref(table, { start: 0, end: 0 })).every((one) => /^(?:object|array)$/.test(one.source.node(one.id).kind)) ? ALL : PRESENT);
  }

  private literal(source: Source, id: Id): unknown {
    const node = source.node(id);
    return node.kind === 'literal' ? node.value : undefined;
  }

  private comparison(source: Source, { op, left, right }: { readonly op: string; readonly left: Id; readonly right: Id }, holds: boolean, value: Identity): Verdict {
    if (this.asks(source, left) || this.asks(source, right)) return { kinds: NOTHING.kinds, asked: true };
    const world = this.graph.world;
    const [own, other] = this.depends(source, left, value) ? [left, right] : this.depends(source, right, value) ? [right, left] : [undefined, undefined];
    if (own === undefined || other === undefined) return NOTHING;
    // `matches!(part, Component::Normal(_))`: a part of a path that goes nowhere.
    if (op === 'matches') return this.variant(source, other, holds);
    if (op === 'in') return holds && own === left ? this.listed(source, right) : NOTHING;
    const known = world.scalar(source.ref(other, { start: 0, end: 0 }));
    const position = dialectOf(source) === 'php' ? source.node(own) : undefined;
    if (position?.kind === 'call') {
      const said = phpPosition(this.php, source, position, world.name(source.ref(position.callee, position.at)) ?? '', op, known, holds, value);
      if (said) return said;
    }
    const part = this.partOf(source, own);
    if (/^[=!]==?$/.test(op)) {
      const equal = op.startsWith('=') === holds;
      if (this.depends(source, other, value)) {
        // `path.resolve(x) === x`, `sanitize(x) === x`
        return equal ? fit(CONTAINED) : NOTHING;
      }
      if (known === null || known === undefined && this.isUndefined(source, other) || known === '' || typeof known === 'boolean') return NOTHING;
      if (equal) {
        if (part === 'protocol' || part === 'scheme') return typeof known === 'string' && /^file:?$/.test(known) ? weak('it lets any local file through') : fit(SCHEME);
        if (part === 'host' || part === 'hostname' || part === 'origin' || part === 'host_str' || part === 'domain') return fit(ORIGIN);
        if (part === 'extname' || part === 'ext' || part === 'extension') return weak('it only looks at the ending of the name');
        if (part === 'indexOf' || part === 'search') return typeof known === 'number' && known === 0 ? this.prefix(source, this.firstArgument(source, own)) : typeof known === 'number' && known < 0 ? this.denied(source, this.firstArgument(source, own)) : NOTHING;
        if (part === 'length' || part === 'typeof' || part === 'len' || part === 'Err') return NOTHING;
        if (part === 'relative') return NOTHING;
        return typeof known === 'number' || this.isOfAnother(source, own, value) ? NOTHING : fit(ALL);
      }
      if (part === 'indexOf' || part === 'search') return known === -1 ? this.inside(source, own) : NOTHING;
      if (part === 'protocol' || part === 'scheme' || part === 'host' || part === 'hostname') return weak(`it only turns some away (${String(known ?? '…')})`);
      return NOTHING;
    }
    if (part === 'indexOf' && /^[<>]=?$/.test(op)) return (op.startsWith('>') === holds) && own === left ? this.inside(source, own) : this.denied(source, this.firstArgument(source, own));
    return NOTHING;
  }

  /** The value is of a variant, or is not: what is known of those of a path's components, and of an enum's. */
  private variant(source: Source, path: Id, holds: boolean): Verdict {
    const name = this.graph.world.name(source.ref(path, { start: 0, end: 0 })) ?? '';
    if (/Component::Normal$/.test(name)) return holds ? fit(CONTAINED) : NOTHING;
    if (/Component::(?:ParentDir|RootDir|Prefix)$/.test(name)) return holds ? NOTHING : name.endsWith('ParentDir') ? weak('an absolute path takes the place of the folder that it is joined to') : fit(CONTAINED);
    return NOTHING;
  }

  /** `const { valid } = validate(url); if (!valid) return;`: what a function of the app says in a property of its answer. */
  private answer(source: Source, of: Id, property: string, holds: boolean, value: Identity, depth: number): Verdict {
    const node = source.node(of);
    const called = node.kind === 'call' ? this.graph.call(source, of) : undefined;
    const given = node.kind === 'call' ? node.args.findIndex((arg) => this.depends(source, arg, value)) : -1;
    const targets = called && given >= 0 ? this.graph.targetsOf(called) : [];
    return targets.length === 0 ? NOTHING : oneOf(targets.map((target) => this.helper(target, given, holds, depth, property)));
  }

  private call(source: Source, id: Id, holds: boolean, value: Identity, depth: number): Verdict {
    const node = source.node(id);
    if (node.kind !== 'call') return NOTHING;
    if (this.asks(source, id)) return { kinds: NOTHING.kinds, asked: true };
    const said = dialectOf(source) === 'php' ? phpCheck(this.php, source, node, this.graph.world.name(source.ref(node.callee, node.at)) ?? '', holds, value) : undefined;
    if (said) return said;
    const callee = source.node(node.callee);
    const receiver = callee.kind === 'get' ? callee.of : undefined;
    const called = receiver === undefined ? undefined : source.node(receiver);
    // `Object.prototype.hasOwnProperty.call(TABLE, name)`
    const own = callee.kind === 'get' && callee.name === 'call' && called?.kind === 'get' && called.name === 'hasOwnProperty';
    const { language } = source.summary;
    const method = own ? 'hasOwnProperty' : callee.kind === 'get' ? testOf(language, callee.name) : callee.kind === 'global' || callee.kind === 'import' ? callee.name.replace(/^.*::/, '') : '';
    const first = node.args[0];
    const ofValue = receiver !== undefined && this.depends(source, receiver, value);
    const given = node.args.findIndex((arg) => this.depends(source, arg, value) || this.isAnew(source, arg, value));
    if (!ofValue && given < 0) return NOTHING;
    const pattern = this.patternOf(source, ofValue ? first : receiver);
    // `new RegExp(config.meetings).test(url)`: neither safe nor unsafe, so what passes it is for auditors.
    if (!pattern && holds && method === 'test' && !ofValue && this.isPattern(source, receiver)) return { kinds: NOTHING.kinds, asked: true };
    if (pattern && (method === 'test' || method === 'exec' || method === 'match' || method === 'search')) return judgePattern(pattern, holds, this.partOf(source, ofValue ? receiver! : node.args[given]!));
    // The folder may itself depend on the value, on the host of the same address for one: `path.startsWith(join(root, host) + sep)`.
    if (ofValue && given >= 0 && method === 'startsWith' && node.args.length === 1) return holds ? this.prefix(source, first, receiver) : NOTHING;
    if (ofValue && given < 0) {
      switch (method) {
        case 'startsWith':
          return holds ? this.named(source, first, this.prefix(source, first, receiver)) : this.deniedPrefix(source, first, receiver);
        case 'endsWith':
          return holds ? this.named(source, first, this.suffix(source, first, this.partOf(source, receiver))) : NOTHING;
        case 'includes':
          return holds ? weak('what it looks for may stand anywhere in the text') : this.denied(source, first);
        case 'is_absolute':
        case 'has_root':
          return holds ? NOTHING : weak("it lets '..' through");
        case 'is_relative':
          return holds ? weak("it lets '..' through") : NOTHING;
        case 'equals':
          return holds ? fit(ALL) : NOTHING;
        default:
      }
    }
    if (given >= 0 && receiver !== undefined && !ofValue && /^(?:includes|has|hasOwnProperty|contains|indexOf|some|find|get|hasOwn|binary_search)$/.test(method)) {
      const arg = node.args[given]!;
      if (holds) return /^(?:protocol|scheme|host|hostname|origin|host_str|domain)$/.test(this.partOf(source, arg) ?? '') ? fit(ORIGIN) : /^ext(?:ension|name)?$/.test(this.partOf(source, arg) ?? '') ? weak('it only looks at the ending of the name') : fit(ALL);
      return weak('it only turns away what is on a list');
    }
    if (!ofValue && given >= 0) {
      const called = this.graph.call(source, id);
      const targets = called ? this.graph.targetsOf(called) : [];
      const position = given;
      if (targets.length > 0) return oneOf(targets.map((target) => this.helper(target, position, holds, depth)));
      // A library's, or one that was not found: its name is all there is.
      if (ALLOWING_NAMES.test(method)) return holds ? fit(ALL) : NOTHING;
      if (DENYING_NAMES.test(method)) return holds ? NOTHING : fit(ALL);
    }
    // `LIST.some((entry) => url.startsWith(entry))`: the value is used inside of the function.
    return NOTHING;
  }

  /** A name with a fixed part: only the methods that are named so on purpose are called by it. */
  private named(source: Source, part: Id | undefined, { kinds, ...verdict }: Verdict): Verdict {
    const known = part === undefined ? undefined : this.graph.world.scalar(source.ref(part, { start: 0, end: 0 }));
    return { ...verdict, kinds: typeof known === 'string' && known !== '' ? new Set([...kinds, ...NAMED]) : kinds };
  }

  /** `list.some((one) => value === one)`: judged by what the function returns. */
  private callback(source: Source, id: Id, holds: boolean, value: Identity, depth: number): Verdict {
    const node = source.node(id);
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    if (node.kind !== 'call' || callee?.kind !== 'get' || !/^(?:some|find|every|findIndex)$/.test(testOf(source.summary.language, callee.name))) return NOTHING;
    const all = testOf(source.summary.language, callee.name) === 'every';
    // `path.components().any(|part| part == ParentDir)`: what is asked of the parts of the value itself.
    if (source.summary.language === 'rust' && this.depends(source, callee.of, value)) return holds === all ? this.ofParts(source, node.args[0], node.at, holds, depth) : NOTHING;
    if (!holds) return NOTHING;
    const [fn] = node.args[0] === undefined ? [] : this.graph.functionsOf(source.ref(node.args[0], node.at), false, 0);
    if (!fn || fn.source !== source) return NOTHING;
    return oneOf((source.summary.functions[fn.fn]?.returns ?? []).map((one) => both(this.judge(source, one.under, value, depth + 1), this.condition(source, one.value, true, value, depth + 1))));
  }

  /** What it says of an argument that a function of the app answered truthy or falsy. */
  /** What is said of a value whose parts all fit a function's answer, or none of which does. */
  private ofParts(source: Source, test: Id | undefined, at: Ref['at']['range'], holds: boolean, depth: number): Verdict {
    const [fn] = test === undefined ? [] : this.graph.functionsOf(source.ref(test, at), false, 0);
    if (!fn) return NOTHING;
    const value = this.parameter(fn.source, fn.fn, fn.shift);
    return oneOf((fn.source.summary.functions[fn.fn]?.returns ?? []).map((one) => {
      const said = this.condition(fn.source, one.value, holds, value, depth + 1);
      return said.kinds.size === 0 && said.weak === undefined && holds && this.limitsCharacters(fn.source, one.value, value) ? fit(NAMES) : said;
    }));
  }

  /** `c.is_ascii_alphanumeric() || c == '-'`: every way of it says what the character is. */
  private limitsCharacters(source: Source, id: Id, value: Identity, depth = 0): boolean {
    const node = source.node(id);
    if (node.kind === 'any') return depth < DEEPEST && node.of.every((one) => this.limitsCharacters(source, one, value, depth + 1));
    if (node.kind === 'compare') return node.op === '==' && !/^[./\\\\]$/.test(String(this.literal(source, node.right)));
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    return callee?.kind === 'get' && value.has(callee.of) && /^is_(?:ascii_)?(?:alphanumeric|alphabetic|digit|hexdigit|numeric|lowercase|uppercase)$/.test(callee.name);
  }

  private helper(target: Target, argument: number, holds: boolean, depth: number, property?: string): Verdict {
    const { source, fn, shift } = target;
    const index = argument + shift;
    const key = `${source.path} ${fn} ${index} ${holds} ${property ?? ''}`;
    const known = this.helpers.get(key);
    if (known) return known;
    this.helpers.set(key, NOTHING);
    const summary = source.summary.functions[fn];
    const value = this.parameter(source, fn, index);
    if (!summary || value.size === 0) return NOTHING;
    const outcomes: Verdict[] = [];
    for (const one of summary.returns) {
      const said = property === undefined ? one.value : this.entryOf(source, one.value, property);
      const answer = said === undefined ? this.lacks(source, one.value, property) : this.truth(source, said);
      if (answer !== undefined && answer !== holds) continue;
      const before = this.judge(source, one.under, value, depth + 1);
      outcomes.push(answer === undefined && said !== undefined ? both(before, this.condition(source, said, holds, value, depth + 1)) : before);
    }
    if (!holds && summary.ends) outcomes.push(this.judge(source, summary.ends, value, depth + 1));
    const found = oneOf(outcomes);
    this.helpers.set(key, found);
    return found;
  }

  /** False for a literal that does not have the property: there is nothing else that it could have it from. */
  private lacks(source: Source, id: Id, property: string | undefined): false | undefined {
    const node = source.node(id);
    return property !== undefined && ((node.kind === 'object' && node.members.every((member) => member.kind === 'entry')) || (node.kind === 'literal' && node.value !== null)) ? false : undefined;
  }

  /** What stands under a key of an object literal. */
  private entryOf(source: Source, id: Id, key: string): Id | undefined {
    const node = source.node(id);
    return node.kind === 'object' ? node.members.findLast((member) => member.kind === 'entry' && member.key === key)?.value : undefined;
  }

  /** What it says of an argument that a function of the app came to its end: otherwise it throws. */
  private passed({ source, fn, shift }: Target, argument: number, depth: number): Verdict {
    const key = `${source.path} ${fn} ${argument + shift} passed`;
    const known = this.helpers.get(key);
    if (known) return known;
    this.helpers.set(key, NOTHING);
    const summary = source.summary.functions[fn];
    const value = this.parameter(source, fn, argument + shift);
    if (!summary || value.size === 0) return NOTHING;
    const ways = [...summary.returns.filter((one) => !this.fails(source, one.value)).map((one) => one.under), ...(summary.ends ? [summary.ends] : [])];
    const own = ways.map((under) => this.judge(source, under, value, depth + 1));
    const found = both(oneOf(own), this.before(source, fn, undefined, value, depth + 1));
    this.helpers.set(key, found);
    return found;
  }

  /** The calls in a function before a place that throw where a value is not fit: `assertAllowed(url)`. */
  before(source: Source, fn: number, at: number | undefined, value: Identity, depth = 0): Verdict {
    if (depth > DEEPEST) return NOTHING;
    let sum = NOTHING;
    for (const { call: id } of source.summary.functions[fn]?.calls ?? []) {
      const node = source.node(id);
      if (node.kind !== 'call' || (at !== undefined && node.at.end > at)) continue;
      const given = node.args.findIndex((arg) => value.has(arg) || this.isDirectly(source, arg, value));
      if (given < 0) continue;
      const callee = source.node(node.callee);
      const name = callee.kind === 'get' || callee.kind === 'global' || callee.kind === 'import' ? callee.name : '';
      const called = this.graph.call(source, id);
      const targets = called ? this.graph.targetsOf(called).filter((one) => !one.guessed) : [];
      if (targets.length > 0) {
        if (targets.some((one) => one.source.summary.functions[one.fn]?.ends !== undefined || (one.source.summary.functions[one.fn]?.returns.length ?? 0) > 0)) sum = both(sum, oneOf(targets.map((one) => this.passed(one, given, depth))));
      } else if (/^(?:assert|ensure|require|verify|check|validate|guard)\w*(?:Url|URL|Path|Safe|Allowed|Valid|Trusted|Permitted|Inside|Within|Origin|Protocol)/.test(name)) sum = both(sum, fit(ALL));
      else if (SCHEMA_CHECKS.test(name) && this.limits(source, node.callee)) sum = both(sum, fit(ALL));
    }
    return sum;
  }

  /** Whether an expression makes the value a second time. */
  private isAnew(source: Source, arg: Id, value: Identity): boolean {
    return source.node(arg).kind === 'call' && [...value].some((one) => source.node(one).kind === 'call' && saysTheSame(source, arg, one));
  }

  private isDirectly(source: Source, arg: Id, value: Identity): boolean {
    const node = source.node(arg);
    return node.kind === 'get' && value.has(node.of) && OWN.test(node.name);
  }

  /** Whether a schema says more of a text than that it is one. */
  private limits(source: Source, callee: Id): boolean {
    const node = source.node(callee);
    const names = new Set<string>();
    const open = [node.kind === 'get' ? node.of : callee];
    for (let steps = 0; open.length > 0 && steps < 400; steps++) {
      const id = open.pop()!;
      for (const one of this.graph.world.resolve(source.ref(id, { start: 0, end: 0 }))) {
        if (one.source !== source) { names.add('other file'); continue; }
        const at = source.node(one.id);
        if (at.kind === 'get') { names.add(at.name); open.push(at.of); }
        if (at.kind === 'call') open.push(at.callee, ...at.args);
        if (at.kind === 'object') open.push(...at.members.map((member) => member.value));
      }
    }
    return [...names].some((name) => SCHEMA_LIMITS.test(name));
  }

  private parameter(source: Source, fn: number, index: number): Identity {
    const id = this.graph.parameter(source, fn, index);
    return new Set(id === undefined ? [] : [id]);
  }

  /** Whether an expression is made with the value, variables followed. */
  depends(source: Source, expression: Id | undefined, value: Identity): boolean {
    if (expression === undefined) return false;
    const open = [expression];
    const seen = new Set<Id>();
    while (open.length > 0) {
      const id = open.pop()!;
      if (value.has(id)) return true;
      if (seen.has(id) || seen.size > 300) continue;
      seen.add(id);
      const node = source.node(id);
      switch (node.kind) {
        case 'get':
        case 'not':
          open.push(node.of);
          break;
        case 'index':
          open.push(node.of, node.key);
          break;
        case 'call':
          open.push(node.callee, ...node.args);
          break;
        case 'text':
          open.push(...node.parts);
          break;
        case 'either':
          open.push(...node.of.map((one) => one.value));
          break;
        case 'array':
          open.push(...node.items.map((one) => one.value));
          break;
        case 'variable':
          open.push(...(source.writesTo.get(id) ?? []).slice(0, 6).map((write) => write.value));
          break;
        default:
      }
    }
    return false;
  }

  /** Whether an expression is a property that is a value of its own: `message.type === 'open'` says which message it is, and nothing of what else is in it. */
  private isOfAnother(source: Source, expression: Id, value: Identity): boolean {
    for (let at = expression, steps = 0; steps < 20 && !value.has(at); steps++) {
      const node = source.node(at);
      if (node.kind !== 'get') return false;
      if (!OWN_PARTS.test(node.name) && !PARTS.test(node.name)) return true;
      at = node.of;
    }
    return false;
  }

  /** The last thing that an expression takes of the value: `protocol` of `new URL(url).protocol`. */
  private partOf(source: Source, id: Id | undefined): string | undefined {
    const node = id === undefined ? undefined : source.node(id);
    if (id !== undefined && (node?.kind === 'call' || node?.kind === 'index') && dialectOf(source) === 'php') { const part = phpPart(this.graph.world, source, id); if (part !== undefined) return part; }
    if (node?.kind === 'get') return SAME_VALUE.test(node.name) ? this.partOf(source, node.of) : node.name;
    if (node?.kind === 'variable') {
      const [only, ...others] = source.writesTo.get(id!) ?? [];
      return only && others.length === 0 ? this.partOf(source, only.value) : undefined;
    }
    if (node?.kind === 'call') {
      const callee = source.node(node.callee);
      if (callee.kind === 'get') return SAME_VALUE.test(callee.name) ? this.partOf(source, callee.of) : callee.name;
    }
    return undefined;
  }

  private firstArgument(source: Source, id: Id): Id | undefined {
    const node = source.node(id);
    return node.kind === 'call' ? node.args[0] : undefined;
  }

  private isUndefined(source: Source, id: Id): boolean {
    const node = source.node(id);
    return node.kind === 'literal' && node.value === undefined;
  }

  private patternOf(source: Source, id: Id | undefined): { readonly source: string; readonly flags: string } | undefined {
    if (id === undefined) return undefined;
    const [one] = this.graph.world.resolve(source.ref(id, { start: 0, end: 0 }));
    const node = one && one.source.node(one.id);
    if (node?.kind === 'pattern') return node;
    // `Regex::new(r"^[a-z]+$").unwrap()`
    return one?.source.summary.language === 'rust' ? this.rustPattern(one, 0) : undefined;
  }

  /** `new RegExp(…)` of a text that is not known. */
  private isPattern(source: Source, id: Id | undefined): boolean {
    return id !== undefined && this.graph.world.resolve(source.ref(id, { start: 0, end: 0 })).some((one) => one.source.node(one.id).kind === 'call' && /^(?:new )?RegExp\(?\)?$/.test(this.graph.world.name(one) ?? ''));
  }

  private rustPattern({ source, id }: Ref, depth: number): { readonly source: string; readonly flags: string } | undefined {
    const node = source.node(id);
    if (node.kind !== 'call' || depth > 4) return undefined;
    const callee = source.node(node.callee);
    if (callee.kind === 'global' && /(?:^|::)Regex::new$/.test(callee.name)) {
      const text = node.args[0] === undefined ? undefined : this.graph.world.scalar(source.ref(node.args[0], node.at));
      return typeof text === 'string' ? { source: text, flags: '' } : undefined;
    }
    if (callee.kind === 'get') return this.rustPattern({ source, id: callee.of, at: source.location(node.at) }, depth + 1);
    // `LazyLock::new(|| Regex::new(…).unwrap())`
    const made = node.args[0] === undefined ? undefined : source.node(node.args[0]);
    const [returned] = made?.kind === 'function' ? source.summary.functions[made.fn]?.returns ?? [] : [];
    return returned ? this.rustPattern(source.ref(returned.value, returned.at), depth + 1) : undefined;
  }

  /** The value begins with a text. */
  private prefix(source: Source, text: Id | undefined, receiver?: Id): Verdict {
    const resolved = receiver === undefined || this.isResolved(source, receiver);
    const items = text === undefined ? undefined : this.itemsOf(source, text);
    return items ? oneOf(items.map((item) => this.begins(item.source, item.id, resolved))) : this.begins(source, text, resolved);
  }

  /** What the parameter of a function stands for that `LIST.some()` is given. */
  private itemsOf(source: Source, id: Id): readonly Ref[] | undefined {
    const node = source.node(id);
    if (node.kind !== 'param' || node.index !== 0) return undefined;
    const lists = this.graph.callbackOf(source, node.fn).flatMap((call) => (call.receiver && /^(?:some|find|every)$/.test(testOf(source.summary.language, call.method)) ? this.graph.world.resolve(call.receiver) : []));
    const items = lists.flatMap((list) => { const array = list.source.node(list.id); return array.kind === 'array' ? array.items.map((item) => list.source.ref(item.value, item.at)) : []; });
    return items.length > 0 ? items.slice(0, 40) : undefined;
  }

  private begins(source: Source, text: Id | undefined, resolved: boolean): Verdict {
    const world = this.graph.world;
    const all = text === undefined ? [] : world.texts(source.ref(text, { start: 0, end: 0 }));
    const texts = all.map(({ parts }) => parts.map((part) => (typeof part === 'string' ? part : '\0')).join(''));
    // `folder.endsWith(sep) ? folder : folder + sep`
    const ended = texts.some((one) => /\0[\\/\0]$/.test(one)) ? texts.filter((one) => one !== '\0') : texts;
    const each = ended.map((known): Verdict => {
      if (/^file:/i.test(known)) return known.length > 12 && !known.includes('\0') ? fit(SCHEME) : weak('it lets any local file through');
      if (/^[a-z][\w+.-]*:(?:\/\/)?$/i.test(known) || /^[a-z][\w+.-]*:\/\/[^/\0]+\//i.test(known)) return fit(/\/\/[^/]+\//.test(known) ? ORIGIN : SCHEME);
      if (/^[a-z][\w+.-]*:\/\/\0?$/i.test(known)) return fit(SCHEME);
      if (/^https?:\/\/[^/]+$/i.test(known)) return weak('a longer host name begins the same');
      if (/^[a-z]+$/i.test(known)) return weak(`'${known}' is no whole scheme`);
      // Paths of Rust begin with whole names: `path.starts_with(&folder)`.
      if (source.summary.language === 'rust' && /^(?:\0|[\\/])/.test(known)) return resolved ? fit(CONTAINED) : weak('the path is not resolved before it is tested');
      // A folder, and whatever follows it.
      if (known === '\0' && !resolved) return weak('it is not known what the text has to begin with');
      if (known.includes('\0')) {
        // An entry of a list up to its last slash: what follows cannot belong to the host.
        if (/^\0[^\0]*\/$/.test(known)) return fit(resolved ? new Set([...ORIGIN, ...CONTAINED]) : ORIGIN);
        if (!resolved) return weak('the path is not resolved before it is tested');
        return /[\\/]$|\0$/.test(known) && known !== '\0' ? fit(CONTAINED) : this.endsInSeparator(source, text) ? fit(CONTAINED) : weak('a folder whose name goes on passes too');
      }
      if (/[\\/]/.test(known)) return resolved ? fit(CONTAINED) : weak('the path is not resolved before it is tested');
      return NOTHING;
    });
    return oneOf(each);
  }

  private endsInSeparator(source: Source, text: Id | undefined): boolean {
    // `if (!folder.endsWith(sep)) folder += sep;` leaves one way without.
    return text !== undefined && this.graph.world.resolve(source.ref(text, { start: 0, end: 0 })).some((one) => {
      const node = one.source.node(one.id);
      const last = node.kind === 'text' ? node.parts.at(-1) : undefined;
      const end = last === undefined ? undefined : one.source.node(last);
      return end !== undefined && ((end.kind === 'get' && end.name === 'sep') || (end.kind === 'global' && end.name === 'DIRECTORY_SEPARATOR') || /(?:^|\.)sep$/.test(this.graph.world.name(one.source.ref(last!, { start: 0, end: 0 })) ?? ''));
    });
  }

  /** Whether a path went through resolve, normalize or realpath. */
  private isResolved(source: Source, id: Id, depth = 0): boolean {
    if (depth > 6) return false;
    return this.graph.world.resolve(source.ref(id, { start: 0, end: 0 })).some((one) => {
      const node = one.source.node(one.id);
      const callee = node.kind === 'call' ? one.source.node(node.callee) : undefined;
      if (node.kind === 'call' && one.source.summary.language === 'rust') {
        const name = callee?.kind === 'get' || callee?.kind === 'global' ? callee.name : '';
        return /(?:^|::)(?:\w*canonicalize\w*|absolutize|simplified|normalize\w*|clean)$/.test(name) || (callee?.kind === 'get' && this.isResolved(one.source, callee.of, depth + 1)) || node.args.some((arg) => this.isResolved(one.source, arg, depth + 1));
      }
      if (node.kind === 'call') return /(?:resolve|normalize|realpath|realpathSync|relative|join|getPath)(?:\(\))?$/.test(this.graph.world.name(one) ?? (callee?.kind === 'get' ? callee.name : '')) || node.args.some((arg) => this.isResolved(one.source, arg, depth + 1));
      return node.kind === 'text' && node.parts.every((part) => one.source.node(part).kind === 'literal' || this.isResolved(one.source, part, depth + 1) || /(?:^|\.)sep$/.test(this.graph.world.name(one.source.ref(part, one.at.range)) ?? ''));
    });
  }

  /** The value does not begin with a text: of a relative path, that it leads out. */
  private deniedPrefix(source: Source, text: Id | undefined, receiver: Id | undefined): Verdict {
    // `..${path.sep}` is not known to its end.
    const known = text === undefined ? undefined : this.graph.world.texts(source.ref(text, { start: 0, end: 0 }))[0]?.parts[0];
    if (typeof known !== 'string') return NOTHING;
    if (known.startsWith('..')) return receiver !== undefined && this.comesFrom(source, receiver, /relative\(\)$/) ? fit(CONTAINED) : weak('what it turns away may stand further on in the path');
    return /^[a-z][\w+.-]*:/i.test(known) ? weak(`it only turns some away (${known})`) : NOTHING;
  }

  private comesFrom(source: Source, id: Id, name: RegExp): boolean {
    return this.graph.world.resolve(source.ref(id, { start: 0, end: 0 })).some((one) => name.test(this.graph.world.name(one) ?? ''));
  }

  /** The value does not have a text in it. */
  private denied(source: Source, text: Id | undefined): Verdict {
    const known = text === undefined ? undefined : this.graph.world.scalar(source.ref(text, { start: 0, end: 0 }));
    if (source.summary.language === 'rust') {
      // What is joined to a folder leads out of it by '..', and by a root of its own.
      if (known === '/' || known === '\\' || known === '//') return fit(CONTAINED);
      if (typeof known === 'string' && known.startsWith('..')) return weak('an absolute path takes the place of the folder that it is joined to');
    }
    return typeof known === 'string' && known.startsWith('..') ? fit(CONTAINED) : weak('it only turns some away');
  }

  private inside(source: Source, call: Id): Verdict {
    const node = source.node(call);
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    // `LIST.indexOf(x) !== -1` is a lookup, `x.indexOf('good.example')` is not.
    if (node.kind !== 'call' || callee?.kind !== 'get') return NOTHING;
    const [list] = this.graph.world.resolve(source.ref(callee.of, node.at));
    return list && list.source.node(list.id).kind === 'array' ? fit(ALL) : weak('what it looks for may stand anywhere in the text');
  }

  private suffix(source: Source, text: Id | undefined, part: string | undefined): Verdict {
    const known = text === undefined ? undefined : this.graph.world.scalar(source.ref(text, { start: 0, end: 0 }));
    if (part === 'hostname' || part === 'host') return typeof known === 'string' && known.startsWith('.') ? fit(ORIGIN) : weak('a longer host name ends the same');
    return weak('it only looks at the end of the text');
  }

  /** `Err(x)`, whose caller gives it on by `?`. */
  private fails(source: Source, id: Id): boolean {
    const node = source.node(id);
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    return source.summary.language === 'rust' && callee?.kind === 'global' && /^(?:Err|Result::Err)$/.test(callee.name);
  }

  private truth(source: Source, id: Id): boolean | undefined {
    const node = source.node(id);
    if (this.fails(source, id) || (node.kind === 'global' && /^(?:Option::)?None$/.test(node.name))) return false;
    if (node.kind === 'literal') return Boolean(node.value);
    if (node.kind === 'object' || node.kind === 'array' || node.kind === 'function') return true;
    return undefined;
  }

  /** Whether a value is what somebody answered to a question. */
  private asks(source: Source, id: Id): boolean {
    return this.names(source, id).some((name) => ASKS.test(name));
  }

  private names(source: Source, id: Id): string[] {
    const open = [id];
    const names: string[] = [];
    for (let steps = 0; open.length > 0 && steps < 30; steps++) {
      const at = open.pop()!;
      const node = source.node(at);
      if (node.kind === 'get') open.push(node.of);
      // `dialog.showMessageBox(…).then(({ response }) => …)`
      if (node.kind === 'param') {
        for (const call of this.graph.callbackOf(source, node.fn)) {
          const callee = call.source === source ? source.node(call.node.callee) : undefined;
          if (callee?.kind === 'get' && callee.name === 'then') open.push(callee.of);
        }
      }
      if (node.kind === 'variable') open.push(...(source.writesTo.get(at) ?? []).slice(0, 4).map((write) => write.value));
      if (node.kind === 'call') {
        const callee = source.node(node.callee);
        names.push(this.graph.world.name(source.ref(node.callee, node.at)) ?? (callee.kind === 'get' ? callee.name : ''));
        if (callee.kind === 'get') { names.push(callee.name); open.push(callee.of); }
      }
    }
    return names;
  }
}

const OWN = /^(?:href|toString|trim|toLowerCase)$/;

/** A pattern of words: `^(?:read|write)$`, `^on[A-Z]`. */
const WORDS = /^\^(?:\((?:\?:)?)?[A-Za-z_]{2}/;

/** What a regular expression says of a text that fits it, or does not. It is read, not run. */
export const judgePattern = ({ source, flags }: { readonly source: string; readonly flags: string }, holds: boolean, part: string | undefined): Verdict => {
  if (!holds) {
    if (/\\?\.\\?\./.test(source)) return fit(CONTAINED);
    const matches = charClass(source);
    const kinds = matches ? HARMFUL.flatMap(([of, chars]) => ([...chars].every((char) => matches(char)) ? of : [])) : [];
    return { kinds: new Set(kinds), weak: 'it only turns some away' };
  }
  const anchored = source.startsWith('^') && !flags.includes('m');
  const alternatives = splitAlternatives(source);
  if (part === 'protocol' && anchored) return fit(SCHEME);
  if (anchored && alternatives.every((one) => one.startsWith('^'))) {
    const body = source.slice(1);
    if (source.endsWith('$') && !/(?:^|[^\\])\.[*+]|\[\^|\\S|\\D|\\W/.test(body)) return fit(WORDS.test(source) ? ALL : PRESENT);
    const inner = body.replace(/^\((?:\?:)?/, '');
    if (/^(?:\(?[a-z|?:[\]()-]+\)?)(?:\\?:|\)\??:)/i.test(inner) && /:/.test(inner)) {
      const host = /:\\?\/\\?\/(.+)$/.exec(inner)?.[1];
      return host === undefined || /\\?\/|\$/.test(host) || /^[([\\]?[.\\\[]/.test(host) ? fit(SCHEME) : { kinds: OPENED, weak: 'the host may go on after what it tests' };
    }
    return source.endsWith('$') ? NOTHING : weak('it does not say how the text ends');
  }
  return weak('it may match anywhere in the text');
};

const splitAlternatives = (source: string): string[] => {
  const parts: string[] = [''];
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (char === '\\') { parts[parts.length - 1] += char + (source[++at] ?? ''); continue; }
    if (char === '(' || char === '[') depth++;
    if (char === ')' || char === ']') depth--;
    if (char === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
};
