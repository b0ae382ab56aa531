import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporary } from '../../support/temporary.js';
import { type DecidableOptions, decidable, type Entry } from './decidable.js';
import { forgeRecord } from './forging.js';
import { cloneOf, only, record } from './verifying.js';

describe('a run forged from the start, its record whole in itself', () => {
  const forged = async (forge: DecidableOptions['forge']) => {
    const repo = await decidable(join(await temporary(), 'project'), forge ? { forge } : {});
    await forgeRecord(repo);
    return only(await cloneOf(repo));
  };

  it('whose ranking is not what was measured', async () => {
    const found = await forged((entry) =>
      entry[0] === 'judge.ranked' ? ['judge.ranked', { ...entry[1], reason: 'Because I say so' }] : entry,
    );
    expect(found.first_fault).toMatchObject({ path: record.journal, step: 'ranking' });
    expect(found.first_fault?.reason).toContain('`/reason`');
  });

  it('whose scores hide a failure', async () => {
    const found = await forged((entry) =>
      entry[0] === 'judge.scored' && entry[1].attempt === 2
        ? ['judge.scored', { ...entry[1], standing: 'candidate', reasons: [] }]
        : entry,
    );
    expect(found.first_fault).toMatchObject({ step: 'ranking', reason: expect.stringContaining('attempt 2') });
  });

  it('whose winner failed a command', async () => {
    const found = await forged((entry) =>
      entry[0] === 'gate.ended' && entry[1].subject === 'attempt-1' && entry[1].repeat === 2
        ? ['gate.ended', { ...entry[1], passed: false }]
        : entry,
    );
    expect(found.first_fault).toMatchObject({ path: record.journal, step: 'tests' });
    expect(found.first_fault?.reason).toContain('`unit` failed in run 2');
  });

  it('whose command ran less often than the policy asks', async () => {
    const found = await forged((entry) =>
      (entry[0] === 'gate.ended' || entry[0] === 'gate.started') &&
      entry[1].subject === 'attempt-1' &&
      entry[1].repeat === 2
        ? undefined
        : entry,
    );
    expect(found.first_fault).toMatchObject({ step: 'tests', reason: expect.stringContaining('1 time ') });
  });

  it('whose command ran on another tree', async () => {
    const found = await forged((entry) =>
      (entry[0] === 'gate.ended' || entry[0] === 'gate.started') && entry[1].subject === 'attempt-1'
        ? ([entry[0], { ...entry[1], tree: 'd'.repeat(40) }] as Entry)
        : entry,
    );
    expect(found.first_fault).toMatchObject({ step: 'tests', reason: expect.stringContaining('0 times') });
  });

  it.each([
    ['another tree', { tree: 'd'.repeat(40) }, 'has tree'],
    ['an evidence tree of its own', { evidence_tree: 'd'.repeat(40) }, 'was measured'],
  ])('that says of the accepted commit: %s', async (_, lie, reason) => {
    const found = await forged((entry) =>
      entry[0] === 'attempt.imported' && entry[1].attempt === 1 ? ['attempt.imported', { ...entry[1], ...lie }] : entry,
    );
    expect(found.first_fault).toMatchObject({
      path: record.journal,
      step: 'commit',
      reason: expect.stringContaining(reason),
    });
  });

  it('that says of the accepted commit: another base', async () => {
    const dir = join(await temporary(), 'project');
    const elsewhere = (tree: string) =>
      spawnSync('git', ['commit-tree', tree, '-m', 'Elsewhere'], { cwd: dir, encoding: 'utf8' }).stdout.trim();
    const repo = await decidable(dir, {
      forge: (entry) =>
        entry[0] === 'run.started'
          ? ['run.started', { ...entry[1], base_commit: elsewhere(entry[1].base_tree) }]
          : entry,
    });
    await forgeRecord(repo);
    const found = await only(await cloneOf(repo));
    expect(found.first_fault).toMatchObject({
      step: 'commit',
      reason: expect.stringContaining('was not made on the base'),
    });
  });

  it.each([
    ['another base tree', { base_tree: 'd'.repeat(40) }, 'the base has tree'],
    ['another order', { order_document: { sha256: 'd'.repeat(64), bytes: 1 } }, 'was not started with the order'],
  ])('that says of its beginning: %s', async (_, lie, reason) => {
    const found = await forged((entry) =>
      entry[0] === 'run.started' ? ['run.started', { ...entry[1], ...lie }] : entry,
    );
    expect(found.first_fault).toMatchObject({
      path: record.journal,
      step: 'commit',
      reason: expect.stringContaining(reason),
    });
  });
});
