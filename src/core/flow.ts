import type { Location } from './location.js';

/**
 * What a value does harm in: a `command` is read by a shell, a `program` is the file that is run, a `dispatch` calls the method that it names, a `scope` is what pages
 * may reach from then on, an `asset` what they show of the disk, an `invoke` what native commands are asked, a `terminal` has it typed into a shell, a `store`
 * keeps it for later.
 */
export const SINK_KINDS = ['command', 'program', 'code', 'file', 'open', 'openPath', 'load', 'html', 'script', 'network', 'options', 'sql', 'dispatch', 'scope', 'asset', 'invoke', 'terminal', 'store'] as const;
export type SinkKind = (typeof SINK_KINDS)[number];

/** Who has a say in a value. */
export type SourceKind = 'ipc' | 'bridge' | 'deep-link' | 'arguments' | 'opened-file' | 'navigation' | 'protocol' | 'network' | 'server' | 'message' | 'drop' | 'download' | 'environment' | 'location' | 'file' | 'native' | 'remote-name' | 'component' | 'clipboard' | 'request' | 'stored';

/** What the step says where a value is put between tags. */
export const INTO_MARKUP = 'is put into markup';

/** One step of a flow, for people. */
export interface Step {
  readonly at: Location;
  readonly message: string;
}

/** The way of a value from somebody who may be hostile to where it does harm. */
export interface Flow {
  readonly source: { readonly kind: SourceKind; /** `the channel 'open'`, `a deep link` */ readonly what: string; readonly at: Location };
  readonly sink: { readonly kind: SinkKind; /** `shell.openExternal` */ readonly what: string; readonly at: Location; /** How the path ends is written in the app: `join(folder, 'settings.json')`. */ readonly ending?: string };
  readonly steps: readonly Step[];
  /** Where the app puts a command together, if another function runs it. */
  readonly composed?: Location;
  /** Where it is first put between tags, on each way to where markup becomes a part of a page, else where it becomes one, where the function begins that does so, and whether it is the one that shows the page. */
  readonly markup?: readonly { readonly at: Location; readonly within: number; readonly own: boolean }[];
  /** A check on the way that does not hold what it promises, and why. */
  readonly weakCheck?: string;
  /** A step of it is a guess: a method found by its name alone, a library's function that its name says hands its argument on. */
  readonly guessed: boolean;
  /** Somebody is asked before it goes on. */
  readonly asked: boolean;
}
