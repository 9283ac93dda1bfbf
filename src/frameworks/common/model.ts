import type { Scalar } from '../../core/config.js';
import type { Flow } from '../../core/flow.js';
import type { Location } from '../../core/location.js';
import type { Policy } from '../../core/policy.js';
import type { Problem } from '../../core/problem.js';
import type { Setting, When } from '../../core/setting.js';
import type { SensitiveKind } from '../../knowledge/sensitive-files.js';
import type { LocalServer } from './servers.js';

/** What every app has, whatever its framework. */
export interface CommonModel {
  /** What a script in one of the app's pages can reach. */
  readonly exposure: 'node' | 'native' | 'none';
  /** What others have a say in, and where it does harm. */
  readonly flows: readonly Flow[];
  /** Programs that are started as a store says in which others have a say. */
  readonly storedPrograms: readonly StoredProgram[];
  /** Text that becomes markup with something in it that nothing has cleaned, beside what `flows` tell. */
  readonly unclean: readonly UncleanMarkup[];
  readonly pages: readonly Page[];
  readonly resources: readonly Resource[];
  /** Frames that show what the app does not say itself. */
  readonly frames: readonly Frame[];
  /** Policies in pages, headers and the framework's configuration. */
  readonly policies: readonly Policy[];
  readonly weaknesses: readonly Weakness[];
  readonly urls: readonly UrlUse[];
  readonly tls: readonly TlsSwitch[];
  readonly fileAccesses: readonly FileAccess[];
  /** What workflows that build or release the app run of other people's code. */
  readonly actions: readonly ActionUse[];
  readonly gitDependencies: readonly GitDependency[];
  /** Registries, packages and commands without encryption or without a check of what they fetch. */
  readonly looseSources: readonly LooseSource[];
  /** Words of outsiders in the scripts of workflows. */
  readonly scriptExpressions: readonly ScriptExpression[];
  /** Code of pull requests in workflows that have the secrets of the project. */
  readonly foreignBuilds: readonly ForeignBuild[];
  /** Secrets of a build that more see than need to, beside those that sign. */
  readonly looseSecrets: readonly LooseSecret[];
  /** What the build fetches and hands to a shell at once. */
  readonly remoteScripts: readonly RemoteScript[];
  readonly exposedSecrets: readonly ExposedSecret[];
  /** What looks like a secret in the app's files; those of `.env` files and of packaged key files are with these. */
  readonly secrets: readonly Secret[];
  readonly rawMarkup: readonly RawMarkup[];
  readonly weakSanitizers: readonly WeakSanitizer[];
  readonly envFiles: readonly EnvFile[];
  /** What bundlers write of the environment into the code that is shipped. */
  readonly bundledEnv: readonly BundledEnv[];
  readonly shipped: Shipped;
  /** Servers that the app starts on the user's computer. */
  readonly servers: readonly LocalServer[];
}

/** A program that is started as a store says, and a way in which somebody else puts that there. */
export interface StoredProgram {
  /** From whoever says so to the store. */
  readonly entry: Flow;
  /** From the store to where it is started. */
  readonly start: Flow;
  /** For people: `the table 'servers'`. */
  readonly place: string;
}

/** A renderer (of Markdown, of diagrams) that lets the HTML of its text through to a page. */
export interface RawMarkup {
  /** `marked`, `markdown-it`, `Mermaid`. */
  readonly what: string;
  /** The call that renders; of Mermaid the option. */
  readonly at: Location;
  /** The option that makes it so, of what is safe without it. */
  readonly option?: { readonly option: string; readonly value: string; readonly at: Location };
  /** Where the result becomes a part of a page. */
  readonly sink?: { readonly what: string; readonly at: Location };
  /** All such places, of diagrams. */
  readonly sinks?: readonly { readonly what: string; readonly at: Location }[];
  readonly when?: When;
}

/** Something that should take out of HTML what runs, and does not. */
export interface WeakSanitizer {
  /** A sanitizer that its options open, or regular expressions instead of one. */
  readonly kind: 'options' | 'regex';
  /** `DOMPurify`; the function that is named for cleaning, or `replace()`. */
  readonly what: string;
  readonly option?: string;
  /** What its options let through; what the regular expressions look for. */
  readonly lets: string;
  readonly at: Location;
  readonly others?: readonly Location[];
  readonly when?: When;
}

/** A place where text becomes markup, and a part of the text of which nobody knows whose it is. */
export interface UncleanMarkup {
  readonly at: Location;
  /** `innerHTML`, `v-html`. */
  readonly what: string;
  readonly from: Location;
  /** By an API that is named for its danger. */
  readonly explicit: boolean;
  /** The app itself puts the part between tags, or gives it to a function that does not say that it takes HTML: nobody has made markup of it before. */
  readonly plain: boolean;
}

/** An HTML document that the app shows. */
export interface Page {
  readonly path: string;
  /** Its head, or its beginning. */
  readonly at: Location;
  readonly policies: readonly Policy[];
  /** A whole document, not a template or fragment. */
  readonly document: boolean;
}

/** Something that a page loads from another host. */
export interface Resource {
  readonly kind: 'script' | 'style' | 'frame' | 'media' | 'form';
  readonly url: string;
  readonly at: Location;
  /** The page may only use it if its hash fits. */
  readonly integrity: boolean;
  readonly when?: When;
}

/** An iframe that shows something the app does not wholly control. */
export interface Frame {
  readonly at: Location;
  /** Markup that is put together, a blob, a `data:` page, a document behind the app's own or the `file:` scheme, a page of another host, or what nobody knows. */
  readonly shows: 'markup' | 'blob' | 'data' | 'document' | 'remote' | 'unknown';
  /** As far as it is known; parts that are not are `…`. */
  readonly url?: string;
  /** It surely shows that. */
  readonly sure: boolean;
  /** `open` lets scripts run with the origin of the app, so that they can take it off. */
  readonly sandbox: 'none' | 'open' | 'closed' | 'unknown';
  readonly when?: When;
}

/** What is wrong with a policy, at the source or directive that is. */
export interface Weakness {
  readonly kind: 'unsafe-inline' | 'unsafe-eval' | 'any-host' | 'scheme' | 'insecure-host' | 'bypass-host' | 'no-script-limit' | 'no-default' | 'unknown-directive' | 'weak-nonce' | 'any-connection' | 'any-frame' | 'missing-directive' | 'unsafe-inline-style' | 'any-media';
  readonly policy: Policy;
  readonly directive: string;
  /** The offending sources; of a missing directive, none. */
  readonly sources: readonly string[];
  /** The first of them. */
  readonly at: Location;
}

/** A URL of another host that the app itself asks, by whatever client. */
export interface UrlUse {
  readonly url: string;
  readonly scheme: string;
  readonly host: string;
  readonly at: Location;
  readonly use: 'request' | 'window' | 'update' | 'configuration' | 'resource';
  /** What is called, or the key that holds it. */
  readonly by: string;
  readonly when?: When;
  /** Who can listen: the way to a public host, to one of the local network, or nobody beside this machine. `nobody` is sent to for documentation hosts and namespaces. */
  readonly reach: 'public' | 'private' | 'machine' | 'nobody';
  /** The scheme alone, where it can be replaced. */
  readonly schemeAt?: Location;
}

/** A place where the check of certificates is switched. */
export interface TlsSwitch {
  readonly at: Location;
  readonly name: string;
  /** True: certificates are not checked. */
  readonly off: Setting<Scalar | undefined>;
  /** A test that is about certificates decides whether it is reached: a setting of people or of a configuration. */
  readonly chosen: boolean;
  /** What it is set on, the same for all that are set on one client: an object of options, a chain of calls. */
  readonly client?: string;
}

/** A call of a file API with a path that is known to its base. */
export interface FileAccess {
  readonly at: Location;
  /** `fs.writeFile`. */
  readonly by: string;
  readonly does: 'read' | 'write';
  /** As far as it is known; what is not is `*`. */
  readonly path: string;
  readonly base: PathBase;
  /** It leads out of its base. */
  readonly escapes: boolean;
  readonly when?: When;
}

/** Where a path begins: the file system itself, the user's home, the app's data, temporary files, the app's own files, the working folder. */
export type PathBase = 'absolute' | 'home' | 'data' | 'temp' | 'bundle' | 'working' | 'unknown';

/** A value that looks like a secret. The value itself is not kept. */
export interface Secret {
  readonly at: Location;
  /** What it is assigned to. */
  readonly name?: string;
  /** The id of its form in knowledge/tokens. */
  readonly shape?: string;
  readonly looks: Looks;
  /** Its form, or its name, says that it is one; else it may be. */
  readonly sure: boolean;
  /** Into what users install, or no further than the repository: build scripts and CI. */
  readonly goes: 'app' | 'repository';
  readonly when?: When;
}

/** A form that is known, random characters, or something that a person thought of. */
export type Looks = 'token' | 'random' | 'password';

/** A `.env` file. */
export interface EnvFile {
  readonly path: string;
  readonly at: Location;
  /** Git does not ignore it. */
  readonly committed: boolean;
  /** `.env.example` and its like: no value is meant to be real. */
  readonly template: boolean;
  readonly copied?: Copied;
  /** Empty where the file was not read, as git ignores it. */
  readonly entries: readonly EnvEntry[];
}

export interface EnvEntry {
  readonly name: string;
  readonly keyAt: Location;
  readonly at: Location;
  /** What it looks like; missing for what is no secret by its name or value. */
  readonly looks?: Looks;
  readonly shape?: string;
  /** Its name says that it is a secret. */
  readonly named: boolean;
  /** Nothing, or a placeholder, stands there. */
  readonly empty: boolean;
  /** The prefix that makes a bundler write it into the code that is shipped. */
  readonly bundled?: string;
  /** A quoted value over several lines. */
  readonly multiline: boolean;
}

/** Environment variables that a bundler is told to write into the code. */
export interface BundledEnv {
  readonly at: Location;
  /** All there are, those with a prefix that was never meant for pages, or one whose name says that it is a secret. */
  readonly kind: 'everything' | 'prefix' | 'variable';
  /** The prefix, the variable, or what the whole environment becomes. */
  readonly name: string;
  readonly when?: When;
}

/** What of the tree goes into the package as it is. */
export interface Shipped {
  readonly packagers: readonly { readonly name: string; readonly at: Location }[];
  readonly sensitive: readonly SensitiveFile[];
  /** Patterns of the project that were not followed. */
  readonly problems: readonly (Problem & { readonly at: Location })[];
}

/** A file that gives something away: keys, credentials, a database. */
export interface SensitiveFile {
  readonly path: string;
  readonly at: Location;
  readonly kind: SensitiveKind;
  /** Git does not ignore it. */
  readonly committed: boolean;
  /** What was found in it, where it was read. */
  readonly shapes: readonly string[];
  readonly copied?: Copied;
}

/** What puts a file into the package. */
export interface Copied {
  /** `electron-builder`, `bundle.resources`. */
  readonly by: string;
  /** The pattern, key or manifest that says so. */
  readonly at: Location;
  /** The pattern that takes the file, where one is written. */
  readonly pattern?: string;
}

/** An action, a reusable workflow or an image that a step or job of a workflow runs. */
export interface ActionUse {
  readonly kind: 'action' | 'workflow' | 'image';
  /** `owner/repository`, with the path in it where one is named; of an image its name. */
  readonly name: string;
  /** What stands after `@`; of an image its tag, empty where it has none. */
  readonly ref: string;
  /** GitHub itself, the owner of this repository, or somebody else. */
  readonly publisher: 'github' | 'own' | 'other';
  /** A full commit or digest: it is always the same code. */
  readonly pinned: boolean;
  /** In a workflow that packages, signs or publishes the app. */
  readonly ships: boolean;
  /** In a job that holds keys by which the app is signed. */
  readonly signs?: boolean;
  readonly at: Location;
}

export interface RemoteScript {
  readonly at: Location;
  readonly where: 'workflow' | 'script' | 'hook';
  readonly url: string;
}

/** A secret of the build that a workflow writes down or gives to others. */
export interface ExposedSecret {
  readonly at: Location;
  readonly name: string;
  /** Written out, or given to code of people who open a pull request. */
  readonly how: 'literal' | 'pull-request';
}

/** A dependency that is taken from a git repository. */
export interface GitDependency {
  readonly ecosystem: 'cargo' | 'npm' | 'composer';
  readonly name: string;
  readonly url: string;
  readonly pin: 'commit' | 'tag' | 'branch' | 'none';
  readonly ref?: string;
  /** A lockfile beside the manifest or above it keeps the commit until somebody updates. */
  readonly locked: boolean;
  /** The repository has the owner of this one. */
  readonly own: boolean;
  /** Wanted for tests alone. */
  readonly dev: boolean;
  readonly at: Location;
}

/** A place that packages or tools are fetched from. */
export interface LooseSource {
  readonly at: Location;
  /** Without encryption, with whatever certificate, or without comparing what comes with what should. */
  readonly kind: 'http' | 'any-certificate' | 'unchecked';
  /** The key, the package, the lockfile or the command. */
  readonly by: string;
  readonly url?: string;
}

/** An expression of a workflow that puts into a script what outsiders write. */
export interface ScriptExpression {
  readonly at: Location;
  /** `github.event.issue.title` */
  readonly expression: string;
  readonly what: string;
  /** Anybody, where the workflow has secrets; anybody, where it has none; or those who may push. */
  readonly by: 'anyone' | 'forks' | 'members';
  /** A condition tells the project's own people from others. */
  readonly checked: boolean;
}

/** A job that takes the code of a pull request, with the rights of the project. */
export interface ForeignBuild {
  /** Where the code is taken. */
  readonly at: Location;
  readonly trigger: string;
  /** Where it is run. */
  readonly runs?: Location;
  /** The job has other secrets than the workflow's token. */
  readonly secrets: boolean;
  readonly signs: boolean;
  /** Somebody has to set a label or to approve before. */
  readonly asked: boolean;
}

/** A secret of a build: given to all steps of a job, others' actions among them; put into the log; all secrets at once. */
export interface LooseSecret {
  readonly at: Location;
  readonly name: string;
  readonly how: 'everywhere' | 'printed' | 'all';
  /** The action that gets it without need. */
  readonly by?: { readonly value: string; readonly at: Location };
}

/** Something that opens a door, written down as it is. */
export interface StoredSecret {
  readonly at: Location;
  /** The key it is kept under, or the name of the value. */
  readonly name: string;
  /** What keeps it: `electron-store`, `localStorage`, `fs.writeFile`. */
  readonly by: string;
  /** Key and value both say that it is one. */
  readonly sure: boolean;
  readonly when?: When;
}

declare module '../../core/rule.js' {
  interface Models {
    readonly common: CommonModel;
  }
}
