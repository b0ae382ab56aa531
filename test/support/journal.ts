import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalEvent } from '../../src/core/journal/types.gen.js';

/** The ids of a repository's runs, oldest first. */
export async function runIds(repo: string): Promise<string[]> {
  return (await readdir(join(repo, '.git', 'autoloop', 'runs')).catch(() => [])).sort();
}

/** The events of the newest run, read as plain lines. */
export async function eventsOf(repo: string, run?: string): Promise<JournalEvent[]> {
  const id = run ?? (await runIds(repo)).at(-1);
  if (id === undefined) return [];
  const text = await readFile(join(repo, '.git', 'autoloop', 'runs', id, 'journal.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JournalEvent);
}
