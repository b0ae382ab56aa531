/** Whether what a preset names is there: roles, events, agents, documents. */
import type { Pointer } from '../documents/positions.js';
import type { Finding } from '../finding.js';
import { quoted } from '../untrusted.js';
import { type Checked, didYouMean, faultIn, type KnownBeside, partOf } from './fault.js';

/** Names of nothing, and words that contradict each other. */
export function* nameFaults(checked: Checked, known: KnownBeside): Generator<Finding> {
  yield* undefinedRoles(checked);
  yield* unsaidEvents(checked);
  yield* inGates(checked);
  yield* inRoles(checked, known);
  yield* inPhases(checked);
}

function* undefinedRoles(checked: Checked): Generator<Finding> {
  const { preset, main } = checked;
  const places: [part: Checked['main'], pointer: Pointer, role: string][] = [
    ...preset.start.map((role, index) => [main, ['start', index], role] as const),
    ...[...preset.on].flatMap(([event, roles]) =>
      roles.map((role, index) => [main, ['on', event, index], role] as const),
    ),
    ...gatesOf(checked).flatMap(({ otherwise = [] }, gate) =>
      otherwise.map((role, index) => [main, ['gates', gate, 'otherwise', index], role] as const),
    ),
    ...[...preset.roles.values()].flatMap(({ name, dependsOn }) =>
      dependsOn.map((role, index) => [partOf(checked, name), ['depends_on', index], role] as const),
    ),
  ].map(([part, pointer, role]) => [part, [...pointer], role]);
  for (const [part, pointer, role] of places)
    if (!preset.roles.has(role))
      yield faultIn(part, pointer, 'preset-unknown-role', `There is no role ${quoted(role)}: no \`roles/${role}.md\``, {
        hint: didYouMean(role, preset.roles.keys()),
      });
}

/** As they are written: of two before the same event the preset knows one. */
const gatesOf = ({ parts }: Checked) => parts.preset?.data?.gates ?? [];

function* unsaidEvents(checked: Checked): Generator<Finding> {
  const { preset, main, topology } = checked;
  const places: [Pointer, string][] = [
    [['completes_on'], preset.completesOn],
    ...preset.requires.map((event, index): [Pointer, string] => [['requires', index], event]),
    ...[...preset.on.keys()].map((event): [Pointer, string] => [['on', event], event]),
    ...gatesOf(checked).map(({ before }, index): [Pointer, string] => [['gates', index, 'before'], before]),
  ];
  for (const [pointer, event] of places)
    if (!topology.emitters.has(event))
      yield faultIn(main, pointer, 'preset-unknown-event', `No role may say ${quoted(event)}`, {
        hint: didYouMean(event, topology.emitters.keys()) ?? 'List it in the `emits` of the role that is to say it.',
      });
}

function* inGates(checked: Checked): Generator<Finding> {
  const seen = new Set<string>();
  for (const [index, { before }] of gatesOf(checked).entries()) {
    if (seen.has(before))
      yield faultIn(
        checked.main,
        ['gates', index, 'before'],
        'preset-gate-twice',
        `There is a gate before ${quoted(before)} already`,
        {
          hint: 'Name the commands of both in one.',
        },
      );
    seen.add(before);
  }
}

function* inRoles(checked: Checked, { agents }: KnownBeside): Generator<Finding> {
  for (const { name, emits, onExit, agent } of checked.preset.roles.values()) {
    const part = partOf(checked, name);
    if (onExit !== null && !emits.includes(onExit))
      yield faultIn(
        part,
        ['on_exit'],
        'preset-on-exit',
        `${quoted(name)} ends as ${quoted(onExit)}, which it may not say`,
        {
          hint: didYouMean(onExit, emits, 'Add it to `emits`, or leave it out.'),
        },
      );
    if (emits.length === 0)
      yield faultIn(
        part,
        ['emits'],
        'preset-mute-role',
        `${quoted(name)} may say nothing, so nobody ever goes on from it`,
        {
          hint: 'List in `emits` what it is to say when it is done.',
        },
      );
    if (agent !== null && agents !== undefined && !agents.includes(agent))
      yield faultIn(part, ['agent'], 'preset-unknown-agent', `config.yml has no agent ${quoted(agent)}`, {
        hint:
          didYouMean(agent, agents) ??
          'Add it to `agents` of config.yml, or leave `agent` out: the attempt’s own plays the role.',
      });
  }
}

function* inPhases({ preset, main }: Checked): Generator<Finding> {
  const kept = [...preset.roles.values()].flatMap(({ documents }) => documents);
  const last = preset.phases.length - 1;
  for (const [index, { name, cycles, documents = [], no_critical: noCritical }] of preset.phases.entries()) {
    if (index < last && cycles === undefined)
      yield faultIn(
        main,
        ['phases', index],
        'preset-phase',
        `Phase ${quoted(name)} never ends, so the next never begins`,
        {
          hint: 'Say in `cycles` how many it lasts; the last phase alone needs none.',
        },
      );
    if (index === last && cycles !== undefined)
      yield faultIn(
        main,
        ['phases', index, 'cycles'],
        'preset-phase',
        'The last phase lasts as long as there are cycles',
        {
          severity: 'warning',
          hint: 'Leave `cycles` out there.',
        },
      );
    const named: [Pointer, string][] = documents.map((document, place) => [['documents', place], document]);
    if (noCritical !== undefined) named.push([['no_critical'], noCritical]);
    for (const [pointer, document] of named)
      if (!kept.includes(document))
        yield faultIn(
          main,
          ['phases', index, ...pointer],
          'preset-unknown-document',
          `No role keeps ${quoted(document)}`,
          {
            hint: didYouMean(document, kept, 'List it in the `documents` of a role.'),
          },
        );
  }
}
