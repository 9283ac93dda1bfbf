import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import type { Policy } from '../../core/policy.js';
import type { Setting, When } from '../../core/setting.js';

/** What every app has, whatever its framework. */
export interface CommonModel {
  /** What a script in one of the app's pages can reach. */
  readonly exposure: 'node' | 'native' | 'none';
  readonly pages: readonly Page[];
  readonly resources: readonly Resource[];
  /** Policies in pages, headers and the framework's configuration. */
  readonly policies: readonly Policy[];
  readonly weaknesses: readonly Weakness[];
  readonly urls: readonly UrlUse[];
  readonly tls: readonly TlsSwitch[];
  readonly fileAccesses: readonly FileAccess[];
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

/** What is wrong with a policy, at the source or directive that is. */
export interface Weakness {
  readonly kind: 'unsafe-inline' | 'unsafe-eval' | 'any-host' | 'scheme' | 'insecure-host' | 'bypass-host' | 'no-script-limit' | 'unknown-directive' | 'weak-nonce' | 'any-connection' | 'any-frame' | 'missing-directive' | 'unsafe-inline-style' | 'any-media';
  readonly policy: Policy;
  readonly directive: string;
  /** The offending source; of a missing directive, nothing. */
  readonly source?: string;
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

declare module '../../core/rule.js' {
  interface Models {
    readonly common: CommonModel;
  }
}
