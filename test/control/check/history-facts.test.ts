/** Where reports stand, told by real repositories that did what people do with branches. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import type { CheckResult } from '../../../src/core/render/findings/findings.js';
import { config, configPath, order, orderPath, report, reportPath } from '../../../src/core/rules/examples.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { writeExample } from './example-files.js';

const told = ({ findings }: CheckResult) => findings.map(({ path, rule, severity }) => `${path} ${severity} ${rule}`);
const ofReport = (severity: string, rule: string) => `${reportPath} ${severity} ${rule}`;

const session = 'src/login/session.ts';
const branch = 'login-again';
const ada = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];

/** Writes files and commits them, by Ada unless somebody else is named. */
async function commit(
  root: string,
  files: Record<string, string>,
  message = 'Change',
  author = 'Ada <ada@example.com>',
) {
  await writeExample(root, files);
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '--allow-empty', '--author', author, '-m', message);
  return head(root);
}

const head = async (root: string, of = 'HEAD') => (await git(root, 'rev-parse', of)).trim();

interface Scene {
  root: string;
  base: string;
  verified: string;
}

/** An order on main, and work on a branch that is not reported yet. */
async function worked(
  keys: Parameters<typeof order>[0] = {},
  settings: Parameters<typeof config>[0] = {},
): Promise<Scene> {
  const root = await temporary('autoloop history');
  await git(root, 'init', '-q', '-b', 'main');
  const documents = { [configPath]: config(settings), [orderPath]: order(keys) };
  const files = {
    [session]: 'one\n',
    'src/login/form.ts': 'form\n',
    'docs/plan.md': 'plan\n',
    'api/users.json': '{}\n',
  };
  const base = await commit(root, { ...documents, ...files });
  await git(root, 'switch', '-q', '-c', branch);
  const verified = await commit(root, { [session]: 'two\n' });
  return { root, base, verified };
}

/** Writes the report of that work, and leaves it uncommitted. */
async function reported({ root, base, verified }: Scene, keys: Parameters<typeof report>[0] = {}): Promise<void> {
  const text = await git(root, 'show', `HEAD:${orderPath}`);
  const said = { branch, base_commit: `"${base}"`, verified_head: `"${verified}"`, ...keys };
  await writeExample(root, { [orderPath]: `${text.trimEnd()}\n`, [reportPath]: report(said) });
}

async function scene(keys?: Parameters<typeof order>[0], settings?: Parameters<typeof config>[0]): Promise<Scene> {
  const made = await worked(keys, settings);
  await reported(made);
  return made;
}

const checked = async (root: string) => told(await checkDocuments(root));

describe('a branch and its report', () => {
  it('that agree are silent: on the branch, detached, from a linked worktree, on main', async () => {
    const { root } = await scene();
    expect(await checked(root)).toEqual([]);
    await git(root, 'checkout', '-q', '--detach');
    expect(await checked(root)).toEqual([]);
    await git(root, 'switch', '-q', branch);
    await commit(root, {}, 'Report');
    const linked = join(await temporary(), 'linked');
    await git(root, 'worktree', 'add', '-q', '--detach', linked);
    expect(await checked(linked)).toEqual([ofReport('info', 'report-only-drift')]);
  });

  it('code after the verified head is stale; reports after it are not, nor is code that was put back', async () => {
    const { root } = await scene();
    await commit(root, {}, 'Report');
    expect(await checked(root)).toEqual([ofReport('info', 'report-only-drift')]);
    await commit(root, { [session]: 'three\n' });
    const { findings } = await checkDocuments(root);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['report-stale', `\`${session}\` changed on \`${branch}\` after this commit was verified`],
    ]);
    await commit(root, { [session]: 'two\n' });
    expect(await checked(root)).toEqual([ofReport('info', 'report-only-drift')]);
  });

  it('a rebase and an amended commit are a rewritten history', async () => {
    const rebased = await scene();
    await git(rebased.root, 'switch', '-q', 'main');
    await git(rebased.root, 'stash', '-q', '-u');
    await commit(rebased.root, { 'README.md': 'more\n' });
    await git(rebased.root, 'switch', '-q', branch);
    await git(rebased.root, ...ada, 'rebase', '-q', 'main');
    await git(rebased.root, 'stash', 'pop', '-q');
    expect(await checked(rebased.root)).toEqual([
      ofReport('info', 'base-advanced'),
      ofReport('error', 'history-rewritten'),
    ]);
    const { root } = await scene();
    await git(root, ...ada, 'commit', '-q', '--amend', '-m', 'Otherwise');
    expect(await checked(root)).toEqual([ofReport('error', 'history-rewritten')]);
  });

  it('a head that was not made on its base is told, but in a shallow clone nobody knows', async () => {
    const made = await worked();
    await git(made.root, 'switch', '-q', '--orphan', 'other');
    const other = await commit(made.root, { 'x.ts': 'x\n' });
    await git(made.root, 'switch', '-q', branch);
    await reported({ ...made, base: other }, { branch: null });
    expect(await checked(made.root)).toEqual([ofReport('error', 'history-rewritten')]);

    await reported(made);
    await commit(made.root, {}, 'Report');
    await commit(made.root, {}, 'Nothing');
    const clone = join(await temporary(), 'clone');
    await git(made.root, 'clone', '-q', '--depth', '2', '-b', branch, `file://${made.root}`, clone);
    expect(await checked(clone)).toEqual([
      ofReport('warning', 'unknown-commit'),
      ofReport('warning', 'unknown-commit'),
    ]);
  });

  it('a branch that only a remote has is looked at there', async () => {
    const { root } = await scene();
    await commit(root, {}, 'Report');
    await commit(root, { [session]: 'three\n' });
    const clone = join(await temporary(), 'clone');
    await git(root, 'clone', '-q', '-b', branch, root, clone);
    await git(clone, 'checkout', '-q', '--detach');
    await git(clone, 'branch', '-q', '-D', branch);
    expect(await checked(clone)).toEqual([ofReport('error', 'report-stale')]);
  });

  it('a branch that was merged and deleted, squashed and deleted, or used again after it was merged, is silent', async () => {
    const { root } = await scene();
    await commit(root, {}, 'Report');
    await git(root, 'switch', '-q', 'main');
    await git(root, ...ada, 'merge', '-q', '--no-ff', '-m', 'Merge', branch);
    expect(await checked(root)).toEqual([ofReport('info', 'report-only-drift')]);
    await git(root, 'branch', '-q', '-f', branch, 'main~1');
    expect(await checked(root)).toEqual([]);
    await git(root, 'branch', '-q', '-D', branch);
    expect(await checked(root)).toEqual([]);

    const squashed = await scene();
    await commit(squashed.root, {}, 'Report');
    await git(squashed.root, 'switch', '-q', 'main');
    await git(squashed.root, 'merge', '-q', '--squash', branch);
    await commit(squashed.root, {}, 'Squashed');
    await git(squashed.root, 'tag', 'kept', branch);
    await git(squashed.root, 'branch', '-q', '-D', branch);
    expect(await checked(squashed.root)).toEqual([]);
  });
});

describe('the integration branch', () => {
  /** What main does meanwhile. */
  async function meanwhile(
    files: Record<string, string>,
    keys?: Parameters<typeof order>[0],
    settings?: Parameters<typeof config>[0],
  ): Promise<Scene> {
    const made = await worked(keys, settings);
    await git(made.root, 'switch', '-q', 'main');
    await commit(made.root, files);
    await git(made.root, 'switch', '-q', branch);
    await reported(made);
    return made;
  }

  it('is told when it moved elsewhere, and holds where it touched the work, the order or a contract', async () => {
    const said = async (...args: Parameters<typeof meanwhile>) => checked((await meanwhile(...args)).root);
    const contracts = { contracts: '{api_or_data_model: [api/**]}' };
    expect(await said({ 'docs/plan.md': 'other\n' })).toEqual([ofReport('info', 'base-advanced')]);
    expect(await said({ '.autoloop/README.md': 'ours\n' })).toEqual([]);
    expect(await said({ [session]: 'main\n' })).toEqual([ofReport('hold', 'base-advanced')]);
    expect(await said({ 'src/login/form.ts': 'main\n' })).toEqual([ofReport('hold', 'base-advanced')]);
    expect(await said({ 'api/users.json': '[]\n' }, {}, contracts)).toEqual([ofReport('hold', 'base-advanced')]);
    expect(await said({ [session]: 'two\n' })).toEqual([]);
    expect(await said({ 'docs/plan.md': 'other\n' }, { baseline_policy: 'current-integration-required' })).toEqual([
      ofReport('info', 'base-advanced'),
      ofReport('error', 'integration-not-current'),
    ]);
  });

  it('is the one that a remote knows to be further', async () => {
    const { root } = await meanwhile({ 'docs/plan.md': 'other\n' });
    const clone = join(await temporary(), 'clone');
    await commit(root, {}, 'Report');
    await git(root, 'clone', '-q', '-b', branch, root, clone);
    await git(clone, 'branch', '-q', 'main', 'origin/main~1');
    expect(await checked(clone)).toContain(ofReport('info', 'base-advanced'));
  });

  it('merged into the branch, with a conflict that was resolved, is not the work’s own', async () => {
    const made = await worked();
    const { root } = made;
    await git(root, 'switch', '-q', 'main');
    await commit(root, { 'docs/plan.md': 'main\n', [session]: 'main\n' }, 'Main', 'Grace <grace@example.com>');
    const base = await head(root);
    await git(root, 'switch', '-q', branch);
    await git(root, ...ada, 'merge', '-q', 'main').catch(() => undefined);
    const verified = await commit(root, { [session]: 'both\n' }, 'Merge main');
    await reported({ root, base, verified });
    expect(await checked(root)).toEqual([]);
    await reported({ root, base: made.base, verified });
    expect(await checked(root)).toEqual([]);
    await commit(root, {}, 'Report');
    await git(root, 'switch', '-q', 'main');
    await commit(root, { 'api/users.json': '[]\n' });
    await git(root, ...ada, 'merge', '-q', '--no-ff', '-m', 'Arrived', branch);
    expect(await checked(root)).toEqual([ofReport('info', 'report-only-drift')]);
  });
});

describe('what the commits of a report did', () => {
  it('is held to scope, protection, coordination and contracts', async () => {
    const settings = { contracts: '{public_behavior: [src/login/**]}' };
    const made = await worked({ forbidden_scope: '[docs/**]', protected_scope: '[api/**]' }, settings);
    await git(made.root, 'mv', 'src/login/form.ts', 'src/form.ts');
    const files = { 'docs/plan.md': 'no\n', 'api/users.json': '[]\n', [configPath]: `${config(settings)}\n` };
    await reported({ ...made, verified: await commit(made.root, files) });
    expect((await checked(made.root)).sort()).toEqual(
      [
        ofReport('error', 'contract-impact-undeclared'),
        ofReport('error', 'forbidden-scope'),
        ofReport('error', 'outside-scope'),
        ofReport('error', 'outside-scope'),
        ofReport('error', 'outside-scope'),
        ofReport('error', 'worker-edited-coordination'),
        ofReport('warning', 'protected-changed'),
      ].sort(),
    );
  });

  it('is by somebody who may commit', async () => {
    const said = async (authority: string, author?: string) => {
      const made = await worked({ commit_authority: authority });
      if (author) await git(made.root, 'commit', '-q', '--amend', '--no-edit', '--author', author);
      await reported({ ...made, verified: await head(made.root) });
      return checked(made.root);
    };
    expect(await said('local-branch-commit')).toEqual([]);
    for (const authority of ['no-commit', 'coordinator-only', 'report-only-commit'])
      expect(await said(authority)).toEqual([ofReport('error', 'commit-authority')]);
    expect(await said('no-commit', 'Grace <grace@example.com>')).toEqual([]);
    expect(await said('no-commit', 'agent/claude@attempt-1 <a@b.invalid>')).toEqual([
      ofReport('error', 'commit-authority'),
    ]);
  });
});

describe('commits that name an order', () => {
  const trailer = (id = 'login') => `Work\n\nWork-Order: ${id}\n`;

  it('are held to it in a range, at the files they change; an octopus is what its sides are', async () => {
    const { root, base } = await worked({ commit_authority: 'report-only-commit' });
    const outside = await commit(root, { 'docs/plan.md': 'no\n' }, trailer());
    await git(root, 'switch', '-q', '-c', 'side', base);
    await commit(root, { 'side.ts': 'side\n' });
    await git(root, 'switch', '-q', '-c', 'tri', base);
    await commit(root, { 'tri.ts': 'tri\n' }, trailer('logn'));
    await git(root, 'switch', '-q', branch);
    await git(root, ...ada, 'merge', '-q', '-m', trailer(), 'side', 'tri');
    const { findings } = await checkDocuments(root, { range: 'main..HEAD' });
    expect(findings.map(({ path, line, rule, message }) => [path, line, rule, message])).toEqual([
      [
        'docs/plan.md',
        1,
        'commit-authority',
        expect.stringContaining(`Commit \`${outside.slice(0, 12)}\` for \`login\``),
      ],
      ['docs/plan.md', 1, 'outside-scope', expect.stringContaining(outside.slice(0, 12))],
      ['tri.ts', 1, 'unknown-order-trailer', expect.stringContaining('`logn`')],
    ]);
    expect(findings.at(-1)?.hint).toBe('Did you mean `login`?');
  });

  it('are held to it when they are staged, as the same commit would be', async () => {
    const { root } = await worked();
    await writeExample(root, { 'docs/plan.md': 'no\n' });
    await git(root, 'add', '-A');
    const staged = await checkDocuments(root, { source: { of: 'index', message: trailer() } });
    expect(told(staged)).toEqual(['docs/plan.md error outside-scope']);
    await commit(root, {}, trailer());
    expect(told(await checkDocuments(root, { range: 'HEAD^..HEAD' }))).toEqual(told(staged));
  });

  it('are told also where they change nothing', async () => {
    const { root } = await worked();
    await git(root, 'commit', '-q', '--allow-empty', '-m', trailer('logn'));
    const { findings } = await checkDocuments(root, { range: 'HEAD^..HEAD' });
    expect(findings.map(({ path, rule }) => [path, rule])).toEqual([
      ['.autoloop/work-orders', 'unknown-order-trailer'],
    ]);
  });

  it('are reviewed before they are on the integration branch', async () => {
    const { root, base } = await worked();
    await git(root, 'switch', '-q', 'main');
    await writeExample(root, { [session]: 'main\n' });
    await git(root, 'add', '-A');
    const unreviewed = [`${session} error unreviewed-commit`];
    expect(told(await checkDocuments(root, { source: { of: 'index', message: trailer() } }))).toEqual(unreviewed);
    await commit(root, {}, trailer());
    expect(told(await checkDocuments(root, { range: `${base}..HEAD` }))).toEqual(unreviewed);
  });
});
