import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../../src/edges/agents/installed.js';
import { runProgram } from './run-program.js';

const cache = () => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'autoloop-test', 'agents');

/** Where the program of a package from npm is once it is installed. */
const placeOf = (program: string) => join(cache(), program, 'node_modules', '.bin', program);

/**
 * The program of a real agent CLI from npm, installed once per machine outside the repository.
 * Throws with what npm said when the registry refuses it.
 */
export async function agentCli(spec: string, program: string): Promise<string> {
  const path = placeOf(program);
  if ((await programPath(path)) !== null) return path;
  await mkdir(cache(), { recursive: true });
  // Made beside its place and moved there whole: other tests may want it, too.
  const folder = await mkdtemp(join(cache(), `.${program}-`));
  const args = ['install', '--no-audit', '--no-fund', '--prefix', folder, spec];
  const { code, stderr } = await runProgram('npm', args, { cwd: folder });
  if (code === 0) await rename(folder, join(cache(), program)).catch(() => {});
  await rm(folder, { recursive: true, force: true });
  if ((await programPath(path)) !== null) return path;
  throw new Error(`npm could not install ${spec}: ${stderr}`);
}

/** The same of one that is too big to install for a test; null, and a line that says so, where it is not installed already. */
export async function agentCliIfThere(spec: string, program: string): Promise<string | null> {
  const path = placeOf(program);
  if ((await programPath(path)) !== null) return path;
  console.warn(`left out: ${spec} is big; to have it tested: npm install --prefix ${join(cache(), program)} ${spec}`);
  return null;
}
