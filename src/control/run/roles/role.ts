/** Starts one role in the attempt's sandbox and journals what it said and did. */

import { join } from 'node:path';
import { versionIn } from '../../../core/agents/output.js';
import { bytesOf } from '../../../core/documents/policy.js';
import { succeeded } from '../../../core/journal/ended.js';
import { findAttempt } from '../../../core/journal/lookup.js';
import type { Role } from '../../../core/presets/preset.js';
import { composePrompt, OUTBOX } from '../../../core/presets/prompt.js';
import { visibleLine } from '../../../core/untrusted.js';
import { driverOf } from '../../../edges/agents/index.js';
import { readOutbox } from '../../../edges/agents/outbox.js';
import { removeFolder, reopenFolder, writeText } from '../../../edges/files/index.js';
import type { SandboxResult } from '../../../edges/sandbox/index.js';
import { secondsLeft } from '../budget.js';
import type { OpenAttempt, Run } from '../context.js';
import { throwIfNotStarted, throwIfStopped } from '../stopped.js';
import { agentOf, missingInImage, withTools } from './agents.js';
import { showDocuments, standingGuidance, takeDocuments } from './documents.js';
import { noteGuidance, takeNotes } from './notes.js';
import { type RoleTurn, startsAgain, treeBefore } from './retry.js';
import { contextFor } from './role-context.js';
import { type Seat, takeSeat } from './seat.js';

/** What a role may leave in its outbox, which is gone before the next begins. */
const LEFT = ['report.md', 'events.jsonl', 'documents', 'discoveries.ndjson', 'memory.ndjson'];

/** Runs one role, in a fresh process each time it is tried, and journals what it says. */
export async function playRole(open: OpenAttempt, turn: RoleTurn): Promise<void> {
  const role = roleOf(open, turn.role);
  const seat = await takeSeat(open, role, turn.moment);
  try {
    const { agent } = seat;
    const before = role.readOnly ? 'read-only' : await treeBefore(open, turn, agent);
    for (let retries = 0; ; retries++) {
      const tried = await tryOnce(open, seat, role, turn);
      if (await startsAgain(open, turn, { ...tried, agent, retries, before })) continue;
      await journalEvents(open, role, turn.iteration, tried);
      await takeDocuments(open, role, turn.iteration, seat.outbox);
      return await takeNotes(open, role, turn.iteration, seat.outbox);
    }
  } finally {
    await seat.close();
  }
}

async function tryOnce(open: OpenAttempt, seat: Seat, role: Role, { iteration, moment }: RoleTurn) {
  const { run, number } = open;
  const { sandbox, inbox, outbox } = seat;
  const agent = agentOf(run, seat.agent);
  const driver = driverOf(agent);
  const prompt = composePrompt({
    preset: run.preset,
    role,
    order: run.orderText,
    orderId: run.order.id,
    orderDigest: run.order.digest,
    iteration,
    guidance: [
      ...guidanceFor(open, role, iteration),
      ...(await standingGuidance(open, role, iteration)),
      ...noteGuidance(open, role, iteration),
    ],
    context: [...seat.told, ...(await contextFor(open, role, inbox, moment))],
  });
  await writeText(join(inbox, 'prompt.md'), prompt);
  await writeText(join(inbox, 'order.md'), run.orderText);
  await showDocuments(open, inbox);

  const seconds = Math.min(agent.timeout ?? run.policy.sandbox.minutes * 60, secondsLeft(run, number));
  const { argv, stdin, onOutput, signal, concluded, env, versionArgv } = await driver.turn(
    { ...agent, timeout: seconds },
    prompt,
    run.environment,
  );
  await run.append('role.started', {
    attempt: number,
    iteration,
    role: role.name,
    agent: agent.name,
    command: agent.command?.length ? agent.command : [agent.driver],
    prompt: await run.journal.putBlob(Buffer.from(prompt)),
  });
  const version = versionArgv === null ? null : await versionOnce(open, seat, versionArgv, env);
  // Of an earlier role, or of a program that knows no `--version` and went to work when it was asked for it.
  await reopenFolder(outbox);
  for (const left of LEFT) await removeFolder(join(outbox, left));
  const started = withTools(argv, run.image);
  const result = await sandbox.run({
    argv: started.argv,
    stdin,
    ...(onOutput ? { onOutput } : {}),
    ...(signal ? { signal } : {}),
    env: {
      ...env,
      ...started.env,
      AUTOLOOP_ITERATION: String(iteration),
      AUTOLOOP_OUTBOX: OUTBOX,
      AUTOLOOP_ROLE: role.name,
    },
    seconds,
  });
  throwIfStopped(run.signal);
  throwIfNotStarted(`Role \`${role.name}\``, result.ended);
  // Nobody asked it for its version before, which would have shown the same.
  if (versionArgv === null && result.stdout.length === 0) throwIfMissing(run, agent.name, result);
  const ended = concluded ? await concluded(result.ended) : result.ended;
  const said = await readOutbox(outbox);
  // Of a stream that is shorter nothing was dropped.
  const isCut = ({ length }: Uint8Array) => result.dropped_bytes > 0 && length >= bytesOf(run.policy.sandbox.output);
  const cut = [result.stdout, result.stderr].find(isCut);
  const keep = (stream: Uint8Array) => run.keepOutput(stream, stream === cut ? result.dropped_bytes : 0);
  const reading = driver.read(text(result.stdout), text(result.stderr));
  await run.append('role.ended', {
    attempt: number,
    iteration,
    role: role.name,
    agent: agent.name,
    agent_version: version ?? reading.version ?? null,
    ended,
    duration_ms: result.duration_ms,
    stdout: await keep(result.stdout),
    stderr: await keep(result.stderr),
    report: said.report === null ? null : await run.keepOutput(said.report),
    usage: reading.usage,
    cost_usd: reading.cost_usd,
    cause: reading.cause,
    ...(reading.said === undefined ? {} : { said: reading.said }),
  });
  const { cause, retryAfterMs } = reading;
  return { ended, cause, retryAfterMs, events: said.events, spoke: said.events.length > 0 || said.report !== null };
}

/** What the journal holds for this role of this iteration. */
function guidanceFor({ run, number }: OpenAttempt, role: Role, iteration: number): string[] {
  const told = findAttempt(run.journal.state, number)?.guidance ?? [];
  return told
    .filter((one) => one.iteration === iteration && (one.role === undefined || one.role === role.name))
    .map(({ by, text }) => (by === undefined ? text : `${visibleLine(by)} says: ${text}`));
}

/**
 * Emitted events the role may emit are accepted; silence speaks its `on_exit`, save of who failed and only reads: a change would
 * speak for who made it, and a look that was cut short says nothing. Everything else is told back to it.
 */
async function journalEvents(
  { run, number }: OpenAttempt,
  role: Role,
  iteration: number,
  { events, ended }: Pick<Awaited<ReturnType<typeof tryOnce>>, 'events' | 'ended'>,
) {
  const place = { attempt: number, iteration, role: role.name };
  for (const said of events) {
    if (said.fault !== null) await run.append('event.rejected', { ...place, event: said.event, reason: said.fault });
    else if (role.emits.includes(said.event))
      await run.append('event.emitted', { ...place, event: said.event, data: said.data });
    else
      await run.append('event.rejected', {
        ...place,
        event: said.event,
        reason: `role \`${role.name}\` may emit ${allowed(role)}`,
      });
  }
  if (events.length === 0 && role.onExit !== null && (succeeded(ended) || !role.readOnly))
    await run.append('event.emitted', { ...place, event: role.onExit, data: {} });
}

const allowed = (role: Role): string => role.emits.map((event) => `\`${event}\``).join(', ') || 'nothing';

function roleOf(open: OpenAttempt, name: string): Role {
  const role = open.run.preset.roles.get(name);
  if (role === undefined) throw new Error(`preset ${open.run.preset.name} was checked and yet has no role ${name}`);
  return role;
}

/** One program is asked once in a run. */
function versionOnce({ run }: OpenAttempt, seat: Seat, argv: string[], env: Record<string, string>) {
  const version = run.versions.get(seat.agent) ?? versionFound(run, seat, argv, env);
  run.versions.set(seat.agent, version);
  return version;
}

/** The first line an agent's program prints about its version; `null` when it does not say within half a minute. */
async function versionFound(
  run: Run,
  { sandbox, agent }: Seat,
  argv: string[],
  env: Record<string, string>,
): Promise<string | null> {
  const { ended, stdout, stderr } = await sandbox.run({ argv, env, seconds: 30 });
  throwIfStopped(run.signal);
  throwIfMissing(run, agent, { ended, stderr });
  if (!succeeded(ended)) return null;
  return versionIn(text(stdout), text(stderr));
}

/** Throws where a shell tells of a program that it did not find, or cannot start; by a machine's own programs it was found before. */
function throwIfMissing(run: Run, agent: string, { ended, stderr }: Pick<SandboxResult, 'ended' | 'stderr'>): void {
  if (run.image !== null && ended.how === 'exited' && (ended.code === 126 || ended.code === 127))
    throw missingInImage(agent, run.image, text(stderr));
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
