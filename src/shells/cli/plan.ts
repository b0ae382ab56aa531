/** What `run --dry-run` says. */
import type { OrderPlan } from '../../control/chain.js';
import type { RunPlan } from '../../control/run/index.js';
import { counted } from '../../core/render/counted.js';
import { sayLimits } from '../../core/render/limits.js';

/** The plan of a run as JSON has it. */
export interface PlanView {
  order: string;
  order_digest: string;
  base_commit: string;
  /** Of a chain that of its first step. */
  preset: string;
  /** The presets that are run one after another; null where it is one. */
  chain: string[] | null;
  /** The agent of each attempt. */
  agents: string[];
  /** What proves an attempt. */
  commands: { id: string; run: string }[];
  sandbox: {
    engine: string;
    /** What it would show; this machine's programs where both are null. */
    image: string | null;
    containerfile: string | null;
    network: 'none' | string[];
    limits: RunPlan['limits'];
  };
  budget: { iterations: number; proposals: number; minutes: number; cost_usd: number | null };
}

export function planView({ plan, chain }: OrderPlan): PlanView {
  const { order, base, preset, agents, policy, limits } = plan;
  const budget = { ...policy.budget, ...order.data?.budget };
  return {
    order: order.id,
    order_digest: order.digest,
    base_commit: base.commit,
    preset: preset.name,
    chain: chain?.steps.map((step) => step.preset) ?? null,
    agents,
    commands: (order.data?.acceptance_commands ?? []).map(({ id, run }) => ({ id, run })),
    sandbox: {
      engine: policy.sandbox.engine,
      image: policy.sandbox.image ?? null,
      containerfile: policy.sandbox.containerfile ?? null,
      network: policy.sandbox.network,
      limits,
    },
    budget: {
      iterations: preset.limits.iterations,
      proposals: Math.min(preset.limits.iterations, budget.iterations),
      minutes: budget.minutes,
      cost_usd: budget.cost_usd ?? null,
    },
  };
}

export function planText(plan: PlanView): string {
  const { agents, commands, budget } = plan;
  const { engine, image, containerfile, network, limits } = plan.sandbox;
  const shown = image === null ? (containerfile === null ? '' : `, image of ${containerfile}`) : `, image ${image}`;
  const isFewer = budget.proposals < budget.iterations;
  const proposals = isFewer ? ` and ${counted(budget.proposals, 'proposal')} of completion` : '';
  const cost = budget.cost_usd === null ? '' : `, ${budget.cost_usd} USD`;
  return [
    `Would run ${counted(agents.length, 'attempt')} at ${plan.order}, and has run nothing:`,
    `  agents    ${agents.join(', ')}`,
    `  ${plan.chain === null ? `preset    ${plan.preset}` : `chain     ${plan.chain.join(', ')}`}`,
    `  base      ${plan.base_commit.slice(0, 12)}`,
    ...commands.map(({ id, run }, index) => `  ${index === 0 ? 'proved by' : '         '} ${id}: ${run}`),
    `  sandbox   ${engine}${shown}; network: ${network === 'none' ? 'none' : network.join(', ')}`,
    `  within    ${sayLimits(limits)}, each role and command`,
    `  at most   ${counted(budget.iterations, 'iteration')}${proposals} each; ${counted(budget.minutes, 'minute')}${cost} of work for all together`,
  ].join('\n');
}
