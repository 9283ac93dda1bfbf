import type { SinkKind, SourceKind } from '../core/flow.js';
import { ofClient } from './neutralino.js';

const NATIVE: readonly SinkKind[] = ['command', 'program', 'code', 'file', 'open', 'openPath', 'load', 'script', 'options', 'sql'];
const CONTENT: readonly SinkKind[] = ['html', 'open', 'code', 'command', 'program', 'script'];

/** Calls whose result somebody else has a say in, by canonical name. Sources: Fetch, Node.js http, axios, got; DOM; Electron clipboard. */
export const SOURCE_CALLS: readonly { readonly name: RegExp; readonly kind: SourceKind; readonly what: string; readonly for: readonly SinkKind[] }[] = [
  { name: /^(?:window\.|globalThis\.)?(?:fetch|axios(?:\.\w+|\(\))*|got(?:\.\w+)?|node-fetch|undici\.(?:fetch|request)|ky(?:\.\w+)?|superagent\.\w+|needle(?:\.\w+)?|phin(?:\.\w+)?|ofetch(?:\.\w+)?|wretch(?:\.\w+|\(\))*|make-fetch-happen|cross-fetch|bent\(\)|electron\.net\.fetch|request-promise(?:\.\w+)?)$/, kind: 'network', what: 'a response from the network', for: [...CONTENT, 'openPath', 'load', 'asset', 'sql'] },
  { name: /^(?:electron\.)?clipboard\.(?:readText|readHTML|read)$|^navigator\.clipboard\.readText$/, kind: 'clipboard', what: 'the clipboard', for: ['html', 'command', 'code'] },
  // Whoever made the file gave it its name. https://www.electronjs.org/docs/latest/api/web-utils
  { name: /^electron\.webUtils\.getPathForFile$/, kind: 'drop', what: 'the path of a file that is dropped or picked', for: ['terminal', 'command'] },
  { name: /^(?:fs|fs\.promises|fs-extra|graceful-fs)\.(?:readFile|readFileSync|readJson|readJsonSync|readJSON)$/, kind: 'file', what: 'a file', for: ['html', 'code'] },
  { name: ofClient('net\\.\\w+'), kind: 'network', what: 'a response from the network', for: [...CONTENT, 'openPath', 'load'] },
  { name: ofClient('clipboard\\.read(?:Text|HTML)'), kind: 'clipboard', what: 'the clipboard', for: ['html', 'command', 'code'] },
  { name: ofClient('filesystem\\.readFile'), kind: 'file', what: 'a file', for: ['html', 'code'] },
  // Whoever makes a file gives it its name.
  { name: ofClient('filesystem\\.readDirectory'), kind: 'file', what: 'the name of a file', for: ['html', 'command'] },
  { name: ofClient('os\\.execCommand'), kind: 'native', what: 'the output of a program', for: ['html', 'code'] },
  { name: /^electron\.ipcRenderer\.(?:invoke|sendSync)$/, kind: 'native', what: 'an answer of the main process', for: ['html'] },
];

/** Values that somebody else has a say in, by canonical name. */
export const SOURCE_VALUES: readonly { readonly name: RegExp; readonly kind: SourceKind; readonly what: string; readonly for: readonly SinkKind[] }[] = [
  { name: /^(?:window\.|document\.)?location\.(?:search|hash|href)$|^document\.(?:URL|documentURI|referrer|cookie)$|^window\.name$/, kind: 'location', what: 'the address of the page', for: ['html', 'open', 'code', 'load', 'command', 'asset', 'invoke'] },
  { name: /^process\.env\.(?!(?:NODE_ENV|PATH|TERM|LANG|LC_\w+|TZ|ProgramFiles\w*|PROGRAMFILES\w*|ProgramData|SystemRoot|SYSTEMROOT|windir|WINDIR|APPDATA|LOCALAPPDATA|COMSPEC|ComSpec|SHELL|PORTABLE_\w+|APPIMAGE|SNAP\w*|npm_\w+|ELECTRON_\w+|VITE_\w+|CI|DEBUG)$)\w+$/, kind: 'environment', what: 'an environment variable', for: ['command'] },
];

/** Events of Electron's app, contents and others: which parameter of the listener holds what, by the name of the event. Source: docs/api/app.md, web-contents.md, session.md. */
export const SOURCE_EVENTS: ReadonlyMap<string, { readonly on: RegExp; readonly index: number; readonly field?: string; readonly kind: SourceKind; readonly what: string }> = new Map([
  ['open-url', { on: /^electron\.app$/, index: 1, kind: 'deep-link', what: 'a deep link' }],
  ['second-instance', { on: /^electron\.app$/, index: 1, kind: 'arguments', what: 'the arguments of a second instance' }],
  ['open-file', { on: /^electron\.app$/, index: 1, kind: 'opened-file', what: 'a file that is opened with the app' }],
  ['continue-activity', { on: /^electron\.app$/, index: 2, kind: 'deep-link', what: 'an activity that is continued' }],
  ['will-navigate', { on: /./, index: 1, kind: 'navigation', what: 'the address that a page navigates to' }],
  ['will-frame-navigate', { on: /./, index: 0, field: 'url', kind: 'navigation', what: 'the address that a frame navigates to' }],
  ['will-redirect', { on: /./, index: 1, kind: 'navigation', what: 'the address that a page is redirected to' }],
  ['new-window', { on: /./, index: 1, kind: 'navigation', what: 'the address that a page opens' }],
  ['did-start-navigation', { on: /./, index: 1, kind: 'navigation', what: 'the address that a page navigates to' }],
]);

export const NATIVE_SINKS = NATIVE;
/** Of those who send messages, the name of what they want done is asked for as well. */
export const MESSAGE_SINKS: readonly SinkKind[] = [...NATIVE, 'dispatch'];
export const CONTENT_SINKS = CONTENT;

/** Values that the app and the system it runs on give, by canonical name: nobody from outside has a say in them. */
export const OWN_VALUES = /^(?:(?:(?:window\.)?Neutralino|@neutralinojs\/lib)\.(?:os\.(?:getPath|getEnv)|filesystem\.getJoinedPath)(?:\(|$)|import\.meta\.|(?:window\.|globalThis\.)?NL_(?!ARGS)[A-Z]|process\.(?:env|execPath|resourcesPath|cwd|platform)|__dirname|__filename|os\.|path\.|electron\.(?:remote\.)?app\.|@electron\/remote\.app\.|url\.pathToFileURL|i18n|i18next|\$?t$|.*\.\$?t$)/;

/**
 * Packages that fetch or unpack files which somebody else named: transfers in terminals, FTP and SSH, WebDAV, torrents, mail, archives. The names may have `../` in them;
 * yauzl alone refuses those by itself. https://security.snyk.io/research/zip-slip-vulnerability
 */
export const FILE_GIVERS: readonly { readonly packages: readonly string[]; readonly what: string }[] = [
  { packages: ['zmodem2', 'zmodem.js', 'nora-zmodemjs', 'trzsz', 'trzsz2', 'basic-ftp', 'ftp', 'jsftp', 'promise-ftp', 'ssh2', 'ssh2-promise', 'ssh2-sftp-client', 'node-scp', 'node-ssh', 'webdav', 'webtorrent', '@marsaud/smb2', 'samba-client'], what: 'a file name that another machine gives' },
  { packages: ['adm-zip', 'unzipper', 'node-stream-zip', 'jszip', 'fflate', 'tar', 'tar-stream', 'tar-fs', 'unzip-stream', 'node-unrar-js', '@zip.js/zip.js', 'zip-lib', '7zip-min'], what: 'a file name that an archive gives' },
  { packages: ['mailparser', 'postal-mime', 'emailjs-imap-client', 'imapflow', '@kenjiuno/msgreader'], what: 'a file name that a mail gives' },
];

/** Methods of them that give a name, or a list of what has names. */
export const NAME_GIVERS = /(?:^|\.)(?:get_?(?:file_?)?name|getFileName|get_details|getEntries|getEntry|entries|list|listDirectory|readdir|readDir|getDirectoryContents|simpleParser|parse|getFileData)$/i;
/** How a callback calls what it is given there: a name itself, or a thing that has one. */
export const NAME_PARAMETER = /^(?:(?:remote|save|entry|target|local|rel(?:ative)?)?_?(?:file)?_?(?:name|path)|entry|entries|file|files|header|attachment|item|list|details|offer)$/i;
