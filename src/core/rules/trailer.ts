/** Which order a commit says it belongs to. */

/** The trailer of a commit's message that names its order. */
export const orderTrailer = 'Work-Order';

/**
 * The order that the last paragraph of a message names in a trailer `Work-Order: <id>`, the last one counting; null when it
 * names none. Format: git-interpret-trailers(1). A message of one paragraph is a subject and has no trailers.
 */
export function orderInMessage(message: string): string | null {
  const paragraphs = message.trimEnd().split(/\n[ \t]*\n/);
  const lines = paragraphs.length > 1 ? (paragraphs.at(-1)?.split('\n') ?? []) : [];
  const named = lines.flatMap((line) => /^Work-Order[ \t]*:[ \t]*(.*?)[ \t]*$/i.exec(line)?.[1] ?? []);
  return named.at(-1) || null;
}

/** The order whose attempt a branch carries: `login` of `autoloop/login/2`; null for any other branch. */
export const orderOfBranch = (branch: string | null): string | null =>
  /^autoloop\/([^/]+)\/[1-9][0-9]*$/.exec(branch ?? '')?.[1] ?? null;
