import { git } from './run-program.js';
import { type Files, sampleRepository, writeFiles } from './sample.js';
import { shellAgents } from './shell-agents.js';

/** A preset of a project: the frontmatter of its manifest, and of each role. */
export interface Team {
  manifest: string;
  roles: Record<string, string>;
}

const document = (frontmatter: string, body: string) => `---\n${frontmatter}\n---\n\n${body}\n`;

/**
 * The sample with a preset `team` of its own, and an agent `worker` that is a shell script: per role it does what `deeds`
 * say. `others` are further agents, `config` is added to config.yml.
 */
export async function teamRepository(
  team: Team,
  deeds: Record<string, string>,
  others: Record<string, string> = {},
  config = '',
) {
  const cases = Object.entries(deeds).map(([name, deed]) => `${name})\n${deed}\n;;`);
  const agents = await shellAgents({ worker: `case $AUTOLOOP_ROLE in\n${cases.join('\n')}\nesac`, ...others });
  const repo = await sampleRepository({ recordings: {}, agents, config });
  const folder = '.autoloop/presets/team';
  const files: Files = { [`${folder}/preset.md`]: document(`title: A team\n${team.manifest}`, 'Work together.') };
  for (const [name, frontmatter] of Object.entries(team.roles))
    files[`${folder}/roles/${name}.md`] = document(frontmatter, 'Do it.');
  await writeFiles(repo, files);
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'A preset');
  return repo;
}
