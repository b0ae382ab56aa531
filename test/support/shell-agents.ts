import { join } from 'node:path';
import { writeFiles } from './sample.js';
import { temporary } from './temporary.js';

/** Makes `add` of the sample add. */
export const rightDeed = "sed -i '1s/ - / + /' src/calc.sh";

/**
 * Agents that are shell scripts, as entries of config.yml. Each deed runs in the attempt's worktree; `settings` are further
 * keys of the entry, by agent.
 */
export async function shellAgents(
  deeds: Record<string, string>,
  settings: Record<string, string> = {},
): Promise<Record<string, string>> {
  const folder = join(await temporary(), 'agents');
  const scripts = Object.entries(deeds).map(([name, deed]) => [
    name,
    `#!/bin/sh\n[ "$1" != --version ] || exit 1\n${deed}\n`,
  ]);
  await writeFiles(folder, Object.fromEntries(scripts));
  return Object.fromEntries(
    Object.keys(deeds).map((name) => [
      name,
      `{ driver: exec, command: [${join(folder, name)}]${settings[name] ? `, ${settings[name]}` : ''} }`,
    ]),
  );
}
