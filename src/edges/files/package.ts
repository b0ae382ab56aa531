import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this package: the nearest folder above this file, in `src/` as in `dist/`, that has a package.json. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('autoloop is not inside its package');
    folder = parent;
  }
  return folder;
}

/** The shims that Git runs, as shipped. */
export const shimsDir = (): string => join(packageRoot(), 'hooks');

/** The program itself, for Node. */
export const programFile = (): string => join(packageRoot(), 'dist', 'cli.js');

/** Documents, prompts, presets and the demo, as shipped. */
export const templatesDir = (): string => join(packageRoot(), 'templates');
