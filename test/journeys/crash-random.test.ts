/**
 * Kills at random moments: the tool, its Git, its agents, its engine's processes, and itself in the midst of an append. Then
 * the run goes on, or is stopped, or cleaned away. `AUTOLOOP_KILLS` says how many, `AUTOLOOP_KILL_SEED` which: a failure
 * names its seed. `AUTOLOOP_KILL_ENGINES` names engines to take in turn.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyJournals } from '../../src/control/inspect/journal-verify.js';
import type { JournalEvent } from '../../src/core/journal/types.gen.js';
import { sayEvent } from '../../src/core/render/progress.js';
import { visibleLine } from '../../src/core/untrusted.js';
import { openRepository } from '../../src/edges/git/index.js';
import { useDocker } from '../support/docker-daemon.js';
import { eventsOf, runIds } from '../support/journal.js';
import { containersOf } from '../support/leftovers.js';
import { chance } from '../support/random-changes.js';
import { leftovers, processesNaming } from '../support/run-leftovers.js';
import { autoloop, git, type Outcome, startAutoloop } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';
import { isThorough } from '../support/thorough.js';
import { until } from '../support/until.js';
import { type Victim, victims } from '../support/victims.js';

const kills = Number(process.env.AUTOLOOP_KILLS ?? (isThorough ? 200 : 8));
const firstSeed = Number(process.env.AUTOLOOP_KILL_SEED ?? 1);
const mixed = Array<string>(12).fill('bubblewrap').with(2, 'podman').with(5, 'docker');
const engines = process.env.AUTOLOOP_KILL_ENGINES?.split(',') ?? mixed;
if (engines.includes('docker')) useDocker();
const tearing = fileURLToPath(new URL('./tear-append.mjs', import.meta.url));

/** Both stand, and the smaller change wins. */
const deeds = {
  longer: `sleep 0.1\n${rightDeed}\necho '# It adds.' >> src/calc.sh\nsleep 0.3`,
  right: `sleep 0.3\n${rightDeed}\nsleep 0.1`,
};

interface Scene {
  repo: string;
  engine: string;
  /** The folder of the agents' programs. */
  agents: string;
}

async function scene(engine: string): Promise<Scene> {
  const agents = await shellAgents(deeds);
  const repo = await sampleRepository({ recordings: {}, agents });
  return { repo, engine, agents: dirname(/\[(.*)\]/.exec(agents.right ?? '')?.[1] ?? '') };
}

/** Without a last line that was torn: nobody was told of that event. */
async function wholeEvents(repo: string): Promise<JournalEvent[]> {
  const [id] = await runIds(repo);
  if (id === undefined) return [];
  const path = join(repo, '.git/autoloop/runs', id, 'journal.jsonl');
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as JournalEvent);
}

/** What a step is about, so that two of the same are one done twice. */
const keyOf = ({ type, data }: JournalEvent): string => {
  const {
    duration_ms: _ms,
    log: _log,
    ended: _ended,
    passed: _passed,
    ...inputs
  } = data as unknown as Record<string, unknown>;
  return `${type} ${JSON.stringify(inputs)}`;
};
const onceOnly = new Set(['gate.ended', 'iteration.ended', 'attempt.ended', 'attempt.imported', 'judge.ranked']);

/** The agent of the attempt that won. */
function winnerOf(events: JournalEvent[]): string | undefined {
  const ranked = events.find((event) => event.type === 'judge.ranked')?.data;
  const opened = events.flatMap((event) => (event.type === 'attempt.opened' ? [event.data] : []));
  return opened.find(({ attempt }) => ranked !== undefined && 'winner' in ranked && attempt === ranked.winner)?.agent;
}

const rankingOf = (events: JournalEvent[]) => events.find(({ type }) => type === 'judge.ranked')?.data;

/** Lines that the tool printed once an event was on disc, and that no event of the journal says. */
function untold(events: JournalEvent[], { stderr }: Pick<Outcome, 'stderr'>): string[] {
  const said = new Set(events.map((event) => visibleLine(sayEvent(event) ?? '')));
  const lines = stderr.split('\n').filter((line) => /^(run|attempt \d+|base|attempt-\d+): /.test(line));
  return lines.filter((line) => !said.has(line));
}

/** Starts a run, which takes so many `ms`, and kills one of its own while it works. Whether the tool itself was hit is told by how it ended. */
async function strike(
  { repo, engine, agents }: Scene,
  victim: Victim | 'append',
  ms: number,
  random: (below: number) => number,
) {
  const env: Record<string, string> =
    victim === 'append'
      ? { NODE_OPTIONS: `--import=${tearing}`, TEAR_EVENT: `${1 + random(40)}`, TEAR_AFTER: `${random(2000)}` }
      : {};
  const run = startAutoloop(repo, ['run', 'add', '--sandbox', engine], { env });
  let isOver = false;
  const outcome = run.outcome.finally(() => {
    isOver = true;
  });
  if (victim !== 'append') {
    await pause(random(ms));
    for (let looked = 0; !isOver && looked < 400; looked++) {
      const found = victims(victim, run.pid, { label: join(repo, '.git'), agents });
      const hit = found[random(found.length || 1)];
      if (hit !== undefined) {
        // Git and agents live for moments: often whoever waits for them goes first.
        const target = victim === 'git' && random(2) === 0 ? run.pid : hit;
        try {
          process.kill(target, 'SIGKILL');
          break;
        } catch {
          // gone since it was seen: the next one
        }
      }
      await pause(2);
    }
  }
  return outcome;
}

async function quiet({ repo, agents }: Scene): Promise<void> {
  await until(async () => {
    const left = [...(await processesNaming(`${agents}/`)), ...(await processesNaming(`${repo}/.git/autoloop`))];
    return left.length === 0;
  });
}

const attemptBranches = async (repo: string) =>
  (await git(repo, 'branch', '--list', '--format=%(refname:short)', 'autoloop/*')).split('\n').filter(Boolean);

/** Steps that something from outside ended, which the journal has to name. */
const disturbed = (events: JournalEvent[]) =>
  events.filter(
    (event) =>
      ((event.type === 'role.ended' || event.type === 'gate.ended') && event.data.ended.how !== 'exited') ||
      (event.type === 'attempt.ended' && event.data.outcome === 'environment-failed') ||
      (event.type === 'run.ended' && event.data.outcome === 'environment-failed'),
  );

describe('kill -9 at random', async () => {
  const wholes = new Map<string, { events: JournalEvent[]; ms: number }>();
  const undisturbed = async (engine: string) => {
    const known = wholes.get(engine);
    if (known) return known;
    const { repo } = await scene(engine);
    const began = performance.now();
    const { code, stderr } = await autoloop(repo, ['run', 'add', '--sandbox', engine]);
    expect(code, stderr).toBe(0);
    const whole = { events: await eventsOf(repo), ms: Math.round(performance.now() - began) };
    expect(rankingOf(whole.events)).toMatchObject({ winner: 2 });
    wholes.set(engine, whole);
    return whole;
  };

  it.each(Array.from({ length: kills }, (_, index) => firstSeed + index))(
    'seed %i',
    async (seed) => {
      const random = chance(seed * 2_654_435_761);
      for (let spin = 0; spin < 5; spin++) random(2);
      const engine = engines[seed % engines.length] ?? 'bubblewrap';
      const { events: whole, ms } = await undisturbed(engine);
      const victim = (['tool', 'tool', 'append', 'git', 'engine', 'agent'] as const)[random(6)] ?? 'tool';
      const made = await scene(engine);
      const { repo } = made;
      const struck = await strike(made, victim, ms, random);
      const killed = struck.signal === 'SIGKILL';
      const before = await wholeEvents(repo);
      const then =
        killed && before.length > 0 ? (['resume', 'resume', 'resume', 'stop', 'clean'] as const)[random(5)] : null;
      const where = () =>
        `seed ${seed}: ${victim} of ${engine}, after ${before.length} events: ${then}\n${struck.stderr}`;
      await quiet(made);
      expect(untold(before, struck), where()).toEqual([]);

      if (!killed && before.length === 0) {
        // What was hit is the probe of the engine, and without one nothing begins.
        expect(struck.code, where()).toBe(3);
        expect(await leftovers(repo), where()).toEqual([]);
        return;
      }
      if (killed && before.length === 0) {
        // It never began. What it took is given back by `clean`; its folder by the next run too.
        if (random(2) === 0) expect((await autoloop(repo, ['clean'])).code, where()).toBe(0);
        else await autoloop(repo, ['clean', '--dry-run']);
        const next = await autoloop(repo, ['run', 'add', '--sandbox', engine]);
        expect(next.code, `${where()}\n${next.stderr}`).toBe(0);
        expect((await runIds(repo)).length, where()).toBe(1);
      } else if (then === 'stop' || then === 'clean') {
        const ended = await autoloop(repo, then === 'stop' ? ['stop', 'latest'] : ['clean', '--force']);
        // It may have ended before it was hit.
        if (before.at(-1)?.type !== 'run.ended') expect(ended.code, `${where()}\n${ended.stderr}`).toBe(0);
      } else if (killed && before.at(-1)?.type !== 'run.ended') {
        const resumed = await autoloop(repo, ['resume', 'latest']);
        const events = await eventsOf(repo);
        expect(resumed.code, `${where()}\n${resumed.stderr}`).toBe(0);
        expect(untold(events, resumed), where()).toEqual([]);
      }

      const events = await eventsOf(repo);
      const told = `${where()}\n${events.map(({ seq, type, data }) => `${seq} ${type} ${JSON.stringify(data).slice(0, 200)}`).join('\n')}`;
      for await (const { problems } of verifyJournals(await openRepository(repo), []))
        expect(problems, told).toEqual([]);
      expect(events.slice(0, before.length), told).toEqual(before);
      expect(events.at(-1)?.type, told).toBe('run.ended');
      const steps = events.filter(({ type }) => onceOnly.has(type)).map(keyOf);
      expect(steps.length, told).toBe(new Set(steps).size);
      if (then === null || then === 'resume') {
        // What lived on when one of its own was killed says so, or has lost nothing.
        const isNew = killed && before.length === 0;
        if (isNew) expect(winnerOf(events), told).toBe(winnerOf(whole));
        else if (killed || disturbed(events).length === 0) expect(rankingOf(events), told).toEqual(rankingOf(whole));
      }
      // Hit after its end, it left what only `clean` looks for; and branches of a run that never began are nobody's.
      if (killed && (before.length === 0 || before.at(-1)?.type === 'run.ended'))
        expect((await autoloop(repo, ['clean'])).code, told).toBe(0);
      if (then === 'resume' || then === null) expect((await attemptBranches(repo)).length, told).toBe(2);
      expect(await leftovers(repo), told).toEqual([]);
      if (engine !== 'bubblewrap') expect(containersOf(engine as 'podman', join(repo, '.git')), told).toEqual([]);
      await quiet(made);
    },
    600_000,
  );
});
