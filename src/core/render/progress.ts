import { sayEnded } from '../journal/ended.js';
import type { JournalEvent } from '../journal/types.gen.js';
import { counted } from './counted.js';
import { quoted } from './untrusted.js';

/** One line for a person who waits, or `undefined` for events that need no line. */
export function sayEvent(event: JournalEvent): string | undefined {
  switch (event.type) {
    case 'run.started': {
      const { order, attempts, sandbox, base_commit, chain, preset, continues } = event.data;
      const step = chain === undefined ? '' : `step ${chain.step} of ${chain.of} (${preset}), `;
      const from = continues === undefined ? '' : `, going on from attempt ${continues.attempt}`;
      return `run ${event.run}: ${order}, ${step}${counted(attempts.length, 'attempt')} on ${base_commit.slice(0, 12)}${from}, sealed by ${sandbox.engine} ${sandbox.version}${sandbox.image ? ` in image ${sandbox.image.name}` : ''}`;
    }
    case 'run.resumed':
      return `run ${event.run}: resumed${event.data.redone.length > 0 ? `, doing again: ${event.data.redone.join(', ')}` : ''}`;
    case 'setup.shared': {
      const { command, how, duration_ms } = event.data;
      return `setup: ${quoted(command)} ${how === 'run' ? `ran (${seconds(duration_ms)}); what it made` : 'ran before, and what it made'} is shared by all attempts`;
    }
    case 'role.started':
      return `attempt ${event.data.attempt}: ${event.data.agent} starts (iteration ${event.data.iteration})`;
    case 'role.ended':
      return `attempt ${event.data.attempt}: ${event.data.agent} ${sayEnded(event.data.ended)} (${seconds(event.data.duration_ms)})`;
    case 'guidance.added': {
      const { attempt, iteration, by } = event.data;
      return by === undefined
        ? undefined
        : `attempt ${attempt}: is told what ${quoted(by)} says (iteration ${iteration})`;
    }
    case 'role.retrying':
      return `attempt ${event.data.attempt}: ${event.data.role} starts again in ${seconds(event.data.wait_ms)} (${event.data.cause}, retry ${event.data.retry})`;
    case 'phase.measured': {
      const { attempt, cycle, phase, how, reason } = event.data;
      return `attempt ${attempt}: cycle ${cycle} (${phase}), ${how}: ${reason}`;
    }
    case 'completion.held':
      return `attempt ${event.data.attempt}: says it is done, but ${event.data.reason}`;
    case 'attempt.ended':
      return `attempt ${event.data.attempt}: ${event.data.outcome}: ${event.data.reason}`;
    case 'gate.ended': {
      const { subject, command, repeat, passed, ended, duration_ms, purpose } = event.data;
      if (purpose !== 'evidence') return undefined;
      const why = passed ? 'passed' : ended.how === 'exited' ? 'failed' : `failed: it ${sayEnded(ended)}`;
      return `${subject}: \`${command}\` ${why} (run ${repeat}, ${seconds(duration_ms)})`;
    }
    default:
      return undefined;
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
