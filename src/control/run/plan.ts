import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { canonicalJson } from '../../core/canonical-json.js';
import type { AnyDocument, OrderDocument } from '../../core/documents/document.js';
import type { Policy } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import { nearest } from '../../core/nearest.js';
import type { Preset } from '../../core/presets/preset.js';
import { buildWorkspace, type Workspace } from '../../core/rules/workspace.js';
import { changedInWorkTree, head, listFilesAt, type Repository, readFileAt, treeOf } from '../../edges/git/index.js';
import { loadPreset } from './load-preset.js';

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
  base: { commit: string; tree: string };
  /** The agent of each attempt, in the order in which they start. */
  agents: string[];
}

const orderPath = (id: string): string => `.autoloop/work-orders/${id}.md`;
const configPath = '.autoloop/config.yml';

/**
 * Reads the order and the policy from HEAD and settles who competes.
 * @throws AutoloopError when the order cannot be run as committed; it names what to change.
 */
export async function planRun(repo: Repository, orderId: string, options: RunOptions = {}): Promise<RunPlan> {
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
  await refuseUncommitted(repo, orderId);
  const workspace = await workspaceAt(repo, commit);
  if (workspace.configDocument) refuseFaulty(workspace.configDocument);
  const order = orderToRun(workspace, orderId);
  const policy = overridden(workspace.config, options);
  const data = order.data;
  if (data === undefined) throw new Error('an order without findings has data');
  const agents = competitors(policy, options, data.attempts ?? {}, order.path);
  return {
    order,
    orderText: order.text,
    policy,
    policySha256: createHash('sha256').update(canonicalJson(policy)).digest('hex'),
    preset: await loadPreset(repo, commit, options.preset ?? data.attempts?.preset ?? 'solo'),
    base: { commit, tree: await treeOf(repo, commit) },
    agents,
  };
}

/** The protocol's documents as they stand in a commit. */
async function workspaceAt(repo: Repository, commit: string): Promise<Workspace> {
  const paths = await listFilesAt(repo, commit, '.autoloop/');
  const files = await Promise.all(
    paths.map(async (path) => ({ path, bytes: (await readFileAt(repo, commit, path)) ?? new Uint8Array() })),
  );
  return buildWorkspace(files);
}

/** A run is governed by what is committed; an edit that is not would be silently ignored. */
async function refuseUncommitted(repo: Repository, orderId: string): Promise<void> {
  const [path] = await changedInWorkTree(repo, [orderPath(orderId), configPath]);
  if (path === undefined) return;
  throw new AutoloopError(
    'configuration',
    'not-committed',
    `\`${path}\` has changes that are not committed, and a run is governed by what is`,
    {
      hint: `Commit it first: git add ${path} && git commit -m "Order ${orderId}"`,
    },
  );
}

function orderToRun(workspace: Workspace, id: string): OrderDocument {
  const order = workspace.order(id);
  if (order === undefined) {
    const ids = workspace.orders.map((known) => known.id);
    const close = nearest(id, ids);
    throw new AutoloopError('usage', 'unknown-order', `There is no committed work order \`${id}\``, {
      hint: close ? `Did you mean \`${close}\`?` : `Write one with: autoloop new order ${id}`,
    });
  }
  refuseFaulty(order);
  const state = order.data?.state ?? 'draft';
  if (state !== 'ready')
    throw new AutoloopError('refused', 'order-not-ready', `Work order \`${id}\` is \`${state}\``, {
      hint: `Set \`state: ready\` in ${order.path} and commit it when it may be carried out.`,
    });
  return order;
}

function refuseFaulty(document: AnyDocument): void {
  const fault = document.findings.find((finding) => finding.severity === 'error');
  if (fault)
    throw new AutoloopError(
      'configuration',
      'document-invalid',
      `${fault.path}:${fault.line}:${fault.column}: ${fault.message} [${fault.rule}]`,
      {
        hint: 'Correct it, commit it, and run `autoloop check` to see the rest.',
      },
    );
}

function overridden(policy: Policy, options: RunOptions): Policy {
  return options.sandbox === undefined
    ? policy
    : { ...policy, sandbox: { ...policy.sandbox, engine: options.sandbox } };
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
    if (!known.includes(name)) {
      const close = nearest(name, known);
      throw new AutoloopError(
        'usage',
        'unknown-agent',
        `Agent \`${name}\` is not in ${configPath}${options.agents ? '' : ` (named by ${where})`}`,
        {
          hint: close ? `Did you mean \`${close}\`?` : `Known: ${known.join(', ') || 'none'}`,
        },
      );
    }
  const count = options.attempts ?? (options.agents ? names.length : (wished.count ?? names.length));
  if (!Number.isInteger(count) || count < 1 || count > MOST_ATTEMPTS)
    throw new AutoloopError('usage', 'attempts-out-of-range', `${count} attempts cannot be run`, {
      hint: `Ask for 1 to ${MOST_ATTEMPTS}.`,
    });
  return Array.from({ length: count }, (_, index) => names[index % names.length] ?? '');
}

/** Where a replayed agent's recording lies on this machine. */
export const recordingOf = (repo: Repository, recording: string | undefined): string | undefined =>
  recording === undefined ? undefined : resolve(repo.root, recording);
