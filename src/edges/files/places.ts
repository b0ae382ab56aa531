import { lstatSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** `directory` or the nearest above it that has a folder of this name (a symbolic link is none); undefined when none has. */
export function nearestWith(directory: string, folder: string): string | undefined {
  for (let place = directory; ; place = dirname(place)) {
    if (lstatSync(join(place, folder), { throwIfNoEntry: false })?.isDirectory()) return place;
    if (dirname(place) === place) return undefined;
  }
}

/** The path with every symbolic link in it resolved, as far as it exists. */
export async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return dirname(path) === path ? path : join(await resolved(dirname(path)), path.slice(dirname(path).length));
  }
}
