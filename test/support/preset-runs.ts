/** Runs of shipped presets by scripted agents: a repository for them, and what the journal says of each attempt. */
import type { AttemptState } from '../../src/core/journal/state.js';
import { noteOrder } from './preset-play.js';
import { git } from './run-program.js';
import { sampleRepository, writeFiles } from './sample.js';
import { type Fixture, scriptedAgents } from './scripted-agents.js';

/** A repository with the order `note`, and an agent for each fixture. `order` is added to the order's frontmatter. */
export async function noteRepository(
  fixtures: Record<string, Fixture>,
  { order = '', config = '' }: { order?: string; config?: string } = {},
): Promise<string> {
  const repo = await sampleRepository({ recordings: {}, agents: await scriptedAgents(fixtures), config });
  await writeFiles(repo, { '.autoloop/work-orders/note.md': noteOrder(order) });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'The note is ordered');
  return repo;
}

/** The roles of each iteration, those that ran side by side in the order of their names. */
export const roundsOf = ({ iterations }: Pick<AttemptState, 'iterations'>): string[][] =>
  iterations.map(({ roles }) => roles.map(({ role }) => role).sort());
