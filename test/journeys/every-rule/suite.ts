/**
 * Every rule, in real repositories, by what it is itself tested with: the repository of each bad example is caught by `check`, in
 * SARIF, by a commit with the hooks in place and in an editor, at the same place; as the good example it passes.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultyExample } from '../../../src/core/rules/examples.js';
import type { ChangeFact } from '../../../src/core/rules/facts.js';
import type { Rule } from '../../../src/core/rules/rule.js';
import { type Client, startClient } from '../../shells/lsp/client.js';
import {
  type Arranged,
  apply,
  arrange,
  type CommitOptions,
  commitAll,
  emptyRepository,
  goTo,
  lay,
  layBefore,
  messageOf,
  put,
} from '../../support/example-repository.js';
import { git, type Outcome } from '../../support/run-program.js';
import { temporaryForAll } from '../../support/temporary.js';
import { isThorough } from '../../support/thorough.js';
import { checked, type Seen, untilShown, uriIn } from './looks.js';

/** Whether a fault is in a commit that says which order it is for, and in no document. */
export const isInCommit = ({ facts = {} }: FaultyExample): boolean =>
  facts.changes?.some(({ order }) => order !== null) ?? false;

/** Whether a fault is in commits that were made before: the hook tells of the one that brings it about. */
export const isInHistory = ({ facts = {} }: FaultyExample): boolean => facts.integrated !== undefined;

/** What is true of a real repository, where an example leaves out what files there are, that main has moved, or the record of a run. */
const besides = ({ facts = {} }: FaultyExample): string[] => [
  ...(facts.trackedFiles ? [] : ['scope-matches-nothing', 'scope-overlap']),
  ...(facts.integrated ? ['base-advanced'] : []),
  ...(facts.records ? [] : ['evidence-chain-broken']),
];

export async function everyRule(rules: readonly Rule[]): Promise<void> {
  const work: { root: string; client: Client; end?: () => void } = { root: '', client: {} as Client };
  const folder = await temporaryForAll('autoloop rules');
  beforeAll(async () => {
    work.root = join(folder, 'repo');
    await emptyRepository(work.root);
    work.client = await startClient({ folders: [work.root], whenDone: (end) => Object.assign(work, { end }) });
  });
  afterAll(() => work.end?.());

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const examples = rule
      .bad()
      .map((example, index) => [index + 1, example] as const)
      .filter(([number]) => isThorough || number === 1);
    test.each(examples)('bad example %d is caught wherever one looks', async (number, example) => {
      const round = { ...work, rule, example, isFirst: number === 1 };
      const { uncommitted } = example.facts ?? {};
      const changes = example.facts?.changes ?? (uncommitted ? [uncommitted] : undefined);
      const found = await (changes ? changedRound(round, changes) : documentRound(round));
      const expected = [id, ...(example.also ?? [])].sort();
      expect(found.filter((rule) => expected.includes(rule) || !besides(example).includes(rule))).toEqual(expected);
    });
  });
}

/** The editor is told of no two texts by the same number. */
let version = 0;

interface Round {
  root: string;
  client: Client;
  rule: Rule;
  example: FaultyExample;
  /** The good example, which is the same for all bad ones, is looked at by all means once. */
  isFirst: boolean;
}

/** Rules found in documents, with facts that are no part of a commit. Answers the rules that were found. */
async function documentRound({ root, rule, example, client, isFirst }: Round): Promise<string[]> {
  const [path] = example.at;
  const uri = uriIn(root, path);
  const { bad, good, correct } = await arrange(root, example, rule.good());
  const [badText, goodText] = [bad.files.get(path), good.files.get(path)];

  await lay(root, bad);
  const { code, seen } = await checked(root);
  expectFound(seen, rule, example, bad.files);
  expect(code).toBe(seen.some(({ severity }) => severity === 'error') ? 1 : 0);

  // On disc the document is as it should be; in the editor it is not.
  if (badText !== undefined) await put(root, path, goodText ?? null);
  await client.changedOnDisc(uriIn(root, '.git/HEAD'));
  if (badText !== undefined) await client.open(uri, String(badText), ++version);
  await untilShown(client, root, path, (shown, of) => isLatest(of) && isShown(shown, seen, path));
  if (badText !== undefined) await put(root, path, badText);

  expectCaught(await commitAll(root), rule, isInHistory(example) ? seen.filter((one) => one.rule !== rule.id) : seen);

  await correct();
  await lay(root, good);
  if (badText !== undefined && goodText !== undefined) await client.type(uri, String(goodText), ++version);
  else if (badText !== undefined) await client.close(uri);
  await client.changedOnDisc(uriIn(root, '.git/HEAD'));
  await untilShown(client, root, path, (shown, of) => isLatest(of) && shown.every((one) => one.rule !== rule.id));
  if (badText !== undefined && goodText !== undefined) await client.close(uri);
  if (isFirst) {
    expectNone(await checked(root), rule);
    expect(await commitAll(root)).toMatchObject({ code: 0 });
  }
  return rulesIn(seen);
}

/** Rules found in what was changed. Answers the rules that were found. */
async function changedRound(round: Round, [change]: readonly ChangeFact[]): Promise<string[]> {
  const { root, rule, example, client, isFirst } = round;
  if (change === undefined) throw new Error('an example changes something');
  const { bad } = await arrange(root, example, rule.good());
  await goTo(root, change);
  await layBefore(root, [change], bad);
  await commitAll(root, { skipHooks: true });
  await apply(root, change, bad);
  if (!isInCommit(example)) {
    const { seen } = await checked(root);
    expectFound(seen, rule, example, bad.files);
    await client.changedOnDisc(uriIn(root, '.git/HEAD'));
    await untilShown(client, root, example.at[0], (shown) => isShown(shown, seen, example.at[0]));
  }
  const { author } = change;
  const options: CommitOptions = { message: messageOf(change), ...(author.email !== '' && { author }) };
  const outcome = await commitAll(root, options);
  if (outcome.code !== 0) await commitAll(root, { ...options, skipHooks: true });
  const { seen } = await checked(root, 'HEAD^..HEAD');
  expectCaught(outcome, rule, seen);
  expectFound(seen, rule, example, bad.files);
  if (isFirst) await correctedRound(round);
  return rulesIn(seen);
}

/** Where what is changed is only what the good example says, everything passes. */
async function correctedRound({ root, rule }: Round): Promise<void> {
  const { good } = await arrange(root, rule.good(), rule.good());
  const changes = rule.good().facts?.changes ?? [];
  await layBefore(root, changes, good);
  await commitAll(root, { skipHooks: true });
  const start = await git(root, 'rev-parse', 'HEAD');
  for (const change of changes) {
    await apply(root, change, good);
    // What the host imports it commits itself, without hooks.
    const options = { message: messageOf(change), author: change.author, skipHooks: change.imported !== undefined };
    expect(await commitAll(root, options)).toMatchObject({ code: 0 });
  }
  expectNone(await checked(root), rule);
  expectNone(await checked(root, `${start}..HEAD`), rule);
}

/** Of the text that was typed last, where it is said of which text it is. */
const isLatest = (of: number | undefined): boolean => of === undefined || of === version;

const rulesIn = (seen: readonly Seen[]): string[] => [...new Set(seen.map(({ rule }) => rule))].sort();

function expectNone({ code, seen }: Awaited<ReturnType<typeof checked>>, { id }: Rule): void {
  expect(rulesIn(seen)).not.toContain(id);
  expect(code).toBe(0);
}

/** The rule's own findings are where the example says. */
function expectFound(
  seen: readonly Seen[],
  rule: Rule,
  { at: [path, start] }: FaultyExample,
  files: Arranged['files'],
): void {
  const own = seen.filter((one) => one.rule === rule.id);
  expect(own.map((one) => one.path)).toContain(path);
  const lines = String(files.get(path) ?? '').split('\n');
  for (const { path: where, place } of own) {
    expect(where).toBe(path);
    expect(lines[place[0] - 1]?.trim().slice(0, start.length)).toBe(start);
  }
}

/** A commit is refused for an error; anything else lets it through. What is found is named either way, where not all of it only informs. */
function expectCaught({ code, stdout, stderr }: Outcome, { id }: Rule, seen: readonly Seen[]): void {
  const said = `${stdout}${stderr}`;
  const severities = new Set(seen.map(({ severity }) => severity));
  expect(code, said).toBe(severities.has('error') ? 1 : 0);
  const isSaid = severities.has('error') || severities.has('hold') || severities.has('warning');
  expect(said.includes(`[${id}]`), said).toBe(isSaid && seen.some(({ rule }) => rule === id));
  if (isSaid) expect(said).toMatch(/autoloop: what is staged.*: .*(error|hold|warning)/);
}

const isShown = (shown: Pick<Seen, 'rule' | 'place'>[], seen: readonly Seen[], path: string): boolean =>
  JSON.stringify(shown) ===
  JSON.stringify(seen.filter((one) => one.path === path).map(({ rule, place }) => ({ rule, place })));
