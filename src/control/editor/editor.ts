/**
 * What an editor asks of the protocol while documents are written: what is wrong, what may stand here, what is this, where is it,
 * how is it mended. Paths are absolute, as the editor writes them; places are UTF-16 offsets of a document's text.
 */
import { basename, dirname, join } from 'node:path';
import { classify } from '../../core/documents/kinds.js';
import { offsetOf } from '../../core/documents/positions.js';
import { complete } from '../../core/editing/complete.js';
import { type Explanation, explain, type PlacedFinding } from '../../core/editing/explain.js';
import { type Landmark, landmarksOf, linksOf } from '../../core/editing/landmarks.js';
import { type Draft, draftWith } from '../../core/editing/names.js';
import { type Repair, repairAll, repairsBetween } from '../../core/editing/repairs.js';
import type { Suggestion } from '../../core/editing/suggestion.js';
import { referenceAt, referencesTo, type Spot, subjectAt, targetOf } from '../../core/editing/target.js';
import { AutoloopError } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { isSealed } from '../../core/rules/standing.js';
import { exists, resolved } from '../../edges/files/index.js';
import { openPlace } from '../check/snapshot.js';
import { allShipped } from '../presets/files.js';
import { type Checked, openProject, type Project } from './project.js';

export type { Explanation, Landmark, PlacedFinding, Repair, Suggestion };

/** Findings of one document, in the place of those shown before. */
export interface Shown {
  path: string;
  text: string;
  /** Undefined for a document that is not open. */
  version: number | undefined;
  findings: readonly PlacedFinding[];
}

export interface EditorOptions {
  show(shown: Shown): void;
  /** Is told what keeps a project from being checked: one sentence, and what to do. */
  fail(message: string): void;
}

/** A place in a document that may not be open. */
export interface Location {
  path: string;
  text: string;
  start: number;
  end: number;
}

/** Answers are `undefined` or empty for what is no document of the protocol. */
export interface Editor {
  /** All documents of the project that a folder lies in are checked from now on. */
  addFolder(directory: string): Promise<void>;
  removeFolder(directory: string): Promise<void>;
  /** A document was opened or changed. */
  put(path: string, text: string, version: number): Promise<void>;
  /** A document was closed. */
  drop(path: string): Promise<void>;
  /** These files changed on disc; without any, something did. */
  disturb(paths?: readonly string[]): Promise<void>;
  complete(path: string, offset: number): Promise<Suggestion[]>;
  explain(path: string, offset: number): Promise<Explanation | undefined>;
  /** What is named at `offset`, and where the name stands. */
  definition(path: string, offset: number): Promise<Location | undefined>;
  references(path: string, offset: number): Promise<Location[]>;
  landmarks(path: string): Promise<Landmark[]>;
  links(path: string): Promise<{ start: number; end: number; target: Location }[]>;
  /** Repairs of what is found between two places of the document as it stands. */
  repairs(path: string, start: number, end: number): Promise<Repair[]>;
  /** Every safe repair of the document at once. */
  repairAll(path: string): Promise<Repair | undefined>;
}

/** A project, and how the editor writes the path of its root. */
interface Opened {
  project: Project;
  root: string;
  spelling: string;
  /** It stays checked when nothing of it is open. */
  isFolder: boolean;
}

interface Seat {
  opened: Opened;
  /** From the root of the project, with `/`. */
  path: string;
}

export function openEditor({ show, fail }: EditorOptions): Editor {
  const projects = new Map<string, Opened>();
  /** Folders in which there is nothing to check yet. */
  const waiting = new Set<string>();
  const seats = new Map<string, Promise<Seat | undefined>>();
  const typed = new Map<string, { text: string; version: number }>();
  const failed = new Set<string>();

  function projectAt(root: string, spelling: string, isFolder: boolean): Opened {
    const known = projects.get(root);
    if (known) {
      known.isFolder ||= isFolder;
      return known;
    }
    const project = openProject({
      directory: root,
      show: (path, { findings, text, version }) =>
        show({ path: join(opened.spelling, path), text, version, findings: placed(text, findings) }),
      fail: (error) => tell(root, error),
    });
    const opened: Opened = { project, root, spelling, isFolder };
    projects.set(root, opened);
    return opened;
  }

  function tell(root: string, error: unknown): void {
    const hint = error instanceof AutoloopError && error.hint ? ` ${error.hint}` : '';
    const message = `${error instanceof AutoloopError ? error.message : String((error as Error).stack ?? error)}.${hint}`;
    // Said once: it would be found again at every letter.
    if (failed.has(root + message)) return;
    failed.add(root + message);
    fail(message);
  }

  /** Which project a path belongs to; undefined for what does not lie under `.autoloop`. */
  function seatOf(path: string): Promise<Seat | undefined> {
    let seat = seats.get(path);
    if (seat === undefined) {
      seat = find(path);
      seats.set(path, seat);
    }
    return seat;
  }

  async function find(path: string): Promise<Seat | undefined> {
    const cut = path.indexOf('/.autoloop/');
    if (cut === -1) return undefined;
    const real = join(await resolved(dirname(path)), basename(path));
    const root = (await rootAround(dirname(real))) ?? real.slice(0, real.indexOf('/.autoloop/'));
    const inside = real.slice(root.length + 1);
    if (!real.startsWith(`${root}/.autoloop/`)) return undefined;
    const spelling = path.endsWith(`/${inside}`) ? path.slice(0, -inside.length - 1) : root;
    return { opened: projectAt(root, spelling, false), path: inside };
  }

  /** What is needed to answer about a document; undefined where there is none at the path. */
  async function about(path: string, state: 'known' | 'settled') {
    const seat = await seatOf(path);
    const place = seat && classify(seat.path);
    if (seat === undefined || place === undefined) return undefined;
    const checked = await seat.opened.project[state]();
    const document = checked?.workspace.documents.find((one) => one.path === seat.path);
    const now = typed.get(path);
    const text = now?.text ?? document?.text;
    if (checked === undefined || text === undefined) return undefined;
    const draft = draftWith({ ...place, path: seat.path }, text);
    const isCurrent = checked.versions.get(seat.path) === now?.version;
    const findings = isCurrent ? (checked.findings.get(seat.path) ?? []) : [];
    return { draft, checked, document: isCurrent ? document : undefined, findings, opened: seat.opened };
  }

  const located = ({ spelling }: Opened, { workspace }: Checked, draft: Draft, spot: Spot): Location => {
    const document = workspace.documents.find(({ path }) => path === spot.path);
    const text = spot.path === draft.path ? draft.text : (document?.text ?? '');
    return { ...spot, path: join(spelling, spot.path), text };
  };

  async function addFolder(directory: string): Promise<void> {
    const real = await resolved(directory);
    const root = await rootAround(real);
    if (root === undefined || !(await exists(join(root, '.autoloop')))) {
      waiting.add(directory);
      return;
    }
    waiting.delete(directory);
    projectAt(root, root === real ? directory : root, true).project.disturb();
  }

  return {
    addFolder,
    removeFolder: async (directory) => {
      waiting.delete(directory);
      const root = await rootAround(await resolved(directory));
      const opened = root === undefined ? undefined : projects.get(root);
      if (opened === undefined) return;
      opened.isFolder = false;
      const open = await Promise.all([...typed.keys()].map(seatOf));
      if (open.some((seat) => seat?.opened === opened)) return;
      projects.delete(opened.root);
      seats.clear();
      opened.project.close();
    },
    put: async (path, text, version) => {
      typed.set(path, { text, version });
      const seat = await seatOf(path);
      seat?.opened.project.put(seat.path, text, version);
    },
    drop: async (path) => {
      typed.delete(path);
      const seat = await seatOf(path);
      seat?.opened.project.drop(seat.path);
      seats.delete(path);
    },
    disturb: async (paths) => {
      for (const folder of waiting) await addFolder(folder);
      const found = paths && (await Promise.all(paths.map(find)));
      for (const opened of projects.values()) {
        const own = found?.filter((seat) => seat?.opened === opened).map((seat) => (seat as Seat).path);
        // A change outside the documents, as of Git's own files, may change what rules say of any of them.
        if (own === undefined || found?.some((seat) => seat === undefined)) opened.project.disturb();
        else if (own.length > 0) opened.project.disturb(own);
      }
    },
    complete: async (path, offset) => {
      const asked = await about(path, 'known');
      if (asked === undefined) return [];
      const { draft, checked } = asked;
      const [presets, tracked] = await Promise.all([allShipped(), checked.tracked()]);
      return complete(draft, offset, { workspace: checked.workspace, presets, tracked });
    },
    explain: async (path, offset) => {
      const asked = await about(path, 'known');
      if (asked === undefined) return undefined;
      const { draft, checked, findings } = asked;
      const beside = { workspace: checked.workspace, presets: await allShipped() };
      return explain(draft, offset, { ...beside, findings: placed(draft.text, findings) });
    },
    definition: async (path, offset) => {
      const asked = await about(path, 'known');
      const reference = asked && referenceAt(asked.draft, offset);
      const spot = reference && targetOf(reference, asked.draft, asked.checked.workspace);
      return spot && located(asked.opened, asked.checked, asked.draft, spot);
    },
    references: async (path, offset) => {
      const asked = await about(path, 'settled');
      const subject = asked && subjectAt(asked.draft, offset);
      if (asked === undefined || subject === undefined) return [];
      const { draft, checked, opened } = asked;
      return referencesTo(subject, draft, checked.workspace).map((spot) => located(opened, checked, draft, spot));
    },
    landmarks: async (path) => {
      const asked = await about(path, 'known');
      return asked ? landmarksOf(asked.draft) : [];
    },
    links: async (path) => {
      const asked = await about(path, 'known');
      if (asked === undefined) return [];
      const { draft, checked, opened } = asked;
      const links = linksOf(draft, checked.workspace);
      return links.map(({ start, end, target }) => ({ start, end, target: located(opened, checked, draft, target) }));
    },
    repairs: async (path, start, end) => {
      const asked = await about(path, 'settled');
      if (asked === undefined) return [];
      const { draft, findings, checked } = asked;
      if (isSealed(draft.path, checked.workspace)) return [];
      return repairsBetween(draft.text, placed(draft.text, findings), start, end);
    },
    repairAll: async (path) => {
      const asked = await about(path, 'settled');
      if (asked?.document === undefined || isSealed(asked.draft.path, asked.checked.workspace)) return undefined;
      return repairAll(asked.document, asked.findings);
    },
  };
}

/** The root of the project that a folder lies in, whether or not the folder is there yet. */
async function rootAround(folder: string): Promise<string | undefined> {
  let there = folder;
  while (!(await exists(there)) && dirname(there) !== there) there = dirname(there);
  try {
    return (await openPlace(there, { of: 'work-tree' })).root;
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    return undefined;
  }
}

const placed = (text: string, findings: readonly Finding[]): PlacedFinding[] =>
  findings.map((finding) => ({
    finding,
    start: offsetOf(text, finding.line, finding.column),
    end: offsetOf(text, finding.endLine, finding.endColumn),
  }));
