import { cpus } from 'node:os';
import { CPU_WEIGHT } from '../cgroups.js';
import type { Limits } from '../engine.js';
import type { Owner } from '../owner.js';
import { HOME } from '../policy.js';
import { rlimits } from '../rlimits.js';
import type { Client } from './client.js';

/** Everything one container shows and allows. Host paths are as the engine sees them. */
export interface ContainerView {
  /** Id of the image. */
  image: string;
  /** Places that the image declares as volumes, which would be disc that nobody counts. */
  volumes: readonly string[];
  name: string;
  /** The sandbox that it belongs to. */
  label: string;
  user: Owner;
  binds: readonly { from: string; to: string; writable: boolean }[];
  limits: Limits;
}

/** Labels of every container: the sandbox it belongs to, and on whose behalf it runs. */
export const LABEL = 'autoloop.sandbox';
/** The second, of this user. */
export const ourLabel = (): string => `autoloop.user=${process.getuid?.() ?? 0}`;
/** Where a container finds what it begins with. */
export const SEAL = '/autoloop/seal';
export const START = '/autoloop/start';

/** The policy in the words that podman and docker share. The container begins with the seal, which becomes the start script. */
export function runArguments(client: Client, view: ContainerView): string[] {
  const { limits, user } = view;
  const size = limits.tmp_mb * 2 ** 20;
  const below = view.binds.flatMap(({ to }) => foldersAbove(to, [HOME, '/tmp']));
  const taken = ['/sys', '/tmp', ...view.binds.map(({ to }) => to)]; // an engine takes each place once
  const empty = new Set([HOME, ...below, ...view.volumes].filter((at) => !taken.includes(at)));
  const tmpfs = (at: string, mode: string, bytes = size): string[] => ['--tmpfs', `${at}:${client.tmpfs(bytes, mode)}`];
  return [
    ...['run', '--interactive', '--name', view.name, '--label', `${LABEL}=${view.label}`, '--label', ourLabel()],
    ...['--pull', 'never', '--log-driver', 'none', '--no-healthcheck', '--stop-timeout', '0'],
    ...['--hostname', 'sandbox', '--workdir', '/'],
    ...['--network', 'none', '--ipc', 'private', '--cgroupns', 'private'],
    ...['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--security-opt', 'label=disable'],
    ...['--user', `${user.uid}:${user.gid}`, '--oom-score-adj', '1000'],
    ...client.runOptions,
    ...resourceOptions(client, limits),
    ...ulimitOptions(client, limits),
    ...['--shm-size', String(Math.min(64, limits.tmp_mb) * 2 ** 20)],
    ...tmpfs('/sys', '0555', 4096),
    ...tmpfs('/tmp', '1777'),
    ...[...empty].flatMap((at) => tmpfs(at, '0777')),
    ...view.binds.flatMap((bind) => ['--mount', mountValue(bind)]),
    ...['--entrypoint', SEAL, view.image, '/bin/sh', START],
  ];
}

function resourceOptions({ enforces }: Client, limits: Limits): string[] {
  const memory = `${limits.memory_mb}m`;
  return [
    ...(enforces.has('memory') ? ['--memory', memory, '--memory-swap', memory] : []),
    ...(enforces.has('pids') ? ['--pids-limit', String(limits.pids)] : []),
    // Docker refuses more than there are.
    ...(enforces.has('cpus')
      ? ['--cpus', String(Math.min(limits.cpus, cpus().length)), '--cpu-shares', CPU_WEIGHT.v1]
      : []),
  ];
}

function ulimitOptions({ users, enforces, ceilings }: Client, limits: Limits): string[] {
  const wanted = {
    ...rlimits(limits, enforces.has('memory')),
    // It counts all processes of a user, who must then be the sandbox's alone.
    ...(users === 'own' || users === 'mapped' ? { nproc: limits.pids } : {}),
  };
  return Object.entries(wanted).flatMap(([name, value]) => {
    const limit = Math.min(value, ceilings[name] ?? Number.POSITIVE_INFINITY);
    return ['--ulimit', `${name}=${limit}:${limit}`];
  });
}

/** The folders strictly between one of these places and a path below it, which would otherwise be made by root. */
function foldersAbove(path: string, places: readonly string[]): string[] {
  const place = places.find((folder) => path.startsWith(`${folder}/`));
  if (place === undefined) return [];
  const names = path.slice(place.length + 1).split('/');
  return names.slice(1).map((_, index) => [place, ...names.slice(0, index + 1)].join('/'));
}

/** One record of CSV (RFC 4180), which is what `--mount` takes: a path may hold commas, quotes and line breaks. */
export function mountValue({ from, to, writable }: ContainerView['binds'][number]): string {
  const field = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const fields = ['type=bind', `source=${from}`, `destination=${to}`, ...(writable ? [] : ['readonly'])];
  return fields.map(field).join(',');
}
