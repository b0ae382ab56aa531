import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findHost } from '../../../src/edges/sandbox/host.js';
import { openSandbox } from '../../../src/edges/sandbox/open.js';
import { makeRoom, planFor, told } from './places.js';

const { at, folder } = makeRoom();

/** Runs a command where bubblewrap is killed the first `times` that it is started; the answer, and how often it was. */
async function runWith(times: number) {
  const host = await findHost();
  const killed = folder(`killed-${times}`);
  const bwrap = at(`bwrap-${times}`);
  const script = `#!/bin/sh
PATH=/usr/bin:/bin
n=$(ls ${killed} | wc -l)
[ "$n" -ge ${times} ] || { mkdir ${join(killed, '$n')}; kill -9 $$; }
exec ${host.programs.bwrap} "$@"
`;
  writeFileSync(bwrap, script);
  for (const path of [at(''), killed, bwrap]) chmodSync(path, 0o777); // for a sandbox's user
  const sandbox = await openSandbox(
    { ...host, programs: { ...host.programs, bwrap } },
    planFor(folder(`work-${times}`)),
  );
  try {
    const result = await sandbox.run({
      argv: ['sh', '-c', 'cat; echo done >> /work/log'],
      stdin: Buffer.from('given'),
    });
    return { result: told(result), killed: readdirSync(killed).length, log: readdirSync(at(`work-${times}`)) };
  } finally {
    await sandbox.close();
  }
}

test('a start that something kills before the command began is tried once more', async () => {
  const once = await runWith(1);
  expect(once).toEqual({ result: ['given', '', { how: 'exited', code: 0 }], killed: 1, log: ['log'] });
  const again = await runWith(9);
  expect(again).toMatchObject({
    result: ['', /* a shell says so, or not */ expect.any(String), { how: 'not-started' }],
    killed: 2,
    log: [],
  });
});
