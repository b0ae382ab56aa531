/** Who is asked between cycles, and what their answer does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { eventsOf, runIds } from '../support/journal.js';
import { autoloop, cliPath, git, hermetic } from '../support/run-program.js';
import { type Files, sampleRepository, writeFiles } from '../support/sample.js';
import { shellAgents } from '../support/shell-agents.js';
import { until } from '../support/until.js';

/**
 * One role, and a phase that holds with what it leaves first: each iteration is a cycle, and the second converges. It leaves
 * documents of each kind, and fails where it is not shown and told of them as it should be.
 */
async function repositoryInCycles(files: Files = {}): Promise<string> {
  const deed = `mkdir /outbox/documents
if ! grep -q '# more' src/calc.sh; then
  echo '# more' >> src/calc.sh
  echo 'noted at first' > /outbox/documents/notes.md
  echo '{"pass_rate": 100, "how": "converged"}' > /outbox/documents/test-results.json
  ln -s /outbox/documents/notes.md /outbox/documents/link.md
  echo '{"issues": [{"id": "a"}]}' > /outbox/documents/issues.json
elif [ ! -e test/idle ] || [ "$AUTOLOOP_ITERATION" = 1 ]; then
  grep -q 'noted at first' /inbox/documents/notes.md || exit 9
  echo forged > /inbox/documents/notes.md && exit 9
  grep -q 'noted at first' /inbox/prompt.md || exit 9
  sed -i '1s/ - / + /' src/calc.sh
fi
[ ! -e /inbox/documents/notes.md ] || echo '{"issues": []}' > /outbox/documents/issues.json
if [ "$AUTOLOOP_ITERATION" = 2 ]; then
  grep -q '"how": "next-cycle"' /inbox/documents/test-results.json || exit 9
  for name in issues.json link.md; do grep -q "Your document .$name. was not taken" /inbox/prompt.md || exit 9; done
fi
autoloop-emit order.done`;
  const repo = await sampleRepository({ recordings: {}, agents: await shellAgents({ worker: deed }) });
  const folder = '.autoloop/presets/cycle';
  await writeFiles(repo, {
    ...files,
    [`${folder}/preset.md`]: `---
title: One role in cycles
start: [worker]
completes_on: order.done
gates: [{ before: order.done, commands: acceptance }]
phases: [{ name: first, cycles: 1, passes: 1 }, { name: last, pass_rate: 100, no_critical: issues.json }]
---

Work.
`,
    [`${folder}/roles/worker.md`]:
      '---\nemits: [order.done]\ncontext: [documents]\ndocuments: [notes.md, link.md, issues.json]\n---\n\nDo it.\n',
  });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'A preset');
  return repo;
}

/** The tool in a terminal of its own; `keys` are typed once it asks. */
async function inTerminal(repo: string, keys: string): Promise<{ code: number; shown: string }> {
  const command = ['exec', process.execPath, cliPath, 'cycle', 'add'].join(' ');
  const env = { PATH: process.env.PATH ?? '', TERM: 'xterm', ...hermetic };
  const window = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: repo,
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let shown = '';
  window.stdout.on('data', (chunk) => {
    shown += chunk;
  });
  const ended = once(window, 'exit');
  await Promise.race([ended, until(() => shown.includes('[y/N]'))]);
  window.stdin.write(keys);
  const [code] = await ended;
  return { code: code as number, shown };
}

const lastOf = async (repo: string) => (await eventsOf(repo)).at(-1);

describe('between cycles', () => {
  it('a person in a terminal is asked, and yes goes on in the same run', async () => {
    const repo = await repositoryInCycles();
    const { code, shown } = await inTerminal(repo, 'y\n');
    expect(shown).toMatch(
      /Cycle 1: Phase first holds; completion needs phase last: `acceptance` failed.*`issues.json` of `worker` was not taken/,
    );
    expect(code).toBe(0);
    expect(await runIds(repo)).toHaveLength(1);
    expect(await lastOf(repo)).toMatchObject({ type: 'run.ended', data: { outcome: 'accepted-candidate' } });
  });

  it('no pauses, and so does Ctrl-C; the run is gone on with later', async () => {
    const repo = await repositoryInCycles();
    const { code, shown } = await inTerminal(repo, '\u0003');
    expect([code, shown]).toEqual([130, expect.stringContaining('autoloop resume')]);
    expect(await lastOf(repo)).toMatchObject({ type: 'run.paused' });
    const no = await inTerminal(repo, 'n\n');
    expect([no.code, no.shown]).toEqual([0, expect.stringContaining('autoloop cycle add --continue')]);
    expect(no.shown).toContain('to go on with it instead');
    expect(await lastOf(repo)).toMatchObject({ type: 'run.paused' });
    const idle = await autoloop(repo, ['cycle', 'add', '--continue', '--attempts', '1']);
    expect([idle.code, idle.stderr]).toEqual([2, expect.stringContaining('[cycle-begun]')]);
    expect((await autoloop(repo, ['resume', (await runIds(repo))[0] ?? ''])).code).toBe(0);
  });

  it('a run that ended without a winner is gone on from by another, with its files and documents', async () => {
    const repo = await repositoryInCycles({ 'test/idle': 'The second iteration does nothing.\n' });
    const first = await autoloop(repo, ['cycle', 'add', '--auto']);
    expect([first.code, first.stderr]).toEqual([1, expect.stringContaining('stalled: It changed nothing more')]);
    const second = await autoloop(repo, ['cycle', 'add', '--continue']);
    expect([second.code, second.stdout]).toEqual([0, expect.stringContaining('accepted-candidate')]);
    const [before = ''] = await runIds(repo);
    expect((await eventsOf(repo))[0]?.data).toMatchObject({
      trigger: 'branch',
      continues: { run_id: before, attempt: 1 },
    });
    expect((await eventsOf(repo)).find(({ type }) => type === 'document.written')?.data).toMatchObject({
      iteration: 0,
      name: 'notes.md',
      version: '1.0.0',
    });
  });

  it('several attempts ask nobody, and need to be told so', async () => {
    const repo = await repositoryInCycles();
    const refused = await autoloop(repo, ['cycle', 'add', '--attempts', '2']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--auto')]);
    for (const [said, ...args] of [
      ['[extension-empty]', '--extend', ' '],
      ["cannot be used with option '--auto'", '--prep-template', '--auto'],
    ] as const)
      expect(await autoloop(repo, ['cycle', 'add', ...args])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(said),
      });
    expect(await runIds(repo)).toEqual([]);
  });

  it('what is not there to go on with is said', async () => {
    const repo = await repositoryInCycles();
    for (const args of [['--continue'], ['--extend', 'More']]) {
      const refused = await autoloop(repo, ['cycle', 'add', ...args]);
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Begin with: autoloop cycle add')]);
    }
    const mistyped = await autoloop(repo, ['cycle', 'ad']);
    expect([mistyped.code, mistyped.stderr]).toEqual([2, expect.stringContaining('Did you mean `add`?')]);
  });
});
