/**
 * Reads a unified diff as Git writes it. The diff holds an agent's bytes: lines are taken by the counts in the
 * hunk's header, so no content can pass for a header, and what cannot be read ends the file instead of failing.
 */

export interface DiffLine {
  kind: 'context' | 'removed' | 'added';
  text: string;
  /** Line number before and after the change, where the line exists. */
  before: number | undefined;
  after: number | undefined;
}

export interface Hunk {
  /** What Git puts behind the second `@@`: the function the hunk lies in. */
  context: string;
  lines: DiffLine[];
}

export interface FileDiff {
  path: string;
  binary: boolean;
  hunks: Hunk[];
}

const hunkHeader = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/;

/** The files of a diff. At most `limit` UTF-16 units of it are read; `cut` says that there was more. */
export function parseDiff(text: string, limit = 1_000_000): { files: FileDiff[]; cut: boolean } {
  const lines = text.slice(0, limit).split('\n');
  const files: FileDiff[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const file = files.at(-1);
    const hunk = file && hunkHeader.exec(line);
    if (line.startsWith('diff --git ')) {
      files.push({ path: pathOfHeader(line.slice('diff --git '.length)), binary: false, hunks: [] });
      at += 1;
    } else if (file && hunk) {
      at = readHunk(lines, at + 1, hunk, file);
    } else {
      if (file && (line.startsWith('Binary files ') || line === 'GIT binary patch')) file.binary = true;
      // Without renames both headers name one file, and these are the ones that are never ambiguous.
      if (file && file.hunks.length === 0) file.path = pathOfMark(line) ?? file.path;
      at += 1;
    }
  }
  return { files, cut: text.length > limit };
}

function readHunk(lines: readonly string[], from: number, header: RegExpExecArray, file: FileDiff): number {
  let before = Number(header[1]);
  let after = Number(header[3]);
  const lastBefore = before + Number(header[2] ?? 1);
  const lastAfter = after + Number(header[4] ?? 1);
  const hunk: Hunk = { context: header[5] ?? '', lines: [] };
  file.hunks.push(hunk);
  let at = from;
  for (; at < lines.length && (before < lastBefore || after < lastAfter); at += 1) {
    const line = lines[at] ?? '';
    const text = line.slice(1);
    if (line.startsWith('-')) hunk.lines.push({ kind: 'removed', text, before: before++, after: undefined });
    else if (line.startsWith('+')) hunk.lines.push({ kind: 'added', text, before: undefined, after: after++ });
    else if (line.startsWith(' ')) hunk.lines.push({ kind: 'context', text, before: before++, after: after++ });
    else if (!line.startsWith('\\')) break;
  }
  return at;
}

/** `--- a/x` and `+++ b/x`; the side that does not exist is `/dev/null`. */
function pathOfMark(line: string): string | undefined {
  if (!line.startsWith('--- ') && !line.startsWith('+++ ')) return undefined;
  // Git ends a name that holds a blank with a tab.
  const name = unquote(line.slice(4).replace(/\t$/, ''));
  return name === '/dev/null' ? undefined : name.slice(2);
}

/** `a/x b/x`, the same name twice: the halves are of equal length. */
function pathOfHeader(names: string): string {
  const second = names.slice(Math.ceil(names.length / 2));
  return unquote(second).slice(2);
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** Git's C-style quoting (`core.quotePath`): octal bytes of UTF-8 and the usual escapes. */
function unquote(name: string): string {
  if (!name.startsWith('"') || !name.endsWith('"') || name.length < 2) return name;
  const bytes: number[] = [];
  for (const [token] of name.slice(1, -1).matchAll(/\\[0-7]{3}|\\.|[^\\]+/gsu)) {
    if (/^\\[0-7]{3}$/.test(token)) bytes.push(Number.parseInt(token.slice(1), 8));
    else if (token.startsWith('\\')) bytes.push(escapes[token.slice(1)] ?? token.charCodeAt(1));
    else bytes.push(...new TextEncoder().encode(token));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
