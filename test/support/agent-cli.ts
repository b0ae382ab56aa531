import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../../src/edges/agents/installed.js';
import { runProgram } from './run-program.js';

/**
 * The program of a real agent CLI from npm, installed once per machine outside the repository.
 * Throws with what npm said when the registry refuses it.
 */
export async function agentCli(spec: string, program: string): Promise<string> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'autoloop-test', 'agents', program);
  const path = join(folder, 'node_modules', '.bin', program);
  if ((await programPath(path)) !== null) return path;
  await mkdir(folder, { recursive: true });
  const { code, stderr } = await runProgram('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, spec], {
    cwd: folder,
  });
  if (code !== 0) throw new Error(`npm could not install ${spec}: ${stderr}`);
  return path;
}
