import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import { verify } from '../../../src/control/evidence/verify.js';
import { readRun } from '../../../src/control/inspect/runs.js';
import { parseBundle } from '../../../src/core/evidence/bundle.js';
import { sha256 } from '../../../src/core/evidence/record.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { autoloop, git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { closeoutOf, headOf, read, refused } from './closing.js';
import { copyOf, type DecidableOptions, decidable, orderId, orderText, reviewer, runId, write } from './decidable.js';
import { accept, record, reviewed } from './verifying.js';

let home: string;
/** Decided, not accepted. */
let undecided: Repository;
let accepted: Repository;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'autoloop-close-'));
  undecided = await decidable(join(home, 'undecided'));
  accepted = await copyOf(undecided, join(home, 'accepted'));
  await review(accepted, orderId, accept);
});

afterAll(() => rm(home, { recursive: true }));

const copy = async (of: Repository): Promise<Repository> => copyOf(of, join(await temporary(), 'project'));
const made = async (options: DecidableOptions) => decidable(join(await temporary(), 'project'), options);
describe('close', () => {
  it('writes the record and commits exactly it, with the reports and reviews of the order', async () => {
    const repo = await copy(accepted);
    await write(repo.root, { 'src/calc.sh': 'half an idea\n', 'staged.txt': 'x\n', 'new.txt': 'x\n' });
    await git(repo.root, 'add', 'staged.txt');
    const before = await headOf(repo);
    const closed = await close(repo, orderId);
    expect(closed).toMatchObject({ how: 'closed', result: 'accepted', path: record.closeout, signedBy: null });
    expect(await git(repo.root, 'rev-parse', 'HEAD~1')).toBe(before);
    expect((await git(repo.root, 'show', '--name-only', '--format=', 'HEAD')).split('\n').sort()).toEqual(
      [
        ...Object.values(record),
        ...[1, 2].map((attempt) => `.autoloop/reports/${orderId}/attempt-${attempt}.md`),
        reviewed,
      ].sort(),
    );
    expect((await git(repo.root, 'status', '--porcelain')).split('\n').map((line) => line.trim())).toEqual([
      'M src/calc.sh',
      'A  staged.txt',
      '?? new.txt',
    ]);
  });

  it('says in the closeout what the review, the run and the attestation say', async () => {
    const repo = await copy(accepted);
    await close(repo, orderId);
    const run = await readRun(repo, runId);
    expect(await closeoutOf(repo)).toEqual({
      work_order: orderId,
      order_digest: run.started.order_digest,
      result: 'accepted',
      provenance: 'loop',
      accepted_by: reviewer,
      accepted_commit: run.attempts[0]?.imported?.commit,
      evidence_level: 'local-readiness',
      reports: ['attempt-1'],
      review: 1,
      run: runId,
      journal_head: run.head.hash,
      attestation_sha256: sha256(await read(repo, record.attestation)),
      deferred: [],
      not_verified: [],
      user_gates: [],
    });
    expect(await read(repo, record.journal)).toBe(
      await readFile(join(repo.commonDir, 'autoloop/runs', runId, 'journal.jsonl'), 'utf8'),
    );
    expect(run.closeout).toEqual({ path: record.closeout, result: 'accepted' });
  });

  it('attests test results, provenance and the decision of the accepted commit and tree', async () => {
    const repo = await copy(accepted);
    await close(repo, orderId);
    const imported = (await readRun(repo, runId)).attempts[0]?.imported;
    const bundle = parseBundle(Buffer.from(await read(repo, record.attestation)));
    const statements = bundle.how === 'read' ? bundle.statements.map(({ statement }) => statement) : [];
    expect(statements.map(({ predicateType }) => predicateType)).toEqual([
      'https://in-toto.io/attestation/test-result/v0.1',
      'https://slsa.dev/provenance/v1',
      'urn:autoloop:acceptance:v1',
    ]);
    for (const { subject } of statements)
      expect(subject.map(({ digest }) => digest)).toEqual([
        { gitCommit: imported?.commit },
        { gitTree: imported?.tree },
      ]);
    const [tests, provenance, decision] = statements.map(({ predicate }) => predicate);
    expect(tests).toMatchObject({ result: 'PASSED', passedTests: ['unit'], failedTests: [], warnedTests: [] });
    expect(provenance).toMatchObject({
      buildDefinition: { buildType: 'urn:autoloop:run:v1', externalParameters: { order: orderId, preset: 'solo' } },
      runDetails: {
        builder: { id: 'urn:autoloop:builder:v1:bubblewrap', version: { autoloop: '0.1.0', bubblewrap: '0.8.0' } },
        metadata: { invocationId: runId },
        byproducts: [
          { name: 'attempt-1', annotations: { standing: 'candidate', place: 1, agent_versions: ['robot 1.2'] } },
          { name: 'attempt-2', annotations: { standing: 'out', place: null } },
        ],
      },
    });
    expect(decision).toMatchObject({
      decision: 'accept',
      reviewer,
      review: { path: reviewed },
      reports: [{ path: expect.stringContaining('attempt-1') }, { path: expect.stringContaining('attempt-2') }],
      journal: { path: record.journal, run: runId, events: (await readRun(repo, runId)).head.seq },
    });
  });

  it('keeps what was accepted, whatever becomes of its branch', async () => {
    const repo = await copy(accepted);
    const commit = await git(repo.root, 'rev-parse', `autoloop/${orderId}/1`);
    await close(repo, orderId);
    await git(repo.root, 'branch', '-q', '-D', `autoloop/${orderId}/1`);
    expect(await git(repo.root, 'rev-parse', `refs/autoloop/accepted/${orderId}`)).toBe(commit);
    await git(repo.root, 'reflog', 'expire', '--expire=now', '--all');
    await git(repo.root, 'gc', '-q', '--prune=now');
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
  });

  it('closing again says that it is closed', async () => {
    const repo = await copy(accepted);
    const closed = await close(repo, orderId);
    const again = await close(repo, orderId);
    expect(again).toEqual({
      how: 'already-closed',
      result: 'accepted',
      path: record.closeout,
      commit: await headOf(repo),
    });
    expect(closed).toMatchObject({ commit: await headOf(repo) });
  });

  it('on the command line tells what a clone needs, and says when it was closed before', async () => {
    const repo = await copy(accepted);
    const { stdout, stderr } = await autoloop(repo.root, ['close', orderId]);
    expect(stdout).toContain(`\nTo verify it in a clone, push both: git push origin main autoloop/${orderId}/1\n`);
    expect(stderr).toBe('');
    const again = await autoloop(repo.root, ['close', orderId]);
    expect(again.stdout).toMatch(new RegExp(`^already closed as accepted: ${record.closeout}, committed as `));
    expect(again.stdout).not.toContain('git push');
  });

  it('on the command line warns that no branch holds the record', async () => {
    const repo = await copy(accepted);
    await git(repo.root, 'switch', '-q', '--detach');
    const { code, stdout, stderr } = await autoloop(repo.root, ['close', orderId]);
    const commit = await headOf(repo);
    expect(code).toBe(0);
    expect(stdout).not.toContain('git push');
    expect(stderr).toContain(`no branch holds the record, commit ${commit}`);
    const [, keep = ''] = /Keep it: git (.+)\n/.exec(stderr) ?? [];
    await git(repo.root, ...keep.split(' '));
    expect(await git(repo.root, 'branch', '--contains', commit, 'autoloop/*')).toContain(`autoloop/${orderId}/record`);
  });

  it('can leave committing to the user, and commit when asked again', async () => {
    const repo = await copy(accepted);
    const before = await headOf(repo);
    expect(await close(repo, orderId, { commit: false })).toMatchObject({ how: 'closed', commit: null });
    expect(await headOf(repo)).toBe(before);
    const first = await read(repo, record.closeout);
    expect(await close(repo, orderId)).toMatchObject({ how: 'closed', commit: await headOf(repo) });
    expect(await read(repo, record.closeout)).toBe(first);
  });

  it('finishes once a hook of the user lets it', async () => {
    const repo = await copy(accepted);
    const hook = join(repo.root, '.git/hooks/pre-commit');
    await writeFile(hook, '#!/bin/sh\necho not today >&2\nexit 1\n', { mode: 0o755 });
    await expect(close(repo, orderId)).rejects.toMatchObject({ code: 'commit-refused' });
    await rm(hook);
    expect(await close(repo, orderId)).toMatchObject({ how: 'closed', commit: await headOf(repo) });
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
  });

  it('works in a repository of the SHA-256 object format', async () => {
    const repo = await made({ init: ['--object-format=sha256'] });
    await review(repo, orderId, accept);
    await close(repo, orderId);
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
  });
});

describe('close refuses', () => {
  it('to accept what nobody accepted', async () => {
    await refused(
      undecided,
      {},
      { kind: 'refused', code: 'not-accepted', message: expect.stringContaining('nobody reviewed') },
    );
    const repo = await copy(accepted);
    await review(repo, orderId, { decision: 'hold', reason: 'On second thoughts' });
    await refused(repo, {}, { code: 'not-accepted', message: expect.stringContaining('review 2 says `hold`') });
  });

  it('a review that was edited after it was recorded', async () => {
    const repo = await copy(accepted);
    await appendFile(join(repo.root, reviewed), 'And more.\n');
    await refused(repo, {}, { kind: 'refused', code: 'review-changed' });
  });

  it('a review that no run records', async () => {
    const repo = await copy(undecided);
    await write(repo.root, { [reviewed]: await read(accepted, reviewed) });
    await refused(repo, {}, { kind: 'refused', code: 'review-unrecorded' });
  });

  it('while a rule is broken that the acceptance rests on', async () => {
    const repo = await copy(accepted);
    const report = `.autoloop/reports/${orderId}/attempt-1.md`;
    await write(repo.root, { [report]: (await read(repo, report)).replace('## Risks', '## Dangers') });
    const message = expect.stringMatching(/attempt-1\.md:\d+:\d+: .*\[required-sections\]/);
    await refused(repo, {}, { kind: 'refused', code: 'rules-broken', message });
  });

  it('an order that is not what is committed, or not what was run', async () => {
    const repo = await copy(accepted);
    await write(repo.root, {
      [`.autoloop/work-orders/${orderId}.md`]: orderText.replace('state: ready', 'state: draft'),
    });
    await refused(repo, {}, { kind: 'refused', code: 'not-committed' });
    await write(repo.root, { [`.autoloop/work-orders/${orderId}.md`]: orderText.replace('Stop if', 'Stop when') });
    await git(repo.root, 'commit', '-q', '-a', '-m', 'Another contract');
    await refused(repo, {}, { kind: 'refused', code: 'order-changed' });
  });

  it('what the measurements do not carry, also where rules are silenced', async () => {
    const order = orderText.replace(/ {2}- \{ id: sums.*\n/, '');
    const config = 'checks: { severity: { done-with-failures: info, criterion-unproved: info } }\n';
    const repo = await made({
      order,
      config,
      forge: (entry) =>
        entry[0] === 'gate.ended' && entry[1].subject === 'attempt-1'
          ? ['gate.ended', { ...entry[1], passed: false }]
          : entry,
    });
    await review(repo, orderId, accept);
    const message = expect.stringContaining('`unit` failed in run 1');
    await refused(repo, {}, { kind: 'refused', code: 'evidence-refuted', message });
  });

  it('a report that was edited after it was measured', async () => {
    const repo = await copy(accepted);
    const report = `.autoloop/reports/${orderId}/attempt-1.md`;
    await write(repo.root, { [report]: (await read(repo, report)).replace('## Risks', '## Risks\n\nNone at all.') });
    const message = expect.stringMatching(/attempt-1\.md: .* edited/);
    await refused(repo, {}, { kind: 'refused', code: 'evidence-refuted', message });
  });

  it('a change that the journal tells otherwise, and a policy that the base does not have', async () => {
    const lying = await made({
      forge: (entry) => (entry[0] === 'attempt.imported' ? ['attempt.imported', { ...entry[1], files: [] }] : entry),
    });
    await review(lying, orderId, accept);
    await refused(lying, {}, { code: 'evidence-refuted', message: expect.stringContaining('`/files') });
    const lax = await made({ pinned: (policy) => ({ ...policy, judge: { ...policy.judge, repeats: 1 } }) });
    await review(lax, orderId, accept);
    await refused(lax, {}, { code: 'evidence-refuted', message: expect.stringContaining('`/judge/repeats`') });
  });

  it.each(['hold', 'withdrawn', 'blocked'] as const)('a run that has not ended: %s', async (result) => {
    const repo = await made({ unfinished: true });
    await refused(repo, { result, reason: 'Enough' }, { kind: 'refused', code: 'run-not-ended' });
  });

  it('to close otherwise what is closed for good, and a record that was changed since', async () => {
    const repo = await copy(accepted);
    await close(repo, orderId);
    await refused(repo, { result: 'hold' }, { kind: 'refused', code: 'closed-otherwise' });
    await appendFile(join(repo.root, record.closeout), 'Really.\n');
    await refused(
      repo,
      {},
      { kind: 'refused', code: 'record-changed', message: expect.stringContaining(record.closeout) },
    );
  });
});
