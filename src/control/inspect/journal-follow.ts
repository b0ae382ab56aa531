/** Following a journal while it is written, from its own bytes: whoever writes it is asked nothing. */
import type { JournalEvent } from '../../core/journal/types.gen.js';
import { isExhausted, watchFolders } from '../../edges/files/index.js';
import type { Repository } from '../../edges/git/index.js';
import { holderOf, journalPath, type Place, runDir, scanJournal, startOf } from '../../edges/journal/index.js';
import { pause } from '../../edges/process/pause.js';

/**
 * Why nothing more is told: the run has `ended`; it is `paused`, or was `cut-off`, and nobody works on it; `read`: no more was
 * asked for; `interrupted` by the signal.
 */
export type FollowEnd = 'ended' | 'paused' | 'cut-off' | 'read' | 'interrupted';

interface Following {
  /** How many of the events that are there already are told. */
  last: number;
  /** Whether events that come later are waited for. */
  follow: boolean;
  signal: AbortSignal;
  tell: (event: JournalEvent) => void;
}

/** Milliseconds between looks: where the system tells of changes, to see whether anybody still works on the run; else for all. */
const BEAT = { told: 1000, untold: 250 };

/** So long after a ring one looks: many events are often written within moments. */
const GATHERS = 50;

/**
 * Tells the last events of a run and, with `follow`, each new one as soon as it is whole; a line that is just being written
 * waits for its end. Memory does not grow with the journal.
 * @throws AutoloopError as `scanJournal`, also for what is broken while it is followed.
 */
export async function followJournal(repo: Repository, id: string, following: Following): Promise<FollowEnd> {
  const { follow, signal, tell } = following;
  const path = journalPath(repo.commonDir, id);
  const reader = journalReader(path, startOf(id));
  const bell = follow ? await listen(runDir(repo.commonDir, id)) : undefined;
  try {
    for (const event of await reader.last(following.last)) tell(event);
    if (bell === undefined) return 'read';
    for (;;) {
      if (signal.aborted) return 'interrupted';
      const isHeld = (await holderOf(repo.commonDir, id)) !== null;
      // After asking: what its last holder wrote is read before it is said that nobody holds it.
      await reader.next(tell);
      const standing = reader.standing();
      if (standing === 'ended' || !isHeld) return standing;
      await bell.wait(signal);
    }
  } finally {
    bell?.close();
  }
}

/** Reads on where it stopped. */
function journalReader(path: string, start: Place) {
  let place = start;
  let standing: 'ended' | 'paused' | 'cut-off' = 'cut-off';
  const note = ({ type }: JournalEvent): void => {
    if (type === 'run.ended') standing = 'ended';
    else if (type === 'run.paused') standing = 'paused';
    else if (type === 'run.resumed') standing = 'cut-off';
  };
  const next = async (each: (event: JournalEvent) => void): Promise<void> => {
    const { offset, head } = await scanJournal(path, place, (event) => {
      note(event);
      each(event);
    });
    place = { offset, head };
  };
  return {
    next,
    /** How the run stands, should nobody work on it. */
    standing: () => standing,
    last: async (count: number): Promise<JournalEvent[]> => {
      const kept: JournalEvent[] = [];
      await next((event) => {
        if (kept.push(event) > 2 * count) kept.splice(0, kept.length - count);
      });
      return kept.slice(Math.max(0, kept.length - count));
    },
  };
}

/** A bell that rings when something changes in the folder of a run, and on the beat. */
async function listen(dir: string): Promise<{ wait: (signal: AbortSignal) => Promise<void>; close: () => void }> {
  let rung = new AbortController();
  const watch = watchFolders(
    [{ folder: dir, cares: (name) => name === 'journal.jsonl' || name.startsWith('lock.') }],
    () => rung.abort(),
  );
  const isTold = await watch.renew().then(
    () => true,
    (error: unknown) => {
      if (!isExhausted(error)) throw error;
      return false;
    },
  );
  return {
    wait: async (signal) => {
      await pause(isTold ? BEAT.told : BEAT.untold, AbortSignal.any([signal, rung.signal]));
      if (rung.signal.aborted) await pause(GATHERS, signal);
      rung = new AbortController();
    },
    close: () => void watch.close(),
  };
}
