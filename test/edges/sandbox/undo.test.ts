import { expect, test } from 'vitest';
import { makeUndo } from '../../../src/edges/sandbox/undo.js';

test('what was made is undone last first, once, and what fails keeps nothing else back', async () => {
  const undo = makeUndo<string>();
  const done: string[] = [];
  undo.push(async (told) => void done.push(`first ${told}`));
  undo.push(async () => {
    throw new Error('the later failure');
  });
  undo.push(async (told) => void done.push(`third ${told}`));
  undo.push(async () => {
    throw new Error('the first failure');
  });
  await expect(undo.all('told')).rejects.toThrow('the first failure');
  expect(done).toEqual(['third told', 'first told']);
  await undo.all('again');
  expect(done).toHaveLength(2);
});
