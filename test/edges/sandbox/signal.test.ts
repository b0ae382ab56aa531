import { expect, test } from 'vitest';
import { bubblewrap } from '../../../src/edges/sandbox/bubblewrap.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import { makeRoom, planFor, text } from './places.js';

const { folder } = makeRoom();

test('one command is ended by its own signal, with the ending it names, and the sandbox goes on', async () => {
  const sandbox = await bubblewrap().open(planFor(folder('work')));
  try {
    const controller = new AbortController();
    const ended = { how: 'unfinished', reason: 'enough' };
    const [one, other] = await Promise.all([
      sandbox.run({
        argv: shell('echo up; exec sleep 60'),
        signal: controller.signal,
        onOutput: () => controller.abort(ended),
      }),
      sandbox.run({ argv: shell('sleep 1; echo done') }),
    ]);
    expect(one.ended).toEqual(ended);
    expect(text(one.stdout)).toBe('up\n');
    expect(other.ended).toEqual({ how: 'exited', code: 0 });
    const never = await sandbox.run({ argv: shell('echo up'), signal: controller.signal });
    expect(never).toMatchObject({ ended, stdout: new Uint8Array() });
    expect((await sandbox.run({ argv: shell('exit 3') })).ended).toEqual({ how: 'exited', code: 3 });
  } finally {
    await sandbox.close();
  }
});
