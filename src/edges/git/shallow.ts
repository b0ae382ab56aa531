/** Where a shallow clone's history was cut off. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isObjectId } from './object-id.js';
import type { Repository } from './repository.js';

/** The commits whose parents this repository does not have; none in a full clone. */
export async function shallowBoundary(repo: Repository): Promise<string[]> {
  if (!repo.shallow) return [];
  const text = await readFile(path.join(repo.commonDir, 'shallow'), 'utf8');
  return text.split('\n').filter((id) => isObjectId(id, repo.objectFormat));
}
