/**
 * Where a page comes from, as far as trust goes: the app itself (paths, custom schemes), a server on this machine, or a host out there.
 * `other` is what cannot be told: a relative URL with an unknown beginning, a scheme we know nothing about.
 */
export type OriginKind = 'app' | 'loopback' | 'https' | 'http' | 'other';

export interface Origin {
  readonly kind: OriginKind;
  /** Lower-case, without port; missing where there is none or it is not known. */
  readonly host?: string;
}

/** Whether a host name always means this machine (RFC 6761 `localhost`, 127.0.0.0/8, ::1, the unspecified address). */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1?\]?)$/i.test(host);

const SCHEME = /^([a-z][a-z\d+.-]*):(\/\/)?/i;
const AUTHORITY = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/:?#]*)/i;

/**
 * The origin of a URL as written in a configuration or at the beginning of a text that goes on: `https://` alone is a remote host whose name
 * is not known. What has no scheme is a path of the app; `//host` takes the scheme of the page.
 */
export const originOf = (url: string): Origin => {
  const text = url.trim().startsWith('//') ? `https:${url.trim()}` : url.trim();
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { kind: 'app' };
  if (scheme === 'https' || scheme === 'http' || scheme === 'wss' || scheme === 'ws') {
    const host = AUTHORITY.exec(text)?.[1]?.toLowerCase();
    const known = host !== undefined && host !== '' ? { host } : {};
    if (host !== undefined && isLoopback(host)) return { kind: 'loopback', ...known };
    return { kind: scheme === 'https' || scheme === 'wss' ? 'https' : 'http', ...known };
  }
  // A Windows path is no scheme; a custom scheme is served by the app.
  return scheme.length === 1 || !['ftp', 'data', 'javascript'].includes(scheme) ? { kind: 'app' } : { kind: 'other' };
};

/** Whether the content is someone else's code from the network. */
export const isRemote = ({ kind }: Origin): boolean => kind === 'https' || kind === 'http';

/** Whether a host is an address of a local network (RFC 1918, link-local). */
export const isPrivateHost = (host: string): boolean => /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2})$/.test(host);
