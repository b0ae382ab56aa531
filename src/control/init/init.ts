/** Sets a repository up: settings, a first order, and what Git should overlook. Never overwrites. */
import { join } from 'node:path';
import type { KnownAgent } from '../../core/agents/known.js';
import { setValue } from '../../core/documents/edit.js';
import { idFault } from '../../core/documents/kinds.js';
import { configPath } from '../../core/documents/paths.js';
import { commandOf } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import { withoutSection, withSection } from '../../core/import/agents-section.js';
import type { ProposedLane } from '../../core/import/codeowners.js';
import type { ProposedCommand } from '../../core/import/existing.js';
import { buildWorkspace, type SnapshotFile } from '../../core/rules/workspace.js';
import { quoted } from '../../core/untrusted.js';
import {
  exists,
  listNames,
  readDocuments,
  readFiles,
  readText,
  removeFolder,
  templatesDir,
  writeDocument,
} from '../../edges/files/index.js';
import { excludedLocally, excludeLocally, identity, type Repository } from '../../edges/git/index.js';
import { type EngineTold, engineTold, findEngines, whyNoneHolds } from '../doctor/engines-found.js';
import { setUpHooks } from '../hooks/set-up.js';
import { fillOrder, refuseForeign } from '../orders/new-document.js';
import { type Brownfield, lookAround } from './brownfield.js';
import { configText, readyMade, withAgents } from './config.js';

export interface InitOptions {
  /** Owner lanes; default one lane `main` that owns everything, or what a brownfield says of its owners. */
  owners: string[];
  /** Agents by their known names; default those that are installed. */
  agents?: string[];
  /** Look at what the repository has already, and let what was there before break rules. */
  brownfield?: boolean;
  /** Put our section into AGENTS.md, or take it out; untouched when absent. */
  agentsMd?: boolean;
  /** Have Git check commits and pushes. */
  hooks?: boolean;
  dryRun: boolean;
}

export interface InitStep {
  path: string;
  did:
    | 'written'
    | 'would write'
    | 'kept as it is'
    | 'removed'
    | 'would remove'
    | 'section taken out of'
    | 'would take the section out of';
}

export interface InitResult {
  steps: InitStep[];
  /** The agents that the settings name now, or would. */
  agents: string[];
  /** The first order, which is to be filled in; null when there are orders already. */
  first_order: string | null;
  /** What was found in a brownfield; null when nobody asked. */
  brownfield: Brownfield | null;
  /** The sandbox engines, in the order in which `auto` tries them. */
  engines: EngineTold[];
  /** What the person should know before the first run. */
  notes: string[];
}

const orders = '.autoloop/work-orders/';
const firstOrder = `${orders}first-order.md`;
const agentsMd = 'AGENTS.md';

/**
 * Writes what is missing and answers with what it did; with `dryRun`, with what it would do.
 * @throws AutoloopError `foreign-autoloop` when the folder belongs to another tool; `unknown-agent` with the nearest known
 * one; `bad-owner`; `no-commit` for a brownfield without one.
 */
export async function init(repo: Repository, options: InitOptions): Promise<InitResult> {
  const existing = await readDocuments(repo.root);
  refuseOthers(existing);
  const agents = await readyMade(options.agents);
  const owners = options.owners.map(ownerLane);
  const brownfield = options.brownfield ? await lookAround(repo) : null;
  const person = (await identity(repo).catch(() => null))?.email ?? null;
  const configured = existing.some(({ path }) => path === configPath);
  const ordered = existing.some(({ path }) => path.startsWith(orders));
  const { config } = buildWorkspace(existing);
  const proposed = lanesFor(owners, brownfield);
  const lanes = configured ? Object.keys(config.owners) : proposed.map(({ lane }) => lane);

  const attempts = `/${config.attempts_dir}/`;
  const isExcluded = await excludedLocally(repo, attempts);
  const agentsText = options.agentsMd === undefined ? undefined : await textOfAgentsMd(repo);
  const wanted = new Map<string, string>();
  if (!configured)
    wanted.set(configPath, await configText(repo, { lanes: proposed, agents, ...policyOf(brownfield) }, person));
  if (!ordered) wanted.set(firstOrder, await orderText(lanes[0], brownfield?.commands ?? []));
  const wrote = options.dryRun ? 'would write' : 'written';
  const steps: InitStep[] = configured ? [{ path: configPath, did: 'kept as it is' }] : [];
  for (const [path, text] of wanted) {
    if (!options.dryRun) await writeDocument(join(repo.root, path), text);
    steps.push({ path, did: wrote });
  }
  if (!isExcluded && !options.dryRun) await excludeLocally(repo, attempts);
  steps.push({ path: '.git/info/exclude', did: isExcluded ? 'kept as it is' : wrote });
  if (options.agentsMd !== undefined) steps.push(await agentsStep(repo, agentsText, options.agentsMd, options.dryRun));
  const hooks = options.hooks ? await setUpHooks(repo, options.dryRun) : { steps: [], notes: [] };
  steps.push(...hooks.steps);

  const { engines } = await findEngines();
  const names = configured ? Object.keys(config.agents) : agents.map(({ name }) => name);
  return {
    steps,
    agents: names,
    first_order: ordered ? null : firstOrder,
    brownfield,
    engines: engines.map(engineTold),
    notes: [
      ...hooks.notes,
      ...(configured
        ? notAdded(
            options,
            agents,
            names,
            owners.filter((owner) => !lanes.includes(owner)),
          )
        : []),
      ...(configured && brownfield !== null ? notForgiven(brownfield, config.checks.since) : []),
      ...(brownfield === null ? [] : ofSetup(brownfield, configured ? config.sandbox.setup.map(commandOf) : undefined)),
      ...(configured ? [] : ofActors(proposed, person, owners.length > 0 ? null : brownfield)),
      ...(names.length === 0
        ? [
            `No agent is configured. Name one under \`agents:\` in ${configPath}; \`autoloop doctor\` lists those we know.`,
          ]
        : []),
      ...whyNoneHolds(engines),
      ...(person === null
        ? [`Git does not know who you are, so \`roles:\` in ${configPath} names nobody who may accept work.`]
        : []),
      ...(brownfield !== null && options.agentsMd === undefined && (await exists(join(repo.root, agentsMd)))
        ? [
            `There is an ${agentsMd}: \`autoloop init --agents-md\` adds a section that tells agents how work is ordered here.`,
          ]
        : []),
    ],
  };
}

/** A folder of the PowerShell tool can be brought over; of another nothing is known. */
function refuseOthers(existing: readonly SnapshotFile[]): void {
  try {
    refuseForeign(existing);
  } catch (error) {
    const isImportable = existing.some(({ path }) =>
      /^\.autoloop\/(?:board\.md$|(?:work-orders|reports)\/.+\.md$)/.test(path),
    );
    if (!(error instanceof AutoloopError) || !isImportable) throw error;
    throw new AutoloopError(error.kind, error.code, error.message, {
      hint: 'If its work orders are Markdown, bring them over: autoloop import .autoloop --dry-run\nOtherwise move it aside first; nothing was changed.',
      cause: error,
    });
  }
}

/** Lanes as they are asked for; else what the repository says; else one for everything. */
function lanesFor(owners: readonly string[], brownfield: Brownfield | null) {
  if (owners.length > 0 || brownfield === null)
    return (owners.length > 0 ? owners : ['main']).map((lane) => ({ lane, scope: ['**'], actors: [] }));
  return brownfield.lanes;
}

function policyOf(brownfield: Brownfield | null) {
  if (brownfield === null) return {};
  if (brownfield.since === null)
    throw new AutoloopError('usage', 'no-commit', 'A repository without a commit has nothing that was there before', {
      hint: 'Set it up without --brownfield.',
    });
  const { since, protected_scope: protectedScope, setup } = brownfield;
  return { since, protectedScope, setup: setup === null ? [] : [setup.run] };
}

/** The template of an order, with the project's own commands where they are known. */
async function orderText(lane: string | undefined, commands: readonly ProposedCommand[]): Promise<string> {
  const text = await fillOrder(lane === undefined ? {} : { owner: lane });
  if (commands.length === 0) return text;
  const proven = setValue(
    text,
    ['acceptance_criteria', 0, 'proved_by'],
    commands.map(({ id }) => id),
  );
  return setValue(
    proven,
    ['acceptance_commands'],
    commands.map(({ id, run }) => ({ id, run })),
  );
}

/** What we put back is everything that was there: nothing of it may be missing, or be read as something else. */
async function textOfAgentsMd({ root }: Repository): Promise<string | undefined> {
  const bytes = (await readFiles(root, [agentsMd])).get(agentsMd);
  if (bytes === undefined && !(await listNames(root)).includes(agentsMd)) return undefined;
  const text = bytes && Buffer.from(bytes).toString('utf8');
  if (text !== undefined && Buffer.from(text).equals(bytes as Uint8Array)) return text;
  const problem = bytes === undefined ? 'is no regular file that can be read' : 'is not in UTF-8';
  throw new AutoloopError('environment', 'agents-md-unreadable', `${agentsMd} ${problem}, and was not written to`, {
    hint: bytes === undefined ? 'Put a regular file in its place, and look at who may read it.' : 'Save it as UTF-8.',
  });
}

async function agentsStep(
  repo: Repository,
  text: string | undefined,
  wanted: boolean,
  dryRun: boolean,
): Promise<InitStep> {
  const section = wanted ? await readText(join(templatesDir(), 'agents-md.md')) : '';
  const after = wanted ? withSection(text, section) : text === undefined ? undefined : withoutSection(text);
  const place = join(repo.root, agentsMd);
  if (after === text) return { path: agentsMd, did: 'kept as it is' };
  if (after === undefined) {
    if (!dryRun) await removeFolder(place);
    return { path: agentsMd, did: dryRun ? 'would remove' : 'removed' };
  }
  if (!dryRun) await writeDocument(place, after);
  if (!wanted) return { path: agentsMd, did: dryRun ? 'would take the section out of' : 'section taken out of' };
  return { path: agentsMd, did: dryRun ? 'would write' : 'written' };
}

function ownerLane(name: string): string {
  // Lanes are named as orders are.
  const fault = idFault('order', name);
  if (fault === undefined && name !== '') return name;
  throw new AutoloopError('usage', 'bad-owner', `${quoted(name)} cannot be the name of an owner lane`, {
    hint: 'A name has letters, digits, `.`, `_` and `-`, and starts with a letter or digit.',
  });
}

/** What was asked for and is not in settings that are kept as they are. */
function notAdded({ agents: asked }: InitOptions, agents: KnownAgent[], names: string[], homeless: string[]) {
  const missing = asked === undefined ? [] : agents.filter(({ name }) => !names.includes(name));
  const kept = `${configPath} was there and is kept`;
  return [
    ...(missing.length > 0
      ? [`${kept}. To have the agents you named, add to it:\n${withAgents('', missing).trimEnd()}`]
      : []),
    ...(homeless.length > 0 ? [`${kept}. Add to its \`owners:\` yourself: ${homeless.join(', ')}`] : []),
  ];
}

/** What a brownfield needs and settings that are kept do not have. */
const notForgiven = ({ since }: Brownfield, here: string | undefined): string[] =>
  here !== undefined || since === null
    ? []
    : [
        `${configPath} was there and is kept. To let what was there before break rules, add to it:\nchecks:\n  since: ${since}`,
      ];

/** That what installs dependencies reaches nobody yet; or, where the settings have none, what they may have. */
function ofSetup({ setup }: Brownfield, here: readonly string[] | undefined): string[] {
  if (setup === null || (here !== undefined && here.length > 0)) return [];
  const { run, host } = setup;
  return here === undefined
    ? [
        `\`sandbox.setup\` in ${configPath} is \`${run}\`: it reaches its registry only when \`sandbox.network\` names it, as in "${host}".`,
      ]
    : [
        `${configPath} was there and is kept. Attempts start without dependencies; to have them installed, add to its \`sandbox:\`\nsetup: [${run}]\nand the registry to its \`network\`, as in "${host}".`,
      ];
}

/** Whose address stands in a lane of which nobody's is known. */
function ofActors(lanes: readonly ProposedLane[], person: string | null, brownfield: Brownfield | null): string[] {
  const strangers = lanes.filter(({ actors }) => actors.length === 0).map(({ lane }) => lane);
  return brownfield?.lanes_from == null || person === null || strangers.length === 0
    ? []
    : [
        `${brownfield.lanes_from} gives no e-mail address for ${strangers.join(', ')}: yours, ${person}, stands in \`actors:\` of ${configPath}. Put in who works there.`,
      ];
}
