import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replayCommands } from '../../../../src/control/run/measure/replay.js';
import { parseDocument } from '../../../../src/core/documents/document.js';
import type { RunState } from '../../../../src/core/journal/state.js';
import { openRepository } from '../../../../src/edges/git/index.js';
import { git } from '../../../support/run-program.js';
import { rightPatch, sampleRepository } from '../../../support/sample.js';
import { runOrder } from '../running.js';

type Request = Parameters<ReturnType<typeof replayCommands>>[0];

/** A `src/calc.sh` that is wrong, and which does \`deed\` whenever a test sources it. */
const whenSourced = (deed: string) => ({
  '1.sh': `cat > src/calc.sh <<'END'\nadd() { echo 4; }\nsub() { echo $(($1 - $2)); }\n{ ${deed}; } 2> /dev/null || true\nEND\n`,
});
const answers = (state: RunState, attempt: number) =>
  Object.fromEntries(
    state.attempts.find((one) => one.attempt === attempt)?.gates.map(({ command, passed }) => [command, passed]) ?? [],
  );

describe('a test that judges an attempt', () => {
  it('cannot be rewritten by its code while another command runs, nor from within, nor moved away', async () => {
    const repo = await sampleRepository({
      recordings: {
        rewrites: whenSourced('echo true > test/acceptance/add.sh'),
        moves: whenSourced('mv test gone; mkdir -p test/acceptance; echo true > test/acceptance/add.sh'),
        right: { '1.patch': rightPatch },
      },
    });
    const state = await runOrder(repo);
    expect(answers(state, 1)).toEqual({ unit: true, acceptance: false });
    expect(answers(state, 2)).toMatchObject({ acceptance: false });
    expect(answers(state, 3)).toEqual({ unit: true, acceptance: true });
    expect(state.ranking?.winner).toBe(3);
  });

  it('finds nothing of what another command left', async () => {
    const repo = await sampleRepository({
      recordings: {
        leaves: {
          '1.sh':
            'printf "touch left\\n" >> test/unit/sub.sh; printf "add() { [ -e left ] && echo 3; }\\nsub() { echo 2; }\\n" > src/calc.sh',
        },
      },
    });
    const state = await runOrder(repo);
    expect(answers(state, 1)).toEqual({ unit: true, acceptance: false });
  });

  it('cannot be rewritten by what setup runs of the attempt', async () => {
    const repo = await sampleRepository({
      recordings: {
        installs: {
          '1.sh':
            'printf "echo true > test/acceptance/add.sh; mv test gone && cp -r gone test && echo true > test/acceptance/add.sh\\n" > src/install.sh',
        },
      },
      config: 'sandbox: { setup: ["[ ! -e src/install.sh ] || sh src/install.sh || true"] }\n',
    });
    const state = await runOrder(repo);
    expect(answers(state, 1)).toMatchObject({ acceptance: false });
    expect(state.ranking).toMatchObject({ outcome: 'no-candidate', winner: null });
  });

  it('is as safe when the accepted tree is replayed', async () => {
    const repo = await sampleRepository({ recordings: { idle: {} } });
    const base = await git(repo, 'rev-parse', 'HEAD');
    await writeFile(
      join(repo, 'src/calc.sh'),
      'add() { echo 4; }\nsub() { echo $(($1 - $2)); }\necho true > test/acceptance/add.sh || true\n',
    );
    await git(repo, 'commit', '-q', '-a', '-m', 'Trick');
    const path = '.autoloop/work-orders/add.md';
    const order = parseDocument(path, await readFile(join(repo, path))) as Request['order'];
    const facts = {
      repository: await openRepository(repo),
      order,
      accepted: { commit: await git(repo, 'rev-parse', 'HEAD'), tree: await git(repo, 'rev-parse', 'HEAD^{tree}') },
      base: { commit: base, tree: await git(repo, 'rev-parse', 'HEAD~1^{tree}') },
      sandbox: { engine: 'bubblewrap' },
    };
    const policy = { protected_scope: [], judge: { repeats: 1, retries: 0, timeout: 30 }, sandbox: sandboxPolicy };
    const replay = replayCommands(new AbortController().signal);
    expect(await replay({ ...facts, policy: JSON.stringify(policy) })).toMatchObject([
      { command: 'unit', verdict: 'passed' },
      { command: 'acceptance', verdict: 'failed' },
    ]);
    for (const judge of [{ repeats: 1e9, retries: 0 }, { repeats: -1, retries: 0 }, undefined])
      await expect(replay({ ...facts, policy: JSON.stringify({ ...policy, judge }) })).rejects.toMatchObject({
        code: 'policy-unusable',
      });
    await expect(
      replay({ ...facts, policy: JSON.stringify({ ...policy, protected_scope: undefined }) }),
    ).rejects.toMatchObject({ code: 'policy-unusable' });
    await expect(
      replayCommands(AbortSignal.abort('SIGINT'))({ ...facts, policy: JSON.stringify(policy) }),
    ).rejects.toMatchObject({ kind: 'interrupted', message: 'Stopped by SIGINT' });
  });
});

const sandboxPolicy = { minutes: 1, cpus: 1, memory: '256M', pids: 64, disk: '64M', output: '1M', setup: [] };
