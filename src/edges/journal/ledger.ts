/**
 * A ledger: a file of lines that any number of processes add to, each line under a key, and of one key only one line that
 * counts. Lines are added under a lock, by one write, and are on disc before it answers.
 */
import { closeSync, constants, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { alone, holdAlone } from './alone.js';
import { syncFolder } from './durable.js';
import { openLedgerIndex } from './ledger-index.js';
import { setAside, writeWhole } from './whole-lines.js';

export interface Ledger {
  /** The common Git directory: every worktree shares it, and no sandbox reaches it. */
  commonDir: string;
  name: 'discoveries' | 'memory';
  /** The key of a line; undefined for a line that is not one of the ledger's, which counts for nothing. */
  keyOf: (line: string) => string | undefined;
}

/** `<common>/autoloop/<name>.ndjson`; its lock and its index lie in the folder `<common>/autoloop/<name>`. */
export const ledgerPath = ({ commonDir, name }: Ledger): string => join(commonDir, 'autoloop', `${name}.ndjson`);

/** A line to be added. */
export interface Addition {
  key: string;
  /** Without its newline, and with none in it. */
  line: string;
  /** Whether it may follow the line that counts for its key now; undefined: there is none. */
  follows: (latest: string | undefined) => boolean;
}

/** Whether the line was added, else the line that counts instead of it. */
export type Added = { how: 'added' } | { how: 'refused'; latest: string | undefined };

/** What came of each line, in order, and where a last line was set aside to that a crash had cut off; null: there was none. */
export interface AddedAll {
  added: Added[];
  torn: string | null;
}

/** So many lines are added at once: others wait for the lock meanwhile. */
const mostAtOnce = 1000;

/**
 * Adds the lines that may follow, in order. Of any number of processes that add a line of one key at once, one comes first
 * and the others see its line.
 * @throws AutoloopError `ledger-busy` when others hold the lock for ten seconds on end; `ledger-write-failed`. Of more than
 * a thousand lines those before may have been added then.
 */
export async function addLines(ledger: Ledger, additions: readonly Addition[]): Promise<AddedAll> {
  const all: AddedAll = { added: [], torn: null };
  for (let first = 0; first < additions.length; first += mostAtOnce) {
    const { added, torn } = await addAlone(ledger, additions.slice(first, first + mostAtOnce));
    all.added.push(...added);
    all.torn ??= torn;
  }
  return all;
}

async function addAlone(ledger: Ledger, additions: readonly Addition[]): Promise<AddedAll> {
  const path = ledgerPath(ledger);
  const done = await alone(ledger.commonDir, ledger.name, async () => {
    const isNew = !existsSync(path);
    const result = addNow(ledger, path, additions);
    if (isNew) await syncFolder(dirname(path));
    return result;
  });
  if (done !== undefined) return done;
  throw await busy(ledger, path);
}

/** Who keeps others from a ledger; of who cannot be told to be alive from here, how to be rid of the lock. */
async function busy({ commonDir, name }: Ledger, path: string): Promise<AutoloopError> {
  const held = await holdAlone(commonDir, name);
  if (held.how === 'taken') await held.release();
  const [who, lock] =
    held.how === 'taken' ? ['Others', null] : [`${held.by[0]?.toUpperCase()}${held.by.slice(1)}`, held.lock];
  const hint =
    lock === null ? 'Try again.' : `Whether it is alive cannot be told from here. If it is not, remove ${lock}`;
  return new AutoloopError('environment', 'ledger-busy', `${who} kept ${path} locked for ten seconds`, { hint });
}

function addNow(ledger: Ledger, path: string, additions: readonly Addition[]): AddedAll {
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
  let fd: number | undefined;
  try {
    fd = openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
    if (!fstatSync(fd).isFile()) throw new Error('it is no regular file');
    const torn = setTornAside(fd, path);
    const index = openLedgerIndex(join(ledger.commonDir, 'autoloop', ledger.name), fd, ledger.keyOf);
    try {
      const start = fstatSync(fd).size;
      const pending = new Map<string, { line: string; offset: number }>();
      const lines: string[] = [];
      let offset = start;
      const added = additions.map(({ key, line, follows }): Added => {
        const latest = pending.get(key)?.line ?? index.lineOf(key);
        if (!follows(latest)) return { how: 'refused', latest };
        pending.set(key, { line, offset });
        lines.push(`${line}\n`);
        offset += Buffer.byteLength(line) + 1;
        return { how: 'added' };
      });
      if (lines.length > 0) {
        index.makeRoom(pending.size);
        writeWhole(fd, Buffer.from(lines.join('')), start);
        for (const [key, { offset }] of pending) index.put(key, offset);
        index.settle();
      }
      return { added, torn };
    } finally {
      index.close();
    }
  } catch (error) {
    if (error instanceof AutoloopError) throw error;
    throw new AutoloopError(
      'environment',
      'ledger-write-failed',
      `${path} cannot be written: ${(error as Error).message}`,
      {
        hint: 'It has to be a regular file, on a disc that has room: see to it, then try again.',
        cause: error,
      },
    );
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Where the last line is not whole: keeps it in `<path>.torn`, on disc before it is cut off. Its writer never heard that it was added. */
function setTornAside(fd: number, path: string): string | null {
  const { size } = fstatSync(fd);
  const tail = tornTail(fd, size);
  if (tail.length === 0) return null;
  return setAside(fd, path, { torn: tail, offset: size - tail.length });
}

/** What stands behind the last newline. */
function tornTail(fd: number, size: number): Buffer {
  for (let length = Math.min(size, 4096); ; length = Math.min(size, length * 2)) {
    const tail = Buffer.alloc(length);
    readSync(fd, tail, 0, length, size - length);
    const end = tail.lastIndexOf(0x0a);
    if (end >= 0 || length === size) return tail.subarray(end + 1);
  }
}
