/** The text of a new config.yml. */
import { join } from 'node:path';
import { type KnownAgent, knownAgents, spokenWith } from '../../core/agents/known.js';
import { setValue } from '../../core/documents/edit.js';
import { configPath } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import type { ProposedLane } from '../../core/import/codeowners.js';
import { nearest } from '../../core/nearest.js';
import { quoted } from '../../core/untrusted.js';
import { missingOfHome } from '../../edges/agents/home.js';
import { isSetHere, programPath } from '../../edges/agents/installed.js';
import { readText, templatesDir } from '../../edges/files/index.js';
import { branches, head, identity, type Repository } from '../../edges/git/index.js';

/**
 * The agents we know of these names, which may end in `:acp`, or else those that edit files and whose programs are on the PATH.
 * @throws AutoloopError `unknown-agent` with the nearest known one.
 */
export async function readyMade(names?: readonly string[]): Promise<KnownAgent[]> {
  return Promise.all((names?.map(knownAgent) ?? (await installedAgents())).map(withOwnLogin));
}

async function installedAgents(): Promise<KnownAgent[]> {
  const agents = knownAgents.filter(({ onlyAnswers }) => !onlyAnswers);
  const found = await Promise.all(agents.map(async (agent) => (await programPath(agent.command[0] ?? '')) !== null));
  return agents.filter((_, index) => found[index]);
}

/** Of its files in a home those that are in this one, where no variable lets it in: who has neither is told by a run. */
async function withOwnLogin(agent: KnownAgent): Promise<KnownAgent> {
  if (isSetHere(agent.env)) return { ...agent, home: [] };
  const missing = await missingOfHome(agent);
  const home = agent.home.filter((path) => !missing.includes(path));
  return { ...agent, home, network: [...agent.network, ...(home.length > 0 ? (agent.loginHosts ?? []) : [])] };
}

/** Asks for the entry that speaks the Agent Client Protocol. */
const spoken = /:acp$/;

function knownAgent(name: string): KnownAgent {
  const plain = knownAgents.find((agent) => agent.name === name.replace(spoken, ''));
  const known = plain && spoken.test(name) ? spokenWith(plain) : plain;
  if (known) return known;
  if (plain)
    throw new AutoloopError(
      'usage',
      'unknown-agent',
      `${plain.title} is not known to speak the Agent Client Protocol`,
      {
        hint: `Take \`${plain.name}\` for its ordinary entry.`,
      },
    );
  const names = knownAgents.map((agent) => agent.name);
  const close = nearest(name, names);
  throw new AutoloopError('usage', 'unknown-agent', `There is no ready-made entry for agent ${quoted(name)}`, {
    hint: close
      ? `Did you mean \`${close}\`?`
      : `Known: ${names.join(', ')}. Any other is a line under \`agents:\` in ${configPath}.`,
  });
}

/** Where accepted work goes: `main` or `master` where there is one, else the branch that is checked out. */
async function integrationBranch(repo: Repository): Promise<string> {
  for (const usual of ['main', 'master'])
    if ((await branches(repo, usual)).some(({ name }) => name === usual)) return usual;
  return (await head(repo)).branch ?? 'main';
}

export interface NewConfig {
  lanes: readonly ProposedLane[];
  agents: readonly KnownAgent[];
  /** The commit before which documents break rules without a word that stops anybody. */
  since?: string;
  protectedScope?: readonly string[];
  /** What installs dependencies. */
  setup?: readonly string[];
}

/** The template with what is known put in. Lanes without people are the user's own. */
export async function configText(repo: Repository, config: NewConfig, email: string | null): Promise<string> {
  const { lanes, agents, since, protectedScope = [], setup = [] } = config;
  let text = await readText(join(templatesDir(), 'documents', 'config.yml'));
  const people = email === null ? [] : [email];
  for (const { lane, scope, actors } of lanes)
    text = setValue(text, ['owners', lane], { scope, actors: actors.length > 0 ? actors : people });
  text = setValue(text, ['integration_branch'], await integrationBranch(repo));
  text = setValue(text, ['roles'], { coordinator: people, user: people });
  text = withAgents(text, agents);
  if (protectedScope.length > 0) text = setValue(text, ['protected_scope'], protectedScope);
  if (setup.length > 0) text = setValue(text, ['sandbox', 'setup'], setup);
  if (since !== undefined)
    text = setValue(text, ['checks', 'since'], since).replace(/^checks:/m, `${ofSince}\nchecks:`);
  const hosts = [...new Set(agents.flatMap((agent) => agent.network))];
  return hosts.length > 0 ? setValue(text, ['sandbox', 'network'], hosts) : text;
}

const ofSince = `
# Errors of documents that nobody touched since this commit are warnings; \`autoloop check --all\` tells them as errors.
# Take it out when nothing of before breaks a rule any more.`;

/** A config.yml without lanes, with the agents that are installed. */
export async function freshConfig(repo: Repository): Promise<string> {
  const email = (await identity(repo).catch(() => null))?.email ?? null;
  return configText(repo, { lanes: [], agents: await readyMade() }, email);
}

/** Settings for these agents, added to those in `text`. */
export const withAgents = (text: string, agents: readonly KnownAgent[]): string =>
  agents.reduce(
    (before, { name, driver = 'exec', command, model, env, home }) =>
      setValue(before, ['agents', name], {
        driver,
        command,
        ...(model === undefined ? {} : { model }),
        env,
        ...(home.length > 0 ? { home } : {}),
      }),
    text,
  );
