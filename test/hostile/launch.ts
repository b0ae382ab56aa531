/** Opens a sandbox and runs one command in it, as the tool would; for tests that look at the launcher from outside. */
import { readFileSync } from 'node:fs';
import { engines, type SandboxCommand, type SandboxPlan } from '../../src/edges/sandbox/index.js';

const { plan, command } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  plan: SandboxPlan;
  command: SandboxCommand;
};
const [engine] = engines;
if (engine === undefined) throw new Error('there is no engine');
const sandbox = await engine.open(plan);
const { ended } = await sandbox.run({
  ...command,
  onOutput: (stream, chunk) => (stream === 'stdout' ? process.stdout : process.stderr).write(chunk),
});
process.stderr.write(`${JSON.stringify(ended)}\n`);
await sandbox.close();
