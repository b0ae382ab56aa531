import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsFor } from '../../../src/control/hooks/install.js';
import { placeIn, type Surroundings } from '../../../src/control/hooks/place.js';
import { fingerprint, hooks, project, stage, status } from '../../journeys/hooks/project.js';
import { git, runProgram } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';

const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  root: '/p',
  commonDir: '/p/.git',
  dir: '/p/.git/hooks',
  setting: null,
  outer: null,
  version: [2, 39],
  husky: null,
  lefthook: null,
  framework: null,
  ...more,
});
const path = (dir: string, scope: string): Partial<Surroundings> => ({ dir, setting: { value: dir, scope } });
const own = '/p/.git/autoloop/hooks/bin';

describe('where hooks go', () => {
  it.each<[string, Partial<Surroundings>, object]>([
    ['nothing special', {}, { manager: 'git', dir: '/p/.git/hooks', shared: false }],
    ['a linked worktree', { root: '/w' }, { manager: 'git', dir: '/p/.git/hooks', shared: false }],
    ['a folder of the project', path('/p/.githooks', 'local'), { manager: 'git', dir: '/p/.githooks', shared: true }],
    ['a folder of one clone', path('/h', 'local'), { manager: 'git', dir: '/h', shared: false }],
    ['a folder of all repositories', path('/h', 'global'), { manager: 'own-folder', dir: own, instead: '/h' }],
    ['a folder of the machine', path('/etc/h', 'system'), { manager: 'own-folder', dir: own, instead: '/etc/h' }],
    ['a global name of a folder in each project', path('/p/.githooks', 'global'), { manager: 'git', shared: true }],
    [
      'ours in the place of a global one',
      { ...path(own, 'local'), outer: { value: '/h', scope: 'global' } },
      { manager: 'own-folder', instead: '/h' },
    ],
    ['Git before 2.54', { version: [2, 53] }, { manager: 'git' }],
    ['Git 2.54', { version: [2, 54] }, { manager: 'config', dir: own }],
    ['Git 3.0', { version: [3, 0], ...path('/h', 'global') }, { manager: 'config', dir: own }],
    ['husky, whatever Git', { version: [2, 54], husky: { dir: '/p/.husky', starts: false } }, { manager: 'husky' }],
    ['lefthook', { lefthook: { file: '/p/lefthook.yml', editable: true } }, { manager: 'lefthook' }],
  ])('%s', (_, more, place) => {
    expect(placeIn(around(more))).toMatchObject(place);
  });
});

describe('hooks in the settings, as Git 2.54 reads them', () => {
  it('are sections of their own, run the script with the arguments of the hook, and go without a trace', async () => {
    const repo = await project({ name: `a "b" c` });
    const bin = join(await temporary(), 'bin');
    const { stdout: real } = await runProgram('sh', ['-c', 'command -v git'], { cwd: repo });
    // The Git of this machine, but for the version it tells.
    await writeFiles(bin, {
      git: `#!/bin/sh\n[ "$1" = version ] && echo 'git version 2.54.0' && exit\nexec ${real.trim()} "$@"\n`,
    });
    const env = { PATH: `${bin}:${process.env.PATH}` };
    const before = await fingerprint(repo);
    expect(await hooks(repo, 'install', env)).toMatchObject({ manager: 'config' });
    const after = await fingerprint(repo);
    expect({ ...after, '.git/config': '' }).toEqual({ ...before, '.git/config': '' });
    const config = await readFile(join(repo, '.git/config'), 'utf8');
    expect(config).toContain('[hook "autoloop-pre-push"]\n\tcommand = ');
    for (const { name, event, command } of settingsFor()) {
      expect(await git(repo, 'config', '--local', `hook.${name}.event`)).toBe(event);
      expect(await git(repo, 'config', '--local', `hook.${name}.command`)).toBe(command);
    }
    await hooks(repo, 'install', env);
    expect(await readFile(join(repo, '.git/config'), 'utf8')).toBe(config);
    expect((await status(repo)).hooks['pre-commit']).toMatchObject({ active: true, by: 'config' });

    // As Git runs a command of its configuration: by the shell, with the arguments of the hook after it.
    const command = await git(repo, 'config', 'hook.autoloop-pre-commit.command');
    const run = () => runProgram('sh', ['-c', `${command} "$@"`, command], { cwd: repo });
    expect(await run()).toMatchObject({ code: 0 });
    await stage(repo, { '.autoloop/work-orders/bad.md': '---\n' });
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('pre-commit refuses') });
    await git(repo, 'rm', '-q', '-f', '.autoloop/work-orders/bad.md');
    await hooks(repo, 'uninstall', env);
    expect(await fingerprint(repo)).toEqual(before);
  });
});
