import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createProtocolConnection, type ProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { Diagnostic, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A client of the built server, as an editor has it. */
export class Client {
  readonly connection: ProtocolConnection;
  private readonly told: PublishDiagnosticsParams[] = [];
  private readonly child: ChildProcess;
  private listeners: (() => void)[] = [];

  constructor(private readonly folder: string) {
    this.child = spawn(process.execPath, [MAIN, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.connection = createProtocolConnection(new StreamMessageReader(this.child.stdout!), new StreamMessageWriter(this.child.stdin!));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.told.push(params);
      this.listeners.splice(0).forEach((listener) => listener());
    });
    this.connection.listen();
  }

  uri(path: string): string {
    return pathToFileURL(`${this.folder}/${path}`).href;
  }

  async start(initializationOptions: object = {}, related = true): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid, rootUri: null, workspaceFolders: [{ uri: pathToFileURL(this.folder).href, name: 'app' }], initializationOptions,
      capabilities: { textDocument: { publishDiagnostics: { relatedInformation: related } } },
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(path: string, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: this.uri(path), languageId: 'javascript', version: 1, text } });
  }

  change(path: string, text: string, version: number): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', { textDocument: { uri: this.uri(path), version }, contentChanges: [{ text }] });
  }

  close(path: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** The last diagnostics of a file that are as wanted; it waits for them. */
  async diagnostics(path: string, wanted: (diagnostics: readonly Diagnostic[], version: number | undefined) => boolean): Promise<readonly Diagnostic[]> {
    for (;;) {
      const last = this.told.findLast(({ uri }) => uri === this.uri(path));
      if (last && wanted(last.diagnostics, last.version)) return last.diagnostics;
      await new Promise<void>((resolve) => { this.listeners.push(resolve); });
    }
  }

  /** The exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => { this.child.on('exit', resolve); });
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return ended;
  }
}
