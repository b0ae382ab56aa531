import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordsLost } from '../../../src/control/hook/records-lost.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';

const paths = ['a.intoto.jsonl', 'a.journal.jsonl', 'a.md'].map((name) => `.autoloop/closeouts/${name}`);

it('of a record only the journal may have more at its end', async () => {
  const root = await temporary('autoloop-lost');
  await git(root, 'init', '-q', '-b', 'main');
  const commit = async (text: string | null) => {
    await rm(join(root, '.autoloop'), { recursive: true, force: true });
    await writeFiles(
      root,
      Object.fromEntries([...(text === null ? [] : paths), 'README.md'].map((path) => [path, `${text}`])),
    );
    await git(root, 'add', '-A');
    await git(root, 'commit', '-q', '-m', 'Next');
    return (await git(root, 'rev-parse', 'HEAD')).trim();
  };
  const [first, longer, shorter, none] = [
    await commit('{}\n'),
    await commit('{}\n{}\n'),
    await commit('{'),
    await commit(null),
  ];
  const repo = await openRepository(root);
  const [attestation, , closeout] = paths;
  expect(await recordsLost(repo, first, [longer])).toEqual([attestation, closeout]);
  expect(await recordsLost(repo, first, [shorter, none])).toEqual(paths);
  expect(await recordsLost(repo, first, [none, longer, first])).toEqual([]);
  expect(await recordsLost(repo, none, [first])).toEqual([]);
  expect(await recordsLost(repo, first, ['9'.repeat(40)])).toEqual(paths);
});
