/** What separates two trees, read with neutral eyes. Formats: git-diff-tree(1), "RAW OUTPUT FORMAT" and `--numstat`. */
import { createHash } from 'node:crypto';
import { hostGit } from './door.js';
import { rawFieldsIn } from './paths.js';

export interface ChangedEntry {
  /** The name, one character a byte. */
  raw: string;
  status: 'A' | 'M' | 'D' | 'T';
  from: { mode: string; id: string };
  to: { mode: string; id: string };
}

export interface ChangedFile {
  path: string;
  /** Added, modified, deleted, or of another type (file, link, submodule). */
  status: 'A' | 'M' | 'D' | 'T';
  binary: boolean;
  /** Lines; 0 for a binary file. */
  insertions: number;
  deletions: number;
}

const EXACTLY = [
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--full-index',
  '--no-abbrev',
  '--ignore-submodules=none',
];

/** The entries that differ, in the order of their bytes. */
export async function changedEntries(gitDir: string, from: string, to: string): Promise<ChangedEntry[]> {
  const { stdout } = await hostGit(gitDir, ['diff-tree', '-r', '-z', '--raw', ...EXACTLY, from, to]);
  const fields = rawFieldsIn(stdout);
  const entries: ChangedEntry[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [fromMode = '', toMode = '', fromId = '', toId = '', status = ''] = (fields[i] ?? '').slice(1).split(' ');
    entries.push({
      raw: fields[i + 1] ?? '',
      status: status.charAt(0) as ChangedEntry['status'],
      from: { mode: fromMode, id: fromId },
      to: { mode: toMode, id: toId },
    });
  }
  return entries;
}

/** The files that differ, with the lines each gained and lost. */
export async function changedFiles(gitDir: string, from: string, to: string): Promise<ChangedFile[]> {
  const [entries, { stdout }] = await Promise.all([
    changedEntries(gitDir, from, to),
    hostGit(gitDir, ['diff-tree', '-r', '-z', '--numstat', ...EXACTLY, from, to]),
  ]);
  const counts = new Map(
    rawFieldsIn(stdout).map((line) => {
      const [insertions = '', deletions = '', ...name] = line.split('\t');
      return [name.join('\t'), { insertions, deletions }] as const;
    }),
  );
  return entries.map(({ raw, status }) => {
    const count = counts.get(raw);
    return {
      path: Buffer.from(raw, 'latin1').toString('utf8'),
      status,
      binary: count?.insertions === '-',
      insertions: Number(count?.insertions) || 0,
      deletions: Number(count?.deletions) || 0,
    };
  });
}

/** The change as a patch that `git apply` takes, binary files included. */
export async function patchBetween(gitDir: string, from: string, to: string): Promise<Buffer> {
  const shape = ['-p', '--binary', '--src-prefix=a/', '--dst-prefix=b/'];
  return (await hostGit(gitDir, ['diff-tree', '-r', ...shape, ...EXACTLY, from, to])).stdout;
}

/** Faults of whitespace and left-over conflict markers, one `path:line: message` each, at most so many. */
export async function whitespaceFaults(gitDir: string, from: string, to: string, most = 200): Promise<string[]> {
  const { stdout } = await hostGit(gitDir, ['diff-tree', '-r', '--check', ...EXACTLY, from, to], { accept: [2] });
  const faults: string[] = [];
  const lines = stdout.toString('utf8').split('\n');
  for (let i = 0; i < lines.length && faults.length < most; i++) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    faults.push(line.replace(/\.$/, ''));
    // The line itself follows, but for these two, which are about no single line's text.
    if (!/: (new blank line at EOF|leftover conflict marker)\.?$/.test(line)) i++;
  }
  return faults;
}

/**
 * One id for the same change on whatever base: SHA-256 over the patch without line numbers and object names. Unlike
 * git-patch-id(1) it keeps whitespace: in some languages that is the change. Null for no change.
 */
export function patchIdOf(patch: Buffer): string | null {
  if (patch.length === 0) return null;
  const hash = createHash('sha256');
  for (let at = 0; at < patch.length; ) {
    const end = patch.indexOf(10, at) + 1 || patch.length;
    const line = patch.subarray(at, end);
    if (startsWith(line, '@@ ')) hash.update('@@\n');
    else if (!startsWith(line, 'index ')) hash.update(line);
    at = end;
  }
  return hash.digest('hex');
}

// Lines of content begin with a blank, `+`, `-` or `\`, so neither prefix can be forged from inside a file.
const startsWith = (line: Buffer, prefix: string) => line.toString('latin1', 0, prefix.length) === prefix;
