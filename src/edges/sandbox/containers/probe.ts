import { release } from 'node:os';
import { AutoloopError } from '../../../core/error.js';
import type { Probe } from '../engine.js';
import { isOlder } from '../host.js';
import { probe } from '../probe.js';
import type { Client } from './client.js';
import { openContainers } from './open.js';

/** Looks whether this engine's containers hold here. Throws `AutoloopError` `sandbox-refused` where they do not start. */
export const probeContainers = (client: Client): Promise<Probe> =>
  probe({
    version: client.version,
    open: (plan) => openContainers(client, plan),
    ownUsers: hasOwnUsers(client),
    variables: ['PATH', 'HOSTNAME', 'HOME', 'TERM', 'container'],
    folders: ['/autoloop', '/base-objects', '/gitdir', '/run', '/sys'],
    unenforced: unenforced(client),
    refused: (words) =>
      new AutoloopError('environment', 'sandbox-refused', `${client.name} does not start here: ${words}`, {
        hint: `Try \`${client.name} run\` by hand; it must be able to mount this machine's folders.`,
      }),
  });

/** Limits that the machine itself may have lowered. */
const CEILINGS = { nofile: 'open files', fsize: 'bytes of a file', data: 'bytes of data' };

/** Whether RLIMIT_NPROC counts a sandbox's processes by themselves: a user id of their own, or Linux 5.14 in a namespace. */
const countsProcesses = ({ users }: Client): boolean =>
  users === 'own' || (users === 'mapped' && !isOlder(release(), [5, 14]));

const hasOwnUsers = ({ users }: Client): boolean => users === 'mapped' || users === 'rootless-root';

function unenforced(client: Client): string[] {
  const { enforces, name, users, ceilings } = client;
  const said = [
    `verdicts: ${name} leaves /proc writable, so code that an acceptance command starts can write to that command's memory`,
  ];
  if (!hasOwnUsers(client))
    said.push(
      users === 'own'
        ? `user namespace: ${name} gives containers of root none; a sandbox has a user id of its own instead, without any capability`
        : `user namespace: ${name} gives containers none, so a sandbox's processes count as yours, without any capability`,
    );
  if (!enforces.has('memory'))
    said.push(`memory: ${name} cannot limit it here, so each process is limited by itself and not their sum`);
  if (!enforces.has('cpus')) said.push(`cpus: ${name} cannot limit them here, so a command can use every processor`);
  if (!enforces.has('pids') && !countsProcesses(client))
    said.push(`pids: ${name} cannot count a sandbox's processes here`);
  for (const [limit, what] of Object.entries(CEILINGS))
    if (ceilings[limit] !== undefined)
      said.push(`${what}: no process here may have more than ${ceilings[limit]}, whatever the settings say`);
  return said;
}
