import { AutoloopError } from '../../../core/error.js';
import { succeeded } from '../../../core/journal/ended.js';
import type { Controlled } from '../cgroups.js';
import type { Engine } from '../engine.js';
import { findProgram, missing, refuseOlder } from '../host.js';
import { ceilings } from './ceilings.js';
import { ask, type Client, environmentOf, jsonOf, lastWords, type Speaker, textOf, type Users } from './client.js';
import { containerEngine, type Finding } from './engine.js';

/** The first whose containers may have a cgroup namespace of their own. */
const OLDEST = [20, 10] as const;

/** Containers of the Docker daemon on this machine. */
export const docker = (): Engine => containerEngine('docker', dockerHere);

/** How it is found; for tests that change what was found. */
export const dockerHere: Finding = { locate, find };

/** What of our environment says where the daemon is. */
const TOLD = ['HOME', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'XDG_RUNTIME_DIR'];

/**
 * Throws `AutoloopError` `sandbox-missing`, or `sandbox-refused` where the daemon is another machine's. What the user's
 * settings say beside that, proxies for containers among it, is left behind.
 */
async function locate(): Promise<Speaker> {
  const program = findProgram('docker');
  if (program === undefined)
    throw missing('docker is not installed', [findProgram('apt-get') ? 'docker.io' : 'docker']);
  const context = await ask({ program, options: [], env: environmentOf(TOLD) }, [
    'context',
    'inspect',
    '--format',
    '{{.Endpoints.docker.Host}}',
  ]);
  const host = textOf(context.stdout);
  if (!succeeded(context.ended))
    throw refused(lastWords(context), 'Look at DOCKER_HOST, DOCKER_CONTEXT and `docker context ls`.');
  if (!host.startsWith('unix:///'))
    throw refused(
      `its daemon is at ${host}, and another machine cannot see the files here`,
      'Point DOCKER_HOST or `docker context use` to a local Unix socket.',
    );
  return {
    name: 'docker',
    program,
    options: ['--host', host],
    env: { ...environmentOf([]), DOCKER_CONFIG: '/nonexistent' },
  };
}

/** Also throws `sandbox-too-old`, and `sandbox-refused` with what to do about a daemon that does not answer. */
async function find(speaker: Speaker): Promise<Client> {
  const said = await ask(speaker, ['info', '--format', '{{json .}}']);
  const info = jsonOf<Info>(said.stdout);
  const version = info?.ServerVersion ?? '';
  if (info === undefined || version === '') throw unreachable(info?.ServerErrors?.join(' ') ?? lastWords(said));
  refuseOlder('docker', version, OLDEST);
  const rootless = info.SecurityOptions?.some((option) => option.includes('name=rootless')) === true;
  const remapped = info.SecurityOptions?.some((option) => option.includes('name=userns')) === true;
  const root = process.getuid?.() === 0;
  if (rootless && root)
    throw refused(
      "its daemon has no privileges and cannot open what is root's",
      "Run as the user whose daemon it is, or use the system's daemon.",
    );
  const users: Users = rootless ? 'rootless-root' : root ? 'own' : 'caller';
  return {
    ...speaker,
    version,
    users,
    enforces: new Set(controlled(info)),
    // Files keep their owners only where numbers inside are the host's.
    runOptions: ['--sig-proxy=false', ...(remapped ? ['--userns', 'host'] : [])],
    tmpfs: (size, mode) => `rw,exec,nosuid,nodev,size=${size},mode=${mode}`,
    ceilings: root ? ceilings() : {},
  };
}

interface Info {
  ServerVersion?: string;
  ServerErrors?: string[];
  SecurityOptions?: string[];
  MemoryLimit?: boolean;
  PidsLimit?: boolean;
  CpuCfsQuota?: boolean;
}

const controlled = (info: Info): Controlled[] => [
  ...(info.MemoryLimit ? (['memory'] as const) : []),
  ...(info.PidsLimit ? (['pids'] as const) : []),
  ...(info.CpuCfsQuota ? (['cpus'] as const) : []),
];

const refused = (why: string, hint: string): AutoloopError =>
  new AutoloopError('environment', 'sandbox-refused', `docker cannot be used here: ${why}`, { hint });

function unreachable(words: string): AutoloopError {
  if (/permission denied/i.test(words))
    return refused(
      words,
      'Ask to be added to the group `docker`, which is as good as root; or run a rootless daemon, or use podman or bubblewrap.',
    );
  return refused(words, 'Start the daemon: systemctl start docker (a rootless one: systemctl --user start docker)');
}
