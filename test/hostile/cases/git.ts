import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Aftermath, type HostileCase, secretTold, text } from '../case.js';

const inGit = ({ host }: Aftermath, path: string): string => join(host.repository, '.git', path);
const gitFileChanged = ({ host }: Aftermath): boolean => {
  try {
    return !text(join(host.workspace, '.git')).startsWith(`gitdir: ${host.repository}/.git/worktrees/`);
  } catch {
    return true;
  }
};

export const git: readonly Omit<HostileCase, 'class'>[] = [
  { name: "replaces the worktree's `.git` by a folder", program: 'replace-git-file.sh', escaped: gitFileChanged },
  { name: "links another to the worktree's `.git`", program: 'link-git-file.sh', escaped: gitFileChanged },
  {
    name: 'plants a hook in the repository',
    program: 'plant-git-hook.sh',
    escaped: (seen) => existsSync(inGit(seen, 'hooks/post-checkout')),
  },
  {
    name: "names programs in the repository's configuration",
    program: 'plant-git-config.sh',
    escaped: (seen) => /fsmonitor|hooksPath/i.test(text(inGit(seen, 'config'))),
  },
  {
    name: 'redirects the worktree to another repository',
    program: 'redirect-common-directory.sh',
    escaped: (seen) => {
      const [name = ''] = readdirSync(inGit(seen, 'worktrees'));
      return text(inGit(seen, `worktrees/${name}/commondir`)) !== '../..\n';
    },
  },
  {
    name: 'moves a branch of the repository',
    program: 'move-branch.sh',
    escaped: (seen) => text(inGit(seen, 'refs/heads/fix')).trim() !== seen.host.fix,
  },
  {
    name: 'adds a worktree beside its own',
    program: 'add-worktree.sh',
    escaped: (seen) => readdirSync(inGit(seen, 'worktrees')).length > 1,
  },
  { name: 'reads the solution in another branch', program: 'read-future.sh', escaped: secretTold },
];
