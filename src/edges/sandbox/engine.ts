import type { Writable } from 'node:stream';
import type { Ended } from '../../core/journal/ended.js';

export type EngineName = 'bubblewrap' | 'podman' | 'docker';

/** What one command may use. What a machine cannot enforce is named in `Probe.unenforced`. */
export interface Limits {
  /** Wall time of a command that names none. */
  seconds: number;
  /** Processors' worth of time, fractions allowed. */
  cpus: number;
  memory_mb: number;
  /** Processes and threads. */
  pids: number;
  /** Descriptors of one process. */
  open_files: number;
  /** Size of one file. */
  file_size_mb: number;
  /** By how much workspace, Git directory and writable mounts may grow together. */
  disk_mb: number;
  /** Bytes kept of each output stream; the rest is counted and dropped. */
  output_bytes: number;
  /** Size of the private `/tmp` and of the home, each. */
  tmp_mb: number;
}

/** One decision about a connection that wanted out. */
export interface NetworkDecision {
  host: string;
  port: number;
  allowed: boolean;
  reason: string;
}

export interface SandboxPlan {
  /** Seen as `/work`. */
  workspace: {
    path: string;
    writable: boolean;
    /** Files and folders in it that stay as they are and where they are; paths from it, none of them through a link. */
    fixed?: readonly string[];
    /** Host folders shown read-only at places in it: what was made once for all attempts. Paths from the workspace. */
    shared?: readonly { from: string; at: string }[];
    /**
     * An empty folder that takes all that is written, so that `path` stays as it is: for engines where `keepsApart` says
     * that it works. A later sandbox with the same two goes on from there.
     */
    apart?: string;
  };
  /** The id of the image whose root file system is shown; absent: this machine's programs. */
  image?: string;
  /**
   * `dir` is writable as `/gitdir`, the objects directory `base` read-only as `/base-objects`, and `/work/.git` is covered
   * by a read-only file that points to `/gitdir`.
   */
  git?: { dir: string; base: string };
  mounts: { from: string; to: string; writable: boolean }[];
  /** `none`, or the `host:port` pairs that may be reached. */
  network: 'none' | string[];
  limits: Limits;
  /** Whose sandbox this is, e.g. the path of a repository; `sweep` asks for it. */
  label: string;
  /** Told of every connection that the allow list let out or refused. */
  onDecision?: (decision: NetworkDecision) => void;
}

export interface SandboxCommand {
  argv: string[];
  /** Absolute, inside; default `/work`. */
  cwd?: string;
  /** Added to the sandbox's own environment. */
  env?: Record<string, string>;
  /** All of its input, or told of the pipe once it runs, which stays open until it is ended. Absent: an empty input. */
  stdin?: Uint8Array | ((input: Writable) => void);
  /** Wall time; default the plan's. */
  seconds?: number;
  /** Ends this command alone when it is aborted; a reason that is an `Ended` becomes its ending. */
  signal?: AbortSignal;
  onOutput?(stream: 'stdout' | 'stderr', chunk: Uint8Array): void;
}

export interface SandboxResult {
  ended: Ended;
  stdout: Uint8Array;
  stderr: Uint8Array;
  /** Bytes of both streams beyond `output_bytes`. */
  dropped_bytes: number;
  duration_ms: number;
}

export interface Sandbox {
  /** Runs one command; each gets fresh processes, a fresh `/tmp` and home, and the same workspace. */
  run(command: SandboxCommand): Promise<SandboxResult>;
  /** Ends what runs, as `stopped`, and refuses what comes later; resolves when nothing is alive. */
  stop(by: 'person' | 'signal'): Promise<void>;
  /**
   * Ends what runs, gives every file back to the invoking user, and leaves nothing behind. `abandoned`: the workspace is
   * deleted next, so that its files need not be given back.
   */
  close(workspace?: 'abandoned'): Promise<void>;
}

/** What an OCI image is known by. */
export interface Image {
  /** As it was asked for. */
  name: string;
  /** Digest of its content, as the engine tells it; what a plan names. */
  id: string;
  /** What a container of it begins with elsewhere, before its command; sandboxes begin with their command. */
  entrypoint: readonly string[];
}

/** What engines can do that know OCI images. */
export interface Images {
  /** The image of this name that the engine has already; nothing is ever pulled. Undefined where there is none. */
  find(name: string): Promise<Image | undefined>;
  /** Commands by which a person brings an image of this name here. */
  waysToGet(name: string): string[];
  /** Builds `containerfile` with `context`, both of them host paths, and removes the context. Throws `AutoloopError` `image-build` with its last words. */
  build(name: string, from: { containerfile: string; context: string }, signal: AbortSignal): Promise<Image>;
}

export interface Engine {
  name: EngineName;
  /** Absent where an engine knows no images. */
  images?: Images;
  /** Starts real sandboxes and looks whether the policy holds on this machine. */
  probe(): Promise<Probe>;
  /** Whether `workspace.apart` works with workspaces in this folder; absent: never. */
  keepsApart?(folder: string): Promise<boolean>;
  /** Throws `AutoloopError` `sandbox-plan` for a plan that cannot be carried out safely. */
  open(plan: SandboxPlan): Promise<Sandbox>;
  /**
   * Paths of what sandboxes of this label, and probes, left when their process died. What belongs to another label or user,
   * or to a process that may live out of sight, is not among them.
   */
  leftovers(label: string): Promise<string[]>;
  /** Kills and removes those; answers with their paths. */
  sweep(label: string): Promise<string[]>;
}

export interface Probe {
  version: string;
  checks: { name: string; held: boolean }[];
  /** What of the policy this machine cannot enforce, one plain sentence each. */
  unenforced: string[];
}

/** The argv of a shell command line. */
export const shell = (command: string): string[] => ['/bin/sh', '-c', command];
