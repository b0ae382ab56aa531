import type { Ended } from '../../core/journal/ended.js';
import type { Group } from './cgroups.js';
import { measure, watchGrowth } from './disk.js';
import type { Sandbox, SandboxCommand, SandboxPlan, SandboxResult } from './engine.js';
import type { Inmates } from './inmates.js';

/** What outlives one command, and how one is started. */
export interface Opened {
  start: (
    command: SandboxCommand,
    signal: AbortSignal,
    onInmates: (inmates: Inmates) => void,
  ) => Promise<SandboxResult>;
  group: Group;
  limits: SandboxPlan['limits'];
  /** Host directories whose growth is limited. */
  writable: string[];
  close: (workspace?: 'abandoned') => Promise<void>;
}

/** The sandbox over it: ends what must end, looks after the disc, and says when memory was what ended a command. */
export function supervise({ start, group, limits, writable, close }: Opened): Sandbox {
  const running = new Map<Promise<SandboxResult>, AbortController>();
  const before = measure({ paths: writable, members: () => [] }); // while the caller goes on; a command is first looked at later
  let stopped: Ended | undefined;

  const run = async (command: SandboxCommand, controller: AbortController): Promise<SandboxResult> => {
    const outOfMemoryBefore = await group.outOfMemory();
    let inmates: Inmates | undefined;
    const watched = { paths: writable, members: () => inmates?.list() ?? [] };
    const bytes = limits.disk_mb * 2 ** 20;
    const endWatch = watchGrowth(watched, before, bytes, () =>
      controller.abort({ how: 'disk-limit', bytes } satisfies Ended),
    );
    const result = await start(command, controller.signal, (found) => {
      inmates = found;
    }).finally(endWatch);
    const failed = result.ended.how === 'signalled' || (result.ended.how === 'exited' && result.ended.code !== 0);
    const starved = failed && (await group.outOfMemory()) > outOfMemoryBefore;
    return starved ? { ...result, ended: { how: 'out-of-memory' } } : result;
  };
  const stop = async (by: 'person' | 'signal'): Promise<void> => {
    stopped ??= { how: 'stopped', by };
    for (const controller of running.values()) controller.abort(stopped);
    await Promise.allSettled(running.keys());
  };
  return {
    run: (command) => {
      const controller = new AbortController();
      const { signal } = command;
      const end = (): void => controller.abort(signal?.reason);
      if (stopped !== undefined) controller.abort(stopped);
      else if (signal?.aborted) end();
      signal?.addEventListener('abort', end, { once: true });
      const result = run(command, controller);
      running.set(result, controller);
      return result.finally(() => {
        running.delete(result);
        signal?.removeEventListener('abort', end);
      });
    },
    stop,
    close: async (workspace) => {
      await stop('signal');
      await before;
      await close(workspace);
    },
  };
}
