/** One project that is open in an editor: what lies on disc, what is typed over it, and what every rule says of both. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseDocument } from '../../core/documents/document.js';
import { classify } from '../../core/documents/kinds.js';
import { boardPath, presetFolder } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { once } from '../../core/once.js';
import { buildWorkspace, type SnapshotFile, type Workspace } from '../../core/rules/workspace.js';
import { readFiles } from '../../edges/files/index.js';
import { gatherFacts } from '../check/facts.js';
import { openPlace, type Place } from '../check/snapshot.js';
import { filesOf } from '../check/sources.js';
import { type Judgement, judgeState } from './findings.js';

/** What every rule said of one state of the project. Paths are from its root, with `/`. */
export interface Checked {
  workspace: Workspace;
  findings: ReadonlyMap<string, readonly Finding[]>;
  /** Of the documents that were open, the versions that were looked at. */
  versions: ReadonlyMap<string, number>;
  /** Paths that Git tracks; asked when first needed. */
  tracked(): Promise<readonly string[]>;
}

/** What is to be shown of one document now, in the place of what was shown before. */
export interface Shown {
  findings: readonly Finding[];
  /** The text they are about; empty for a document that is gone. */
  text: string;
  /** The version they are about; undefined for a document that is not open. */
  version: number | undefined;
}

export interface ProjectOptions {
  /** Where the project lies. */
  directory: string;
  show(path: string, shown: Shown): void;
  /** Is told what keeps the project from being checked. */
  fail(error: unknown): void;
}

export interface Project {
  /** The text that an editor has at a path, in the place of the file. */
  put(path: string, text: string, version: number): void;
  /** The file counts again. */
  drop(path: string): void;
  /** Something changed on disc: these files, or anything. */
  disturb(paths?: readonly string[]): void;
  /** What is said of the state as it is now. */
  settled(): Promise<Checked | undefined>;
  /** What is known without waiting for the latest; waits only where nothing is known yet. */
  known(): Promise<Checked | undefined>;
  /** Ends it: nothing is shown any more. */
  close(): void;
}

interface Typed {
  text: string;
  version: number;
  file: SnapshotFile;
}

/** Checking waits for this long a pause in typing, ms: shorter than a person notices, longer than between two letters. */
const pause = 120;

/** Work goes on this long before what was typed meanwhile is listened to, ms. */
const slice = 12;

/** More files than these at once are a checkout of another branch. */
const fewFiles = 50;

export function openProject({ directory, show, fail }: ProjectOptions): Project {
  const typed = new Map<string, Typed>();
  const shown = new Map<string, string>();
  /** Files under `.autoloop` as they were read. */
  let disc: ReadonlyMap<string, SnapshotFile> = new Map();
  let mustRead = true;
  let place: Place | undefined;
  let judged: Judgement | undefined;
  let latest: Checked | undefined;
  /** States are numbered; nothing was asked for yet. */
  let asked = 0;
  let answered = 0;
  let working: Promise<void> | undefined;
  let hurry = new AbortController();
  let isClosed = false;

  function changed(): void {
    asked++;
    start();
  }

  function start(): void {
    if (working !== undefined || isClosed || answered >= asked) return;
    working = work().finally(() => {
      working = undefined;
      // Something may have changed in the very moment in which it ended.
      start();
    });
  }

  async function work(): Promise<void> {
    while (answered < asked && !isClosed) {
      const from = asked;
      await sleep(pause, undefined, { signal: hurry.signal }).catch(() => {});
      if (asked !== from && !hurry.signal.aborted) continue;
      const state = asked;
      try {
        const checked = await lookAt(() => state === asked && !isClosed);
        if (checked === undefined) continue;
        latest = checked;
        showAll(checked);
      } catch (error) {
        mustRead = true;
        latest = undefined;
        clear();
        fail(error);
      }
      answered = Math.max(answered, state);
      hurry = new AbortController();
    }
  }

  /** Undefined as soon as `isWanted` no longer holds. */
  async function lookAt(isWanted: () => boolean): Promise<Checked | undefined> {
    const rest = breaks();
    if (mustRead || place === undefined) {
      mustRead = false;
      place = await placeOf(directory);
      const read = await filesOf({ of: 'work-tree' }, place.root, place.repository).documents();
      disc = new Map(read.map((file) => [file.path, keptOr(disc.get(file.path), file)]));
    }
    const at = place;
    const open = new Map(typed);
    const files = new Map([...disc, ...[...open].map(([path, { file }]) => [path, file] as const)]);
    for (const file of files.values()) {
      if (rest.isDue()) await rest.take();
      if (!isWanted()) return undefined;
      parseOnce(file);
    }
    const documents = [...files.values()];
    const workspace = buildWorkspace(documents);
    const texts = new Map([...open].map(([path, { text }]) => [path, text]));
    const source = { of: 'buffers', texts } as const;
    const sources = filesOf(source, at.root, at.repository);
    const facts = await gatherFacts({ ...at, source, files: sources, documents, workspace, known: undefined });
    const judgement = await judgeState({ files, workspace, facts }, judged, async () => {
      if (rest.isDue()) await rest.take();
      return isWanted();
    });
    if (judgement === undefined) return undefined;
    judged = judgement;
    const versions = new Map([...open].map(([path, { version }]) => [path, version]));
    const tracked = once(async () => facts.trackedFiles ?? (await sources.tracked()) ?? []);
    return { workspace, findings: byPath(judgement.findings), versions, tracked };
  }

  function showAll({ workspace, findings, versions }: Checked): void {
    const texts = new Map(workspace.documents.map(({ path, text }) => [path, text]));
    if (workspace.board !== undefined) texts.set(boardPath, workspace.board);
    for (const [name, files] of workspace.presets())
      for (const { path, text } of files) texts.set(`${presetFolder(name)}/${path}`, text);
    for (const path of new Set([...shown.keys(), ...findings.keys(), ...versions.keys()])) {
      const said = findings.get(path) ?? [];
      const version = versions.get(path);
      const key = JSON.stringify([said, version]);
      if (shown.get(path) === key || (said.length === 0 && version === undefined && !shown.has(path))) continue;
      if (said.length === 0 && version === undefined) shown.delete(path);
      else shown.set(path, key);
      show(path, { findings: said, text: texts.get(path) ?? '', version });
    }
  }

  function clear(): void {
    for (const path of shown.keys()) show(path, { findings: [], text: '', version: undefined });
    shown.clear();
  }

  async function settled(): Promise<Checked | undefined> {
    while (answered < asked && !isClosed) {
      hurry.abort();
      start();
      await working;
    }
    return latest;
  }

  return {
    put: (path, text, version) => {
      const isNew = !typed.has(path);
      typed.set(path, { text, version, file: { path, bytes: Buffer.from(text) } });
      if (isNew) hurry.abort();
      changed();
    },
    drop: (path) => {
      typed.delete(path);
      // Whoever opens it again counts its versions anew.
      if (shown.has(path)) shown.set(path, '');
      changed();
    },
    disturb: (paths) => {
      if (paths === undefined || paths.length > fewFiles || !paths.every((path) => classify(path))) mustRead = true;
      else void reread(paths);
      changed();
    },
    settled,
    known: async () => latest ?? settled(),
    close: () => {
      isClosed = true;
      hurry.abort();
      clear();
    },
  };

  async function reread(paths: readonly string[]): Promise<void> {
    if (place === undefined) return;
    const read = await readFiles(place.root, paths).catch(() => new Map<string, Uint8Array>());
    const files = new Map(disc);
    for (const path of paths) {
      const bytes = read.get(path);
      if (bytes) files.set(path, keptOr(files.get(path), { path, bytes }));
      // What is no longer a file, or never was one, is told by reading everything.
      else mustRead = true;
    }
    disc = files;
    changed();
  }
}

/** A folder that nothing can be found of yet is taken as it is: what is typed there counts. */
async function placeOf(directory: string): Promise<Place> {
  try {
    return await openPlace(directory, { of: 'work-tree' });
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    return { root: directory, repository: undefined, withoutGit: error.message };
  }
}

/** The file as it was, with what was made of it, where its bytes are the same. */
const keptOr = (before: SnapshotFile | undefined, now: SnapshotFile): SnapshotFile =>
  before?.bytes && now.bytes && Buffer.compare(before.bytes, now.bytes) === 0 ? before : now;

/** A file is parsed once, however often a workspace is built of it. */
function parseOnce(file: SnapshotFile): void {
  if (file.document === undefined && file.bytes !== undefined && classify(file.path) !== undefined)
    file.document = parseDocument(file.path, file.bytes);
}

function byPath(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = found.get(finding.path);
    if (known) known.push(finding);
    else found.set(finding.path, [finding]);
  }
  return found;
}

/** Pauses in long work, in which what was typed meanwhile is heard. */
function breaks(): { isDue(): boolean; take(): Promise<void> } {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > slice,
    take: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    },
  };
}
