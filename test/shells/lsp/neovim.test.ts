import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { autoloop, cliPath, runProgram } from '../../support/run-program.js';
import { sampleOrder, sampleRepository } from '../../support/sample.js';

interface Seen {
  servers: number;
  unsaved: SeenFinding[];
  action: string;
  repaired: SeenFinding[];
  modified: boolean;
  hover: string;
  definition: { file: string; line: string };
  completed: string[];
  key: string;
  problem?: string;
}

interface SeenFinding {
  line: number;
  column: number;
  rule: string;
  message: string;
}

const script = resolve(import.meta.dirname, 'neovim.lua');

test('an order is edited in Neovim: findings of the unsaved text, a repair, hover, definition, completion', async () => {
  const repo = await sampleRepository({ recordings: { claude: { 'report.md': '' } } });
  const file = join(repo, '.autoloop/work-orders/add.md');
  await writeFile(join(repo, '.autoloop/work-orders/first.md'), sampleOrder);
  await mkdir(join(repo, 'node_modules/.bin'), { recursive: true });
  await symlink(cliPath, join(repo, 'node_modules/.bin/autoloop'));
  const result = join(repo, '../seen.json');
  const { code, stderr } = await runProgram('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-S', script], {
    cwd: repo,
    env: {
      AUTOLOOP_RECIPE: await recipe(repo),
      AUTOLOOP_FILE: file,
      AUTOLOOP_RESULT: result,
      XDG_STATE_HOME: join(repo, '../state'),
      XDG_CACHE_HOME: join(repo, '../cache'),
    },
  });
  expect(stderr).not.toMatch(/Error/);
  expect(code).toBe(0);
  const seen = JSON.parse(await readFile(result, 'utf8')) as Seen;
  expect(seen.problem).toBeUndefined();
  expect(seen.servers).toBe(1);

  // Everything that was typed was repaired or taken back, and saved, with not a byte besides.
  expect(await readFile(file, 'utf8')).toBe(sampleOrder);
  // What the editor showed is what a check says of the same texts on disc.
  const broken = sampleOrder.replace('state: ready', 'state: redy\ndepends_on: [nowhere]');
  expect(await saidOf(repo, file, broken)).toEqual(seen.unsaved);
  expect(await saidOf(repo, file, broken.replace('redy', 'ready'))).toEqual(seen.repaired);
  expect(seen.action).toBe('Replace `redy` with `ready`');
  expect(seen.modified).toBe(false);
  expect(seen.hover).toContain('The owner lane, from `owners` of config.yml.');
  expect(seen.definition).toEqual({ file: 'config.yml', line: '  core: { scope: [src/**, test/**] }' });
  expect(seen.completed).toEqual(['first']);
  expect(seen.key).toBe('priority');
});

/** How the Neovim that is here is told of the server, as `lsp --help` prints it. */
async function recipe(directory: string): Promise<string> {
  const { stdout: version } = await runProgram('nvim', ['--version'], { cwd: directory });
  const minor = Number(/^NVIM v0\.(\d+)/.exec(version)?.[1] ?? Infinity);
  const { stdout } = await autoloop(directory, ['lsp', '--help']);
  const title = minor < 8 ? 'Neovim 0.7' : minor < 11 ? 'Neovim 0.8 to 0.10' : 'Neovim 0.11';
  const [, lines = ''] = stdout.split(`\n${title}:\n`);
  return lines.slice(0, lines.indexOf('\n\n'));
}

/** What a check says of the order when `text` lies on disc; what the editor left there is put back. */
async function saidOf(repo: string, file: string, text: string): Promise<unknown[]> {
  const left = await readFile(file, 'utf8');
  await writeFile(file, text);
  const { stdout } = await autoloop(repo, ['check', '--json', file]);
  await writeFile(file, left);
  const { findings } = JSON.parse(stdout) as { findings: (SeenFinding & { severity: string; hint?: string })[] };
  return findings.map(({ line, column, rule, severity, message, hint }) => ({
    line,
    column,
    rule,
    severity: { error: 1, hold: 2, warning: 2, info: 3 }[severity],
    message: hint === undefined ? message : `${message}\n${hint}`,
  }));
}
