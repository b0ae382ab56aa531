import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../src/core/documents/policy.js';
import type { CriterionVerdict } from '../../../src/core/documents/types.gen.js';
import type { EventData } from '../../../src/core/journal/types.gen.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { type DecidableOptions, decidable, type Entry, orderText } from './decidable.js';
import { type Forgery, forgeRecord } from './forging.js';
import { cloneOf, only, record, reportOf, reviewed } from './verifying.js';

/** What is found of a record that is sealed and consistent, but for what `options` and `forgery` made of it. */
async function forged(
  options: DecidableOptions = {},
  forgery: Forgery = {},
  before: (dir: string) => Promise<unknown> = async () => {},
) {
  const repo = await decidable(join(await temporary(), 'project'), options);
  await before(repo.root);
  await forgeRecord(repo, { ...(options.order === undefined ? {} : { order: options.order }), ...forgery });
  return only(await cloneOf(repo));
}

const importing = (lie: object) => (entry: Entry) =>
  entry[0] === 'attempt.imported' && entry[1].attempt === 1
    ? (['attempt.imported', { ...entry[1], ...lie }] as Entry)
    : entry;

/** The score an attempt would have had, had nothing spoken against it. */
const standing = (entry: Entry) =>
  entry[0] === 'judge.scored' && entry[1].attempt === 1
    ? (['judge.scored', { ...entry[1], standing: 'candidate', reasons: [] }] as Entry)
    : entry;

describe('a record written by a forger', () => {
  it('holds where it says nothing false', async () => {
    const found = await forged();
    expect(found.first_fault).toBeUndefined();
    const open = found.steps.filter(({ ok }) => ok !== true).map(({ name }) => name);
    expect(open).toEqual(['signatures']);
  });

  describe('does not pass with another policy than the base was committed with:', () => {
    it.each<[string, (policy: Policy) => object, string]>([
      ['unsigned evidence', (policy) => ({ ...policy, evidence: { sign: 'off', require_signed: false } }), '/evidence'],
      ['fewer repeats', (policy) => ({ ...policy, judge: { ...policy.judge, repeats: 1 } }), '/judge/repeats'],
      ['nothing protected', (policy) => ({ ...policy, protected_scope: [] }), '/protected_scope'],
      ['another network', (policy) => ({ ...policy, sandbox: { ...policy.sandbox, network: ['a.b:1'] } }), '/sandbox'],
    ])('%s', async (_, pinned, pointer) => {
      const config = 'evidence: { sign: ssh, require_signed: true }\nprotected_scope: [gates/**]\n';
      const found = await forged({ config, pinned });
      expect(found.first_fault).toMatchObject({ path: record.attestation, step: 'policy' });
      expect(found.first_fault?.reason).toContain(pointer);
    });

    it.each<[string, object]>([
      ['without its members', { judge: { repeats: '2' } }],
      ['that repeats for ever', { judge: { repeats: 1e9, retries: 1 } }],
      ['that is a list', []],
    ])('one %s', async (_, pinned) => {
      const found = await forged({ pinned: () => pinned });
      expect(found.first_fault).toMatchObject({ path: record.attestation, step: 'policy' });
      expect(found.first_fault?.reason).toContain('is none');
    });

    it('but may have every default filled in, also those of agents', async () => {
      const config = 'agents:\n  told: { driver: replay, recording: r }\n  own: { driver: exec, command: [x] }\n';
      expect((await forged({ config })).first_fault).toBeUndefined();
    });

    it('but may have been filled in by a version that knew fewer settings', async () => {
      const config = 'agents: { told: { driver: replay, recording: r } }\n';
      const pinned = ({ hooks: _, ...policy }: Policy) => policy;
      expect((await forged({ config, pinned })).first_fault).toBeUndefined();
    });

    it('but may name the engine that a person chose for the run', async () => {
      const pinned = (policy: Policy) => ({ ...policy, sandbox: { ...policy.sandbox, engine: 'bubblewrap' } });
      expect((await forged({ pinned })).first_fault).toBeUndefined();
    });
  });

  it('is not believed about the settings of a base beside the history of the project', async () => {
    const repo = await decidable(join(await temporary(), 'project'));
    await forgeRecord(repo);
    const dir = await cloneOf(repo);
    await git(dir, 'checkout', '-q', '--orphan', 'elsewhere');
    await git(dir, 'commit', '-q', '-m', 'The same files, another history');
    const found = await only(dir);
    expect(found.steps.find(({ name }) => name === 'policy')).toMatchObject({ ok: null });
  });

  it('does not pass unsigned where the project has come to require signatures', async () => {
    const repo = await decidable(join(await temporary(), 'project'));
    await forgeRecord(repo);
    await appendFile(join(repo.root, '.autoloop/config.yml'), 'evidence: { require_signed: true }\n');
    await git(repo.root, 'commit', '-q', '-a', '-m', 'Sign from now on');
    const found = await only(await cloneOf(repo));
    expect(found.first_fault).toMatchObject({ path: record.attestation, step: 'signatures' });
  });

  describe('does not pass with figures of a change that the trees refute:', () => {
    it.each<[string, object]>([
      ['/files', { files: [] }],
      [
        '/files/0/insertions',
        { files: [{ path: 'src/calc.sh', status: 'M', binary: false, insertions: 0, deletions: 1 }] },
      ],
      ['/empty', { empty: true }],
      ['/patch_id', { patch_id: 'f'.repeat(64) }],
      ['/whitespace', { whitespace: ['src/calc.sh:1: trailing whitespace'] }],
      ['/outside_scope', { outside_scope: ['src/calc.sh'] }],
    ])('%s', async (pointer, lie) => {
      const found = await forged({ forge: importing(lie) });
      expect(found.first_fault).toMatchObject({ path: record.journal, step: 'change' });
      expect(found.first_fault?.reason).toContain(pointer);
    });

    it('also of an attempt that lost', async () => {
      const of = (lie: object) => (entry: Entry) =>
        entry[0] === 'attempt.imported' && entry[1].attempt === 2
          ? (['attempt.imported', { ...entry[1], ...lie }] as Entry)
          : entry;
      const figures = await forged({ forge: of({ patch_id: 'f'.repeat(64) }) });
      expect(figures.first_fault).toMatchObject({ step: 'change', reason: expect.stringContaining('attempt 2') });
      const tree = 'd'.repeat(40);
      const elsewhere = await forged({ forge: of({ tree, evidence_tree: tree }) });
      expect(elsewhere.first_fault).toMatchObject({ step: 'change', reason: expect.stringContaining(tree) });
    });

    it.each<[string, string, (tree: string) => object]>([
      ['/outside_scope', 'test/more.sh', () => ({ outside_scope: [] })],
      ['/forbidden', 'docs/lies.md', () => ({ outside_scope: [], forbidden: [] })],
      ['/evidence_tree', 'src/gate.sh', (tree) => ({ protected: [], evidence_tree: tree })],
    ])('%s, where it left %s behind', async (pointer, path, lie) => {
      const found = await forged({
        config: 'protected_scope: [src/gate.sh]\n',
        besides: { [path]: 'x\n' },
        forge: (entry) => standing(entry[0] === 'attempt.imported' ? importing(lie(entry[1].tree))(entry) : entry),
      });
      expect(found.first_fault).toMatchObject({ path: record.journal, step: 'change' });
      expect(found.first_fault?.reason).toContain(pointer);
    });
  });

  it('does not pass with a change that rewrites what it is judged by', async () => {
    const order = orderText.replace('allowed_scope: [src/**]', 'allowed_scope: ["**"]');
    const besides = { '.autoloop/config.yml': 'checks: { severity: { self-review: off } }\n' };
    // All that the judge would have said, did it not look at where the change went.
    const green = 'command `unit` passed 2 of 2; red on base, so the change turned it green';
    const ranked: EventData['judge.ranked'] = {
      outcome: 'accepted-candidate',
      winner: 1,
      ranking: [
        { attempt: 1, place: 1 },
        { attempt: 2, place: null },
      ],
      reason: 'Attempt 1 is the only candidate; `unit` went from red on base to green.',
    };
    const forge = (entry: Entry): Entry => {
      if (entry[0] === 'judge.ranked') return ['judge.ranked', ranked];
      const said = standing(entry);
      return said === entry ? entry : ([said[0], { ...said[1], reasons: [green] }] as Entry);
    };
    const found = await forged({ order, besides, forge });
    expect(found.first_fault).toMatchObject({ path: record.journal, step: 'ranking' });
  });

  describe('does not pass with verdicts that the commit refutes:', () => {
    const say = (id: string, said: Partial<CriterionVerdict>) => (verdicts: CriterionVerdict[]) =>
      verdicts.map((verdict) => (verdict.id === id ? { ...verdict, ...said } : verdict));

    it('an artifact that is not there', async () => {
      const order = orderText.replace('contains: "add()"', 'contains: "subtract()"');
      const evidence = '`src/calc.sh` contains `subtract()`';
      const found = await forged({ order }, { criteria: say('there', { evidence }) });
      expect(found.first_fault).toMatchObject({ path: reviewed, step: 'criteria' });
      expect(found.first_fault?.reason).toContain('does not contain');
    });

    it('evidence that nobody measured', async () => {
      const found = await forged({}, { criteria: say('sums', { evidence: '`unit` passed 9 of 9' }) });
      expect(found.first_fault).toMatchObject({ path: reviewed, step: 'criteria' });
    });
  });

  describe('does not pass with reports that the run did not write:', () => {
    const editing = (attempt: number) => async (dir: string) => {
      const file = join(dir, reportOf(attempt));
      await writeFile(file, (await readFile(file, 'utf8')).replace('## Risks', '## Risks\n\nNone at all.'));
    };

    it.each([1, 2])('edited, that of attempt %i', async (attempt) => {
      const found = await forged({}, {}, editing(attempt));
      expect(found.first_fault).toMatchObject({ path: reportOf(attempt), step: 'reports' });
    });

    it('removed', async () => {
      const found = await forged({}, {}, (dir) => rm(join(dir, reportOf(2))));
      expect(found.first_fault).toMatchObject({ path: reportOf(2), step: 'reports' });
    });

    it('never written by it', async () => {
      const found = await forged({ unreported: [1] });
      expect(found.first_fault).toMatchObject({ path: reportOf(1), step: 'reports' });
    });
  });
});
