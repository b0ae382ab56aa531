/** `check --format` by the shipped program, on a repository with a fault of every severity and one that can be repaired. */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import ajvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { config, configPath, order, orderPath } from '../../../src/core/rules/examples.js';
import { formats } from '../../../src/shells/cli/findings.js';
import { autoloop, cliPath, git, runProgram } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import { temporaryForAll } from '../../support/temporary.js';

const root = await temporaryForAll('autoloop formats ü');
const hostile = '.autoloop/work-orders/a,b%0A::error::<x>.md';

beforeAll(async () => {
  await git(root, 'init', '-q', '-b', 'main');
  await writeFiles(root, {
    'src/login/session.ts': 'export {};\n',
    [configPath]: `${config()}checks: {severity: {empty-section: info, scope-matches-nothing: hold}}\n`,
    [orderPath]: order({ state: 'redy', priority: 'sometimes' }),
    '.autoloop/work-orders/logout.md': order({ allowed_scope: '[src/logout/**]' }, '\n## Context\n\n## Notes\n'),
    '.autoloop/work-orders/again.md': order({}, '\nWithout a section.\n'),
    [hostile]: order({ allowed_scope: '[lib/**]', forbidden_scope: '[]' }),
  });
  await git(root, 'add', '-A');
});

test('text, the default, ends with 1 because there are errors', async () => {
  const { stdout, code } = await autoloop(root, ['check']);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /\n5 documents: 3 errors, 2 holds, 1 warning, 2 info\n1 can be repaired with: autoloop check --fix\n$/,
  );
  expect((await autoloop(root, ['check', '--format', 'text'])).stdout).toBe(stdout);
});

test('SARIF keeps its schema, and says how to repair', async () => {
  const { stdout, code } = await autoloop(root, ['check', '--format', 'sarif']);
  expect(code).toBe(1);
  const ajv = new ajvDraft4.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(sarifSchema);
  const log = JSON.parse(stdout);
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [{ results, tool }] = log.runs;
  expect(tool.driver.semanticVersion).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  expect(new Set(results.map(({ level }: { level: string }) => level))).toEqual(new Set(['error', 'warning', 'note']));
  const prints = results.map(
    (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['autoloop/v1'],
  );
  expect(new Set(prints).size).toBe(results.length);
  const [repaired] = results.flatMap(({ fixes = [] }: { fixes?: object[] }) => fixes);
  const line =
    readFileSync(join(root, orderPath), 'utf8')
      .split('\n')
      .findIndex((text) => text.startsWith('state:')) + 1;
  const region = { startLine: line, startColumn: 8, endLine: line, endColumn: 12 };
  expect(repaired.artifactChanges[0].replacements).toEqual([
    { deletedRegion: region, insertedContent: { text: 'ready' } },
  ]);
});

test('JUnit keeps its schema', async () => {
  const { stdout, code } = await autoloop(root, ['check', '--format', 'junit']);
  expect(code).toBe(1);
  const schema = readFileSync('test/core/render/findings/jenkins-junit.xsd', 'utf8');
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: stdout }], schema: [schema] });
  expect(errors).toEqual([]);
  expect(stdout).toMatch(/<skipped>[^<]*: hold: /);
});

test('for GitHub: annotations, and the summary added to what is there', async () => {
  const summary = join(root, 'summary.md');
  await writeFile(summary, 'Before.\n');
  const { stdout, code } = await autoloop(root, ['check', '--format', 'github'], {
    env: { GITHUB_STEP_SUMMARY: summary },
  });
  expect(code).toBe(1);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.pop()).toMatch(/^5 documents: /);
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]*,title=[^:]*::[^:]/);
  expect(stdout).toContain('file=.autoloop/work-orders/a%2Cb%250A%3A%3Aerror%3A%3A<x>.md,');
  expect(await readFile(summary, 'utf8')).toMatch(/^Before\.\n### AutoLoop: 5 documents: /);
  // Elsewhere than in a step there is no summary.
  expect((await autoloop(root, ['check', '--format', 'github'], { env: { GITHUB_STEP_SUMMARY: '' } })).stdout).toBe(
    stdout,
  );
});

test('a summary that cannot be written is a failure of the environment, not a stack', async () => {
  const folder = join(root, 'folder');
  await mkdir(folder);
  const { code, stderr } = await autoloop(root, ['check', '--format', 'github'], {
    env: { GITHUB_STEP_SUMMARY: folder },
  });
  expect(stderr).toMatch(
    /^error: The summary of the step cannot be written: .*\[summary-unwritable\]\n {2}Look at the file/,
  );
  expect(code).toBe(3);
});

test('a format that there is not is refused with those there are', async () => {
  const { code, stderr } = await autoloop(root, ['check', '--format', 'xml']);
  expect(stderr).toContain('Allowed choices are text, json, sarif, github, junit.');
  expect(code).toBe(2);
});

test('what is found is told by the exit code also where nobody reads the rest, or nobody can', async () => {
  const run = (line: string) =>
    runProgram('bash', ['-o', 'pipefail', '-c', `'${process.execPath}' '${cliPath}' ${line}`], { cwd: root });
  for (const format of formats) expect((await run(`check --format ${format} | :`)).code, format).toBe(1);
  const full = await run('check > /dev/full');
  expect(full).toMatchObject({ code: 3, stderr: expect.stringMatching(/^error: .*\[output-unwritable\]\n$/) });
});
