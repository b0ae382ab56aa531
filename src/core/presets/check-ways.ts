/** Whether the ways through a preset lead anywhere: to every role, and to completion or an end that is meant. */
import type { Finding } from '../finding.js';
import { quoted } from '../render/untrusted.js';
import { type Checked, faultIn, listed, partOf } from './fault.js';

/** Roles that never start, events that nobody takes, dependencies that are never met. */
export function* wayFaults(checked: Checked): Generator<Finding> {
  yield* unreachedRoles(checked);
  yield* untakenEvents(checked);
  yield* trappedRoles(checked);
  yield* dependencies(checked);
}

function* unreachedRoles(checked: Checked): Generator<Finding> {
  const { preset, topology } = checked;
  for (const { name } of preset.roles.values())
    if (!topology.rounds.has(name))
      yield faultIn(
        partOf(checked, name),
        [],
        'preset-role-unreachable',
        `${quoted(name)} never starts: nothing hands over to it`,
        {
          hint: 'Name it in `start`, under an event in `on`, or in a gate’s `otherwise`; or remove the file.',
        },
      );
}

function* untakenEvents(checked: Checked): Generator<Finding> {
  const { preset, topology } = checked;
  for (const { name, emits } of preset.roles.values()) {
    if (!topology.rounds.has(name)) continue;
    for (const [index, event] of emits.entries()) {
      const lead = topology.leadsTo(name, event);
      if (lead.to !== 'nobody' || lead.meant || preset.requires.includes(event)) continue;
      yield faultIn(
        partOf(checked, name),
        ['emits', index],
        'preset-event-untaken',
        `Nobody goes on from ${quoted(event)}: it ends the attempt as blocked`,
        {
          severity: 'warning',
          hint: `Say in \`on\` of \`preset.md\` who does, or that it is meant: \`${event}: []\`.`,
        },
      );
    }
  }
}

/** Roles from which others go on for ever: no word of theirs, or of who comes after, proposes completion. */
function* trappedRoles(checked: Checked): Generator<Finding> {
  const { preset, topology } = checked;
  const leads = (role: string) =>
    (preset.roles.get(role)?.emits ?? []).map((event) => topology.leadsTo(role, event).to);
  const reached = [...preset.roles.keys()].filter((role) => topology.rounds.has(role));
  // Where none comes to completion, that is the fault, and told as such.
  if (!reached.some((role) => leads(role).includes('completion'))) return;
  for (const role of reached) {
    const ahead = [role, ...topology.ahead(role)];
    const ends = new Set(ahead.flatMap(leads));
    if (ends.has('completion') || !leads(role).some((to) => to === 'roles' || to === 'waiting')) continue;
    const canStop = ends.has('nobody');
    const message = canStop
      ? `From ${quoted(role)} no way leads to completion, only to a blocked end`
      : `From ${quoted(role)} no way leads to completion: the loop goes round until a limit ends it`;
    yield faultIn(partOf(checked, role), ['emits'], 'preset-no-way-out', message, {
      severity: canStop ? 'warning' : 'error',
      hint: `Let ${listed(new Set(ahead))} hand over to a role that says ${quoted(preset.completesOn)}.`,
    });
  }
}

function* dependencies(checked: Checked): Generator<Finding> {
  const { preset, topology } = checked;
  for (const { name, dependsOn } of preset.roles.values()) {
    const part = partOf(checked, name);
    for (const [index, other] of dependsOn.entries()) {
      const role = preset.roles.get(other);
      if (role === undefined) continue;
      const place = ['depends_on', index];
      const way = wayBack(checked, other, name);
      if (way !== undefined) {
        const message =
          way.length === 1
            ? `${quoted(name)} waits for itself`
            : `Roles wait for each other: ${[name, ...way].map(quoted).join(' → ')}`;
        yield faultIn(part, place, 'preset-dependency-cycle', message, {
          hint: 'Leave one of these out of `depends_on`.',
        });
      } else if (!topology.rounds.has(name) || !topology.rounds.has(other)) {
        // That one of them never starts is told already.
      } else if (!topology.together(name, other)) {
        yield faultIn(
          part,
          place,
          'preset-dependency-apart',
          `${quoted(other)} is never in a round with ${quoted(name)}, which so never waits for it`,
          {
            hint: 'Hand over to both by the same event, or leave it out: an earlier round is over anyway.',
          },
        );
      } else if (role.emits.every((event) => event === preset.completesOn || preset.on.has(event))) {
        yield faultIn(
          part,
          place,
          'preset-dependency-never-passes',
          `${quoted(name)} never starts after ${quoted(other)}: ${neverPasses(role.emits)}`,
          {
            hint: `Give ${quoted(other)} an event that \`on\` does not name.`,
          },
        );
      }
    }
  }
}

const neverPasses = (emits: readonly string[]): string =>
  emits.length === 0 ? 'that one may say nothing' : `everything it says, ${listed(emits)}, goes elsewhere`;

/** From `from` along `depends_on` to `to`, the shortest; undefined where there is none. */
function wayBack({ preset }: Checked, from: string, to: string): string[] | undefined {
  const seen = new Set<string>();
  const open: string[][] = [[from]];
  for (let way = open.shift(); way !== undefined; way = open.shift()) {
    const role = way.at(-1) as string;
    if (role === to) return way;
    if (seen.has(role)) continue;
    seen.add(role);
    for (const next of preset.roles.get(role)?.dependsOn ?? []) open.push([...way, next]);
  }
  return undefined;
}

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
        severity: 'warning',
        hint: `Add to \`gates\`: \`{before: ${completesOn}, commands: acceptance}\`.`,
      },
    );
  yield* unchanged(checked, reached);
}

/** A proposal that can come before anybody was let write. */
function* unchanged(checked: Checked, proposers: readonly string[]): Generator<Finding> {
  const { preset, topology, main } = checked;
  const reads = (role: string) => preset.roles.get(role)?.readOnly === true;
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
      if (topology.beforeProposal.get(role) === 1 && preset.start.every(reads))
        yield faultIn(
          partOf(checked, role),
          ['emits', emitsIndex(checked, role)],
          'preset-completes-unchanged',
          `${quoted(role)} can propose completion before any role that writes has started`,
          {
            severity: 'warning',
            hint: 'Give it another event for that, or name in `requires` what a role that writes says.',
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
      `Completion takes ${needed} rounds at least${cycles > 1 ? `, in ${cycles} cycles,` : ''} and the limit is ${iterations}`,
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
        `${said[key]} rounds in a row are never reached: the attempt ends after ${iterations}`,
        `Set it to less than \`iterations\`, or leave it out.`,
        'warning',
      );
}
