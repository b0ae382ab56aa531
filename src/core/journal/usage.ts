/** What the agents of a run say they used, by whom. What nobody said is unknown, never 0. */
import { findKeyed } from './keyed.js';
import type { RoleEndedData, RoleStartedData } from './types.gen.js';

/** Sums over processes of agents that ended. */
export interface Used {
  agent_ms: number;
  /** How many said what they used. */
  usage_reported: number;
  input_tokens: number;
  output_tokens: number;
  /** How many said what they cost. */
  cost_reported: number;
  cost_usd: number;
}

/** Before the first. */
export const nothingUsed: Used = {
  agent_ms: 0,
  usage_reported: 0,
  input_tokens: 0,
  output_tokens: 0,
  cost_reported: 0,
  cost_usd: 0,
};

/** Sums over the processes of one role played by one agent in one attempt, those that were started again included. */
export interface RoleUsage extends Used {
  attempt: number;
  agent: string;
  role: string;
  started: number;
  ended: number;
}

/** Counts one more start. */
export function noteStart(usage: RoleUsage[], data: RoleStartedData): void {
  entryOf(usage, data).started += 1;
}

/** Counts one more end, and adds what it says. */
export function noteEnd(usage: RoleUsage[], data: RoleEndedData): void {
  const entry = entryOf(usage, data);
  entry.ended += 1;
  addEnd(entry, data);
}

/** Adds what one end says. */
export function addEnd(sums: Used, { duration_ms, usage, cost_usd }: RoleEndedData): void {
  sums.agent_ms += duration_ms;
  if (usage !== null) {
    sums.usage_reported += 1;
    sums.input_tokens += usage.input_tokens;
    sums.output_tokens += usage.output_tokens;
  }
  if (cost_usd !== null) {
    sums.cost_reported += 1;
    sums.cost_usd += cost_usd;
  }
}

type Player = Pick<RoleUsage, 'attempt' | 'agent' | 'role'>;

function entryOf(usage: RoleUsage[], { attempt, agent, role }: Player): RoleUsage {
  const known = findKeyed(usage, keyOf({ attempt, agent, role }), keyOf);
  if (known !== undefined) return known;
  const fresh = { started: 0, ended: 0, ...nothingUsed, attempt, agent, role };
  usage.push(fresh);
  return fresh;
}

const keyOf = ({ attempt, agent, role }: Player): string => JSON.stringify([attempt, agent, role]);

/** A sum of what processes of agents say of themselves. */
export interface Reported {
  /** The sum of what was said; null when nothing was. */
  sum: number | null;
  /** Processes that were started and said nothing: with any, the sum is a lower bound. */
  unknown: number;
}

/** What some processes of agents took together. */
export interface UsageSum {
  /** How many were started. */
  processes: number;
  /** Wall time in which they ran, in milliseconds; null when none has ended. */
  agent_ms: number | null;
  input_tokens: Reported;
  output_tokens: Reported;
  cost_usd: Reported;
}

/** What a run used in all, and by whom. */
export interface RunUsage extends UsageSum {
  run_id: string;
  attempts: ({ attempt: number } & UsageSum)[];
  /** In the sequence in which the first process of each was started. */
  agents: ({ agent: string } & UsageSum)[];
  roles: ({ role: string } & UsageSum)[];
}

/** What a run used in all, and by attempt, by agent and by role. */
export function usageOf(run_id: string, usage: readonly RoleUsage[]): RunUsage {
  return {
    run_id,
    ...sumOf(usage),
    attempts: sumsBy(usage, ({ attempt }) => ({ attempt })).sort((a, b) => a.attempt - b.attempt),
    agents: sumsBy(usage, ({ agent }) => ({ agent })),
    roles: sumsBy(usage, ({ role }) => ({ role })),
  };
}

/** A sum for each key that occurs. */
function sumsBy<Key extends object>(usage: readonly RoleUsage[], keyOf: (one: RoleUsage) => Key): (Key & UsageSum)[] {
  const groups = new Map<string, { key: Key; of: RoleUsage[] }>();
  for (const one of usage) {
    const key = keyOf(one);
    const group = groups.get(JSON.stringify(key)) ?? { key, of: [] };
    group.of.push(one);
    groups.set(JSON.stringify(key), group);
  }
  return [...groups.values()].map(({ key, of }) => ({ ...key, ...sumOf(of) }));
}

function sumOf(usage: readonly RoleUsage[]): UsageSum {
  const sum = (of: (one: RoleUsage) => number) => usage.reduce((all, one) => all + of(one), 0);
  const processes = sum(({ started }) => started);
  const reported = (of: (one: RoleUsage) => number, times: number): Reported => ({
    sum: times === 0 ? null : sum(of),
    unknown: processes - times,
  });
  const said = sum(({ usage_reported }) => usage_reported);
  return {
    processes,
    agent_ms: sum(({ ended }) => ended) === 0 ? null : sum(({ agent_ms }) => agent_ms),
    input_tokens: reported(({ input_tokens }) => input_tokens, said),
    output_tokens: reported(({ output_tokens }) => output_tokens, said),
    cost_usd: reported(
      ({ cost_usd }) => cost_usd,
      sum(({ cost_reported }) => cost_reported),
    ),
  };
}
