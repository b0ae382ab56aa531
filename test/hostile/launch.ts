/** Opens a sandbox and runs one command in it, as the tool would; for tests that look at the launcher from outside. */
import { readFileSync } from 'node:fs';
import { type EngineName, engines, type SandboxCommand, type SandboxPlan } from '../../src/edges/sandbox/index.js';

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  engine: EngineName;
  plan: SandboxPlan;
  command: SandboxCommand;
};
const engine = engines.find(({ name }) => name === order.engine);
if (engine === undefined) throw new Error(`there is no engine ${order.engine}`);
const sandbox = await engine.open(order.plan);
const { ended } = await sandbox.run({
  ...order.command,
  onOutput: (stream, chunk) => (stream === 'stdout' ? process.stdout : process.stderr).write(chunk),
});
process.stderr.write(`${JSON.stringify(ended)}\n`);
await sandbox.close();
