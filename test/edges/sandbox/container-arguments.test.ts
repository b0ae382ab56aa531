import { cpus } from 'node:os';
import { expect, test } from 'vitest';
import { runArguments } from '../../../src/edges/sandbox/containers/arguments.js';
import type { Client } from '../../../src/edges/sandbox/containers/client.js';
import { LIMITS } from './places.js';

const client: Client = {
  name: 'podman',
  program: '/usr/bin/podman',
  options: [],
  env: {},
  version: '5.0.0',
  users: 'own',
  enforces: new Set(['memory', 'pids', 'cpus']),
  runOptions: ['--only-this-client'],
  tmpfs: (size, mode) => `size=${size},mode=${mode}`,
  ceilings: { nofile: 100 },
};
const limits = { ...LIMITS, cpus: 0.5 };
const view = {
  image: 'sha256:id',
  volumes: ['/data'],
  name: 'one',
  label: 'whose',
  user: { uid: 70_001, gid: 70_002 },
  binds: [
    { from: '/host/work', to: '/work', writable: true },
    { from: '/host/settings', to: '/home/agent/.config/agent', writable: false },
  ],
  limits,
};

/** The options and what each is given, in the order of the alphabet; those that are given nothing stand alone. */
function optionsOf(args: readonly string[]): string[] {
  const said: string[] = [];
  for (const word of args)
    if (word.startsWith('--') || said.at(-1)?.includes('=')) said.push(word);
    else said.push(`${said.pop()}=${word}`);
  return said.sort();
}

// Much of it cannot be seen from inside where an engine's own default, or another layer, happens to say the same.
test('a container is told the whole policy, whatever its engine would do by itself', () => {
  const [run, ...args] = runArguments(client, view);
  const begins = args.indexOf('--entrypoint');
  expect([run, ...args.slice(begins)]).toEqual([
    ...['run', '--entrypoint', '/autoloop/seal', 'sha256:id', '/bin/sh', '/autoloop/start'],
  ]);
  const mebibyte = 2 ** 20;
  expect(optionsOf(args.slice(0, begins))).toEqual(
    [
      ...['--interactive', '--name=one', '--label=autoloop.sandbox=whose'],
      `--label=autoloop.user=${process.getuid?.()}`,
      ...[
        '--pull=never',
        '--log-driver=none',
        '--no-healthcheck',
        '--stop-timeout=0',
        '--hostname=sandbox',
        '--workdir=/',
      ],
      ...['--network=none', '--ipc=private', '--cgroupns=private', '--read-only', '--cap-drop=ALL'],
      ...['--security-opt=no-new-privileges', '--security-opt=label=disable', '--user=70001:70002'],
      ...['--oom-score-adj=1000', '--only-this-client'],
      ...['--memory=256m', '--memory-swap=256m', '--pids-limit=64', '--cpus=0.5', '--cpu-shares=512'],
      ...['--ulimit=core=0:0', '--ulimit=memlock=65536:65536', '--ulimit=msgqueue=0:0', '--ulimit=nofile=100:100'],
      ...[`--ulimit=fsize=${32 * mebibyte}:${32 * mebibyte}`, '--ulimit=nproc=64:64'],
      `--ulimit=data=${1024 * mebibyte}:${1024 * mebibyte}`,
      ...[`--shm-size=${16 * mebibyte}`, '--tmpfs=/sys:size=4096,mode=0555'],
      `--tmpfs=/tmp:size=${16 * mebibyte},mode=1777`,
      ...['/home/agent', '/home/agent/.config', '/data'].map((at) => `--tmpfs=${at}:size=${16 * mebibyte},mode=0777`),
      '--mount=type=bind,source=/host/work,destination=/work',
      '--mount=type=bind,source=/host/settings,destination=/home/agent/.config/agent,readonly',
    ].sort(),
  );
});

test('what an engine cannot limit for all is limited for each, and nobody is counted with others', () => {
  const unable: Client = { ...client, enforces: new Set(), users: 'caller', ceilings: {} };
  const options = optionsOf(runArguments(unable, { ...view, limits: { ...limits, cpus: cpus().length + 1 } }));
  for (const name of ['--memory', '--pids-limit', '--cpus', '--ulimit=nproc'])
    expect(options.filter((option) => option.startsWith(name))).toEqual([]);
  expect(options).toContain(`--ulimit=data=${256 * 2 ** 20}:${256 * 2 ** 20}`);
  expect(options).toContain('--ulimit=nofile=256:256');
});
