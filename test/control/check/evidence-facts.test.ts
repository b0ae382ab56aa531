/** Evidence that somebody touched, and documents that nobody touched since a commit, in real repositories. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CheckOptions, checkDocuments } from '../../../src/control/check/check.js';
import {
  closeout,
  closeoutPath,
  config,
  configPath,
  order,
  orderPath,
  reportPath,
  reviewPath,
  withCloseout,
} from '../../../src/core/rules/examples.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { writeExample } from './example-files.js';

const journalPath = '.autoloop/closeouts/login.journal.jsonl';
const head = async (root: string, of = 'HEAD') => (await git(root, 'rev-parse', of)).trim();

async function commitAll(root: string, message = 'All'): Promise<string> {
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '--allow-empty', '-m', message);
  return head(root);
}

/** What is said of evidence, or of everything. */
async function told(root: string, options: CheckOptions = {}, rule?: string): Promise<string[]> {
  const { findings } = await checkDocuments(root, options);
  return findings
    .filter((one) => rule === undefined || one.rule === rule)
    .map((one) => `${one.path} ${one.severity} ${one.rule}`);
}

const rewritten = (root: string, options: CheckOptions = {}) => told(root, options, 'evidence-rewritten');
const isRewritten = (path: string) => `${path} error evidence-rewritten`;

/** A repository with an order closed as accepted on `main`, one commit after it, and another branch from before the closing. */
async function closed(keys: Parameters<typeof closeout>[0] = {}): Promise<string> {
  const root = await temporary('autoloop evidence');
  await git(root, 'init', '-q', '-b', 'main');
  await writeExample(root, { [configPath]: config(), [orderPath]: order(), 'src/login/session.ts': 'one\n' });
  await commitAll(root, 'Order');
  await git(root, 'branch', '-q', 'before');
  await writeExample(root, { ...withCloseout({ [closeoutPath]: closeout(keys) }), [journalPath]: '{"seq":1}\n' });
  await commitAll(root, 'Close');
  await writeFile(join(root, 'README.md'), 'read\n');
  await commitAll(root, 'More');
  return root;
}

/** The same change uncommitted, staged and committed. */
async function everywhere(root: string, change: () => Promise<void>): Promise<string[][]> {
  await change();
  const uncommitted = await rewritten(root);
  await git(root, 'add', '-A');
  const staged = await rewritten(root, { source: { of: 'index' } });
  await git(root, 'commit', '-q', '-m', 'Change');
  return [uncommitted, staged, await rewritten(root, { range: 'HEAD^..HEAD' })];
}

describe('evidence of an order that was closed for good', () => {
  it.each([closeoutPath, reviewPath, reportPath, journalPath])('%s is told wherever it is changed', async (path) => {
    const root = await closed();
    const file = join(root, path);
    const change = async () => writeFile(file, (await readFile(file, 'utf8')).replace(/e/g, 'E'));
    expect(await everywhere(root, change)).toEqual(Array(3).fill([isRewritten(path)]));
  });

  it('is told when it is removed or renamed, one file or all of them', async () => {
    const root = await closed();
    expect(await everywhere(root, () => rm(join(root, reviewPath)))).toEqual(Array(3).fill([isRewritten(reviewPath)]));
    const moved = async () => {
      await git(root, 'mv', reportPath, '.autoloop/reports/login/other.md');
    };
    expect(await everywhere(root, moved)).toEqual(Array(3).fill([isRewritten(reportPath)]));
    const other = await closed();
    const removed = () => rm(join(other, '.autoloop/closeouts'), { recursive: true });
    const all = [journalPath, closeoutPath].map(isRewritten);
    expect(await everywhere(other, removed)).toEqual([all, all, all]);
  });

  it('may be added to: a journal at its end, a record by another file', async () => {
    const root = await closed();
    const add = async () => {
      await writeFile(join(root, journalPath), '{"seq":1}\n{"seq":2}\n');
      await writeFile(join(root, '.autoloop/reviews/login/2.md'), await readFile(join(root, reviewPath)));
    };
    expect(await everywhere(root, add)).toEqual([[], [], []]);
  });

  it('touched alone, or with another mode, is not changed', async () => {
    const root = await closed();
    await writeFile(join(root, closeoutPath), await readFile(join(root, closeoutPath)));
    expect(await rewritten(root)).toEqual([]);
    await git(root, 'update-index', '--chmod=+x', closeoutPath);
    expect(await rewritten(root, { source: { of: 'index' } })).toEqual([]);
  });

  it('is read from an editor before it is saved', async () => {
    const root = await closed();
    const source = (text: string) => ({ source: { of: 'buffers', texts: new Map([[closeoutPath, text]]) } }) as const;
    const text = await readFile(join(root, closeoutPath), 'utf8');
    expect(await rewritten(root, source(text))).toEqual([]);
    expect(await rewritten(root, source(`${text}\nMore.\n`))).toEqual([isRewritten(closeoutPath)]);
    // The text of the editor counts in the place of the file.
    await writeFile(join(root, closeoutPath), `${text}\nOther.\n`);
    expect(await rewritten(root, source(`${text}\nMore.\n`))).toEqual([isRewritten(closeoutPath)]);
    expect(await rewritten(root, source(text))).toEqual([]);
    const typed = (texts: [string, string][]) => ({ source: { of: 'buffers', texts: new Map(texts) } }) as const;
    expect(
      await rewritten(
        root,
        typed([
          [closeoutPath, text],
          [journalPath, '{"seq":1}\n{"seq":2}\n'],
        ]),
      ),
    ).toEqual([]);
    expect(
      await rewritten(
        root,
        typed([
          [closeoutPath, text],
          [journalPath, '{"seq":2}\n'],
        ]),
      ),
    ).toEqual([isRewritten(journalPath)]);
  });

  it('is not rewritten where it was only held before', async () => {
    const root = await closed({ result: 'hold', accepted_by: null, accepted_commit: null });
    const change = () => writeExample(root, withCloseout());
    expect(await everywhere(root, change)).toEqual([[], [], []]);
  });
});

describe('what moves evidence without changing it', () => {
  it('a merge, a merge with a conflict elsewhere, an octopus and a rebase', async () => {
    const root = await closed();
    await git(root, 'switch', '-q', '-c', 'third', 'before');
    await writeFile(join(root, 'third.ts'), 'third\n');
    await commitAll(root);
    await git(root, 'switch', '-q', 'before');
    await writeFile(join(root, 'README.md'), 'other\n');
    await commitAll(root);
    const start = await head(root);
    await git(root, 'merge', '-q', 'main').catch(() => undefined);
    await writeFile(join(root, 'README.md'), 'both\n');
    await git(root, 'add', '-A');
    expect(await rewritten(root, { source: { of: 'index' } })).toEqual([]);
    await commitAll(root, 'Merge');
    await git(root, 'switch', '-q', '-c', 'octopus', 'main~2');
    await git(root, 'merge', '-q', '-m', 'Octopus', 'main', 'third');
    expect(await rewritten(root, { range: `${start}..HEAD` })).toEqual([]);
    await git(root, 'switch', '-q', 'third');
    await git(root, 'rebase', '-q', 'main');
    expect(await rewritten(root, { range: 'main..HEAD' })).toEqual([]);
    expect(await rewritten(root)).toEqual([]);
  });

  it('a merge that takes what one side added to a journal, and both closed', async () => {
    const root = await closed();
    await git(root, 'switch', '-q', '-c', 'longer');
    await writeFile(join(root, journalPath), '{"seq":1}\n{"seq":2}\n');
    await commitAll(root);
    await git(root, 'switch', '-q', 'main');
    await writeFile(join(root, 'README.md'), 'more\n');
    await commitAll(root);
    await git(root, 'merge', '-q', '-m', 'Merge', 'longer');
    expect(await rewritten(root, { range: 'HEAD^1..HEAD' })).toEqual([]);
    await writeFile(join(root, journalPath), '{"seq":1}\n');
    await git(root, 'add', '-A');
    await git(root, 'commit', '-q', '--amend', '-m', 'Merge');
    expect(await rewritten(root, { range: 'HEAD^1..HEAD' })).toEqual([isRewritten(journalPath)]);
  });

  it('but not a merge that loses it, whichever side it was on', async () => {
    for (const [onto, other] of [
      ['main', 'before'],
      ['before', 'main'],
    ] as const) {
      const root = await closed();
      await git(root, 'switch', '-q', 'before');
      await writeFile(join(root, 'before.ts'), 'before\n');
      await commitAll(root);
      await git(root, 'switch', '-q', onto);
      await git(root, 'merge', '-q', '--no-ff', '--no-commit', other);
      await git(root, 'rm', '-q', '-f', closeoutPath);
      expect(await rewritten(root, { source: { of: 'index' } })).toEqual([isRewritten(closeoutPath)]);
      await git(root, 'commit', '-q', '-m', 'Merge');
      expect(await rewritten(root, { range: 'HEAD^..HEAD' })).toEqual([isRewritten(closeoutPath)]);
    }
  });
});

describe('checks.since', () => {
  const other = '.autoloop/work-orders/logout.md';

  /** Two orders of an owner that nobody knows; only what came after `since` is held to it. */
  async function brownfield(): Promise<string> {
    const root = await temporary('autoloop since');
    await git(root, 'init', '-q', '-b', 'main');
    await writeExample(root, {
      [configPath]: config(),
      [orderPath]: order({ owner: 'webb' }),
      [other]: order({ owner: 'webb' }),
    });
    const since = await commitAll(root);
    await writeExample(root, { 'src/login/a.ts': 'a\n', [configPath]: config({ checks: `{since: "${since}"}` }) });
    await commitAll(root);
    return root;
  }
  const broken = (path: string, severity: string) => `${path} ${severity} broken-reference`;

  it('makes warnings of errors in what nobody touched since, but not with --all', async () => {
    const root = await brownfield();
    expect(await told(root)).toEqual([broken(orderPath, 'warning'), broken(other, 'warning')]);
    expect(await told(root, { all: true })).toEqual([broken(orderPath, 'error'), broken(other, 'error')]);
    expect((await checkDocuments(root)).counts).toMatchObject({ error: 0, warning: 2 });
  });

  it('knows what was touched: committed, staged, on disc or in an editor', async () => {
    const root = await brownfield();
    const text = `${await readFile(join(root, other), 'utf8')}\nMore.\n`;
    const touched = [broken(orderPath, 'warning'), broken(other, 'error')];
    expect(await told(root, { source: { of: 'buffers', texts: new Map([[other, text]]) } })).toEqual(touched);
    await writeFile(join(root, other), text);
    expect(await told(root)).toEqual(touched);
    await git(root, 'add', '-A');
    expect(await told(root, { source: { of: 'index' } })).toEqual([broken(other, 'error')]);
    await commitAll(root);
    expect(await told(root)).toEqual(touched);
    expect(await told(root, { range: 'HEAD^..HEAD' })).toEqual([broken(other, 'error')]);
    expect(await told(root, { range: 'HEAD~2..HEAD' })).toEqual(touched);
  });

  it('takes other line endings for the same text, and leaves everything else as severe as it is', async () => {
    const root = await brownfield();
    const text = await readFile(join(root, other), 'utf8');
    await writeFile(join(root, other), text.replaceAll('\n', '\r\n'));
    expect(await told(root)).toEqual([broken(orderPath, 'warning'), broken(other, 'warning')]);
    const settings = await readFile(join(root, configPath), 'utf8');
    const severity = (said: string) =>
      writeFile(join(root, configPath), settings.replace('{since', `{severity: {broken-reference: ${said}}, since`));
    await severity('hold');
    expect(await told(root)).toEqual([broken(orderPath, 'hold'), broken(other, 'hold')]);
    await severity('off');
    expect(await told(root)).toEqual([]);
  });

  it('at a commit that is not here is told at config.yml, and forgives nothing', async () => {
    const root = await brownfield();
    await writeExample(root, { [configPath]: config({ checks: `{since: "${'4'.repeat(40)}"}` }) });
    expect(await told(root)).toEqual([
      `${configPath} error unknown-commit`,
      broken(orderPath, 'error'),
      broken(other, 'error'),
    ]);
    await git(root, 'checkout', '-q', configPath);
    const clone = join(await temporary(), 'clone');
    await git(root, 'clone', '-q', '--depth', '1', `file://${root}`, clone);
    expect(await told(clone)).toEqual([
      `${configPath} warning unknown-commit`,
      broken(orderPath, 'error'),
      broken(other, 'error'),
    ]);
  });
});
