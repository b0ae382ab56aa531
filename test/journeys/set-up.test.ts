import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIds } from '../support/journal.js';
import { contents, project } from '../support/project.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleOrder, writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

const config = '.autoloop/config.yml';
const firstOrder = '.autoloop/work-orders/first-order.md';

/** A PATH on which these programs are found before, or instead of, those of the machine. */
async function pathWith(programs: Record<string, string>): Promise<{ PATH: string }> {
  const folder = join(await temporary(), 'bin');
  await writeFiles(folder, programs);
  return { PATH: `${folder}:/usr/local/bin:/usr/bin:/bin` };
}

/** Mends `add` and says so; it finds the prompt on standard input and a key in its environment. */
const codex = `#!/bin/sh
[ "$1" = --version ] && echo 'codex-cli 9.8.7' && exit
grep -q 'Make add add' || exit 1
[ "$OPENAI_API_KEY" = a-key ] || exit 2
sed -i '1s/ - / + /' src/calc.sh
`;

describe('a maintainer who has never heard of the tool', () => {
  it('goes the whole way, from init to evidence that verifies from a clone', async () => {
    const repo = await project();
    const env = { ...(await pathWith({ codex })), OPENAI_API_KEY: 'a-key' };
    const said = async (...args: string[]) => {
      const { code, stdout, stderr } = await autoloop(repo, args, { env });
      expect(`${stderr}${stdout}`, args.join(' ')).not.toMatch(/error:|^ {4}at /m);
      expect(code, args.join(' ')).toBe(0);
      return stdout;
    };

    expect(await said('init', '--owners', 'core')).toContain('agents: codex');
    expect(await said('check')).toContain('placeholder');
    expect(await said('status')).toMatch(/first-order\s+draft/);
    expect(await said('new', 'order', 'second')).toBe('.autoloop/work-orders/second.md\n');
    await git(repo, 'add', '.autoloop');
    await git(repo, 'commit', '-q', '-m', 'Set up');
    expect(await git(repo, 'status', '--porcelain')).toBe('');

    const early = await autoloop(repo, ['run', 'first-order'], { env });
    expect(early.code).toBe(1);
    expect(early.stderr).toContain('[order-not-ready]');

    await writeFile(join(repo, firstOrder), sampleOrder);
    expect((await autoloop(repo, ['run', 'first-order'], { env })).stderr).toContain('[not-committed]');
    expect(await said('check', firstOrder)).toContain('nothing found');
    await git(repo, 'commit', '-q', '-am', 'Order');

    const plan = await said('run', 'first-order', '--dry-run');
    expect(plan).toContain('codex');
    expect(plan).toContain('acceptance: sh test/acceptance/add.sh');
    expect(await runIds(repo)).toEqual([]);

    expect(await said('run', 'first-order', '--attempts', '1')).toContain('accepted-candidate');
    expect(await said('inspect', 'first-order', 'diff')).toContain('+add() { echo $(($1 + $2)); }');
    expect(await said('report', 'first-order')).toContain('version `9.8.7`');
    await said('review', 'first-order', '--decision', 'accept', '--reason', 'Both criteria are proved');
    await said('close', 'first-order');
    await said('apply', 'first-order');
    expect(await git(repo, 'show', 'autoloop/first-order/accepted:src/calc.sh')).toContain('add() { echo $(($1 + $2))');
    expect(await git(repo, 'status', '--porcelain')).toBe('');
    expect(await leftovers(repo)).toEqual([]);

    const clone = join(await temporary(), 'clone');
    await git(repo, 'clone', '-q', repo, clone);
    const verified = await autoloop(clone, ['verify', '--replay']);
    expect(verified.stdout).toMatch(/^first-order: (verified|nothing wrong found)/);
    expect(verified.code).toBe(0);
  });
});

describe('init', () => {
  it('names the agents that are installed, or those that are asked for', async () => {
    const env = await pathWith({ codex, qwen: '#!/bin/sh\n' });
    const agents = async (...args: string[]) => {
      const { stdout, stderr } = await autoloop(await project(), ['init', '--json', ...args], { env });
      return { ...JSON.parse(stdout), stderr };
    };
    expect(await agents()).toMatchObject({ agents: ['codex', 'qwen'], notes: [] });
    expect(await agents('--agent', 'claude,gemini')).toMatchObject({ agents: ['claude', 'gemini'], notes: [] });
    const none = await pathWith({});
    const { stdout } = await autoloop(await project(), ['init', '--json'], { env: none });
    expect(JSON.parse(stdout)).toMatchObject({
      agents: [],
      notes: [expect.stringContaining('No agent is configured')],
    });
  });

  it('writes settings that say who owns what, where work goes, who decides and which hosts agents reach', async () => {
    const repo = await project(['-b', 'trunk']);
    await autoloop(repo, ['init', '--owners', 'web,api', '--agent', 'claude,codex']);
    const { stdout } = await autoloop(repo, ['config', '--json']);
    const settings = Object.fromEntries(
      JSON.parse(stdout).settings.map(({ key, value }: { key: string; value: unknown }) => [key, value]),
    );
    expect(settings).toMatchObject({
      'owners.web.scope': ['**'],
      'owners.api.actors': ['maintainer@test.invalid'],
      integration_branch: 'trunk',
      'roles.coordinator': ['maintainer@test.invalid'],
      'agents.claude.driver': 'exec',
      'agents.codex.env': ['OPENAI_API_KEY', 'CODEX_API_KEY'],
      'sandbox.network': ['api.anthropic.com:443', 'api.openai.com:443'],
    });
    expect((await autoloop(repo, ['check'])).code).toBe(0);
    expect(await readFile(join(repo, firstOrder), 'utf8')).toContain('owner: web\n');
  });

  it('with --dry-run says what it would do and does nothing', async () => {
    const repo = await project();
    const before = await contents(repo);
    const { stdout, code } = await autoloop(repo, ['init', '--dry-run', '--agent', 'codex']);
    expect(code).toBe(0);
    for (const path of [config, firstOrder, '.git/info/exclude']) expect(stdout).toContain(`would write: ${path}`);
    expect(await contents(repo)).toEqual(before);
  });

  it('run again changes nothing, and says what of its wishes is not in the settings that are kept', async () => {
    const repo = await project();
    await autoloop(repo, ['init', '--agent', 'claude']);
    await writeFile(join(repo, config), `${await readFile(join(repo, config), 'utf8')}# mine\r\n`);
    const before = await contents(repo);
    const again = await autoloop(repo, ['init', '--agent', 'claude,codex', '--owners', 'main,web']);
    expect(again.code).toBe(0);
    expect(await contents(repo)).toEqual(before);
    expect(again.stdout).toContain(`kept as it is: ${config}`);
    expect(again.stdout).toContain('kept as it is: .git/info/exclude');
    expect(again.stdout).toContain('agents: claude\n');
    expect(again.stderr).toMatch(/add to it:\nagents:\n {2}codex:\n/);
    expect(again.stderr).toMatch(/`owners:` yourself: web/);
    expect(again.stdout).not.toContain('fill in');
  });

  it('leaves orders that are there alone, and what else lies in the folder', async () => {
    const repo = await project();
    await writeFiles(repo, { '.autoloop/work-orders/add.md': sampleOrder, '.autoloop/README.md': 'Ours.\n' });
    const before = await contents(repo);
    expect((await autoloop(repo, ['init'])).code).toBe(0);
    const after = await contents(repo);
    expect(after).toMatchObject({ ...before, '/.git/info/exclude': expect.anything() });
    expect(Object.keys(after).filter((path) => !(path in before))).toEqual([`/${config}`]);
  });

  it('refuses the folder of another tool of that name', async () => {
    const repo = await project();
    await writeFiles(repo, { '.autoloop/harness.md': '# Theirs\n', '.autoloop/autoloops.toml': 'a = 1\n' });
    const before = await contents(repo);
    for (const args of [['init'], ['new', 'order', 'ours']]) {
      const { code, stderr } = await autoloop(repo, args);
      expect(code).toBe(1);
      expect(stderr).toContain('[foreign-autoloop]');
    }
    expect(await contents(repo)).toEqual(before);
  });

  it.each([
    [['--agent', 'codx'], 'unknown-agent', 'Did you mean `codex`?'],
    [['--agent', 'nobody-knows-it'], 'unknown-agent', 'Known: claude, codex'],
    [['--owners', 'a b'], 'bad-owner', 'A name has letters'],
    [['--owners', '../x'], 'bad-owner', 'A name has letters'],
    [['--owners', 'web,__proto__'], 'bad-owner', 'A name has letters'],
  ])('refuses %j', async (args, name, hint) => {
    const repo = await project();
    const before = await contents(repo);
    const { code, stderr } = await autoloop(repo, ['init', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(`[${name}]`);
    expect(stderr).toContain(hint);
    expect(await contents(repo)).toEqual(before);
  });

  it('does not write through a symbolic link', async () => {
    const repo = await project();
    const elsewhere = await temporary();
    await mkdir(join(repo, '.autoloop'));
    await symlink(elsewhere, join(repo, '.autoloop/work-orders'));
    await writeFiles(repo, { [config]: 'owners: {}\n' });
    const { code, stderr } = await autoloop(repo, ['init']);
    expect(code).toBe(3);
    expect(stderr).toContain('[symbolic-link]');
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('works before the first commit, from a subdirectory and in a linked worktree', async () => {
    const empty = await temporary();
    await git(empty, 'init', '-q', '-b', 'main');
    expect((await autoloop(empty, ['init'])).code).toBe(0);
    expect((await autoloop(empty, ['check'])).code).toBe(0);

    const repo = await project();
    const linked = join(await temporary(), 'linked');
    await git(repo, 'worktree', 'add', '-q', '-b', 'side', linked);
    expect((await autoloop(join(linked, 'src'), ['init'])).code).toBe(0);
    expect(await git(linked, 'status', '--porcelain')).toBe('?? .autoloop/');
    expect(await git(repo, 'status', '--porcelain')).toBe('');
    expect(await readFile(join(linked, config), 'utf8')).toContain('integration_branch: main\n');
    expect(await readFile(join(repo, '.git/info/exclude'), 'utf8')).toContain('\n/.attempts/\n');
  });
});
