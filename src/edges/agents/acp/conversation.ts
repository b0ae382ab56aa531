/** One turn spoken over the Agent Client Protocol (https://agentclientprotocol.com/protocol/v1/overview). */

import type { Writable } from 'node:stream';
import { client, PROTOCOL_VERSION } from '@agentclientprotocol/sdk';
import { type Ended, sayEnded } from '../../../core/journal/ended.js';
import type { Turn } from '../driver.js';
import { type Asker, asker, failed, type Outcome } from './ask.js';
import { PERMISSION, permit } from './permission.js';
import { openSession } from './session.js';
import { openWire, type Wire } from './wire.js';

export interface Task {
  prompt: string;
  /** The model to choose; absent where the command line has named it, or none is wanted. */
  model?: string;
  /** Wall time that the turn has; absent where nothing ends it. */
  seconds?: number;
}

/** Milliseconds. */
export interface Patience {
  /** For an answer to anything but the prompt. */
  answer: number;
  /** For the program to end by itself once the conversation is over. */
  farewell: number;
  /** How long before its time is up an agent is asked to stop, so that it can still say what it used. */
  notice: number;
}

const PATIENCE: Patience = { answer: 60_000, farewell: 3_000, notice: 2_000 };

type Conversation = Required<Pick<Turn, 'onOutput' | 'signal' | 'concluded'>> & { stdin: (input: Writable) => void };

/** A conversation, which begins when the agent's program runs. Whatever the agent does, it ends as an `Ended` that says why. */
export function converse(task: Task, patience: Patience = PATIENCE): Conversation {
  const controller = new AbortController();
  let wire: Wire | undefined;
  let over: Promise<Outcome> = Promise.resolve({ how: 'lost', unanswered: 'initialize' });
  return {
    stdin(input) {
      const deaf = new AbortController();
      wire = openWire(input, () => deaf.abort());
      over = speak(wire, deaf.signal, task, patience);
      void over.then((outcome) => {
        input.end();
        const ending = endingOf(outcome) ?? { how: 'unfinished', reason: 'the conversation broke off' };
        setTimeout(() => controller.abort(ending), patience.farewell).unref();
      });
    },
    onOutput(stream, chunk) {
      if (stream === 'stdout') wire?.receive(chunk);
    },
    signal: controller.signal,
    async concluded(program) {
      wire?.end(); // what was printed last is heard first
      const outcome = await over;
      return isOfItself(program) ? (endingOf(outcome) ?? fallenSilent(outcome, program)) : program;
    },
  };
}

async function speak(wire: Wire, deaf: AbortSignal, task: Task, patience: Patience): Promise<Outcome> {
  const connection = client()
    .onRequest(PERMISSION, ({ params }) => permit(params.options))
    .connect(wire.stream);
  deaf.addEventListener('abort', () => connection.close(), { once: true });
  const { agent } = connection;
  const cancel = (sessionId: string): void => void agent.notify('session/cancel', { sessionId }).catch(() => {});
  const outcome = await talk({ ask: asker(agent, patience.answer), cancel }, task, patience);
  connection.close();
  return deaf.aborted ? { how: 'failed', reason: 'it did not read what it was sent' } : outcome;
}

interface Partner {
  ask: Asker;
  cancel: (sessionId: string) => void;
}

async function talk(partner: Partner, task: Task, patience: Patience): Promise<Outcome> {
  const began = performance.now();
  const hello = await partner.ask('initialize', {
    protocolVersion: PROTOCOL_VERSION,
    // It works inside, with tools of its own: nothing out here reads, writes or starts anything for it.
    clientCapabilities: { fs: { readTextFile: false, writeTextFile: false }, terminal: false },
    clientInfo: { name: 'autoloop', version: String(PROTOCOL_VERSION) },
  });
  if ('outcome' in hello) return hello.outcome;
  if (hello.said.protocolVersion !== PROTOCOL_VERSION)
    return failed(`it does not speak version ${PROTOCOL_VERSION} of the protocol`).outcome;
  const session = await openSession(partner.ask, hello.said, task.model);
  if ('outcome' in session) return session.outcome;
  return prompt(partner, session.id, task, patience.notice, performance.now() - began);
}

/** Has the work done. An agent whose time is nearly up is asked to stop: what it then answers tells what it used. */
async function prompt(
  { ask, cancel }: Partner,
  sessionId: string,
  { prompt: text, seconds = Number.POSITIVE_INFINITY }: Task,
  notice_ms: number,
  passed_ms: number,
): Promise<Outcome> {
  let isOverdue = false;
  const left = seconds * 1000 - passed_ms - notice_ms;
  const notice =
    left <= 0 || left >= 2 ** 31
      ? undefined
      : setTimeout(() => {
          isOverdue = true;
          cancel(sessionId);
        }, left).unref();
  const answer = await ask('session/prompt', { sessionId, prompt: [{ type: 'text', text }] });
  clearTimeout(notice);
  if ('outcome' in answer) return answer.outcome;
  const { stopReason } = answer.said;
  if (isOverdue && stopReason === 'cancelled')
    return { how: 'ended', ended: { how: 'timed-out', after_ms: seconds * 1000 } };
  return stopped(stopReason);
}

/** What a reason to stop amounts to (https://agentclientprotocol.com/protocol/v1/prompt-turn#stop-reasons). */
function stopped(reason: unknown): Outcome {
  switch (reason) {
    case 'end_turn':
      return { how: 'ended', ended: { how: 'exited', code: 0 } };
    case 'refusal':
      return failed('it refused (`refusal`)').outcome;
    case 'max_tokens':
      return failed('it came to its limit of tokens (`max_tokens`)').outcome;
    case 'max_turn_requests':
      return failed('it came to its limit of requests (`max_turn_requests`)').outcome;
    case 'cancelled':
      return failed('it says that it was cancelled (`cancelled`)').outcome;
    default:
      return failed('it stopped for no reason that the protocol has').outcome;
  }
}

/** Whether nothing but time and its own doing ended a program: any other limit, or a person, has the last word. */
const isOfItself = ({ how }: Ended): boolean => ['exited', 'signalled', 'timed-out', 'unfinished'].includes(how);

/** How the turn ended, where the conversation decides: what its program does afterwards is its own affair. */
function endingOf(outcome: Outcome): Ended | undefined {
  if (outcome.how === 'ended') return outcome.ended;
  return outcome.how === 'failed' ? { how: 'unfinished', reason: outcome.reason } : undefined;
}

/** How the turn of a program ended that went away in the middle of it: an exit code of 0 is no answer. */
function fallenSilent(outcome: Outcome, program: Ended): Ended {
  if (outcome.how !== 'lost' || program.how !== 'exited' || program.code !== 0) return program;
  return { how: 'unfinished', reason: `it ${sayEnded(program)} before it answered \`${outcome.unanswered}\`` };
}
