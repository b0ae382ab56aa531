import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coordination, fullReport, shortOrder } from '../support/powershell-autoloop.js';
import { contents, project } from '../support/project.js';
import { autoloop, git } from '../support/run-program.js';
import { type Files, writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

const folder = 'docs/coordination';
const config = '.autoloop/config.yml';

/** A project that worked with the other tool, everything committed. */
async function coordinated(where = folder, more: Files = {}): Promise<string> {
  const repo = await project();
  await writeFiles(repo, { 'src/login/a.js': '', 'src/billing/b.js': '', 'test/login/t.js': '', 'src/guard.js': '' });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Sources');
  const base = await git(repo, 'rev-parse', 'HEAD');
  await writeFiles(repo, { ...coordination(base.slice(0, 10), where), ...more });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Coordination');
  return repo;
}

const importing = (repo: string, ...args: string[]) => autoloop(repo, ['import', ...args]);
const json = async (repo: string, ...args: string[]) => {
  const { stdout, stderr, code } = await importing(repo, ...args, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
};
const errorsOf = async (repo: string) => JSON.parse((await autoloop(repo, ['check', '--json'])).stdout).counts.error;
const states = async (repo: string) =>
  Object.fromEntries(
    JSON.parse((await autoloop(repo, ['status', '--json'])).stdout).orders.map(
      ({ id, state }: { id: string; state: string }) => [id, state],
    ),
  );

describe('import', () => {
  it('makes a project of the other tool one that checks, and lists what it could not carry over, line by line', async () => {
    const repo = await coordinated();
    const { stdout, code } = await importing(repo, folder);
    expect(code).toBe(0);
    for (const line of [
      'written: .autoloop/work-orders/T-101.md',
      `  ${folder}/board.md:23: lost: | T-105 | done | web | Something without an order`,
      `  ${folder}/reports/T-101-worker-report.md:7: changed: - Result: \`done\`  (Written \`partial\` here`,
      `  ${folder}/work-orders/T-101-sign-in.md:11: only in the body: - Fast lane: \`yes - local work\``,
      `  .autoloop/reports/T-101/web.md: worker: maintainer@test.invalid`,
      `  ${folder}/work-orders/T-102.md\n`,
    ])
      expect(stdout).toContain(line);
    // It lost lines: what it said is not all in our documents.
    expect(stdout).not.toContain(`\n  ${folder}/board.md\n`);
    expect(await errorsOf(repo)).toBe(0);
    expect(await states(repo)).toEqual({ 'T-101': 'reported', 'T-102': 'draft', 'T-103': 'draft', 'T-104': 'ready' });
    expect(await git(repo, 'status', '--porcelain')).toBe('?? .autoloop/');
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'Brought over');
    expect(await errorsOf(repo)).toBe(0);
  });

  it('says the same with --dry-run, and writes nothing', async () => {
    const repo = await coordinated();
    const was = await contents(repo);
    const dry = await json(repo, folder, '--dry-run');
    expect(await contents(repo)).toEqual(was);
    expect(dry.dry_run).toBe(true);
    const { steps, ...rest } = await json(repo, folder);
    expect(dry).toEqual({
      ...rest,
      dry_run: true,
      steps: steps.map((step: object) => ({ ...step, did: 'would write' })),
    });
    const { counts, losses } = rest;
    expect(counts.changed + counts.prose + counts.lost).toBe(losses.length);
  });

  it('changes nothing the second time', async () => {
    const repo = await coordinated();
    await importing(repo, folder);
    const was = await contents(repo);
    for (const args of [[folder], [folder, '--merge']]) {
      const { steps, conflicts } = await json(repo, ...args);
      expect(new Set(steps.map(({ did }: { did: string }) => did))).toEqual(new Set(['kept as it is']));
      expect(conflicts).toEqual([]);
    }
    expect(await contents(repo)).toEqual(was);
  });

  it('refuses what is here by name, and then writes nothing at all', async () => {
    const repo = await coordinated();
    await autoloop(repo, ['init', '--owners', 'web']);
    await writeFiles(repo, { '.autoloop/work-orders/t-103.md': '---\ntitle: Mine\n---\n' });
    const was = await contents(repo);
    const { code, stderr, stdout } = await importing(repo, folder);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Nothing was imported: .autoloop/work-orders/t-103.md exists, and says something else');
    expect(stderr).toContain('--merge');
    expect(await contents(repo)).toEqual(was);
  });

  it('with --merge adds what is absent, keeps what differs and names it, and leaves the rest of the document alone', async () => {
    const repo = await coordinated();
    await autoloop(repo, ['init', '--owners', 'web']);
    const path = '.autoloop/work-orders/T-101.md';
    const mine = `---
# mine
title: "My title"
owner: web
goal: Mine.
allowed_scope: [src/login/**] # only this
forbidden_scope: []
stop_rules: [Stop if it takes a day.]
acceptance_commands:
  - { id: mine, run: npm test }
---

## Context

My words.
`;
    await writeFiles(repo, { [path]: mine });
    const { steps, conflicts } = await json(repo, folder, '--merge');
    expect(steps.find((step: { path: string }) => step.path === path)).toMatchObject({ did: 'completed' });
    expect(conflicts.map(({ key }: { key: string }) => key)).toEqual([
      'title',
      'goal',
      'allowed_scope',
      'forbidden_scope',
      'stop_rules',
      'acceptance_commands',
      'body',
    ]);
    const text = await readFile(join(repo, path), 'utf8');
    const [added, ...kept] = [text.slice(0, text.indexOf('\n---')), text.slice(text.indexOf('\n---'))];
    expect(added.startsWith(mine.slice(0, mine.indexOf('\n---')))).toBe(true);
    expect(added).toContain('\npriority: high\n');
    expect(added).not.toContain('state:');
    expect(kept[0]).toBe(mine.slice(mine.indexOf('\n---')));
    expect(await readFile(join(repo, '.autoloop/reports/T-101/web.md'), 'utf8')).toContain('command: mine\n');
    expect(await errorsOf(repo)).toBe(0);
    const was = await contents(repo);
    expect((await json(repo, folder, '--merge')).conflicts.length).toBeGreaterThan(6);
    expect(await contents(repo)).toEqual(was);
  });

  it('adds no key to an order that somebody has answered', async () => {
    const repo = await coordinated();
    await importing(repo, folder);
    const path = join(repo, '.autoloop/work-orders/T-101.md');
    const was = await readFile(path, 'utf8');
    await writeFile(path, was.replace('priority: high\n', ''));
    const { conflicts } = await json(repo, folder, '--merge');
    expect(conflicts).toMatchObject([{ key: 'priority', here: expect.stringContaining('answered') }]);
    expect(await readFile(path, 'utf8')).not.toContain('priority');
  });

  it('names owners that config.yml has not, and adds them when asked', async () => {
    const repo = await coordinated();
    await autoloop(repo, ['init', '--owners', 'core', '--agent', 'codex']);
    await rm(join(repo, '.autoloop/work-orders/first-order.md'));
    const was = await readFile(join(repo, config), 'utf8');
    const { code, stderr } = await importing(repo, folder);
    expect(code).toBe(1);
    expect(stderr).toContain('Owner lane `web` is not in .autoloop/config.yml [import');
    expect(stderr).toContain('--add-owners');
    expect((await json(repo, folder, '--add-owners')).owners).toEqual(['web']);
    const now = await readFile(join(repo, config), 'utf8');
    expect(now).toContain('  web:\n    scope:\n      - src/login/**\n');
    expect(now.replace(/ {2}web:\n {4}scope:\n.*\n {4}actors: \[\]\n/, '')).toBe(was);
    expect(await errorsOf(repo)).toBe(0);
  });

  it('takes a lane for one that config.yml spells otherwise, and asks whether another was meant', async () => {
    const named = async (lane: string) => {
      const repo = await coordinated();
      await writeFiles(repo, { [config]: `owners: { ${lane}: { scope: [src/**] } }\n` });
      return importing(repo, folder);
    };
    expect(await named('Web')).toMatchObject({ code: 0, stdout: expect.not.stringContaining('owner lanes added') });
    expect((await named('wep')).stderr).toContain(
      'Owner lane `web` is not in .autoloop/config.yml (did you mean `wep`?)',
    );
  });

  it('leaves a report that breaks the protocol where it is, and says why', async () => {
    const risky = fullReport('0'.repeat(10)).replace('behavior changed: no', 'behavior changed: yes');
    const repo = await coordinated(folder, { [`${folder}/reports/T-101-worker-report.md`]: risky });
    const { losses, steps } = await json(repo, folder);
    expect(steps.some(({ path }: { path: string }) => path.includes('/reports/'))).toBe(false);
    expect(losses.find(({ path }: { path: string }) => path.includes('/reports/'))).toMatchObject({
      fate: 'lost',
      why: expect.stringContaining('public_behavior'),
    });
    expect(await errorsOf(repo)).toBe(0);
  });

  it('keeps an order a draft that would break a rule if it could start', async () => {
    const marked = shortOrder('T-104')
      .replace('Do what', 'TODO: `‹say what›` Do what')
      .concat('\n## Notes\n\nTODO: write\n');
    const repo = await coordinated(folder, { [`${folder}/work-orders/T-104.md`]: marked });
    await json(repo, folder);
    expect((await states(repo))['T-104']).toBe('draft');
    expect(await errorsOf(repo)).toBe(0);
  });

  it('takes back what it has written when the rest cannot be', async () => {
    const repo = await coordinated();
    await autoloop(repo, ['init', '--owners', 'web']);
    await symlink(await temporary(), join(repo, '.autoloop/reports'));
    const was = await contents(repo);
    const { code, stderr } = await importing(repo, folder);
    expect(code).toBe(3);
    expect(stderr).toContain('symbolic link');
    expect(await contents(repo)).toEqual(was);
  });
});

describe('import of a folder .autoloop that is the other tool’s', () => {
  it('is what init points to', async () => {
    const repo = await coordinated('.autoloop');
    const { code, stderr } = await autoloop(repo, ['init']);
    expect(code).toBe(1);
    expect(stderr).toContain('autoloop import .autoloop');
  });

  it('never writes over a file of it unasked, and says how to go about it', async () => {
    const repo = await coordinated('.autoloop');
    const was = await contents(repo);
    const { code, stderr } = await importing(repo, '.autoloop');
    expect(code).toBe(1);
    expect(stderr).toContain('.autoloop/work-orders/T-102.md is the very file it would be made of');
    expect(await contents(repo)).toEqual(was);
    const [move = '', then = ''] = (/git mv .* && autoloop import .*/.exec(stderr)?.[0] ?? '').split(' && autoloop ');
    await git(repo, ...move.split(' ').slice(1));
    expect((await autoloop(repo, then.split(' '))).code).toBe(0);
    expect(await errorsOf(repo)).toBe(0);
  });

  it('writes beside it where no name is taken, and tells what may go', async () => {
    const repo = await coordinated('.autoloop');
    for (const id of ['T-102', 'T-103', 'T-104'])
      await git(repo, 'mv', `.autoloop/work-orders/${id}.md`, `.autoloop/work-orders/${id}-task.md`);
    await git(repo, 'commit', '-q', '-m', 'Names');
    const { removable, in_the_way } = await json(repo, '.autoloop');
    expect(removable).toContain('.autoloop/work-orders/T-102-task.md');
    expect(in_the_way).toEqual(expect.arrayContaining([...removable, '.autoloop/decision-log.md']));
    await git(repo, 'rm', '-q', ...in_the_way);
    expect(await errorsOf(repo)).toBe(0);
    expect(Object.keys(await states(repo))).toEqual(['T-101', 'T-102', 'T-103', 'T-104']);
  });

  it('with --in-place takes their places, but only where HEAD has them', async () => {
    const repo = await coordinated('.autoloop');
    await writeFile(join(repo, '.autoloop/work-orders/T-103.md'), shortOrder('T-103'));
    const was = await contents(repo);
    const { code, stderr } = await importing(repo, '.autoloop', '--in-place');
    expect(code).toBe(1);
    expect(stderr).toContain('T-103.md is the very file');
    expect(stderr).toContain('Commit it first');
    expect(await contents(repo)).toEqual(was);
    await git(repo, 'commit', '-q', '-am', 'Mine');
    const { steps, in_the_way } = await json(repo, '.autoloop', '--in-place');
    expect(steps.filter(({ did }: { did: string }) => did === 'replaced')).toHaveLength(3);
    await git(repo, 'rm', '-q', ...in_the_way);
    expect(await errorsOf(repo)).toBe(0);
  });
});

describe('import reads', () => {
  it('one file, a folder outside of the repository, UTF-16 of old PowerShells', async () => {
    const repo = await coordinated();
    const only = await json(repo, `${folder}/work-orders/T-102.md`, '--dry-run');
    expect(only.steps.map(({ path }: { path: string }) => path)).toEqual([config, '.autoloop/work-orders/T-102.md']);
    const outside = await temporary();
    await writeFile(
      join(outside, 'wide.md'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(shortOrder('T-9'), 'utf16le')]),
    );
    await writeFiles(outside, { 'report.md': fullReport('').replace('T-101', 'T-9'), 'check.ps1': 'exit 0\n' });
    const { steps, losses } = await json(repo, outside);
    expect(steps.map(({ path }: { path: string }) => path)).toContain('.autoloop/work-orders/T-9.md');
    expect(losses.find(({ path }: { path: string }) => path.endsWith('report.md'))?.why).toContain('Git does not say');
    expect(losses.find(({ path }: { path: string }) => path.endsWith('check.ps1'))?.why).toContain('no Markdown');
  });

  it('no link, no whole repository, nothing where nothing is', async () => {
    const repo = await coordinated();
    const secret = join(await temporary(), 'T-666.md');
    await writeFile(secret, shortOrder('T-666'));
    await symlink(secret, join(repo, folder, 'work-orders/T-666.md'));
    const { steps } = await json(repo, folder, '--dry-run');
    expect(JSON.stringify(steps)).not.toContain('T-666');
    for (const [path, code] of [
      ['.', 'folder-too-large'],
      ['src', 'nothing-to-import'],
      ['nowhere', 'no-such-path'],
    ] as const) {
      const { code: ended, stderr } = await importing(repo, path);
      expect([ended, stderr], path).toEqual([2, expect.stringContaining(`[${code}]`)]);
    }
  });

  it('text that would move the terminal as text that does not, and makes no document of control characters', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding one is the purpose
    const moving = /[\u001b\u202e]/;
    const name = `${folder}/work-orders/T-1.md`;
    const turned = shortOrder('T-1')
      .replace('Do what', '\u202eDo what')
      .replace('## Allowed', '- Note: \u202ex\n\n## Allowed');
    const repo = await coordinated(folder, { [name]: turned });
    const { stdout, code } = await importing(repo, folder);
    expect(code).toBe(0);
    expect(stdout).toContain('⟨U+202E⟩');
    expect(stdout).not.toMatch(moving);
    await writeFiles(repo, { [name]: shortOrder('T-1').replace('Do what', '\u001b[2JDo what') });
    const evil = await importing(repo, name, '--merge');
    expect(`${evil.stdout}${evil.stderr}`).not.toMatch(moving);
  });
});
