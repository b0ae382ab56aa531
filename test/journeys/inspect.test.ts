import { beforeAll, describe, expect, it } from 'vitest';
import { runIds } from '../support/journal.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleRepository, writeFiles } from '../support/sample.js';
import { temporaryForAll } from '../support/temporary.js';

/** What each role does in its iteration: the builder is sent back once, and says what it may not. */
const script = `case $AUTOLOOP_ROLE in
  planner) autoloop-emit plan.ready --data '{"steps":2}'; printf 'A plan: \\033[31mred\\n' > "$AUTOLOOP_OUTBOX/report.md" ;;
  builder) autoloop-emit deploy; echo "# $AUTOLOOP_ITERATION" >> src/calc.sh
    [ "$AUTOLOOP_ITERATION" -gt 3 ] && sed -i '1s/-/+/' src/calc.sh; autoloop-emit built ;;
  critic) if [ "$AUTOLOOP_ITERATION" -gt 4 ]; then autoloop-emit order.done; else autoloop-emit not.good; fi ;;
esac
`;

const trio = {
  '.autoloop/presets/trio/preset.md': `---
title: Plan, build, criticise
start: [planner]
completes_on: order.done
on: { plan.ready: [builder], built: [critic], not.good: [builder] }
gates:
  - { before: built, commands: [unit] }
  - { before: order.done, commands: acceptance }
---

Do it well.
`,
  '.autoloop/presets/trio/roles/planner.md': '---\nemits: [plan.ready]\nread_only: true\n---\n\nPlan.\n',
  '.autoloop/presets/trio/roles/builder.md': '---\nemits: [built]\n---\n\nBuild.\n',
  '.autoloop/presets/trio/roles/critic.md': '---\nemits: [order.done, not.good]\nread_only: true\n---\n\nCriticise.\n',
};

const home = await temporaryForAll();
let repo: string;
let run: string;
const tool = (...args: string[]) => autoloop(repo, args);
const inspect = async (...args: string[]) => (await tool('inspect', 'latest', ...args)).stdout;
const json = async (topic: string) => JSON.parse(await inspect(topic, '--json'));

beforeAll(async () => {
  const recording = Object.fromEntries([1, 2, 3, 4, 5].map((iteration) => [`${iteration}.sh`, script]));
  repo = await sampleRepository({ recordings: { team: recording }, home });
  await writeFiles(repo, trio);
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Trio');
  expect((await tool('run', 'add', '--preset', 'trio')).code).toBe(0);
  run = (await runIds(repo))[0] ?? '';
});

describe('inspect, of a run of three roles', () => {
  it('shows who handed over to whom', async () => {
    const lines = (await inspect('coordination')).split('\n');
    for (const line of [
      '    planner said plan.ready -> builder',
      '    rejected deploy of builder: role `builder` may emit `built`',
      '    gate unit (hand-over) passed',
      '    critic said not.good -> builder',
      '    told: Your event `deploy` was rejected: role `builder` may emit `built`',
      '    critic said order.done, which proposes completion',
      '  completed: Every acceptance command passed on a clean checkout',
    ])
      expect(lines).toContain(line);
    expect((await json('coordination')).attempts[0].iterations).toHaveLength(5);
  });

  it('shows what they said on a scratchpad', async () => {
    const scratchpad = await inspect('scratchpad');
    expect(scratchpad).toContain('- Said `plan.ready`: `{"steps":2}`\n\n```markdown\nA plan: ⟨ESC⟩[31mred\n```\n');
    expect((await json('scratchpad')).attempts[0].iterations[0].roles[0].report).toBe('A plan: \u001b[31mred\n');
  });

  it('shows the way they took, as a picture and as a flowchart', async () => {
    const picture = await inspect('topology');
    expect(picture).toContain('│ builder ×2 │');
    expect(picture).toContain('◇ acceptance ━▶ ✔ complete ×1');
    expect(await inspect('topology', '--mermaid')).toContain('r2 ==>|"not.good ×1"| r1');
    expect(await tool('inspect', 'latest', 'topology', '--attempt', '7')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('It has: 1'),
    });
  });

  it('shows what one role was asked', async () => {
    const prompts = JSON.parse(await inspect('prompt', '--role', 'critic', '--json')).texts;
    expect(new Set(prompts.map(({ role }: { role: string }) => role))).toEqual(new Set(['critic']));
    expect(await tool('inspect', 'latest', 'prompt', '--role', 'critik')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean critic?'),
    });
    const first = await tool('inspect', 'latest', 'prompt', '--role', 'critic', '--iteration', '1');
    expect(first).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Role `critic` in iteration 1 of attempt 1'),
    });
  });

  it('shows what one iteration changed', async () => {
    const second = await inspect('diff', '--iteration', '2');
    expect(second).toContain('+# 2');
    expect(second).not.toContain('+# 4');
    expect(await inspect('diff')).toContain('+# 2');
    const third = await tool('inspect', 'latest', 'diff', '--iteration', '3');
    expect(third).toMatchObject({ code: 2, stderr: expect.stringContaining('left no diff: it changed nothing') });
    const ninth = await tool('inspect', 'latest', 'diff', '--iteration', '9');
    expect(ninth).toMatchObject({ code: 2, stderr: expect.stringContaining('It has 1 to 5') });
    const prompt = await inspect('prompt', '--iteration', '4');
    expect(prompt).toContain('Your role: builder');
    expect(prompt).toContain('Your event `deploy` was rejected');
    expect(prompt).not.toContain('Your role: planner');
  });

  it('shows what each role took', async () => {
    expect(await inspect('usage')).toMatch(/^role +builder +2 +\d+\.\d s +unknown/m);
    expect(await inspect('metrics')).toMatch(/^1 +4 +unit +hand-over +passed/m);
    expect((await json('usage')).roles.map(({ role }: { role: string }) => role)).toEqual([
      'planner',
      'builder',
      'critic',
    ]);
    expect(await inspect('memory')).toContain('recorded nothing');
  });

  it('names the nearest topic for one that is none', async () => {
    expect(await tool('inspect', 'latest', 'topologie')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean topology?'),
    });
  });

  it('refuses an option that would say nothing about the topic', async () => {
    for (const [topic, option, ...value] of [
      ['events', '--attempt', '1'],
      ['metrics', '--iteration', '1'],
      ['diff', '--mermaid'],
    ] as const)
      expect(await tool('inspect', 'latest', topic, option, ...value)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(`\`${option}\` says nothing about ${topic}`),
      });
  });

  it('tells each event in words', async () => {
    const events = await inspect();
    expect(events).toMatch(/event\.emitted +attempt 1: planner said `plan\.ready`: \{"steps":2\}$/m);
    expect(events).not.toMatch(/^\S+ +\S+ +\{/m);
  });
});

describe('runs', () => {
  it('can be asked for by how they stand, and line by line', async () => {
    expect((await tool('runs', '--outcome', 'accepted-candidate')).stdout).toContain(run);
    expect((await tool('runs', '--outcome', 'held', 'paused')).stdout).toBe(
      'No such run. See all of them with: autoloop runs\n',
    );
    expect((await tool('runs', '--live')).stdout).toBe('No run is at work. See all of them with: autoloop runs\n');
    expect((await tool('runs', '--live', '--json')).stdout).toContain('"runs": []');
    const [line = ''] = (await tool('runs', 'add', '--stream')).stdout.split('\n');
    expect(JSON.parse(line)).toMatchObject({
      version: 1,
      kind: 'runs',
      runs: [{ run_id: run, trigger: 'cli' }],
      damaged: [],
    });
  });
});
