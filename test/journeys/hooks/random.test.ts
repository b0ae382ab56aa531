import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { autoloop, git, runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { isThorough } from '../../support/thorough.js';
import { hooks, project, tryGit } from './project.js';
import { deeds, dice } from './random-history.js';

const commits = isThorough ? 200 : 60;
/** A hook shows so many findings of one check, the gravest first. */
const shown = 10;
const seed = Number(process.env.SEED ?? 20261120);

interface Answer {
  refused: boolean;
  /** Findings that refuse, sorted; the hook shows the first ten of them. */
  errors: string[];
}

/** What the hooks said, without what they say of themselves. */
function saidByHook(code: number | null, text: string): Answer {
  return {
    refused: code !== 0,
    errors: [...new Set(text.split('\n').filter((line) => /: error: /.test(line)))].sort(),
  };
}

let asked = 0;

interface Checked {
  findings: readonly { path: string; line: number; column: number; severity: string; message: string; rule: string }[];
  counts: { error: number };
}

async function checkWithProgram(repo: string, range: string): Promise<Checked> {
  const { code, stdout } = await autoloop(repo, ['check', '--range', range, '--json']);
  const checked = JSON.parse(stdout) as Checked;
  expect(code).toBe(checked.counts.error > 0 ? 1 : 0);
  return checked;
}

/**
 * `check --range` from these commits to `to`; of a merge from all its parents: what the commits of a side did is their own.
 * Every twentieth time the program is asked, else the same use case without the start of a process.
 */
async function saidByCheck(repo: string, to: string, not: readonly string[]): Promise<Answer> {
  const { findings, counts } =
    not.length === 1 && asked++ % 20 === 0
      ? await checkWithProgram(repo, `${not[0]}..${to}`)
      : await checkDocuments(repo, { source: { of: 'range', to, not } });
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ path, line, column, message, rule }) => `${path}:${line}:${column}: error: ${message} [${rule}]`);
  return { refused: counts.error > 0, errors: [...new Set(errors)].sort() };
}

/** Findings name the change: what is staged, or the commit it became. */
const sameChange = ({ refused, errors }: Answer): Answer => ({
  refused,
  errors: errors
    .map((line) => line.replace(/What is staged|Commit `[0-9a-f]+`|[Cc]ommit `[0-9a-f]+`/g, 'The change'))
    .sort(),
});

describe(`${commits} commits by a script, seed ${seed}`, () => {
  it('the hooks say of each what check says of it as a range, and of each push what check says of the push', async () => {
    const roll = dice(seed);
    const repo = await project();
    const remote = join(await temporary(), 'remote.git');
    await git(repo, 'init', '-q', '--bare', remote);
    await git(repo, 'remote', 'add', 'origin', remote);
    await git(repo, 'push', '-q', 'origin', 'main');
    await hooks(repo, 'install');
    const tally = { refused: 0, passed: 0, merges: 0, rebases: 0, pushes: 0, pushesRefused: 0 };
    const branches = ['main'];

    for (let number = 0; number < commits; number++) {
      const kind = roll(14);
      const branch = branches[roll(branches.length)] ?? 'main';
      await git(repo, 'switch', '-q', branch);
      if (kind === 0 && branches.length < 6) {
        branches.push(`topic-${number}`);
        await git(repo, 'switch', '-q', '-c', `topic-${number}`);
      }
      if (kind === 1 || kind === 4) {
        const other = branches[roll(branches.length)] ?? 'main';
        const merged = await tryGit(repo, ['merge', '-q', '--no-ff', '--no-verify', '--no-commit', other]);
        const isMerge = (await tryGit(repo, ['rev-parse', '-q', '--verify', 'MERGE_HEAD'])).code === 0;
        if (merged.code !== 0) await tryGit(repo, ['merge', '--abort']);
        else if (isMerge) {
          await commitBothWays(repo, ['-m', `Merge ${number}`], tally);
          tally.merges++;
          continue;
        }
      }
      if (kind === 2 && branch !== 'main') {
        const rebased = await tryGit(repo, ['rebase', '-q', 'main']);
        if (rebased.code !== 0) await git(repo, 'rebase', '--abort');
        else tally.rebases++;
      }
      if (kind === 3 || kind === 5) await pushBothWays(repo, branch, tally);
      const deed = deeds[roll(3) > 0 ? roll(3) : roll(deeds.length)];
      const trailer = (await deed?.(repo, number, roll)) ?? '';
      await git(repo, 'add', '-A');
      await commitBothWays(repo, ['-m', `Commit ${number}${trailer}`], tally);
    }
    console.log(`hooks against check --range: ${JSON.stringify(tally)}`);
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(commits / 100);
  }, 600_000);
});

type Tally = Record<'refused' | 'passed' | 'pushes' | 'pushesRefused', number>;

/** Commits with the hooks and, when they refuse, without; either way the commit is there afterwards, and is compared. */
async function commitBothWays(repo: string, args: string[], tally: Tally): Promise<void> {
  const before = await git(repo, 'rev-parse', 'HEAD');
  const hooked = await tryGit(repo, ['commit', '-q', '--allow-empty', ...args]);
  // Git asks commit-msg only when pre-commit has nothing against it.
  const further = hooked.stderr.includes('pre-commit refuses') ? await messageHook(repo, args[1] ?? '') : '';
  const hook = saidByHook(hooked.code, hooked.stderr + further);
  if (hook.refused) await git(repo, 'commit', '-q', '--allow-empty', '--no-verify', ...args);
  tally[hook.refused ? 'refused' : 'passed']++;
  const [head = '', ...parents] = (await git(repo, 'log', '-1', '--format=%H %P')).split(' ');
  expect(parents).toContain(before);
  const range = await saidByCheck(repo, head, parents);
  const about = await git(repo, 'show', '--stat', '--format=%h %s', head);
  const [said, wanted] = [sameChange(hook), sameChange(range)];
  if (wanted.errors.length <= shown) expect({ about, ...said }).toEqual({ about, ...wanted });
  else {
    expect({ about, refused: said.refused }).toEqual({ about, refused: true });
    expect(wanted.errors).toEqual(expect.arrayContaining(said.errors));
    expect(said.errors.length).toBeGreaterThanOrEqual(shown);
  }
}

/** What commit-msg would have said. */
async function messageHook(repo: string, message: string): Promise<string> {
  const file = join(repo, '.git/MESSAGE');
  await writeFile(file, message);
  const env = { GIT_EDITOR: ':' };
  return (await runProgram(join(repo, '.git/hooks/commit-msg'), ['.git/MESSAGE'], { cwd: repo, env })).stderr;
}

async function pushBothWays(repo: string, branch: string, tally: Tally): Promise<void> {
  const there = (await git(repo, 'ls-remote', 'origin', `refs/heads/${branch}`)).split('\t')[0] ?? '';
  const isForward = there !== '' && (await tryGit(repo, ['merge-base', '--is-ancestor', there, branch])).code === 0;
  if (!isForward) return void (await tryGit(repo, ['push', '-q', '--force', '--no-verify', 'origin', branch]));
  const remotes = (await git(repo, 'for-each-ref', '--format=%(objectname)', 'refs/remotes/origin')).split('\n');
  const fresh = await git(repo, 'rev-list', branch, '--not', ...remotes);
  const pushed = await tryGit(repo, ['push', '-q', 'origin', branch]);
  if (fresh === '') return;
  const hook = saidByHook(pushed.code, pushed.stderr);
  // The range has what this branch brings; what other branches brought before is no news to the remote.
  const others = await git(repo, 'rev-list', '--count', branch, '--not', there);
  if (Number(others) === fresh.split('\n').length) {
    const range = await saidByCheck(repo, await git(repo, 'rev-parse', branch), [there]);
    expect(hook.refused).toBe(range.refused);
    for (const line of hook.errors) expect(range.errors).toContain(line);
  }
  tally.pushes++;
  if (hook.refused) {
    tally.pushesRefused++;
    await git(repo, 'push', '-q', '--no-verify', 'origin', branch);
  }
}
