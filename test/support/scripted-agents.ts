/** Agents that play fixtures: what each role does in each iteration, as data. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFiles } from './sample.js';
import { temporary } from './temporary.js';

/** What one role does in one iteration. `{iteration}` in a text is the number of the iteration. */
export interface Turn {
  /** The first iteration it is for; a later turn takes its place. Default 1. */
  from?: number;
  delay_ms?: number;
  /** Files of the working directory; one without content is deleted. */
  edits?: { path: string; content?: string }[];
  documents?: Record<string, string>;
  /** Further files of the outbox, by their path in it. */
  outbox?: Record<string, string>;
  report?: string;
  events?: { event: string; data?: Record<string, unknown> }[];
  /** What it prints. */
  output?: string;
  usage?: { input_tokens: number; output_tokens: number; cost_usd?: number };
  /** Its exit code; default 0. */
  exit?: number;
}

/** The turns of each role, in the order of their `from`. */
export type Fixture = Record<string, Turn[]>;

/** The turn of `role` in an iteration, as the program chooses it; undefined where the fixture has none. */
export const turnOf = (fixture: Fixture, role: string, iteration: number): Turn | undefined =>
  fixture[role]?.findLast(({ from = 1 }) => from <= iteration);

/** Entries of config.yml, one for each fixture. */
export async function scriptedAgents(fixtures: Record<string, Fixture>): Promise<Record<string, string>> {
  const folder = join(await temporary(), 'scripted');
  const program = await readFile(new URL('scripted-agent.mjs', import.meta.url), 'utf8');
  const file = (name: string) => `${name}.mjs`;
  const texts = Object.entries(fixtures).map(([name, fixture]) => [
    file(name),
    `#!/usr/bin/env node\nconst fixture = ${JSON.stringify(fixture)};\n${program}`,
  ]);
  await writeFiles(folder, Object.fromEntries(texts));
  return Object.fromEntries(
    Object.keys(fixtures).map((name) => [
      name,
      `{ driver: exec, command: [${JSON.stringify(join(folder, file(name)))}] }`,
    ]),
  );
}
