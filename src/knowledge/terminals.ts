/** Methods that may type a text into a terminal. Sources: xterm.js, its addon-attach, node-pty, hterm, VS Code's Terminal API. */
export const TERMINAL_INPUTS = /(?:^|[.?])(?:sendInput|_?sendData|sendText|paste|input|write)$/;

/** Those that do, by canonical name. xterm's own `write` only shows. https://xtermjs.org/docs/api/terminal/classes/terminal/ */
export const TYPES_INTO_TERMINALS = /^(?:node-pty|node-pty-prebuilt-multiarch|@lydell\/node-pty|@homebridge\/node-pty-prebuilt-multiarch)\.spawn\(\)\.write$|^(?:@xterm\/)?xterm(?:\.Terminal)?\(\)\.(?:paste|input)$|^(?:@xterm\/addon-attach|xterm-addon-attach)\.AttachAddon\(\)\._sendData$/;

const TERMINAL = '(?:x?term|terminal|pty|shell)';
/** What people call a terminal, or what stands for one, by the method that types into it. */
export const TERMINAL_NAMES: ReadonlyMap<string, RegExp> = new Map([
  ...['sendInput', 'sendData', '_sendData', 'sendText'].map((method): readonly [string, RegExp] => [method, new RegExp(`^_?(?:attachAddon|frontend|session|tab|\\w*${TERMINAL}\\w*)$`, 'i')]),
  ...['paste', 'input'].map((method): readonly [string, RegExp] => [method, new RegExp(`^_?(?:\\w*${TERMINAL})$`, 'i')]),
  ['write', /^_?(?:pty|ptyProcess|ptyProc|shellProcess|node_?pty)$/i],
]);
