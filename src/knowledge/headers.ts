/** Headers of answers that protect the page which gets them. Sources: CSP3, RFC 7034, Fetch (CORP, COOP, COEP). */
export const PROTECTING_HEADERS: ReadonlyMap<string, string> = new Map([
  ['content-security-policy', 'Pages that rely on it run any script that is injected into them.'],
  ['content-security-policy-report-only', 'Its owner no longer hears of attacks.'],
  ['x-content-security-policy', 'Pages that rely on it run any script that is injected into them.'],
  ['x-frame-options', 'Pages that must not be framed can then be, and clicks on them be stolen.'],
  ['cross-origin-opener-policy', 'Pages that keep others out of their process no longer do.'],
  ['cross-origin-embedder-policy', 'Pages that keep others out of their process no longer do.'],
  ['cross-origin-resource-policy', 'Any page can then load what was kept for its own site.'],
]);

/** Headers of requests that tell a server where they come from; servers rely on them to tell their own pages from others. Source: RFC 6454, RFC 9110. */
export const ORIGIN_HEADERS: ReadonlySet<string> = new Set(['origin', 'referer']);
