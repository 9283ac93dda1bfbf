import { nameOf } from '../core/paths.js';
import { classesOf } from './members.js';
import { pathsOf } from './paths.js';
import type { Call, Ref, Source } from './source.js';
import type { World } from './world.js';

/** More listeners or senders of one event than this say nothing of who hears whom. */
const MOST = 6;

/** A listener of the app that a call tells something: its arguments from `from` on are the listener's parameters. */
export interface Heard {
  readonly listener: Ref;
  readonly from: number;
  /** The property of what the listener is given that holds it: `event.data`. */
  readonly field?: string;
  /** Only the name of the event says so. */
  readonly guessed?: boolean;
}

interface Listening {
  readonly call: Call;
  readonly listener: Ref;
}

/** Who hears what within an app: emitters by their events, workers and child processes by their messages. */
export class Events {
  private readonly listeners = new Map<string, Listening[]>();
  private readonly emits = new Map<string, number>();
  private readonly inbox: { readonly source: Source; readonly heard: Heard }[] = [];

  constructor(private readonly world: World) {
    for (const call of world.calls(/(?:^|[.?])(?:on|once|addListener|prependListener)$/)) {
      const listener = call.arg(1);
      const name = listener && call.receiver && this.eventOf(call);
      if (!listener || name === undefined) continue;
      const receiver = call.name.replace(/\.\w+$/, '');
      if (name === 'message') {
        if (receiver === 'worker_threads.parentPort' || receiver === 'process') this.inbox.push({ source: call.source, heard: { listener, from: 0 } });
        else if (receiver === 'process.parentPort') this.inbox.push({ source: call.source, heard: { listener, from: 0, field: 'data' } });
      }
      const list = this.listeners.get(name);
      if (list) list.push({ call, listener });
      else this.listeners.set(name, [{ call, listener }]);
    }
    for (const call of world.calls(/(?:^|[.?])emit$/)) {
      const name = this.eventOf(call);
      if (name !== undefined) this.emits.set(name, (this.emits.get(name) ?? 0) + 1);
    }
  }

  /** The listeners that a call tells something. */
  heardBy(call: Call): readonly Heard[] {
    if (call.method === 'emit') return this.emitted(call);
    return (call.method === 'postMessage' || call.method === 'send') && call.receiver ? this.posted(call.receiver) : [];
  }

  private eventOf(call: Call): string | undefined {
    const event = call.arg(0);
    const name = event && this.world.scalar(event);
    return typeof name === 'string' ? name : undefined;
  }

  private emitted(call: Call): readonly Heard[] {
    const name = this.eventOf(call);
    const listeners = (name === undefined ? undefined : this.listeners.get(name)) ?? [];
    if (name === undefined || !call.receiver || listeners.length === 0 || listeners.length > MOST || this.emits.get(name)! > MOST) return [];
    const own = this.identitiesOf(call.receiver);
    return listeners.flatMap((one): Heard[] => {
      const same = this.identitiesOf(one.call.receiver!).some((key) => own.includes(key));
      // `file:open`, `serverAdded`: who calls an event so means this one.
      return same || TELLING.test(name) ? [{ listener: one.listener, from: 1, ...(!same && { guessed: true }) }] : [];
    });
  }

  /** What an emitter is: the value itself, its class, its name. */
  private identitiesOf(ref: Ref): readonly string[] {
    const name = this.world.name(ref);
    return [
      ...this.world.resolve(ref).map(({ source, id }) => `value ${source.number} ${id}`),
      ...classesOf(this.world, ref).map((one) => `class ${one.source.number} ${one.class}`),
      ...(name === undefined || name.endsWith(')') ? [] : [`name ${name}`]),
    ];
  }

  /** `new Worker('./render.js').postMessage(job)`: what the file of the worker listens for. */
  private posted(receiver: Ref): readonly Heard[] {
    if (this.inbox.length === 0 || !STARTED.test(this.world.name(receiver) ?? '')) return [];
    const files = this.world.resolve(receiver).flatMap((one) => {
      const node = one.source.node(one.id);
      const path = node.kind === 'call' && node.args[0] !== undefined ? pathsOf(this.world, one.source.ref(node.args[0], node.at)) : [];
      return path.map((each) => stemOf(each.path));
    });
    const sources = new Set(this.inbox.map(({ source }) => source));
    const meant = this.inbox.filter(({ source }) => files.includes(stemOf(source.path)));
    return (meant.length > 0 ? meant : sources.size === 1 && files.every((file) => file.includes('*') || file === '') ? this.inbox : []).map(({ heard }) => heard);
  }
}

const STARTED = /^(?:worker_threads\.Worker|child_process\.fork|electron\.utilityProcess\.fork)\(\)$/;
const TELLING = /[a-z][A-Z]|\w[-:_./]\w/;

const stemOf = (path: string): string => nameOf(path).replace(/\.[cm]?[jt]sx?$/, '');
