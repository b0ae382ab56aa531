/** Which documents a change of some documents concerns. */
import type { AnyDocument } from '../documents/document.js';
import { configPath, orderOfPath, orderPath } from '../documents/paths.js';
import { isUsable } from './rule.js';
import type { Workspace } from './workspace.js';

/**
 * Whether a document is one of the `touched`, speaks of one of them, or is spoken of by one of them. What a document says can
 * only become wrong by a change of these. Everything speaks of the settings.
 */
export function concernedBy(touched: ReadonlySet<string>, workspace: Workspace): (path: string) => boolean {
  if (touched.has(configPath)) return () => true;
  const orders = new Set([...touched].flatMap((path) => orderOfPath(path) ?? []));
  const concerned = new Set(touched);
  for (const document of workspace.documents) {
    const named = namedBy(document);
    if (touched.has(document.path)) for (const path of named) concerned.add(path);
    else if (named.some((path) => touched.has(path))) concerned.add(document.path);
  }
  return (path) => {
    const order = orderOfPath(path);
    return concerned.has(path) || (order !== undefined && orders.has(order)) || !workspace.has(path);
  };
}

/** Paths of the documents that one names, but for those of its own order. */
function namedBy(document: AnyDocument): string[] {
  if (!isUsable(document)) return [];
  switch (document.kind) {
    case 'order': {
      const { depends_on = [], stage } = document.data;
      return [...depends_on.map(orderPath), ...(stage === undefined ? [] : [`.autoloop/stages/${stage}.md`])];
    }
    case 'closeout':
      return document.data.user_gates.map((gate) => `.autoloop/gates/${gate}.md`);
    default:
      return [];
  }
}
