import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { type Alternative, Setting, type When } from '../../core/setting.js';
import type { Severity } from '../../core/rule.js';

/** How the app is packaged, signed, distributed and updated, as far as its repository says it. */
export interface Packaging {
  readonly builds: readonly Build[];
  readonly fuses: readonly FuseSite[];
  /** A hook that is not in the app's files may set fuses too. */
  readonly hooksElsewhere: boolean;
  /** The app starts itself as Node.js: `child_process.fork`, or ELECTRON_RUN_AS_NODE in an environment that it gives. */
  readonly runsAsNode?: Location;
  readonly feeds: readonly Feed[];
  /** Where the app asks for updates itself: electron-updater, Electron's autoUpdater, update-electron-app. */
  readonly updater?: { readonly at: Location; readonly by: string };
  readonly updateChecks: readonly Weakening[];
  readonly signing: readonly Weakening[];
  readonly secrets: readonly SigningSecret[];
  readonly entitlements: readonly EntitlementUse[];
  /** `NSAllowsArbitraryLoads`, where it is written. */
  readonly arbitraryLoads: readonly { readonly at: Location; readonly value: Setting<Scalar | undefined>; /** The packager writes it itself for what is not sold in the App Store. */ readonly usual: boolean }[];
  /** The level that Windows asks people to grant at each start. */
  readonly executionLevels: readonly { readonly at: Location; readonly value: Setting<Scalar | undefined> }[];
  readonly linuxArguments: readonly LinuxArgument[];
  readonly downloads: readonly Download[];
  readonly sourceMaps: readonly Location[];
}

/** One configuration of a packager. */
export interface Build {
  readonly tool: 'electron-builder' | 'Electron Forge' | '@electron/packager';
  readonly at: Location;
  /** The app's files go into an archive. */
  readonly asar: Setting<Scalar | undefined>;
  /** electron-builder: the archive's hash is not written into the package. */
  readonly integrityOff: Setting<Scalar | undefined>;
  readonly windows: WindowsSigning;
}

/** Whether something signs the Windows builds. */
export interface WindowsSigning {
  /** A Windows installer is made, as far as it is written. */
  readonly made: boolean;
  /** Signing is switched off: where. */
  readonly off?: Alternative<Scalar | undefined>;
  /** Nothing in the repository names a certificate, a service or a hook for it. */
  readonly unmentioned: boolean;
}

/** A place that sets fuses, with every fuse that this Electron has: those that are not written there are at their defaults. */
export interface FuseSite {
  readonly at: Location;
  /** `FusesPlugin`, `flipFuses`, `electronFuses`. */
  readonly by: string;
  readonly values: ReadonlyMap<string, Setting<Scalar | undefined>>;
}

/** An address that updates come from. */
export interface Feed {
  readonly at: Location;
  /** As far as it is known; parts that are not are `…`. */
  readonly url: string;
  /** `publish`, `setFeedURL`. */
  readonly by: string;
  readonly when?: When;
  /** Its beginning comes from the environment or the command line of the running app. */
  readonly chosenBy?: string;
}

/** A check that is switched off, or would be at one of these values. */
export interface Weakening {
  readonly what: 'windows-signature' | 'downgrade' | 'windows-signing' | 'macos-signing' | 'hardened-runtime' | 'notarization' | 'identity-discovery';
  /** As it is written: `mac.hardenedRuntime`. */
  readonly name: string;
  readonly one: Alternative<Scalar | undefined>;
}

export interface SigningSecret {
  readonly at: Location;
  /** The key that holds it; of a key file, its path. */
  readonly name: string;
  readonly kind: 'value' | 'file';
}

/** An entitlement that is on. */
export interface EntitlementUse {
  readonly name: string;
  readonly at: Location;
  readonly severity: Severity;
  readonly why: string;
}

/** What the app is started with on Linux, or how a package confines it. */
export interface LinuxArgument {
  readonly at: Location;
  readonly kind: 'no-sandbox' | 'classic';
  /** `linux.executableArgs`, `Exec`. */
  readonly by: string;
}

/** How the parts that an app is made of are downloaded. */
export interface Download {
  readonly at: Location;
  readonly kind: 'http' | 'unchecked' | 'any-certificate';
  /** `electronDownload.mirror`, `electron_mirror`. */
  readonly by: string;
  readonly url?: string;
  /** The scheme alone or the value, where it can be replaced. */
  readonly fixAt?: Location;
}

/** What a fuse is set to by all places that set it, or its default where none does. */
export const fuse = ({ fuses }: Pick<Packaging, 'fuses'>, name: string): Setting<Scalar | undefined> | undefined => {
  const all = fuses.flatMap(({ values }) => values.get(name) ?? []);
  const written = all.filter((one) => one.written);
  const alternatives = (written.length > 0 ? written : all.slice(0, 1)).flatMap((one) => one.alternatives.filter(({ origin }) => written.length === 0 || origin !== 'default'));
  return alternatives.length > 0 ? new Setting(alternatives) : undefined;
};
