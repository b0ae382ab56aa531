/** Prep packages: whether one may be used for a run, and what of it each role is told. */
import prepSchema from '../../../schemas/prep.schema.json' with { type: 'json' };
import { readAs, type TextForm } from '../documents/parse.js';
import { AutoloopError } from '../error.js';
import { nearest } from '../nearest.js';
import type { Preset } from '../presets/preset.js';
import { findingLines, painter } from '../render/findings/text.js';
import { quoted } from '../untrusted.js';
import { phaseOf } from './phase.js';
import type { PrepPackage } from './types.gen.js';
import { validators } from './validators.gen.js';

/** Less than this is not ready to begin with. */
const LEAST_SCORE = 6;
const HOUR_MS = 3_600_000;
/** Older than this it speaks of another state of things. */
const MOST_HOURS = 24;
/** So far may clocks of two machines lie apart. */
const SKEW_MS = 300_000;

const form: TextForm<PrepPackage> = {
  schema: prepSchema,
  noun: 'a prep package',
  namesKeys: true,
  validate: validators.prep,
  plainYaml: true,
};

/** What a package is held against. */
export interface PrepSituation {
  now: Date;
  /** The ids of the repository's first commits. */
  repository: readonly string[];
  order: string;
  preset: Pick<Preset, 'name' | 'phases' | 'roles'>;
}

/**
 * The package that `bytes` at `path` hold, JSON or YAML.
 * @throws AutoloopError `prep-…`, which names why it is not used: unreadable, a draft, of another repository or order, below
 * the score of 6, older than a day, from the future, or about phases or roles that the preset has not.
 */
export function readPrep(path: string, bytes: Uint8Array, situation: PrepSituation): PrepPackage {
  const { data, findings } = readAs(path, bytes, form);
  if (data === undefined) {
    const lines = findingLines(findings, painter(false)).map(({ text }) => text);
    throw refusal('prep-unreadable', [`The prep package cannot be read:`, ...lines].join('\n'), 'Correct it.');
  }
  const { now, repository, order } = situation;
  const age = now.getTime() - Date.parse(data.created_at);
  if (data.status !== 'ready')
    throw refusal('prep-not-ready', `${path} is a draft`, 'Finish it, and say `"status": "ready"`.');
  if (!data.repository.some((id) => repository.includes(id)))
    throw refusal(
      'prep-elsewhere',
      `${path} was made for another repository`,
      `Make one here: autoloop cycle ${order} --prep-template`,
    );
  if (data.order !== undefined && data.order !== order)
    throw refusal(
      'prep-other-order',
      `${path} was made for order ${quoted(data.order)}`,
      `Make one for it: autoloop cycle ${order} --prep-template`,
    );
  if (data.score < LEAST_SCORE)
    throw refusal(
      'prep-score',
      `${path} has a score of ${data.score}, and ${LEAST_SCORE} is the least`,
      'Settle what is open first.',
    );
  if (Number.isNaN(age))
    throw refusal('prep-unreadable', `${path} is of ${data.created_at}, which is no time`, 'Set `created_at` right.');
  if (age > MOST_HOURS * HOUR_MS)
    throw refusal(
      'prep-too-old',
      `${path} is of ${data.created_at}, more than ${MOST_HOURS} hours old`,
      'Look at the task again, and make a new one.',
    );
  if (age < -SKEW_MS)
    throw refusal(
      'prep-from-the-future',
      `${path} is of ${data.created_at}, which has not come yet`,
      'Set `created_at` right.',
    );
  refuseUnknownFocus(path, data, situation);
  return data;
}

function refuseUnknownFocus(path: string, { focus = {} }: PrepPackage, { preset }: PrepSituation): void {
  const phases = preset.phases.map(({ name }) => name);
  const unknown = (what: string, name: string, known: string[]) => {
    const close = nearest(name, known);
    const hint = close ? `Did you mean \`${close}\`?` : `It has: ${known.join(', ') || 'none'}`;
    return refusal('prep-unknown-focus', `${path}: preset \`${preset.name}\` has no ${what} ${quoted(name)}`, hint);
  };
  for (const [phase, roles] of Object.entries(focus)) {
    if (!phases.includes(phase)) throw unknown('phase', phase, phases);
    for (const role of Object.keys(roles))
      if (!preset.roles.has(role)) throw unknown('role', role, [...preset.roles.keys()]);
  }
}

const refusal = (code: string, message: string, hint: string): AutoloopError =>
  new AutoloopError('refused', code, message, { hint });

/** What was said before a run began. */
export interface Beforehand {
  /** What a person wants besides the order. */
  extension?: string | undefined;
  prep?: PrepPackage | undefined;
}

/**
 * What a role is told of it in one cycle: those that begin, of the extension and the refined task; each, of its own focus in
 * the phase of that cycle.
 */
export function beforehandFor({ extension, prep }: Beforehand, preset: Preset, role: string, cycle: number): string[] {
  const begins = preset.start.includes(role);
  const phase = preset.phases.length > 0 ? phaseOf(preset.phases, cycle).name : undefined;
  const focus = phase === undefined ? undefined : new Map(Object.entries(prep?.focus?.[phase] ?? {})).get(role);
  return [
    ...(begins && extension !== undefined ? [`Besides what the order says, a person wants: ${extension}`] : []),
    ...(begins && prep !== undefined ? [`The task, as it was prepared: ${prep.task}`] : []),
    ...(focus === undefined ? [] : [`In phase ${phase} look above all at this: ${focus}`]),
  ];
}

/** A package to fill in. */
export const emptyPrep = (
  order: string,
  goal: string,
  { now, repository, preset }: Omit<PrepSituation, 'order'>,
): PrepPackage => ({
  status: 'draft',
  repository: [...repository],
  order,
  created_at: now.toISOString(),
  score: 0,
  task: goal,
  focus: Object.fromEntries(preset.phases.map(({ name }) => [name, {}])),
});
