import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  gate,
  gatePath,
  order,
  orderPath,
  report,
  reportPath,
  stage,
  stagePath,
  withOrder,
} from '../../../src/core/rules/examples.js';
import { autoloop, git } from '../../support/run-program.js';
import { rightPatch, sampleRepository, writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';

const logout = '.autoloop/work-orders/logout.md';
const boardPath = '.autoloop/board.md';

async function repository(files: Record<string, string>): Promise<string> {
  const repo = await temporary();
  await git(repo, 'init', '-q');
  await writeFiles(repo, files);
  return repo;
}

/** The digest of an order as it stands. */
async function digestIn(repo: string, id: string): Promise<string> {
  return JSON.parse((await autoloop(repo, ['show', id, '--json'])).stdout).digest;
}

const asked = () => ({
  ...withOrder({ [logout]: order({ depends_on: '[login]', stage: 'sessions' }) }),
  [gatePath]: gate({ order_digest: null }),
  [stagePath]: stage(),
});

describe('next and blocked', () => {
  it('say what may be started, and what stands still until the user answers', async () => {
    const repo = await repository(asked());
    expect(await autoloop(repo, ['next'])).toMatchObject({
      code: 0,
      stdout: 'Nothing may be started now.\n  2 standing still  $ autoloop blocked\n',
    });
    const blocked = await autoloop(repo, ['blocked']);
    expect(blocked.code).toBe(0);
    expect(blocked.stdout).toMatch(/^Waits for a person\n\n {2}login {2}blocked, 1 order waits for it\n/);
    expect(blocked.stdout).toContain(`write the answer as \`user_decision\` in ${gatePath}`);
    expect(blocked.stdout).toContain('Waits for other work\n\n  logout  blocked\n');
    await writeFiles(repo, {
      [gatePath]: gate({ user_decision: 'approved', order_digest: await digestIn(repo, 'login') }),
    });
    expect((await autoloop(repo, ['next'])).stdout).toMatch(
      /^1\. login {2}1 order waits for it\n.*\n.*\$ git add \S+ \S+ && git commit -m "Order login"\n$/,
    );
    expect((await autoloop(repo, ['blocked'])).stdout).not.toContain('person');
  });

  it('work from a folder within, and outside a repository', async () => {
    const folder = await temporary();
    await writeFiles(folder, withOrder());
    for (const at of [folder, join(folder, '.autoloop')])
      expect((await autoloop(at, ['next'])).stdout).toContain('autoloop run login');
    expect((await autoloop(await temporary(), ['blocked'])).code).not.toBe(0);
  });
});

describe('board', () => {
  it('prints what --write writes, once', async () => {
    const repo = await repository(asked());
    const { stdout } = await autoloop(repo, ['board']);
    expect(stdout).toMatch(/## Blocked\n\n- \[`login`\]/);
    expect(await autoloop(repo, ['board', '--write'])).toMatchObject({ code: 0, stdout: `Wrote ${boardPath}\n` });
    expect(await readFile(join(repo, boardPath), 'utf8')).toBe(stdout);
    expect((await autoloop(repo, ['board', '--write'])).stdout).toBe(`${boardPath} is up to date\n`);
    expect((await autoloop(repo, ['check'])).stdout).not.toContain('board-out-of-date');
  });

  it('is called out of date by check until it is written anew', async () => {
    const repo = await repository(withOrder());
    await autoloop(repo, ['board', '--write']);
    await writeFiles(repo, { [reportPath]: report({ order_digest: 'e'.repeat(64) }), [logout]: order() });
    expect((await autoloop(repo, ['check', boardPath])).stdout).toContain(
      `${boardPath}:9:1: warning: The board is not what the documents say [board-out-of-date]`,
    );
    await autoloop(repo, ['board', '--write']);
    expect((await autoloop(repo, ['check'])).stdout).not.toContain('board-out-of-date');
  });

  it('is written anew by check --fix, which leaves one alone that somebody wrote by hand', async () => {
    const repo = await repository(withOrder());
    await autoloop(repo, ['board', '--write']);
    await writeFiles(repo, { [logout]: order({ title: 'Log out' }) });
    await autoloop(repo, ['check', '--fix']);
    expect(await readFile(join(repo, boardPath), 'utf8')).toContain(': Log out (web)');
    expect((await autoloop(repo, ['check'])).stdout).not.toContain('board-out-of-date');
    await writeFiles(repo, { [boardPath]: '# Ours\n' });
    await autoloop(repo, ['check', '--fix']);
    expect(await readFile(join(repo, boardPath), 'utf8')).toBe('# Ours\n');
  });

  it('is the same with other line ends', async () => {
    const repo = await repository(withOrder());
    await autoloop(repo, ['board', '--write']);
    const text = await readFile(join(repo, boardPath), 'utf8');
    await writeFiles(repo, { [boardPath]: text.replaceAll('\n', '\r\n') });
    expect((await autoloop(repo, ['check'])).stdout).not.toContain('board-out-of-date');
    expect((await autoloop(repo, ['board', '--write'])).stdout).toContain('is up to date');
  });

  it('leaves a board alone that somebody wrote by hand', async () => {
    const repo = await repository(withOrder({ [boardPath]: '# Ours\n' }));
    const refused = await autoloop(repo, ['board', '--write']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('[board-foreign]') });
    expect(await readFile(join(repo, boardPath), 'utf8')).toBe('# Ours\n');
    expect((await autoloop(repo, ['check'])).stdout).toContain('was not made from the documents');
  });

  it('shows a run, and writes none', async () => {
    const repo = await sampleRepository({ recordings: { wrong: { '1.sh': 'true\n' } } });
    await autoloop(repo, ['run', 'add']);
    expect((await autoloop(repo, ['board'])).stdout).toContain('rework: Run ');
    await autoloop(repo, ['board', '--write']);
    expect(await readFile(join(repo, boardPath), 'utf8')).toContain('ready: It may be carried out');
  });
});

describe('a gate', () => {
  it('keeps its order from being run and from being closed, until the user approves it', async () => {
    const repo = await sampleRepository({ recordings: { right: { '1.patch': rightPatch } } });
    const orderText = await readFile(join(repo, '.autoloop/work-orders/add.md'), 'utf8');
    await writeFiles(repo, {
      '.autoloop/work-orders/add.md': orderText.replace('\nstate: ready\n', '\nstate: ready\nreview_gate: external\n'),
    });
    const order_digest = await digestIn(repo, 'add');
    const say = async (user_decision: string) => {
      await writeFiles(repo, { [gatePath]: gate({ order: 'add', order_digest, user_decision }) });
      await git(repo, 'add', '-A');
      await git(repo, 'commit', '-q', '--allow-empty', '-m', 'Gate');
    };
    await say('pending');
    expect(await autoloop(repo, ['run', 'add'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('blocked: Waits for the user to decide gate `new-dependency`'),
    });
    await say('approved');
    expect((await autoloop(repo, ['run', 'add'])).code).toBe(0);
    await say('deferred');
    const accept = ['review', 'add', '--decision', 'accept', '--reason', 'Proved'];
    expect((await autoloop(repo, accept)).code).toBe(0);
    expect((await autoloop(repo, ['check'])).stdout).toContain('hold: Accepted, and the user put gate');
    expect(await autoloop(repo, ['close', 'add'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('[gate-open]'),
    });
    await say('rejected');
    expect((await autoloop(repo, ['check'])).code).toBe(1);
    await rm(join(repo, gatePath));
    expect((await autoloop(repo, ['check'])).stdout).toContain(
      'hold: Accepted, and no approved gate tells of the review',
    );
    expect(await autoloop(repo, ['close', 'add'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('[review-gate-pending]'),
    });
    await writeFiles(repo, { [gatePath]: gate({ order: 'add', order_digest, user_decision: 'approved' }) });
    expect((await autoloop(repo, ['close', 'add'])).code).toBe(0);
    const closeout = await readFile(join(repo, '.autoloop/closeouts/add.md'), 'utf8');
    expect(closeout).toMatch(/user_gates:\s+- new-dependency\n/);
    // The answer that the closeout names is in the commit that holds the closeout.
    expect(await git(repo, 'show', `HEAD:${gatePath}`)).toContain('user_decision: approved');
    expect((await autoloop(repo, ['verify'])).code).toBe(0);
    expect((await autoloop(repo, ['check'])).code).toBe(0);
    expect((await autoloop(repo, ['show', 'add'])).stdout).toContain('new-dependency: approved');
  });
});

it('the approval of a gate ends with the contract that the user saw', async () => {
  const repo = await repository(withOrder());
  await autoloop(repo, ['new', 'gate', 'new-dependency', '--order', 'login']);
  const text = await readFile(join(repo, gatePath), 'utf8');
  const answered = text
    .replace('user_decision: pending', 'user_decision: approved')
    .replace('‹recommendation›', 'approve');
  await writeFiles(repo, { [gatePath]: answered.replace(/‹[^›]*›/g, 'Words.') });
  expect((await autoloop(repo, ['status', 'login'])).stdout).toContain('ready');
  await writeFiles(repo, { [orderPath]: order({ goal: 'Something else, with the same gate.' }) });
  expect((await autoloop(repo, ['blocked'])).stdout).toContain('The order changed since the user approved gate');
});

it('an order that is left to people is claimed and never run', async () => {
  const repo = await repository(withOrder({ [orderPath]: order({ granularity: 'no-dispatch' }) }));
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Order');
  expect((await autoloop(repo, ['next'])).stdout).toContain('$ autoloop show login');
  expect((await autoloop(repo, ['show', 'login'])).stdout).toContain('next:     autoloop claim login --digest ');
  expect(await autoloop(repo, ['run', 'login'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('[no-dispatch]'),
  });
  const claimed = await autoloop(repo, ['claim', 'login', '--digest', await digestIn(repo, 'login')]);
  expect(claimed.stdout).toContain('\nNext: autoloop new report login, or give it back: autoloop release login\n');
});

it('an order of a later stage is run when the stage before is closed', async () => {
  const repo = await repository({
    ...withOrder({ [orderPath]: order({ stage: 'second' }) }),
    [stagePath]: stage({ next_stage: 'second' }),
    '.autoloop/stages/second.md': stage(),
  });
  expect((await autoloop(repo, ['blocked'])).stdout).toContain(`write \`result: accepted\` in ${stagePath}`);
  await writeFiles(repo, { [stagePath]: stage({ next_stage: 'second', result: 'accepted' }) });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Orders');
  expect((await autoloop(repo, ['next'])).stdout).toContain('$ autoloop run login');
});
