import type { OrderDocument } from '../../core/documents/document.js';
import type { Policy } from '../../core/documents/policy.js';
import type { JournalEvent } from '../../core/journal/types.gen.js';
import type { Preset } from '../../core/presets/preset.js';
import type { Repository } from '../../edges/git/index.js';
import type { Journal } from '../../edges/journal/index.js';
import type { Engine, Sandbox } from '../../edges/sandbox/index.js';
import type { SharedSetup, TreeSetup } from './measure/shared-setup.js';
import type { KeepOutput } from './output.js';
import type { AttemptPlaces, RunPlaces } from './places.js';
import type { ShownImage } from './sandbox-plan.js';

/** One run while it is carried out. Its facts are in the journal; this is what it takes to add to them. */
export interface Run {
  id: string;
  repo: Repository;
  journal: Journal;
  /** Appends to the journal and tells whoever watches. */
  append: Journal['append'];
  keepOutput: KeepOutput;
  places: RunPlaces;
  order: OrderDocument;
  orderText: string;
  /** The pinned settings as they govern the order: `policyFor`. */
  policy: Policy;
  preset: Preset;
  base: { commit: string; tree: string };
  engine: Engine;
  /** What its sandboxes show; null: this machine's programs. */
  image: ShownImage | null;
  /** How the files of a tree are set up. */
  setup: SharedSetup;
  /** What agents' programs answered when asked for their version, which each is once. */
  versions: Map<string, Promise<string | null>>;
  /** Aborted when a person or a signal ends the run. */
  signal: AbortSignal;
  /** The caller's environment: the only source of variables that agents' entries name. */
  environment: Record<string, string | undefined>;
  /** Told before something that takes long and is no step of the journal: each command of setup. */
  note: ((text: string) => void) | undefined;
}

/** A run before anything is carried out. */
export type BegunRun = Omit<Run, 'setup' | 'versions'>;

/** An attempt that is open: its files lie in a worktree, and a sandbox shows it nothing else. */
export interface OpenAttempt {
  run: Run;
  number: number;
  agent: string;
  worktree: string;
  places: AttemptPlaces;
  sandbox: Sandbox;
  /** What was done and shown when the sandbox was opened. */
  setup: TreeSetup;
}

/** Told of each event once it is on disc. */
export type Watcher = (event: JournalEvent) => void;
