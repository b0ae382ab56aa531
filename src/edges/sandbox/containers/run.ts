import { randomUUID } from 'node:crypto';
import { chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { AutoloopError } from '../../../core/error.js';
import { type Ended, succeeded } from '../../../core/journal/ended.js';
import { runProcess } from '../../process/run.js';
import type { SandboxCommand, SandboxResult } from '../engine.js';
import { type Inmates, membersOf, namespaceOf } from '../inmates.js';
import { newName } from '../names.js';
import type { Owner } from '../owner.js';
import { floodOf } from '../rlimits.js';
import { named } from '../signals.js';
import { type ContainerView, runArguments, START } from './arguments.js';
import { ask, type Client, lastWords, removeContainers, textOf } from './client.js';
import type { Discard } from './discard.js';
import { type Collected, collect } from './output.js';
import { NO_FILTER, NO_PROGRAM } from './seal.js';
import { type Start, startScript } from './start-script.js';

export interface ContainerRun {
  client: Client;
  view: Omit<ContainerView, 'name'>;
  /** As it was asked for, for people; absent for this machine's programs. */
  image: string | undefined;
  /** Whose sandbox this is, as in the plan. */
  label: string;
  /** A directory of this sandbox's own, for what nobody else may read. */
  folder: string;
  /** To whom that belongs; absent: us. */
  owner: Owner | undefined;
  env: Readonly<Record<string, string>>;
  bridge: Start['bridge'];
  command: SandboxCommand;
  signal: AbortSignal;
  onInmates: (inmates: Inmates) => void;
  /** Of this sandbox. */
  discard: Discard;
}

/**
 * Runs one command in a container of its own, to its end; nothing of it is alive afterwards. Where something from outside
 * killed the client before the command began, another is tried.
 */
export async function runContainer(run: ContainerRun): Promise<SandboxResult> {
  let { begun, result } = await runOnce(run);
  const isKilled = () => !begun && result.ended.how === 'signalled';
  if (isKilled()) ({ begun, result } = await runOnce(run));
  if (!isKilled()) return result;
  return { ...result, ended: { how: 'not-started', reason: `${run.client.name} was killed` } };
}

async function runOnce(run: ContainerRun): Promise<{ begun: boolean; result: SandboxResult }> {
  const { client, command, view } = run;
  const name = newName(run.label);
  const marker = `autoloop ${randomUUID()}`;
  const script = join(run.folder, name);
  await writeFile(script, scriptOf(run, marker), { mode: 0o400, flag: 'wx' });
  if (run.owner !== undefined) await chown(script, run.owner.uid, run.owner.gid);
  const binds = [...view.binds, { from: script, to: START, writable: false }];
  const args = [...client.options, ...runArguments(client, { ...view, name, binds })];

  const output = collect({ command, limit: view.limits.output_bytes, marker, onBegun: () => begin() });
  let input: Writable | undefined;
  let began = performance.now();
  const begin = (): void => {
    began = performance.now(); // what an engine takes to make a container is not the command's
    run.onInmates(inmatesOf(client, name));
    input?.write('GO\n');
    if (input !== undefined) feed(input, command.stdin);
  };
  const { ended } = await runProcess(client.program, args, {
    cwd: '/',
    env: client.env,
    seconds: command.seconds ?? view.limits.seconds,
    maxOutput: 0,
    floodOutput: floodOf(view.limits),
    signal: run.signal,
    stdin: (pipe) => {
      input = pipe;
    },
    onOutput: output.add,
  });
  const duration_ms = Math.round(performance.now() - began);
  const result = { ...output.kept(), duration_ms };
  const meaning = await endOf(run, name, ended, output);
  await rm(script, { force: true });
  return { begun: output.begun(), result: { ended: meaning, ...result } };
}

const scriptOf = ({ command, env, bridge, view }: ContainerRun, marker: string): string =>
  startScript({
    argv: command.argv,
    cwd: command.cwd ?? '/work',
    env,
    bridge,
    hasInput: command.stdin !== undefined,
    marker,
    places: ['/autoloop', ...view.binds.map(({ to }) => to).filter(isOurs)],
  });

/** Images have links in `/etc`, to good ends; what lies in the workspace was looked at. */
const isOurs = (place: string): boolean => !/^\/(etc|work|autoloop)\//.test(place);

function feed(input: Writable, stdin: SandboxCommand['stdin']): void {
  if (typeof stdin === 'function') stdin(input);
  else input.end(stdin);
}

/** What the end of the client means. A client's exit code may be its own, so every bad end is looked into. */
async function endOf(run: ContainerRun, name: string, ended: Ended, output: Collected): Promise<Ended> {
  const { client } = run;
  if (output.begun() && succeeded(ended)) {
    run.discard.add(name);
    return ended;
  }
  if (ended.how !== 'exited') {
    // The client is gone; the container may be alive.
    run.discard.lost();
    await removeContainers(client, [name]);
    return ended;
  }
  if (!output.begun()) {
    await removeContainers(client, [name]);
    return { how: 'not-started', reason: whyNot(run, ended.code, output.words()) };
  }
  const state = await stateOf(client, name, output.starved());
  run.discard.add(name);
  if (state === undefined || state.running) {
    await removeContainers(client, [name]).catch(() => {}); // the first failure is the one to tell
    throw new AutoloopError(
      'environment',
      'sandbox-lost',
      `${client.name} lost a container: ${lastWords({ ended, stderr: output.kept().stderr })}`,
      {
        hint: `See whether ${client.name} was stopped or restarted, and run again.`,
      },
    );
  }
  return state.outOfMemory || output.starved() ? { how: 'out-of-memory' } : named({ how: 'exited', code: state.code });
}

function whyNot({ client, image }: ContainerRun, code: number, words: Uint8Array): string {
  if (words.length === 0 && code === NO_FILTER) return 'the kernel took no filter of system calls';
  if (words.length === 0 && code === NO_PROGRAM)
    return `${image ?? 'the base image'} has no /bin/sh that runs on this machine's processor`;
  return lastWords({ ended: { how: 'exited', code }, stderr: words }) || `${client.name} exited with ${code}`;
}

interface State {
  running: boolean;
  code: number;
  outOfMemory: boolean;
}

/** An engine hears of memory, of the end and of its client in ways of their own, and may know one a little later. */
const LATE_MS = [0, 50, 100, 200, 400, 800];
const KILLED = 128 + 9;

async function stateOf(client: Client, name: string, starved: boolean): Promise<State | undefined> {
  let state: State | undefined;
  for (const wait of LATE_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    state = await look(client, name);
    if (state !== undefined && !state.running && (starved || state.outOfMemory || state.code !== KILLED)) break;
  }
  return state;
}

async function look(client: Client, name: string): Promise<State | undefined> {
  const format = '{{.State.Running}} {{.State.ExitCode}} {{.State.OOMKilled}}';
  const result = await ask(client, ['container', 'inspect', '--format', format, name]);
  const [, running, code, memory] = /^(true|false) (\d+) (true|false)$/.exec(textOf(result.stdout)) ?? [];
  if (!succeeded(result.ended) || code === undefined) return undefined;
  return { running: running === 'true', code: Number(code), outOfMemory: memory === 'true' };
}

/** The processes of a container: the engine is asked at the first look, and its answer counts at the next. */
function inmatesOf(client: Client, name: string): Inmates {
  let namespace: string | undefined;
  const find = async (): Promise<void> => {
    const { stdout } = await ask(client, ['container', 'inspect', '--format', '{{.State.Pid}}', name]);
    const found = namespaceOf(Number(textOf(stdout)) || 0);
    if (found !== namespaceOf(process.pid)) namespace = found;
  };
  return {
    list: () => {
      if (namespace === undefined) {
        namespace = '';
        void find();
      }
      return namespace === '' ? [] : membersOf(namespace);
    },
    gone: async () => {},
  };
}
