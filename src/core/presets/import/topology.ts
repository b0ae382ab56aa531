/** `topology.toml`: roles, who hands over to whom, and what was asked of an event. */
import { AutoloopError } from '../../error.js';
import { quoted } from '../../untrusted.js';
import { eventName, type PresetDraft, type RoleDraft, roleName, type SourceFile, textsIn } from './made.js';
import type { TomlFile } from './toml.js';

type Topology = Pick<PresetDraft, 'start' | 'on' | 'gates' | 'roles'> & {
  name: string | undefined;
  completion: string | undefined;
};

const claims =
  'What a role says of its tests proves nothing here: the order’s acceptance commands have to pass instead';

/** @throws AutoloopError `import-refused` where there is no role, or one without an id or with another's. */
export function topologyIn(toml: TomlFile, files: ReadonlyMap<string, SourceFile>): Topology {
  const { value } = toml;
  const name = typeof value.name === 'string' ? value.name : undefined;
  if (name !== undefined) toml.note(['name'], 'kept');
  const completion = typeof value.completion === 'string' ? eventName(value.completion) : undefined;
  if (completion !== undefined) noteName(toml, ['completion'], [String(value.completion)], [completion]);
  const roles = rolesIn(toml, files);
  const said = new Set(roles.flatMap(({ emits }) => emits));
  const handoff = tableOf(value.handoff);
  const heirs = new Map(
    Object.entries(handoff).map(([event, roles]) => [eventName(event), textsIn(roles).map(roleName)]),
  );
  const gates = gatesIn(toml, said, heirs);
  toml.note(['handoff'], 'kept');
  const on: PresetDraft['on'] = {};
  for (const [event, told] of Object.entries(handoff)) {
    const ours = eventName(event);
    const place = ['handoff', event];
    if (event === 'loop.start') toml.note(place, 'changed', 'Who begins stands in `start`');
    else if (gates.events.has(ours) && !said.has(ours))
      toml.note(place, 'changed', 'Who is told what failed stands in the gate’s `otherwise`');
    else if (!said.has(ours)) toml.note(place, 'lost', 'No role may say it');
    else if (ours === completion) toml.note(place, 'lost', 'What proposes completion hands over to nobody');
    else {
      on[ours] = [...new Set(heirs.get(ours))];
      if (on[ours].length > 1)
        toml.note(place, 'changed', 'All of these start in the next iteration, where one was chosen');
      noteName(toml, place, [event, ...textsIn(told)], [ours, ...(on[ours] ?? [])]);
    }
  }
  const start = heirs.get('loop.start') ?? roles.slice(0, 1).map(({ name }) => name);
  return { name, completion, start: [...new Set(start)], on, gates: gates.made, roles };
}

const tableOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const tablesOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(tableOf) : []);

/** Kept where the names are ours already, else changed. */
function noteName(
  toml: TomlFile,
  place: readonly (string | number)[],
  said: readonly string[],
  ours: readonly string[],
): void {
  const isOurs = said.every((name, index) => name === ours[index]);
  toml.note(
    place,
    isOurs ? 'kept' : 'changed',
    isOurs ? '' : 'Names have small letters, digits and `-` here, events also `.` and `_`',
  );
}

function rolesIn(toml: TomlFile, files: ReadonlyMap<string, SourceFile>): RoleDraft[] {
  const tables = tablesOf(toml.value.role);
  if (tables.length === 0) throw refused(`${toml.path} has no role`);
  const roles: RoleDraft[] = [];
  for (const [index, table] of tables.entries()) {
    const place = (key: string) => ['role', index, key];
    const { id } = table;
    const where = `${toml.path}:${toml.lineOf(['role', index])}`;
    if (typeof id !== 'string' || id === '') throw refused(`${where}: a role has no \`id\``);
    const name = roleName(id);
    if (roles.some((role) => role.name === name)) throw refused(`${where}: two roles would be called ${quoted(name)}`);
    toml.note(['role', index], 'kept');
    noteName(toml, place('id'), [id], [name]);
    const said = textsIn(table.emits);
    const emits = [...new Set(said.map(eventName))];
    noteName(toml, place('emits'), said, emits);
    const readOnly = table.read_only === true;
    if (typeof table.read_only === 'boolean') toml.note(place('read_only'), 'kept');
    roles.push({ name, emits, readOnly, prompt: promptOf(toml, index, table, files) });
    for (const key of Object.keys(table).filter((key) => key.startsWith('backend_')))
      toml.note(place(key), 'lost', 'Programs stand in config.yml: name an agent of it as `agent` of the role');
    if ('disallowed_tools' in table)
      toml.note(
        place('disallowed_tools'),
        'lost',
        'The sandbox decides what can be done, the agent’s command which tools it has',
      );
  }
  return roles;
}

function promptOf(
  toml: TomlFile,
  index: number,
  { prompt, prompt_file: file }: Record<string, unknown>,
  files: ReadonlyMap<string, SourceFile>,
): RoleDraft['prompt'] {
  if (typeof prompt === 'string') {
    toml.note(['role', index, 'prompt'], 'kept');
    if (file !== undefined) toml.note(['role', index, 'prompt_file'], 'lost', 'The `prompt` beside it counts');
    return { text: prompt };
  }
  if (typeof file !== 'string') return undefined;
  // Only what lies in the folder was read: a path that leads out of it names nothing.
  const found = files.get(file.replace(/^(?:\.\/)+/, ''));
  toml.note(
    ['role', index, 'prompt_file'],
    found ? 'kept' : 'lost',
    found ? '' : 'There is no such file in the folder',
  );
  return found && { file: found };
}

interface Gates {
  made: PresetDraft['gates'];
  /** Events that stood for a gate that was not passed. */
  events: Set<string>;
}

function gatesIn(toml: TomlFile, said: ReadonlySet<string>, heirs: ReadonlyMap<string, string[]>): Gates {
  const made: PresetDraft['gates'] = [];
  const events = new Set<string>();
  for (const [index, table] of tablesOf(toml.value.gate).entries()) {
    const { event } = table;
    const before = typeof event === 'string' ? eventName(event) : '';
    if (!said.has(before) || made.some((gate) => gate.before === before)) {
      toml.noteRest(
        ['gate', index],
        'lost',
        said.has(before) ? 'There is a gate before this event already' : 'No role may say the event',
      );
      continue;
    }
    // Commands that fail are what was called failed there; evidence that was missing was blocked.
    const failures = [table.failed, table.blocked ?? `${before.replace(/\.[^.]*$/, '')}.blocked`]
      .filter((name): name is string => typeof name === 'string')
      .map(eventName);
    for (const name of failures) events.add(name);
    const otherwise = failures.map((name) => heirs.get(name)).find((roles) => roles !== undefined && roles.length > 0);
    made.push({ before, commands: 'acceptance', ...(otherwise && { otherwise: [...new Set(otherwise)] }) });
    toml.note(['gate', index], 'kept');
    noteName(toml, ['gate', index, 'event'], [String(event)], [before]);
    for (const key of ['requires', 'evidence']) if (key in table) toml.note(['gate', index, key], 'changed', claims);
    for (const key of ['blocked', 'failed'])
      if (key in table)
        toml.note(
          ['gate', index, key],
          'changed',
          'Who it handed over to is told what failed: `otherwise` of the gate',
        );
  }
  return { made, events };
}

export const refused = (what: string): AutoloopError =>
  new AutoloopError('refused', 'import-refused', `Nothing was imported: ${what}`, {
    hint: 'Correct it there and import again.',
  });
