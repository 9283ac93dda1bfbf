import { fileURLToPath, pathToFileURL } from 'node:url';
import { join, sep } from 'node:path';
import {
  type CodeAction, CodeActionKind, type Connection, createConnection, type Diagnostic, DiagnosticSeverity, DidChangeWatchedFilesNotification, type Hover, type InitializeParams, type InitializeResult, MarkupKind, MessageType,
  type Position, ProposedFeatures, type Range, ShowMessageNotification, StreamMessageReader, StreamMessageWriter, TextDocuments, TextDocumentSyncKind, type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pageOf } from '../cli/pages.js';
import type { Region } from '../core/finding.js';
import type { Severity } from '../core/rule.js';
import { ruleUrl, TOOL } from '../core/tool.js';
import { suppressionAt } from '../engine/suppression-edit.js';
import { Engine } from '../service/client.js';
import { ownMessage, wholeMessage } from '../service/message.js';
import type { HostSettings, Reply, Told } from '../service/protocol.js';

/** Nobody types for this long: the apps are looked at. In milliseconds. */
const PAUSE = 150;

const LEVELS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error, high: DiagnosticSeverity.Error, medium: DiagnosticSeverity.Warning, low: DiagnosticSeverity.Information, note: DiagnosticSeverity.Hint,
};

const rangeOf = ({ startLine, startColumn, endLine, endColumn }: Region): Range =>
  ({ start: { line: startLine - 1, character: startColumn - 1 }, end: { line: endLine - 1, character: endColumn - 1 } });

const before = (a: Position, b: Position): boolean => a.line < b.line || (a.line === b.line && a.character <= b.character);
const touch = (a: Range, b: Range): boolean => before(a.start, b.end) && before(b.start, a.end);

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

const pathOf = (uri: string): string | undefined => (uri.startsWith('file:') ? fileURLToPath(uri) : undefined);

/** What was told of a file, and of which state of it. */
interface Published {
  readonly root: string;
  readonly findings: readonly Told[];
  readonly version: number | undefined;
}

/** A language server over two streams: what is open is laid over the disk, and every file of the apps that hold it has its findings. */
export class Server {
  private readonly connection: Connection;
  private readonly documents = new TextDocuments(TextDocument);
  private readonly engine = new Engine();
  private folders: readonly string[] = [];
  private settings: HostSettings = {};
  private shows: { readonly related: boolean; readonly watch: boolean } = { related: false, watch: false };
  private readonly published = new Map<string, Published>();
  private readonly warned = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running = false;
  private again = false;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.connection = createConnection(ProposedFeatures.all, new StreamMessageReader(input), new StreamMessageWriter(output));
    const { connection, documents } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => {
      if (this.shows.watch) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
      this.schedule();
    });
    connection.onDidChangeConfiguration(({ settings }) => {
      this.settings = (settings as Record<string, HostSettings> | null)?.['desktop-sec-lint'] ?? this.settings;
      this.schedule();
    });
    connection.onDidChangeWatchedFiles(() => this.schedule());
    documents.onDidChangeContent(() => this.schedule());
    documents.onDidSave(() => this.schedule());
    documents.onDidClose(() => this.schedule());
    connection.onCodeAction(({ textDocument: { uri }, range }) => this.actions(uri, range));
    connection.onHover(({ textDocument: { uri }, position }) => this.hover(uri, position));
    connection.onShutdown(() => {
      clearTimeout(this.timer);
      this.engine.close();
    });
    documents.listen(connection);
  }

  listen(): void {
    this.connection.listen();
  }

  private initialize({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): InitializeResult {
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.folders = uris.flatMap((uri) => pathOf(uri) ?? []);
    this.settings = (initializationOptions as HostSettings | undefined) ?? {};
    this.shows = {
      related: capabilities.textDocument?.publishDiagnostics?.relatedInformation ?? false,
      watch: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    };
    return {
      capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] }, hoverProvider: true },
      serverInfo: { name: TOOL.name, version: TOOL.version },
    };
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { void this.refresh(); }, PAUSE);
  }

  /** Looks at every folder of the workspace, and at what is open elsewhere. */
  private async refresh(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    try {
      const documents = this.documents.all().flatMap((document) => { const path = pathOf(document.uri); return path === undefined ? [] : [{ document, path }]; });
      const open = documents.map(({ document, path }) => ({ path, text: document.getText() }));
      const versions = new Map(documents.map(({ document }) => [document.uri, document.version]));
      const told = new Map<string, Published>();
      for (const path of [...this.folders, ...open.map((one) => one.path)]) {
        if ([...told.values()].some(({ root }) => isBelow(path, root)) && !this.folders.includes(path)) continue;
        const cwd = this.folders.find((folder) => isBelow(path, folder)) ?? path;
        this.take(await this.engine.ask({ kind: 'all', path, cwd, settings: this.settings, open }), versions, told);
      }
      this.publish(told);
    } catch (error) {
      this.warn(error instanceof Error ? error.message : String(error));
    } finally {
      this.running = false;
      if (this.again) {
        this.again = false;
        this.schedule();
      }
    }
  }

  private take({ root, findings, warnings }: Reply, versions: ReadonlyMap<string, number>, told: Map<string, Published>): void {
    warnings.forEach((one) => this.warn(one));
    for (const finding of findings) {
      const uri = this.uriOf(join(root, finding.file));
      const known = told.get(uri);
      told.set(uri, { root, version: versions.get(uri), findings: [...(known?.root === root ? known.findings : []), finding] });
    }
    // What was asked has its root on record, also where nothing was found.
    for (const uri of versions.keys()) {
      const path = pathOf(uri);
      if (path !== undefined && isBelow(path, root) && !told.has(uri)) told.set(uri, { root, version: versions.get(uri), findings: [] });
    }
  }

  /** The URI by which the client knows a file: clients escape differently. */
  private uriOf(path: string): string {
    return this.documents.all().find(({ uri }) => pathOf(uri) === path)?.uri ?? pathToFileURL(path).href;
  }

  private publish(told: ReadonlyMap<string, Published>): void {
    for (const uri of this.published.keys()) {
      if (!told.has(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    this.published.clear();
    for (const [uri, one] of told) {
      this.published.set(uri, one);
      // Another state is being typed meanwhile: its turn comes.
      if (this.documents.get(uri)?.version !== one.version) continue;
      void this.connection.sendDiagnostics({ uri, ...(one.version !== undefined && { version: one.version }), diagnostics: one.findings.map((finding) => this.diagnostic(finding, one.root)) });
    }
  }

  private diagnostic(finding: Told, root: string): Diagnostic {
    const others = [...finding.related, ...finding.steps];
    return {
      range: rangeOf(finding.region), severity: LEVELS[finding.severity], source: TOOL.name, code: finding.rule, codeDescription: { href: ruleUrl(finding.rule) },
      message: this.shows.related ? ownMessage(finding) : wholeMessage(finding),
      ...(this.shows.related && others.length > 0 && {
        relatedInformation: others.map((one) => ({ location: { uri: this.uriOf(join(root, one.file)), range: rangeOf(one.region) }, message: one.message })),
      }),
    };
  }

  private at(uri: string, range: Range): readonly Told[] {
    const known = this.published.get(uri);
    // The places are those of the text that was looked at.
    return known && known.version === this.documents.get(uri)?.version ? known.findings.filter(({ region }) => touch(rangeOf(region), range)) : [];
  }

  private async actions(uri: string, range: Range): Promise<CodeAction[]> {
    const document = this.documents.get(uri);
    const root = this.published.get(uri)?.root;
    if (!document || root === undefined) return [];
    const actions: CodeAction[] = [];
    for (const finding of this.at(uri, range)) {
      const diagnostics = [this.diagnostic(finding, root)];
      for (const { description, safe, edits, places } of finding.fixes) {
        const changes: Record<string, TextEdit[]> = {};
        for (const [index, { file, text }] of edits.entries()) (changes[this.uriOf(join(root, file))] ??= []).push({ range: rangeOf(places[index]!.region), newText: text });
        actions.push({ title: description, kind: CodeActionKind.QuickFix, diagnostics, ...(safe && { isPreferred: true }), edit: { changes } });
      }
      const text = document.getText();
      const insertion = await suppressionAt(finding.file, text, document.offsetAt(rangeOf(finding.region).start), finding.rule);
      if (insertion) {
        const at = document.positionAt(insertion.offset);
        actions.push({
          title: `Suppress ${finding.rule} here`, kind: CodeActionKind.QuickFix, diagnostics,
          edit: { changes: { [uri]: [{ range: { start: at, end: at }, newText: insertion.text }] } },
        });
      }
    }
    return actions;
  }

  private hover(uri: string, position: Position): Hover | null {
    const findings = this.at(uri, { start: position, end: position });
    const [first] = findings;
    if (!first) return null;
    const rules = [...new Set(findings.map(({ rule }) => rule))];
    const pages = rules.flatMap((rule) => pageOf(rule)?.trim() ?? []);
    return { contents: { kind: MarkupKind.Markdown, value: pages.join('\n\n---\n\n') }, range: rangeOf(first.region) };
  }

  private warn(message: string): void {
    if (this.warned.has(message)) return;
    this.warned.add(message);
    void this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }
}
