/** What README.md says, so that it says no more than the cases do. */
import type { EngineName } from '../../src/edges/sandbox/index.js';
import { ATTEMPTS_IN_CONTAINERS, CLASSES } from './attempts/all.js';
import type { HostileCase } from './case.js';
import { CASES } from './cases/index.js';

const ENGINES: readonly EngineName[] = ['bubblewrap', 'podman', 'docker'];

const TITLES: Record<HostileCase['class'], string> = {
  writing: 'writing outside',
  reading: 'reading secrets',
  git: 'the repository',
  network: 'network',
  processes: 'processes',
  resources: 'resources',
  kernel: 'the kernel',
};

const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;

function programs(): string {
  const rows = Object.entries(TITLES).map(([name, title]) => {
    const cases = CASES.filter((hostile) => hostile.class === name);
    const held = ENGINES.map(
      (engine) => `${cases.filter(({ notHeldBy }) => !notHeldBy?.[engine]).length} of ${cases.length}`,
    );
    return row(title, ...held);
  });
  return [row('class', ...ENGINES), row('---', ...ENGINES.map(() => '---')), ...rows].join('\n');
}

function notHeld(): string {
  const lines = CASES.flatMap(({ name, notHeldBy }) =>
    Object.entries(notHeldBy ?? {}).map(([engine, reason]) => `- ${engine}: ${name}: ${reason}`),
  );
  return lines.length === 0 ? 'Every one of them is held by every engine.' : ['Not held:', '', ...lines].join('\n');
}

function attempts(): string {
  const rows = Object.entries(CLASSES).map(([name, all]) => {
    const inContainers = all.filter((attempt) => ATTEMPTS_IN_CONTAINERS.includes(attempt));
    return row(name, `${all.length} of ${all.length}`, `${inContainers.length} of ${inContainers.length} chosen`);
  });
  return [row('class', 'bubblewrap', 'podman, docker'), row('---', '---', '---'), ...rows].join('\n');
}

const names = (): string =>
  Object.entries(TITLES)
    .map(([name, title]) => {
      const cases = CASES.filter((hostile) => hostile.class === name);
      return `**${title[0]?.toUpperCase()}${title.slice(1)}.** ${cases.map((hostile) => hostile.name).join(' · ')}`;
    })
    .join('\n\n');

export const readme =
  (): string => `<!-- Made from the cases by \`npx vitest run test/hostile/readme.test.ts -u\`; edit readme.ts, not this file. -->

# What sandboxes hold

Each file in \`programs/\` is one trick of an agent that wants to get out. It is run with nothing around it first, where it must
get what it wants, or the case proves nothing; then in a sandbox of every engine, where it must not. Whether it did is looked up
on the host wherever that can tell. What takes root to show is shown where the tests run as root.

${programs()}

${notHeld()}

Each recording in \`attempts/\` is an agent that wants to win, or to reach the host, by what it leaves: it is run by a harness
that guards nothing, where it must succeed, and by \`autoloop run\` beside an honest agent, which must win while nothing else of
the host changes.

${attempts()}

Honest work must pass in every engine as well: all of Git, tests, builds, servers of its own, two hundred files; what it leaves is
imported byte by byte.

## What this does not say

- Growth on disc is looked at twice a second where no quota can be set; a command can overshoot before it is stopped. Files without a
  name that only a mapping keeps are seen where the tool runs as root, and those on their way in a socket nowhere. What else an
  engine cannot enforce on a machine, \`autoloop doctor\` and the report of every run say: docker has no user namespace of its own, a
  container without privileges often no limits for all its processes together.
- A host that \`sandbox.network\` opens is a way out for whatever the agent can read.
- What a command starts is of the command's own user. In podman and docker code of an attempt that an acceptance command starts
  can write to the memory of that command, and so choose how it ends; in bubblewrap, whose \`/proc\` cannot be written, it
  cannot. In every engine it can end the command, and whatever runs in the very process that judges it can say what it likes.
- Holes of the kernel itself, and what can be told from timing and caches, are not tried. The system calls behind most of such holes
  are refused. The list in \`src/edges/sandbox/filter/seccomp.ts\` names what is refused and not what is allowed, because agents run any
  program there is; every call of Linux 6.18 was gone through for it, and whatever newer kernels add is refused.
- Who is not root shares the kernel's counts per user with the sandbox: an agent can use up the user's watches of files while it runs.

## The tricks

${names()}
`;
