/** Carries out one attempt: its worktree, its sandbox, its loop, and the import of what it leaves. */
import { AutoloopError } from '../../core/error.js';
import { attemptIn, findIteration } from '../../core/journal/lookup.js';
import type { IterationEndedData } from '../../core/journal/types.gen.js';
import { subjectOf } from '../../core/judging/input.js';
import { startingIn } from '../../core/presets/iteration.js';
import { nextStep, type Step } from '../../core/presets/loop.js';
import { quoted } from '../../core/untrusted.js';
import { freshFolder, removeFolder } from '../../edges/files/index.js';
import { addWorktree, checkoutTree, createAttemptGitDir, removeWorktree } from '../../edges/git/index.js';
import { againIfKilled } from './again.js';
import { budgetOf, secondsLeft, settleBudget } from './budget.js';
import { concurrently } from './concurrently.js';
import type { OpenAttempt, Run } from './context.js';
import { keepCycleFiles } from './cycle-files.js';
import { networkLog } from './decisions.js';
import { takeGuidance } from './guide.js';
import { importAttempt } from './import-change.js';
import { keepIterationDiff } from './iteration-diff.js';
import { runGates } from './measure/gates.js';
import { completionCommands, measurePhase } from './measure/phases.js';
import { runSetup } from './measure/setup.js';
import type { TreeSetup } from './measure/shared-setup.js';
import { adviceFor, reasonOf } from './roles/advice.js';
import { keepAgentLog } from './roles/agent-log.js';
import { mountsOf } from './roles/agents.js';
import { carryDocuments } from './roles/documents.js';
import { type Moment, momentBefore, momentWithin, treeSoFar } from './roles/moment.js';
import { carryNotes } from './roles/notes.js';
import { playRole } from './roles/role.js';
import { openSandbox } from './sandbox-plan.js';
import { throwIfStopped } from './stopped.js';

/** Takes an attempt from wherever the journal says it is to its imported change. Doing it again does only what is missing. */
export async function carryOut(run: Run, number: number): Promise<void> {
  if (attemptIn(run.journal.state, number).ended === null) await liveThrough(run, number);
  const { imported, discarded } = attemptIn(run.journal.state, number);
  if (imported === null && discarded === null) await takeIn(run, number);
  await againIfKilled(() => removeWorktree(run.repo, attemptIn(run.journal.state, number).worktree, 'later'));
}

/** Imports the attempt's change. One that cannot be taken, because somebody moved its branch, is out and keeps no other back. */
async function takeIn(run: Run, number: number): Promise<void> {
  try {
    await againIfKilled(() => importAttempt(run, attemptIn(run.journal.state, number)));
  } catch (error) {
    if (run.signal.aborted || !(error instanceof AutoloopError) || error.kind !== 'refused') throw error;
    await run.append('attempt.discarded', { attempt: number, reason: error.message });
  }
}

/** Goes round the loop until the attempt has ended. */
async function liveThrough(run: Run, number: number): Promise<void> {
  let open: OpenAttempt | undefined;
  try {
    for (;;) {
      throwIfStopped(run.signal);
      await settleCompletion(run, number);
      const step = nextStep(run.preset, loopStateOf(run, number), budgetOf(run, number));
      if (step.do === 'end') {
        await settleBudget(run, number, step.exhausted);
        const reason = step.reason + (step.outcome === 'agent-failed' ? adviceFor(run, number) : '');
        await run.append('attempt.ended', { attempt: number, outcome: step.outcome, reason });
        return;
      }
      open ??= await againIfKilled(() => openAttempt(run, number));
      if (step.do === 'iterate') open = await openAsItIs(open);
      if (step.do === 'iterate') await iterate(open, step);
      else if (step.do === 'prove') await prove(open, step);
      else await measurePhase(run, number, step.iteration).then(() => keepCycleFiles(run, number));
    }
  } catch (error) {
    if (run.signal.aborted || !(error instanceof AutoloopError)) throw error;
    // What an agent left and cannot be taken is the agent's failure; all else that is expected is the machine's.
    const outcome = error.kind === 'refused' ? 'agent-failed' : 'environment-failed';
    await settleBudget(run, number, undefined);
    await run.append('attempt.ended', { attempt: number, outcome, reason: reasonOf(error) });
  } finally {
    // The worktree of an attempt that is over goes; somebody may want to look into that of one that was interrupted.
    await open?.sandbox.close(run.signal.aborted ? undefined : 'abandoned');
  }
}

const loopStateOf = (run: Run, number: number) => ({
  baseTree: run.base.tree,
  iterations: attemptIn(run.journal.state, number).iterations,
});

/** Makes the worktree as the journal last saw it, a private Git directory over it, and a sandbox around both. */
async function openAttempt(run: Run, number: number): Promise<OpenAttempt> {
  const { agent, branch, worktree, opened_at } = attemptIn(run.journal.state, number);
  if (opened_at === null) await run.append('attempt.opened', { attempt: number, agent, branch, worktree });
  await carryDocuments(run, number);
  await carryNotes(run, number);
  const places = run.places.attempt(number);
  await removeWorktree(run.repo, worktree);
  await removeFolder(places.root);
  for (const folder of [places.inbox, places.outbox]) await freshFolder(folder);

  await addWorktree(run.repo, worktree, branch);
  const tree = treeSoFar(run, number);
  if (tree !== run.base.tree) await checkoutTree(run.repo, { dir: run.places.quarantine, tree, into: worktree });
  await createAttemptGitDir(run.repo, {
    dir: places.gitDir,
    base: run.places.base,
    commit: run.base.commit,
    worktree,
    branch,
  });

  return openTo({ run, number, agent, worktree, places }, await run.setup(tree));
}

/** A sandbox around an attempt's files, set up as these want it. */
async function openTo(files: Omit<OpenAttempt, 'sandbox' | 'setup'>, setup: TreeSetup): Promise<OpenAttempt> {
  const { run, number, agent, worktree, places } = files;
  const decisions = networkLog(run, number);
  const sandbox = await openSandbox(run, {
    workspace: { path: worktree, writable: true, shared: setup.shared },
    git: { dir: places.gitDir, base: `${run.places.base}/objects` },
    mounts: await mountsOf(run, agent, places),
    network: run.policy.sandbox.network,
    onDecision: decisions.note,
  });
  const close = async (workspace?: 'abandoned') => {
    await sandbox.close(workspace);
    await decisions.settled();
  };
  try {
    const failed = await runSetup(sandbox, setup.commands, {
      onCommand: (command) => run.note?.(`attempt ${number}: setup: ${quoted(command)} starts`),
    });
    if (failed !== null) throw failed.error;
  } catch (error) {
    await close();
    throw error;
  }
  return { ...files, setup, sandbox: { ...sandbox, close } };
}

/**
 * What an attempt changed of the inputs of shared setup makes it run that by itself, from its next iteration on; what it has
 * of its own then is not taken away again.
 */
async function openAsItIs(open: OpenAttempt): Promise<OpenAttempt> {
  const { run, number } = open;
  if (open.setup.shared.length === 0) return open;
  const setup = await run.setup(treeSoFar(run, number));
  if (setup.shared.length >= open.setup.shared.length) return open;
  await open.sandbox.close();
  return openTo(open, setup);
}

async function iterate(open: OpenAttempt, step: Extract<Step, { do: 'iterate' }>): Promise<void> {
  const { run, number } = open;
  const { iteration } = step;
  await takeGuidance(run, number, iteration);
  const told = attemptIn(run.journal.state, number).guidance.filter((guidance) => guidance.iteration === iteration);
  for (const { role, text } of step.guidance)
    if (!told.some((guidance) => guidance.text === text && guidance.role === (role ?? undefined)))
      await run.append('guidance.added', { attempt: number, iteration, text, ...(role === null ? {} : { role }) });
  await run.append('iteration.started', { attempt: number, iteration });
  const before = treeSoFar(run, number);
  const moment = await playIteration(open, step.roles, iteration);
  const left = hasWritten(open, iteration) ? await whatIsLeft(open, moment) : asItWas(open, before);
  await run.append('iteration.ended', {
    attempt: number,
    iteration,
    ...left,
    changed: left.tree !== before,
    ...(await keepIterationDiff(run, before, left.tree)),
  });
  await keepCycleFiles(run, number);
}

/** What the roles of an iteration left in the files. */
type Left = Pick<IterationEndedData, 'tree' | 'refused' | 'log'>;

async function whatIsLeft(open: OpenAttempt, moment: Moment): Promise<Left> {
  const log = await keepAgentLog(open);
  const { tree, refused } = await moment.left();
  return { tree, refused, log };
}

/** Of an iteration in which everybody only read nothing has to be looked at. */
function asItWas({ run, number }: OpenAttempt, tree: string): Left {
  const before = attemptIn(run.journal.state, number).iterations.findLast((iteration) => iteration.tree !== null);
  return { tree, refused: before?.refused ?? [], log: before?.log ?? null };
}

function hasWritten({ run, number }: OpenAttempt, iteration: number): boolean {
  const played = findIteration(run.journal.state, { attempt: number, iteration });
  return played?.roles.some(({ role }) => writes(run, role)) ?? true;
}

const writes = ({ preset }: Run, role: string): boolean => preset.roles.get(role)?.readOnly !== true;

/** Starts the roles of an iteration as they come to their turn, side by side where they only read: the files as they left them. */
async function playIteration(open: OpenAttempt, roles: string[], iteration: number): Promise<Moment> {
  const { run, number } = open;
  const soFar = () => findIteration(run.journal.state, { attempt: number, iteration }) ?? { roles: [], emitted: [] };
  let moment = momentBefore(open);
  try {
    for (;;) {
      const starting = startingIn(run.preset, roles, soFar());
      if (starting.length === 0) return moment;
      const isWritten = starting.some((role) => writes(run, role));
      if (isWritten) await moment.close();
      await concurrently(starting.length, starting, (role) => playRole(open, { role, iteration, moment }));
      if (isWritten) moment = momentWithin(open);
    }
  } finally {
    await moment.close();
  }
}

/** Lets the order's commands speak on a clean checkout of what the attempt has. */
async function prove({ run, number }: OpenAttempt, step: Extract<Step, { do: 'prove' }>): Promise<void> {
  const { iteration, tree, purpose } = step;
  const { completion } = attemptIn(run.journal.state, number);
  if (purpose === 'completion' && completion?.iteration !== iteration)
    await run.append('completion.proposed', { attempt: number, iteration, tree });
  const ended = () =>
    attemptIn(run.journal.state, number).iterations.find((one) => one.iteration === iteration)?.gates ?? [];
  const missing = () => step.commands.filter((command) => !ended().some((gate) => gate.command === command));
  await againIfKilled(() =>
    runGates(run, {
      subject: subjectOf(number),
      purpose,
      iteration,
      tree,
      runs: missing().map((command) => ({ command, repeat: 1 })),
      mostSeconds: () => secondsLeft(run, number),
    }),
  );
  await settleCompletion(run, number);
}

/** Journals what the gates say of a proposal, once they have all spoken and, in a preset of phases, were measured. */
async function settleCompletion(run: Run, number: number): Promise<void> {
  const { completion, iterations } = attemptIn(run.journal.state, number);
  if (completion?.status !== 'proposed') return;
  const { iteration } = completion;
  const { gates = [], measured = null } = iterations.find((one) => one.iteration === iteration) ?? {};
  if (gates.length < completionCommands(run).length) return;
  if (run.preset.phases.length > 0 && measured === null) return;
  const failed = gates.filter((gate) => !gate.passed).map((gate) => `\`${gate.command}\``);
  const held = measured !== null && measured.how !== 'converged' ? measured.reason : `${failed.join(', ')} failed`;
  if (failed.length === 0 && (measured === null || measured.how === 'converged'))
    await run.append('completion.accepted', { attempt: number, iteration });
  else await run.append('completion.held', { attempt: number, iteration, reason: held });
}
