import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import { verify } from '../../../src/control/evidence/verify.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { closeoutOf, read } from './closing.js';
import { copyOf, decidable, orderId, orderText, write } from './decidable.js';
import { accept, record } from './verifying.js';

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

it('rests on the review of the coordinator, also when the parts were found to fit together after it', async () => {
  const repo = await copy(accepted);
  const folder = `.autoloop/reviews/${orderId}`;
  const fits = (await read(repo, `${folder}/1.md`)).replace('kind: coordinator', 'kind: integration');
  await write(repo.root, { [`${folder}/2.md`]: fits });
  await close(repo, orderId);
  expect(await closeoutOf(repo)).toMatchObject({ result: 'accepted', review: 1 });
  expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
});

describe('closing without accepting', () => {
  it('holds with a record of the run and no acceptance, and a later acceptance takes its place', async () => {
    const repo = await copy(undecided);
    const held = await close(repo, orderId, { result: 'hold', reason: 'Waiting for the release' });
    expect(held).toMatchObject({ how: 'closed', result: 'hold' });
    const attestation = await read(repo, record.attestation);
    const types = attestation
      .trim()
      .split('\n')
      .map((line) => JSON.parse(Buffer.from(JSON.parse(line).payload, 'base64').toString()).predicateType);
    expect(types).toEqual(['https://slsa.dev/provenance/v1', 'urn:autoloop:closing:v1']);
    expect(await close(repo, orderId, { result: 'hold' })).toMatchObject({ how: 'already-closed' });
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
    await review(repo, orderId, accept);
    expect(await close(repo, orderId)).toMatchObject({ how: 'closed', result: 'accepted' });
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
  });

  it('waits for the user, with the reason that is given', async () => {
    const repo = await copy(accepted);
    await close(repo, orderId, { result: 'needs-user-approval', reason: 'It costs money' });
    expect(await closeoutOf(repo)).toMatchObject({ result: 'needs-user-approval', review: 1 });
    expect(await read(repo, record.closeout)).toContain('It costs money');
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
  });

  it('withdraws an order that changed after its run, without speaking for that run', async () => {
    const repo = await copy(accepted);
    const contract = orderText.replace('Stop if', 'Stop when');
    await write(repo.root, { [`.autoloop/work-orders/${orderId}.md`]: contract });
    await git(repo.root, 'commit', '-q', '-a', '-m', 'Another contract');
    await close(repo, orderId, { result: 'withdrawn', reason: 'It became another order' });
    expect(await closeoutOf(repo)).not.toHaveProperty('run');
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
  });

  it('withdraws an order that was never run', async () => {
    const repo = await copy(undecided);
    await rm(join(repo.commonDir, 'autoloop'), { recursive: true });
    await rm(join(repo.root, '.autoloop/reports'), { recursive: true });
    expect(await close(repo, orderId, { result: 'withdrawn', reason: 'Nobody needs it' })).toMatchObject({
      how: 'closed',
    });
    expect(await git(repo.root, 'show', '--name-only', '--format=', 'HEAD')).toBe(record.closeout);
    expect(await read(repo, record.closeout)).toContain('Nobody needs it');
    expect((await verify(repo.root)).orders).toMatchObject([{ ok: true }]);
  });
});
