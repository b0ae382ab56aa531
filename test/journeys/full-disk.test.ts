import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyChain } from '../../src/core/journal/chain.js';
import { eventsOf } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';
import { temporary } from '../support/temporary.js';

/** A file system of its own with so much room, which takes privilege to make. */
async function smallDisc(megabytes: number): Promise<string> {
  const at = join(await temporary(), 'disc');
  await mkdir(at);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'autoloop-test', at]);
  onTestFinished(() => void execFileSync('umount', ['-l', at]));
  return at;
}

describe.runIf(process.getuid?.() === 0)('a full disc', () => {
  it('refuses a run before anything is started', async () => {
    const agents = await shellAgents({ worker: rightDeed });
    const repo = await sampleRepository({ recordings: {}, agents, home: await smallDisc(64) });
    const run = await autoloop(repo, ['run', 'add']);
    expect(run.stderr).toContain(`error: The disc is full where ${repo} lies: only 6`);
    expect(run.stderr).toContain('[disk-full]');
    expect(run.code).toBe(3);
    expect(await eventsOf(repo)).toEqual([]);
  });

  it('in the middle of a run ends the tool with a clear word; with room again it can be ended', async () => {
    const greedy = '[ -e src/big ] || { head -c 400M /dev/zero > src/big; cat /dev/zero > src/more; }';
    const agents = await shellAgents({ worker: `${greedy}\n${rightDeed}` });
    const repo = await sampleRepository({ recordings: {}, agents, home: await smallDisc(200) });
    const run = await autoloop(repo, ['run', 'add']);
    expect(run.stderr).toMatch(/\[(journal-write-failed|system-failed)\]\n {2}Make room/);
    expect(run.stderr).toContain('autoloop resume');
    expect(run.stderr).not.toMatch(/^ {4}at /m);
    expect(run.code).toBe(3);
    const before = await eventsOf(repo);
    expect(verifyChain(before)).toMatchObject({ ok: true });
    expect(before.at(-1)?.type).toBe('role.started');

    await rm(join(repo, '.attempts/add/1/src/more'));
    await rm(join(repo, '.attempts/add/1/src/big'));
    const stop = await autoloop(repo, ['stop', 'latest']);
    expect(stop.code, stop.stderr).toBe(0);
    const events = await eventsOf(repo);
    expect(verifyChain(events)).toMatchObject({ ok: true });
    expect(events.slice(0, before.length)).toEqual(before);
    expect(await leftovers(repo)).toEqual([]);
  });
});
