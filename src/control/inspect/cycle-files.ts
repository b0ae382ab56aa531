/** Lays out the documents and logs of a run's attempts as files beside its journal, under `projections/`. */
import { dirname, join } from 'node:path';
import { blobsOfCycle, cycleFiles } from '../../core/cycle/files.js';
import { isOfTimeline } from '../../core/cycle/timeline.js';
import { AutoloopError } from '../../core/error.js';
import { foldInto } from '../../core/journal/fold.js';
import type { RunState } from '../../core/journal/state.js';
import type { JournalEvent } from '../../core/journal/types.gen.js';
import type { Preset } from '../../core/presets/preset.js';
import { pinnedFiles, presetIn, readParts } from '../../core/presets/read.js';
import { filesUnder, isContent, listNames, makeFolder, removeFolder, writeBytes } from '../../edges/files/index.js';
import { journalPath, readBlob, runDir, scanJournal, startOf } from '../../edges/journal/index.js';

/** The folder of a run's files that are built from its journal. */
const projectionsDir = (commonDir: string, runId: string): string => join(runDir(commonDir, runId), 'projections');

/**
 * The files of a run by their path in `projections/`, from its journal and blobs alone; none for a run that keeps no documents
 * and knows no phases.
 * @throws AutoloopError what reading the journal throws.
 */
async function cycleFilesOf(commonDir: string, runId: string): Promise<Map<string, Uint8Array>> {
  let state: RunState | undefined;
  const events: JournalEvent[] = [];
  await scanJournal(journalPath(commonDir, runId), startOf(runId), (event) => {
    state = foldInto(state, event);
    if (isOfTimeline(event)) events.push(event);
  });
  if (state === undefined) return new Map();
  const dir = runDir(commonDir, runId);
  const blobs = new Map<string, Uint8Array>();
  for (const sha256 of blobsOfCycle(state)) {
    const bytes = await unlessLost(readBlob(dir, sha256));
    if (bytes !== undefined) blobs.set(sha256, bytes);
  }
  const files = await unlessLost(readBlob(dir, state.started.preset_files.sha256));
  return cycleFiles({ state, events, blobs, preset: files && presetOf(state.started.preset, files) });
}

/** What is not there any more is left out; `journal verify` says that it is missing. */
const unlessLost = (bytes: Promise<Uint8Array>): Promise<Uint8Array | undefined> =>
  bytes.catch((error: unknown) => {
    if (error instanceof AutoloopError) return undefined;
    throw error;
  });

function presetOf(name: string, bytes: Uint8Array): Preset | undefined {
  return presetIn(readParts(name, pinnedFiles(new TextDecoder().decode(bytes))));
}

/**
 * Writes the files of a run, or of one attempt of it, as they should be now, and removes what should not be there. Only what
 * differs is touched.
 */
export async function writeCycleFiles(commonDir: string, runId: string, attempt?: number): Promise<void> {
  const folder = projectionsDir(commonDir, runId);
  const isAsked = (name: string) =>
    attempt === undefined ? /^attempt-\d+$/.test(name) : name === `attempt-${attempt}`;
  const wanted = await cycleFilesOf(commonDir, runId);
  for (const name of (await listNames(folder)).filter(isAsked))
    for (const path of await filesUnder(join(folder, name)))
      if (!wanted.has(`${name}/${path}`)) await removeFolder(join(folder, name, path));
  for (const [path, bytes] of wanted) {
    const at = join(folder, path);
    if (!isAsked(path.split('/', 1)[0] ?? '') || (await isContent(at, bytes))) continue;
    await makeFolder(dirname(at));
    await writeBytes(at, bytes);
  }
}
