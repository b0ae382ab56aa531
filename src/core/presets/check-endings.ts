/** Whether completion can come, is proved, and rests on what it requires. */
import type { Finding } from '../finding.js';
import { quoted } from '../untrusted.js';
import { type Checked, faultIn, listed, partOf } from './fault.js';

/** What stands between a preset and completion that counts. */
export function* endingFaults(checked: Checked): Generator<Finding> {
  yield* completion(checked);
  yield* required(checked);
  yield* limits(checked);
}

function* completion(checked: Checked): Generator<Finding> {
  const { preset, topology, main } = checked;
  const { completesOn } = preset;
  const proposers = topology.emitters.get(completesOn) ?? [];
  const reached = proposers.filter((role) => topology.beforeProposal.has(role));
  if (proposers.length > 0 && reached.length === 0)
    yield faultIn(
      main,
      ['completes_on'],
      'preset-completion-unreachable',
      `Completion is never proposed: ${listed(proposers)} never start${proposers.length > 1 ? '' : 's'}`,
      {
        hint: 'Let an event of a role that starts hand over to it.',
      },
    );
  if (preset.on.has(completesOn))
    yield faultIn(
      main,
      ['on', completesOn],
      'preset-completion-handed-over',
      `${quoted(completesOn)} proposes completion, and hands over to nobody`,
      {
        hint: 'Leave it out of `on`. Who is told when it does not count stands in the gate’s `otherwise`.',
      },
    );
  if (!preset.gates.has(completesOn))
    yield faultIn(
      main,
      ['completes_on'],
      'preset-completion-unproved',
      `Nothing proves ${quoted(completesOn)}: such runs end as held, never as verified`,
      {
        // What prepares says with that word that another is to prove it.
        severity: preset.prepares ? 'warning' : 'error',
        hint: `Add to \`gates\`: \`{before: ${completesOn}, commands: acceptance}\`.`,
      },
    );
  yield* unchanged(checked, reached);
}

/** A proposal that can come before anybody was let write, where it then goes back to nobody who may. */
function* unchanged(checked: Checked, proposers: readonly string[]): Generator<Finding> {
  const { preset, topology, main } = checked;
  const reads = (role: string) => preset.roles.get(role)?.readOnly === true;
  const backTo = (role: string) => preset.gates.get(preset.completesOn)?.otherwise ?? [role];
  if (preset.roles.size > 0 && [...preset.roles.keys()].every(reads))
    yield faultIn(
      main,
      ['completes_on'],
      'preset-completes-unchanged',
      'No role may change a file: with this preset only report-only orders can be completed',
      { severity: 'info' },
    );
  else if (preset.requires.length === 0)
    for (const role of proposers)
      if (topology.beforeProposal.get(role) === 1 && preset.start.every(reads) && backTo(role).every(reads))
        yield faultIn(
          partOf(checked, role),
          ['emits', emitsIndex(checked, role)],
          'preset-completes-unchanged',
          `${quoted(role)} can propose completion before any role that writes has started`,
          {
            severity: 'warning',
            hint: 'Give it another event for that, or name a role that writes in the gate’s `otherwise`.',
          },
        );
}

const emitsIndex = ({ preset }: Checked, role: string): number =>
  preset.roles.get(role)?.emits.indexOf(preset.completesOn) ?? 0;

function* required({ preset, topology, main }: Checked): Generator<Finding> {
  for (const [index, event] of preset.requires.entries()) {
    const place = ['requires', index];
    const emitters = topology.emitters.get(event) ?? [];
    if (event === preset.completesOn)
      yield faultIn(main, place, 'preset-requires', `${quoted(event)} cannot be what it needs itself`, {
        hint: 'Name what has to be said before.',
      });
    else if (emitters.length > 0 && !emitters.some((role) => topology.beforeProposal.has(role)))
      yield faultIn(
        main,
        place,
        'preset-requires',
        `${quoted(event)} is never said before completion: ${listed(emitters)} cannot start before it`,
        {
          hint: 'Let an event hand over to who says it.',
        },
      );
    else yield* lapsing({ preset, topology, main }, index, emitters);
  }
}

/** A verdict of who only reads holds until files change: who changes them and proposes needs a way back to it. */
function* lapsing(
  { preset, topology, main }: Pick<Checked, 'preset' | 'topology' | 'main'>,
  index: number,
  judges: readonly string[],
): Generator<Finding> {
  const reads = (role: string) => preset.roles.get(role)?.readOnly === true;
  if (judges.length === 0 || !judges.every(reads)) return;
  for (const proposer of topology.emitters.get(preset.completesOn) ?? []) {
    const ahead = topology.ahead(proposer);
    if (reads(proposer) || !topology.beforeProposal.has(proposer) || judges.some((judge) => ahead.has(judge))) continue;
    const event = preset.requires[index] ?? '';
    yield faultIn(
      main,
      ['requires', index],
      'preset-requires',
      `${quoted(proposer)} may change files after ${quoted(event)}, and then has no way back to ${listed(judges)}`,
      {
        severity: 'warning',
        hint: `Let an event of ${quoted(proposer)} hand over to it, or make ${quoted(proposer)} \`read_only\`.`,
      },
    );
  }
}

function* limits({ preset, topology, main, parts }: Checked): Generator<Finding> {
  const { iterations, cost_usd: cost } = preset.limits;
  const said = parts.preset?.data?.limits;
  const fault = (key: string, message: string, hint: string, severity: 'error' | 'warning' = 'error') =>
    faultIn(
      main,
      ['limits', ...(said?.[key as keyof typeof said] === undefined ? [] : [key])],
      'preset-limits',
      message,
      { hint, severity },
    );
  const firstOf = (event: string) =>
    Math.min(
      ...(topology.emitters.get(event) ?? []).map(
        (role) => topology.beforeProposal.get(role) ?? Number.POSITIVE_INFINITY,
      ),
    );
  const cycle = Math.max(...[preset.completesOn, ...preset.requires].map(firstOf));
  const cycles = preset.phases.slice(0, -1).reduce((sum, { cycles = 1 }) => sum + cycles, 1);
  const needed = cycle * cycles;
  if (Number.isFinite(needed) && needed > iterations)
    yield fault(
      'iterations',
      `Completion takes ${needed} iterations at least${cycles > 1 ? `, in ${cycles} cycles,` : ''} and the limit is ${iterations}`,
      `Set \`limits: {iterations: ${2 * needed}}\`.`,
    );
  if (cost === 0)
    yield fault(
      'cost_usd',
      'With a limit of cost of 0 an attempt is over before it begins',
      'Leave it out for no limit.',
    );
  for (const key of ['stall', 'failures'] as const)
    if (said?.[key] !== undefined && said[key] > iterations)
      yield fault(
        key,
        `${said[key]} iterations in a row are never reached: the attempt ends after ${iterations}`,
        `Set it to less than \`iterations\`, or leave it out.`,
        'warning',
      );
}
