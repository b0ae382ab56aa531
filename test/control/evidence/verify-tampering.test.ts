import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { noHead } from '../../../src/core/journal/chain.js';
import { sealEvent } from '../../../src/core/journal/event.js';
import type { JournalEvent } from '../../../src/core/journal/types.gen.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { orderId } from './decidable.js';
import { edit, tampering } from './tampering.js';
import { cloneOf, closedAt, lasting, only, record, reportOf } from './verifying.js';

let closed: Repository;

beforeAll(async () => {
  closed = await closedAt(join(await lasting(), 'project'));
});

describe('tampering', () => {
  it.each(tampering)('is named: $what', async ({ change, path, line }) => {
    const dir = await cloneOf(closed);
    await change(dir);
    const found = await only(dir);
    expect(found.ok).toBe(false);
    expect(found.first_fault?.path, found.first_fault?.reason).toBe(path);
    if (line) expect(found.first_fault?.line).toBe(await line(dir));
    expect(found.steps.at(-1)).toMatchObject({ ok: false, name: found.first_fault?.step });
  });

  it.each(tampering)('is named when it was committed: $what', async ({ change, path }) => {
    const dir = await cloneOf(closed);
    await change(dir);
    await git(dir, 'commit', '-q', '-a', '-m', 'Nothing to see here');
    const found = await only(dir);
    expect(found.first_fault?.path, found.first_fault?.reason).toBe(path);
    // Whatever the fault, a later commit is what brought it, and schema faults aside it is named.
    if (found.first_fault?.step === 'unchanged')
      expect(found.first_fault.reason).toContain(await git(dir, 'rev-parse', 'HEAD'));
  });

  it.each(tampering.filter(({ amended }) => amended))(
    'is named when the closing commit was rewritten: $what',
    async ({ change, path, amended }) => {
      const dir = await cloneOf(closed);
      await change(dir);
      await git(dir, 'commit', '-q', '-a', '--amend', '--no-edit');
      const found = await only(dir);
      expect(found.first_fault, found.first_fault?.reason).toMatchObject({
        path: amended?.path ?? path,
        step: amended?.step,
      });
    },
  );

  it('is named when it was undone by hand but is in history: a record that was replaced', async () => {
    const dir = await cloneOf(closed);
    const text = await readFile(join(dir, record.closeout), 'utf8');
    await appendFile(join(dir, record.closeout), 'Draft.\n');
    await git(dir, 'commit', '-q', '-a', '-m', 'One');
    await writeFile(join(dir, record.closeout), text);
    await git(dir, 'commit', '-q', '-a', '-m', 'Two');
    const found = await only(dir);
    expect(found.first_fault).toMatchObject({ path: record.closeout, step: 'unchanged' });
    expect(found.first_fault?.reason).toContain(await git(dir, 'rev-parse', 'HEAD~1'));
  });

  it('is named when the work tree hides what was committed', async () => {
    const dir = await cloneOf(closed);
    const text = await readFile(join(dir, reportOf(1)), 'utf8');
    await appendFile(join(dir, reportOf(1)), 'More.\n');
    await git(dir, 'commit', '-q', '-a', '-m', 'One');
    const found = await only(dir);
    expect(found.first_fault).toMatchObject({ path: reportOf(1), step: 'unchanged', line: text.split('\n').length });
  });

  it('is named when the accepted commit is not there', async () => {
    const dir = await cloneOf(closed, '--single-branch', '--no-local');
    const found = await only(dir);
    expect(found.first_fault).toMatchObject({ path: record.closeout, step: 'commit' });
    expect(found.first_fault?.reason).toContain(await git(closed.root, 'rev-parse', `autoloop/${orderId}/1`));
  });

  it('is named when the journal is replaced by a whole one of another run', async () => {
    const dir = await cloneOf(closed);
    await edit(record.journal, (text) => resealed(text, (event) => ({ ...event, run: 'another' })))(dir);
    await git(dir, 'commit', '-q', '-a', '--amend', '--no-edit');
    expect((await only(dir)).first_fault).toMatchObject({ path: record.journal, step: 'journal' });
  });
});

/** A journal whose chain is whole again after `change`. */
function resealed(text: string, change: (event: JournalEvent) => JournalEvent): string {
  let head = noHead;
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const event = change(JSON.parse(line));
      const sealed = sealEvent(head, event);
      head = sealed.event;
      return sealed.line;
    });
  return lines.join('');
}
