/** Where Git looks for hooks, and what its configuration says of them. */
import path from 'node:path';
import { userGit, userGitAsIs } from './door.js';
import type { Repository } from './repository.js';

export interface HooksPath {
  value: string;
  scope: string;
}

export interface HooksPlace {
  /** The folder Git looks in, absolute. */
  dir: string;
  /** `core.hooksPath` and whose setting it is: `local`, `worktree`, `global`, `system` or `command`; null when it is not set. */
  setting: HooksPath | null;
  /** What it would be but for the settings of this repository. */
  outer: HooksPath | null;
  /** Git's version: `[2, 39]`. */
  version: readonly [number, number];
}

export async function hooksPlace(repo: Repository): Promise<HooksPlace> {
  const [dir, settings, version] = await Promise.all([
    userGit(repo, ['rev-parse', '--path-format=absolute', '--git-path', 'hooks']),
    userGit(repo, ['config', '--show-scope', '--null', '--type=path', '--get-all', 'core.hooksPath'], { accept: [1] }),
    userGit(repo, ['version']),
  ]);
  const fields = settings.stdout.toString().split('\0');
  const all = fields.flatMap((scope, index) =>
    index % 2 === 0 && index + 1 < fields.length ? [{ scope, value: fields[index + 1] ?? '' }] : [],
  );
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version.stdout.toString()) ?? [];
  return {
    dir: path.normalize(dir.stdout.toString().replace(/\n$/, '')).replace(/(.)\/$/, '$1'),
    setting: all.at(-1) ?? null,
    outer: all.findLast(({ scope }) => scope === 'global' || scope === 'system') ?? null,
    version: [Number(major ?? 0), Number(minor ?? 0)],
  };
}

/** Sets `core.hooksPath` of this repository, or (null) takes the setting out. */
export async function setHooksPath(repo: Repository, dir: string | null): Promise<void> {
  const change = dir === null ? ['--unset', 'core.hooksPath'] : ['core.hooksPath', dir];
  await userGitAsIs(repo, ['config', '--local', ...change], { accept: [5] });
}

/** A hook as a setting, `hook.<name>.*`: git-config(1) of Git 2.54. */
export interface ConfiguredHook {
  name: string;
  event: string;
  command: string;
}

/** Adds hooks to the settings of this repository; those of the same name are replaced. */
export async function addConfiguredHooks(repo: Repository, hooks: readonly ConfiguredHook[]): Promise<void> {
  for (const { name, event, command } of hooks) {
    await removeSection(repo, name);
    await userGitAsIs(repo, ['config', '--local', `hook.${name}.command`, command]);
    await userGitAsIs(repo, ['config', '--local', `hook.${name}.event`, event]);
  }
}

/** Takes hooks of these names out of the settings of this repository. */
export async function removeConfiguredHooks(repo: Repository, names: readonly string[]): Promise<void> {
  for (const name of names) await removeSection(repo, name);
}

/** The hooks in the settings of this repository whose name begins so. */
export async function configuredHooks(repo: Repository, prefix: string): Promise<ConfiguredHook[]> {
  const keys = `^hook\\.${prefix.replace(/[^a-z0-9-]/g, '')}.*\\.(command|event)$`;
  const { stdout } = await userGit(repo, ['config', '--local', '--null', '--get-regexp', keys], { accept: [1] });
  const hooks = new Map<string, ConfiguredHook>();
  for (const entry of stdout.toString().split('\0').slice(0, -1)) {
    const [, name = '', key = '', value = ''] = /^hook\.(.*)\.(command|event)\n([\s\S]*)$/.exec(entry) ?? [];
    const known = hooks.get(name) ?? { name, event: '', command: '' };
    hooks.set(name, { ...known, [key]: value });
  }
  return [...hooks.values()];
}

async function removeSection(repo: Repository, name: string): Promise<void> {
  await userGitAsIs(repo, ['config', '--local', '--remove-section', `hook.${name}`], { accept: [128] });
}
