/** A repository in which a run has ended and waits for a decision: real commits, a real journal, real reports. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../../../src/core/canonical-json.js';
import { type ConfigDocument, type OrderDocument, parseDocument } from '../../../src/core/documents/document.js';
import { type Policy, withDefaults } from '../../../src/core/documents/policy.js';
import { renderDocument } from '../../../src/core/documents/render.js';
import { sha256 } from '../../../src/core/evidence/record.js';
import { workerReport } from '../../../src/core/render/report/worker-report.js';
import { isAllowed, isForbidden, isProtected } from '../../../src/core/scope.js';
import { openRepository, type Repository, readTree, restorePaths } from '../../../src/edges/git/index.js';
import { createJournal } from '../../../src/edges/journal/index.js';
import { type Entry, entriesOf, type Sample } from '../../core/evidence/sample-run.js';
import { git } from '../../support/run-program.js';

export type { Entry };

// Neither the machine's configuration nor the repository of a hook that started the tests may have a say.
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
process.env.GIT_CONFIG_GLOBAL = '/dev/null';
process.env.GIT_CONFIG_NOSYSTEM = '1';

export const reviewer = 'maintainer@test.invalid';
export const orderId = 'fix-add';
export const runId = '20261120T100000Z-fix-add-abc123';

export const orderText = `---
title: Make add add
owner: core
goal: "\`add\` returns the sum of its two arguments."
state: ready
allowed_scope: [src/**]
forbidden_scope: [docs/**]
stop_rules:
  - Stop if another function has to change.
acceptance_criteria:
  - { id: sums, text: "1 + 2 is 3.", proved_by: [unit] }
  - { id: there, text: The function is still there., artifact: { path: src/calc.sh, contains: "add()" } }
  - { id: readable, text: A person can read it., manual: true }
acceptance_commands:
  - { id: unit, run: sh test/unit.sh }
---

## Context

\`src/calc.sh\` holds the function.
`;

export interface DecidableOptions {
  /** Lines added to config.yml. */
  config?: string;
  /** Commands that fail on each attempt. */
  failing?: string[][];
  order?: string;
  init?: string[];
  /** Files that attempt 1 writes besides what is right; what its import says of them is true. */
  besides?: Record<string, string>;
  /** What is pinned instead of the policy that the committed config.yml amounts to. */
  pinned?: (policy: Policy) => unknown;
  /** Changes events before they are journaled, or leaves them out. */
  forge?: (entry: Entry) => Entry | undefined;
  /** Attempts whose reports are written and not journaled. */
  unreported?: number[];
  /** Leaves the run without its end. */
  unfinished?: boolean;
}

/** Makes the repository at `dir`. Attempt 1 is right; attempt 2 fails `unit` unless `failing` says otherwise. */
export async function decidable(dir: string, options: DecidableOptions = {}): Promise<Repository> {
  const text = options.order ?? orderText;
  const config = `owners:\n  core: { scope: [src/**] }\nroles:\n  coordinator: [${reviewer}]\njudge: { repeats: 2 }\n${options.config ?? ''}`;
  await write(dir, {
    'src/calc.sh': 'add() { echo $(($1 - $2)); }\n',
    'test/unit.sh': '. src/calc.sh\n[ "$(add 1 2)" = 3 ]\n',
    [`.autoloop/work-orders/${orderId}.md`]: text,
    '.autoloop/config.yml': config,
  });
  await git(dir, 'init', '-q', '-b', 'main', ...(options.init ?? []));
  await git(dir, 'config', 'user.name', 'Test Maintainer');
  await git(dir, 'config', 'user.email', reviewer);
  await git(dir, 'add', '-A');
  await git(dir, 'commit', '-q', '-m', 'Order');
  const failing = options.failing ?? [[], ['unit']];
  const attempts: Sample['attempts'] = [];
  const repo = await openRepository(dir);
  const base = { commit: await git(dir, 'rev-parse', 'HEAD'), tree: await git(dir, 'rev-parse', 'HEAD^{tree}') };
  const order = parseDocument(`.autoloop/work-orders/${orderId}.md`, Buffer.from(text)) as OrderDocument;
  const policy = withDefaults(
    (parseDocument('.autoloop/config.yml', Buffer.from(config)) as ConfigDocument).data ?? {},
  );
  for (const [index, commands] of failing.entries()) {
    const besides = index === 0 ? options.besides : {};
    const made = await attemptCommit(dir, index + 1, { ...workOf(index + 1, commands.length === 0), ...besides });
    attempts.push({ ...made, failing: commands, change: await changeOf(repo, made.tree, base.commit, order, policy) });
  }
  const journal = await createJournal(repo.commonDir, runId);
  const sample: Sample = {
    run: runId,
    order: orderId,
    orderDigest: order.digest,
    orderSha256: sha256(text),
    policy: await journal.putBlob(Buffer.from(canonicalJson(options.pinned ? options.pinned(policy) : policy))),
    base,
    commands: ['unit'],
    repeats: 2,
    attempts,
  };
  for (const entry of entriesOf(sample)) {
    const [type, data] = (options.forge ? options.forge(entry) : entry) ?? [];
    if (type !== undefined && type !== 'run.ended') await journal.append(type, data as never);
  }
  if (order.data) await writeReports(repo, journal, { id: orderId, data: order.data }, policy, options.unreported);
  if (!options.unfinished)
    await journal.append('run.ended', { outcome: 'accepted-candidate', reason: 'Attempt 1 stands' });
  await journal.close();
  return repo;
}

/** A copy of the repository, to be spoilt. */
export async function copyOf(repo: Repository, to: string): Promise<Repository> {
  await cp(repo.root, to, { recursive: true, verbatimSymlinks: true });
  return openRepository(to);
}

export async function write(dir: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}

const workOf = (attempt: number, right: boolean) => ({
  'src/calc.sh': right ? `add() { echo $(($1 + $2)); } # ${attempt}\n` : 'add() { echo 4; }\n',
});

/** What an import would measure of a tree. */
async function changeOf(
  repo: Repository,
  tree: string,
  baseCommit: string,
  order: OrderDocument,
  policy: Policy,
): Promise<NonNullable<Sample['attempts'][number]['change']>> {
  const scratch = await mkdtemp(join(tmpdir(), 'autoloop-decidable-'));
  try {
    const place = { dir: join(scratch, 'objects.git'), tree, baseCommit };
    const { files, empty, patchId, whitespace } = await readTree(repo, place);
    const restored = await restorePaths(repo, { ...place, isProtected: isProtected(order.data, policy) });
    const paths = files.map(({ path }) => path);
    return {
      files,
      empty,
      whitespace,
      patch_id: patchId,
      evidence_tree: restored.tree,
      outside_scope: paths.filter((path) => !isAllowed(order.data, path)),
      forbidden: paths.filter((path) => isForbidden(order.data, path)),
      protected: paths.filter(isProtected(order.data, policy)),
    };
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** A commit on a branch of its own, in the name of an agent. */
async function attemptCommit(
  dir: string,
  attempt: number,
  files: Record<string, string>,
): Promise<{ commit: string; tree: string }> {
  await git(dir, 'switch', '-q', '-c', `autoloop/${orderId}/${attempt}`);
  await write(dir, files);
  await git(dir, 'add', '-A');
  const author = `agent/robot@${attempt} <robot@attempt-${attempt}.invalid>`;
  await git(dir, 'commit', '-q', '-a', '-m', `Attempt ${attempt}`, `--author=${author}`);
  const made = { commit: await git(dir, 'rev-parse', 'HEAD'), tree: await git(dir, 'rev-parse', 'HEAD^{tree}') };
  await git(dir, 'switch', '-q', 'main');
  return made;
}

async function writeReports(
  repo: Repository,
  journal: Awaited<ReturnType<typeof createJournal>>,
  order: Parameters<typeof workerReport>[2]['order'],
  policy: Parameters<typeof workerReport>[2]['policy'],
  unreported: readonly number[] = [],
): Promise<void> {
  for (const attempt of journal.state.attempts) {
    const integration = { commit: null, drift: 'not-applicable' as const };
    const { data, body } = workerReport(journal.state, attempt, { order, policy, claims: undefined, integration });
    const path = `.autoloop/reports/${orderId}/attempt-${attempt.attempt}.md`;
    const text = renderDocument(data, body);
    await write(repo.root, { [path]: text });
    if (!unreported.includes(attempt.attempt)) await journal.append('report.written', { path, sha256: sha256(text) });
  }
}
