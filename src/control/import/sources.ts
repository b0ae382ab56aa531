/** What is imported: files of another tool, and what Git knows of them. */
import { dirname, relative, resolve, sep } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import type { Recorded } from '../../core/import/made.js';
import { isOurs } from '../../core/rules/foreign.js';
import { quoted } from '../../core/untrusted.js';
import { exists, listFiles, readFiles, resolved } from '../../edges/files/index.js';
import { historyOf } from '../../edges/git/file-history.js';
import { commitBeginning, commitFacts, type Repository } from '../../edges/git/index.js';

export interface Sources {
  /** Paths from the repository root; of what lies outside of it, from the folder it lies in. */
  files: { path: string; text?: string }[];
  /** Whether they lie in the repository. */
  inside: boolean;
  /** Who added which file. */
  recorded: Map<string, Recorded>;
  commits: Map<string, string>;
}

const isMarkdown = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

/**
 * Reads a file, or all files below a folder; links are not followed, and documents of ours are left out.
 * @throws AutoloopError `no-such-path`, `nothing-to-import`, `folder-too-large`, and whatever keeps it from being read.
 */
export async function readSources(repo: Repository, path: string): Promise<Sources> {
  const place = await resolved(resolve(path));
  const root = await resolved(repo.root);
  const inside = place === root || place.startsWith(`${root}${sep}`);
  if (place === root)
    throw new AutoloopError('usage', 'folder-too-large', 'The whole repository is no folder to import', {
      hint: 'Name the folder that holds the work orders: autoloop import docs/coordination',
    });
  const base = inside ? root : dirname(place);
  const name = relative(base, place).split(sep).join('/');
  const single = await readFiles(base, [name]);
  const found =
    single.size > 0 ? [name] : (await listFiles(base, name)).filter((file) => !/(?:^|\/)\.git\//.test(file));
  const bytes = single.size > 0 ? single : await readFiles(base, found.filter(isMarkdown));
  const files = found
    .filter((file) => !inside || !file.startsWith('.autoloop/') || !isOurs(file, bytes.get(file)))
    .map((file) => {
      const content = bytes.get(file);
      return { path: file, ...(content !== undefined && isMarkdown(file) ? { text: textOf(content) } : {}) };
    });
  if (found.length === 0 && !(await exists(place)))
    throw new AutoloopError('usage', 'no-such-path', `There is no file or folder ${quoted(path)}`, {
      hint: 'Name a work order, or the folder that holds them: autoloop import docs/coordination',
    });
  if (!files.some(({ text }) => text !== undefined))
    throw new AutoloopError('usage', 'nothing-to-import', `There is no Markdown of another tool at ${quoted(path)}`, {
      hint: 'Name a work order, or the folder that holds them: autoloop import docs/coordination',
    });
  const recorded = inside ? await recordsOf(repo, files) : new Map();
  return { files, inside, recorded, commits: await commitsIn(repo, files) };
}

/** PowerShell writes UTF-8 with a byte order mark, and before version 6 often UTF-16. */
function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** Asked only for what may be a report: Git looks through all of history for each. */
async function recordsOf(repo: Repository, files: Sources['files']): Promise<Sources['recorded']> {
  const records: Sources['recorded'] = new Map();
  for (const { path, text = '' } of files) {
    if (!/worker report|work order id/i.test(text)) continue;
    const [commit] = await historyOf(repo, path);
    if (commit === undefined) continue;
    const fact = (await commitFacts(repo, [commit])).get(commit);
    records.set(path, { commit, email: fact?.author.email ?? '' });
  }
  return records;
}

/** Full ids of what looks like commits in reports. */
async function commitsIn(repo: Repository, files: Sources['files']): Promise<Map<string, string>> {
  const commits = new Map<string, string>();
  const said = new Set(
    files.flatMap(({ text = '' }) => text.match(/(?<![0-9a-zA-Z])[0-9a-f]{7,64}(?![0-9a-zA-Z])/g) ?? []),
  );
  for (const digits of [...said].slice(0, 1000)) {
    const commit = await commitBeginning(repo, digits);
    if (commit !== undefined) commits.set(digits, commit);
  }
  return commits;
}
