import type { Location } from './location.js';
import type { When } from './setting.js';

/** A Content-Security-Policy wherever it is set, its pieces placed as exactly as the source allows. */
export interface Policy {
  readonly at: Location;
  readonly text: string;
  readonly via: 'meta' | 'header' | 'configuration' | 'script';
  readonly reportOnly: boolean;
  readonly directives: readonly Directive[];
  readonly when?: When;
  /** The framework adds nonces and hashes to scripts, so that browsers ignore `'unsafe-inline'` there. */
  readonly nonces?: boolean;
  /** A part of it is only known at run time. */
  readonly partial?: boolean;
}

export interface Directive {
  /** Lower-case. */
  readonly name: string;
  readonly at: Location;
  readonly sources: readonly { readonly text: string; readonly at: Location }[];
  /** A directive of this name came before, and browsers ignore this one. */
  readonly duplicate: boolean;
}

const FALLBACK: Readonly<Record<string, readonly string[]>> = {
  'script-src-elem': ['script-src', 'default-src'], 'script-src-attr': ['script-src', 'default-src'], 'style-src-elem': ['style-src', 'default-src'],
  'worker-src': ['child-src', 'script-src', 'default-src'], 'frame-src': ['child-src', 'default-src'],
  'base-uri': [], 'form-action': [], 'frame-ancestors': [], 'navigate-to': [], 'report-uri': [], 'report-to': [], sandbox: [],
};

/** The directive that decides for a kind of resource, its fallbacks followed (CSP3, section 6.8.3). */
export const deciding = ({ directives }: Policy, name: string): Directive | undefined => {
  for (const one of [name, ...(FALLBACK[name] ?? ['default-src'])]) {
    const found = directives.find((directive) => directive.name === one && !directive.duplicate);
    if (found) return found;
  }
  return undefined;
};
