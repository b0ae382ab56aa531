/** From what a use case says to what the Language Server Protocol says. */
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  InsertTextFormat,
  InsertTextMode,
  type Range,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Landmark, PlacedFinding, Repair, Suggestion } from '../../control/editor/editor.js';
import type { Finding, Severity } from '../../core/finding.js';

/** What the client said it understands, as far as an answer depends on it. */
export interface ClientAbilities {
  snippets: boolean;
  insertModes: boolean;
  versionedEdits: boolean;
}

/** A decision that is due does not fail a check, and is no mere information either. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  hold: DiagnosticSeverity.Warning,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export const rangeIn = (document: TextDocument, start: number, end: number): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

const messageOf = ({ message, hint }: Finding): string => (hint === undefined ? message : `${message}\n${hint}`);

export function diagnosticOf(document: TextDocument, { finding, start, end }: PlacedFinding): Diagnostic {
  const { rule, severity } = finding;
  return {
    range: rangeIn(document, start, end),
    severity: severities[severity],
    code: rule,
    source: 'autoloop',
    message: messageOf(finding),
    data: { severity },
  };
}

const itemKinds: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  heading: CompletionItemKind.Struct,
  document: CompletionItemKind.Snippet,
};

export function completionItem(
  document: TextDocument,
  suggestion: Suggestion,
  index: number,
  { snippets, insertModes }: ClientAbilities,
): CompletionItem {
  const { label, kind, detail, documentation, start, end, text, snippet, filter } = suggestion;
  const isSnippet = snippets && snippet !== undefined;
  return {
    label,
    kind: itemKinds[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: documentation } }),
    // The order in which they were given, whatever their labels.
    sortText: String(index).padStart(5, '0'),
    filterText: filter,
    textEdit: { range: rangeIn(document, start, end), newText: isSnippet ? snippet : text },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Its lines have the indentation of their place already.
    ...(insertModes ? { insertTextMode: InsertTextMode.asIs } : {}),
  };
}

/** The repair of one finding, offered where it is shown. */
export const quickFix = (
  document: TextDocument,
  repair: Repair,
  shown: readonly Diagnostic[],
  abilities: ClientAbilities,
): CodeAction => ({
  title: repair.title,
  kind: CodeActionKind.QuickFix,
  isPreferred: true,
  diagnostics: shown.filter(({ code, message }) =>
    repair.findings.some((finding) => finding.rule === code && messageOf(finding) === message),
  ),
  edit: editOf(document, repair, abilities),
});

/** All that can be repaired in a document, as editors do it when they are told to on saving. */
export const fixAll = (document: TextDocument, repair: Repair, abilities: ClientAbilities): CodeAction => ({
  title: repair.title,
  kind: CodeActionKind.SourceFixAll,
  edit: editOf(document, repair, abilities),
});

function editOf(document: TextDocument, { edits }: Repair, { versionedEdits }: ClientAbilities): WorkspaceEdit {
  const { uri, version } = document;
  const changes = edits.map(({ start, end, text }) => ({ range: rangeIn(document, start, end), newText: text }));
  return versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

const symbolKinds: Readonly<Record<Landmark['kind'], SymbolKind>> = {
  key: SymbolKind.Property,
  entry: SymbolKind.Object,
  section: SymbolKind.String,
};

export const symbolOf = (document: TextDocument, landmark: Landmark): DocumentSymbol => ({
  name: landmark.name,
  detail: landmark.detail,
  kind: symbolKinds[landmark.kind],
  range: rangeIn(document, landmark.start, landmark.end),
  selectionRange: rangeIn(document, landmark.nameStart, landmark.nameEnd),
  children: landmark.children.map((child) => symbolOf(document, child)),
});
