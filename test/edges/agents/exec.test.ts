import { mkdir, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AgentConfig, driverOf } from '../../../src/edges/agents/index.js';
import { runProgram } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';

const driver = driverOf({ name: 'robot', driver: 'exec', keepOut: [] });
const agent = (command: string[], more: Partial<AgentConfig> = {}): AgentConfig => ({
  name: 'robot',
  driver: 'exec',
  command,
  keepOut: [],
  ...more,
});

/** A folder with a program alone, one in a package, and something that is nobody's business. */
async function programs(): Promise<string> {
  const home = await realpath(await temporary());
  await writeFiles(home, {
    'agent.sh': '#!/bin/sh\n',
    '.ssh/id': 'secret',
    'lib/node_modules/robot/cli.js': '#!/usr/bin/env node\n',
    'lib/node_modules/robot/node_modules/deep/cli.js': '#!/usr/bin/env node\n',
  });
  await mkdir(join(home, 'bin'));
  await symlink('../lib/node_modules/robot/cli.js', join(home, 'bin', 'robot'));
  return home;
}

describe('what a program is shown with', () => {
  it('alone, without what lies beside it', async () => {
    const home = await programs();
    const from = join(home, 'agent.sh');
    expect(await driver.mounts(agent([from], { keepOut: [home] }))).toEqual([{ from, to: from }]);
  });

  it('with the packages around it, found through links', async () => {
    const home = await programs();
    const from = join(home, 'lib/node_modules');
    expect(await driver.mounts(agent([join(home, 'bin/robot')]))).toEqual([{ from, to: from }]);
    const deep = join(from, 'robot/node_modules/deep/cli.js');
    expect(await driver.mounts(agent([deep]))).toEqual([{ from, to: from }]);
  });

  it('not at all where these hold the repository or its Git directory, whatever they are called', async () => {
    const home = await programs();
    const command = [join(home, 'bin/robot')];
    await mkdir(join(home, 'lib/node_modules/robot/repository'));
    await symlink('lib/node_modules/robot/repository', join(home, 'repository'));
    for (const keepOut of ['lib/node_modules', 'lib/node_modules/robot/repository', 'repository'])
      await expect(driver.mounts(agent(command, { keepOut: [join(home, keepOut)] }))).rejects.toMatchObject({
        code: 'agent-exposes',
      });
    await expect(driver.mounts(agent(command, { keepOut: [join(home, 'lib/node_modules-2')] }))).resolves.toHaveLength(
      1,
    );
  });

  it('without a mount where every sandbox shows it', async () => {
    expect(await driver.mounts(agent(['sh']))).toEqual([]);
  });

  it('and is missed when it is not installed', async () => {
    await expect(driver.mounts(agent(['no-such-agent']))).rejects.toMatchObject({ code: 'agent-missing' });
  });
});

describe('how a program is started', () => {
  const text = (bytes: unknown) => new TextDecoder().decode(bytes as Uint8Array);

  it('with the prompt on standard input, and of the environment only what is named and set', async () => {
    const started = await driver.turn(agent(['sh', '-x'], { env: ['KEY', 'UNSET'] }), 'Do it', {
      KEY: 'k',
      OTHER: 'o',
    });
    expect({ ...started, stdin: text(started.stdin) }).toMatchObject({ stdin: 'Do it', env: { KEY: 'k' } });
    expect(Object.keys(started.env)).toEqual(['KEY']);
    expect(started.argv.slice(1)).toEqual(['-x']);
    expect(started.versionArgv).toEqual([started.argv[0], '--version']);
  });

  it('with the prompt in a file, and the model, where its arguments ask for them', async () => {
    const command = ['sh', '--file={prompt_file}', '--model', '{model}'];
    const started = await driver.turn(agent(command, { model: 'large' }), 'Do it', {});
    expect(started.argv.slice(1)).toEqual(['--file=/inbox/prompt.md', '--model', 'large']);
    expect(text(started.stdin)).toBe('');
  });
});

describe('in an image', () => {
  it('this machine shows what it has in a place of its own, and the image is asked first', async () => {
    const home = await programs();
    const packaged = agent([join(home, 'bin/robot'), '-p'], { inImage: true });
    expect(await driver.mounts(packaged)).toEqual([
      { from: join(home, 'lib/node_modules'), to: '/autoloop/program/node_modules' },
    ]);
    const { argv, versionArgv } = await driver.turn(packaged, '', {});
    const inside = '/autoloop/program/node_modules/robot/cli.js';
    expect(argv.slice(-4)).toEqual(['sh', join(home, 'bin/robot'), inside, '-p']);
    expect(versionArgv?.slice(-2)).toEqual([inside, '--version']);
    // What lies where every other sandbox shows it is not the image's.
    expect(await driver.mounts(agent(['sh'], { inImage: true }))).toEqual([
      { from: await realpath('/bin/sh'), to: expect.stringMatching(/^\/autoloop\/program\//) },
    ]);
  });

  it('starts the one that is there, the image’s before ours, and says where neither is', async () => {
    const home = await programs();
    await writeFiles(home, { 'own.sh': '#!/bin/sh\necho own "$@"\n', 'image/robot': '#!/bin/sh\necho image "$@"\n' });
    const start = async (name: string, own: string) => {
      const { argv } = await driver.turn(agent([name, 'a b'], { inImage: true }), '', {});
      // Its last words are the name, the place of ours and the argument.
      const [file = '', ...args] = [...argv.slice(0, -2), own, ...argv.slice(-1)];
      return runProgram(file, args, { cwd: home, env: { PATH: `${home}/image:/usr/bin:/bin` } });
    };
    expect(await start('robot', join(home, 'own.sh'))).toMatchObject({ code: 0, stdout: 'image a b\n' });
    expect(await start('no-robot', join(home, 'own.sh'))).toMatchObject({ code: 0, stdout: 'own a b\n' });
    expect(await start('no-robot', '')).toMatchObject({
      code: 127,
      stderr: 'no-robot: neither in the image nor on this machine\n',
    });
  });
});
