/** The settings a run is governed by: `config.yml` with every default filled in. Plain JSON, so that it can be pinned. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import type {
  AgentConfig,
  AttemptLimits,
  Budget,
  Checks,
  Config,
  Contracts,
  OwnerLane,
  SandboxConfig,
  WorkOrder,
} from './types.gen.js';

/** The first fields of `T` optional as they are, for they have no default; all others present. */
type Filled<T, Optional extends keyof T = never> = Required<Omit<T, Optional>> & Pick<T, Optional>;

export interface Policy {
  owners: Readonly<Record<string, Required<OwnerLane>>>;
  integration_branch: string;
  attempts_dir: string;
  protected_scope: string[];
  agents: Readonly<Record<string, Filled<AgentConfig, 'model' | 'recording'>>>;
  sandbox: Filled<SandboxConfig, 'image' | 'containerfile'>;
  judge: Required<NonNullable<Config['judge']>>;
  /** No limit of cost when `cost_usd` is absent. */
  budget: Filled<Budget, 'cost_usd'>;
  limits: Required<NonNullable<Config['limits']>>;
  contracts: Required<Contracts>;
  checks: Filled<Checks, 'since'>;
  evidence: Required<NonNullable<Config['evidence']>>;
  hooks: Required<NonNullable<Config['hooks']>>;
  roles: Required<NonNullable<Config['roles']>>;
}

/** Every value of a project that says nothing. The defaults named in `schemas/config.schema.json` are these. */
const defaults: Policy = {
  owners: {},
  integration_branch: 'main',
  attempts_dir: '.attempts',
  protected_scope: [],
  agents: {},
  sandbox: {
    engine: 'auto',
    network: 'none',
    cpus: 2,
    memory: '2G',
    pids: 512,
    open_files: 4096,
    file_size: '2G',
    tmp: '1G',
    minutes: 30,
    disk: '2G',
    output: '16M',
    setup: [],
  },
  judge: { repeats: 3, retries: 1, timeout: 600 },
  budget: { iterations: 5, minutes: 120, failures: 3 },
  limits: {
    max_concurrent_runs: 2,
    max_run_depth: 8,
    max_concurrent_attempts: 2,
    max_file: '32M',
    max_change: '256M',
    max_run_output: '1G',
    max_run_disk: '16G',
  },
  contracts: { public_behavior: [], api_or_data_model: [], security: [], deployment: [] },
  checks: { severity: {} },
  evidence: { sign: 'off', require_signed: false },
  hooks: { 'pre-commit': true, 'commit-msg': true, 'pre-push': true, 'post-commit': false },
  roles: { coordinator: [], user: [] },
};

/** What `config` says, and the default wherever it says nothing. Shares nothing with what it was given. */
export function withDefaults(config: Config): Policy {
  const said = structuredClone(config);
  const own = structuredClone(defaults);
  const sandbox = { ...own.sandbox, ...said.sandbox };
  return {
    owners: byName(said.owners, (lane) => ({ scope: [], actors: [], ...lane })),
    integration_branch: said.integration_branch ?? own.integration_branch,
    attempts_dir: said.attempts_dir ?? own.attempts_dir,
    protected_scope: said.protected_scope ?? own.protected_scope,
    agents: byName(said.agents, (agent) => ({
      command: [],
      env: [],
      emits: [],
      home: [],
      retries: 3,
      timeout: Math.ceil(sandbox.minutes * 60),
      ...agent,
    })),
    sandbox,
    judge: { ...own.judge, ...said.judge },
    budget: { ...own.budget, ...said.budget },
    limits: { ...own.limits, ...said.limits },
    contracts: { ...own.contracts, ...said.contracts },
    checks: { ...own.checks, ...said.checks },
    evidence: { ...own.evidence, ...said.evidence },
    hooks: { ...own.hooks, ...said.hooks },
    roles: { ...own.roles, ...said.roles },
  };
}

/**
 * The settings as they govern the work on an order: what its `attempts.limits` says takes the place of what `sandbox` says,
 * and its minutes that of the agents' own timeouts too. Runs pin the settings without it; the order is pinned beside them.
 */
export function policyFor(policy: Policy, order: Pick<WorkOrder, 'attempts'> | undefined): Policy {
  const limits = order?.attempts?.limits;
  if (limits === undefined) return policy;
  const { minutes } = limits;
  return {
    ...policy,
    sandbox: { ...policy.sandbox, ...limits },
    agents:
      minutes === undefined
        ? policy.agents
        : byName(policy.agents, (agent) => ({ ...agent, timeout: Math.ceil(minutes * 60) })),
  };
}

/** What one agent or command may use under these settings, sizes as they are written. */
export function limitsOf({ sandbox }: Policy): Required<AttemptLimits> {
  const { minutes, cpus, memory, pids, open_files, file_size, tmp, disk, output } = sandbox;
  return { minutes, cpus, memory, pids, open_files, file_size, tmp, disk, output };
}

/** The digest by which runs pin their policy: SHA-256, in hexadecimal, of its canonical JSON (RFC 8785). */
export const policyDigest = (policy: unknown): string =>
  createHash('sha256').update(canonicalJson(policy), 'utf8').digest('hex');

/** Without a prototype: a lane or agent named `constructor` that nobody configured must be found nowhere. */
function byName<Value, Result>(
  entries: Readonly<Record<string, Value>> | undefined,
  fill: (value: Value) => Result,
): Record<string, Result> {
  const filled: Record<string, Result> = Object.create(null);
  for (const [name, value] of Object.entries(entries ?? {})) filled[name] = fill(value);
  return filled;
}

/** The command of an entry of `sandbox.setup`. */
export const commandOf = (entry: Policy['sandbox']['setup'][number]): string =>
  typeof entry === 'string' ? entry : entry.run;

const units: Readonly<Record<string, number>> = { K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/** Bytes of a size as `config.yml` writes it: `512M`, `2G`, in powers of 1024. */
export function bytesOf(size: string): number {
  return Number.parseInt(size, 10) * (units[size.slice(-1)] ?? 1);
}
