/** Which order a commit says it belongs to. */

/** The trailer of a commit's message that names its order. */
export const orderTrailer = 'Work-Order';

/**
 * The order that the last paragraph of a message names in a trailer `Work-Order: <id>`, the last one counting; null when it
 * names none. Format: git-interpret-trailers(1). A message of one paragraph is a subject and has no trailers.
 */
export const orderInMessage = (message: string): string | null => trailerIn(message, orderTrailer);

/** The attempt that a message says was imported, by the trailers `Run` and `Attempt`; undefined when it says so of none. */
export function attemptInMessage(message: string): { run: string; attempt: number } | undefined {
  const [run, attempt] = [trailerIn(message, 'Run'), trailerIn(message, 'Attempt')];
  if (run === null || !/^[1-9][0-9]{0,3}$/.test(attempt ?? '')) return undefined;
  return { run, attempt: Number(attempt) };
}

function trailerIn(message: string, name: string): string | null {
  const paragraphs = withoutEnd(message).split(/\n[ \t]*\n/);
  const last = paragraphs.length > 1 ? (paragraphs.at(-1) ?? '') : '';
  // A line that begins with a blank goes on with the one before.
  const lines = last.replace(/\n[ \t]+/g, ' ').split('\n');
  const values = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return line.slice(0, colon).trimEnd().toLowerCase() === name.toLowerCase() ? line.slice(colon + 1).trim() : [];
  });
  return values.findLast((value) => value !== '') ?? null;
}

/** A message without the comments and empty lines at its end, which are no paragraph to Git either. */
function withoutEnd(message: string): string {
  const lines = message.split('\n');
  const last = lines.findLastIndex((line) => !line.startsWith('#') && line.trim() !== '');
  return lines.slice(0, last + 1).join('\n');
}

/** The order whose attempt a branch carries: `login` of `autoloop/login/2`; null for any other branch. */
export const orderOfBranch = (branch: string | null): string | null =>
  /^autoloop\/([^/]+)\/[1-9][0-9]*$/.exec(branch ?? '')?.[1] ?? null;
