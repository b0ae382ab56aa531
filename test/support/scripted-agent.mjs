// An agent that plays what `fixture` says, by role and iteration. `scriptedAgents` writes a copy of it for each fixture, with
// that at its top, for a sandbox shows the program of an agent and nothing beside it.
/* global fixture */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

if (process.argv.includes('--version')) {
  console.log('scripted 1.0.0');
  process.exit(0);
}

const { AUTOLOOP_ROLE: role, AUTOLOOP_ITERATION: iteration, AUTOLOOP_OUTBOX: outbox } = process.env;
const turn = fixture[role]?.findLast(({ from = 1 }) => from <= Number(iteration)) ?? {};

if (turn.delay_ms) await new Promise((resolve) => setTimeout(resolve, turn.delay_ms));

const write = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text.replaceAll('{iteration}', iteration));
};

for (const { path, content } of turn.edits ?? [])
  try {
    if (content === undefined) rmSync(path);
    else write(path, content);
  } catch (error) {
    // Where it may only read, it is told so, and goes on.
    console.log(`${path}: ${error.code}`);
  }

for (const [name, text] of Object.entries(turn.documents ?? {})) write(join(outbox, 'documents', name), text);
for (const [name, text] of Object.entries(turn.outbox ?? {})) write(join(outbox, name), text);
if (turn.report !== undefined) write(join(outbox, 'report.md'), turn.report);
const emit = 'autoloop-emit';
for (const { event, data } of turn.events ?? [])
  spawnSync(emit, [event, ...(data === undefined ? [] : ['--data', JSON.stringify(data)])], {
    stdio: 'inherit',
  });
if (turn.output !== undefined) console.log(turn.output);
if (turn.usage !== undefined) {
  const { cost_usd, ...usage } = turn.usage;
  console.log(JSON.stringify({ usage, total_cost_usd: cost_usd }));
}
process.exit(turn.exit ?? 0);
