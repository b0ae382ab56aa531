import { AutoloopError } from '../../../core/error.js';
import { succeeded } from '../../../core/journal/ended.js';
import type { Controlled } from '../cgroups.js';
import type { Engine } from '../engine.js';
import { findProgram, missing, refuseOlder } from '../host.js';
import { mountValue } from './arguments.js';
import { ceilings } from './ceilings.js';
import { ask, type Client, environmentOf, jsonOf, lastWords, type Speaker } from './client.js';
import { containerEngine, type Finding } from './engine.js';
import { type RootImage, rootImage } from './root-image.js';

/** The first whose `keep-id` says which user inside the caller is to be. */
const OLDEST = [4, 3] as const;

/** Containers of podman: of root, or of an ordinary user in namespaces of their own. */
export const podman = (): Engine => containerEngine('podman', podmanHere);

/** How it is found; for tests that change what was found. */
export const podmanHere: Finding = { locate, find };

/** What of our environment podman needs to find its storage, its settings and, for a user, the session's cgroups. */
const TOLD = [
  'HOME',
  'XDG_RUNTIME_DIR',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'DBUS_SESSION_BUS_ADDRESS',
  'CONTAINERS_CONF',
  'CONTAINERS_STORAGE_CONF',
  'TMPDIR',
];

/** Throws `AutoloopError` `sandbox-missing`. */
async function locate(): Promise<Speaker> {
  const program = findProgram('podman');
  if (program === undefined) throw missing('podman is not installed', ['podman']);
  return { name: 'podman', program, options: ['--remote=false'], env: environmentOf(TOLD) };
}

/** Also throws `sandbox-too-old`, and `sandbox-refused` where no runtime starts a container. */
async function find(speaker: Speaker): Promise<Client> {
  const said = await ask(speaker, ['info', '--format', 'json']);
  const { host, version } = jsonOf<Info>(said.stdout) ?? {};
  if (!succeeded(said.ended) || host === undefined || version === undefined) throw refused(lastWords(said));
  refuseOlder('podman', version.Version, OLDEST);
  const { rootless } = host.security;
  const client: Client = {
    ...speaker,
    version: version.Version,
    users: rootless ? 'mapped' : 'own',
    enforces: new Set(controlled(host)),
    runOptions: [
      ...['--read-only-tmpfs=false', '--no-hosts', '--passwd=false', '--http-proxy=false', '--sig-proxy=false'],
      ...(rootless ? ['--userns', 'keep-id:uid=1000,gid=1000'] : []),
    ],
    tmpfs: (size, mode) => `rw,exec,nosuid,nodev,notmpcopyup,size=${size},mode=${mode}`,
    ceilings: ceilings(),
  };
  return withRuntime(client);
}

interface Info {
  version: { Version: string };
  host: { security: { rootless: boolean }; cgroupVersion: string; cgroupControllers: string[] | null };
}

/** Of an ordinary user, only what version 2 delegates. */
function controlled({ security, cgroupVersion, cgroupControllers }: Info['host']): Controlled[] {
  if (security.rootless && cgroupVersion === 'v1') return [];
  const all = { memory: 'memory', pids: 'pids', cpus: 'cpu' } as const;
  return (Object.keys(all) as Controlled[]).filter((what) => cgroupControllers?.includes(all[what]) === true);
}

/** The configured runtime does not start everywhere, and another that is installed may: crun refuses hybrid cgroups. */
async function withRuntime(client: Client): Promise<Client> {
  const root = await rootImage(client, undefined);
  const programs = ['runc', 'crun'].flatMap((name) => findProgram(name) ?? []);
  let words = '';
  for (const runtime of [[], ...programs.map((program) => ['--runtime', program])]) {
    const candidate = { ...client, options: [...client.options, ...runtime] };
    const tried = await ask(candidate, trial(candidate, root));
    if (succeeded(tried.ended)) return candidate;
    words = lastWords(tried);
  }
  throw refused(words);
}

/** A container that does nothing, under the limits that runtimes stumble over. */
function trial({ enforces }: Client, { id, binds }: RootImage): string[] {
  return [
    ...['run', '--rm', '--network', 'none', '--cgroupns', 'private', '--read-only', '--log-driver', 'none'],
    ...['--ulimit', 'nofile=64:64', '--ulimit', 'nproc=64:64'],
    ...(enforces.has('memory') ? ['--memory', '64m'] : []),
    ...(enforces.has('pids') ? ['--pids-limit', '16'] : []),
    ...binds.filter(({ to }) => !to.startsWith('/etc/')).flatMap((bind) => ['--mount', mountValue(bind)]),
    ...['--entrypoint', '/bin/sh', id, '-c', ':'],
  ];
}

const refused = (why: string): AutoloopError =>
  new AutoloopError('environment', 'sandbox-refused', `podman does not start containers here: ${why}`, {
    hint: 'Try `podman run` by hand. An ordinary user needs ranges in /etc/subuid and /etc/subgid and the package uidmap.',
  });
