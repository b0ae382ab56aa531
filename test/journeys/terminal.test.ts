import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/core/journal/chain.js';
import { eventsOf, runIds } from '../support/journal.js';
import { leftovers, processesNaming } from '../support/run-leftovers.js';
import { autoloop, cliPath, hermetic } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';
import { temporary } from '../support/temporary.js';
import { until } from '../support/until.js';

interface Scene {
  repo: string;
  /** Environment of a run whose agent hears no signal, and takes far longer than any test. */
  slow: Record<string, string>;
  begun(): Promise<void>;
  quiet(): Promise<void>;
}

async function scene(): Promise<Scene> {
  // By its odd length the agent's sleep is known among the processes of the machine.
  const wait = String(5000 + Math.random());
  const deaf = `trap '' INT TERM HUP QUIT\nif [ -n "$WAIT" ]; then touch begun; (setsid sleep "$WAIT" &); while :; do sleep "$WAIT"; done; fi\nrm -f begun`;
  const agents = await shellAgents({ worker: `${deaf}\n${rightDeed}` }, { worker: 'env: [WAIT]' });
  const repo = await sampleRepository({ recordings: {}, agents });
  return {
    repo,
    slow: { WAIT: wait },
    begun: () => until(() => existsSync(join(repo, '.attempts/add/1/begun'))),
    quiet: () => until(async () => (await processesNaming(`sleep ${wait}`)).length === 0),
  };
}

/** A window of its own with the tool in it; what `type` writes is typed, and `close` ends the window as its cross does. */
function openWindow(cwd: string, args: string[], env: Record<string, string>) {
  const command = ['exec', process.execPath, cliPath, ...args].join(' ');
  // `script` gives what it starts a terminal, and ends with its exit code.
  const window = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm', ...hermetic, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let shown = '';
  window.stdout.on('data', (chunk) => {
    shown += chunk;
  });
  return {
    type: (keys: string) => void window.stdin.write(keys),
    close: () => void window.kill('SIGKILL'),
    ended: once(window, 'exit').then(([code]) => ({ code: code as number | null, shown: () => shown })),
  };
}

async function resumesWell(repo: string): Promise<void> {
  const resumed = await autoloop(repo, ['resume', 'latest']);
  expect(resumed.stderr).toContain('taking up again: iteration');
  expect(resumed.code).toBe(0);
  const events = await eventsOf(repo);
  expect(verifyChain(events)).toMatchObject({ ok: true });
  expect(events.at(-1)).toMatchObject({ type: 'run.ended', data: { outcome: 'accepted-candidate' } });
  expect(await leftovers(repo)).toEqual([]);
}

const ctrlC = '\u0003';
const lastOf = async (repo: string) => (await eventsOf(repo)).at(-1);

describe('in a terminal, with an agent that hears no signal', () => {
  it('Ctrl-C pauses the run', async () => {
    const { repo, slow, begun, quiet } = await scene();
    const window = openWindow(repo, ['run', 'add'], slow);
    await begun();
    window.type(ctrlC);
    const { code, shown } = await window.ended;
    await quiet();
    expect(code).toBe(130);
    expect(shown()).toContain(`autoloop resume ${(await runIds(repo))[0]}`);
    expect(await lastOf(repo)).toMatchObject({ type: 'run.paused', data: { reason: 'Paused by a person' } });
    await resumesWell(repo);
  });

  it('Ctrl-C again ends the tool at once, and the run goes on all the same', async () => {
    const { repo, slow, begun, quiet } = await scene();
    const window = openWindow(repo, ['run', 'add'], slow);
    await begun();
    window.type(ctrlC);
    window.type(ctrlC);
    expect((await window.ended).code).toBe(130);
    await quiet();
    await resumesWell(repo);
  });

  it('closing the window pauses the run, though nothing can be shown any more', async () => {
    const { repo, slow, begun, quiet } = await scene();
    const told = join(await temporary(), 'exit-code');
    const telling = `import{writeFileSync}from'node:fs';process.on('exit',(code)=>writeFileSync('${told}',String(code)))`;
    const options = `--import=data:text/javascript,${encodeURIComponent(telling)}`;
    const window = openWindow(repo, ['run', 'add'], { ...slow, NODE_OPTIONS: options });
    await begun();
    window.close();
    await quiet();
    await until(async () => (await lastOf(repo))?.type === 'run.paused');
    expect(await lastOf(repo)).toMatchObject({ data: { reason: 'Interrupted by SIGHUP' } });
    await until(() => existsSync(told));
    expect(await readFile(told, 'utf8')).toBe('130');
    await resumesWell(repo);
  });
});

describe('without a terminal', () => {
  it('a hang-up is nothing to a run in the background; stop ends it', async () => {
    const { repo, slow, begun, quiet } = await scene();
    expect((await autoloop(repo, ['run', 'add', '--detach'], { env: slow })).code).toBe(0);
    await begun();
    const [id = ''] = await runIds(repo);
    const { pid } = JSON.parse(await readFile(join(repo, '.git/autoloop/runs', id, 'lock.1'), 'utf8'));
    process.kill(pid, 'SIGHUP');
    // A signal that was heard would make this the second, which ends the tool without a word.
    expect((await autoloop(repo, ['stop', id])).code).toBe(0);
    await quiet();
    await until(async () => (await lastOf(repo))?.type === 'run.ended');
    expect(await lastOf(repo)).toMatchObject({ data: { outcome: 'interrupted', reason: 'Stopped by SIGTERM' } });
    await until(async () => (await leftovers(repo)).length === 0);
  });

  it('a run whose progress and result nobody reads to the end comes to its end', async () => {
    const { repo } = await scene();
    const command = `"${process.execPath}" "${cliPath}" run add 2>&1 | head -n 1`;
    const reader = spawn('sh', ['-c', command], { cwd: repo, env: { ...process.env, ...hermetic } });
    let read = '';
    reader.stdout.on('data', (chunk) => {
      read += chunk;
    });
    await once(reader, 'exit');
    expect(read).toMatch(/^run .*: add, 1 attempt /);
    await until(async () => (await lastOf(repo))?.type === 'run.ended');
    expect(await lastOf(repo)).toMatchObject({ data: { outcome: 'accepted-candidate' } });
    await until(async () => (await leftovers(repo)).length === 0);
  });
});
