/** Real repositories of the examples of rules: files, commits, branches, journals, claims and records. */
import { lstat, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { baseCommit, type Example } from '../../src/core/rules/examples.js';
import type { ChangedFileFact, ChangeFact } from '../../src/core/rules/facts.js';
import { factsOf, textsOf } from '../core/rules/snapshot-of.js';
import { arrangeHistory, withIds } from './example-repository-history.js';
import {
  arrangeClaims,
  arrangeRuns,
  attestationPath,
  recordFiles,
  runIdOf,
  signedAttestation,
} from './example-repository-live.js';
import { autoloop, git, type Outcome, runProgram } from './run-program.js';

type Content = string | Uint8Array;
type Files = ReadonlyMap<string, Content>;

/** The branch that is checked out: where somebody writes documents, beside the integration branch. */
const desk = 'desk';

/** An empty repository with the hooks in place. */
export async function emptyRepository(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  await git(root, 'init', '-q', '-b', desk);
  const { code, stderr } = await autoloop(root, ['hooks', 'install']);
  if (code !== 0) throw new Error(`hooks install exited with ${code}: ${stderr}`);
}

/** The files of an example, with real ids in the place of made-up ones. */
export interface Arranged {
  files: Files;
  links: Readonly<Record<string, string>>;
}

/** The repository of a bad example, and of the good one of its rule. */
export interface Arrangement {
  bad: Arranged;
  good: Arranged;
  /** Makes the facts of the good one true. */
  correct(): Promise<void>;
}

/**
 * Puts a repository where examples begin, with the facts of the bad one true of it and nothing under `.autoloop`: history, branches,
 * journals and claims stand in the place of those of examples before.
 */
export async function arrange(root: string, bad: Example, good: Example): Promise<Arrangement> {
  const texts = [bad, good].flatMap(({ files }) => Object.values(files));
  const isTold = bad.facts !== undefined || good.facts !== undefined;
  const sound = isTold && (await factsIn(root, good, good, texts));
  const faulty = await factsIn(root, bad, good, texts);
  await git(root, 'checkout', '-q', '-f', '-B', desk, faulty.base);
  await git(root, 'clean', '-q', '-f', '-d');
  return {
    bad: faulty,
    // Where no facts are told, the same commits stand for both.
    good: sound || realFiles(good, faulty.ids),
    correct: async () => {
      if (isTold) await factsIn(root, good, good, texts);
    },
  };
}

/** The files of an example, and what its facts say of runs and claims, with real names. */
function realFiles(example: Example, ids: ReadonlyMap<string, string>) {
  const { runs, unreadableRuns } = example.facts ?? {};
  const real = JSON.parse(
    named(withIds(JSON.stringify({ files: example.files, live: { runs, unreadableRuns } }), ids)),
  );
  const found: Example = { ...example, files: real.files, facts: { ...example.facts, ...real.live } };
  return { found, files: new Map<string, Content>(textsOf(found)), links: example.links ?? {} };
}

/** Makes the facts of an example true. `sound` is the example of the same rule that keeps it. */
async function factsIn(
  root: string,
  example: Example,
  sound: Example,
  all: readonly string[],
): Promise<Arranged & { base: string; ids: ReadonlyMap<string, string> }> {
  const ids = await arrangeHistory(root, example, all);
  const { found, files, links } = realFiles(example, ids);
  const { signatures, records, unreadableClaims = [] } = example.facts ?? {};
  const { journals, claims = [] } = factsOf(found);
  await arrangeRuns(root, [...journals.values()], found.facts?.unreadableRuns ?? []);
  await arrangeClaims(root, claims, unreadableClaims);
  if (signatures?.login !== undefined) files.set(attestationPath, signedAttestation(signatures.login));
  const [record, soundRecord] = [records?.login, sound.facts?.records?.login];
  const beside = record && soundRecord ? recordFiles(record, soundRecord, files) : [];
  return { files: new Map([...files, ...beside]), links, base: ids.get(baseCommit) as string, ids };
}

/** Real names of runs: examples have one, of the order \`login\`. */
const named = (text: string): string => text.replace(/\brun-1\b/g, runIdOf('login'));

/** Puts the files of an example under `.autoloop`, in the place of all that was there. */
export async function lay(root: string, { files, links }: Arranged): Promise<void> {
  await rm(join(root, '.autoloop'), { recursive: true, force: true });
  for (const [path, content] of files) await put(root, path, content);
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await symlink(target, join(root, path));
  }
}

export async function put(root: string, path: string, content: Content | null): Promise<void> {
  const file = join(root, path);
  if (content === null) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  if ((await lstat(file).catch(() => undefined))?.isSymbolicLink()) await rm(file);
  await writeFile(file, content);
}

/** Stages everything and commits it as a person does, with the hooks. */
export async function commitAll(root: string, options: CommitOptions = {}): Promise<Outcome> {
  const { message = 'Documents', author, skipHooks = false } = options;
  await git(root, 'add', '-A');
  const env = author && { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email };
  const args = ['commit', '-q', '--allow-empty', '-m', message, ...(skipHooks ? ['--no-verify'] : [])];
  return runProgram('git', args, { cwd: root, ...(env && { env }) });
}

export interface CommitOptions {
  message?: string;
  author?: { name: string; email: string };
  skipHooks?: boolean;
}

/** Puts in the work tree what a change did, on top of what `before` put there. */
export async function apply(root: string, change: ChangeFact, { files }: Arranged): Promise<void> {
  for (const file of change.files) await put(root, file.path, contentsOf(file, files).after);
}

/** What the files of changes were before the first of them: committed, so that the changes are what they say. */
export async function layBefore(root: string, changes: readonly ChangeFact[], arranged: Arranged): Promise<void> {
  await lay(root, arranged);
  for (const file of changes.flatMap(({ files }) => files).toReversed())
    if (file.path.startsWith('.autoloop/')) await put(root, file.path, contentsOf(file, arranged.files).before);
}

/** Evidence that is changed and was not sealed was of an order on hold. */
function contentsOf(
  { path, status, sealed }: ChangedFileFact,
  files: Files,
): { before: Content | null; after: Content | null } {
  const text = files.get(path) ?? `one ${path}\n`;
  if (status === 'added') return { before: null, after: text };
  if (status === 'removed') return { before: text, after: null };
  if (sealed === 'appended') return { before: text, after: `${text}two\n` };
  if (sealed === 'replaced' || !files.has(path))
    return { before: text, after: path.endsWith('.jsonl') ? `other\n${text}` : `${text}\nMore.\n` };
  return { before: `${String(text).replace('result: accepted', 'result: hold')}\n`, after: text };
}

/** The message of a commit that is a change. */
export const messageOf = ({ order, imported }: ChangeFact): string =>
  [
    'Change',
    '',
    ...(order === null ? [] : [`Work-Order: ${order}`]),
    ...(imported ? [`Run: ${runIdOf('login')}`, `Attempt: ${imported.attempt}`] : []),
    '',
  ].join('\n');

/** Where a change is committed: on the integration branch where it says so. */
export async function goTo(root: string, { integrated }: ChangeFact): Promise<void> {
  await git(root, 'checkout', '-q', integrated ? 'main' : desk);
}
