import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.js';

/** A version of the line that shows the diagrams of Markdown on Git hosts. */
const version = '11.17.2';

/**
 * Mermaid as one script for a page, absolute; fetched once per machine, outside the repository, without what else its package has.
 * Throws with what npm or tar said.
 */
export async function mermaidScript(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'autoloop-test', 'mermaid');
  const path = join(cache, version, 'package/dist/mermaid.min.js');
  const isThere = () =>
    stat(path).then(
      () => true,
      () => false,
    );
  if (await isThere()) return path;
  await mkdir(cache, { recursive: true });
  // Made beside its place and moved there whole, as other runs may look for it.
  const folder = await mkdtemp(join(cache, '.fetched-'));
  const run = async (program: string, args: string[]) => {
    const { code, stderr } = await runProgram(program, args, { cwd: folder });
    if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  };
  try {
    await run('npm', ['pack', `mermaid@${version}`]);
    await run('tar', ['-xzf', `mermaid-${version}.tgz`, 'package/dist/mermaid.min.js', 'package/LICENSE']);
    await rm(join(folder, `mermaid-${version}.tgz`));
    await rename(folder, join(cache, version)).catch(() => {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (await isThere()) return path;
  throw new Error(`mermaid ${version} has no ${path}`);
}
