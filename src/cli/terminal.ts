import { createStyle, type Style } from '../reporters/terminal/style.js';

/** What this program knows of the world around it. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

/** What the user says of looks. */
export interface Looks {
  /** `--color`, `--no-color`; undefined where neither was given. */
  readonly color?: boolean | undefined;
  readonly hyperlinks?: 'auto' | 'always' | 'never' | undefined;
}

const WIDTH = 80;
/** Longer lines are hard to read, however wide the window. */
const WIDEST = 120;

/** Writes all of a text, also to a slow pipe. A reader that has gone (`| head`) is no failure. */
export const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => { stream.write(text, () => resolve()); });

/** Without it, a reader that goes away early ends the process with a stack trace, and a full disk with the exit code of findings. */
export const guardStreams = ({ stdout, stderr }: Terminal): void => {
  for (const stream of [stdout, stderr]) {
    stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') return;
      if (stream === stdout) stderr.write(`error: The report cannot be written: ${message}\n`);
      process.exit(2);
    });
  }
};

/** NO_COLOR (no-color.org) and FORCE_COLOR (as Node.js reads it); a flag wins over both. */
export const wantsColor = (stream: NodeJS.WriteStream | undefined, env: NodeJS.ProcessEnv, flag?: boolean): boolean => {
  if (flag !== undefined) return flag;
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return stream?.isTTY === true && env['TERM'] !== 'dumb';
};

// Terminals that are known to show OSC 8 links. Others may swallow the address, so they get it in full.
const LINKING_PROGRAMS = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby', 'rio', 'zed']);
const LINKING_TERMS = /^(?:xterm-(?:kitty|ghostty)|alacritty|foot|contour)/;

const showsLinks = (env: NodeJS.ProcessEnv): boolean => {
  if (env['CI'] || env['TERM'] === 'dumb') return false;
  if (LINKING_PROGRAMS.has(env['TERM_PROGRAM'] ?? '') || LINKING_TERMS.test(env['TERM'] ?? '')) return true;
  // Windows Terminal, Konsole, and VTE from 0.50 on (GNOME Terminal and its kin).
  return Boolean(env['WT_SESSION'] ?? env['KONSOLE_VERSION'] ?? env['DOMTERM']) || Number(env['VTE_VERSION'] ?? 0) >= 5000;
};

export const wantsLinks = (stream: NodeJS.WriteStream | undefined, env: NodeJS.ProcessEnv, flag: Looks['hyperlinks'] = 'auto'): boolean => {
  if (flag !== 'auto') return flag === 'always';
  if (env['FORCE_HYPERLINK'] !== undefined) return env['FORCE_HYPERLINK'] !== '0';
  return stream?.isTTY === true && showsLinks(env);
};

/** Columns for text that people read. */
export const widthFor = (stream: NodeJS.WriteStream | undefined, env: NodeJS.ProcessEnv): number => {
  const columns = stream?.columns ?? Number(env['COLUMNS']);
  return columns >= 20 ? Math.min(columns, WIDEST) : WIDTH;
};

export const styleFor = ({ stdout, env }: Terminal, { color, hyperlinks }: Looks): Style =>
  createStyle({ color: wantsColor(stdout, env, color), hyperlinks: wantsLinks(stdout, env, hyperlinks) });
