/** Every hostile attempt, by what it turns against the harness. */
import type { HostileAttempt } from './attempt.js';
import { deceitAttempts } from './deceit.js';
import { gitAttempts } from './git.js';
import { gitDirectoryAttempts } from './git-directory.js';
import { resourceAttempts } from './resources.js';

export const CLASSES: Readonly<Record<string, readonly HostileAttempt[]>> = {
  git: [...gitAttempts, ...gitDirectoryAttempts],
  resources: resourceAttempts,
  deceit: deceitAttempts,
};

export const ATTEMPTS: readonly HostileAttempt[] = Object.values(CLASSES).flat();

/** Those that are also run in containers: of each class the ones to which what lies around an attempt makes a difference. */
const IN_CONTAINERS = [
  ...['hooks', 'nested-repository', 'git-replaced', 'link-out', 'set-id', 'index-by-link', 'git-directory-emptied'],
  ...['pipes', 'closed-folders', 'flooded-output', 'test-rewritten-when-run', 'report-by-link'],
];
export const ATTEMPTS_IN_CONTAINERS = ATTEMPTS.filter(({ name }) => IN_CONTAINERS.includes(name));
