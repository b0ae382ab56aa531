import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, project } from '../support/project.js';
import { autoloop, git } from '../support/run-program.js';
import { writeFiles } from '../support/sample.js';

const config = '.autoloop/config.yml';
const firstOrder = '.autoloop/work-orders/first-order.md';

/** A project that has been somebody's for years. */
async function old(): Promise<string> {
  const repo = await project();
  await writeFiles(repo, {
    'package.json': '{"scripts":{"test":"node --test","lint":"eslint .","prepare":"husky"}}\n',
    'pnpm-lock.yaml': 'lockfileVersion: 9\n',
    '.github/workflows/ci.yml': 'on: push\n',
    '.github/CODEOWNERS': '* core@x.test\n/docs/ @org/writers\n!/docs/old @org/writers\n',
    '.husky/pre-commit': 'npm test\n',
    'AGENTS.md': '# Agents\n\nBe kind.',
  });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Years');
  return repo;
}

const settings = async (repo: string) =>
  Object.fromEntries(
    JSON.parse((await autoloop(repo, ['config', '--json'])).stdout).settings.map(
      ({ key, value }: { key: string; value: unknown }) => [key, value],
    ),
  );

describe('init --brownfield', () => {
  it('takes owners, commands and guards from what is there, and names who runs the hooks', async () => {
    const repo = await old();
    await writeFile(join(repo, '.git/hooks/pre-push'), '#!/bin/sh\n');
    await chmod(join(repo, '.git/hooks/pre-push'), 0o755);
    await git(repo, 'config', 'core.hooksPath', '.husky/_');
    const head = await git(repo, 'rev-parse', 'HEAD');
    const { stdout, stderr, code } = await autoloop(repo, ['init', '--brownfield']);
    expect(code).toBe(0);
    for (const line of [
      'owner writers: docs/**  (.github/CODEOWNERS)',
      'passed over: .github/CODEOWNERS:3: !/docs/old @org/writers  (No glob of ours says the same)',
      'setup: pnpm install --frozen-lockfile',
      'command test: pnpm test  (package.json)',
      'protected: .github/**, **/pnpm-lock.yaml',
      'hooks are run by husky: .husky/pre-commit',
      'hooks are run by .git/hooks: pre-push',
    ])
      expect(stdout).toContain(`${line}\n`);
    expect(stdout).toMatch(/hooks are run by core.hooksPath: .*\.husky\/_\n/);
    expect(stderr).toContain('autoloop init --agents-md');
    expect(stderr).toContain('no e-mail address for writers: yours, maintainer@test.invalid, stands in `actors:`');
    expect(stderr).toContain('only when `sandbox.network` names it, as in "registry.npmjs.org:443"');
    expect(await readFile(join(repo, config), 'utf8')).toMatch(
      /\n\n# Errors of documents .*\n# Take it out .*\nchecks:\n {2}since: [0-9a-f]{40}\n/,
    );
    expect(await settings(repo)).toMatchObject({
      'checks.since': head,
      'sandbox.setup': ['pnpm install --frozen-lockfile'],
      'owners.core.actors': ['core@x.test'],
      'owners.writers.scope': ['docs/**'],
      'owners.writers.actors': ['maintainer@test.invalid'],
      protected_scope: ['.github/**', '**/pnpm-lock.yaml'],
    });
    const order = await readFile(join(repo, firstOrder), 'utf8');
    expect(order).toContain(
      'acceptance_commands:\n  - id: test\n    run: pnpm test\n  - id: lint\n    run: pnpm run lint\n',
    );
    expect(order).toContain('proved_by: [test, lint]');
    expect((await autoloop(repo, ['check'])).code).toBe(0);
    expect(await git(repo, 'status', '--porcelain')).toBe('?? .autoloop/');
  });

  it('lets documents break rules that were there before, and holds new ones to all of them', async () => {
    const repo = await old();
    const broken = '---\ntitle: Old\nunheard_of: 1\n---\n';
    await writeFiles(repo, { '.autoloop/work-orders/old.md': broken });
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'Old order');
    const counts = async () => JSON.parse((await autoloop(repo, ['check', '--json'])).stdout).counts;
    const { error } = await counts();
    expect(error).toBeGreaterThan(1);
    await autoloop(repo, ['init', '--brownfield']);
    expect(await counts()).toMatchObject({ error: 0 });
    expect((await autoloop(repo, ['check'])).stdout).toContain('warning: `unheard_of` is no key');
    await writeFiles(repo, { '.autoloop/work-orders/new.md': broken });
    expect((await counts()).error).toBeGreaterThan(1);
  });

  it('shows all of it with --dry-run, and writes nothing', async () => {
    const repo = await old();
    const was = await contents(repo);
    const args = ['init', '--brownfield', '--agents-md'];
    const dry = JSON.parse((await autoloop(repo, [...args, '--dry-run', '--json'])).stdout);
    expect(await contents(repo)).toEqual(was);
    const done = JSON.parse((await autoloop(repo, [...args, '--json'])).stdout);
    expect(dry.brownfield).toEqual(done.brownfield);
    expect(dry.steps.map(({ path }: { path: string }) => path)).toEqual(
      done.steps.map(({ path }: { path: string }) => path),
    );
    expect(new Set(dry.steps.map(({ did }: { did: string }) => did))).toEqual(new Set(['would write']));
  });

  it('keeps settings that are there, and says what to add to them', async () => {
    const repo = await old();
    await writeFiles(repo, { [config]: 'owners: { web: {} }\n' });
    const { stdout, stderr } = await autoloop(repo, ['init', '--brownfield']);
    expect(stdout).toContain(`kept as it is: ${config}`);
    expect(stdout).toContain('command test: pnpm test');
    expect(stdout).not.toMatch(/^(?:owner|setup|protected|passed over|documents not)/m);
    expect(stderr).toContain('add to its `sandbox:`\nsetup: [pnpm install --frozen-lockfile]\n');
    expect(stderr).not.toContain('actors');
    const again = await autoloop(repo, ['init', '--brownfield']);
    expect(again.stdout).not.toContain('command test');
    expect(again.stdout).toContain('hooks are run by husky');
    expect(stderr).toContain(`since: ${await git(repo, 'rev-parse', 'HEAD')}`);
    expect(await readFile(join(repo, config), 'utf8')).toBe('owners: { web: {} }\n');
  });

  it('asks for the lanes that are named instead of those it finds, and for a commit', async () => {
    const repo = await old();
    await autoloop(repo, ['init', '--brownfield', '--owners', 'mine']);
    expect(await settings(repo)).toMatchObject({ 'owners.mine.scope': ['**'] });
    const empty = await old();
    await git(empty, 'update-ref', '-d', 'HEAD');
    const was = await contents(empty);
    const { code, stderr } = await autoloop(empty, ['init', '--brownfield']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('[no-commit]')]);
    expect(await contents(empty)).toEqual(was);
  });
});

describe('init --agents-md', () => {
  it('adds its section once, and takes it out without a trace', async () => {
    const repo = await old();
    await autoloop(repo, ['init']);
    const before = await readFile(join(repo, 'AGENTS.md'), 'utf8');
    expect(before).toBe('# Agents\n\nBe kind.');
    expect((await autoloop(repo, ['init', '--agents-md'])).stdout).toContain('written: AGENTS.md');
    const text = await readFile(join(repo, 'AGENTS.md'), 'utf8');
    expect(text.startsWith(`${before}\n\n<!-- autoloop:begin -->\n`)).toBe(true);
    expect(text).toContain('allowed_scope');
    expect((await autoloop(repo, ['init', '--agents-md'])).stdout).toContain('kept as it is: AGENTS.md');
    expect((await autoloop(repo, ['init', '--no-agents-md', '--dry-run'])).stdout).toContain(
      'would take the section out of: AGENTS.md',
    );
    expect(await readFile(join(repo, 'AGENTS.md'), 'utf8')).toBe(text);
    expect((await autoloop(repo, ['init', '--no-agents-md'])).stdout).toContain('section taken out of: AGENTS.md');
    expect(await readFile(join(repo, 'AGENTS.md'), 'utf8')).toBe(before);
  });

  it('makes the file where there is none, and removes what it made', async () => {
    const repo = await project();
    await autoloop(repo, ['init', '--agents-md']);
    expect(await readFile(join(repo, 'AGENTS.md'), 'utf8')).toMatch(/^<!-- autoloop:begin -->\n## How work/);
    expect((await autoloop(repo, ['init', '--no-agents-md'])).stdout).toContain('removed: AGENTS.md');
    await expect(readFile(join(repo, 'AGENTS.md'))).rejects.toThrow('ENOENT');
    expect((await autoloop(repo, ['init', '--no-agents-md'])).stdout).toContain('kept as it is: AGENTS.md');
  });

  it.each([true, false])('writes to nothing that it cannot read (dry run: %s)', async (isDry) => {
    const repo = await project();
    const file = join(repo, 'AGENTS.md');
    const latin1 = Buffer.from('# Règles\n', 'latin1');
    const refused = async () => {
      const { code, stderr } = await autoloop(repo, ['init', '--agents-md', ...(isDry ? ['--dry-run'] : [])]);
      expect([code, stderr]).toEqual([3, expect.stringContaining('[agents-md-unreadable]')]);
      await expect(readFile(join(repo, '.autoloop/config.yml'))).rejects.toThrow('ENOENT');
    };
    await writeFile(join(repo, 'CLAUDE.md'), '# Mine\n');
    await symlink('CLAUDE.md', file);
    await refused();
    expect(await readFile(join(repo, 'CLAUDE.md'), 'utf8')).toBe('# Mine\n');
    await rm(file);
    await writeFile(file, latin1);
    await refused();
    expect(await readFile(file)).toEqual(latin1);
    await rm(file);
    await mkdir(file);
    await refused();
  });
});
