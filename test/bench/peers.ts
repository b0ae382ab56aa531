import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const packages = [
  'markdownlint-cli2',
  'remark-cli',
  'remark-frontmatter',
  'remark-lint-frontmatter-schema',
  'backlog.md',
  'husky',
  'lint-staged',
];

/** Tools of others, installed once per machine outside the repository. */
export interface Peers {
  /** The program of that name, absolute. */
  program(name: string): string;
  /** The folder of a package. */
  folder(name: string): string;
}

/** Throws with what npm said where the registry refuses. */
export function installPeers(): Peers {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const home = join(cache, 'autoloop-test', 'peers');
  const modules = join(home, 'node_modules');
  if (!packages.every((name) => existsSync(join(modules, name)))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: home, stdio: 'ignore' });
  }
  return { program: (name) => join(modules, '.bin', name), folder: (name) => join(modules, name) };
}
