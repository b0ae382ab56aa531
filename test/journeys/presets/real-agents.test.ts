/** A preset of several roles, each played by a fresh process of a real agent CLI that asks a scripted model. */
import { expect, it } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { eventsOf } from '../../support/journal.js';
import type { ModelStep } from '../../support/model/script.js';
import { modelServer } from '../../support/model-server.js';
import { roundsOf } from '../../support/preset-runs.js';
import { realAgentsHere, realEntry } from '../../support/real-agents.js';
import { leftovers } from '../../support/run-leftovers.js';
import { autoloop, git } from '../../support/run-program.js';
import { sampleRepository } from '../../support/sample.js';
import { isThorough } from '../../support/thorough.js';

const calc = '/work/src/calc.sh';
const after = 'add() { echo $(($1 + $2)); }';

/** What the model has each role do; it finds fault with the first change, though that passes. */
const roles: Record<string, ModelStep[]> = {
  plan: [
    { read: calc },
    {
      shell:
        "mkdir -p /outbox/documents && echo 'Mend the sign in add.' > /outbox/documents/plan.md && autoloop-emit plan.ready",
    },
    { text: 'The plan is there.' },
  ],
  build: [
    { read: calc },
    {
      shell: `grep -q 'Mend the sign in add' /inbox/documents/plan.md && if grep -q ' # sign' src/calc.sh; then sed -i 's/ # sign//' src/calc.sh; else sed -i '1s/.*/${after} # sign/' src/calc.sh; fi && autoloop-emit build.done`,
    },
    { text: 'Built.' },
  ],
  critique: [
    { shell: 'cat /inbox/diff.patch; echo x >> src/calc.sh' },
    {
      shell: `if grep -q '^+.* # sign' /inbox/diff.patch; then echo 'src/calc.sh:1: the comment says nothing' > /outbox/report.md; autoloop-emit review.rejected --data '{"findings": 1}'; else autoloop-emit review.passed; fi`,
    },
    { text: 'Looked at.' },
  ],
  finish: [
    { shell: "printf '## Changed scope\\n\\nOne sign.\\n' > /outbox/report.md && autoloop-emit order.done" },
    { text: 'Nothing is left.' },
  ],
};

it('real agent CLIs plan, build, review and finish by turns, in sandboxes of their own', async () => {
  const names = isThorough ? (['claude', 'qwen'] as const) : (['claude'] as const);
  const scripts = [...names].flatMap((name) =>
    Object.entries(roles).map(([role, steps]) => [`${name}-model as ${role}`, steps]),
  );
  const model = await modelServer(Object.fromEntries(scripts));
  const { env } = await realAgentsHere(
    model.port,
    names.map((name) => `${name}-model`),
  );
  const repo = await sampleRepository({
    recordings: {},
    config: `sandbox: { network: ["127.0.0.1:${model.port}"], memory: 4G }`,
    agents: Object.fromEntries(names.map((name) => [name, realEntry(name, `${name}-model`)])),
  });

  const run = await autoloop(repo, ['run', 'add', '--preset', 'code'], { env });

  expect(run.stderr + run.stdout).toContain('accepted-candidate');
  const { attempts } = foldRun(await eventsOf(repo));
  for (const { agent, attempt, ended, iterations } of attempts) {
    expect({ agent, ended, iterations: roundsOf({ iterations }) }).toMatchObject({
      agent,
      ended: { outcome: 'completed' },
      iterations: [['plan'], ['build'], ['critique'], ['build'], ['critique'], ['finish']],
    });
    expect(await git(repo, 'show', `autoloop/add/${attempt}:src/calc.sh`)).toContain(`${after}\n`);
    expect(await git(repo, 'diff', '--name-only', 'main', `autoloop/add/${attempt}`)).toBe('src/calc.sh');
  }
  // What the reviewer found reached the builder, who is another process.
  const asked = model.requests.map(({ body }) => JSON.stringify(body));
  expect(asked.some((body) => body.includes('# Your role: build') && body.includes('the comment says nothing'))).toBe(
    true,
  );
  expect(await leftovers(repo)).toEqual([]);
}, 300_000);
