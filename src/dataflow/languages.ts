import type { Id, Language } from '../core/summary.js';
import type { Target } from './graph.js';
import { createRustLinker } from './rust-modules.js';
import type { Call, Ref, Source } from './source.js';
import type { World } from './world.js';

/**
 * How the names of a language lead to what other files of the app define. JavaScript has none: its names are imports, which imports.ts follows. What a language's
 * library does with values (carriers, answers, callbacks) is a table in knowledge/languages.ts.
 */
export interface Linker {
  /** The functions, classes and constants that a name without a declaration in its file (a `global` node) stands for; empty where the app has none. */
  resolve(source: Source, id: Id): readonly Ref[];
  /** The functions that a call of a method runs, by the types of what it is called on; undefined where they are not known. */
  methods(call: Call): readonly Target[] | undefined;
  /** Whether values of a declared type are no text that somebody wrote. */
  isHarmless(source: Source, type: string): boolean;
}

const LINKERS: Readonly<Partial<Record<Language, (world: World) => Linker>>> = { rust: createRustLinker };

/** The linker of a language, for one app; undefined where the language has none. */
export const linkerOf = (world: World, language: Language): Linker | undefined => LINKERS[language]?.(world);

/** Languages whose functions may call each other by a method's name: a script's call is never one of a Rust method. */
export const familyOf = (language: Language): Language => (language === 'html' ? 'javascript' : language);
