/** Which documents a change of some documents concerns. */
import type { AnyDocument } from '../documents/document.js';
import { classify, presetPath } from '../documents/kinds.js';
import { configPath, defaultPreset, orderOfPath, presetFolder } from '../documents/paths.js';
import { isUsable } from './rule.js';
import type { Workspace } from './workspace.js';

/**
 * Whether a change of the `touched` paths concerns the document at a path: because it was touched, is of the same order, speaks of
 * what was touched, or is or was spoken of by it. What a document says can only become wrong by a change of these; rules
 * for which more matters apply to the workspace. Everything speaks of the settings.
 * @param former What touched documents were before, as far as that is known.
 */
export function concernedBy(
  touched: ReadonlySet<string>,
  workspace: Workspace,
  former: readonly AnyDocument[] = [],
): (path: string) => boolean {
  if (touched.has(configPath)) return () => true;
  const subjects = new Set([...touched].map(subjectOf));
  const concerned = new Set(subjects);
  for (const document of former) for (const named of namedBy(document)) concerned.add(named);
  for (const document of workspace.documents) {
    const subject = subjectOf(document.path);
    const named = namedBy(document);
    if (subjects.has(subject)) for (const other of named) concerned.add(other);
    else if (named.some((other) => subjects.has(other))) concerned.add(subject);
  }
  return (path) => concerned.has(subjectOf(path)) || (classify(path) === undefined && !presetPath(path));
}

/** What a file is about: its order or its preset, or itself where it is about none. Without regard to case, as ids are. */
function subjectOf(path: string): string {
  const preset = presetPath(path)?.name;
  return (preset === undefined ? (orderOfPath(path) ?? path) : presetFolder(preset)).toLowerCase();
}

/** What a document speaks of, but for its own order. */
const namedBy = (document: AnyDocument): string[] => namesIn(document).map((name) => name.toLowerCase());

function namesIn(document: AnyDocument): string[] {
  if (!isUsable(document)) return [];
  const stage = (id: string | undefined) => (id === undefined ? [] : [`.autoloop/stages/${id}.md`]);
  switch (document.kind) {
    case 'order':
      return [
        ...(document.data.depends_on ?? []),
        ...stage(document.data.stage),
        presetFolder(document.data.attempts?.preset ?? defaultPreset),
      ];
    case 'closeout':
      return document.data.user_gates.map((gate) => `.autoloop/gates/${gate}.md`);
    case 'stage':
      return [...(document.data.orders ?? []), ...stage(document.data.next_stage)];
    case 'gate':
      return document.data.order === undefined ? [] : [document.data.order];
    case 'decision':
      return document.data.supersedes === undefined ? [] : [`.autoloop/decisions/${document.data.supersedes}.md`];
    default:
      return [];
  }
}
