import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { textsOf } from '../../core/rules/snapshot-of.js';

/** Writes the documents of an example, digests filled in. */
export async function writeExample(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of textsOf({ files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
