/** `autoloops.toml`: limits and what completion needs; who works, and where, is said elsewhere here. */
import { eventName, type PresetDraft, textsIn } from './made.js';
import type { TomlFile } from './toml.js';

export type Settings = Pick<PresetDraft, 'requires' | 'limits' | 'memory'> & {
  completion: string | undefined;
  /** The file of instructions to every role. */
  harness: string;
};

export const noSettings: Settings = {
  requires: [],
  limits: {},
  memory: false,
  completion: undefined,
  harness: 'harness.md',
};

/** Why whole tables have no place here. */
const elsewhere: Readonly<Record<string, string>> = {
  backend: 'Programs that work as agents stand in config.yml, under `agents`',
  review: 'There is no review beside the roles: let one of them review',
  parallel: 'Roles of an iteration that only read run side by side, and attempts do',
  worktree: 'Every attempt has a worktree of its own',
  isolation: 'Every attempt has a worktree and a sandbox of its own',
  profiles: 'What is told to one role stands in its file',
  hooks: 'Nothing of a preset is run on the host',
  core: 'Where a run keeps what it knows is no setting',
  memory: 'How much of its memory a role is given is bounded by the tool',
};

/** Takes the settings over. Those that another key or file outweighs are noted by who decides that. */
export function settingsIn(toml: TomlFile): Settings {
  const loop = (toml.value.event_loop ?? {}) as Record<string, unknown>;
  const harness = (toml.value.harness as Record<string, unknown> | undefined)?.instructions_file;
  const place = (key: string) => ['event_loop', key];
  const completion = typeof loop.completion_event === 'string' ? eventName(loop.completion_event) : undefined;
  if (completion !== undefined)
    toml.note(
      place('completion_event'),
      completion === loop.completion_event ? 'kept' : 'changed',
      completion === loop.completion_event ? '' : 'In letters that events have here',
    );
  const requires = [...new Set(textsIn(loop.required_events).map(eventName))];
  if (loop.required_events !== undefined) toml.note(place('required_events'), 'kept');
  toml.note(['event_loop'], 'kept');
  toml.note(['harness'], 'kept');
  if (typeof harness === 'string') toml.note(['harness', 'instructions_file'], 'kept');
  const limits = limitsIn(toml, loop);
  for (const [key, why] of Object.entries(reasons)) if (key in loop) toml.note(place(key), 'lost', why);
  for (const [table, why] of Object.entries(elsewhere)) toml.noteRest([table], 'lost', why);
  return {
    requires,
    limits,
    completion,
    memory: 'memory' in toml.value,
    harness: typeof harness === 'string' ? harness : 'harness.md',
  };
}

const reasons: Readonly<Record<string, string>> = {
  completion_promise: 'Words in an output prove nothing: roles say events, and commands prove them',
  prompt: 'What is to be done is the work order’s',
  prompt_file: 'What is to be done is the work order’s',
  max_iteration_runtime: 'How long one turn may take is the agent’s `timeout` in config.yml',
  completion_must_be_last: 'The last event of a role is its word, always',
  audit_file_mods: 'A role with `read_only` cannot change a file',
};

function limitsIn(toml: TomlFile, loop: Record<string, unknown>): PresetDraft['limits'] {
  const limits: PresetDraft['limits'] = {};
  const { max_iterations: iterations, max_cost_usd: cost, max_runtime: runtime } = loop;
  if (typeof iterations === 'number' && Number.isInteger(iterations) && iterations >= 1) {
    limits.iterations = Math.min(iterations, 1000);
    const isLess = iterations > 1000;
    toml.note(
      ['event_loop', 'max_iterations'],
      isLess ? 'changed' : 'kept',
      isLess ? '1000 iterations are the most' : '',
    );
  }
  const isLimit = typeof cost === 'number' && cost > 0;
  if (isLimit) limits.cost_usd = cost;
  if (cost !== undefined)
    toml.note(['event_loop', 'max_cost_usd'], isLimit ? 'kept' : 'lost', isLimit ? '' : 'No limit is none');
  const minutes = minutesOf(runtime);
  if (minutes !== undefined) limits.minutes = minutes;
  if (runtime !== undefined)
    toml.note(
      ['event_loop', 'max_runtime'],
      minutes === undefined ? 'lost' : 'changed',
      minutes === undefined ? 'No limit, or none that can be read' : 'In minutes',
    );
  return limits;
}

const unitMinutes: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 24 * 60 };

/** Minutes of `45s`, `90m`, `1h30m`, `3d`, or of milliseconds; undefined for none. */
function minutesOf(said: unknown): number | undefined {
  const parts = Array.from(String(said).matchAll(/(\d+(?:\.\d+)?)([smhd])/g));
  const isDuration = parts.length > 0 && parts.map(([part]) => part).join('') === said;
  const minutes = isDuration
    ? parts.reduce((sum, [, count, unit = 'm']) => sum + Number(count) * (unitMinutes[unit] ?? 0), 0)
    : /^\d+$/.test(String(said)) && Number(said) / 60_000;
  return minutes && minutes > 0 ? Math.round(minutes * 100) / 100 : undefined;
}
