/** Attempts that turn against the harness what lies in their own Git directory. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultIf, type HostileAttempt, type Naive, right, type Seen, wrong } from './attempt.js';

const intoGit = 'git=$(git rev-parse --absolute-git-dir)\n';

const protectedSeen = ({ events }: Seen): string[] => {
  const imported = events.find((event) => event.type === 'attempt.imported');
  return faultIf(imported?.data.protected.join() !== 'test/acceptance/add.sh', 'the hidden change was not seen');
};

const hidden = async (naive: Naive): Promise<boolean> =>
  (await naive.git('status', '--porcelain')) === '' && (await naive.passes());

const lostByCommit = async (naive: Naive): Promise<boolean> => {
  await naive.commit();
  return !(await naive.git('show', 'HEAD:src/calc.sh')).includes('$1 + $2');
};

const branchKeeps = async (seen: Seen): Promise<string[]> =>
  faultIf((await seen.git('merge-base', 'main', seen.branch)) !== (await seen.git('rev-parse', 'main')), 'no base');

export const gitDirectoryAttempts: readonly HostileAttempt[] = [
  {
    name: 'assume-unchanged',
    recording: {
      '1.sh': 'echo true > test/acceptance/add.sh\ngit update-index --assume-unchanged test/acceptance/add.sh\n',
    },
    works: hidden,
    faults: protectedSeen,
  },
  {
    name: 'same-size-and-time',
    recording: {
      '1.sh': `git config core.trustctime false
git config core.checkStat minimal
file=test/acceptance/add.sh
size=$(stat -c %s $file) time='2001-01-01 00:00:00'
touch -d "$time" $file
git update-index -q --refresh
printf "true %$((size - 6))s\\n" '' > $file
touch -d "$time" $file
`,
    },
    works: hidden,
    faults: protectedSeen,
  },
  {
    name: 'own-excludes',
    recording: {
      '1.sh': `${wrong}${intoGit}mkdir -p "$git/info"\necho hidden.sh >> "$git/info/exclude"\necho x > src/hidden.sh\n`,
    },
    works: async (naive) => !(await naive.commit()).some((line) => line.endsWith('hidden.sh')),
    faults: async (seen) =>
      faultIf(
        !(await seen.entries()).some((line) => line.endsWith('src/hidden.sh')),
        'a file of the attempt is missing',
      ),
  },
  {
    name: 'replaced-objects',
    recording: {
      '1.sh': `${wrong}git add src/calc.sh
git replace "$(git rev-parse :src/calc.sh)" "$(sed '1s/ [*-] / + /' src/calc.sh | git hash-object -w --stdin)"
`,
    },
    // Every diff shows the right file, and the work tree has another.
    works: async (naive) => {
      await naive.commit();
      return (await naive.git('show', 'HEAD:src/calc.sh')).includes('$1 + $2') && !(await naive.passes());
    },
    faults: async (seen) =>
      faultIf((await seen.git('show', `${seen.branch}:src/calc.sh`)).includes('+ $2'), 'the replacement was imported'),
  },
  {
    name: 'cut-history',
    recording: { '1.sh': `${wrong}${intoGit}git rev-parse HEAD > "$git/shallow"\n` },
    works: async (naive) => (await naive.git('rev-list', '--count', 'HEAD')) === '1',
    faults: branchKeeps,
  },
  {
    name: 'damaged-index',
    recording: { '1.sh': `${wrong}${intoGit}echo DIRC > "$git/index"\n: > "$git/index.lock"\n: > "$git/HEAD.lock"\n` },
    works: async (naive) => (await naive.commit()).length > 0 && (await naive.git('diff', 'HEAD', '--', 'src')) === '',
    faults: ({ events }) =>
      faultIf(!events.some((event) => event.type === 'attempt.imported'), 'the attempt was not imported'),
  },
  {
    name: 'index-by-link',
    recording: {
      '1.sh': `${wrong}${intoGit}for name in index HEAD config packed-refs; do ln -sf @OUTSIDE@/canary "$git/$name"; done\nln -sfn @OUTSIDE@ "$git/objects"\n`,
    },
    works: (naive) => readFileSync(join(naive.copy, '.git/HEAD'), 'utf8') === 'untouched\n',
  },
  {
    name: 'other-work-tree',
    recording: { '1.sh': `${wrong}git config core.worktree @OUTSIDE@\n` },
    works: async (naive) => (await naive.commit()).some((line) => line.endsWith('\tsecret')),
  },
  {
    name: 'git-like-names',
    recording: {
      '1.sh': `${right}mkdir -p src/.GIT src/git~1 && echo x > src/.GIT/config && echo x > src/git~1/config\n`,
    },
    // One name that Git refuses, and a harness that adds everything loses the work beside it.
    works: lostByCommit,
    faults: async (seen) => (await seen.entries()).filter((line) => /\/(\.GIT|git~1)\//i.test(line)),
  },
  {
    name: 'many-refs',
    recording: {
      '1.sh': `${wrong}seq -f 'create refs/heads/flood/%.0f '"$(git rev-parse HEAD)" 3000 | git update-ref --stdin\n`,
    },
    works: async (naive) => (await naive.git('for-each-ref', 'refs/heads')).split('\n').length > 3000,
    faults: async (seen) => faultIf((await seen.git('for-each-ref')).includes('flood'), 'its branches were taken over'),
  },
  {
    name: 'escapes-in-history',
    recording: {
      '1.sh': `${wrong}git add -A\ngit -c user.name="$(printf 'x\\033[2J')" -c user.email=x@x.invalid commit -q -m "$(printf '\\033]0;owned\\007')"\n`,
    },
    works: async (naive) => (await naive.git('log', '-1', '--format=%B')).includes('\x1b'),
  },
  {
    name: 'shown-otherwise',
    recording: {
      '1.sh': `${wrong}echo 'src/calc.sh diff=shown' > .gitattributes\ngit config diff.shown.textconv "sed '1s/ [*-] / + /'"\n`,
    },
    // A change that no diff shows.
    works: async (naive) =>
      (await naive.git('diff', 'HEAD', '--', 'src')) === '' && (await naive.git('status', '--porcelain', 'src')) !== '',
  },
];
