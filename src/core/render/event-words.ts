/** What each event of a journal says, in a line for a person. Agents' words are in it: whoever prints it makes them visible. */
import type { Finding } from '../discoveries/discovery.js';
import { sayEnded } from '../journal/ended.js';
import type { EventData, JournalEvent } from '../journal/types.gen.js';
import { bounded, quoted } from '../untrusted.js';
import { counted } from './counted.js';
import { sayFinding } from './notes.js';

/** So much of what somebody wrote, on a line. */
const LINE = 200;

/** What follows from a proposal that ended a cycle. */
const cycleEnds = {
  converged: 'it converged',
  'next-cycle': 'another is needed',
  feedback: 'its roles go on with it',
} satisfies Record<EventData['phase.measured']['how'], string>;

/** An event in words. */
export function inWords(event: JournalEvent): string {
  switch (event.type) {
    case 'run.started':
      return `run ${event.run}: ${sayStart(event.data)}`;
    case 'run.paused':
      return `run ${event.run}: paused: ${event.data.reason}`;
    case 'run.resumed':
      return `run ${event.run}: resumed${sayRedone(event.data.redone)}`;
    case 'run.ended':
      return `run ${event.run}: ${event.data.outcome}: ${event.data.reason}`;
    case 'setup.shared': {
      const { command, how, duration_ms } = event.data;
      return `setup: ${quoted(command)} ${how === 'run' ? `ran (${seconds(duration_ms)}); what it made` : 'ran before, and what it made'} is shared by all attempts`;
    }
    case 'gate.started':
      return `${gateOf(event.data)} starts (${timeOf(event.data)})`;
    case 'gate.ended': {
      const { passed, ended, duration_ms } = event.data;
      const how = passed ? 'passed' : ended.how === 'exited' ? 'failed' : `failed: it ${sayEnded(ended)}`;
      return `${gateOf(event.data)} ${how} (${timeOf(event.data)}, ${seconds(duration_ms)})`;
    }
    case 'judge.ranked':
      return `judge: ${event.data.outcome}: ${event.data.reason}`;
    case 'report.written':
      return `report: ${event.data.path}`;
    case 'review.recorded': {
      const { attempt, decision, reviewer, path } = event.data;
      return `review: ${decision}${attempt === null ? '' : ` of attempt ${attempt}`} by ${reviewer}, ${path}`;
    }
    case 'closeout.recorded':
      return `closeout: ${event.data.result}, ${event.data.path}`;
    case 'budget.exhausted': {
      const { budget, limit, spent, of } = event.data;
      if (of === 'chain') return `budget: ${spent} of ${limit.toFixed(2)} minutes spent that the chain had left`;
      return `budget: ${spent} of ${limit} spent of what \`${budget}\` allows`;
    }
    case 'budget.spent':
    case 'network.decided':
      return `${event.data.attempt === null ? 'base' : `attempt ${event.data.attempt}`}: ${ofWhomever(event)}`;
    default:
      return `attempt ${event.data.attempt}: ${ofAttempt(event)}`;
  }
}

function sayStart({
  order,
  attempts,
  sandbox,
  base_commit,
  chain,
  preset,
  continues,
}: EventData['run.started']): string {
  const step = chain === undefined ? '' : `step ${chain.step} of ${chain.of} (${preset}), `;
  const from = continues === undefined ? '' : `, going on from attempt ${continues.attempt}`;
  const image = sandbox.image ? ` in image ${sandbox.image.name}` : '';
  return `${order}, ${step}${counted(attempts.length, 'attempt')} on ${base_commit.slice(0, 12)}${from}, sealed by ${sandbox.engine} ${sandbox.version}${image}`;
}

function ofWhomever({ type, data }: Extract<JournalEvent, { type: 'budget.spent' | 'network.decided' }>): string {
  if (type === 'budget.spent')
    return `${seconds(data.minutes * 60_000)} of work, ${data.cost_usd === null ? 'at unknown cost' : `${data.cost_usd} USD`}`;
  const { allowed, host, port, reason, times = 1 } = data;
  return `${allowed ? 'let out to' : 'refused'} ${bounded(host, LINE)}:${port}${times === 1 ? '' : `, ${times} times`}: ${reason}`;
}

type Elsewhere =
  | `run.${string}`
  | `gate.${string}`
  | `budget.${string}`
  | 'setup.shared'
  | 'judge.ranked'
  | 'report.written'
  | 'review.recorded'
  | 'closeout.recorded'
  | 'network.decided';

function ofAttempt(event: Exclude<JournalEvent, { type: Elsewhere }>): string {
  switch (event.type) {
    case 'attempt.opened':
      return `opened for ${event.data.agent}, ${event.data.branch}`;
    case 'attempt.discarded':
      return `discarded: ${event.data.reason}`;
    case 'attempt.ended':
      return `${event.data.outcome}: ${event.data.reason}`;
    case 'attempt.imported': {
      const { commit, empty, files, refused } = event.data;
      const changed = empty ? 'nothing changed' : `${counted(files.length, 'file')} changed`;
      return `imported as ${commit.slice(0, 12)}: ${changed}${sayRefused(refused.length)}`;
    }
    case 'iteration.started':
      return `iteration ${event.data.iteration} starts`;
    case 'iteration.ended': {
      const { iteration, changed, refused } = event.data;
      return `iteration ${iteration} ended, ${changed ? 'files changed' : 'no file changed'}${sayRefused(refused.length)}`;
    }
    case 'role.started':
      return `${event.data.role} (${event.data.agent}) starts (iteration ${event.data.iteration})`;
    case 'role.ended':
      return `${event.data.role} (${event.data.agent}) ${sayEnded(event.data.ended)} (${seconds(event.data.duration_ms)})`;
    case 'role.retrying':
      return `${event.data.role} starts again in ${seconds(event.data.wait_ms)} (${event.data.cause}, retry ${event.data.retry})`;
    case 'event.emitted':
      return `${event.data.role} said \`${event.data.event}\`${sayData(event.data.data)}`;
    case 'event.rejected':
      return `rejected ${quoted(event.data.event)} of ${event.data.role}: ${event.data.reason}`;
    case 'guidance.added': {
      const { by, role, text } = event.data;
      return `${by === undefined ? '' : `${by} `}told${role === undefined ? '' : ` ${role}`}: ${bounded(text, LINE)}`;
    }
    case 'document.written':
      return `${event.data.role} left ${quoted(event.data.name)}, version ${event.data.version}`;
    case 'document.refused':
      return `refused ${quoted(event.data.name)} of ${event.data.role}: ${event.data.reason}`;
    case 'discovery.recorded':
      return `${event.data.role} found out ${bounded(sayFinding(findingOf(event.data)), LINE)}`;
    case 'memory.recorded':
      return `${event.data.role} noted ${event.data.type}: ${bounded(event.data.text, LINE)} (${event.data.id})`;
    case 'memory.removed':
      return `${event.data.role} took back note ${event.data.id}`;
    case 'note.rejected':
      return `rejected a line of ${event.data.role}: ${event.data.reason}`;
    case 'completion.proposed':
      return `proposes completion in iteration ${event.data.iteration}`;
    case 'completion.accepted':
      return `completion accepted in iteration ${event.data.iteration}`;
    case 'completion.held':
      return `says it is done, but ${event.data.reason}`;
    case 'phase.measured': {
      const { cycle, phase, how, reason } = event.data;
      return `cycle ${cycle} (phase ${phase}): ${cycleEnds[how]}: ${reason}`;
    }
    case 'judge.scored': {
      const { standing, files, lines, reasons } = event.data;
      return `${standing}, ${counted(files, 'file')}, ${counted(lines, 'line')}: ${reasons.join('; ')}`;
    }
  }
}

/** A journal holds what was checked before. */
const findingOf = ({ type, data }: EventData['discovery.recorded']): Finding =>
  ({ type, data: data as unknown as Finding['data'] }) as Finding;

/** `base`, or an attempt as all other lines name it. */
const gateOf = ({ subject, command }: EventData['gate.started']): string =>
  `${subject.replace(/^attempt-/, 'attempt ')}: \`${command}\``;

/** Steps that had begun and not ended, each without the number of its event, which only programs look for. */
const sayRedone = (redone: readonly string[]): string =>
  redone.length === 0
    ? ''
    : `, taking up again: ${redone.map((step) => step.replace(/ \(event \d+\)$/, '')).join(', ')}`;

const timeOf = ({ purpose, repeat, iteration }: EventData['gate.started']): string =>
  purpose === 'evidence' ? `run ${repeat}` : `${purpose}, iteration ${iteration}`;

const sayRefused = (count: number): string => (count === 0 ? '' : `, ${counted(count, 'path')} refused`);

function sayData(data: EventData['event.emitted']['data']): string {
  const text = JSON.stringify(data);
  return text === '{}' || text === 'null' ? '' : `: ${bounded(text, LINE)}`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
