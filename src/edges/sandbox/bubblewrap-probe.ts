import { readFileSync } from 'node:fs';
import { AutoloopError } from '../../core/error.js';
import type { Probe } from './engine.js';
import type { Host } from './host.js';
import { openSandbox } from './open.js';
import { probe } from './probe.js';

/** Looks whether bubblewrap holds here. Throws `AutoloopError` `sandbox-refused` where it does not start. */
export const probeBubblewrap = (host: Host): Promise<Probe> =>
  probe({
    version: host.version,
    open: (plan) => openSandbox(host, plan),
    ownUsers: true,
    variables: [],
    folders: [],
    unenforced: unenforced(host),
    refused,
  });

function unenforced({ enforces, countsProcesses }: Host): string[] {
  const said: string[] = [];
  if (!enforces.has('memory'))
    said.push('memory: no control group may be made here, so each process is limited by itself and not their sum');
  if (!enforces.has('cpus')) said.push('cpus: no control group may be made here, so a command can use every processor');
  if (!enforces.has('pids') && !countsProcesses)
    said.push("pids: neither a control group nor this kernel can count a sandbox's processes");
  return said;
}

/** bubblewrap did not start: mostly the kernel was told to refuse user namespaces. */
function refused(words: string): AutoloopError {
  const setting = (name: string): string | undefined => {
    try {
      return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
    } catch {
      return undefined;
    }
  };
  let hint = 'Run where user namespaces are allowed; in a container this needs a security profile that permits them.';
  if (setting('kernel/apparmor_restrict_unprivileged_userns') === '1')
    hint =
      'AppArmor restricts user namespaces: give bwrap a profile that allows `userns`, or set kernel.apparmor_restrict_unprivileged_userns=0.';
  if (setting('kernel/unprivileged_userns_clone') === '0')
    hint = 'Allow user namespaces: sysctl kernel.unprivileged_userns_clone=1';
  if (setting('user/max_user_namespaces') === '0')
    hint = 'Allow user namespaces: sysctl user.max_user_namespaces=10000';
  return new AutoloopError('environment', 'sandbox-refused', `bubblewrap does not start here: ${words}`, { hint });
}
