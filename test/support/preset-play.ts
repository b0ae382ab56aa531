/** A shipped preset played through by the loop engine alone, without a sandbox: what a fixture says, and what follows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { issuesIn, standOf } from '../../src/core/cycle/issues.js';
import { type Issues, judgePhase } from '../../src/core/cycle/phase.js';
import { resultsOf } from '../../src/core/cycle/results.js';
import type { LoopIteration } from '../../src/core/presets/iteration.js';
import { startingIn } from '../../src/core/presets/iteration.js';
import { type AttemptOutcome, type LoopBudget, nextStep } from '../../src/core/presets/loop.js';
import type { Preset } from '../../src/core/presets/preset.js';
import { presetIn, readParts } from '../../src/core/presets/read.js';
import { type Fixture, turnOf } from './scripted-agents.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'templates/presets');

/** The names of the presets that come with the tool. */
export const shippedPresets = readdirSync(folder).sort();

/** The files of one of them, by their path in its folder. */
export const shippedFiles = (name: string): { path: string; text: string }[] =>
  readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(folder, name, path), 'utf8') }));

export function shippedPreset(name: string): Preset {
  const preset = presetIn(readParts(name, shippedFiles(name)));
  if (preset === undefined) throw new Error(`${name} is no preset`);
  return preset;
}

/** One way through a preset. */
export interface Way {
  fixture: Fixture;
  /** The roles of each iteration; undefined where a limit ends it. */
  iterations?: string[][];
  outcome: AttemptOutcome;
}

interface FixtureFile {
  [way: string]: { roles: Fixture; iterations?: string[][]; outcome: AttemptOutcome };
}

/** The ways of a preset's fixture file, by name. What a way does not say of a role is as in `success`. */
export function waysOf(name: string): Record<string, Way> {
  const path = join(root, 'test/journeys/presets/fixtures', `${name}.json`);
  const file = JSON.parse(readFileSync(path, 'utf8')) as FixtureFile;
  return Object.fromEntries(
    Object.entries(file).map(([way, { roles, ...rest }]) => [
      way,
      { fixture: { ...file.success?.roles, ...roles }, ...rest },
    ]),
  );
}

/** The order that all fixtures are about: a note, of which one command wants that it is there, and one what it says. */
export const noteOrder = (more = '') => `---
title: Write the note
owner: core
goal: The note is there and says that it is done.
state: ready
allowed_scope: [src/**]
forbidden_scope: [docs/**]
protected_scope: [test/acceptance/**]
stop_rules: [Stop if another file has to change.]
acceptance_criteria:
  - { id: there, text: The note is there., proved_by: [there] }
  - { id: says, text: It says that it is done., proved_by: [says] }
acceptance_commands:
  - { id: there, run: test -f src/note.txt, timeout: 30 }
  - { id: says, run: grep -qx done src/note.txt, timeout: 30 }
${more}---

The note is \`src/note.txt\`.
`;

/** The same commands, of files in memory. */
const commands: Record<string, (note: string | undefined) => boolean> = {
  there: (note) => note !== undefined,
  says: (note) => note?.split('\n').includes('done') ?? false,
};

export interface Played {
  iterations: string[][];
  outcome: AttemptOutcome;
  reason: string;
}

/** Plays a fixture until the attempt ends. */
export function play(preset: Preset, fixture: Fixture, more: Partial<LoopBudget> = {}): Played {
  const budget = { iterations: 5, spent: [], acceptance: Object.keys(commands), mayChangeNothing: false, ...more };
  const files = new Map<string, string>();
  const trees = new Map<string, string | undefined>();
  const documents = new Map<string, string[]>();
  const iterations: LoopIteration[] = [];
  const treeOf = () => {
    const tree = JSON.stringify([...files].sort());
    trees.set(tree, files.get('src/note.txt'));
    return tree;
  };
  const baseTree = treeOf();
  for (let steps = 0; steps < 1_000; steps++) {
    const step = nextStep(preset, { baseTree, iterations }, budget);
    const last = iterations.at(-1);
    if (step.do === 'end')
      return {
        iterations: iterations.map(({ roles }) => roles.map(({ role }) => role)),
        outcome: step.outcome,
        reason: step.reason,
      };
    if (step.do === 'iterate') {
      const before = treeOf();
      const played = playIteration(preset, fixture, step, { files, documents });
      const tree = treeOf();
      iterations.push({ ...played, tree, changed: tree !== before });
    } else if (step.do === 'prove') {
      const note = trees.get(step.tree);
      last?.gates.push(...step.commands.map((command) => ({ command, passed: commands[command]?.(note) ?? false })));
    } else if (last !== undefined) {
      const cycle = iterations.filter(({ measured }) => measured !== undefined).length + 1;
      const gates = last.gates.map((gate) => ({ ...gate, duration_ms: 1, output: '' }));
      const results = resultsOf(budget.acceptance, gates);
      last.measured = judgePhase(preset.phases, cycle, results, [...documents.keys()], issuesOf(preset, documents));
    }
  }
  throw new Error(`${preset.name} goes round for ever`);
}

/** Of what was left everything is taken. */
const issuesOf = ({ phases }: Preset, documents: ReadonlyMap<string, string[]>): Issues =>
  new Map(
    issuesIn(phases).map((name) => {
      const texts = (documents.get(name) ?? []).map((text) => Buffer.from(text));
      return [name, standOf(name, { documents: [], refused_documents: [], iterations: [] }, texts)];
    }),
  );

function playIteration(
  preset: Preset,
  fixture: Fixture,
  { iteration, roles }: { iteration: number; roles: string[] },
  { files, documents }: { files: Map<string, string>; documents: Map<string, string[]> },
): LoopIteration {
  const played: LoopIteration = {
    iteration,
    tree: null,
    changed: false,
    roles: [],
    retries: [],
    emitted: [],
    rejected: [],
    gates: [],
  };
  for (let starting = startingIn(preset, roles, played); starting.length > 0; ) {
    for (const name of starting) {
      const role = preset.roles.get(name);
      const turn = turnOf(fixture, name, iteration);
      for (const { path, content } of role?.readOnly ? [] : (turn?.edits ?? []))
        if (content === undefined) files.delete(path);
        else files.set(path, content.replaceAll('{iteration}', String(iteration)));
      for (const [document, text] of Object.entries(turn?.documents ?? {}))
        if (role?.documents.includes(document)) documents.set(document, [...(documents.get(document) ?? []), text]);
      played.roles.push({ role: name, ended: { how: 'exited', code: turn?.exit ?? 0 }, cause: null });
      const events = turn?.events ?? (role?.onExit ? [{ event: role.onExit }] : []);
      for (const { event } of events)
        if (role?.emits.includes(event)) played.emitted.push({ role: name, event });
        else played.rejected.push({ role: name, event, reason: 'it may not' });
    }
    starting = startingIn(preset, roles, played);
  }
  return played;
}
