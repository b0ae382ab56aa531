import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openContainers } from '../../../src/edges/sandbox/containers/open.js';
import { podmanHere } from '../../../src/edges/sandbox/containers/podman.js';
import { findHost } from '../../../src/edges/sandbox/host.js';
import type { Sandbox, SandboxPlan } from '../../../src/edges/sandbox/index.js';
import { openSandbox } from '../../../src/edges/sandbox/open.js';
import { makeRoom, planFor, told } from './places.js';

const { at, folder } = makeRoom();

/** Opens a sandbox whose engine is this program. */
type Open = (dying: (program: string) => string, plan: SandboxPlan) => Promise<Sandbox>;

const ways: Record<string, Open> = {
  bubblewrap: async (dying, plan) => {
    const host = await findHost();
    return openSandbox({ ...host, programs: { ...host.programs, bwrap: dying(host.programs.bwrap) } }, plan);
  },
  podman: async (dying, plan) => {
    const client = await podmanHere.find(await podmanHere.locate());
    return openContainers({ ...client, program: dying(client.program) }, plan);
  },
};

/** Runs a command where the engine's program is killed the first `times` that it starts one; the answer, and how often it was. */
async function runWith(name: string, times: number) {
  const killed = folder(`${name}-killed-${times}`);
  const work = folder(`${name}-work-${times}`);
  const dying = (program: string): string => {
    const script = `#!/bin/sh
PATH=/usr/bin:/bin
case " $* " in *' run '*|' --args '*)
  n=$(ls ${killed} | wc -l)
  [ "$n" -ge ${times} ] || { mkdir ${join(killed, '$n')}; kill -9 $$; }
esac
exec ${program} "$@"
`;
    const path = at(`${name}-${times}`);
    writeFileSync(path, script);
    for (const open of [at(''), killed, path]) chmodSync(open, 0o777); // for a sandbox's user
    return path;
  };
  const sandbox = await (ways[name] as Open)(dying, planFor(work));
  try {
    const result = await sandbox.run({
      argv: ['sh', '-c', 'cat; echo done >> /work/log'],
      stdin: Buffer.from('given'),
    });
    return { result: told(result), killed: readdirSync(killed).length, log: readdirSync(work) };
  } finally {
    await sandbox.close();
  }
}

test.each(Object.keys(ways))(
  'a start that something kills before the command began is tried once more (%s)',
  async (name) => {
    const once = await runWith(name, 1);
    expect(once).toEqual({ result: ['given', '', { how: 'exited', code: 0 }], killed: 1, log: ['log'] });
    const again = await runWith(name, 9);
    // A shell may say what it saw.
    expect(again).toMatchObject({ result: ['', expect.any(String), { how: 'not-started' }], killed: 2, log: [] });
  },
);
