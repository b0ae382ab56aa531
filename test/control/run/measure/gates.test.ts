import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { eventsOf } from '../../../support/journal.js';
import { git } from '../../../support/run-program.js';
import { rightPatch, sampleOrder, sampleRepository, writeFiles } from '../../../support/sample.js';
import { runOrder } from '../running.js';

async function withOrder(repo: string, order: string): Promise<void> {
  await writeFiles(repo, { '.autoloop/work-orders/add.md': order });
  await git(repo, 'commit', '-q', '-a', '-m', 'Order');
}

it('a command whose folder the attempt removed has failed; it is no failure of the sandbox', async () => {
  const repo = await sampleRepository({
    recordings: { removes: { '1.patch': rightPatch, '1.sh': 'rm -r test/unit\n' }, right: { '1.patch': rightPatch } },
  });
  const unit = 'run: ". ../../src/calc.sh; [ $(sub 5 3) = 2 ]", cwd: test/unit';
  await withOrder(repo, sampleOrder.replace('run: sh test/unit/sub.sh', unit));
  const { attempts, ranking } = await runOrder(repo);
  const answers = attempts.map(({ gates }) => gates.map(({ command, passed, ended }) => [command, passed, ended]));
  expect(answers).toEqual([
    [
      ['unit', false, { how: 'exited', code: 126 }],
      ['acceptance', true, { how: 'exited', code: 0 }],
    ],
    [
      ['unit', true, { how: 'exited', code: 0 }],
      ['acceptance', true, { how: 'exited', code: 0 }],
    ],
  ]);
  expect(ranking?.winner).toBe(2);
});

it('an attempt that breaks setup, or puts a link where protected files were, is out, and ends no other', async () => {
  const repo = await sampleRepository({
    recordings: {
      breaks: { '1.patch': rightPatch, '1.sh': 'touch src/broken\n' },
      links: { '1.patch': rightPatch, '1.sh': 'rm -r test && ln -s src test\n' },
      right: { '1.patch': rightPatch },
    },
    config: `sandbox: { setup: ['[ ! -e src/broken ]'] }\n`,
  });
  const { attempts, ranking, ended } = await runOrder(repo);
  expect(attempts[0]?.gates.map(({ passed }) => passed)).toEqual([false, false]);
  expect(attempts.map(({ score }) => score?.standing)).toEqual(['out', 'out', 'candidate']);
  expect(ranking?.winner).toBe(3);
  expect(ended?.outcome).toBe('accepted-candidate');
});

it('a command that prints more than is kept leaves a log that says so', async () => {
  const repo = await sampleRepository({
    recordings: { loud: { '1.patch': rightPatch } },
    config: 'sandbox: { output: 1M }\n',
  });
  await withOrder(repo, sampleOrder.replace('run: sh test/unit/sub.sh', 'run: head -c 3000000 /dev/zero'));
  const [attempt] = (await runOrder(repo)).attempts;
  expect(attempt?.gates[0]?.log).toMatchObject({ bytes: 1024 ** 2, truncated: true });
  expect(attempt?.gates[1]?.log.truncated ?? false).toBe(false);
});

it('a failing setup is told in a line that moves no cursor', async () => {
  const repo = await sampleRepository({
    recordings: { right: { '1.patch': rightPatch } },
    config: `sandbox: { setup: ['printf "no\\n\\033[2Jdependencies\\n" >&2; exit 3'] }\n`,
  });
  const { ended } = await runOrder(repo);
  expect(ended?.outcome).toBe('environment-failed');
  expect(ended?.reason).toMatch(/exited with 3: no \/ ⟨ESC⟩\[2Jdependencies\. It runs inside the sandbox, [^⟨]*$/);
});

it('setup may reach the hosts that the policy opens, a command none', async () => {
  const server = createServer((_, response) => response.end('a dependency'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const fetching = `node -e "fetch('http://127.0.0.1:${port}').then((got) => got.text()).then((text) => require('fs').writeFileSync('installed', text))"`;
  const repo = await sampleRepository({
    recordings: { right: { '1.patch': rightPatch } },
    config: `sandbox: { network: ['127.0.0.1:${port}'], setup: [${JSON.stringify(fetching)}] }\n`,
  });
  const alone = `grep -q dependency installed && rm installed && ! ${fetching} 2>&1`;
  await withOrder(repo, sampleOrder.replace('run: sh test/unit/sub.sh', `run: ${JSON.stringify(alone)}`));
  const { attempts, baseline } = await runOrder(repo);
  expect(
    [...baseline, ...(attempts[0]?.gates ?? [])]
      .filter(({ command }) => command === 'unit')
      .map(({ passed }) => passed),
  ).toEqual([true, true]);
  const decided = (await eventsOf(repo)).flatMap((event) => (event.type === 'network.decided' ? [event.data] : []));
  expect(decided.filter(({ attempt }) => attempt === null)).toEqual(
    expect.arrayContaining([expect.objectContaining({ host: '127.0.0.1', port, allowed: true })]),
  );
});
