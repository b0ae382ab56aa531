import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSandbox } from '../../../src/control/run/sandbox-plan.js';
import { stoppedBy, throwIfStopped } from '../../../src/control/run/stopped.js';
import { withDefaults } from '../../../src/core/documents/policy.js';
import { AutoloopError } from '../../../src/core/error.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { chooseEngine, shell } from '../../../src/edges/sandbox/index.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';

it('a stop that comes while a sandbox opens is obeyed once it is open', async () => {
  const home = await temporary();
  await git(home, 'init', '-q');
  const path = await mkdtemp(join(home, 'work-'));
  const stopping = new AbortController();
  const { engine } = await chooseEngine('auto');
  const host = {
    repo: await openRepository(home),
    engine,
    image: null,
    policy: withDefaults({}),
    signal: stopping.signal,
  };
  const opening = openSandbox(host, { workspace: { path, writable: true } });
  stopping.abort('SIGINT');
  const sandbox = await opening;
  try {
    const { ended } = await sandbox.run({ argv: shell('sleep 600') });
    expect(ended).toEqual({ how: 'stopped', by: 'person' });
  } finally {
    await sandbox.close();
  }
  await expect(openSandbox(host, { workspace: { path, writable: true } })).rejects.toMatchObject({
    kind: 'interrupted',
  });
});

it('the signal is named, whether the reason is its name or an error that holds it', () => {
  const error = new AutoloopError('interrupted', 'interrupted', 'Interrupted by SIGTERM');
  expect(stoppedBy(AbortSignal.abort('SIGINT'))).toBe('SIGINT');
  expect(stoppedBy(AbortSignal.abort(error))).toBe('SIGTERM');
  expect(stoppedBy(AbortSignal.abort())).toBe('a signal');
  expect(() => throwIfStopped(AbortSignal.abort(error))).toThrow(error);
  expect(() => throwIfStopped(AbortSignal.abort('SIGHUP'))).toThrow('Stopped by SIGHUP');
  expect(() => throwIfStopped(new AbortController().signal)).not.toThrow();
});
