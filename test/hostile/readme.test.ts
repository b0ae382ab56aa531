import { expect, test } from 'vitest';
import { readme } from './readme.js';

test('what the README says of the engines is what the cases say', async () => {
  await expect(readme()).toMatchFileSnapshot('./README.md');
});
