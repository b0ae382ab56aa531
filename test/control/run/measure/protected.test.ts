import { expect, it } from 'vitest';
import { protectedPlaces } from '../../../../src/control/run/measure/protected.js';
import { isProtected } from '../../../../src/core/scope.js';

const places = (globs: string[], files: string[]) =>
  protectedPlaces(files, isProtected(undefined, { protected_scope: globs }));

it('takes a folder as a whole where nothing in it is free', () => {
  const files = ['src/a.ts', 'test/acceptance/a.sh', 'test/acceptance/deep/b.sh', 'test/unit/c.sh'];
  expect(places(['test/acceptance/**'], files)).toEqual(['test/acceptance']);
  expect(places(['test/**'], files)).toEqual(['test']);
  expect(places(['**'], files)).toEqual(['src', 'test']);
});

it('takes single files where others beside them are free, or may be added', () => {
  expect(
    places(['**/*.test.ts', 'package.json'], ['package.json', 'src/a.ts', 'src/a.test.ts', 'b/c.test.ts']),
  ).toEqual(['package.json', 'src/a.test.ts', 'b/c.test.ts']);
  expect(places(['none/**'], ['src/a.ts'])).toEqual([]);
});

it('holds the folders of files that are too many to be held one by one, and says when even they are', () => {
  const many = Array.from({ length: 1500 }, (_, index) => `src/${index % 3}/${index}.test.ts`);
  expect(places(['**/*.test.ts'], [...many, 'src/0/deep/x.test.ts', 'x.test.ts'])).toEqual([
    'src/0',
    'src/1',
    'src/2',
    'x.test.ts',
  ]);
  const spread = Array.from({ length: 1500 }, (_, index) => `${index}/x.test.ts`);
  expect(() => places(['**/*.test.ts'], spread)).toThrow('1500 folders');
});
