import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import { verify } from '../../../src/control/evidence/verify.js';
import { readRun } from '../../../src/control/inspect/runs.js';
import { sha256 } from '../../../src/core/evidence/record.js';
import { openRepository, type Repository } from '../../../src/edges/git/index.js';
import { openJournal } from '../../../src/edges/journal/index.js';
import { autoloop, git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { copyOf, type DecidableOptions, decidable, orderId, orderText, reviewer, runId, write } from './decidable.js';

let home: string;
let ready: Repository;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'autoloop-review-'));
  ready = await decidable(join(home, 'project'));
});

afterAll(() => rm(home, { recursive: true }));

const fresh = async (options?: DecidableOptions): Promise<Repository> => {
  const to = join(await temporary(), 'project');
  return options ? decidable(to, options) : copyOf(ready, to);
};

const accept = { decision: 'accept', reason: 'Every criterion is met', met: ['readable'] } as const;

/** What a refusal must leave as it was. */
const traces = async (repo: Repository) => [
  await readdir(join(repo.root, '.autoloop'), { recursive: true }),
  await readFile(join(repo.commonDir, 'autoloop/runs', runId, 'journal.jsonl'), 'utf8'),
  await git(repo.root, 'status', '--porcelain'),
];

async function refused(repo: Repository, options: Parameters<typeof review>[2], error: object): Promise<void> {
  const before = await traces(repo);
  await expect(review(repo, orderId, options)).rejects.toMatchObject(error);
  expect(await traces(repo)).toEqual(before);
}

describe('review', () => {
  it('accepts the winner with verdicts from what was measured, and records it in the journal', async () => {
    const repo = await fresh();
    const recorded = await review(repo, orderId, accept);
    const path = `.autoloop/reviews/${orderId}/1.md`;
    const run = await readRun(repo, runId);
    const [winner] = run.attempts;
    expect(recorded).toMatchObject({ path, run: runId, attempt: 1 });
    expect(recorded.data).toMatchObject({
      reviewer,
      decision: 'accept',
      reports: ['attempt-1'],
      reviewed_commit: winner?.imported?.commit,
      criteria: [
        { id: 'sums', verdict: 'met', evidence: `\`unit\` passed 2 of 2 on tree ${winner?.imported?.tree}` },
        { id: 'there', verdict: 'met', evidence: '`src/calc.sh` contains `add()`' },
        { id: 'readable', verdict: 'met', evidence: `${reviewer} looked and found it met` },
      ],
    });
    const text = await readFile(join(repo.root, path), 'utf8');
    expect(run.review).toEqual({ path, sha256: sha256(text), decision: 'accept', reviewer, attempt: 1 });
    const { findings } = await checkDocuments(repo.root);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('on the command line says what comes next, whatever was decided', async () => {
    const repo = await fresh();
    const next = async (decision: string, ...more: string[]) => {
      const args = ['review', orderId, '--decision', decision, '--reason', 'So it is', ...more];
      return (await autoloop(repo.root, args)).stdout.split('\n').filter((line) => line.startsWith('Next: '));
    };
    expect(await next('follow-up')).toEqual([`Next: autoloop run ${orderId}`]);
    expect(await next('hold')).toEqual([expect.stringContaining(`autoloop review ${orderId}`)]);
    expect(await next('accept', '--met', 'readable')).toEqual([`Next: autoloop close ${orderId}`]);
  });

  it('numbers reviews on, and the latest is what the run remembers', async () => {
    const repo = await fresh();
    await review(repo, orderId, { decision: 'hold', reason: 'Later' });
    const second = await review(repo, orderId, accept);
    expect(second.path).toBe(`.autoloop/reviews/${orderId}/2.md`);
    expect((await readRun(repo, runId)).review?.path).toBe(second.path);
  });

  it('finishes a review of which a crash left only the document', async () => {
    const repo = await fresh();
    const { path } = await review(repo, orderId, accept);
    const text = await readFile(join(repo.root, path), 'utf8');
    const again = await fresh();
    await write(again.root, { [path]: text });
    expect((await review(again, orderId, accept)).path).toBe(path);
    expect(await readdir(join(again.root, `.autoloop/reviews/${orderId}`))).toEqual(['1.md']);
    expect((await readRun(again, runId)).review?.sha256).toBe(sha256(text));
  });

  it('works in a repository of the SHA-256 object format', async () => {
    const repo = await fresh({ init: ['--object-format=sha256'] });
    expect((await review(repo, orderId, accept)).data.reviewed_commit).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not accept an attempt that the judge ranked out', async () => {
    const refusal = { kind: 'refused', code: 'attempt-out', message: expect.stringMatching(/`unit` failed/) };
    await refused(await fresh(), { ...accept, attempt: 2 }, refusal);
  });

  it('does not accept when no attempt stands, but can hold', async () => {
    const repo = await fresh({ failing: [['unit'], ['unit']] });
    await refused(repo, accept, { kind: 'refused', code: 'no-winner' });
    const held = await review(repo, orderId, { decision: 'hold', reason: 'Nobody made it' });
    expect(held).toMatchObject({ attempt: null, data: { reports: ['attempt-1', 'attempt-2'], criteria: [] } });
  });

  it('does not accept a criterion left to a person unless that person calls it met', async () => {
    await refused(
      await fresh(),
      { ...accept, met: [] },
      {
        kind: 'refused',
        code: 'rules-broken',
        message: expect.stringMatching(/\n {2}Accepted although `readable` was not checked \[criterion-unmet\]$/),
        hint: expect.stringContaining('`--met readable`'),
      },
    );
  });

  it('on the command line says what is wrong once, each with what to do about it', async () => {
    const repo = await fresh();
    await git(repo.root, 'config', 'user.email', 'passer-by@test.invalid');
    const args = ['review', orderId, '--decision', 'accept', '--reason', 'Good'];
    const env = { GIT_AUTHOR_EMAIL: 'passer-by@test.invalid' };
    expect((await autoloop(repo.root, args, { env })).stderr.split('\n')).toEqual([
      'error: Recording `accept` as `passer-by@test.invalid` (git user.email) would break the protocol: [rules-broken]',
      expect.stringMatching(/^ {2}`passer-by.*\[acceptance-owner\]$/),
      expect.stringMatching(/^ {4}Let `maintainer@/),
      expect.stringMatching(/^ {2}Accepted although `readable`.*\[criterion-unmet\]$/),
      expect.stringMatching(/^ {4}Look at it .*`--met readable`\.$/),
      '  Correct this first; nothing was written.',
      '',
    ]);
    const own = (await autoloop(repo.root, args)).stderr.split('\n');
    expect(own.slice(1)).toEqual([
      expect.stringMatching(/\[criterion-unmet\]$/),
      expect.stringMatching(/^ {2}Look at it /),
      '',
    ]);
  });

  it('does not accept what is not met even where the rule is silenced', async () => {
    const repo = await fresh({ config: 'checks: { severity: { criterion-unmet: info } }\n' });
    await refused(
      repo,
      { ...accept, met: [] },
      { kind: 'refused', code: 'criterion-unmet', message: expect.stringContaining('`readable`') },
    );
  });

  it('does not take anyone’s word for what is measured, nor for what does not exist', async () => {
    const repo = await fresh();
    await refused(repo, { ...accept, met: ['sums'] }, { kind: 'usage', code: 'criterion-measured' });
    const hint = expect.stringContaining('`readable`');
    await refused(repo, { ...accept, met: ['readible'] }, { kind: 'usage', code: 'unknown-criterion', hint });
  });

  it('does not accept when an artifact is not what it must be', async () => {
    const order = orderText.replace('contains: "add()"', 'contains: "sum()"');
    const message = expect.stringContaining('[criterion-unmet]');
    await refused(await fresh({ order }), accept, { kind: 'refused', code: 'rules-broken', message });
  });

  it('does not let workers accept their own work', async () => {
    const message = expect.stringMatching(/\[self-review\]\n {4}Let `maintainer@test.invalid` look at it\.$/m);
    await refused(await fresh(), { ...accept, reviewer: 'agent/robot@1' }, { code: 'rules-broken', message });
    const repo = await fresh();
    await git(repo.root, 'config', 'user.email', 'robot@attempt-1.invalid');
    await refused(repo, accept, { kind: 'refused', code: 'rules-broken', message });
  });

  it('does not let anybody accept whom the configuration does not name', async () => {
    const repo = await fresh();
    await git(repo.root, 'config', 'user.email', 'passer-by@test.invalid');
    await refused(repo, accept, {
      code: 'rules-broken',
      message: expect.stringMatching(
        /as `passer-by@test.invalid` \(git user.email\) would .*\n {2}`passer-by@[^\n]*\[acceptance-owner\]$/,
      ),
      hint: `Let \`${reviewer}\` accept it, or add \`passer-by@test.invalid\` to \`roles.coordinator\` in config.yml.`,
    });
  });

  it('does not accept what rests on a report that breaks a rule, and can reject it', async () => {
    const repo = await fresh();
    const path = `.autoloop/reports/${orderId}/attempt-1.md`;
    const text = await readFile(join(repo.root, path), 'utf8');
    await write(repo.root, { [path]: text.replace(/worker: .*/, 'worker: nobody').replace('## Risks', '## Dangers') });
    const message = expect.stringContaining(`${path}:`);
    await refused(repo, accept, { kind: 'refused', code: 'rules-broken', message });
    await expect(review(repo, orderId, { decision: 'reject', reason: 'No risks named' })).resolves.toBeTruthy();
  });

  it('does not accept on a report that was edited, or is gone, and can hold', async () => {
    const repo = await fresh();
    const path = join(repo.root, `.autoloop/reports/${orderId}/attempt-2.md`);
    const text = await readFile(path, 'utf8');
    const refusal = { kind: 'refused', code: 'report-changed', message: expect.stringContaining('attempt-2.md') };
    await writeFile(path, text.replace('## Risks', '## Risks\n\nNone at all.'));
    await refused(repo, accept, refusal);
    await rm(path);
    await refused(repo, accept, refusal);
    await expect(review(repo, orderId, { decision: 'hold', reason: 'Who was that?' })).resolves.toBeTruthy();
    await writeFile(path, text);
    await expect(review(repo, orderId, accept)).resolves.toBeTruthy();
  });

  it('does not review an order that is closed for good or withdrawn', async () => {
    const hint = expect.stringContaining('new order');
    const rejected = { decision: 'reject', reason: 'On second thought' } as const;
    const closed = await fresh();
    await review(closed, orderId, accept);
    await close(closed, orderId);
    const message = expect.stringContaining('closed as `accepted`');
    await refused(closed, rejected, { kind: 'refused', code: 'order-ended', message, hint });
    const withdrawn = await fresh();
    const text = orderText.replace('state: ready', 'state: withdrawn');
    await write(withdrawn.root, { [`.autoloop/work-orders/${orderId}.md`]: text });
    await refused(withdrawn, rejected, { kind: 'refused', code: 'order-ended', hint });
  });

  it('leads on from a close that was never committed', async () => {
    const repo = await fresh();
    await review(repo, orderId, accept);
    const { path } = await close(repo, orderId, { commit: false });
    const hint = `Commit it: autoloop close ${orderId} --result accepted; or, to decide anew, remove ${path} first.`;
    await refused(repo, { decision: 'hold', reason: 'Wait' }, { kind: 'refused', code: 'order-ended', hint });
    await rm(join(repo.root, path));
    await review(repo, orderId, { decision: 'hold', reason: 'Wait' });
    await review(repo, orderId, accept);
    expect(await close(repo, orderId)).toMatchObject({ how: 'closed', result: 'accepted' });
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
  });

  it('does not review an order that changed since, nor a run that goes on', async () => {
    const repo = await fresh();
    await write(repo.root, {
      [`.autoloop/work-orders/${orderId}.md`]: orderText.replace('sum of its', 'sum of all its'),
    });
    await refused(repo, accept, { kind: 'refused', code: 'order-changed' });
    await refused(await fresh({ unfinished: true }), accept, { kind: 'refused', code: 'run-not-ended' });
  });

  it('leaves a run alone that another process holds', async () => {
    const repo = await fresh();
    const journal = await openJournal(repo.commonDir, runId);
    await refused(repo, accept, { code: 'run-locked' });
    await journal.close();
    await expect(review(repo, orderId, accept)).resolves.toBeTruthy();
  });

  it('names the nearest order, and says when there is no run', async () => {
    const repo = await fresh();
    await expect(review(repo, 'fix-ad', accept)).rejects.toMatchObject({
      code: 'unknown-order',
      hint: expect.stringContaining('fix-add'),
    });
    const dir = join(await temporary(), 'project');
    await git(repo.root, 'clone', '-q', repo.root, dir);
    await expect(review(await openRepository(dir), orderId, accept)).rejects.toMatchObject({ code: 'no-run' });
  });
});
