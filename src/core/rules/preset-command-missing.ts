import { defaultPreset, presetFolder } from '../documents/paths.js';
import { mayBeRun } from '../lifecycle/case.js';
import { didYouMean } from '../presets/fault.js';
import { readParts } from '../presets/read.js';
import { quoted } from '../untrusted.js';
import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';
import { endOf, isWithdrawn } from './standing.js';
import type { Workspace } from './workspace.js';

const preset = (commands = '[test]') =>
  `---\ntitle: One builds\nstart: [builder]\ncompletes_on: built\ngates: [{before: built, commands: ${commands}}]\n---\nBuild.\n`;
const files = (commands?: string, name = 'pair') => ({
  [`.autoloop/presets/${name}/preset.md`]: preset(commands),
  [`.autoloop/presets/${name}/roles/builder.md`]: '---\nemits: [built]\n---\nBuild it.\n',
});
const named = { [orderPath]: order({ attempts: '{preset: pair}' }) };

export default defineRule({
  id: 'preset-command-missing',
  appliesTo: 'order',
  severity: 'error',
  summary: 'An order has every command that its preset, one of the project, names before an event.',
  why: 'What is to be proved by a command that is not there can never be proved: no run of the order begins.',
  good: () => ({ files: withOrder({ ...named, ...files() }) }),
  bad: () => [
    { files: withOrder({ ...named, ...files('[tests]') }), at: [orderPath, 'attempts:'] },
    { files: withOrder(files('[lint]', 'solo')), at: [orderPath, 'acceptance_commands:'] },
  ],
  *check(order, { workspace }) {
    const { data, id } = order;
    if (!mayBeRun(order) || isWithdrawn(order, workspace) || endOf(id, workspace) !== undefined) return;
    const known = (data.acceptance_commands ?? []).map((command) => command.id);
    const named = data.attempts?.preset;
    for (const { preset, event, command } of namedBy(named ?? defaultPreset, workspace)) {
      if (known.includes(command)) continue;
      yield at(
        order,
        named === undefined ? 'acceptance_commands' : ['attempts', 'preset'],
        `Preset ${quoted(preset)} wants command ${quoted(command)} before ${quoted(event)}, which the order lacks`,
        {
          hint: didYouMean(
            command,
            known,
            `Add it to \`acceptance_commands\`, or name another preset in \`attempts\`; before \`${event}\` the preset may also want \`acceptance\`, all there are.`,
          ),
        },
      );
    }
  },
});

interface NamedCommand {
  preset: string;
  event: string;
  command: string;
}

/** What orders that name the same preset would ask again and again. */
const answers = new WeakMap<Workspace, Map<string, NamedCommand[]>>();

function namedBy(name: string, workspace: Workspace): NamedCommand[] {
  const known = answers.get(workspace) ?? new Map<string, NamedCommand[]>();
  answers.set(workspace, known);
  const answer = known.get(name) ?? [...commandsNamedBy(name, workspace)];
  known.set(name, answer);
  return answer;
}

/** The commands that a preset of the project, or each of a chain's steps, names; those that come with the tool name none. */
function* commandsNamedBy(name: string, workspace: Workspace, seen = new Set<string>()): Generator<NamedCommand> {
  const found = workspace.presets().get(name);
  if (found === undefined || seen.has(name)) return;
  seen.add(name);
  const { preset, chain } = readParts(name, found, `${presetFolder(name)}/`);
  for (const { before: event, commands } of preset?.data?.gates ?? [])
    if (commands !== 'acceptance') for (const command of commands) yield { preset: name, event, command };
  for (const step of preset === undefined ? (chain?.data?.chain ?? []) : [])
    yield* commandsNamedBy(step, workspace, seen);
}
