import type { OrderDocument } from '../../core/documents/document.js';
import { configPath, defaultPreset, orderPath } from '../../core/documents/paths.js';
import { limitsOf, type Policy, policyDigest, policyFor } from '../../core/documents/policy.js';
import type { AttemptLimits, WorkOrder } from '../../core/documents/types.gen.js';
import { AutoloopError } from '../../core/error.js';
import type { RunStartedData } from '../../core/journal/types.gen.js';
import { commitOf } from '../../core/lifecycle/case.js';
import { deriveOrder, mayBeRun } from '../../core/lifecycle/derive.js';
import type { OrderState } from '../../core/lifecycle/standing.js';
import { orderNamed } from '../../core/lifecycle/unknown-order.js';
import { nearest } from '../../core/nearest.js';
import type { Preset, Role } from '../../core/presets/preset.js';
import { check } from '../../core/rules/check.js';
import { driverOf } from '../../edges/agents/index.js';
import { head, type Repository, treeOf } from '../../edges/git/index.js';
import { parseAllowList } from '../../edges/sandbox/index.js';
import { gatherFacts } from '../check/facts.js';
import { type Snapshot, snapshotOf } from '../check/snapshot.js';
import { knownRuns } from '../inspect/runs.js';
import { mustBeOwnClaim } from '../orders/claimant.js';
import { type PresetFile, presetFiles, readPreset, refuseUncommittedPresets } from './load-preset.js';
import { agentOf } from './roles/agents.js';
import { refuseUncommitted } from './uncommitted.js';

/** What a person may say about one run, over what the order and the configuration say. */
export interface RunOptions {
  attempts?: number;
  agents?: string[];
  preset?: string;
  sandbox?: Policy['sandbox']['engine'];
}

/** Everything a run is governed by, read once from the commit it starts at. */
export interface RunPlan {
  order: OrderDocument;
  orderText: string;
  policy: Policy;
  policySha256: string;
  preset: Preset;
  presetFiles: PresetFile[];
  base: { commit: string; tree: string };
  /** What each agent and each command may use. */
  limits: Required<AttemptLimits>;
  /** The agent of each attempt, in the order in which they start. */
  agents: string[];
  /** How many runs may go on one from another by the settings of HEAD, which a person can change meanwhile. */
  maxRunDepth: number;
}

/** The run that another goes on from: what it was governed by governs that too, wherever HEAD is now. */
export type BaseOfBefore = Pick<RunStartedData, 'run_id' | 'base_commit' | 'order_digest'>;

/**
 * Reads the order and the policy from HEAD, or from the base of the run before, and settles who competes.
 * @throws AutoloopError when the order cannot be run as committed; it names what to change.
 */
export async function planRun(
  repo: Repository,
  orderId: string,
  options: RunOptions = {},
  before?: BaseOfBefore,
): Promise<RunPlan> {
  const { commit, snapshot, maxRunDepth } = await governing(repo, orderId, before);
  const { workspace } = snapshot;
  const order = orderNamed(workspace, orderId);
  const data = order.data;
  if (data === undefined) throw new Error('an order without findings has data');
  refuseUnbuilt(data, order.path);
  const wished = data.attempts ?? {};
  const engine = options.sandbox ?? wished.sandbox ?? workspace.config.sandbox.engine;
  const policy = { ...workspace.config, sandbox: { ...workspace.config.sandbox, engine } };
  if (policy.sandbox.network !== 'none') parseAllowList(policy.sandbox.network); // throws, before anything begins
  const agents = competitors(policy, options, wished, order.path);
  for (const name of new Set(agents)) await refuseMissing(repo, policy, name);
  const presetName = options.preset ?? wished.preset ?? defaultPreset;
  const files = await presetFiles(repo, commit, presetName);
  if (before === undefined) await refuseUncommittedPresets(repo, commit, [presetName]);
  const preset = readPreset(presetName, files);
  refuseUnknownGates(preset, data, order.path);
  for (const [name, role] of preset.roles)
    await refuseUnknownPlayer(repo, policy, `${presetName}/roles/${name}.md`, role);
  return {
    order,
    orderText: order.text,
    policy,
    policySha256: policyDigest(policy),
    preset,
    presetFiles: files,
    base: { commit, tree: await treeOf(repo, commit) },
    limits: limitsOf(policyFor(policy, data)),
    agents,
    maxRunDepth,
  };
}

/** The commit that governs a run, with its documents; the order can be run as HEAD has it. */
async function governing(
  repo: Repository,
  orderId: string,
  before: BaseOfBefore | undefined,
): Promise<{ commit: string; snapshot: Snapshot; maxRunDepth: number }> {
  const { commit } = await head(repo);
  if (commit === null)
    throw new AutoloopError(
      'environment',
      'no-commits',
      'This repository has no commit yet, so there is no base to start attempts from',
      {
        hint: 'Commit something first: git add -A && git commit',
      },
    );
  // What goes on from a run is governed by that run's base, which no edit changes.
  if (before === undefined)
    await refuseUncommitted(repo, [orderPath(orderId), configPath], (changed) => commitOf(changed, orderId));
  const snapshot = await snapshotOf(repo, { of: 'commit', commit });
  const order = orderNamed(snapshot.workspace, orderId);
  await refuseUnlessRunnable(repo, snapshot, order, before?.run_id);
  const maxRunDepth = snapshot.workspace.config.limits.max_run_depth;
  if (before === undefined || before.base_commit === commit) return { commit, snapshot, maxRunDepth };
  if (before.order_digest !== order.digest)
    throw new AutoloopError(
      'refused',
      'order-changed',
      `\`${order.path}\` changed after run ${before.run_id}, so nothing that goes on from it would answer the order`,
      { hint: `Run the order as it stands: autoloop run ${orderId}` },
    );
  const ofBase = await snapshotOf(repo, { of: 'commit', commit: before.base_commit });
  return { commit: before.base_commit, snapshot: ofBase, maxRunDepth };
}

/** States in which another run may help, besides those whose next step is one. */
const mayRunAgain: ReadonlySet<OrderState> = new Set(['running', 'reported', 'judged']);

/**
 * There is no side door: what `check` refuses and what `status` calls blocked is not run. What waits for nothing but a
 * decision on a run may go on from that run, which is `before`.
 */
async function refuseUnlessRunnable(
  repo: Repository,
  snapshot: Snapshot,
  order: OrderDocument,
  before: string | undefined,
): Promise<void> {
  const { workspace } = snapshot;
  const facts = await gatherFacts(snapshot);
  const findings = check(workspace, facts);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [fault] = errors.filter(({ path }) => path === order.path || path === configPath);
  if (fault)
    throw new AutoloopError(
      'configuration',
      'document-invalid',
      `${fault.path}:${fault.line}:${fault.column}: ${fault.message} [${fault.rule}]`,
      { hint: 'Correct it and commit it; `autoloop check` shows whether there is more.' },
    );
  if (!mayBeRun(order))
    throw new AutoloopError(
      'refused',
      'no-dispatch',
      `Work order \`${order.id}\` says \`granularity: no-dispatch\`: it is for people to carry out`,
      { hint: `Read it (autoloop show ${order.id}) and claim it; or change \`granularity\` and commit.` },
    );
  await mustBeOwnClaim(repo, order.id, facts.claims);
  const runs = await knownRuns(repo);
  const { state, reason, next, waits_for } = deriveOrder(order, workspace, runs, {
    refused: new Set(errors.map(({ path }) => path)),
  });
  if (next.includes(`autoloop run ${order.id}`) || mayRunAgain.has(state)) return;
  if (waits_for.length > 0 && waits_for.every(({ kind, id }) => kind === 'run' && id === before)) return;
  throw new AutoloopError('refused', 'order-not-ready', `Work order \`${order.id}\` is ${state}: ${reason}`, {
    hint: next.length > 0 ? `Next: ${next.join('\n      ')}` : 'There is nothing left to do.',
  });
}

/** What is asked for and this version does not do is refused, never silently left out. */
function refuseUnbuilt(order: WorkOrder, where: string): void {
  const { synthesis = 'off' } = order.attempts ?? {};
  if (synthesis === 'off') return;
  throw new AutoloopError(
    'configuration',
    'not-in-this-version',
    `${where} asks for synthesis, which this version cannot do`,
    { hint: 'Take it out and commit.' },
  );
}

/** A gate that names what the order has not could never be passed. */
function refuseUnknownGates(preset: Preset, order: WorkOrder, where: string): void {
  const known = (order.acceptance_commands ?? []).map(({ id }) => id);
  for (const [event, { commands }] of preset.gates)
    for (const id of commands === 'acceptance' ? [] : commands)
      if (!known.includes(id)) {
        const close = nearest(id, known);
        throw new AutoloopError(
          'configuration',
          'unknown-gate-command',
          `Preset \`${preset.name}\` gates \`${event}\` by \`${id}\`, which is no acceptance command of ${where}`,
          { hint: close ? `Did you mean \`${close}\`?` : `It has: ${known.join(', ') || 'none'}` },
        );
      }
}

/** A role may be played by an agent of its own, which has to be there too. */
async function refuseUnknownPlayer(repo: Repository, policy: Policy, where: string, { agent }: Role): Promise<void> {
  if (agent === null) return;
  if (!(agent in policy.agents)) throw unknownAgent(agent, Object.keys(policy.agents), ` (named by ${where})`);
  await refuseMissing(repo, policy, agent);
}

function unknownAgent(name: string, known: string[], where: string): AutoloopError {
  const close = nearest(name, known);
  return new AutoloopError('usage', 'unknown-agent', `Agent \`${name}\` is not in ${configPath}${where}`, {
    hint: close ? `Did you mean \`${close}\`?` : `Known: ${known.join(', ') || 'none'}`,
  });
}

/** An agent that is not installed is better missed before anything has begun. */
async function refuseMissing(repo: Repository, policy: Policy, name: string): Promise<void> {
  const agent = agentOf({ policy, repo }, name);
  await driverOf(agent).mounts(agent);
}

/** The most attempts of one run; more would be a typing error. */
const MOST_ATTEMPTS = 64;

function competitors(
  policy: Policy,
  options: RunOptions,
  wished: { count?: number; agents?: string[] },
  where: string,
): string[] {
  const known = Object.keys(policy.agents);
  const names = options.agents ?? wished.agents ?? known;
  if (names.length === 0)
    throw new AutoloopError('configuration', 'no-agents', `No agent is configured in ${configPath}`, {
      hint: 'Add one under `agents:`; `autoloop doctor` shows which agent CLIs are installed.',
    });
  for (const name of names)
    if (!known.includes(name)) throw unknownAgent(name, known, options.agents ? '' : ` (named by ${where})`);
  const count = options.attempts ?? (options.agents ? names.length : (wished.count ?? names.length));
  if (!Number.isInteger(count) || count < 1 || count > MOST_ATTEMPTS)
    throw new AutoloopError('usage', 'attempts-out-of-range', `${count} attempts cannot be run`, {
      hint: `Ask for 1 to ${MOST_ATTEMPTS}.`,
    });
  return Array.from({ length: count }, (_, index) => names[index % names.length] ?? '');
}
