import type { SinkKind } from '../core/flow.js';
import type { Language } from '../core/summary.js';

/** Functions of libraries, by their name, that answer whether a value may be used. What exactly they test is not known, and no finding stands on that. */
export const ALLOWING_NAMES = /^(?:is|validate|check|verify|assert|can|may|should|allow|ensure|test)_(?:\w+_)?(?:safe|allowed|valid|trusted|permitted|known|inside|within|contained|path_allowed|url_allowed)(?:_\w+)?$|^(?:is|validate|check|verify|assert|can|may|should|allow|ensure|test)\w*(?:Safe|Allowed|Valid|Trusted|Permitted|Known|Inside|Within|Contained|Subdir|Whitelisted|Allowlisted|Email|Ascii|Uuid|UUID|Integer|Numeric|Alphanumeric)\w*$|^(?:is-path-inside|isPathInside|isSubdir|pathIsInside)$|^is(?:Http|Https|Web|External)U(?:rl|RL)$/;
export const DENYING_NAMES = /^(?:is|has|contains|includes)_(?:\w+_)?(?:dangerous|unsafe|malicious|forbidden|blocked|denied|traversal|suspicious|illegal)(?:_\w+)?$|^(?:is|has|contains|includes)\w*(?:Dangerous|Unsafe|Malicious|Forbidden|Blocked|Denied|Traversal|Escaping|Suspicious|Illegal)\w*$/;

/** A question to the person in front of the screen. Sources: Electron dialog, DOM window.confirm, dialogs of component libraries. */
export const ASKS = /(?:^|\.)(?:showMessageBox|showMessageBoxSync|confirm|showConfirm\w*|confirm[A-Z]\w*|ask[A-Z]\w*|prompt[A-Z]\w*|showOpenDialog|showSaveDialog|showOpenDialogSync|showSaveDialogSync|blocking_show|blocking_pick_file|blocking_pick_files|blocking_pick_folder|blocking_save_file)$/;

/** Methods that test a value against a schema. Sources: zod, yup, joi, ajv, superstruct, valibot, io-ts. */
export const SCHEMA_CHECKS = /^(?:parse|parseAsync|safeParse|safeParseAsync|validate|validateSync|attempt|assert|create|mask|decode|cast|is)$/;

/** What a schema says of a text beside that it is one. */
export const SCHEMA_LIMITS = /^(?:enum|nativeEnum|literal|oneOf|valid|regex|matches|pattern|refine|superRefine|custom|test|uuid|cuid|ulid|email|number|boolean|int|integer|enums|picklist|brand|other file)$/;

/** What methods of Rust are called in JavaScript, where they test the same. Sources: std str, Path, HashMap, HashSet, slice, iterators; regex. */
const RUST_TESTS: ReadonlyMap<string, string> = new Map([
  ['starts_with', 'startsWith'], ['strip_prefix', 'startsWith'], ['ends_with', 'endsWith'], ['contains', 'includes'], ['contains_key', 'has'], ['eq_ignore_ascii_case', 'equals'], ['eq', 'equals'], ['is_match', 'test'], ['any', 'some'], ['all', 'every'],
]);

/** The test that a method makes, by its name in JavaScript. */
export const testOf = (language: Language, method: string): string => (language === 'rust' ? RUST_TESTS.get(method) ?? method : method);

/** Methods that give the same value in another form: what is asked of their result is asked of the value. */
export const SAME_VALUE = /^(?:toLowerCase|toUpperCase|trim|toString|replace|slice|href|and_then|map|as_deref|as_str|as_ref|as_os_str|to_str|to_string|to_string_lossy|to_owned|to_lowercase|to_ascii_lowercase|into_owned|unwrap|expect|unwrap_or|unwrap_or_default|unwrap_or_else|clone|ok|is_some_and|is_ok_and)$/;

/** The kinds of sinks that a text is fit for that has none of these characters: where all of them were replaced, or a text with one of them is turned away. */
export const HARMFUL: readonly (readonly [readonly SinkKind[], string])[] = [[['html'], '<'], [['file', 'openPath'], '/\\'], [['command', 'terminal'], ';&|<>$`"\'\\() \n'], [['terminal'], ';&|$`\n']];
