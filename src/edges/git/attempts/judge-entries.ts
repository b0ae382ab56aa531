/** Decides, entry by entry, what of an attempt's tree is accepted. */
import { hostGit } from '../door.js';
import { type Ask, measureObjects, readObjects } from '../objects.js';
import { rawFieldsIn } from '../paths.js';
import type { ChangedEntry } from '../tree-diff.js';
import { collisionsWith, faultOfLink, faultOfName } from './entry-rules.js';
import type { TreeEdit } from './quarantine.js';

export interface Case {
  baseTree: string;
  entries: readonly ChangedEntry[];
  /** Ids of the objects the attempt brought itself. */
  brought: ReadonlySet<string>;
  blobBytes: number;
}

export interface Verdict {
  edits: TreeEdit[];
  refused: { raw: string; reason: string }[];
  /** Size of all accepted files together. */
  bytes: number;
}

const MODES = new Set(['100644', '100755', '120000']);
/** Longest target of a symbolic link that a system takes. */
const LINK_BYTES = 4096;

/** Every deletion stands; every other entry is measured by its name, its mode, its content and its neighbours. */
export async function judgeEntries(gitDir: string, given: Case): Promise<Verdict> {
  const ask: Ask = (args, call) => hostGit(gitDir, args, call);
  const arriving = given.entries.filter((entry) => entry.status !== 'D');
  const base = arriving.length > 0 ? await entriesOf(gitDir, given.baseTree) : [];
  const own = await ownIds(given, base, arriving);
  const sizes = await measureObjects(ask, [
    ...new Set(arriving.map((entry) => entry.to.id).filter((id) => own.has(id))),
  ]);
  const isShortLink = ({ to }: ChangedEntry) =>
    to.mode === '120000' && (sizes.get(to.id)?.bytes ?? Number.POSITIVE_INFINITY) <= LINK_BYTES;
  const links = await readObjects(ask, [...new Set(arriving.filter(isShortLink).map((entry) => entry.to.id))]);
  const gone = new Set(given.entries.filter((entry) => entry.status === 'D').map((entry) => entry.raw));
  const collides = collisionsWith(base.map((entry) => entry.raw).filter((raw) => !gone.has(raw)));

  const verdict: Verdict = { edits: [], refused: [], bytes: 0 };
  for (const { raw, status, to } of given.entries) {
    const reason = status === 'D' ? undefined : faultOf(raw, status, to);
    if (reason !== undefined) verdict.refused.push({ raw, reason });
    else verdict.edits.push({ raw, to: status === 'D' ? null : to });
    if (reason === undefined && status !== 'D') verdict.bytes += sizes.get(to.id)?.bytes ?? 0;
  }
  return verdict;

  function faultOf(raw: string, status: ChangedEntry['status'], to: ChangedEntry['to']): string | undefined {
    if (to.mode === '160000') return 'submodule or nested repository';
    if (!MODES.has(to.mode)) return `mode ${to.mode}`;
    const size = sizes.get(to.id);
    if (size === undefined) return 'content that the attempt did not bring';
    if (size.type !== 'blob') return `not a file but a ${size.type}`;
    if (size.bytes > given.blobBytes) return 'file too large';
    // A name that the base has already is not the attempt's doing.
    const name = status === 'A' ? faultOfName(raw) : undefined;
    if (name !== undefined) return name;
    if (to.mode === '120000') {
      const target = links.get(to.id)?.content.toString('latin1');
      const link = target === undefined ? 'symbolic link too long' : faultOfLink(raw, target);
      if (link !== undefined) return link;
    }
    return status === 'A' && collides(raw) ? 'differs from another name only in case or Unicode form' : undefined;
  }
}

interface BaseEntry {
  id: string;
  raw: string;
}

async function entriesOf(gitDir: string, tree: string): Promise<BaseEntry[]> {
  const { stdout } = await hostGit(gitDir, ['ls-tree', '-r', '-z', '--full-tree', tree]);
  return rawFieldsIn(stdout).map((line) => {
    const tab = line.indexOf('\t');
    return { id: line.slice(line.lastIndexOf(' ', tab) + 1, tab), raw: line.slice(tab + 1) };
  });
}

/** Ids that the attempt may use: what it brought, and files that the base shows it anyway. */
async function ownIds(
  { brought }: Case,
  base: readonly BaseEntry[],
  arriving: readonly ChangedEntry[],
): Promise<ReadonlySet<string>> {
  if (arriving.every((entry) => brought.has(entry.to.id))) return brought;
  const shown = new Set(base.map((entry) => entry.id));
  return new Set(arriving.map((entry) => entry.to.id).filter((id) => brought.has(id) || shown.has(id)));
}
