/** Sets a repository up: settings, a first order, and what Git should overlook. Never overwrites. */
import { join } from 'node:path';
import { type KnownAgent, knownAgents } from '../core/agents/known.js';
import { setValue } from '../core/documents/edit.js';
import { AutoloopError } from '../core/error.js';
import { nearest } from '../core/nearest.js';
import { looksForeign } from '../core/rules/foreign.js';
import { programPath } from '../edges/agents/installed.js';
import { readDocuments, readText, templatesDir, writeDocument } from '../edges/files/index.js';
import { excludeLocally, identity, type Repository } from '../edges/git/index.js';
import { fillOrder } from './new-document.js';

export interface InitOptions {
  /** Owner lanes; default one lane `main` that owns everything. */
  owners: string[];
  /** Agents by their known names; default those that are installed. */
  agents?: string[];
  dryRun: boolean;
}

export interface InitStep {
  path: string;
  did: 'written' | 'would write' | 'kept as it is';
}

export interface InitResult {
  steps: InitStep[];
  agents: string[];
  /** What the person should know before the first run. */
  notes: string[];
}

const configPath = '.autoloop/config.yml';
const firstOrder = 'first-order';

/** @throws AutoloopError `foreign-autoloop` when the folder belongs to another tool; `unknown-agent` with the nearest known one. */
export async function init(repo: Repository, options: InitOptions): Promise<InitResult> {
  const existing = await readDocuments(repo.root);
  const foreign = looksForeign(existing);
  if (foreign !== undefined)
    throw new AutoloopError('refused', 'foreign-autoloop', `The folder .autoloop belongs to another tool: ${foreign}`, {
      hint: 'Move it aside first; nothing was changed.',
    });
  const agents = options.agents === undefined ? await installedAgents() : options.agents.map(knownAgent);
  const owners = options.owners.length > 0 ? options.owners : ['main'];
  const person = await identity(repo).catch(() => null);
  const config = await configText(owners, agents, person?.email ?? null);
  const hasOrders = existing.some(({ path }) => path.startsWith('.autoloop/work-orders/'));
  const wanted = new Map([[configPath, config]]);
  if (!hasOrders) wanted.set(`.autoloop/work-orders/${firstOrder}.md`, await fillOrder({ owner: owners[0] ?? 'main' }));

  const steps: InitStep[] = [];
  for (const [path, text] of wanted) {
    const kept = existing.some((file) => file.path === path);
    if (!kept && !options.dryRun) await writeDocument(join(repo.root, path), text);
    steps.push({ path, did: kept ? 'kept as it is' : options.dryRun ? 'would write' : 'written' });
  }
  if (!options.dryRun) await excludeLocally(repo, '/.attempts/');
  steps.push({ path: '.git/info/exclude', did: options.dryRun ? 'would write' : 'written' });
  return { steps, agents: agents.map((agent) => agent.name), notes: await notes(agents, person === null) };
}

async function installedAgents(): Promise<KnownAgent[]> {
  const found = await Promise.all(
    knownAgents.map(async (agent) => (await programPath(agent.command[0] ?? '')) !== null),
  );
  return knownAgents.filter((_, index) => found[index]);
}

function knownAgent(name: string): KnownAgent {
  const known = knownAgents.find((agent) => agent.name === name);
  if (known) return known;
  const close = nearest(
    name,
    knownAgents.map((agent) => agent.name),
  );
  throw new AutoloopError('usage', 'unknown-agent', `There is no ready-made entry for agent \`${name}\``, {
    hint: close
      ? `Did you mean \`${close}\`?`
      : `Known: ${knownAgents.map((agent) => agent.name).join(', ')}. Any other is a line under \`agents:\` in ${configPath}.`,
  });
}

async function configText(owners: string[], agents: KnownAgent[], email: string | null): Promise<string> {
  let text = await readText(join(templatesDir(), 'documents', 'config.yml'));
  const people = email === null ? [] : [email];
  for (const owner of owners) text = setValue(text, ['owners', owner], { scope: ['**'], actors: people });
  text = setValue(text, ['roles'], { coordinator: people, user: people });
  for (const { name, command, env } of agents)
    text = setValue(text, ['agents', name], { driver: 'exec', command, env });
  const hosts = [...new Set(agents.flatMap((agent) => agent.network))];
  return hosts.length > 0 ? setValue(text, ['sandbox', 'network'], hosts) : text;
}

async function notes(agents: KnownAgent[], nobody: boolean): Promise<string[]> {
  return [
    ...(agents.length === 0
      ? [
          `No agent is configured. Name one under \`agents:\` in ${configPath}; \`autoloop doctor\` lists those that are known.`,
        ]
      : []),
    ...((await programPath('bwrap')) === null
      ? ['bubblewrap is not installed; attempts are sealed with it (`autoloop doctor` says how to get it).']
      : []),
    ...(nobody ? [`Git does not know who you are, so \`roles:\` in ${configPath} is empty: who may accept work?`] : []),
  ];
}
