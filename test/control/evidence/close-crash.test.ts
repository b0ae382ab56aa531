import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import { verify } from '../../../src/control/evidence/verify.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { copyOf, decidable, orderId } from './decidable.js';
import { accept, record } from './verifying.js';

describe('kill -9 while closing', () => {
  it('before any step: closing again finishes, with nothing twice or left over', async () => {
    const program = await bundledClose();
    const preload = fileURLToPath(new URL('./kill-at.mjs', import.meta.url));
    const accepted = await decidable(join(await temporary(), 'project'));
    await review(accepted, orderId, accept);
    let kills = 0;
    for (let at = 1; ; at++) {
      const repo = await copyOf(accepted, join(await temporary(), 'project'));
      const before = await git(repo.root, 'rev-parse', 'HEAD');
      const killed = spawnSync(process.execPath, ['--import', preload, program, repo.root], {
        env: { ...process.env, KILL_AT: String(at) },
        encoding: 'utf8',
      });
      const where = `killed before step ${at}: ${killed.stderr}`;
      if (killed.signal === null) {
        expect(killed.status, where).toBe(0);
        break;
      }
      expect(killed.signal, where).toBe('SIGKILL');
      kills++;
      const closed = await close(repo, orderId);
      expect(closed.commit, where).toBe(await git(repo.root, 'rev-parse', 'HEAD'));
      expect(await git(repo.root, 'rev-parse', 'HEAD~1'), where).toBe(before);
      expect(await git(repo.root, 'status', '--porcelain'), where).toBe('');
      expect(
        (await readFile(join(repo.root, record.journal), 'utf8')).match(/"closeout.recorded"/g),
        where,
      ).toHaveLength(1);
      expect((await verify(repo.root)).orders, where).toMatchObject([{ ok: true }]);
    }
    // The event (written, synced), three files put in place, and what the commit takes.
    expect(kills).toBeGreaterThanOrEqual(6);
  });
});

/** A program that closes the order in the repository it is given. */
async function bundledClose(): Promise<string> {
  const outfile = join(await temporary(), 'close.mjs');
  await build({
    stdin: {
      contents: `import { close } from './src/control/evidence/close.ts';
        import { openRepository } from './src/edges/git/index.ts';
        await close(await openRepository(process.argv[2]), '${orderId}');`,
      resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}
