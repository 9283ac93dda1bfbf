import type { LintOptions } from '../engine/options.js';
import type { Terminal } from './terminal.js';

type OnProgress = NonNullable<LintOptions['onProgress']>;

/** A scan that is done sooner needs no progress line. */
const PATIENCE = 1_000;
const EVERY = 100;

const WORDS = {
  find: () => 'Looking for apps …',
  read: (done: number, of: number) => `Reading files … ${done} of ${of}`,
  check: (done: number, of: number) => `Checking apps … ${done + 1} of ${of}`,
} as const;

/** A line on stderr that follows a long scan and leaves nothing behind. Only for people: nothing where stderr is no terminal, or in CI. */
export const createProgress = ({ stderr, env }: Terminal, wanted: boolean): { readonly onProgress?: OnProgress; readonly clear: () => void } => {
  if (!wanted || !stderr.isTTY || env['CI'] || env['TERM'] === 'dumb') return { clear: () => undefined };
  const begun = Date.now();
  let last = 0;
  return {
    onProgress: ({ stage, done, of }) => {
      const now = Date.now();
      if (now - begun < PATIENCE || now - last < EVERY) return;
      last = now;
      stderr.write(`\r\u001b[K${WORDS[stage](done, of).slice(0, (stderr.columns || 80) - 1)}`);
    },
    clear: () => { if (last > 0) stderr.write('\r\u001b[K'); },
  };
};
