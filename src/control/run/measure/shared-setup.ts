/** Runs setup commands that depend on some files alone once, on the base, and shows what they made to every attempt that has these files. */
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf } from '../../../core/documents/policy.js';
import { AutoloopError } from '../../../core/error.js';
import type { SetupSharedData } from '../../../core/journal/types.gen.js';
import {
  divideSetup,
  type IdAt,
  isShared,
  pathsOf,
  plainEntries,
  refuseUnshareable,
  type SetupEntry,
  type SetupGround,
  type SharedEntry,
  setupDigest,
} from '../../../core/shared-setup.js';
import {
  exists,
  freshFolder,
  keepFolder,
  makeFolder,
  markUsed,
  publishFolder,
  removeFolder,
  writeText,
} from '../../../edges/files/index.js';
import { checkoutTree, idsAt } from '../../../edges/git/index.js';
import { holdAlone } from '../../../edges/journal/index.js';
import type { SandboxPlan } from '../../../edges/sandbox/index.js';
import { againIfKilled } from '../again.js';
import { openSandbox, type SandboxHost } from '../sandbox-plan.js';
import { throwIfStopped } from '../stopped.js';
import { runSetup } from './setup.js';
import { setupPlace } from './setup-places.js';

type Shared = NonNullable<SandboxPlan['workspace']['shared']>;

/** How the files of one tree are set up. */
export interface TreeSetup {
  /** What is there already, for `workspace.shared`. */
  shared: Shared;
  /** What must be run in their own sandbox, in this order. */
  commands: string[];
}

/** Tells how files of a tree, which the quarantine has, are set up. */
export type SharedSetup = (tree: string) => Promise<TreeSetup>;

/** For whom setup is shared. */
export interface SetupHost extends SandboxHost {
  quarantine: string;
  /** Told once of everything that is there to be shared. */
  onShared?: (data: SetupSharedData) => Promise<unknown>;
  /** Told of each command before it starts. */
  onCommand?: (command: string) => void;
  onDecision?: NonNullable<SandboxPlan['onDecision']>;
}

/**
 * Makes what is missing of the outputs for `base`. Only the base's own files have a part in it: what an attempt made must
 * not reach others.
 * @throws AutoloopError as `refuseUnshareable`; `setup-failed`; `setup-elsewhere` where another host makes the same.
 */
export async function shareSetup(host: SetupHost, base: { tree: string }): Promise<SharedSetup> {
  const entries = plainEntries(host.policy.sandbox.setup);
  if (!entries.some(isShared)) return async () => ({ shared: [], commands: entries.map(commandOf) });
  const look = async (tree: string): Promise<IdAt> => {
    const plan = { dir: host.quarantine, tree, paths: pathsOf(entries) };
    const ids = await againIfKilled(() => idsAt(host.repo, plan));
    return (path) => ids.get(path);
  };
  const baseIds = await look(base.tree);
  refuseUnshareable(entries, baseIds);
  const places = new Map<SetupEntry, Shared>();
  for (const [index, entry] of entries.entries()) {
    if (!isShared(entry)) continue;
    const began = performance.now();
    const upTo = entries.slice(0, index + 1);
    const digest = setupDigest(upTo, baseIds, groundOf(host));
    const how = await provide(host, base.tree, digest, upTo, [...places.values()].flat());
    const { dir } = setupPlace(host.repo, digest);
    places.set(
      entry,
      entry.outputs.map((at, number) => ({ from: join(dir, String(number)), at })),
    );
    const { run: command, outputs } = entry;
    await host.onShared?.({ command, digest, outputs, how, duration_ms: Math.round(performance.now() - began) });
  }
  const divided = ({ shared, commands }: ReturnType<typeof divideSetup>): TreeSetup => ({
    shared: shared.flatMap((entry) => places.get(entry) ?? []),
    commands,
  });
  const known = new Map<string, Promise<TreeSetup>>();
  return (tree) => {
    const setup = known.get(tree) ?? look(tree).then((ids) => divided(divideSetup(entries, baseIds, ids)));
    known.set(tree, setup);
    setup.catch(() => known.delete(tree)); // a Git that was killed is asked again
    return setup;
  };
}

const groundOf = ({ engine, image }: SetupHost): SetupGround => ({
  engine: engine.name,
  image: image?.id ?? null,
  node: process.version,
  platform: process.platform,
  architecture: process.arch,
});

/** Milliseconds between two looks at whether another run has made what we need. */
const PATIENCE_MS = 200;

/** Sees to it that the outputs are there. One run makes them, whoever else needs them waits; the dead hold nobody up. */
async function provide(
  host: SetupHost,
  tree: string,
  digest: string,
  entries: readonly SetupEntry[],
  earlier: Shared,
): Promise<SetupSharedData['how']> {
  const { record, lock } = setupPlace(host.repo, digest);
  for (;;) {
    throwIfStopped(host.signal);
    if (await exists(record)) {
      await markUsed(record);
      return 'taken';
    }
    const held = await holdAlone(host.repo.commonDir, lock);
    if (held.how === 'taken')
      try {
        if (await exists(record)) continue;
        await againIfKilled(() => make(host, tree, digest, entries, earlier));
        return 'run';
      } finally {
        await held.release();
      }
    if (held.pid === null)
      throw new AutoloopError('environment', 'setup-elsewhere', `Setup is made by ${held.by}, which cannot be asked`, {
        hint: `If it is gone, remove ${held.lock}`,
      });
    await pause(PATIENCE_MS);
  }
}

/** Runs the last of `entries`, and those before it that are not shared, on the base; keeps the outputs if it succeeds. */
async function make(
  host: SetupHost,
  tree: string,
  digest: string,
  entries: readonly SetupEntry[],
  earlier: Shared,
): Promise<void> {
  const { dir, record, draft } = setupPlace(host.repo, digest);
  const files = join(draft, 'files');
  const kept = join(draft, 'kept');
  const entry = entries.at(-1) as SharedEntry;
  try {
    await freshFolder(draft); // whoever made it before may have been killed
    await removeFolder(dir); // without its record it is not whole, and nobody is shown it
    await makeFolder(kept);
    await checkoutTree(host.repo, { dir: host.quarantine, tree, into: files });
    const sandbox = await openSandbox(host, {
      workspace: { path: files, writable: true, shared: earlier },
      network: host.policy.sandbox.network,
      ...(host.onDecision ? { onDecision: host.onDecision } : {}),
    });
    try {
      const plain = entries.slice(0, -1).filter((one) => !isShared(one));
      const failed = await runSetup(sandbox, [...plain, entry].map(commandOf), { onCommand: host.onCommand });
      throwIfStopped(host.signal);
      if (failed !== null) throw failed.error;
    } finally {
      await sandbox.close();
    }
    for (const [number, at] of entry.outputs.entries())
      if (!(await keepFolder(files, at, join(kept, String(number))))) throw nothingAt(entry, at);
    await writeText(join(kept, basename(record)), `${JSON.stringify({ ...entry, ...groundOf(host) }, null, 2)}\n`);
    await publishFolder(kept, dir);
  } finally {
    await removeFolder(draft);
  }
}

const nothingAt = ({ run }: SharedEntry, at: string): AutoloopError =>
  new AutoloopError('environment', 'setup-failed', `Setup command \`${run}\` made no folder \`${at}\``, {
    hint: 'Name the folders that it makes as `outputs` in `sandbox.setup`; a link is none.',
  });
