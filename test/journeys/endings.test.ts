import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Ended } from '../../src/core/journal/ended.js';
import { eventsOf, runIds } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleOrder, sampleRepository } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';

/** Agents that each come to another end, after they did what was asked: an ending is told also of work that stands. */
const ends: Record<string, { deed: string; ended: object; said: string; settings?: string }> = {
  failing: { deed: 'exit 3', ended: { how: 'exited', code: 3 }, said: 'exited with 3' },
  crashing: { deed: 'kill -SEGV $$', ended: { how: 'signalled', signal: 'SIGSEGV' }, said: 'was ended by SIGSEGV' },
  endless: {
    deed: "trap '' TERM INT; sleep 600",
    ended: { how: 'timed-out', after_ms: 6000 },
    said: 'timed out after 6 s',
    settings: 'timeout: 6',
  },
  talking: { deed: 'yes', ended: { how: 'output-limit' }, said: 'printed more than' },
  filling: {
    deed: 'for part in 1 2 3 4 5 6; do head -c 10M /dev/zero > src/big$part; done; sleep 600',
    ended: { how: 'disk-limit', bytes: 32 * 1024 ** 2 },
    said: 'filled more than 32M of disk',
  },
  hungry: { deed: 'tail /dev/zero', ended: { how: 'out-of-memory' }, said: 'ran out of memory' },
  sprawling: {
    deed: 'head -c 30M /dev/zero > src/big; code=$?; rm src/big; exit $code',
    ended: { how: 'signalled', signal: 'SIGXFSZ' },
    said: 'was ended by SIGXFSZ',
  },
};

const limits = 'sandbox: { memory: 256M, disk: 32M, file_size: 200M, output: 16K, tmp: 16M }\n';

describe('every end of an agent has its name', async () => {
  const names = Object.keys(ends);
  const made = async () => {
    const deeds = names.map((name) => [name, `${rightDeed}\n${ends[name]?.deed}`]);
    const settings = names.map((name) => [name, ends[name]?.settings ?? '']).filter(([, more]) => more !== '');
    const agents = await shellAgents(Object.fromEntries(deeds), Object.fromEntries(settings));
    return sampleRepository({ recordings: {}, agents, config: limits });
  };

  it('in the journal, in what inspect prints, in the report and in the reports of workers', async () => {
    const repo = await made();
    // The order narrows one of the settings, for all that work on it.
    const path = join(repo, '.autoloop/work-orders/add.md');
    await writeFile(
      path,
      sampleOrder.replace('state: ready', 'state: ready\nattempts: { limits: { file_size: 16M } }'),
    );
    await git(repo, 'commit', '-qam', 'Narrower');
    const plan = await autoloop(repo, ['run', 'add', '--dry-run']);
    expect(plan.stdout).toContain('256M of memory, 512 processes, 4096 open files, files of 16M, 16M in /tmp');

    const run = await autoloop(repo, ['run', 'add', '-a', names.join(',')]);
    expect(run.code, run.stderr).toBe(0);
    const events = await eventsOf(repo);
    expect(events[0]?.data).toMatchObject({ limits: { file_size: '16M', memory: '256M' } });
    const [id = ''] = await runIds(repo);
    const inspected = (await autoloop(repo, ['inspect', id])).stdout;
    expect(inspected).toMatch(
      / run\.started .*, each within 30 minutes, 2 processors, 256M of memory, .*, files of 16M, /,
    );
    const report = (await autoloop(repo, ['report', 'add'])).stdout;
    expect(report).toContain('files of 16M');
    for (const [index, name] of names.entries()) {
      const { ended, said } = ends[name] ?? { ended: {}, said: '' };
      const [role] = events.flatMap(({ type, data }) =>
        type === 'role.ended' && data.attempt === index + 1 ? [data] : [],
      );
      expect(role?.ended as Ended, name).toMatchObject(ended);
      expect(inspected, name).toContain(`attempt ${index + 1}: worker (${name}) ${said}`);
      const [, section = ''] = report.split(`### Attempt ${index + 1}: `);
      expect(section.split('### Attempt')[0], name).toMatch(new RegExp(`^- \`[a-z]+\`, iteration 1: ${said}`, 'm'));
      const worker = await readFile(join(repo, `.autoloop/reports/add/attempt-${index + 1}.md`), 'utf8');
      expect(worker, name).toContain(` of iteration 1 ${said}`);
      if (name !== 'talking') continue;
      // What was printed beyond the limit is counted and not kept.
      expect(role?.stdout).toMatchObject({ bytes: 16384, truncated: true });
      expect(role?.stdout.dropped_bytes).toBeGreaterThan(60 * 2 ** 20);
      expect(section).toMatch(/^- Output not kept: \d+ bytes beyond the limits$/m);
    }
    expect(await leftovers(repo)).toEqual([]);
  });

  it('in the evidence, of acceptance commands too', async () => {
    const commands = `acceptance_commands:
  - { id: unit, run: sleep 600, timeout: 1 }
  - { id: acceptance, run: tail /dev/zero }
`;
    const agents = await shellAgents({ worker: rightDeed });
    const repo = await sampleRepository({ recordings: {}, agents, config: limits });
    const order = sampleOrder.replace(/acceptance_commands:\n( .*\n)+/, commands);
    await writeFile(join(repo, '.autoloop/work-orders/add.md'), order);
    await git(repo, 'commit', '-qam', 'Commands that do not end well');
    const run = await autoloop(repo, ['run', 'add'], {});
    expect(run.code).toBe(1);
    const gates = (await eventsOf(repo)).flatMap(({ type, data }) => (type === 'gate.ended' ? [data] : []));
    for (const gate of gates)
      expect(gate).toMatchObject({
        passed: false,
        ended: gate.command === 'unit' ? { how: 'timed-out', after_ms: 1000 } : { how: 'out-of-memory' },
      });
    expect(gates.length).toBeGreaterThanOrEqual(4);
    expect((await autoloop(repo, ['inspect', 'latest'])).stdout).toMatch(/`unit` failed: it timed out after 1 s/);
    const report = (await autoloop(repo, ['report', 'add'])).stdout;
    expect(report).toMatch(/\| `unit` \| failed 0\/1 \(✗ 1\.\d s timed out after 1 s\) \|/);
    expect(report).toMatch(/`acceptance`, run 1, ran out of memory and printed at its end:/);
    const worker = await readFile(join(repo, '.autoloop/reports/add/attempt-1.md'), 'utf8');
    expect(worker).toMatch(/command `acceptance`: failed, passed 0 of 1, ran out of memory/);
  });
});

describe('a limit of the whole run', () => {
  it('of output: what is beyond it is counted, dropped and told, and the run goes on', async () => {
    const agents = await shellAgents({ worker: `${rightDeed}\nhead -c 300K /dev/zero | tr '\\0' x` });
    const repo = await sampleRepository({ recordings: {}, agents, config: 'limits: { max_run_output: 64K }\n' });
    const run = await autoloop(repo, ['run', 'add', '-n', '2']);
    expect(run.code, run.stderr).toBe(0);
    const roles = (await eventsOf(repo)).flatMap(({ type, data }) => (type === 'role.ended' ? [data] : []));
    const dropped = roles.reduce((sum, { stdout }) => sum + (stdout.dropped_bytes ?? 0), 0);
    const kept = roles.reduce((sum, { stdout }) => sum + stdout.bytes, 0);
    expect(dropped + kept).toBe(2 * 300 * 1024);
    expect(kept).toBeLessThan(64 * 1024);
    expect(kept).toBeGreaterThan(16 * 1024);
    expect((await autoloop(repo, ['report', 'add'])).stdout).toMatch(/^- Output not kept: \d{6} bytes/m);
  });

  it('of disk: the run ends with a named cause, and what it took is given back', async () => {
    const agents = await shellAgents({ worker: 'head -c 40M /dev/zero > src/big; sleep 600' });
    const repo = await sampleRepository({ recordings: {}, agents, config: 'limits: { max_run_disk: 32M }\n' });
    const run = await autoloop(repo, ['run', 'add', '-n', '2']);
    expect(run.code, run.stderr).toBe(3);
    const reason = expect.stringMatching(
      /^The run took \d+M of disk, more than `limits.max_run_disk` allows \(32M\)\. See which attempt filled it [^.]+ \.autoloop\/config\.yml and commit$/,
    );
    expect((await eventsOf(repo)).at(-1)).toMatchObject({
      type: 'run.ended',
      data: { outcome: 'environment-failed', reason },
    });
    expect(run.stdout).toContain('more than `limits.max_run_disk` allows');
    expect((await autoloop(repo, ['report', 'add'])).stdout).toContain('limits.max_run_disk');
    expect(await leftovers(repo)).toEqual([]);
  });

  it('of memory: what the order asks for can be used', async () => {
    const node = `node -e 'const all = Array.from({ length: 7 }, () => Buffer.alloc(2 ** 29, 1)); console.log(all.length * all[0].length)'`;
    const agents = await shellAgents({ worker: `${rightDeed}\n${node}` });
    const repo = await sampleRepository({ recordings: {}, agents });
    const path = join(repo, '.autoloop/work-orders/add.md');
    await writeFile(path, sampleOrder.replace('state: ready', 'state: ready\nattempts: { limits: { memory: 4G } }'));
    await git(repo, 'commit', '-qam', 'More memory');
    const run = await autoloop(repo, ['run', 'add']);
    expect(run.code, run.stderr).toBe(0);
    expect((await autoloop(repo, ['inspect', 'latest', 'output'])).stdout).toContain(String(3.5 * 2 ** 30));
  });
});
