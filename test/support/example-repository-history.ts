/** The commits and branches of an example, made real: what its facts say of history, Git then has. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { baseCommit, branchFact, type Example, verifiedCommit } from '../../src/core/rules/examples.js';
import { runIdOf } from './example-repository-live.js';
import { runProgram } from './run-program.js';

const session = 'src/login/session.ts';
const ada = 'Ada <ada@example.com>';
const agent = { author: 'agent/claude@attempt-1 <claude@attempt-1.invalid>' };
/** Work that nobody says more of was imported by the host. */
const importedWork = `Login\n\nWork-Order: login\nRun: ${runIdOf('login')}\nAttempt: 1\n`;
const unique = (paths: readonly string[]) => [...new Set(paths)];

/** The made-up ids of commits in a text: forty times the same digit. */
const madeUpIds = /(?<![0-9a-f])([0-9a-f])\1{39}(?![0-9a-f])/g;

/** Files of the first commit: what the example says is tracked, and what its changes do not add. */
function tracked({ facts = {} }: Example): string[] {
  const changed = (facts.changes ?? []).flatMap(({ files }) => files);
  const before = changed.filter(({ path, status }) => status !== 'added' && !path.startsWith('.autoloop/'));
  return facts.trackedFiles
    ? [...facts.trackedFiles]
    : unique([session, 'src/billing/invoice.ts', ...before.map(({ path }) => path)]);
}

interface Commit {
  ref: string;
  author?: string;
  message: string;
  /** A mark; null for a commit without parents. */
  parent: number | null;
  files: readonly string[];
  content: string;
}

/** What `git fast-import` reads; the same commits have the same ids in every repository. */
function importStream() {
  let marks = 0;
  let text = '';
  return {
    text: () => text,
    /** Adds a commit at the tip of `ref`, wherever that was before; its mark. */
    commit: ({ ref, author = ada, message, parent, files, content }: Commit): number => {
      marks += 1;
      const when = `${Date.UTC(2026, 10, 20, 10) / 1000} +0000`;
      text += `reset ${ref}\n\ncommit ${ref}\nmark :${marks}\nauthor ${author} ${when}\n`;
      text += `committer Host <host@test.invalid> ${when}\n${data(message)}`;
      if (parent !== null) text += `from :${parent}\n`;
      for (const path of files) text += `M 100644 inline ${path}\n${data(`${content} ${path}\n`)}`;
      text += '\n';
      return marks;
    },
    point: (ref: string, at: number): void => {
      text += `reset ${ref}\nfrom :${at}\n\n`;
    },
    remove: (ref: string): void => {
      text += `reset ${ref}\nfrom ${'0'.repeat(40)}\n\n`;
    },
  };
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

/**
 * Gives a repository the commits that an example names or whose place in the history its facts describe, in the place of those
 * of an example before; `main` and the branches of reports stand where it says.
 * @param texts what may hold made-up ids.
 * @returns the real ids by the made-up ones. One that the example says is not there has none.
 */
export async function arrangeHistory(
  root: string,
  example: Example,
  texts: readonly string[],
): Promise<Map<string, string>> {
  const { facts = {} } = example;
  const stream = importStream();
  const authorOf = (id: string) => {
    const author = facts.commits?.[id]?.author;
    return author && { author: `${author.name} <${author.email}>` };
  };
  const base = stream.commit({
    ref: 'refs/kept/base',
    ...authorOf(baseCommit),
    message: 'Base',
    parent: null,
    files: tracked(example),
    content: 'base',
  });
  const marks = new Map([[baseCommit, base]]);
  // Other commits that are named lie between the base and the work, and change nothing.
  let below = base;
  if (facts.commits === undefined)
    for (const [id, digit] of texts.flatMap((text) => [...text.matchAll(madeUpIds)]))
      if (!marks.has(id) && id !== verifiedCommit) {
        below = stream.commit({ ref: 'refs/kept/named', message: `${digit}`, parent: below, files: [], content: '' });
        marks.set(id, below);
      }
  const [history] = Object.values(facts.histories ?? {});
  const { branch, integration } = history ?? {};

  if (facts.commits === undefined || facts.commits[verifiedCommit]) {
    const [own] = history?.commits ?? [];
    const changed = unique([...(history?.files ?? [session]), ...(own?.files.map(({ path }) => path) ?? [])]);
    // A branch that has the work and not its base was rewritten below the work.
    const isApart = history?.descends === false || branch?.hasBase === false;
    const author = own ? { author: `${own.author.name} <${own.author.email}>` } : (authorOf(verifiedCommit) ?? agent);
    const message = own ? 'Work' : importedWork;
    const work = { message, parent: isApart ? null : below, files: changed, content: 'work' };
    marks.set(verifiedCommit, stream.commit({ ref: 'refs/kept/work', ...author, ...work }));
  }
  const work = marks.get(verifiedCommit) ?? base;
  if (branch === undefined) stream.remove(`refs/heads/${branchFact().name}`);
  else {
    const ref = `refs/heads/${branch.name}`;
    const after = { ref, message: 'After', files: branch.files, content: 'after' };
    if (!branch.hasHead) stream.commit({ ...after, parent: base, files: [session] });
    else if (branch.files.length > 0) stream.commit({ ...after, parent: work });
    else stream.point(ref, work);
  }
  let main = base;
  const ref = 'refs/kept/main';
  if (integration && integration.files.length > 0)
    main = stream.commit({ ref, message: 'Meanwhile', parent: main, files: integration.files, content: 'main' });
  for (const { order, within } of facts.integrated ?? []) {
    // What was reviewed covers a commit that changes the same files.
    const changed = within.includes(baseCommit) ? 'src/login/form.ts' : session;
    const message = `Login\n\nWork-Order: ${order}\n`;
    main = stream.commit({ ref, message, parent: main, files: [changed], content: 'integrated' });
  }
  stream.point('refs/heads/main', main);
  return imported(root, stream.text(), marks);
}

/** Runs the import; ids by what was asked for. */
async function imported(root: string, stream: string, marks: Map<string, number>): Promise<Map<string, string>> {
  const list = join(root, '.git', 'example-marks');
  const { code, stderr } = await runProgram('git', ['fast-import', '--quiet', '--force', `--export-marks=${list}`], {
    cwd: root,
    stdin: stream,
  });
  if (code !== 0) throw new Error(`git fast-import exited with ${code}: ${stderr}`);
  const lines = (await readFile(list, 'utf8')).split('\n').filter(Boolean);
  await rm(list);
  const ids = new Map(lines.map((line) => line.slice(1).split(' ') as [string, string]));
  return new Map([...marks].map(([madeUp, mark]) => [madeUp, ids.get(String(mark)) as string]));
}

/** A text with real ids in the place of made-up ones. */
export const withIds = (text: string, ids: ReadonlyMap<string, string>): string =>
  text.replace(madeUpIds, (id) => ids.get(id) ?? id);
