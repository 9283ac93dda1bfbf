import type { Version } from '../../core/app.js';
import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import type { Origin } from '../../core/origin.js';
import type { Policy } from '../../core/policy.js';
import type { Severity } from '../../core/rule.js';
import { SEVERITIES } from '../../core/rule.js';
import type { Config, ConfigSetting, Setting, When } from '../../core/setting.js';
import type { NeutralinoMode } from '../../knowledge/neutralino.js';
import type { StoredSecret } from '../common/model.js';
import type { Opening } from '../common/openings.js';

/** What an auditor needs to know of a Neutralinojs app. */
export interface NeutralinoModel {
  /** Of the binaries. */
  readonly version?: Version;
  /** Of the client library that the configuration asks for, where no package brings another. */
  readonly client?: Pick<Version, 'text' | 'major' | 'at'>;
  /** The folder of the configuration. */
  readonly root: string;
  readonly config: Config;
  /** All four, the one that the app starts in first. */
  readonly modes: readonly Mode[];
  /** Calls of the client library, in source order. */
  readonly calls: readonly ClientCall[];
  /** The native methods behind those calls. */
  readonly used: ReadonlySet<string>;
  /** Calls that give the access token away. */
  readonly tokenUses: readonly TokenUse[];
  /** The policies that the app's server sends. */
  readonly policies: readonly Policy[];
  /** Programs that the app starts beside its window. */
  readonly extensions: readonly Extension[];
  /** Switches that the configuration gives to WebView2 and to Chrome. */
  readonly switches: readonly BrowserSwitch[];
  /** Addresses that the system opens, and nothing tests. */
  readonly openings: readonly Opening[];
  /** Shell commands with something in them that nothing quotes. */
  readonly looseCommands: readonly LooseCommand[];
  /** Folders that the app's server shows beside its own. */
  readonly mounts: readonly Mount[];
  /** Secrets that are kept in the clear. */
  readonly storedSecrets: readonly StoredSecret[];
}

export interface Extension {
  readonly id: string;
  readonly mode: NeutralinoMode;
  /** What starts it, for one system or for all; none where something else does. */
  readonly commands: readonly { readonly key: string; readonly text: string; readonly at: Location }[];
}

export interface BrowserSwitch {
  readonly mode: NeutralinoMode;
  /** `webviewArgs`, `args` */
  readonly key: string;
  readonly name: string;
  readonly value?: string;
  readonly at: Location;
}

export interface LooseCommand {
  readonly at: Location;
  /** `execCommand`, `spawnProcess` */
  readonly by: string;
  /** Where the value that nothing quotes comes in. */
  readonly value: Location;
  readonly when?: When;
}

export interface Mount {
  readonly at: Location;
  /** The whole file system, a drive, everything of the user, the folder of the app, or a folder that is not known. */
  readonly shows: 'everything' | 'home' | 'app' | 'unknown';
  readonly when?: When;
}

/** The app as it runs in one mode. Another than the default is reached by `--mode=`. */
export interface Mode {
  readonly name: NeutralinoMode;
  readonly isDefault: boolean;
  /** The configuration has a section for it. */
  readonly declared: boolean;
  readonly server: boolean;
  readonly nativeAPI: boolean;
  readonly access: Access;
  readonly start: Start;
}

/** The page that the app opens with. */
export interface Start {
  readonly url: string;
  readonly origin: Origin;
  readonly at: Location;
  /** The path in the tree of a page of the app's own. */
  readonly path?: string;
}

/** Which native methods a page may call. */
export interface Access {
  readonly allow?: MethodList;
  readonly block?: MethodList;
  /** A block list that is not null decides alone, an empty one too; the allow list is then never read. */
  readonly decidedBy: 'block list' | 'allow list' | 'nothing';
  readonly methods: ReadonlySet<string>;
  /** How many methods may not be called. */
  readonly refused: number;
  /** Methods that may be called although the allow list leaves them out, because a block list is there. */
  readonly gained: readonly string[];
}

export interface MethodList {
  readonly setting: ConfigSetting;
  readonly entries: readonly { readonly value: string; readonly at: Location }[];
}

export interface ClientCall {
  /** As the library names it: `os.execCommand`, `window.create`. */
  readonly name: string;
  readonly at: Location;
  readonly args: readonly Setting<Scalar | undefined>[];
  readonly when?: When;
}

export interface TokenUse {
  readonly how: 'logged' | 'sent' | 'stored' | 'passed';
  readonly by: string;
  readonly at: Location;
  readonly when?: When;
}

/** An option as the framework reads it in a mode: the mode's own value, and the root's where that is absent or null. */
export const optionOf = ({ config }: Pick<NeutralinoModel, 'config'>, mode: NeutralinoMode, key: string): ConfigSetting => {
  const own = config.at(`/modes/${mode}/${key}`);
  return own.missing || own.value === null ? config.at(`/${key}`) : own;
};

/** An option that the framework reads from the mode's section alone: windows' and Chrome's own options. */
export const ownOptionOf = ({ config }: Pick<NeutralinoModel, 'config'>, mode: NeutralinoMode, key: string): ConfigSetting => config.at(`/modes/${mode}/${key}`);

/** The module of a `module.*` entry; undefined for what names one method. */
export const wildcardModule = (entry: string): string | undefined => (/^[^\n\r]*\.\*$/.test(entry) ? entry.slice(0, entry.indexOf('.')) : undefined);

/** A severity as it counts in a mode: one level lower where the app has to be started in it on purpose. */
export const inMode = ({ isDefault }: Mode, severity: Severity): Severity => (isDefault ? severity : SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? 'note');

/** How a message names the mode: nothing for the one that everybody runs. */
export const whenIn = ({ isDefault, name }: Mode): string => (isDefault ? '' : ` when the app is started with '--mode=${name}'`);

declare module '../../core/rule.js' {
  interface Models {
    readonly neutralino: NeutralinoModel;
  }
}
