import { expect, test } from 'vitest';
import { forgetDocuments, nextVersion, takeDocument } from '../../../src/core/journal/documents.js';
import { foldRun } from '../../../src/core/journal/fold.js';
import { findKeyed } from '../../../src/core/journal/keyed.js';
import type { EventOf } from '../../../src/core/journal/types.gen.js';
import { begun, blob, gate, gateEnded, type Happening, roleEnded, roleStarted, sealed } from './a-run.js';

interface Item {
  key: number;
  text: string;
}

test('what is found is the first of its key, in short lists and long ones, also after one gave way to another', () => {
  const list: Item[] = [];
  const keyOf = ({ key }: Item) => key;
  for (let index = 0; index < 100; index++) {
    const key = (index * 7) % 60;
    expect(findKeyed(list, key, keyOf)).toBe(list.find((item) => item.key === key));
    list.push({ key, text: `${index}` });
    expect(findKeyed(list, key, keyOf)?.text).toBe(index < 60 ? `${index}` : `${index - 60}`);
  }
  list[3] = { key: 21, text: 'another' };
  expect(findKeyed(list, 21, keyOf)?.text).toBe('another');
  expect(findKeyed(list, 99, keyOf)).toBeUndefined();
});

test('each item of a long list is looked at once, however often one asks', () => {
  let looks = 0;
  const list: Item[] = [];
  for (let key = 0; key < 1_000; key++) {
    list.push({ key, text: '' });
    findKeyed(list, key % 2 === 0 ? key : -1, (item) => {
      looks += 1;
      return item.key;
    });
  }
  expect(looks).toBeLessThan(1_500);
});

const written = (iteration: number, role: string, name: string): EventOf<'document.written'> =>
  ({
    type: 'document.written',
    at: '2026-11-20T10:00:00.000Z',
    data: { attempt: 1, iteration, role, name, version: '1.0.0', content: blob('1') },
  }) as EventOf<'document.written'>;

test('of documents just those of an iteration, or of a role in it, are forgotten, wherever they stand', () => {
  const attempt: Parameters<typeof takeDocument>[0] = { documents: [], refused_documents: [] };
  let plain: { iteration: number; role: string; name: string }[] = [];
  for (let step = 0; step < 600; step++) {
    const [iteration, role, name] = [(step * 7) % 5, `r${step % 3}`, `n${(step * 11) % 4}.md`];
    if (step % 13 === 12) {
      const forgotten = step % 2 === 0 ? role : undefined;
      forgetDocuments(attempt, iteration, forgotten);
      plain = plain.filter((one) => one.iteration !== iteration || (forgotten !== undefined && one.role !== forgotten));
    } else {
      takeDocument(attempt, written(iteration, role, name));
      plain.push({ iteration, role, name });
    }
    expect(attempt.documents.map(({ iteration, role, name }) => ({ iteration, role, name }))).toEqual(plain);
    expect(nextVersion(attempt.documents, name)).toBe(`1.${plain.filter((one) => one.name === name).length}.0`);
    // Read back, nothing is known of it but what it holds.
    expect(nextVersion(structuredClone(attempt.documents), name)).toBe(nextVersion(attempt.documents, name));
  }
});

const named = ([type, data]: Happening, more: object): Happening => [type, { ...data, ...more }] as Happening;
const many = (count: number, of: (index: number) => Happening[]): Happening[] =>
  Array.from({ length: count }, (_, index) => of(index + 1)).flat();

test('more gates of one subject than a list is looked through for are each known', () => {
  const state = foldRun(
    sealed([...begun, ...many(50, (repeat) => [gate('base', repeat), gateEnded('base', true, repeat)])]).events,
  );
  expect(state.baseline).toHaveLength(50);
  for (const repeat of [1, 20, 50])
    expect(() =>
      foldRun(
        sealed([
          ...begun,
          ...many(50, (index) => [gate('base', index), gateEnded('base', true, index)]),
          gate('base', repeat),
        ]).events,
      ),
    ).toThrow('the gate has ended');
});

test('more steps than any machine carries out at once, and more roles than play in an iteration, did not happen', () => {
  const gates = (count: number) => sealed([...begun, ...many(count, (repeat) => [gate('base', repeat)])]).events;
  expect(foldRun(gates(1_999)).pending).toHaveLength(2_000);
  expect(() => foldRun(gates(2_000))).toThrow('too many steps were begun that have not ended');
  const roles = (count: number) =>
    sealed([
      ...begun,
      ...many(count, (index) => [
        named(roleStarted(1, 1), { role: `r${index}` }),
        roleEnded(1, 1, { role: `r${index}` }),
      ]),
    ]).events;
  expect(foldRun(roles(2_000)).usage).toHaveLength(2_000);
  expect(() => foldRun(roles(2_001))).toThrow('too many roles have ended in it');
});
