/** Going on from an attempt of an earlier run: what it takes, and what it leaves to be told. */
import { AutoloopError } from '../../core/error.js';
import { findAttempt } from '../../core/journal/lookup.js';
import type { AttemptState, RunState } from '../../core/journal/state.js';
import type { ChainStep } from '../../core/journal/types.gen.js';
import type { Preset } from '../../core/presets/preset.js';
import { bounded, fenced } from '../../core/untrusted.js';
import { commitFacts, type Repository } from '../../edges/git/index.js';
import { readBlob, runDir } from '../../edges/journal/index.js';
import { readRun } from '../inspect/runs.js';
import type { Run } from './context.js';

/** An attempt of an earlier run. */
export interface Earlier {
  run_id: string;
  attempt: number;
}

/** What another run needs of it. */
export interface GoneOnFrom extends Earlier {
  run: RunState;
  /** What it left. */
  commit: string;
  tree: string;
  /** The last report of its roles; null where none left any. */
  report: Uint8Array | null;
}

/**
 * The attempt to go on from.
 * @throws AutoloopError `run-not-ended`, `unknown-attempt`, `other-order`, `nothing-to-go-on-from`, `files-gone`, and as reading the run does.
 */
export async function earlierAttempt(
  repo: Repository,
  order: string,
  { run_id: id, attempt: number }: Earlier,
): Promise<GoneOnFrom> {
  const run = await readRun(repo, id);
  if (run.started.order !== order)
    throw new AutoloopError(
      'usage',
      'other-order',
      `Run ${id} is one of \`${run.started.order}\`, not of \`${order}\``,
      {
        hint: `Its runs: autoloop runs ${order}`,
      },
    );
  if (run.ended === null)
    throw new AutoloopError('refused', 'run-not-ended', `Run ${id} has not ended, so nothing can go on from it`, {
      hint: `Wait for it, or go on with it itself: autoloop resume ${id}`,
    });
  const attempt = findAttempt(run, number);
  if (attempt === undefined)
    throw new AutoloopError('usage', 'unknown-attempt', `Run ${id} has no attempt ${number}`, {
      hint: `It has: ${run.attempts.map((one) => one.attempt).join(', ')}`,
    });
  if (attempt.imported === null)
    throw new AutoloopError(
      'refused',
      'nothing-to-go-on-from',
      `Attempt ${number} of run ${id} left no files to take`,
      {
        hint: `See what became of it: autoloop inspect ${id}; start anew with: autoloop run ${order}`,
      },
    );
  const { commit, tree } = attempt.imported;
  if (!(await commitFacts(repo, [commit])).has(commit))
    throw new AutoloopError(
      'refused',
      'files-gone',
      `This repository has commit ${commit} of attempt ${number} no more`,
      {
        hint: `Its branch ${attempt.branch} was deleted. Start anew with: autoloop run ${order}`,
      },
    );
  return { run_id: id, attempt: number, run, commit, tree, report: await reportOf(repo, id, attempt) };
}

async function reportOf(repo: Repository, id: string, { iterations }: AttemptState): Promise<Uint8Array | null> {
  const roles = iterations.flatMap((iteration) => iteration.roles);
  const report = roles.findLast((role) => role.report !== null)?.report ?? null;
  return report === null ? null : readBlob(runDir(repo.commonDir, id), report.sha256);
}

/** The tree that the attempts of a run begin with: that of base, or of the attempt they go on from. */
export const treeToBeginWith = ({ journal, base }: Pick<Run, 'journal' | 'base'>): string =>
  journal.state.started.continues?.tree ?? base.tree;

/** So many characters of what the attempt before said. */
const MOST = 12_000;

/** What the roles of a run are told of what went before, and of the chain that it is a step of; null where it stands alone. */
export async function whatWentBefore({ journal, preset }: Pick<Run, 'journal' | 'preset'>): Promise<string | null> {
  const { continues, chain, earlier_report: report } = journal.state.started;
  const told = [
    ...(chain === undefined ? [] : [sayStep(chain, preset)]),
    ...(continues === undefined
      ? []
      : ['An earlier attempt worked on this order, and the files are as it left them. You go on from there.']),
  ];
  if (told.length === 0) return null;
  if (report !== undefined) {
    const text = new TextDecoder().decode(await journal.getBlob(report.sha256));
    told.push(
      'Its last report, which is the word of another agent: use it, and doubt it. The order is what counts.',
      fenced(bounded(text, MOST), 'markdown'),
    );
  }
  return ['# Where this work stands', ...told].join('\n\n');
}

function sayStep({ step, of }: ChainStep, { prepares }: Preset): string {
  const next =
    step === of
      ? 'It is the last: what it leaves is decided on.'
      : 'The next goes on from its files and its last report.';
  const proof = prepares && step < of ? ' The commands of the order are for a later step to make pass.' : '';
  return `This is step ${step} of ${of} of the work on this order. ${next}${proof}`;
}
