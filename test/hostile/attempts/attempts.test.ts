import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventsOf } from '../../support/journal.js';
import { autoloop, runProgram } from '../../support/run-program.js';
import type { Files } from '../../support/sample.js';
import { isTried } from '../../support/thorough.js';
import { ATTEMPTS } from './all.js';
import { type Naive, wrong } from './attempt.js';
import { OBEYED } from './deceit.js';
import { runNaively } from './naive.js';
import { expectHeld, faultsOf, honest, leftOver, makeScene } from './scene.js';

describe('a hostile attempt, where nothing guards, gets what it wants:', () => {
  test('all of them', { timeout: 300_000 }, async () => {
    const { repo } = await makeScene([]);
    const naively = async <T>(recording: Files, use: (naive: Naive) => T | Promise<T>): Promise<T> => {
      const room = await mkdtemp(join(tmpdir(), 'autoloop-naive-'));
      try {
        return await use(await runNaively(recording, repo, room));
      } finally {
        await runProgram('chmod', ['-R', 'u+rwX', room], { cwd: '/' });
        await runProgram('rm', ['-rf', room], { cwd: '/' });
      }
    };
    const held: string[] = [];
    for (const { name, recording, works } of ATTEMPTS.filter(isTried))
      if (!(await naively(recording, works))) held.push(name);
    expect(held).toEqual([]);
    // Nor does that harness let everything pass.
    expect(await naively({}, (naive) => naive.passes())).toBe(false);
    expect(await naively(honest, (naive) => naive.passes())).toBe(true);
  });
});

const PER_RUN = 8;
const groups = ATTEMPTS.flatMap((_, index) => (index % PER_RUN === 0 ? [ATTEMPTS.slice(index, index + PER_RUN)] : []));

describe('hostile attempts beside an honest one are out, and it wins:', () => {
  for (const attempts of groups)
    test(attempts.map(({ name }) => name).join(', '), { timeout: 300_000 }, async () => {
      await expectHeld(await makeScene(attempts), attempts);
    });
});

test('the honest attempt alone wins, whatever the length of the order’s name and with a way into the network', async () => {
  const id = 'a'.repeat(64);
  const { repo } = await makeScene([], { id, network: '["127.0.0.1:18080", "example.com:443"]' });
  const run = await autoloop(repo, ['run', id]);
  expect(run.code, run.stderr + run.stdout).toBe(0);
  expect((await eventsOf(repo)).find((event) => event.type === 'judge.ranked')?.data).toMatchObject({ winner: 1 });
});

test('an attempt that knocks at the proxy without end, and for what no port is, keeps nobody from the end', async () => {
  const knocking = {
    name: 'knocking',
    recording: {
      '1.sh': `${wrong}node -e '
const { host, port } = { host: "127.0.0.1", port: Number(new URL(process.env.HTTPS_PROXY).port) };
let open = 0;
const knock = (n) => {
  const target = n % 2 ? "example.com:" + (60000 + n * 10) : "host-" + n + "\\u001b[2J:443";
  const socket = net.connect(port, host, () => socket.write("CONNECT " + target + " HTTP/1.1\\r\\n\\r\\n"));
  socket.on("error", () => {}).on("data", () => {}).on("close", () => n + 20 < 3000 && knock(n + 20));
};
for (let n = 0; n < 20; n++) knock(n);
'
`,
    },
    works: () => true,
  };
  const scene = await makeScene([knocking], { network: '["example.com:443"]' });
  const run = await autoloop(scene.repo, ['run', 'add']);
  expect(await faultsOf(scene, [knocking])).toEqual({});
  expect(run.code, run.stderr).toBe(0);
  const decided = (await eventsOf(scene.repo)).filter((event) => event.type === 'network.decided');
  expect(decided.length).toBeGreaterThan(10);
  expect(decided.length).toBeLessThanOrEqual(1_000);
  expect(OBEYED.test(run.stdout + run.stderr)).toBe(false);
  expect(await leftOver(scene)).toEqual([]);
});
