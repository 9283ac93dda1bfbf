import { Server } from '../lsp/server.js';
import type { Terminal } from './terminal.js';

/** Serves one client over standard input and output, until it says exit or goes away. */
export const lspCommand = ({ stdout }: Terminal): Promise<number> => {
  new Server(process.stdin, stdout).listen();
  // The connection ends the process: with 0 after `shutdown`, else with 1.
  return new Promise(() => {});
};
