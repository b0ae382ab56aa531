import { LABEL } from './arguments.js';
import { ask, type Client, removeContainers, textOf } from './client.js';

/** Takes away what has ended: each call of a client costs, and too many ended containers slow an engine down. */
export interface Discard {
  /** A container that has ended. */
  add(name: string): void;
  /** A client ended before its container, which may come into being later. */
  lost(): void;
  /** Resolves when none is left. Throws `AutoloopError` `sandbox-leftover`. */
  all(): Promise<void>;
}

const AT_ONCE = 16;

/** For the containers that bear this label. */
export function makeDiscard(client: Client, label: string): Discard {
  let ended: string[] = [];
  let isLost = false;
  let removed = Promise.resolve();
  const remove = (): void => {
    const names = ended;
    ended = [];
    removed = removed.then(() => removeContainers(client, names));
    removed.catch(() => {}); // told by `all`
  };
  return {
    add: (name) => {
      ended.push(name);
      if (ended.length >= AT_ONCE) remove();
    },
    lost: () => {
      isLost = true;
    },
    all: async () => {
      if (isLost) ended = [...new Set([...ended, ...(await containersOf(client, label))])];
      remove();
      await removed;
    },
  };
}

/** The names of all containers that bear a sandbox's label. */
async function containersOf(client: Client, label: string): Promise<string[]> {
  const options = ['--all', '--filter', `label=${LABEL}=${label}`, '--format', '{{.Names}}'];
  const { stdout } = await ask(client, ['ps', ...options]);
  return textOf(stdout).split('\n').filter(Boolean);
}
