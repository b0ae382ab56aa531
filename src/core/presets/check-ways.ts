/** Whether the ways through a preset lead anywhere: to every role, and to completion or an end that is meant. */
import type { Finding } from '../finding.js';
import { quoted } from '../untrusted.js';
import { type Checked, faultIn, listed, partOf } from './fault.js';
import { wayBack } from './way-back.js';

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
    if (!topology.iterations.has(name))
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
    if (!topology.iterations.has(name)) continue;
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
  const reached = [...preset.roles.keys()].filter((role) => topology.iterations.has(role));
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
      const way = wayBack(other, name, (role) => preset.roles.get(role)?.dependsOn);
      if (way !== undefined) {
        const message =
          way.length === 1
            ? `${quoted(name)} waits for itself`
            : `Roles wait for each other: ${[name, ...way].map(quoted).join(' → ')}`;
        yield faultIn(part, place, 'preset-dependency-cycle', message, {
          hint: 'Leave one of these out of `depends_on`.',
        });
      } else if (!topology.iterations.has(name) || !topology.iterations.has(other)) {
        // That one of them never starts is told already.
      } else if (!topology.together(name, other)) {
        yield faultIn(
          part,
          place,
          'preset-dependency-apart',
          `${quoted(other)} is never in an iteration with ${quoted(name)}, which so never waits for it`,
          {
            hint: 'Hand over to both by the same event, or leave it out: an earlier iteration is over anyway.',
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
