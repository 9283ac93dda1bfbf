import type { Flow, SinkKind, SourceKind, Step } from '../core/flow.js';
import { INTO_MARKUP, SINK_KINDS } from '../core/flow.js';
import type { Location, Range } from '../core/location.js';
import type { Condition, FnId, Id, NodeOf, Write } from '../core/summary.js';
import { MAPS, OWN_PARTS, PARTS, TAKES_APART, TEXTS_IN_THE_MAKING } from '../knowledge/carriers.js';
import { HARMFUL, SAME_VALUE } from '../knowledge/guards.js';
import { HTML_PROPERTIES, OF_NUMBERS } from '../knowledge/dom-sinks.js';
import { BLADE, type Habits, HABITS } from '../knowledge/languages.js';
import { RUST_TRANSPARENT } from '../knowledge/rust.js';
import { SINK_KEYS } from '../knowledge/sinks.js';
import { charClass } from './char-class.js';
import type { Graph, Target } from './graph.js';
import { both, Guards, type Identity, leavesIn, type Skip, type Verdict } from './guards.js';
import { placeAfter } from './markup-place.js';
import { successorOf, usersWithin } from './reassigned.js';
import type { Call, Source } from './source.js';

/** A value that somebody else has a say in. */
export interface SourceMark {
  readonly kind: SourceKind;
  /** For people: `the channel 'open'`. */
  readonly what: string;
  readonly source: Source;
  readonly id: Id;
  readonly at: Location;
  /** The kinds of sinks that it is of interest for. Default: all. */
  readonly for?: readonly SinkKind[];
  /** Only this property of it. */
  readonly field?: string;
  /** A check where it comes in that does not hold what it promises, and why. */
  readonly weak?: string;
}

/** A place where a value does harm. */
export interface SinkMark {
  readonly kind: SinkKind;
  readonly what: string;
  readonly source: Source;
  /** The value that does the harm, if it is not harmless. */
  readonly id: Id;
  readonly at: Location;
  readonly under: readonly Condition[];
  /** The function it stands in. */
  readonly fn: FnId;
  /** How the path ends, where the app writes that itself. */
  readonly ending?: string;
}

export interface FlowSpec {
  readonly sources: readonly SourceMark[];
  readonly sinks: readonly SinkMark[];
  /** What else takes the harm out of a value, by canonical name. */
  readonly sanitizers?: readonly { readonly name: RegExp; readonly for: readonly SinkKind[] | 'all' }[];
  /** Calls of libraries whose result holds their first argument. */
  readonly carries?: (call: Call) => boolean;
}

export interface FoundFlow extends Flow {
  readonly mark: SourceMark;
  readonly sinkMark: SinkMark;
  /** The property of what reaches the sink that depends on the source; missing where all of it does. */
  readonly field?: string;
  /** What is read of the source on the way, by name. */
  readonly reads: ReadonlySet<string>;
}

export interface FlowResult {
  readonly flows: readonly FoundFlow[];
  /** A bound was hit: there may be more. */
  readonly cut: boolean;
}

const BITS = new Map<SinkKind, number>(SINK_KINDS.map((kind, index) => [kind, 1 << index]));
const HTML = BITS.get('html')!;
/** A value has quotes in it that end an attribute. */
const QUOTES: ReadonlyMap<string, number> = new Map([['"', 1 << SINK_KINDS.length], ["'", 2 << SINK_KINDS.length]]);
const EVERYTHING = (1 << (SINK_KINDS.length + QUOTES.size)) - 1;
/** Of what becomes markup, where it may stand in it: what is fit for all of it has no quotes either. */
const MARKUP = [...QUOTES.values()].reduce((sum, bit) => sum | bit, HTML);
/** More ways than this to one value are not kept, nor more values looked at for where they become markup. */
const MOST_WAYS = 40;
const MOST_LOOKED_AT = 3000;
/** How many parts of a text before a value say where in markup it stands. */
const MOST_BEFORE = 60;

const bitsOf = (kinds: Iterable<SinkKind> | 'all'): number => (kinds === 'all' ? EVERYTHING : [...kinds].reduce((sum, kind) => sum | (kind === 'html' ? MARKUP : BITS.get(kind)!), 0));

/** More facts than this are not followed; a real app of 60 MB has a tenth. */
const MOST_FACTS = 600_000;
/** One start that reaches more than this is everywhere: globals, event buses. */
const MOST_PER_START = 4000;
const MOST_STEPS = 18;
const DEEPEST_CALLS = 24;
const DEEPEST_FIELDS = 3;

/** A value, or one property of it, that depends on a start. */
interface Fact {
  readonly start: Start;
  readonly source: Source;
  readonly id: Id;
  readonly field: string | undefined;
  /** The kinds of sinks that it is still unfit for. */
  mask: number;
  parent: Fact | undefined;
  /** The last text of the app's own that it was put into. */
  readonly composed?: Location | undefined;
  /** What happened between the parent and this, where people should be told. */
  note: Step | undefined;
  weak: string | undefined;
  guessed: boolean;
  asked: boolean;
  queued: boolean;
  /** On some way to it, nothing has put it between tags. */
  raw: boolean;
  /** The value that a call gave back, as it is in the function called. */
  through?: Fact | undefined;
  /** Other ways that lead here, of values that become markup. */
  also?: { readonly parent: Fact; readonly note: Step | undefined; readonly through: Fact | undefined }[];
  /** The first way to it was one of what markup may not hold. */
  unfit: boolean;
}

/** Where following begins: a source, or a parameter, whose ways are found once for all of its callers. */
interface Start {
  readonly mark?: SourceMark;
  readonly fn?: { readonly source: Source; readonly fn: FnId; readonly index: number };
  readonly facts: Map<string, Fact>;
  readonly incoming: Incoming[];
  readonly hits: Hit[];
  readonly returns: Fact[];
}

/** A call that leads to a start, with the value as it is there. */
interface Incoming {
  readonly fact: Fact;
  readonly call: Call;
  /** What comes back may be clean. */
  readonly cleaned: boolean;
}

interface Hit {
  readonly sink: SinkMark;
  /** The fact in its own start, at the sink or at the call that leads to it. */
  readonly fact: Fact;
  readonly next?: { readonly hit: Hit; readonly call: Call };
  readonly weak: string | undefined;
  readonly asked: boolean;
  readonly guessed: boolean;
  readonly depth: number;
  /** It is only reached where a caller has a check left out. */
  readonly unless?: Skip | undefined;
}

/** Finds the flows of an app, from every source to every sink, through functions, methods, closures and modules. Cost grows with the code that they run through. */
export const findFlows = (graph: Graph, spec: FlowSpec): FlowResult => new Finder(graph, spec).run();

class Finder {
  private readonly guards: Guards;
  private readonly starts = new Map<string, Start>();
  private readonly queue: Fact[] = [];
  private readonly sinks = new Map<Source, Map<Id, SinkMark[]>>();
  private readonly flows: (FoundFlow & { readonly hit: Hit })[] = [];
  private readonly told = new Set<string>();
  private facts = 0;
  private cut = false;
  /** What a store keeps is put together and taken apart by name: the names go along. */
  private readonly keepsNames: boolean;

  constructor(private readonly graph: Graph, private readonly spec: FlowSpec) {
    this.guards = new Guards(graph);
    this.keepsNames = spec.sinks.every(({ kind }) => kind === 'store');
    for (const sink of spec.sinks) {
      let own = this.sinks.get(sink.source);
      if (!own) this.sinks.set(sink.source, (own = new Map()));
      const list = own.get(sink.id);
      if (list) list.push(sink);
      else own.set(sink.id, [sink]);
    }
  }

  run(): FlowResult {
    for (const mark of this.spec.sources) {
      const start: Start = { mark, facts: new Map(), incoming: [], hits: [], returns: [] };
      this.reach(start, mark.source, mark.id, mark.field, bitsOf(mark.for ?? 'all'), undefined, undefined, { weak: mark.weak });
    }
    for (let fact = this.queue.pop(); fact; fact = this.queue.pop()) {
      fact.queued = false;
      this.spread(fact);
    }
    // All ways are known only now.
    return { flows: this.flows.map(({ hit, ...flow }) => ({ ...flow, ...this.markup(hit) })), cut: this.cut };
  }

  /** A value becomes known to depend on a start. */
  private reach(start: Start, source: Source, id: Id, field: string | undefined, mask: number, parent: Fact | undefined, note: Step | undefined, more: { weak?: string | undefined; guessed?: boolean; asked?: boolean; through?: Fact; composed?: Location | undefined } = {}): void {
    if (mask === 0 || id === 0) return;
    const guessed = (more.guessed ?? false) || (parent?.guessed ?? false);
    const sure = `${source.number} ${id} ${field ?? ''}`;
    // What is known for sure is no guess; a guess that came first does not hide it.
    const key = guessed ? `${sure} guessed` : sure;
    const better = guessed ? start.facts.get(sure) : undefined;
    const raw = note?.message !== INTO_MARKUP && (parent?.raw ?? true) && (more.through?.raw ?? true);
    if (better && (mask & ~better.mask) === 0 && (!raw || better.raw)) return;
    const known = start.facts.get(key);
    if (known) {
      if (parent && (mask & HTML) !== 0) {
        if (known.parent === parent && known.through === more.through) known.unfit = true;
        else if ((known.also?.length ?? 0) < MOST_WAYS && !known.also?.some((one) => one.parent === parent && one.through === more.through)) (known.also ??= []).push({ parent, note, through: more.through });
      }
      if ((mask & ~known.mask) === 0 && (!raw || known.raw)) return;
      known.mask |= mask;
      known.raw ||= raw;
      if (!known.queued) { known.queued = true; this.queue.push(known); }
      return;
    }
    if (this.facts >= MOST_FACTS || start.facts.size >= MOST_PER_START) { this.cut = true; return; }
    this.facts++;
    const weak = more.weak ?? parent?.weak;
    const fact: Fact = { start, source, id, field, mask, parent, note, weak, guessed, asked: (more.asked ?? false) || (parent?.asked ?? false), queued: true, raw, unfit: (mask & HTML) !== 0, composed: more.composed ?? parent?.composed, ...(more.through && { through: more.through }) };
    start.facts.set(key, fact);
    this.queue.push(fact);
  }

  private step(fact: Fact, id: Id, more: { field?: string | undefined; mask?: number; opens?: number; note?: Step | undefined; weak?: string | undefined; guessed?: boolean; asked?: boolean; source?: Source; composed?: Location | undefined } = {}): void {
    this.reach(fact.start, more.source ?? fact.source, id, 'field' in more ? more.field : fact.field, (fact.mask & (more.mask ?? EVERYTHING)) | (more.opens ?? 0), fact, more.note, more);
  }

  private spread(fact: Fact): void {
    const { source, id, field } = fact;
    for (const sink of this.sinks.get(source)?.get(id) ?? []) {
      if (field === undefined || field === 'value' || SINK_KEYS.get(sink.kind)?.test(field.replace(/\..*$/s, ''))) this.hit(fact, sink);
    }
    const uses = this.graph.usesIn(source);
    for (const user of uses.nodes.get(id) ?? []) this.use(fact, user);
    for (const { write } of uses.writes.get(id) ?? []) this.write(fact, write);
    for (const { returned, fn } of uses.returns.get(id) ?? []) {
      const verdict = this.judge(fact, returned.under);
      this.returned(fact, fn, verdict);
    }
    for (const one of this.graph.importsOf(source, id)) this.step(fact, one.id, { source: one.source });
  }

  private use(fact: Fact, user: Id): void {
    const { source, id, field } = fact;
    const node = source.node(user);
    switch (node.kind) {
      case 'text':
        // Text around a value fixes its beginning: `https://example.com/?q=${value}`.
        if (field === undefined || field === 'value' || this.keepsNames) this.step(fact, user, { field: this.throughText(fact), ...this.placed(fact, node), composed: this.isSentence(source, node.parts) ? source.location(node.at) : undefined, ...(this.isMarkup(source, node.parts) && { note: { at: source.location(this.hole(source, node, id)), message: INTO_MARKUP } }) });
        return;
      case 'get': {
        if (field !== undefined) {
          if (field === node.name) this.step(fact, user, { field: undefined });
          // `set(key, value)` that keeps `{ [key]: value }`: what is read under a name need not be this value.
          else if (field === '…') this.step(fact, user, { field: undefined, guessed: true });
          // `{ options: { env } }`: what is read from it next says whether it is this one.
          else if (field.startsWith(`${node.name}.`)) this.step(fact, user, { field: field.slice(node.name.length + 1) });
          // `servers.filter(…)`, `load().then(…)`: of each item, or of what is waited for, it is the same property.
          else if (ITEM_METHODS.test(node.name)) this.step(fact, user);
          // A method of the object itself takes all of it along.
          return;
        }
        if (!habitsOf(source).harmlessProperties.has(node.name)) this.step(fact, user);
        return;
      }
      case 'index':
        if (node.of !== id) return;
        // `$data['url']` of what was validated: one of its fields.
        const key = field === undefined ? undefined : source.node(node.key);
        if (field !== undefined && field !== '…' && key?.kind === 'literal' && typeof key.value === 'string') {
          if (field === key.value) this.step(fact, user, { field: undefined });
          else if (field.startsWith(`${key.value}.`)) this.step(fact, user, { field: field.slice(key.value.length + 1) });
          return;
        }
        this.step(fact, user, { field: undefined });
        return;
      case 'object': {
        for (const member of node.members) {
          if (member.value !== id) continue;
          if (member.kind === 'spread') this.step(fact, user);
          // Of `{ webPreferences: { …, a: x } }` only the inner keys say whether x does harm.
          else this.step(fact, user, { field: nested(member.kind === 'entry' ? member.key : '…', field), ...(field !== undefined && { mask: ~bitsOf([...SINK_KEYS].flatMap(([kind, keys]) => (keys.test(field.replace(/\..*$/s, '')) ? [] : [kind]))) }) });
        }
        return;
      }
      case 'array':
        this.step(fact, user, { field: this.throughText(fact) });
        return;
      case 'either': {
        for (const choice of node.of) {
          // `a && b` is `a` only where that is empty, or nothing.
          if (choice.value !== id || (choice.when === id && choice.holds === false)) continue;
          const verdict = choice.when === undefined ? undefined : this.judge(fact, [{ test: choice.when, holds: choice.holds ?? true }]);
          this.step(fact, user, verdict ? this.after(verdict) : {});
        }
        return;
      }
      case 'element':
        this.element(fact, user);
        return;
      case 'call':
        this.call(fact, user);
        return;
      default:
    }
  }

  /** Whether a text has words of the app's own in it: `du -sh ${folder}`. */
  private isSentence(source: Source, parts: readonly Id[]): boolean {
    return parts.some((part) => { const node = source.node(part); return node.kind === 'literal' && typeof node.value === 'string' && /\w\s/.test(node.value); });
  }

  /** What a value may still do harm in as a part of a text. In the quotes of an attribute it does so where it can end it. */
  private placed({ source, id, mask, weak }: Fact, { parts }: NodeOf<'text'>): { readonly mask: number; readonly opens?: number; readonly weak?: string | undefined; readonly guessed?: boolean } {
    const fit = ~(this.fixedBy(source, parts, id) | this.namedBy(source, parts));
    if ((mask & MARKUP) === 0) return { mask: fit };
    // Numbers and identifiers, by their names, are hardly ever what somebody writes into markup.
    const guessed = this.isMarkup(source, parts) && this.isNumber(source, id);
    const index = parts.indexOf(id);
    const before = parts.slice(Math.max(0, index - MOST_BEFORE), index).map((part) => { const node = source.node(part); return node.kind === 'literal' ? String(node.value) : 'x'; }).join('');
    const { place, quote } = placeAfter(before);
    const ends = quote === undefined || place === 'script' ? undefined : QUOTES.get(quote);
    if (ends === undefined) return { mask: fit, guessed };
    if ((mask & ends) === 0) return { mask: fit & ~HTML };
    return (mask & HTML) !== 0 ? { mask: fit, guessed } : { mask: fit, guessed, opens: HTML, weak: weak ?? 'it leaves quotes as they are, and one ends the attribute that the value stands in' };
  }

  private throughText({ field }: Fact): string | undefined {
    return this.keepsNames ? field : undefined;
  }

  /** `item.id`, `stat.refCount || 0`. */
  private isNumber(source: Source, id: Id): boolean {
    const node = source.node(id);
    if (node.kind === 'either') return node.of.every(({ value }) => source.node(value).kind === 'literal' || this.isNumber(source, value)) && node.of.some(({ value }) => source.node(value).kind !== 'literal');
    return node.kind === 'get' && OF_NUMBERS.test(node.name);
  }

  /** Whether a text that is put together has tags in it. */
  private isMarkup(source: Source, parts: readonly Id[]): boolean {
    return parts.some((part) => { const node = source.node(part); return node.kind === 'literal' && typeof node.value === 'string' && /<[a-z/]/i.test(node.value); });
  }

  /** Where in a text a part of it stands: what lies between the constant parts around it. */
  private hole(source: Source, { parts, at }: NodeOf<'text'>, id: Id): Range {
    const index = parts.indexOf(id);
    const placed = (part: Id | undefined): Range | undefined => { const node = part === undefined ? undefined : source.node(part); return node?.kind === 'literal' && node.at.start >= at.start && node.at.end <= at.end ? node.at : undefined; };
    const start = placed(parts[index - 1])?.end ?? (index === 0 ? at.start : undefined);
    const end = placed(parts[index + 1])?.start ?? (index === parts.length - 1 ? at.end : undefined);
    return start === undefined && end === undefined ? at : { start: start ?? end!, end: end ?? start! };
  }

  /** A component gets a value as a property: `<Note html={x} />`. */
  private element(fact: Fact, user: Id): void {
    const { source, id } = fact;
    const node = source.node(user);
    if (node.kind !== 'element' || !/^[A-Z]|[a-z]-[a-z]/.test(node.name)) return;
    const component = this.graph.component(source, node.name);
    if (!component) return;
    for (const attribute of node.attributes) {
      if (attribute.value !== id) continue;
      const name = attribute.name.replace(/^(?::|v-bind:|bind:)/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const note = { at: source.location(attribute.at), message: `is given to '${node.name}' as '${name}'` };
      for (const prop of component.props) this.reach(fact.start, component.source, prop, name === '' ? undefined : name, fact.mask, fact, note);
    }
  }

  private call(fact: Fact, user: Id): void {
    const { source, id, field } = fact;
    const node = source.node(user);
    const call = this.graph.call(source, user);
    if (node.kind !== 'call' || !call) return;
    const callee = source.node(node.callee);
    const method = callee.kind === 'get' ? callee.name : '';
    if (node.callee === id) {
      // What a method of the value gives: the callee is `value.method`, reached by its property.
      if (callee.kind === 'get') this.method(fact, call, user, method);
      return;
    }
    const targets = this.graph.targetsOf(call);
    const positions = node.args.flatMap((arg, index) => (arg === id ? [index] : []));
    if (targets.length > 0) {
      const verdict = this.judge(fact, call.under, call);
      const { mask, weak, asked } = this.after(verdict);
      const cleaned = this.cleans(call);
      for (const target of targets) for (const position of positions) this.enter(fact, call, target, position, mask, weak, asked, cleaned);
      // A component of the app is known from its definition; what a library's function does with its argument is below.
      if (!targets.some((one) => one.guessed)) return;
    }
    const name = call.name;
    // `setHtml(x)` of `const [html, setHtml] = useState()`.
    if (callee.kind === 'get' && callee.name === '1' && positions.includes(0)) {
      const holder = source.node(callee.of);
      const state = holder.kind === 'call' ? this.graph.call(source, callee.of) : undefined;
      if (state && /(?:^|\.)(?:useState|createSignal|useReducer)$/.test(state.name)) {
        for (const value of this.graph.usesIn(source).nodes.get(callee.of) ?? []) {
          const part = source.node(value);
          if (part.kind === 'get' && part.name === '0') this.step(fact, value, { note: { at: call.at, message: 'is kept as state' } });
        }
        return;
      }
    }
    // `new Promise((resolve) => resolve(x))`.
    if (callee.kind === 'param' && callee.index === 0) {
      const made = this.graph.callbackOf(source, callee.fn).find((one) => one.node.construct && one.name === 'Promise');
      if (made) { this.step(fact, made.id); return; }
    }
    for (const position of positions) {
      for (const one of this.graph.world.linker(source)?.shown?.(call, position, field) ?? []) {
        const { mask, weak, asked } = this.after(this.judge(fact, call.under, call));
        this.reach(fact.start, one.source, one.id, undefined, fact.mask & mask, fact, { at: call.at, message: `is shown as '${one.as}'` }, { weak, asked });
      }
    }
    const habits = habitsOf(source);
    const cleaned = this.cleanedBy(source, name);
    if (cleaned === EVERYTHING) return;
    if (field !== undefined && !/^(?:Object\.assign|Object\.freeze|structuredClone|(?:vue\.)?(?:reactive|shallowReactive|readonly|toRefs|ref|toRaw))$/.test(name)) {
      if (/^(?:JSON\.stringify|Object\.(?:values|entries)|qs\.stringify|querystring\.stringify|new URLSearchParams)$/.test(name)) this.step(fact, user, { field: this.throughText(fact) });
      return;
    }
    const own = ownName(name);
    // What a computed value depends on only says when it is computed anew.
    if (/(?:^|\.)(?:useMemo|useReducer)$/.test(name) && !positions.includes(name.endsWith('Memo') ? 0 : 1)) return;
    if (habits.carriers.test(name) || cleaned !== 0 || (positions.includes(0) && this.spec.carries?.(call))) {
      this.step(fact, user, { mask: ~(cleaned | this.joinedOnto(call, positions) | this.formattedBy(call, positions)), ...(name.includes('.') && { note: { at: call.at, message: `goes through '${name}'` } }) });
      return;
    }
    // The receiver takes its argument in: `list.push(x)`, `params.set('a', x)`, `map.set(k, x)`.
    if (habits.takesIn.test(method) && callee.kind === 'get') {
      // A key is no value.
      if (method === 'set' && node.args.length > 1 && !positions.includes(1)) return;
      const holder = source.node(callee.of);
      const self = holder.kind === 'get' ? source.node(holder.of) : undefined;
      if (self?.kind === 'this' && this.graph.isManifold(source, self.class)) return;
      // What a store keeps under one key need not be what is read from it under another.
      const guessed = method === 'set' && !TEXTS_IN_THE_MAKING.test(name) && !this.isSearch(source, callee.of) && (!MAPS.test(name) || this.isStore(source, callee.of));
      this.step(fact, callee.of, { field: undefined, guessed });
      if (method === 'concat') this.step(fact, user);
      return;
    }
    if (habits.joins.test(method) && callee.kind === 'get') { this.step(fact, user); return; }
    if (habits.answers.test(own)) return;
    if (habits.cleaners.test(own)) return;
    if (habits.transformations.test(own)) this.step(fact, user, { guessed: true });
  }

  /** `url.searchParams`: all of it becomes one text. */
  private isSearch(source: Source, id: Id): boolean {
    const node = source.node(id);
    return node.kind === 'get' && node.name === 'searchParams';
  }

  /** Whether a map is kept beyond the call that fills it: then it has keys for everything. */
  private isStore(source: Source, id: Id): boolean {
    const node = source.node(id);
    if (node.kind === 'get') return source.node(node.of).kind === 'this';
    return node.kind === 'import' || (node.kind === 'call' && this.graph.call(source, id)?.fn === 0);
  }

  /** Whether a function of the app says of itself, or is told, that it cleans its arguments. How well it does is seen where it does it. */
  private cleans(call: Call): boolean {
    const callee = call.source.node(call.node.callee);
    const own = callee.kind === 'variable' || callee.kind === 'get' || callee.kind === 'import' ? callee.name : callee.kind === 'function' ? call.source.summary.functions[callee.fn]?.name ?? '' : '';
    const { ownCleaners } = habitsOf(call.source);
    if (ownCleaners.test(own) || ownCleaners.test(ownName(call.name))) return true;
    return call.node.args.some((arg) => {
      const options = call.source.node(arg);
      return options.kind === 'object' && options.members.some((member) => member.kind === 'entry' && ownCleaners.test(member.key) && this.graph.world.scalar(call.source.ref(member.value, member.valueAt)) === true);
    });
  }

  /** A method of the value is called. */
  private method(fact: Fact, call: Call, user: Id, method: string): void {
    const { source, field } = fact;
    if (field !== undefined && !ITEM_METHODS.test(method)) return;
    // A function that a component or a hook is handed is somebody else's: what it gives is not what the component was given.
    const holder = source.node(call.node.callee);
    if (method === 'current' || (fact.start.mark?.kind === 'component' && holder.kind === 'get' && holder.of === fact.start.mark.id)) return;
    const targets = this.graph.targetsOf(call);
    if (targets.length > 0 && !targets.some((one) => one.guessed)) return;
    const habits = habitsOf(source);
    const parameters = habits.callbacks.get(method);
    if (parameters) {
      // `text.replace(/'/g, (quote) => quote + quote)`: what is replaced does no more harm as it is put back.
      const mask = fact.mask & ~this.escapedBy(call, method);
      for (const arg of call.args) {
        for (const target of this.graph.functionsOf(arg, false, 0)) {
          for (const index of parameters) {
            const param = this.graph.parameter(target.source, target.fn, index);
            if (param !== undefined) this.reach(fact.start, target.source, param, field, mask, fact, undefined);
          }
        }
      }
      if (/^(?:forEach|some|every|subscribe|each|find|then|map|flatMap|reduce|reduceRight)$/.test(method)) {
        // What `map` and `then` give is what their function returns; without one that can be followed, the value itself.
        if (/^(?:then|map|flatMap|find)$/.test(method) && (method === 'find' || call.args.every((arg) => this.graph.functionsOf(arg, false, 0).length === 0))) this.step(fact, user);
        return;
      }
    }
    if (habits.answers.test(method)) return;
    const guessed = method === 'to_string' && holder.kind === 'get' && (this.graph.world.linker(source)?.isOwn?.(source, holder.of) ?? false);
    this.step(fact, user, { guessed, mask: ~(this.cleanedBy(source, call.name) | this.escapedBy(call, method)), ...(/^replace/.test(method) && { note: { at: source.location(call.node.at), message: `goes through '${method}'` } }) });
  }

  /** A value is an argument of a function of the app. */
  private enter(fact: Fact, call: Call, target: Target, position: number, mask: number, weak: string | undefined, asked: boolean, cleaned: boolean): void {
    const spreads = call.node.spreadFrom !== undefined && position >= call.node.spreadFrom;
    const summary = target.source.summary.functions[target.fn];
    if (!summary) return;
    const first = target.spread ? Math.max(0, position + target.shift) : position + target.shift;
    const indexes = new Set<number>();
    for (const [index, param] of summary.params.entries()) {
      if (index === first || (param.rest && index <= first) || ((spreads || target.spread) && index >= first)) indexes.add(index);
    }
    for (const index of indexes) {
      const param = this.graph.parameter(target.source, target.fn, index);
      if (param === undefined) continue;
      const type = summary.params[index]?.type;
      const harmless = type === undefined ? 0 : this.graph.world.linker(target.source)?.isHarmless(target.source, type) ? EVERYTHING : bitsOf(habitsOf(target.source).harmless(type));
      if ((fact.mask & mask & ~harmless) === 0) continue;
      const field = target.field === undefined ? fact.field : nested(target.field, fact.field);
      const key = `${target.source.number} ${target.fn} ${index} ${field ?? ''}`;
      let start = this.starts.get(key);
      if (!start) {
        start = { fn: { source: target.source, fn: target.fn, index }, facts: new Map(), incoming: [], hits: [], returns: [] };
        this.starts.set(key, start);
        this.reach(start, target.source, param, field, EVERYTHING, undefined, undefined);
      }
      if (start.incoming.some((one) => one.fact === fact && one.call === call)) continue;
      // The fact as it is at this call: the checks before the call are not those before another one.
      const here: Fact = { ...fact, mask: fact.mask & mask & ~harmless, parent: fact, note: undefined, weak: weak ?? fact.weak, asked: asked || fact.asked, guessed: fact.guessed || (target.guessed ?? false) };
      const incoming = { fact: here, call, cleaned };
      start.incoming.push(incoming);
      for (const hit of start.hits) this.lift(start, hit, incoming);
      for (const one of start.returns) this.giveBack(one, incoming);
    }
  }

  /** A value is what a function returns. */
  private returned(fact: Fact, fn: FnId, verdict: Verdict): void {
    const { source, start } = fact;
    const { mask, weak, asked } = this.after(verdict);
    if ((fact.mask & mask) === 0) return;
    if (start.fn && start.fn.source === source && start.fn.fn === fn) {
      const back: Fact = { ...fact, mask: fact.mask & mask, parent: fact, note: undefined, weak: weak ?? fact.weak, asked: asked || fact.asked };
      start.returns.push(back);
      for (const incoming of start.incoming) this.giveBack(back, incoming);
    } else {
      for (const call of this.graph.callsOf(source, fn)) this.step(fact, call.id, { source: call.source, mask, weak, asked });
    }
    for (const call of this.graph.callbackOf(source, fn)) {
      const callee = call.source.node(call.node.callee);
      const name = callee.kind === 'get' || callee.kind === 'import' || callee.kind === 'global' ? callee.name : '';
      if (habitsOf(call.source).returnsCallback.test(ownName(name))) this.step(fact, call.id, { source: call.source, mask, weak, asked });
    }
    for (const read of this.graph.readsOf(source, fn)) this.step(fact, read.id, { source: read.source, mask, weak, asked });
  }

  private giveBack(back: Fact, { fact, call, cleaned }: Incoming): void {
    this.reach(fact.start, call.source, call.id, back.field, fact.mask & back.mask, fact, undefined, { weak: back.weak, guessed: back.guessed || (cleaned && (back.mask & MARKUP) === MARKUP), asked: back.asked, through: back });
  }

  private write(fact: Fact, write: Write): void {
    const { source } = fact;
    const verdict = this.judge(fact, write.under);
    const after = this.after(verdict);
    const target = source.node(write.target);
    const self = target.kind === 'get' ? source.node(target.of) : undefined;
    if (target.kind === 'get' && self?.kind === 'this' && this.graph.isManifold(source, self.class)) {
      // One object of many: the field goes along with what the constructor makes.
      this.made(fact, target.name, after);
      // Of what an object shows, it is enough that one of them was made with the value.
      this.step(fact, write.target, { ...after, mask: after.mask & MARKUP });
      this.field(fact, source, self.class, target.name, after.mask & MARKUP);
      return;
    }
    // What is markup already does no more harm where it is read again.
    if (target.kind === 'get' && HTML_PROPERTIES.has(target.name)) return;
    const next = successorOf(source, write);
    if (next) {
      // `html = clean(html)`: only there it is still the value that was written.
      const here: Fact = { ...fact, id: write.target, mask: fact.mask & after.mask, weak: after.weak ?? fact.weak, asked: after.asked || fact.asked, parent: fact, note: undefined };
      for (const user of usersWithin(source, next, this.graph.usesIn(source).nodes.get(write.target) ?? [])) this.use(here, user);
      return;
    }
    this.step(fact, write.target, after);
    // `options.url = x`: wherever the object goes, its property goes along. What is written to a DOM node or to a global stays there.
    if (target.kind === 'get' && fact.field === undefined) {
      const holder = source.node(target.of);
      if (holder.kind !== 'global' && holder.kind !== 'param') this.step(fact, target.of, { ...after, field: target.name });
      if (holder.kind === 'this') this.field(fact, source, holder.class, target.name, after.mask);
    }
  }

  /** `new Link(url)` is an object with a tainted `url`. */
  private made(fact: Fact, field: string, { mask, weak, asked }: { readonly mask: number; readonly weak: string | undefined; readonly asked: boolean }): void {
    const { start } = fact;
    const summary = start.fn && start.fn.source.summary.functions[start.fn.fn];
    if (!start.fn || summary?.class === undefined || start.fn.source !== fact.source || fact.field !== undefined) return;
    const back: Fact = { ...fact, field, mask: fact.mask & mask, parent: fact, note: undefined, weak: weak ?? fact.weak, asked: asked || fact.asked };
    start.returns.push(back);
    for (const incoming of start.incoming) if (incoming.call.node.construct) this.giveBack(back, incoming);
  }

  /** `this.url = x`: methods of classes that extend this one read it as well. */
  private field(fact: Fact, source: Source, of: number, name: string, mask: number): void {
    for (const read of this.graph.fieldReads(source, of, name)) this.step(fact, read.id, { source: read.source, mask });
  }

  private hit(fact: Fact, sink: SinkMark): void {
    const bit = BITS.get(sink.kind)!;
    if ((fact.mask & bit) === 0) return;
    const identity = this.identityOf(fact);
    const verdict = both(this.guards.judge(sink.source, sink.under, identity), this.guards.before(sink.source, sink.fn, sink.at.range.start, identity));
    if (verdict.kinds.has(sink.kind)) return;
    const unless = verdict.unless?.kinds.has(sink.kind) ? verdict.unless : undefined;
    this.record(fact.start, { sink, fact, weak: verdict.weak ?? fact.weak, asked: (verdict.asked ?? false) || fact.asked, guessed: fact.guessed, depth: 0, unless });
  }

  private record(start: Start, hit: Hit): void {
    if (start.mark) { this.tell(start.mark, hit); return; }
    if (start.hits.some((one) => one.sink === hit.sink && one.fact === hit.fact && (hit.guessed || !one.guessed)) || hit.depth > DEEPEST_CALLS) return;
    start.hits.push(hit);
    for (const incoming of start.incoming) this.lift(start, hit, incoming);
  }

  /** A sink that a parameter leads to is one that the argument leads to. */
  private lift(start: Start, hit: Hit, { fact, call }: Incoming): void {
    if ((fact.mask & BITS.get(hit.sink.kind)!) === 0 || (hit.unless && start.fn && leavesIn(this.graph, start.fn, hit.unless, call))) return;
    this.record(fact.start, { sink: hit.sink, fact, next: { hit, call }, weak: hit.weak ?? fact.weak, asked: hit.asked || fact.asked, guessed: hit.guessed || fact.guessed, depth: hit.depth + 1 });
  }

  private tell(mark: SourceMark, hit: Hit): void {
    const { sink } = hit;
    const composed = sink.kind === 'command' ? composedBefore(hit) : undefined;
    const key = `${mark.kind} ${mark.source.number} ${mark.id} ${sink.source.number} ${sink.id} ${sink.at.range.start} ${sink.kind} ${hit.guessed} ${sink.kind === 'store' ? atSink(hit).field ?? '' : composed ? `${composed.file} ${composed.range.start}` : ''}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    const steps: Step[] = [];
    const reads = new Set<string>();
    for (let at: Hit | undefined = hit; at; at = at.next?.hit) {
      for (const name of readsOf(at.fact)) reads.add(name);
      steps.push(...notesOf(at.fact));
      if (at.next) {
        const { call } = at.next;
        if (sink.kind === 'command' && at.fact.composed) steps.push({ at: at.fact.composed, message: 'is put into a command' });
        steps.push({ at: call.at, message: `goes into ${nameOfCall(call)}` });
      }
    }
    const { field } = atSink(hit);
    this.flows.push({
      mark, sinkMark: sink, hit, reads, ...(field !== undefined && { field }), ...(composed && { composed }),
      source: { kind: mark.kind, what: mark.what, at: mark.at }, sink: { kind: sink.kind, what: sink.what, at: sink.at, ...(sink.ending !== undefined && { ending: sink.ending }) },
      steps: [{ at: mark.at, message: `comes from ${mark.what}` }, ...steps.slice(0, MOST_STEPS), { at: sink.at, message: `reaches '${sink.what}'` }],
      ...(hit.weak !== undefined && { weakCheck: hit.weak }), guessed: hit.guessed, asked: hit.asked,
    });
  }

  private markup(hit: Hit): Pick<Flow, 'markup'> {
    if (hit.sink.kind !== 'html') return {};
    const places = this.markupOf(hit);
    const home = this.functionAt(hit.sink.at);
    return { markup: (places.length > 0 ? places : [hit.sink.at]).map((at) => { const within = this.functionAt(at); return { at, within, own: within === home && at.file === hit.sink.at.file }; }) };
  }

  /** Where a value is put between tags first, on every way that leads to a sink: what is put around markup afterwards is none of it. */
  private markupOf(hit: Hit): readonly Location[] {
    const found = new Map<string, Location>();
    const seen = new Set<Fact>();
    const open: Fact[] = [];
    for (let at: Hit | undefined = hit; at; at = at.next?.hit) {
      open.push(at.fact);
      // What a function does with markup that it is given is no more told.
      if (!at.fact.raw) break;
    }
    for (let fact = open.pop(); fact && seen.size < MOST_LOOKED_AT; fact = open.pop()) {
      if (seen.has(fact)) continue;
      seen.add(fact);
      for (const { parent, note, through } of [...(fact.unfit ? [{ parent: fact.parent, note: fact.note, through: fact.through }] : []), ...fact.also ?? []]) {
        if (!parent) continue;
        if (parent.raw && note?.message === INTO_MARKUP) found.set(`${note.at.file} ${note.at.range.start}`, note.at);
        if (parent.raw && through) open.push(through);
        open.push(parent);
      }
    }
    return [...found.values()];
  }

  /** Where the function begins that a place is in: the one that has a name, not those that it hands to others. */
  private functionAt({ file, range: { start } }: Location): number {
    let found = { start: 0, end: Infinity };
    for (const { at, name } of this.graph.world.source(file)?.summary.functions.slice(1) ?? []) if (name !== undefined && at.start <= start && start < at.end && at.end - at.start < found.end - found.start) found = at;
    return found.start;
  }

  /** The nodes of a fact's own file that stand for the value as it is there: what it was taken from is another value. */
  private identityOf(fact: Fact): Identity {
    const found = new Set<Id>([fact.id]);
    let at: Fact = fact;
    for (let steps = 0; at.parent && steps < 60; steps++) {
      const { parent } = at;
      if (parent.source !== fact.source) break;
      const node = at.source.node(at.id);
      if (node.kind === 'get' && (parent.field !== undefined || (node.of === parent.id && !this.isPart(node.name, parent)))) break;
      found.add(parent.id);
      at = parent;
    }
    return found;
  }

  private isPart(name: string, whole: Fact): boolean {
    return OWN_PARTS.test(name) || (whole.source.summary.language === 'rust' && (SAME_VALUE.test(name) || RUST_TRANSPARENT.has(name))) || (PARTS.test(name) && TAKES_APART.test(this.graph.call(whole.source, whole.id)?.name ?? ''));
  }

  /** What the checks before a place say of a value there. */
  private judge(fact: Fact, under: readonly Condition[], call?: Call): Verdict {
    if (this.isMade(fact, under)) return { kinds: new Set(SINK_KINDS) };
    const identity = this.identityOf(fact);
    const own = this.guards.judge(fact.source, under, identity);
    return call ? both(own, this.guards.before(fact.source, call.fn, call.node.at.start, identity)) : own;
  }

  /** `value instanceof Html ? value.html : …`: what comes from outside as a whole is no object of a class of the app, whose fields are followed by themselves. */
  private isMade(fact: Fact, under: readonly Condition[]): boolean {
    return under.some(({ test, holds }) => {
      const node = holds ? fact.source.node(test) : undefined;
      if (node?.kind !== 'compare' || node.op !== 'instanceof') return false;
      const classes = this.graph.world.resolve(fact.source.ref(node.right, { start: 0, end: 0 }));
      if (classes.length === 0 || !classes.every((one) => one.source.node(one.id).kind === 'class')) return false;
      for (let at: Fact | undefined = fact, steps = 0; at && at.source === fact.source && steps < 60; at = at.parent, steps++) if (at.id === node.left) return at.field === undefined;
      return false;
    });
  }

  private after({ kinds, weak, asked }: Verdict): { mask: number; weak: string | undefined; asked: boolean } {
    // A check that does not hold what it promises goes along, so that the flow says so.
    return { mask: ~bitsOf(kinds), weak, asked: asked ?? false };
  }

  private cleanedBy(source: Source, name: string): number {
    let bits = 0;
    for (const one of [...habitsOf(source).sanitizers, ...(this.spec.sanitizers ?? [])]) if (one.name.test(name)) bits |= bitsOf(one.for);
    return bits;
  }

  /** `text.replace(/[&<>]/g, …)`: without a `<` a text holds no markup, without slashes a name leads nowhere, and without what shells read it is one word of a command. */
  private escapedBy({ source, node }: Call, method: string): number {
    if (!/^replace/.test(method) || node.args[0] === undefined) return 0;
    const [one] = this.graph.world.resolve(source.ref(node.args[0], { start: 0, end: 0 }));
    const what = one && one.source.node(one.id);
    // `name.replace('"', "\\\"")`: it cannot end the literal that it stands in.
    if (source.summary.language === 'rust') return what?.kind === 'literal' && /^["'`]$/.test(String(what.value)) ? BITS.get('script')! : 0;
    const instead = node.args[1] === undefined ? undefined : this.graph.world.scalar(source.ref(node.args[1], { start: 0, end: 0 }));
    const takes = (matches: (char: string) => boolean): number => [['<', HTML] as const, ...QUOTES].reduce((bits, [char, bit]) => (matches(char) && !(typeof instead === 'string' && instead.includes(char)) ? bits | bit : bits), 0);
    if (what?.kind === 'literal') return method === 'replaceAll' ? takes((char) => what.value === char) : 0;
    const matches = what?.kind === 'pattern' && what.flags.includes('g') ? charClass(what.source) : undefined;
    if (!matches) return 0;
    // Within single quotes, the quote itself is all that a shell reads: `'${text.replace(/'/g, …)}'`. PowerShell takes `‘` and `’` for one.
    if (matches("'") && ![...'"a$/ '].some((char) => matches(char))) return bitsOf(['command', 'terminal']) | takes(matches);
    // `text.replace(/%/g, '%%')`, `text.replace(/\^/g, '^^')`: who knows that cmd.exe reads these has quoted the rest for it.
    if ((matches('%') || matches('^')) && ![...'a/ '].some((char) => matches(char))) return BITS.get('terminal')!;
    return HARMFUL.reduce((bits, [kinds, chars]) => (!kinds.includes('html') && [...chars].every((char) => matches(char)) ? bits | bitsOf(kinds) : bits), takes(matches));
  }

  /** `'on' + name`: only what is named so on purpose is called by it. */
  private namedBy(source: Source, parts: readonly Id[]): number {
    return parts.some((part) => { const known = this.graph.world.scalar(source.ref(part, { start: 0, end: 0 })); return typeof known === 'string' && known !== ''; }) ? BITS.get('dispatch')! : 0;
  }

  /** The kinds of sinks for which the text before a value leaves it no say. */
  private fixedBy(source: Source, parts: readonly Id[], id: Id): number {
    const at = parts.indexOf(id);
    if (at <= 0) return 0;
    const [start] = parts;
    const first = start === undefined ? undefined : this.graph.world.scalar(source.ref(start, { start: 0, end: 0 }));
    // A query or a fragment, to be put behind an address: `${page}${url ? `?url=${url}` : ''}`.
    if (typeof first === 'string' && /^[?#]/.test(first)) return bitsOf(['open', 'load', 'network', 'code']);
    const before = parts.slice(0, at).map((part) => this.graph.world.scalar(source.ref(part, { start: 0, end: 0 })));
    const text = before.map((one) => (one === undefined ? '\0' : String(one))).join('');
    if (/^[a-z][\w+.-]*:\/\/[^/\0]+[/?#]/i.test(text)) return bitsOf(['open', 'load', 'network', 'code']);
    if (/^[a-z][\w+.-]*:\/\/[^/?#]+[/?#]/i.test(text)) return bitsOf(['open', 'load', 'network']);
    // An address that the build or the environment sets, and what is asked there.
    if (text.startsWith('\0') && /^(?:import\.meta|process)\.env\b/.test(this.graph.world.name(source.ref(parts[0]!, { start: 0, end: 0 })) ?? '')) return bitsOf(['open', 'load', 'network']);
    if (/^(?:mailto|tel|sms|about|blob|data:image\/[\w+]+):?/i.test(text)) return bitsOf(['open', 'load']);
    // A relative address or a path of the app's own: what follows cannot name another scheme or host.
    if (/^\0?\/[^/]/.test(text) || /^\0\/$/.test(text) || /^\.{1,2}\//.test(text)) return bitsOf(['open', 'load', 'network']);
    if (/^[a-z][\w+.-]*:\/\/\0?$/i.test(text)) return bitsOf(['open']);
    if (/^\0[/?#&=]/.test(text) || /^\0.*[?#]/.test(text)) return bitsOf(['open', 'load', 'network']);
    return 0;
  }

  /** `sprintf('https://example.com/%s', $x)`, `str_replace('{name}', $x, 'https://example.com/{name}')`: PHP's texts with holes, whose beginning is fixed. */
  private formattedBy({ source, node, name }: Call, positions: readonly number[]): number {
    const at = /^v?sprintf$/.test(name) ? 0 : /^str_i?replace$/.test(name) ? 2 : name === 'strtr' ? 0 : undefined;
    const format = at === undefined || positions.includes(at) ? undefined : node.args[at];
    const [text] = format === undefined ? [] : this.graph.world.texts(source.ref(format, { start: 0, end: 0 }));
    const [start] = text?.parts ?? [];
    return typeof start === 'string' && /^[a-z][\w+.-]*:\/\/[^/{%:]+[/?#]/i.test(start) ? bitsOf(['open', 'load', 'network', 'code']) : 0;
  }

  /** `new URL('https://example.com/', x)`: an address that is whole needs no base. */
  private joinedOnto({ source, node, name }: Call, positions: readonly number[]): number {
    if (!/^(?:new )?URL$/.test(name) || positions.includes(0) || node.args[0] === undefined) return 0;
    const whole = this.graph.world.scalar(source.ref(node.args[0], { start: 0, end: 0 }));
    return typeof whole === 'string' && /^[a-z][\w+.-]*:/i.test(whole) ? bitsOf(['open', 'load']) : 0;
  }
}

/** Methods of lists and promises that hand on what they hold as it is. */
const ITEM_METHODS = /^(?:map|flatMap|forEach|filter|find|findLast|some|every|then|slice|concat|at|pop|shift|reverse|sort|toSorted|values)$/;

const habitsOf = (source: Source): Habits => (source.path.endsWith('.blade.php') ? BLADE : HABITS[source.summary.language]);

/** The last part of a name: `readFile` of `fs.readFile`, `canonicalize` of `std::fs::canonicalize`. */
const ownName = (name: string): string => name.replace(/^.*[./:\\]/, '');

/** The way to a property of a property, as far as it matters: `options.env`. */
const nested = (outer: string, inner: string | undefined): string => (inner === undefined || inner === '…' || inner === 'value' || outer === '…' || inner.split('.').length >= DEEPEST_FIELDS ? outer : `${outer}.${inner}`);

/** How people know what is called; `./discs.burn`, an import of another file, is `burn`. */
const nameOfCall = (call: Call): string => {
  const callee = call.source.node(call.node.callee);
  if (callee.kind === 'index') return 'one of a table';
  const own = callee.kind === 'variable' || callee.kind === 'get' ? callee.name
    : callee.kind === 'function' ? call.source.summary.functions[callee.fn]?.name ?? ''
    : callee.kind === 'import' && callee.name === '*' ? callee.from.replace(/^.*\//, '') : (call.method || call.name).replace(/^.*[./]/, '');
  return own === '' ? 'a function' : `'${own}'`;
};

/** The fact at the sink itself. */
const atSink = (hit: Hit): Fact => {
  let at = hit;
  while (at.next) at = at.next.hit;
  return at.fact;
};

/** Where a text was put together before it went into the function that uses it. */
const composedBefore = (hit: Hit): Location | undefined => {
  let found: Location | undefined;
  for (let at: Hit | undefined = hit; at?.next; at = at.next.hit) found = at.fact.composed ?? found;
  return found;
};

/** The names of what was read of a value on its way. */
const readsOf = (fact: Fact): string[] => {
  const names: string[] = [];
  const seen = new Set<Fact>();
  const open = [fact];
  for (let at = open.pop(); at && seen.size < MOST_READ; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const node = at.source.node(at.id);
    if (node.kind === 'get') names.push(node.name);
    if (at.parent) open.push(at.parent);
    if (at.through) open.push(at.through);
  }
  return names;
};

const MOST_READ = 400;

const notesOf = (fact: Fact): Step[] => {
  const notes: Step[] = [];
  const seen = new Set<Fact>();
  for (let at: Fact | undefined = fact; at && !seen.has(at); at = at.parent) {
    seen.add(at);
    if (at.note) notes.unshift(at.note);
  }
  return notes;
};
