/** A client of the language server: the published one of its protocol, speaking to the shipped program. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type Location,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cliPath } from '../../support/run-program.js';
import { until } from '../../support/until.js';

export interface Client {
  connection: ProtocolConnection;
  process: ChildProcess;
  answer: InitializeResult;
  /** The latest that was published of each document, by URI. */
  published: Map<string, PublishDiagnosticsParams>;
  /** Everything published, in its order. */
  history: PublishDiagnosticsParams[];
  /** What it registered for, was shown and logged. */
  registered: unknown[];
  messages: string[];
  stderr(): string;
  open(uri: string, text: string, version?: number): Promise<void>;
  /** Puts `text` in the place of all that was there. */
  type(uri: string, text: string, version: number): Promise<void>;
  close(uri: string): Promise<void>;
  saved(uri: string): Promise<void>;
  changedOnDisc(...uris: string[]): Promise<void>;
  /** What is published of a version of a document, once it is. */
  found(uri: string, version: number): Promise<Diagnostic[]>;
  complete(uri: string, text: string, offset: number): Promise<CompletionItem[]>;
  hover(uri: string, text: string, offset: number): Promise<Hover | null>;
  definition(uri: string, text: string, offset: number): Promise<Location | null>;
  actions(uri: string, range: Diagnostic['range'], only?: string[], diagnostics?: Diagnostic[]): Promise<CodeAction[]>;
  /** Ends it as a client should; its exit code. */
  end(): Promise<number | null>;
}

export interface ClientOptions {
  folders?: string[];
  capabilities?: ClientCapabilities;
  cwd?: string;
  processId?: number | null;
  /** Is given what ends the process for good; by default that is done when the test is over. */
  whenDone?: (end: () => void) => void;
}

const everything: ClientCapabilities = {
  general: { positionEncodings: ['utf-8', 'utf-16'] },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] } } },
    publishDiagnostics: { versionSupport: true },
  },
};

/** The program, ready to be asked. It is gone when the test is over. */
export async function startClient({
  folders = [],
  capabilities = everything,
  cwd = '/',
  processId = null,
  whenDone = onTestFinished,
}: ClientOptions): Promise<Client> {
  const server = spawn(process.execPath, [cliPath, 'lsp', '--stdio'], {
    cwd,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  whenDone(() => void server.kill('SIGKILL'));
  let stderr = '';
  server.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onError(() => {});
  server.stdin.on('error', () => {});
  const published = new Map<string, PublishDiagnosticsParams>();
  const history: PublishDiagnosticsParams[] = [];
  const registered: unknown[] = [];
  const messages: string[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
    history.push(params);
  });
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void messages.push(message));
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void messages.push(message));
  connection.onRequest('client/registerCapability', (params: unknown) => {
    registered.push(params);
    return null;
  });
  connection.listen();
  const answer = await connection.sendRequest<InitializeResult>('initialize', {
    processId,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })),
  });
  await connection.sendNotification('initialized', {});
  const placeIn = (text: string, offset: number) => TextDocument.create('', '', 0, text).positionAt(offset);
  const ask = <Answer>(method: string, uri: string, text: string, offset: number) =>
    connection.sendRequest<Answer>(`textDocument/${method}`, {
      textDocument: { uri },
      position: placeIn(text, offset),
    });
  return {
    connection,
    process: server,
    answer,
    published,
    history,
    registered,
    messages,
    stderr: () => stderr,
    open: (uri, text, version = 1) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version, text },
      }),
    type: (uri, text, version) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    saved: (uri) => connection.sendNotification('textDocument/didSave', { textDocument: { uri } }),
    changedOnDisc: (...uris) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: uris.map((uri) => ({ uri, type: 2 })),
      }),
    found: async (uri, version) => {
      await until(() => published.get(uri)?.version === version);
      return published.get(uri)?.diagnostics ?? [];
    },
    complete: async (uri, text, offset) => {
      const list = await ask<CompletionList | null>('completion', uri, text, offset);
      return list?.items ?? [];
    },
    hover: (uri, text, offset) => ask('hover', uri, text, offset),
    definition: (uri, text, offset) => ask('definition', uri, text, offset),
    actions: async (uri, range, only, diagnostics = []) =>
      (await connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics, ...(only && { only }) },
      })) ?? [],
    end: async () => {
      await connection.sendRequest('shutdown');
      const exited = once(server, 'exit');
      await connection.sendNotification('exit');
      return ((await exited) as [number | null])[0];
    },
  };
}

/** A text after the edits that are for its document. */
export function edited(uri: string, text: string, edit: WorkspaceEdit | undefined): string {
  const changes = (edit?.documentChanges ?? []) as { textDocument: { uri: string }; edits: TextEdit[] }[];
  const edits = changes.filter(({ textDocument }) => textDocument.uri === uri).flatMap((change) => change.edits);
  return TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), [...edits, ...(edit?.changes?.[uri] ?? [])]);
}

export { pathToFileURL as uriOf };
