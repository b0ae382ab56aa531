import { expect, it } from 'vitest';
import { agentCli } from '../support/agent-cli.js';
import { eventsOf } from '../support/journal.js';
import { modelServer } from '../support/model-server.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';

const calc = (operator: string) => `add() { echo $(($1 ${operator} $2)); }\nsub() { echo $(($1 - $2)); }\n`;
const work = (operator: string) => [
  // It refuses to overwrite what it has not read.
  { read: '/work/src/calc.sh' },
  { write: { path: '/work/src/calc.sh', content: calc(operator) } },
  { shell: 'git add -A && git commit -qm "Mend add" && git log --oneline | head -1' },
  { text: 'The sum is right now.' },
];

it('lets a real agent CLI compete, with the network open to its model only', async () => {
  const qwen = await agentCli('@qwen-code/qwen-code@0.15.10', 'qwen');
  const model = await modelServer({ right: work('+'), wrong: work('*') });
  const entry = (name: string) =>
    `{ driver: exec, command: [${qwen}, --auth-type, openai, --yolo, -m, ${name}, -o, stream-json], env: [OPENAI_API_KEY, OPENAI_BASE_URL] }`;
  const repo = await sampleRepository({
    recordings: {},
    config: `sandbox: { network: ["127.0.0.1:${model.port}"], memory: 4G }`,
    agents: { right: entry('right'), wrong: entry('wrong') },
  });

  const run = await autoloop(repo, ['run', 'add'], {
    env: { OPENAI_API_KEY: 'unused', OPENAI_BASE_URL: `http://127.0.0.1:${model.port}/v1`, SECRET: 'not for agents' },
  });

  expect(run.stderr + run.stdout).toContain('accepted-candidate');
  expect(run.code).toBe(0);
  const events = await eventsOf(repo);
  const ranked = events.find((event) => event.type === 'judge.ranked');
  expect(ranked?.data).toMatchObject({ winner: 1 });
  expect(await git(repo, 'show', 'autoloop/add/1:src/calc.sh')).toBe(calc('+').trimEnd());
  const role = events.filter((event) => event.type === 'role.ended').find((event) => event.data.attempt === 1);
  expect(role?.data).toMatchObject({ agent: 'right', agent_version: '0.15.10', ended: { how: 'exited', code: 0 } });
  expect(role?.data.usage?.output_tokens).toBeGreaterThan(0);
  // The prompt went to the model, and nothing of the caller's environment did.
  const said = JSON.stringify(model.requests);
  expect(said).toContain('Make add add');
  expect(said).not.toContain('not for agents');
}, 300_000);
