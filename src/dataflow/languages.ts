import type { Id, Language } from '../core/summary.js';
import type { Target } from './graph.js';
import { createPhpLinker } from './php-classes.js';
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
  /** Values of other files that are what a call gets as an argument, or one property of it: the variables of the view that it shows. */
  shown?(call: Call, argument: number, field: string | undefined): readonly { readonly source: Source; readonly id: Id; readonly as: string }[];
  /** Whether a value is of a type that the app declares itself: its text is what that type makes of it. */
  isOwn?(source: Source, id: Id): boolean;
  /** Whether values of a declared type are no text that somebody wrote. */
  isHarmless(source: Source, type: string): boolean;
}

const LINKERS: Readonly<Partial<Record<Language, (world: World) => Linker>>> = { rust: createRustLinker, php: createPhpLinker };

/** The linker of a language, for one app; undefined where the language has none. */
export const linkerOf = (world: World, language: Language): Linker | undefined => LINKERS[language]?.(world);

/** The language whose names and habits a file follows: a Blade template is a page, and its expressions are PHP. */
export const dialectOf = ({ path, summary: { language } }: Source): Language => (path.endsWith('.blade.php') ? 'php' : language);

/** Languages whose functions may call each other by a method's name: a script's call is never one of a Rust method. */
export const familyOf = (language: Language): Language => (language === 'html' ? 'javascript' : language);
