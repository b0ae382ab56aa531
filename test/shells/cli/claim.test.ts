import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { autoloop, git, startAutoloop } from '../../support/run-program.js';
import { rightPatch, sampleRepository } from '../../support/sample.js';

const somebody = (name: string) => ({ env: { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: `${name}@test.invalid` } });
const recordings = { right: { '1.patch': rightPatch } };

const digestOf = async (repo: string): Promise<string> =>
  JSON.parse((await autoloop(repo, ['show', 'add', '--json'])).stdout).digest;

describe('autoloop claim and release', () => {
  it('say what was done and what comes next, and the state says so too', async () => {
    const repo = await sampleRepository({ recordings });
    const shown = await autoloop(repo, ['show', 'add']);
    expect(shown.stdout).toContain(`next:     autoloop claim add --digest ${(await digestOf(repo)).slice(0, 12)}\n`);
    const digest = /digest: +([0-9a-f]{64})/.exec(shown.stdout)?.[1] ?? '';
    const claimed = await autoloop(repo, ['claim', 'add', '--digest', digest, '--lease', '5']);
    expect(claimed).toMatchObject({ code: 0, stderr: '' });
    expect(claimed.stdout).toMatch(
      /^Claimed add as maintainer@test\.invalid for 5 min, until [\d: -]+\nNext: autoloop run add, or give it back: autoloop release add\n$/,
    );
    expect((await autoloop(repo, ['status'])).stdout).toMatch(
      /add +claimed +Claimed by `maintainer@test\.invalid` until/,
    );
    expect((await autoloop(repo, ['show', 'add'])).stdout).toMatch(
      /\nclaimed:\n {2}by maintainer@test\.invalid in \S+ until \S+ \d\d:\d\d UTC\n/,
    );
    const renewed = await autoloop(repo, ['claim', 'add', '--digest', digest, '--json']);
    expect(JSON.parse(renewed.stdout)).toMatchObject({
      kind: 'claim',
      how: 'renewed',
      claim: { order_digest: digest },
    });
    expect(await autoloop(repo, ['release', 'add'])).toMatchObject({
      code: 0,
      stdout: 'Released add, which maintainer@test.invalid had claimed\n',
    });
    expect(await autoloop(repo, ['release', 'add'])).toMatchObject({ code: 0, stdout: 'Nobody has claimed add\n' });
  });

  it('refuse with the state, why, and what to do next', async () => {
    const repo = await sampleRepository({ recordings });
    const digest = await digestOf(repo);
    const refused = async (args: string[], as: Parameters<typeof autoloop>[2] = {}) => {
      const { code, stdout, stderr } = await autoloop(repo, args, as);
      expect({ code, stdout }, stderr).toEqual({ code: 1, stdout: '' });
      return stderr;
    };
    expect(await refused(['claim', 'add'])).toBe(
      'error: Claiming `add` is refused: the digest of its contract was not presented [contract-not-presented]\n' +
        '  Read the contract, with the command that claims it: autoloop show add\n',
    );
    expect(await refused(['claim', 'add', '--digest', digest, '--actor', 'agent/claude@attempt-1'])).toContain(
      '[actor-not-minted]',
    );
    await autoloop(repo, ['claim', 'add', '--digest', digest]);
    expect(await refused(['claim', 'add', '--digest', digest], somebody('bob'))).toMatch(
      /^error: Claiming `add` is refused: it is claimed by `maintainer@test\.invalid` in `.*` until \S+ \S+ UTC \[order-claimed\]\n {2}Take up another/,
    );
    expect(await refused(['release', 'add'], somebody('bob'))).toContain('[claim-of-another]');
    expect((await autoloop(repo, ['release', 'add', '--force'], somebody('bob'))).code).toBe(0);
    const { code, stderr } = await autoloop(repo, ['claim', 'ad', '--digest', digest]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean `add`?')]);
    expect((await autoloop(repo, ['claim', 'add', '--lease', '0'])).code).toBe(2);
    expect((await autoloop(repo, ['claim', 'add', '--digest', digest, '--remote', 'origin'])).code).toBe(2);
  });

  it('of twenty programs that claim at once one succeeds', async () => {
    const repo = await sampleRepository({ recordings });
    const digest = await digestOf(repo);
    const started = Array.from({ length: 20 }, (_, index) =>
      startAutoloop(repo, ['claim', 'add', '--digest', digest], somebody(`person-${index}`)),
    );
    const ended = await Promise.all(started.map(({ outcome }) => outcome));
    const winners = ended.flatMap(({ code }, index) => (code === 0 ? [index] : []));
    expect(winners).toHaveLength(1);
    for (const { code, stderr } of ended.filter((one) => one.code !== 0)) {
      expect(code).toBe(1);
      expect(stderr).toContain(`claimed by \`person-${winners[0]}@test.invalid\``);
    }
    const held = JSON.parse(await git(repo, 'cat-file', 'blob', 'refs/autoloop/claims/add'));
    expect(held.actor).toBe(`person-${winners[0]}@test.invalid`);
  });
});

describe('a claimed order', () => {
  it('is run by its holder and by nobody else', async () => {
    const repo = await sampleRepository({ recordings });
    await autoloop(repo, ['claim', 'add', '--digest', await digestOf(repo)]);
    const refused = await autoloop(repo, ['run', 'add'], somebody('bob'));
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /^error: Running `add` is refused: it is claimed by `maintainer@test\.invalid` until \S+ \S+ UTC \[order-claimed\]\n {2}\S/,
    );
    expect((await autoloop(repo, ['runs'])).stdout).not.toContain('-add-');
    const nobody = { env: { GIT_AUTHOR_NAME: 'x', GIT_AUTHOR_EMAIL: 'nobody@test.invalid' } };
    expect((await autoloop(repo, ['run', 'add'], nobody)).stderr).toContain('[actor-unknown]');
    const run = await autoloop(repo, ['run', 'add', '--json']);
    expect(run.code, run.stderr).toBe(0);
    // A run neither takes nor gives back a claim.
    expect(await git(repo, 'for-each-ref', '--format=%(refname)', 'refs/autoloop/claims')).toBe(
      'refs/autoloop/claims/add',
    );
  });

  it('whose claim is torn is not run, and check says what to do', async () => {
    const repo = await sampleRepository({ recordings });
    await autoloop(repo, ['claim', 'add', '--digest', await digestOf(repo)]);
    await writeFile(join(repo, '.git/refs/autoloop/claims/add'), '');
    const check = await autoloop(repo, ['check']);
    expect(check.code).toBe(1);
    expect(check.stdout).toContain('[claim-unreadable]');
    expect((await autoloop(repo, ['run', 'add'])).stderr).toContain('[claim-unreadable]');
    expect(await autoloop(repo, ['release', 'add', '--force'])).toMatchObject({ code: 0, stdout: 'Released add\n' });
    expect((await autoloop(repo, ['check'])).code).toBe(0);
  });
});
