/** The language server: the protocol on one side, the use case of `control/editor/editor` on the other. */
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  ProposedFeatures,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Location, openEditor } from '../../control/editor/editor.js';
import { version } from '../../version.js';
import { type ClientAbilities, completionItem, diagnosticOf, fixAll, quickFix, rangeIn, symbolOf } from './convert.js';
import { pathOf, uriOf } from './uris.js';

/** What may change what is wrong with a document: the documents, and what Git has of the project. */
const watched = ['**/.autoloop/**', '**/.git/HEAD', '**/.git/index'];

/**
 * Serves the client at the other end of these streams, and ends the process when the client asks for it, ends or goes away: with 0
 * after `shutdown`, else with 1.
 */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  let client: InitializeParams['capabilities'] = {};
  let abilities: ClientAbilities = { snippets: false, insertModes: false, versionedEdits: false };
  let folders: string[] = [];

  /** The URI under which a client opened a path: there are several ways to write one. */
  const opened = new Map<string, string>();
  const uriFor = (path: string): string => opened.get(path) ?? uriOf(path);
  const textAt = (path: string, text: string): TextDocument => TextDocument.create(uriFor(path), 'markdown', 0, text);

  const editor = openEditor({
    show: ({ path, text, version, findings }) => {
      const uri = uriFor(path);
      const open = documents.get(uri);
      // It was changed, opened or closed meanwhile: what is said of that comes next.
      if (open?.version !== version) return;
      const document = open ?? textAt(path, text);
      const diagnostics = findings.map((finding) => diagnosticOf(document, finding));
      void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    },
    fail: (message) => connection.window.showWarningMessage(`autoloop: ${message}`),
  });

  /** A bug is told, and ends nothing. */
  const alone = (work: Promise<unknown>): void =>
    void work.catch((error: unknown) => connection.console.error(String((error as Error).stack ?? error)));

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    const { completion } = client.textDocument ?? {};
    abilities = {
      snippets: completion?.completionItem?.snippetSupport === true,
      insertModes: completion?.completionItem?.insertTextModeSupport !== undefined,
      versionedEdits: client.workspace?.workspaceEdit?.documentChanges === true,
    };
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    folders = roots.map(pathOf).filter((path) => path !== undefined);
    return {
      serverInfo: { name: 'autoloop', version },
      capabilities: {
        // Every client has it, and columns of findings are counted in it.
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: [':', ' ', '-', '[', '{', ',', '/', '#', '"', "'"] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        documentLinkProvider: {},
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  const watches = () => client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;

  connection.onInitialized(() => {
    for (const folder of folders) alone(editor.addFolder(folder));
    if (watches())
      alone(
        connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: watched.map((globPattern) => ({ globPattern })),
        }),
      );
    if (client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const path of removed.map(({ uri }) => pathOf(uri))) if (path) alone(editor.removeFolder(path));
        for (const path of added.map(({ uri }) => pathOf(uri))) if (path) alone(editor.addFolder(path));
      });
  });

  documents.onDidOpen(({ document }) => {
    const path = pathOf(document.uri);
    if (path === undefined) return;
    opened.set(path, document.uri);
    // Who does not tell of files that others change has them read when something is opened or saved.
    if (!watches()) alone(editor.disturb());
  });
  documents.onDidChangeContent(({ document }) => {
    const path = pathOf(document.uri);
    if (path !== undefined) alone(editor.put(path, document.getText(), document.version));
  });
  documents.onDidClose(({ document }) => {
    const path = pathOf(document.uri);
    if (path === undefined) return;
    alone(editor.drop(path).finally(() => documents.get(document.uri) ?? opened.delete(path)));
  });
  documents.onDidSave(({ document }) => {
    const path = pathOf(document.uri);
    if (path !== undefined) alone(editor.disturb(watches() ? [path] : undefined));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.map(({ uri }) => pathOf(uri)).filter((path) => path !== undefined);
    if (paths.length > 0) alone(editor.disturb(paths));
  });

  interface Place {
    document: TextDocument;
    path: string;
    offset: number;
  }

  /** Answers a request about a place of an open document; nothing, when the document was changed before the answer was there. */
  async function about<Answer>(
    { textDocument, position }: TextDocumentPositionParams,
    answer: (place: Place) => Promise<Answer>,
  ): Promise<Answer | null> {
    const document = documents.get(textDocument.uri);
    const path = pathOf(textDocument.uri);
    if (document === undefined || path === undefined) return null;
    const { version } = document;
    const said = await answer({ document, path, offset: document.offsetAt(position) });
    return documents.get(textDocument.uri)?.version === version ? said : null;
  }

  /** The same about a document as a whole. */
  const aboutAll = <Answer>(
    { textDocument }: Pick<TextDocumentPositionParams, 'textDocument'>,
    answer: (place: Place) => Promise<Answer>,
  ) => about({ textDocument, position: { line: 0, character: 0 } }, answer);

  const locationOf = ({ path, text, start, end }: Location) => ({
    uri: uriFor(path),
    range: rangeIn(textAt(path, text), start, end),
  });

  connection.onCompletion((params) =>
    about(params, async ({ document, path, offset }) => {
      const suggestions = await editor.complete(path, offset);
      const items = suggestions.map((one, index) => completionItem(document, one, index, abilities));
      // The next folder has other files.
      return { isIncomplete: suggestions.some(({ kind }) => kind === 'folder'), items };
    }),
  );
  connection.onHover((params) =>
    about(params, async ({ document, path, offset }) => {
      const said = await editor.explain(path, offset);
      if (said === undefined) return null;
      const contents = { kind: 'markdown' as const, value: said.markdown };
      return { contents, range: rangeIn(document, said.start, said.end) };
    }),
  );
  connection.onDefinition((params) =>
    about(params, async ({ path, offset }) => {
      const found = await editor.definition(path, offset);
      return found ? locationOf(found) : null;
    }),
  );
  connection.onReferences((params) =>
    about(params, async ({ path, offset }) => (await editor.references(path, offset)).map(locationOf)),
  );
  connection.onDocumentSymbol((params) =>
    aboutAll(params, async ({ document, path }) =>
      (await editor.landmarks(path)).map((landmark) => symbolOf(document, landmark)),
    ),
  );
  connection.onDocumentLinks((params) =>
    aboutAll(params, async ({ document, path }) =>
      (await editor.links(path)).map(({ start, end, target }) => ({
        range: rangeIn(document, start, end),
        target: uriFor(target.path),
      })),
    ),
  );
  connection.onCodeAction(({ textDocument, range, context: { only, diagnostics } }) =>
    about({ textDocument, position: range.start }, async ({ document, path, offset }) => {
      const wants = (kind: string) => only?.some((one) => kind === one || kind.startsWith(`${one}.`)) ?? true;
      const end = document.offsetAt(range.end);
      const repairs = wants(CodeActionKind.QuickFix) ? await editor.repairs(path, offset, end) : [];
      const all = wants(CodeActionKind.SourceFixAll) ? await editor.repairAll(path) : undefined;
      return [
        ...repairs.map((repair) => quickFix(document, repair, diagnostics, abilities)),
        ...(all ? [fixAll(document, all, abilities)] : []),
      ];
    }),
  );

  documents.listen(connection);
  connection.listen();
}
