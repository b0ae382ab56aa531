/** Files of the caller's home that an agent's entry names: copied inside, so that it may rewrite them and nothing flows back. */
import { lstat, readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, normalize, sep } from 'node:path';
import { refusedOfHome } from '../../core/agents/home.js';
import { AutoloopError } from '../../core/error.js';
import { quoted } from '../../core/untrusted.js';
import type { AgentConfig, ProgramMount } from './driver.js';

/** Where the sandbox shows them, read-only. */
const SHOWN = '/autoloop/home';

/** More is no settings of a program. */
const MOST_ENTRIES = 5_000;

type Named = Pick<AgentConfig, 'name' | 'home' | 'keepOut'>;

/**
 * What shows them inside.
 * @throws AutoloopError `home-refused` for what no agent is given, and for links out of it; `home-missing`.
 */
export async function homeMounts(agent: Named, home: string = homedir()): Promise<ProgramMount[]> {
  const paths = [...new Set((agent.home ?? []).map((path) => normalize(path).replace(/\/$/, '')))];
  const outermost = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
  return Promise.all(
    outermost.map(async (path) => ({ from: await checked(agent, path, home), to: `${SHOWN}/${path}` })),
  );
}

/** Paths of its entry that are not in the home. */
export async function missingOfHome(agent: Pick<AgentConfig, 'home'>, home: string = homedir()): Promise<string[]> {
  const found = await Promise.all((agent.home ?? []).map((path) => lstat(join(home, path)).catch(() => null)));
  return (agent.home ?? []).filter((_, index) => found[index] === null);
}

/** Copies what is shown into the home of the sandbox, which need not be its own, to be written, and becomes the program. */
const COPY = `
for shown in ${SHOWN}/.[!.]* ${SHOWN}/*; do
  [ -e "$shown" ] || continue
  cp -R "$shown" "$HOME"/ && chmod -R u+rwX "$HOME/\${shown##*/}" || exit 126
done
exec "$@"`;

/** The command line that begins with the copies; the same where there are none. */
export const withHome = ({ home = [] }: Pick<AgentConfig, 'home'>, argv: string[]): string[] =>
  home.length === 0 ? argv : ['/bin/sh', '-c', COPY, 'sh', ...argv];

async function checked(agent: Named, path: string, home: string): Promise<string> {
  const why = refusedOfHome(path);
  if (why !== null) throw refuse(agent, path, why);
  const real = await realpath(join(home, path)).catch(() => undefined);
  if (real === undefined)
    throw new AutoloopError(
      'environment',
      'home-missing',
      `Agent \`${agent.name}\` is to be given ${quoted(path)} of your home, which is not there`,
      { hint: `Log in with its own program, or take it out of \`home\` in .autoloop/config.yml.` },
    );
  const realHome = await realpath(home);
  const within = (folder: string, of: string) => `${of}${sep}`.startsWith(`${folder}${sep}`);
  if (!within(realHome, real)) throw refuse(agent, path, 'it is a link that leads out of your home');
  // The same under its true name: a link may lead to what is refused.
  const trueName = refusedOfHome(real.slice(realHome.length + 1));
  if (trueName !== null) throw refuse(agent, path, trueName);
  for (const hidden of agent.keepOut) {
    const kept = await realpath(hidden).catch(() => hidden);
    if (within(real, kept) || within(kept, real)) throw refuse(agent, path, 'it holds the repository, or lies in it');
  }
  await refuseOddThings(agent, path, real);
  return real;
}

/** Looks through a folder: a link out of it would lead nowhere inside, and a socket leads to whoever listens. */
async function refuseOddThings(agent: Named, path: string, real: string): Promise<void> {
  if ((await lstat(real)).isFile()) return;
  if (!(await lstat(real)).isDirectory()) throw refuse(agent, path, 'it is neither a file nor a folder');
  const folders = [real];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const at = join(folder, entry.name);
      if (++seen > MOST_ENTRIES) throw refuse(agent, path, `it holds more than ${MOST_ENTRIES} files`);
      if (entry.isDirectory()) folders.push(at);
      else if (entry.isSymbolicLink()) {
        const target = await realpath(at).catch(() => undefined);
        if (target === undefined || !target.startsWith(`${real}${sep}`))
          throw refuse(agent, path, `${quoted(at.slice(real.length + 1))} in it is a link that leads out of it`);
      } else if (!entry.isFile())
        throw refuse(agent, path, `${quoted(at.slice(real.length + 1))} in it is neither a file nor a folder`);
    }
}

const refuse = ({ name }: Named, path: string, why: string): AutoloopError =>
  new AutoloopError('configuration', 'home-refused', `Agent \`${name}\` may not be given ${quoted(path)}: ${why}`, {
    hint: 'Name the files it needs under `home` in .autoloop/config.yml, one by one.',
  });
