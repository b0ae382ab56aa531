import { mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { homeMounts, missingOfHome, withHome } from '../../../src/edges/agents/home.js';
import { runProgram } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';

const named = (...home: string[]) => ({ name: 'robot', home, keepOut: [] as string[] });

async function aHome(): Promise<string> {
  const home = join(await realpath(await temporary()), 'home');
  await writeFiles(home, {
    '.robot/auth.json': '{}',
    '.robot/deep/settings.toml': 'a = 1',
    '.ssh/id': 'secret',
    'dotfiles/robot.json': '{}',
    'projects/repo/a.txt': 'a',
    '../elsewhere/secret': 'secret',
  });
  return home;
}

describe('of a home is shown', () => {
  it('what is named, once', async () => {
    const home = await aHome();
    expect(await homeMounts(named('.robot/auth.json', './.robot/', '.robot'), home)).toEqual([
      { from: join(home, '.robot'), to: '/autoloop/home/.robot' },
    ]);
    await symlink('dotfiles/robot.json', join(home, '.robot.json'));
    expect(await homeMounts(named('.robot.json'), home)).toEqual([
      { from: join(home, 'dotfiles/robot.json'), to: '/autoloop/home/.robot.json' },
    ]);
    expect(await homeMounts({ name: 'robot', keepOut: [] }, home)).toEqual([]);
  });

  it('nothing in place of what is missing', async () => {
    const home = await aHome();
    await expect(homeMounts(named('.robot', '.nothing'), home)).rejects.toMatchObject({ code: 'home-missing' });
    expect(await missingOfHome(named('.robot', '.nothing'), home)).toEqual(['.nothing']);
  });

  it('nothing that leads elsewhere', async () => {
    const home = await aHome();
    await symlink('../elsewhere', join(home, '.out'));
    await symlink('.ssh', join(home, '.keys'));
    await mkdir(join(home, '.linked'));
    await symlink('../.ssh/id', join(home, '.linked/id'));
    await mkdir(join(home, '.dangling'));
    await symlink('nowhere', join(home, '.dangling/x'));
    const listening = createServer().listen(join(await mkdirAt(home, '.agent'), 'socket'));
    onTestFinished(() => void listening.close());
    await new Promise((resolve) => listening.once('listening', resolve));
    for (const path of ['.out', '.out/secret', '.keys', '.ssh', '.linked', '.dangling', '.agent', '.agent/socket', '.'])
      await expect(homeMounts(named(path), home), path).rejects.toMatchObject({ code: 'home-refused' });
    const many = await mkdirAt(home, '.many');
    await Promise.all(Array.from({ length: 5_001 }, (_, index) => writeFile(join(many, String(index)), '')));
    await expect(homeMounts(named('.many'), home)).rejects.toThrow('more than 5000 files');
    const keepOut = [join(home, 'projects/repo')];
    for (const path of ['projects', 'projects/repo', 'projects/repo/a.txt'])
      await expect(homeMounts({ ...named(path), keepOut }, home), path).rejects.toMatchObject({ code: 'home-refused' });
  });

  it('to a program that starts with copies', async () => {
    expect(withHome({}, ['robot', '-p'])).toEqual(['robot', '-p']);
    const [, , script = ''] = withHome({ home: ['.robot'] }, []);
    const place = await temporary();
    await writeFiles(place, { 'shown/.robot/auth.json': 'kept', 'home/.keep': '' });
    const local = script.replaceAll('/autoloop/home', join(place, 'shown'));
    const own = join(place, 'home');
    const argv = [
      '-c',
      local,
      'sh',
      '/bin/sh',
      '-c',
      'echo changed > "$HOME/.robot/auth.json"; printf "%s" "$1"',
      'x',
      'a b',
    ];
    const { stdout } = await runProgram('/bin/sh', argv, { cwd: place, env: { HOME: own } });
    expect(stdout).toBe('a b');
    expect(await readFile(join(own, '.robot/auth.json'), 'utf8')).toBe('changed\n');
    expect(await readFile(join(place, 'shown/.robot/auth.json'), 'utf8')).toBe('kept');
  });
});

async function mkdirAt(home: string, name: string): Promise<string> {
  await mkdir(join(home, name));
  return join(home, name);
}
