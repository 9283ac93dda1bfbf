/** Functions of libraries, by their name, that answer whether a value may be used. What exactly they test is not known, and no finding stands on that. */
export const ALLOWING_NAMES = /^(?:is|validate|check|verify|assert|can|may|should|allow|ensure|test)\w*(?:Safe|Allowed|Valid|Trusted|Permitted|Known|Inside|Within|Contained|Subdir|Whitelisted|Allowlisted|Email|Ascii|Uuid|UUID|Integer|Numeric|Alphanumeric)\w*$|^(?:is-path-inside|isPathInside|isSubdir|pathIsInside)$|^is(?:Http|Https|Web|External)U(?:rl|RL)$/;
export const DENYING_NAMES = /^(?:is|has|contains|includes)\w*(?:Dangerous|Unsafe|Malicious|Forbidden|Blocked|Denied|Traversal|Escaping|Suspicious|Illegal)\w*$/;

/** A question to the person in front of the screen. Sources: Electron dialog, DOM window.confirm, dialogs of component libraries. */
export const ASKS = /(?:^|\.)(?:showMessageBox|showMessageBoxSync|confirm|showConfirm\w*|confirm[A-Z]\w*|ask[A-Z]\w*|prompt[A-Z]\w*|showOpenDialog|showSaveDialog|showOpenDialogSync|showSaveDialogSync)$/;

/** Methods that test a value against a schema. Sources: zod, yup, joi, ajv, superstruct, valibot, io-ts. */
export const SCHEMA_CHECKS = /^(?:parse|parseAsync|safeParse|safeParseAsync|validate|validateSync|attempt|assert|create|mask|decode|cast|is)$/;

/** What a schema says of a text beside that it is one. */
export const SCHEMA_LIMITS = /^(?:enum|nativeEnum|literal|oneOf|valid|regex|matches|pattern|refine|superRefine|custom|test|uuid|cuid|ulid|email|number|boolean|int|integer|enums|picklist|brand|other file)$/;
