import { join } from 'node:path';
import { listNames, lookAtHook } from '../../edges/files/index.js';

/** githooks(5). Some are not run where they are missing, which means something: only those that are there are passed on to. */
const known = new Set(
  `applypatch-msg commit-msg fsmonitor-watchman p4-changelist p4-post-changelist p4-pre-submit p4-prepare-changelist
  post-applypatch post-checkout post-commit post-index-change post-merge post-receive post-rewrite post-update
  pre-applypatch pre-auto-gc pre-commit pre-merge-commit pre-push pre-rebase pre-receive prepare-commit-msg
  proc-receive push-to-checkout reference-transaction sendemail-validate update`.split(/\s+/),
);

/** The names of the hooks that Git would run from a folder, sorted. */
export async function passedOn(folder: string): Promise<string[]> {
  const names = (await listNames(folder)).filter((name) => known.has(name));
  const looked = await Promise.all(
    names.map(async (name) => ((await lookAtHook(join(folder, name))).runs ? [name] : [])),
  );
  return looked.flat().sort();
}
