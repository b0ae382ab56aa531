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
  const paragraphs = message.trimEnd().split(/\n[ \t]*\n/);
  const lines = paragraphs.length > 1 ? (paragraphs.at(-1)?.split('\n') ?? []) : [];
  const named = lines.filter((line) => line.toLowerCase().startsWith(name.toLowerCase()));
  return named.flatMap((line) => /^[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line.slice(name.length))?.[1] ?? []).at(-1) || null;
}

/** The order whose attempt a branch carries: `login` of `autoloop/login/2`; null for any other branch. */
export const orderOfBranch = (branch: string | null): string | null =>
  /^autoloop\/([^/]+)\/[1-9][0-9]*$/.exec(branch ?? '')?.[1] ?? null;
