import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, project } from '../support/project.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleOrder, writeFiles } from '../support/sample.js';

describe('new', () => {
  const set = async () => {
    const repo = await project();
    await writeFiles(repo, {
      '.autoloop/config.yml': 'owners:\n  core: { scope: [src/**] }\n  docs: { scope: [docs/**] }\n',
      '.autoloop/work-orders/add.md': sampleOrder,
    });
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'Order');
    return repo;
  };
  const digestOf = async (repo: string) => JSON.parse((await autoloop(repo, ['show', 'add', '--json'])).stdout).digest;

  it('prefills an order with its lane and its title, quoted where YAML needs it', async () => {
    const repo = await set();
    const made = await autoloop(repo, ['new', 'order', 'sub', '--title', 'Sub: # subtracts', '--owner', 'docs']);
    expect(made).toMatchObject({ code: 0, stdout: '.autoloop/work-orders/sub.md\n' });
    const text = await readFile(join(repo, '.autoloop/work-orders/sub.md'), 'utf8');
    expect(text).toContain('title: "Sub: # subtracts"\nowner: docs\n');
    expect((await autoloop(repo, ['check'])).code).toBe(0);
  });

  it('prefills a report with contract, worker, commits and a line for each command', async () => {
    const repo = await set();
    expect((await autoloop(repo, ['new', 'report', 'add'])).stdout).toBe('.autoloop/reports/add/core.md\n');
    const text = await readFile(join(repo, '.autoloop/reports/add/core.md'), 'utf8');
    const head = await git(repo, 'rev-parse', 'HEAD');
    for (const line of [
      'work_order: add',
      `order_digest: ${await digestOf(repo)}`,
      'worker: maintainer@test.invalid',
      'owner: core',
      `base_commit: ${head}`,
      `verified_head: ${head}`,
    ])
      expect(text).toContain(`\n${line}\n`);
    expect(text).toMatch(/verification:\n\s+- command: unit\n\s+result: ‹result›\n\s+- command: acceptance\n/);
    expect((await autoloop(repo, ['new', 'report', 'add', '--owner', 'docs'])).stdout).toContain('/add/docs.md');
    expect((await autoloop(repo, ['new', 'report', 'add/second'])).stdout).toContain('/add/second.md');
  });

  it('prefills a review with contract, reviewer, reports, commit and a line for each criterion, and counts on', async () => {
    const repo = await set();
    await autoloop(repo, ['new', 'report', 'add']);
    expect((await autoloop(repo, ['new', 'review', 'add'])).stdout).toBe('.autoloop/reviews/add/1.md\n');
    const text = await readFile(join(repo, '.autoloop/reviews/add/1.md'), 'utf8');
    expect(text).toContain(`\norder_digest: ${await digestOf(repo)}\n`);
    expect(text).toContain('\nreviewer: maintainer@test.invalid\n');
    expect(text).toMatch(/\nreports: ?\n?\s*(?:- |\[)core/);
    expect(text).toMatch(
      /criteria:\n\s+- id: sums\n\s+verdict: ‹verdict›\n\s+evidence: ‹what shows it›\n\s+- id: keeps/,
    );
    expect((await autoloop(repo, ['new', 'review', 'add'])).stdout).toBe('.autoloop/reviews/add/2.md\n');
  });

  it('prefills a review with the commit that its reports verified', async () => {
    const repo = await set();
    const verified = await git(repo, 'rev-parse', 'HEAD');
    await autoloop(repo, ['new', 'report', 'add']);
    const path = '.autoloop/reports/add/core.md';
    const filled = (await readFile(join(repo, path), 'utf8'))
      .replace(/^result: ‹result›$/m, 'result: done')
      .replaceAll('result: ‹result›', 'result: passed')
      .replace('‹level›', 'local-readiness')
      .replaceAll('‹yes or no›', 'no');
    await writeFiles(repo, { [path]: filled.replace(/‹[^›]*›/g, 'Words.') });
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'More');
    await autoloop(repo, ['new', 'review', 'add']);
    const review = await readFile(join(repo, '.autoloop/reviews/add/1.md'), 'utf8');
    expect(review).toContain(`\nreviewed_commit: ${verified}\n`);
  });

  it.each([
    ['is missing', undefined, 'autoloop init'],
    ['names none', 'integration_branch: main\n', 'Add one under `owners:`.'],
    ['cannot be read as it is', 'owners: [\n', 'autoloop check .autoloop/config.yml'],
  ])('writes no order where config.yml %s', async (why, config, hint) => {
    const repo = await set();
    const path = '.autoloop/config.yml';
    if (config === undefined) await rm(join(repo, path));
    else await writeFiles(repo, { [path]: config });
    const { code, stderr } = await autoloop(repo, ['new', 'order', 'x']);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${path} ${why} [no-owners]`)]);
    expect(stderr).toContain(hint);
  });

  it('writes a stage, a decision and a gate, which need nothing but their places filled in', async () => {
    const repo = await set();
    for (const [args, path] of [
      [['stage', 'sums'], '.autoloop/stages/sums.md'],
      [['decision', 'whole-numbers'], '.autoloop/decisions/whole-numbers.md'],
      [['gate', 'rounding', '--order', 'add'], '.autoloop/gates/rounding.md'],
    ] as const) {
      expect(await autoloop(repo, ['new', ...args])).toMatchObject({ code: 0, stdout: `${path}\n` });
      const text = await readFile(join(repo, path), 'utf8');
      const known: Record<string, string> = { '‹not-required or required›': 'required', '‹recommendation›': 'approve' };
      const filled = text.replace(/‹[^›]*›/g, (place) => known[place] ?? 'Words.');
      expect(filled).not.toBe(text);
      await writeFiles(repo, { [path]: filled });
    }
    expect(await readFile(join(repo, '.autoloop/gates/rounding.md'), 'utf8')).toContain('\norder: add\n');
    const { stdout, code } = await autoloop(repo, ['check']);
    expect(code, stdout).toBe(0);
    expect(stdout).not.toContain('warning');
  });

  it.each([
    [['order', '../x'], 'bad-id', 'login-redirect'],
    [['order', 'a b'], 'bad-id', 'login-redirect'],
    [['order', '.git'], 'bad-id', 'login-redirect'],
    [['order', 'x'.repeat(65)], 'bad-id', 'login-redirect'],
    [['order', 'x.md'], 'bad-id', 'login-redirect'],
    [['order', ''], 'bad-id', 'login-redirect'],
    [['order', 'a/b'], 'bad-id', 'login-redirect'],
    [['report', 'add/../x'], 'bad-id', 'login-redirect/web'],
    [['review', 'add/x'], 'bad-id', 'login-redirect'],
    [['gate', 'a/b'], 'bad-id', 'login-redirect'],
    [['stage', 'README'], 'bad-id', 'login-redirect'],
    [['gate', 'x', '--order', 'ad'], 'unknown-order', 'Did you mean `add`?'],
    [['order', 'add'], 'document-exists', 'choose another id'],
    [['order', 'ADD'], 'document-exists', 'choose another id'],
    [['report', 'ad'], 'unknown-order', 'Did you mean `add`?'],
    [['review', 'nothing-like-it'], 'unknown-order', 'autoloop new order nothing-like-it'],
    [['order', 'x', '--owner', 'cor'], 'unknown-owner', 'Did you mean `core`?'],
    [['report', 'add', '--owner', 'nobody'], 'unknown-owner', 'Known: core, docs'],
    [['order', 'x', '--title', 'two\nlines'], 'bad-value', ''],
  ])('refuses %j', async (args, name, hint) => {
    const repo = await set();
    const before = await contents(repo);
    const { code, stderr } = await autoloop(repo, ['new', ...args]);
    expect(stderr).toContain(`[${name}]`);
    expect(stderr).toContain(hint);
    expect(code).toBe(2);
    expect(await contents(repo)).toEqual(before);
  });
});
