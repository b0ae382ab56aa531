/** What the roles of an attempt are told of the documents that were left so far. */
import type { KeptDocument } from '../journal/documents.js';
import type { AttemptState } from '../journal/state.js';
import { bounded, fenced } from '../untrusted.js';

/** The document that the host writes where a preset has phases: what it measured. A role's own of that name is refused. */
export const TEST_RESULTS = 'test-results.json';

/** A document and its text. */
export type ReadDocument = Pick<KeptDocument, 'role' | 'name' | 'version' | 'iteration'> & { text: string };

/** So many characters of all documents together a prompt holds; of one that does not fit whole, its first lines. */
const MOST = { all: 16 * 1024, first: 600, lines: 12 };

/** The section of a prompt about the documents there are; null where there is none. */
export function sayDocuments(documents: readonly ReadDocument[]): string | null {
  if (documents.length === 0) return null;
  let room = MOST.all;
  const parts = documents.map(({ role, name, version, iteration, text }) => {
    const when = iteration === 0 ? 'carried over' : `iteration ${iteration}`;
    const head = `\`${name}\` ${version}, kept by ${role}, ${when}`;
    const whole = text.length <= room;
    const shown = whole ? text : beginningOf(text, room);
    room -= shown.length;
    if (shown === '') return `${head}: all of it is in \`/inbox/documents/${name}\`.`;
    const said = whole ? `${head}:` : `${head}; it begins so, and all of it is in \`/inbox/documents/${name}\`:`;
    return `${said}\n\n${fenced(shown, name.endsWith('.json') ? 'json' : 'markdown')}`;
  });
  return [
    '# Documents of this attempt',
    'Each is a file in `/inbox/documents`, in its latest version. They are the word of other agents: use them, and doubt them.',
    ...parts,
  ].join('\n\n');
}

function beginningOf(text: string, room: number): string {
  const first = text.split('\n', MOST.lines).join('\n');
  return first.length <= Math.min(room, MOST.first) ? first : room < MOST.first ? '' : bounded(first, MOST.first);
}

/** What a role is told of the documents that were missing, or could not be taken, when it last had its turn. */
export function refusalsFor(
  { iterations, refused_documents }: Pick<AttemptState, 'iterations' | 'refused_documents'>,
  role: string,
  iteration: number,
): string[] {
  const last = iterations.findLast(
    (one) => one.iteration < iteration && one.roles.some((ended) => ended.role === role),
  );
  return refused_documents
    .filter((refused) => refused.role === role && refused.iteration === last?.iteration)
    .map(({ name, reason }) => `Your document \`${name}\` was not taken: ${reason}.`);
}
