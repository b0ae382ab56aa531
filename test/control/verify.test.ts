import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import schema from '../../schemas/output/verify.schema.json' with { type: 'json' };
import { close } from '../../src/control/close.js';
import { review } from '../../src/control/review.js';
import { type OrderVerification, type ReplayRequest, type Verification, verify } from '../../src/control/verify.js';
import { writeRecord } from '../../src/control/write-record.js';
import { parseDocument } from '../../src/core/documents/document.js';
import { renderDocument } from '../../src/core/documents/render.js';
import type { Review } from '../../src/core/documents/types.gen.js';
import { recordPaths, sha256 } from '../../src/core/evidence/record.js';
import { noHead } from '../../src/core/journal/chain.js';
import { sealEvent } from '../../src/core/journal/event.js';
import type { JournalEvent } from '../../src/core/journal/types.gen.js';
import type { Repository } from '../../src/edges/git/index.js';
import { openJournal } from '../../src/edges/journal/index.js';
import { git } from '../support/run-program.js';
import { temporary } from '../support/temporary.js';
import {
  type DecidableOptions,
  decidable,
  type Entry,
  orderId,
  orderText,
  reviewer,
  runId,
  write,
} from './decidable.js';

const accept = { decision: 'accept', reason: 'Every criterion is met', met: ['readable'] } as const;
const record = recordPaths(orderId);
const order = `.autoloop/work-orders/${orderId}.md`;
const reportOf = (attempt: number) => `.autoloop/reports/${orderId}/attempt-${attempt}.md`;
const reviewed = `.autoloop/reviews/${orderId}/1.md`;
const isValid = new Ajv2020({ strict: false }).compile(schema);

let home: string;
let closed: Repository;

async function closedAt(dir: string, options: DecidableOptions = {}): Promise<Repository> {
  const repo = await decidable(dir, options);
  await review(repo, orderId, accept);
  await close(repo, orderId);
  return repo;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'autoloop-verify-'));
  closed = await closedAt(join(home, 'project'));
});

afterAll(() => rm(home, { recursive: true }));

/** A stranger's clone, with an identity of its own for committing forgeries. */
async function cloneOf(repo: Repository, ...args: string[]): Promise<string> {
  const dir = join(await temporary(), 'clone');
  await git(home, 'clone', '-q', ...args, repo.root, dir);
  await git(dir, 'config', 'user.name', 'Mallory');
  await git(dir, 'config', 'user.email', 'mallory@test.invalid');
  return dir;
}

async function only(dir: string, options?: Parameters<typeof verify>[1]): Promise<OrderVerification> {
  const result = await verify(dir, options);
  expect(isValid({ version: 1, kind: 'verify', ...result }), JSON.stringify(isValid.errors)).toBe(true);
  expect(result.orders).toHaveLength(1);
  return (result as { orders: [OrderVerification] }).orders[0];
}

const stepsOf = ({ steps }: OrderVerification) => Object.fromEntries(steps.map(({ name, ok }) => [name, ok]));

/** Changes one file; the change must be one. */
const edit = (path: string, change: (text: string) => string) => async (dir: string) => {
  const file = join(dir, path);
  const text = await readFile(file, 'utf8');
  expect(change(text), `the tampering of ${path}`).not.toBe(text);
  await writeFile(file, change(text));
};

const remove = (path: string) => (dir: string) => rm(join(dir, path));

/** Changes the statement on one line of the attestation, keeping everything canonical. */
const editStatement = (line: number, change: (text: string) => string) =>
  edit(record.attestation, (text) => {
    const lines = text.split('\n');
    const envelope = JSON.parse(lines[line - 1] ?? '');
    const payload = change(Buffer.from(envelope.payload, 'base64').toString());
    lines[line - 1] = JSON.stringify({
      payload: Buffer.from(payload).toString('base64'),
      payloadType: envelope.payloadType,
      signatures: envelope.signatures,
    });
    return lines.join('\n');
  });

/** Makes the closeout name the attestation as it is now. */
const renameAttestation = async (dir: string) => {
  const digest = sha256(await readFile(join(dir, record.attestation)));
  await edit(record.closeout, (text) => text.replace(/attestation_sha256: .*/, `attestation_sha256: ${digest}`))(dir);
};

const inTurn =
  (...steps: ((dir: string) => Promise<void>)[]) =>
  async (dir: string) => {
    for (const step of steps) await step(dir);
  };

const lineOfJournal = (pattern: RegExp) => async (dir: string) => {
  const lines = (await readFile(join(dir, record.journal), 'utf8')).split('\n');
  return lines.findIndex((line) => pattern.test(line)) + 1;
};

describe('an untouched record', () => {
  it('is verified from a clone alone, step by step', async () => {
    const verified = await only(await cloneOf(closed));
    expect(verified).not.toHaveProperty('firstBad');
    expect(stepsOf(verified)).toEqual({
      documents: true,
      unchanged: true,
      journal: true,
      decision: true,
      attestation: true,
      // Nobody signed: that is said, and is not a failure.
      signatures: null,
      statements: true,
      commit: true,
      tests: true,
      ranking: true,
    });
    expect(verified.ok).toBe(true);
  });

  it('is verified when asked for by its id, and no other id is taken', async () => {
    const dir = await cloneOf(closed);
    expect((await verify(dir, { orders: [orderId, orderId] })).orders).toHaveLength(1);
    const hint = expect.stringContaining('`fix-add`');
    await expect(verify(dir, { orders: ['fix-ad'] })).rejects.toMatchObject({
      kind: 'usage',
      code: 'not-closed',
      hint,
    });
  });

  it('may see its order change where that is no part of the contract', async () => {
    const dir = await cloneOf(closed);
    await edit(order, (text) => text.replace('state: ready', 'state: draft\npriority: low'))(dir);
    await git(dir, 'commit', '-q', '-a', '-m', 'Priorities');
    expect(await only(dir)).toMatchObject({ ok: true });
  });

  it('is verified after other work, merged from a branch', async () => {
    const dir = await cloneOf(closed);
    await git(dir, 'switch', '-q', '-c', 'side', 'HEAD~1');
    await git(dir, 'commit', '-q', '--allow-empty', '-m', 'Side');
    await git(dir, 'merge', '-q', '--no-ff', '-m', 'Merge', 'origin/main');
    expect(await only(dir)).toMatchObject({ ok: true });
  });

  it('is not vouched for by Git before it is committed, and that is said', async () => {
    const repo = await decidable(join(await temporary(), 'project'));
    await review(repo, orderId, accept);
    await close(repo, orderId, { commit: false });
    const verified = await only(repo.root);
    expect(verified.ok).toBe(true);
    expect(stepsOf(verified)).toMatchObject({ unchanged: null, ranking: true });
  });

  it('in a shallow clone, says what cannot be told', async () => {
    const dir = await cloneOf(closed, '--depth', '1', '--no-local');
    const verified = await only(dir);
    expect(stepsOf(verified)).toMatchObject({ unchanged: null, commit: null, statements: true });
    expect(verified.ok).toBe(true);
  });

  it('there may be none', async () => {
    const repo = await decidable(join(await temporary(), 'project'));
    const result: Verification = await verify(repo.root);
    expect(result).toEqual({ orders: [] });
  });
});

describe('tampering', () => {
  /** `amended`: what is named when the closing commit itself was rewritten, so that history shows nothing. */
  const tampering: {
    what: string;
    change: (dir: string) => Promise<void>;
    path: string;
    line?: (dir: string) => Promise<number>;
    amended?: { path?: string; step: string };
  }[] = [
    {
      what: 'a digit in a line of the journal',
      change: edit(record.journal, (text) => text.replace('"passed":false', '"passed":true ')),
      path: record.journal,
      line: lineOfJournal(/"passed":true /),
      amended: { step: 'journal' },
    },
    {
      what: 'the last line of the journal, gone',
      change: edit(record.journal, (text) => text.replace(/[^\n]*\n$/, '')),
      path: record.journal,
      amended: { step: 'journal' },
    },
    {
      what: 'a line of the journal, gone',
      change: edit(record.journal, (text) => text.replace(/\n.*"type":"judge.scored".*/, '')),
      path: record.journal,
      line: lineOfJournal(/"type":"judge.scored"/),
      amended: { step: 'journal' },
    },
    {
      what: 'a word of a statement',
      change: editStatement(3, (text) => text.replace(reviewer, 'mallory@test.invalid')),
      path: record.attestation,
      line: async () => 3,
      amended: { step: 'attestation' },
    },
    {
      what: 'a word of a statement, and the digest in the closeout with it',
      change: inTurn(
        editStatement(1, (text) => text.replace('"PASSED"', '"FAILED"')),
        renameAttestation,
      ),
      path: record.closeout,
      amended: { path: record.attestation, step: 'statements' },
    },
    {
      what: 'a statement, gone',
      change: inTurn(
        edit(record.attestation, (text) => text.replace(/^.*\n/, '')),
        renameAttestation,
      ),
      path: record.closeout,
      amended: { path: record.attestation, step: 'statements' },
    },
    {
      what: 'the policy in the provenance',
      change: inTurn(
        editStatement(2, (text) =>
          text.replace(
            /"content":"[^"]*"/,
            `"content":"${Buffer.from('{"judge":{"repeats":1,"retries":0}}').toString('base64')}"`,
          ),
        ),
        renameAttestation,
      ),
      path: record.closeout,
      amended: { path: record.attestation, step: 'attestation' },
    },
    {
      what: 'white space in the attestation',
      change: inTurn(
        edit(record.attestation, (text) => text.replace('","', '", "')),
        renameAttestation,
      ),
      path: record.closeout,
      amended: { path: record.attestation, step: 'attestation' },
    },
    {
      what: 'the report of the accepted attempt',
      change: edit(reportOf(1), (text) => text.replace('## Risks', '## Risks\n\nNone at all.')),
      path: reportOf(1),
      amended: { step: 'statements' },
    },
    {
      what: 'the report of an attempt that lost',
      change: edit(reportOf(2), (text) => text.replace(/result: partial/, 'result: blocked')),
      path: reportOf(2),
      amended: { step: 'statements' },
    },
    {
      what: 'the report of an attempt that lost, gone',
      change: remove(reportOf(2)),
      path: reportOf(2),
      amended: { path: record.attestation, step: 'statements' },
    },
    {
      what: 'the reason in the review',
      change: edit(reviewed, (text) => text.replaceAll('Every criterion is met', 'Looks fine')),
      path: reviewed,
      amended: { step: 'decision' },
    },
    {
      what: 'the decision of the review',
      change: edit(reviewed, (text) => text.replace('decision: accept', 'decision: reject')),
      path: reviewed,
      amended: { step: 'decision' },
    },
    {
      what: 'the contract',
      change: edit(order, (text) => text.replace('sh test/unit.sh', 'sh test/none.sh')),
      path: order,
      amended: { step: 'documents' },
    },
    {
      what: 'who accepted, in the closeout',
      change: edit(record.closeout, (text) =>
        text.replace(`accepted_by: ${reviewer}`, 'accepted_by: mallory@test.invalid'),
      ),
      path: record.closeout,
      amended: { step: 'decision' },
    },
    {
      what: 'the accepted commit, in the closeout',
      change: edit(record.closeout, (text) =>
        text.replace(/accepted_commit: .*/, `accepted_commit: ${'a'.repeat(40)}`),
      ),
      path: record.closeout,
      amended: { step: 'decision' },
    },
    {
      what: 'the evidence level, in the closeout',
      change: edit(record.closeout, (text) =>
        text.replace('evidence_level: local-readiness', 'evidence_level: live-smoke-complete'),
      ),
      path: record.closeout,
      amended: { step: 'statements' },
    },
    {
      what: 'the prose of the closeout',
      change: edit(record.closeout, (text) => `${text}\nEverybody agreed.\n`),
      path: record.closeout,
      amended: { step: 'statements' },
    },
    {
      what: 'the result of the closeout',
      change: edit(record.closeout, (text) => text.replace('result: accepted', 'result: blocked')),
      path: record.closeout,
      amended: { path: record.journal, step: 'journal' },
    },
    {
      what: 'the head of the journal, in the closeout',
      change: edit(record.closeout, (text) => text.replace(/journal_head: .*/, `journal_head: ${'a'.repeat(64)}`)),
      path: record.closeout,
      amended: { path: record.journal, step: 'journal' },
    },
    {
      what: 'the contract that the review answers',
      change: edit(reviewed, (text) => text.replace(/order_digest: .*/, `order_digest: ${'a'.repeat(64)}`)),
      path: reviewed,
      line: async () => 3,
      amended: { step: 'documents' },
    },
    {
      what: 'a key of the closeout that does not exist',
      change: edit(record.closeout, (text) => text.replace('result:', 'outcome:')),
      path: record.closeout,
      amended: { step: 'documents' },
    },
    { what: 'the journal, gone', change: remove(record.journal), path: record.journal, amended: { step: 'journal' } },
    {
      what: 'the attestation, gone',
      change: remove(record.attestation),
      path: record.attestation,
      amended: { step: 'attestation' },
    },
    { what: 'the closeout, gone', change: remove(record.closeout), path: record.closeout },
    { what: 'the review, gone', change: remove(reviewed), path: reviewed, amended: { step: 'documents' } },
    { what: 'the order, gone', change: remove(order), path: order, amended: { step: 'documents' } },
  ];

  it.each(tampering)('is named: $what', async ({ change, path, line }) => {
    const dir = await cloneOf(closed);
    await change(dir);
    const found = await only(dir);
    expect(found.ok).toBe(false);
    expect(found.firstBad?.path, found.firstBad?.reason).toBe(path);
    if (line) expect(found.firstBad?.line).toBe(await line(dir));
    expect(found.steps.at(-1)).toMatchObject({ ok: false, name: found.firstBad?.step });
  });

  it.each(tampering)('is named when it was committed: $what', async ({ change, path }) => {
    const dir = await cloneOf(closed);
    await change(dir);
    await git(dir, 'commit', '-q', '-a', '-m', 'Nothing to see here');
    const found = await only(dir);
    expect(found.firstBad?.path, found.firstBad?.reason).toBe(path);
    // Whatever the fault, a later commit is what brought it, and schema faults aside it is named.
    if (found.firstBad?.step === 'unchanged')
      expect(found.firstBad.reason).toContain(await git(dir, 'rev-parse', 'HEAD'));
  });

  it.each(tampering.filter(({ amended }) => amended))(
    'is named when the closing commit was rewritten: $what',
    async ({ change, path, amended }) => {
      const dir = await cloneOf(closed);
      await change(dir);
      await git(dir, 'commit', '-q', '-a', '--amend', '--no-edit');
      const found = await only(dir);
      expect(found.firstBad, found.firstBad?.reason).toMatchObject({
        path: amended?.path ?? path,
        step: amended?.step,
      });
    },
  );

  it('is named when it was undone by hand but is in history: a record that was replaced', async () => {
    const dir = await cloneOf(closed);
    const text = await readFile(join(dir, record.closeout), 'utf8');
    await appendFile(join(dir, record.closeout), 'Draft.\n');
    await git(dir, 'commit', '-q', '-a', '-m', 'One');
    await writeFile(join(dir, record.closeout), text);
    await git(dir, 'commit', '-q', '-a', '-m', 'Two');
    const found = await only(dir);
    expect(found.firstBad).toMatchObject({ path: record.closeout, step: 'unchanged' });
    expect(found.firstBad?.reason).toContain(await git(dir, 'rev-parse', 'HEAD~1'));
  });

  it('is named when the work tree hides what was committed', async () => {
    const dir = await cloneOf(closed);
    const text = await readFile(join(dir, reportOf(1)), 'utf8');
    await appendFile(join(dir, reportOf(1)), 'More.\n');
    await git(dir, 'commit', '-q', '-a', '-m', 'One');
    const found = await only(dir);
    expect(found.firstBad).toMatchObject({ path: reportOf(1), step: 'unchanged', line: text.split('\n').length });
  });

  it('is named when the accepted commit is not there', async () => {
    const dir = await cloneOf(closed, '--single-branch', '--no-local');
    const found = await only(dir);
    expect(found.firstBad).toMatchObject({ path: record.closeout, step: 'commit' });
    expect(found.firstBad?.reason).toContain(await git(closed.root, 'rev-parse', `autoloop/${orderId}/1`));
  });

  it('is named when the journal is replaced by a whole one of another run', async () => {
    const dir = await cloneOf(closed);
    await edit(record.journal, (text) => resealed(text, (event) => ({ ...event, run: 'another' })))(dir);
    await git(dir, 'commit', '-q', '-a', '--amend', '--no-edit');
    expect((await only(dir)).firstBad).toMatchObject({ path: record.journal, step: 'journal' });
  });
});

describe('a run forged from the start, its record whole in itself', () => {
  const forged = async (forge: DecidableOptions['forge']) => {
    const repo = await decidable(join(await temporary(), 'project'), forge ? { forge } : {});
    await forgeRecord(repo);
    return only(await cloneOf(repo));
  };

  it('whose ranking is not what was measured', async () => {
    const found = await forged((entry) =>
      entry[0] === 'judge.ranked' ? ['judge.ranked', { ...entry[1], reason: 'Because I say so' }] : entry,
    );
    expect(found.firstBad).toMatchObject({ path: record.journal, step: 'ranking' });
    expect(found.firstBad?.reason).toContain('`/reason`');
  });

  it('whose scores hide a failure', async () => {
    const found = await forged((entry) =>
      entry[0] === 'judge.scored' && entry[1].attempt === 2
        ? ['judge.scored', { ...entry[1], standing: 'candidate', reasons: [] }]
        : entry,
    );
    expect(found.firstBad).toMatchObject({ step: 'ranking', reason: expect.stringContaining('attempt 2') });
  });

  it('whose winner failed a command', async () => {
    const found = await forged((entry) =>
      entry[0] === 'gate.ended' && entry[1].subject === 'attempt-1' && entry[1].repeat === 2
        ? ['gate.ended', { ...entry[1], passed: false }]
        : entry,
    );
    expect(found.firstBad).toMatchObject({ path: record.journal, step: 'tests' });
    expect(found.firstBad?.reason).toContain('`unit` failed in run 2');
  });

  it('whose command ran less often than the policy asks', async () => {
    const found = await forged((entry) =>
      (entry[0] === 'gate.ended' || entry[0] === 'gate.started') &&
      entry[1].subject === 'attempt-1' &&
      entry[1].repeat === 2
        ? undefined
        : entry,
    );
    expect(found.firstBad).toMatchObject({ step: 'tests', reason: expect.stringContaining('1 time ') });
  });

  it('whose command ran on another tree', async () => {
    const found = await forged((entry) =>
      (entry[0] === 'gate.ended' || entry[0] === 'gate.started') && entry[1].subject === 'attempt-1'
        ? ([entry[0], { ...entry[1], tree: 'd'.repeat(40) }] as Entry)
        : entry,
    );
    expect(found.firstBad).toMatchObject({ step: 'tests', reason: expect.stringContaining('0 times') });
  });

  it.each([
    ['another tree', { tree: 'd'.repeat(40) }, 'has tree'],
    ['an evidence tree of its own', { evidence_tree: 'd'.repeat(40) }, 'was measured'],
  ])('that says of the accepted commit: %s', async (_, lie, reason) => {
    const found = await forged((entry) =>
      entry[0] === 'attempt.imported' && entry[1].attempt === 1 ? ['attempt.imported', { ...entry[1], ...lie }] : entry,
    );
    expect(found.firstBad).toMatchObject({
      path: record.journal,
      step: 'commit',
      reason: expect.stringContaining(reason),
    });
  });

  it('that says of the accepted commit: another base', async () => {
    const dir = join(await temporary(), 'project');
    const elsewhere = (tree: string) =>
      spawnSync('git', ['commit-tree', tree, '-m', 'Elsewhere'], { cwd: dir, encoding: 'utf8' }).stdout.trim();
    const repo = await decidable(dir, {
      forge: (entry) =>
        entry[0] === 'run.started'
          ? ['run.started', { ...entry[1], base_commit: elsewhere(entry[1].base_tree) }]
          : entry,
    });
    await forgeRecord(repo);
    const found = await only(await cloneOf(repo));
    expect(found.firstBad).toMatchObject({
      step: 'commit',
      reason: expect.stringContaining('was not made on the base'),
    });
  });

  it.each([
    ['another base tree', { base_tree: 'd'.repeat(40) }, 'the base has tree'],
    ['another order', { order_document: { sha256: 'd'.repeat(64), bytes: 1 } }, 'was not started with the order'],
  ])('that says of its beginning: %s', async (_, lie, reason) => {
    const found = await forged((entry) =>
      entry[0] === 'run.started' ? ['run.started', { ...entry[1], ...lie }] : entry,
    );
    expect(found.firstBad).toMatchObject({
      path: record.journal,
      step: 'commit',
      reason: expect.stringContaining(reason),
    });
  });
});

describe('signatures', () => {
  let signed: Repository;
  let key: string;
  let allowed: string;

  beforeAll(async () => {
    key = join(home, 'id');
    allowed = join(home, 'allowed signers');
    for (const file of [key, `${key}-other`])
      expect(spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]).status).toBe(0);
    await writeFile(allowed, `${reviewer} ${await readFile(`${key}.pub`, 'utf8')}`);
    await writeFile(`${allowed} of others`, `${reviewer} ${await readFile(`${key}-other.pub`, 'utf8')}`);
    signed = await signedAt('signed', 'evidence: { sign: ssh }\n');
  });

  async function signedAt(name: string, config: string): Promise<Repository> {
    const repo = await decidable(join(home, name), { config });
    await git(repo.root, 'config', 'gpg.format', 'ssh');
    await git(repo.root, 'config', 'user.signingKey', key);
    await review(repo, orderId, accept);
    await close(repo, orderId);
    return repo;
  }

  const trusting = async (repo: Repository, file: string) => {
    const dir = await cloneOf(repo);
    await git(dir, 'config', 'gpg.ssh.allowedSignersFile', file);
    return dir;
  };
  const signaturesOf = ({ steps }: OrderVerification) => steps.find(({ name }) => name === 'signatures');

  it('are checked, and the signer named when the verifier knows whose key it is', async () => {
    const verified = await only(await trusting(signed, allowed));
    expect(verified.ok).toBe(true);
    expect(signaturesOf(verified)).toMatchObject({
      ok: true,
      detail: expect.stringContaining(`\`${reviewer}\` (SHA256:`),
    });
  });

  it('say by which key where nobody knows whose it is', async () => {
    const verified = await only(await cloneOf(signed));
    expect(verified.ok).toBe(true);
    expect(signaturesOf(verified)).toMatchObject({
      ok: null,
      detail: expect.stringMatching(/SHA256:.*allowedSignersFile/),
    });
  });

  it('of a key that the verifier does not know fail', async () => {
    const found = await only(await trusting(signed, `${allowed} of others`));
    expect(found.firstBad).toMatchObject({ path: record.attestation, line: 1, step: 'signatures' });
  });

  it('do not survive a consistent rewrite of what they sign', async () => {
    const dir = await trusting(signed, allowed);
    await inTurn(
      editStatement(3, (text) => text.replace('"decision":"accept"', '"decision":"acept!"')),
      renameAttestation,
    )(dir);
    await git(dir, 'commit', '-q', '-a', '--amend', '--no-edit');
    expect((await only(dir)).firstBad).toMatchObject({ path: record.attestation, line: 3, step: 'signatures' });
  });

  it('may not be left out where the policy of the run asks for them', async () => {
    const dir = await cloneOf(signed);
    const bare = edit(record.attestation, (text) => text.replaceAll(/"signatures":\[[^\]]*\]/g, '"signatures":[]'));
    await inTurn(bare, renameAttestation)(dir);
    await git(dir, 'commit', '-q', '-a', '--amend', '--no-edit');
    expect((await only(dir)).firstBad).toMatchObject({ path: record.attestation, line: 1, step: 'signatures' });
  });

  it('must be of somebody known where they are required', async () => {
    const required = await signedAt('required', 'evidence: { require_signed: true }\n');
    expect((await only(await cloneOf(required))).firstBad).toMatchObject({ step: 'signatures' });
    expect(await only(await trusting(required, allowed))).toMatchObject({ ok: true });
  });
});

describe('replay', () => {
  it('is asked for the accepted tree under the policy of the run, and must come to the same', async () => {
    const dir = await cloneOf(closed);
    let asked: ReplayRequest | undefined;
    const verified = await only(dir, {
      replay: async (request) => {
        asked = request;
        return [{ command: 'unit', verdict: 'passed' }];
      },
    });
    expect(verified).toMatchObject({ ok: true });
    expect(verified.steps.at(-1)).toMatchObject({ name: 'replay', ok: true });
    expect(asked?.accepted.tree).toBe(await git(dir, 'rev-parse', `origin/autoloop/${orderId}/1^{tree}`));
    expect(JSON.parse(asked?.policy ?? '')).toMatchObject({ judge: { repeats: 2 } });
  });

  it.each([
    ['fails now', [{ command: 'unit', verdict: 'failed' }] as const],
    ['is flaky now', [{ command: 'unit', verdict: 'flaky' }] as const],
    ['was left out', []],
  ])('names a command that %s', async (_, replayed) => {
    const found = await only(await cloneOf(closed), { replay: async () => replayed });
    expect(found.firstBad).toMatchObject({ step: 'replay', reason: expect.stringContaining('`unit`') });
  });
});

/** Accepts attempt 1 and writes its record without asking whether anything holds, as a forger would with a tool of their own. */
async function forgeRecord(repo: Repository): Promise<void> {
  const journal = await openJournal(repo.commonDir, runId);
  const { started, attempts } = journal.state;
  const data: Review = {
    work_order: orderId,
    order_digest: started.order_digest,
    kind: 'coordinator',
    depth: 'fast',
    reviewer,
    reports: ['attempt-1'],
    reviewed_commit: attempts[0]?.imported?.commit ?? '',
    decision: 'accept',
    reason: 'Trust me',
    criteria: ['sums', 'there', 'readable'].map((id) => ({ id, verdict: 'met', evidence: 'I say so' })),
    findings: [],
  };
  const text = renderDocument(data, '');
  await write(repo.root, { [reviewed]: text });
  await journal.append('review.recorded', {
    path: reviewed,
    sha256: sha256(text),
    decision: 'accept',
    reviewer,
    attempt: 1,
  });
  const document = parseDocument(reviewed, Buffer.from(text)) as never;
  const contract = parseDocument(order, Buffer.from(orderText)) as never;
  const accepted = attempts[0] ?? null;
  const facts = { order: contract, result: 'accepted', review: { number: 1, document }, reason: undefined } as const;
  await writeRecord(repo, journal, { ...facts, accepted, evidenceLevel: 'local-readiness' }, null);
  await journal.close();
  await git(repo.root, 'add', '-A');
  await git(repo.root, 'commit', '-q', '-m', 'Close');
}

/** A journal whose chain is whole again after `change`. */
function resealed(text: string, change: (event: JournalEvent) => JournalEvent): string {
  let head = noHead;
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const event = change(JSON.parse(line));
      const sealed = sealEvent(head, event);
      head = sealed.event;
      return sealed.line;
    });
  return lines.join('');
}
