import { mkdir, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programPath } from '../../src/edges/agents/installed.js';
import { eventsOf } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop } from '../support/run-program.js';
import { rightPatch, sampleRepository, writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

/** A folder with a `git` that is killed the first times it is asked for `verb`, and is the real one otherwise. */
async function killedGit(verb: string, times: number): Promise<string> {
  const folder = await temporary();
  await mkdir(join(folder, 'killed'));
  const script = `#!/bin/sh
for word; do
  [ "$word" = ${verb} ] || continue
  n=$(ls "${folder}/killed" | wc -l)
  [ "$n" -lt ${times} ] && touch "${folder}/killed/$n" && kill -9 $$
done
exec "${await programPath('git')}" "$@"
`;
  await writeFiles(join(folder, 'bin'), { git: script });
  return folder;
}

const run = async (verb: string, times: number) => {
  const repo = await sampleRepository({ recordings: { right: { '1.patch': rightPatch } } });
  const folder = await killedGit(verb, times);
  const PATH = [join(folder, 'bin'), process.env.PATH].join(delimiter);
  const { code, stderr } = await autoloop(repo, ['run', 'add'], { env: { PATH } });
  const events = await eventsOf(repo);
  expect(await leftovers(repo)).toEqual([]);
  return { code, stderr, events, killed: (await readdir(join(folder, 'killed'))).length };
};

describe('a Git that something kills in the midst of a run', () => {
  // While the store is made, a worktree or a checkout to measure on, the import of what the agent left, its commit.
  it.each(['pack-objects', 'read-tree', 'index-pack', 'update-index', 'commit-tree', 'diff-tree'])(
    'is asked once more for %s, and nothing of the agent is lost or done twice',
    async (verb) => {
      const { code, stderr, events, killed } = await run(verb, 1);
      expect(killed).toBe(1);
      expect(code, stderr).toBe(0);
      expect(events.at(-1)).toMatchObject({ type: 'run.ended', data: { outcome: 'accepted-candidate' } });
      expect(events.filter(({ type }) => type === 'role.started')).toHaveLength(1);
    },
  );

  it('again and again is told, and not put down to the agent', async () => {
    const { code, stderr, events } = await run('diff-tree', 1000);
    expect(code, stderr).toBe(3);
    expect(events.at(-1)).toMatchObject({
      data: { outcome: 'environment-failed', reason: expect.stringMatching(/^git .* \(ended by SIGKILL\)/) },
    });
  });
});
