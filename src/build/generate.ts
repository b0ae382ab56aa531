/**
 * `npm run generate`: writes everything that is made from another source of truth. With `--check` it writes nothing
 * and exits 1 naming the files that differ, so that CI catches a schema, rule or command changed without its output.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { GeneratedFiles } from './generated-files.js';
import { discoverySchemas, documentSchemas, eventSchemas } from './generated-schemas.js';

/** In this order: the rules and the commands import what is made from the schemas. */
const generators: (() => Promise<GeneratedFiles>)[] = [
  documentSchemas,
  discoverySchemas,
  eventSchemas,
  async () => (await import('./rule-catalogue.js')).ruleCatalogue(),
  async () => (await import('./cli-reference.js')).cliReference(),
];

const checkOnly = process.argv.includes('--check');
const stale: string[] = [];
for (const generate of generators) {
  for (const [path, text] of await generate()) {
    const current = await readFile(path, 'utf8').catch(() => undefined);
    if (current === text) continue;
    stale.push(path);
    if (checkOnly) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

if (stale.length === 0) console.log('generated files are up to date');
else if (!checkOnly) console.log(`generated:\n${list(stale)}`);
else {
  console.error(`these files differ from what their sources say; run \`npm run generate\` and commit:\n${list(stale)}`);
  process.exitCode = 1;
}

function list(paths: string[]): string {
  return paths.map((path) => `  ${path}`).join('\n');
}
