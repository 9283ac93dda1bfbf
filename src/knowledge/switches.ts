/**
 * Switches of Chromium, Node.js and V8 that take protection away from the whole app. Sources: Electron docs/api/command-line-switches.md,
 * Chromium content/public/common/content_switches.cc, net and services/network switches, Node.js docs/api/cli.md. `disable-setuid-sandbox` is not among
 * them: it takes one of two sandboxes away, and without any Chromium does not start (content/browser/zygote_host/zygote_host_impl_linux.cc).
 */
export interface Switch {
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** Where a window loads remote content. */
  readonly remote?: 'critical' | 'high' | 'medium';
  /** Only a value like this does harm. */
  readonly value?: RegExp;
  readonly why: string;
}

const INSPECTED = 'Whoever can connect to it, other users of the computer and pages in a browser among them, controls the app.';
const SAME_ORIGIN = 'Every page in the app may read any other site and local file.';
const UNSANDBOXED = 'A page that breaks out of Chromium then has the user\'s rights.';

const SWITCHES: Readonly<Record<string, Switch>> = {
  'ignore-certificate-errors': { severity: 'critical', why: 'Every connection accepts any certificate, so that anyone on the network can answer in a server\'s place.' },
  'disable-web-security': { severity: 'high', remote: 'critical', why: SAME_ORIGIN },
  'no-sandbox': { severity: 'high', remote: 'critical', why: `Every renderer runs without the operating system's sandbox. ${UNSANDBOXED}` },
  'remote-debugging-port': { severity: 'critical', value: /./, why: `It opens a debugger of every page. ${INSPECTED}` },
  'remote-debugging-pipe': { severity: 'critical', why: 'Whoever starts the app drives every page over a pipe.' },
  'remote-debugging-address': { severity: 'critical', why: `The debugger of every page listens on the network. ${INSPECTED}` },
  'remote-allow-origins': { severity: 'critical', value: /\*/, why: 'Pages of any site may connect to the debugger of every page.' },
  inspect: { severity: 'critical', why: `It opens a debugger of the main process. ${INSPECTED}` },
  'inspect-brk': { severity: 'critical', why: `It opens a debugger of the main process. ${INSPECTED}` },
  'inspect-port': { severity: 'critical', why: `It opens a debugger of the main process. ${INSPECTED}` },
  'allow-running-insecure-content': { severity: 'high', why: 'https pages may run scripts from http, which anyone on the network can change.' },
  'disable-site-isolation-trials': { severity: 'high', why: 'Pages of different sites share a process, and one that breaks in reads the others.' },
  'unsafely-treat-insecure-origin-as-secure': { severity: 'high', why: 'Pages that come over http get what only encrypted ones may have.' },
  'allow-file-access-from-files': { severity: 'high', why: 'A page that is opened from a file may read every other file.' },
  'ignore-certificate-errors-spki-list': { severity: 'high', why: 'Certificates of the listed keys are not checked, for whatever host.' },
  'disable-features': { severity: 'high', value: /IsolateOrigins|site-per-process|BlockInsecurePrivateNetworkRequests|SameSite|StrictSiteIsolation/i, why: 'One of these features keeps sites apart from each other or from the local network.' },
  'single-process': { severity: 'high', why: `Pages run in the process of the app itself, without any sandbox. ${UNSANDBOXED}` },
  'disable-gpu-sandbox': { severity: 'medium', why: 'The process that draws pages runs without a sandbox.' },
  'reduce-security-for-testing': { severity: 'high', why: 'It takes protection away that tests cannot do with.' },
  'host-rules': { severity: 'medium', why: 'Names of hosts lead elsewhere.' },
  'host-resolver-rules': { severity: 'medium', why: 'Names of hosts lead elsewhere.' },
  'auth-server-whitelist': { severity: 'medium', value: /\*/, why: 'The account of the user answers any server that asks, so that one can take the answer elsewhere.' },
  'auth-server-allowlist': { severity: 'medium', value: /\*/, why: 'The account of the user answers any server that asks, so that one can take the answer elsewhere.' },
  'auth-negotiate-delegate-whitelist': { severity: 'medium', value: /\*/, why: 'Any server that asks may act as the user elsewhere.' },
  'auth-negotiate-delegate-allowlist': { severity: 'medium', value: /\*/, why: 'Any server that asks may act as the user elsewhere.' },
  'proxy-server': { severity: 'medium', value: /(?:^|[=;])http:\/\/(?!localhost\b|127\.|\[::1\])/i, why: 'All traffic goes to a proxy without encryption.' },
  'js-flags': { severity: 'medium', value: /--allow-natives-syntax|--no-untrusted-code-mitigations/, why: 'Pages may call functions of V8 that are not made to be safe.' },
  'use-fake-ui-for-media-stream': { severity: 'medium', why: 'Every page gets the camera and the microphone without a question.' },
  'auto-select-desktop-capture-source': { severity: 'medium', why: 'A page that asks for the screen gets it without a question.' },
  'allow-insecure-localhost': { severity: 'low', why: 'Certificates of this computer\'s own servers are not checked.' },
};

export const INSECURE_SWITCHES: ReadonlyMap<string, Switch> = new Map(Object.entries(SWITCHES));

/** Switches of features that are not finished. Source: content_switches.cc. */
export const EXPERIMENTAL_SWITCHES: ReadonlySet<string> = new Set(['enable-experimental-web-platform-features', 'enable-blink-features', 'enable-blink-test-features']);

/** Electron says nothing of its security warnings where one of these is set, to whatever text. Source: lib/renderer/security-warnings.ts. */
export const SILENCE = 'ELECTRON_DISABLE_SECURITY_WARNINGS';
