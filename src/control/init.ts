/** Sets a repository up: settings, a first order, and what Git should overlook. Never overwrites. */
import { join } from 'node:path';
import { type KnownAgent, knownAgents } from '../core/agents/known.js';
import { setValue } from '../core/documents/edit.js';
import { idFault } from '../core/documents/kinds.js';
import { AutoloopError } from '../core/error.js';
import { nearest } from '../core/nearest.js';
import { quoted } from '../core/render/untrusted.js';
import { buildWorkspace } from '../core/rules/workspace.js';
import { programPath } from '../edges/agents/installed.js';
import { readDocuments, readText, templatesDir, writeDocument } from '../edges/files/index.js';
import { branches, excludeLocally, head, identity, type Repository } from '../edges/git/index.js';
import { chooseEngine } from '../edges/sandbox/index.js';
import { fillOrder, refuseForeign } from './new-document.js';

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
  /** The agents that the settings name now, or would. */
  agents: string[];
  /** The first order, which is to be filled in; null when there are orders already. */
  first_order: string | null;
  /** What the person should know before the first run. */
  notes: string[];
}

const configPath = '.autoloop/config.yml';
const orders = '.autoloop/work-orders/';
const firstOrder = `${orders}first-order.md`;

/**
 * Writes what is missing and answers with what it did; with `dryRun`, with what it would do.
 * @throws AutoloopError `foreign-autoloop` when the folder belongs to another tool; `unknown-agent` with the nearest known
 * one; `bad-owner`.
 */
export async function init(repo: Repository, options: InitOptions): Promise<InitResult> {
  const existing = await readDocuments(repo.root);
  refuseForeign(existing);
  const agents = options.agents === undefined ? await installedAgents() : options.agents.map(knownAgent);
  const owners = options.owners.map(ownerLane);
  const person = (await identity(repo).catch(() => null))?.email ?? null;
  const configured = existing.some(({ path }) => path === configPath);
  const ordered = existing.some(({ path }) => path.startsWith(orders));
  const { config } = buildWorkspace(existing);
  const lanes = configured ? Object.keys(config.owners) : owners.length > 0 ? owners : ['main'];

  const wanted = new Map<string, string>();
  if (!configured) wanted.set(configPath, await configText(await integrationBranch(repo), lanes, agents, person));
  if (!ordered) wanted.set(firstOrder, await fillOrder(lanes[0] === undefined ? {} : { owner: lanes[0] }));
  const steps: InitStep[] = configured ? [{ path: configPath, did: 'kept as it is' }] : [];
  for (const [path, text] of wanted) {
    if (!options.dryRun) await writeDocument(join(repo.root, path), text);
    steps.push({ path, did: options.dryRun ? 'would write' : 'written' });
  }
  steps.push({ path: '.git/info/exclude', did: await exclude(repo, `/${config.attempts_dir}/`, options.dryRun) });

  const names = configured ? Object.keys(config.agents) : agents.map(({ name }) => name);
  return {
    steps,
    agents: names,
    first_order: ordered ? null : firstOrder,
    notes: [
      ...(configured ? notAdded(options, agents, names, lanes) : []),
      ...(names.length === 0
        ? [
            `No agent is configured. Name one under \`agents:\` in ${configPath}; \`autoloop doctor\` lists those we know.`,
          ]
        : []),
      ...(await sandboxNote()),
      ...(person === null
        ? [`Git does not know who you are, so \`roles:\` in ${configPath} names nobody who may accept work.`]
        : []),
    ],
  };
}

/** Keeps attempts' worktrees out of `git status`. */
async function exclude(repo: Repository, pattern: string, dryRun: boolean): Promise<InitStep['did']> {
  const text = await readText(join(repo.commonDir, 'info', 'exclude')).catch(() => '');
  if (text.split(/\r?\n/).includes(pattern)) return 'kept as it is';
  if (dryRun) return 'would write';
  await excludeLocally(repo, pattern);
  return 'written';
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
  const names = knownAgents.map((agent) => agent.name);
  const close = nearest(name, names);
  throw new AutoloopError('usage', 'unknown-agent', `There is no ready-made entry for agent ${quoted(name)}`, {
    hint: close
      ? `Did you mean \`${close}\`?`
      : `Known: ${names.join(', ')}. Any other is a line under \`agents:\` in ${configPath}.`,
  });
}

function ownerLane(name: string): string {
  // Lanes are named as orders are.
  const fault = idFault('order', name);
  if (fault === undefined && name !== '') return name;
  throw new AutoloopError('usage', 'bad-owner', `${quoted(name)} cannot be the name of an owner lane`, {
    hint: 'A name has letters, digits, `.`, `_` and `-`, and starts with a letter or digit.',
  });
}

/** Where accepted work goes: `main` or `master` where there is one, else the branch that is checked out. */
async function integrationBranch(repo: Repository): Promise<string> {
  for (const usual of ['main', 'master'])
    if ((await branches(repo, usual)).some(({ name }) => name === usual)) return usual;
  return (await head(repo)).branch ?? 'main';
}

async function configText(
  branch: string,
  lanes: string[],
  agents: KnownAgent[],
  email: string | null,
): Promise<string> {
  let text = await readText(join(templatesDir(), 'documents', 'config.yml'));
  const people = email === null ? [] : [email];
  for (const lane of lanes) text = setValue(text, ['owners', lane], { scope: ['**'], actors: people });
  text = setValue(text, ['integration_branch'], branch);
  text = setValue(text, ['roles'], { coordinator: people, user: people });
  text = withAgents(text, agents);
  const hosts = [...new Set(agents.flatMap((agent) => agent.network))];
  return hosts.length > 0 ? setValue(text, ['sandbox', 'network'], hosts) : text;
}

const withAgents = (text: string, agents: KnownAgent[]): string =>
  agents.reduce(
    (before, { name, command, env }) => setValue(before, ['agents', name], { driver: 'exec', command, env }),
    text,
  );

/** What was asked for and is not in settings that are kept as they are. */
function notAdded({ owners, agents: asked }: InitOptions, agents: KnownAgent[], names: string[], lanes: string[]) {
  const missing = asked === undefined ? [] : agents.filter(({ name }) => !names.includes(name));
  const homeless = owners.filter((owner) => !lanes.includes(owner));
  const kept = `${configPath} was there and is kept`;
  return [
    ...(missing.length > 0
      ? [`${kept}. To have the agents you named, add to it:\n${withAgents('', missing).trimEnd()}`]
      : []),
    ...(homeless.length > 0 ? [`${kept}. Add to its \`owners:\` yourself: ${homeless.join(', ')}`] : []),
  ];
}

/** Whether attempts can be sealed on this machine is better known now than at the first run. */
async function sandboxNote(): Promise<string[]> {
  try {
    await chooseEngine('auto');
    return [];
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    return [`Attempts cannot run here yet: ${error.message}${error.hint === undefined ? '' : `. ${error.hint}`}`];
  }
}
