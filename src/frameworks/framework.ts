import type { FrameworkName } from '../core/app.js';
import type { Candidate, Project } from '../core/framework.js';
import type { Policy } from '../core/policy.js';
import type { SourceMark } from '../dataflow/flows.js';
import type { World } from '../dataflow/world.js';

/** What a script that runs in one of the app's pages can reach: Node.js, native calls over a bridge, or nothing. */
export type Exposure = 'node' | 'native' | 'none';

/** How the apps of a framework are recognised. This much is loaded for every scan. */
export interface Recognition {
  readonly name: FrameworkName;
  /** What is looked for, for people whose app was not found. */
  readonly looksFor: string;
  recognise(project: Project): readonly Candidate[];
  /** A word in files of one kind that shows an app where no manifest does. */
  readonly hint?: { readonly extension: string; readonly word: string; recognise(project: Project, paths: readonly string[]): readonly Candidate[] };
  /** What understands the apps. */
  load(): Promise<Framework>;
}

/** What understands the apps of a framework: the model that its rules ask. */
export interface Framework<Model extends object = object> {
  readonly name: FrameworkName;
  /** The model, given to rules under the framework's name. */
  model(world: World): Model;
  exposure(model: Model): Exposure;
  /** The values that others have a say in by way of the framework: messages of pages, links. */
  sources?(world: World): readonly SourceMark[];
  /** The policies that its own configuration gives to pages. */
  policies?(model: Model): readonly Policy[];
  /** What was understood, for people: `{ windows: 2, preloads: 1 }`. */
  counts(model: Model): Readonly<Record<string, number>>;
}
