import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

interface LockedPackage {
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(await readFile(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

test('it names no host to fetch from', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

// `npm install` forgets the binaries for other platforms when it cannot fetch them, and then `npm ci` refuses everywhere.
test('it has every package that a package may need, on every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isLocked(name, path)),
  );
  expect(missing).toEqual([]);
});

/** Whether a package at `path` finds `name` as Node looks for it: in its own node_modules, or one further out. */
function isLocked(name: string, path: string): boolean {
  if (`${path}/node_modules/${name}`.replace(/^\//, '') in packages) return true;
  if (path === '') return false;
  const outer = path.lastIndexOf('node_modules/');
  return isLocked(name, path.slice(0, Math.max(0, outer - 1)));
}
