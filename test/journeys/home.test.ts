import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useDocker } from '../support/docker-daemon.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop } from '../support/run-program.js';
import { sampleRepository, writeFiles } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';
import { temporary } from '../support/temporary.js';
import { enginesWith } from '../support/thorough.js';

describe.each(enginesWith('podman'))('in a sandbox of %s', (engine) => {
  if (engine === 'docker') useDocker();

  it('an agent has of the home of its user what is named, as copies that it may write', async () => {
    const home = await temporary();
    await writeFiles(home, {
      '.robot/auth.json': 'a login',
      '.robot/deep/settings': 'a setting',
      '.other/secret': 'not for the agent',
      '.one': 'one file',
    });
    await chmod(join(home, '.robot/auth.json'), 0o400);
    await chmod(join(home, '.robot'), 0o700);
    const agents = await shellAgents(
      {
        settled: `cat ~/.robot/auth.json ~/.robot/deep/settings ~/.one; find ~ -name secret
for file in ~/.robot/auth.json ~/.one; do echo changed > $file; cat $file; done
echo more > /autoloop/home/.one; echo more > /autoloop/home/.robot/new
${rightDeed}`,
      },
      { settled: 'home: [.robot, .one]' },
    );
    const repo = await sampleRepository({ recordings: {}, agents });
    const run = await autoloop(repo, ['run', 'add', '--sandbox', engine], { env: { HOME: home } });
    expect({ code: run.code, stderr: run.stderr }).toMatchObject({ code: 0 });
    const { stdout } = await autoloop(repo, ['inspect', 'latest', 'output']);
    expect(stdout).toContain('a logina settingone filechanged\nchanged\n');
    expect(stdout).not.toContain('secret');
    // What the tools and the container clients keep of their own in a home is theirs.
    expect((await readdir(join(home, '.robot'))).sort()).toEqual(['auth.json', 'deep']);
    expect(await readFile(join(home, '.one'), 'utf8')).toBe('one file');
    expect(await readFile(join(home, '.robot/auth.json'), 'utf8')).toBe('a login');
    expect(await leftovers(repo)).toEqual([]);
  }, 240_000);
});
