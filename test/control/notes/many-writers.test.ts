import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { boardLines } from '../../../src/control/notes/discoveries.js';
import { notesOf } from '../../../src/control/notes/memory.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { project } from '../../support/project.js';
import { runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { isThorough } from '../../support/thorough.js';

const [writers, each, batch] = isThorough ? [16, 10_000, 1] : [16, 100, 20];

it('many writers of discoveries and notes lose none and have none twice', { timeout: 7_200_000 }, async () => {
  const repo = await project();
  const program = join(await temporary(), 'writer.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'notes-writer.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const began = Date.now();
  const all = await Promise.all(
    Array.from({ length: writers }, (_, n) =>
      runProgram(process.execPath, [program, repo, `w${n}`, `${each}`, `${batch}`], { cwd: repo }),
    ),
  );
  expect(all.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(all.map(() => '0 '));
  const said = all.flatMap(({ stdout }) => stdout.trim().split('\n'));
  const peaks = said.filter((line) => line.startsWith('peak ')).map((line) => Number(line.slice('peak '.length)));
  if (isThorough) console.log(`${Date.now() - began} ms, at most ${Math.max(...peaks)} KiB each`);

  const opened = await openRepository(repo);
  const found: string[] = [];
  for await (const line of boardLines(opened))
    found.push(
      'discovery' in line && 'name' in line.discovery.data ? `discovery ${line.discovery.data.name}` : `fault`,
    );
  for await (const entry of notesOf(opened)) found.push('note' in entry ? `note ${entry.note.id}` : 'fault');
  expect(found).toHaveLength(2 * (writers * each * 0.9 + each / 10));
  expect(new Set(found).size).toBe(found.length);
  expect(said.filter((line) => !line.startsWith('peak ')).sort()).toEqual(found.sort());
});
