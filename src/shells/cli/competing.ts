/** What every command that starts a run lets a person say about who competes in it. */
import { type Command, Option } from 'commander';
import type { RunOptions } from '../../control/run/index.js';
import { list, wholeNumber } from './options.js';

/** The options as commander hands them over. */
export interface Competing {
  attempts?: number;
  agent?: string[];
  sandbox?: NonNullable<RunOptions['sandbox']>;
}

/** Declares them; `attempts` is what `--attempts` says of itself. */
export const competing = (command: Command, attempts = 'how many attempts compete'): Command =>
  command
    .option('-n, --attempts <count>', attempts, wholeNumber)
    .option('-a, --agent <names>', 'agents of config.yml, separated by commas; taken in turn', list)
    .addOption(
      new Option('--sandbox <engine>', 'what seals the attempts').choices(['auto', 'bubblewrap', 'podman', 'docker']),
    );

/** What of them was said. */
export const wantedOf = ({ attempts, agent, sandbox }: Competing): RunOptions => ({
  ...(attempts === undefined ? {} : { attempts }),
  ...(agent === undefined ? {} : { agents: agent }),
  ...(sandbox === undefined ? {} : { sandbox }),
});
