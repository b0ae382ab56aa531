import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { autoloop } from '../../support/run-program.js';
import { type SampleOptions, sampleOrder, sampleRepository, writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';
import { until } from '../../support/until.js';
import { edited, startClient } from './client.js';

const repository = (options: Partial<SampleOptions> = {}) =>
  sampleRepository({ recordings: { claude: { 'report.md': '' } }, ...options });

const uriOf = (path: string): string => pathToFileURL(path).href;
const orderIn = (repo: string): string => join(repo, '.autoloop/work-orders/add.md');

/** What `check --json` says of one document, as an editor would show it. */
async function checked(repo: string, path: string): Promise<unknown[]> {
  const { stdout } = await autoloop(repo, ['check', '--json']);
  const { findings } = JSON.parse(stdout) as {
    findings: ({ path: string; line: number; column: number; end_line: number; end_column: number } & Record<
      'rule' | 'severity' | 'message' | 'hint',
      string
    >)[];
  };
  return findings
    .filter((finding) => finding.path === path)
    .map((finding) => [
      { line: finding.line - 1, character: finding.column - 1 },
      { line: finding.end_line - 1, character: finding.end_column - 1 },
      finding.rule,
      { error: 1, hold: 2, warning: 2, info: 3 }[finding.severity],
      finding.hint ? `${finding.message}\n${finding.hint}` : finding.message,
    ]);
}

const shown = (diagnostics: readonly Diagnostic[]): unknown[] =>
  diagnostics.map(({ range, code, severity, message }) => [range.start, range.end, code, severity, message]);

const faulty = sampleOrder.replace('owner: core', 'ownr: core').replace('state: ready', 'state: redy');

test('an unsaved text gets the findings that a check gives the same text on disc', async () => {
  const repo = await repository();
  const client = await startClient({ folders: [repo] });
  const uri = uriOf(orderIn(repo));
  await client.open(uri, faulty);
  const typed = await client.found(uri, 1);
  await writeFile(orderIn(repo), faulty);
  expect(shown(typed)).toEqual(await checked(repo, '.autoloop/work-orders/add.md'));
  expect(typed.length).toBeGreaterThan(1);
  expect(client.answer.capabilities.positionEncoding).toBe('utf-16');
  expect(await client.end()).toBe(0);
});

test('columns are UTF-16 units, with CRLF and with a byte order mark', async () => {
  const repo = await repository();
  const client = await startClient({ folders: [repo] });
  const uri = uriOf(orderIn(repo));
  const odd = `\uFEFF${sampleOrder.replace('state: ready', 'depends_on: ["😀", nowhere]')}`.replaceAll('\n', '\r\n');
  await client.open(uri, odd);
  const typed = await client.found(uri, 1);
  await writeFile(orderIn(repo), odd);
  expect(shown(typed)).toEqual(await checked(repo, '.autoloop/work-orders/add.md'));
  expect(typed.map(({ range }) => range.start)).toContainEqual({ line: 4, character: 13 });
});

test('what is wrong in other documents is shown there, also where they are closed, until it is mended', async () => {
  const repo = await repository();
  const other = join(repo, '.autoloop/work-orders/other.md');
  await writeFile(other, sampleOrder.replace('state: ready', 'depends_on: [add]'));
  const client = await startClient({ folders: [repo] });
  const config = uriOf(join(repo, '.autoloop/config.yml'));
  const text = await readFile(join(repo, '.autoloop/config.yml'), 'utf8');
  await client.open(config, text.replace('core:', 'kore:'));
  await until(() => (client.published.get(uriOf(other))?.diagnostics.length ?? 0) > 0);
  expect(client.published.get(uriOf(other))).not.toHaveProperty('version');
  expect(client.published.get(uriOf(other))?.diagnostics.map(({ code }) => code)).toContain('broken-reference');
  await client.type(config, text, 2);
  await until(() => client.published.get(uriOf(other))?.diagnostics.length === 0);

  // Deleted with its faults: nothing is left of them.
  await writeFile(other, faulty);
  await client.changedOnDisc(uriOf(other));
  await until(() => (client.published.get(uriOf(other))?.diagnostics.length ?? 0) > 0);
  await rm(other);
  await client.changedOnDisc(uriOf(other));
  await until(() => client.published.get(uriOf(other))?.diagnostics.length === 0);
});

test('what is published is of the version it says, and never older than what was published before', async () => {
  const repo = await repository();
  const client = await startClient({ folders: [repo] });
  const uri = uriOf(orderIn(repo));
  await client.open(uri, sampleOrder);
  // Even versions are faulty, odd ones are not.
  for (let version = 2; version <= 60; version++)
    await client.type(uri, version % 2 === 0 ? faulty : sampleOrder, version);
  expect(await client.found(uri, 60)).not.toEqual([]);
  await client.type(uri, sampleOrder, 61);
  expect(await client.found(uri, 61)).toEqual([]);
  const versions = client.history.filter((one) => one.uri === uri).map(({ version = 0 }) => version);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  for (const { version = 0, diagnostics } of client.history.filter((one) => one.uri === uri))
    expect(diagnostics.length > 0).toBe(version % 2 === 0);
});

test('a document that is closed and opened again at once is told of again, for its versions begin anew', async () => {
  const repo = await repository();
  await writeFile(orderIn(repo), faulty);
  const client = await startClient({ folders: [repo] });
  const uri = uriOf(orderIn(repo));
  await client.open(uri, faulty);
  await client.found(uri, 1);
  const before = client.history.length;
  await client.close(uri);
  await client.open(uri, faulty);
  await until(() => client.history.slice(before).some((one) => one.uri === uri && one.version === 1));
});

test('a repair is what check --fix does, one by one or all at once', async () => {
  const repo = await repository();
  const client = await startClient({ folders: [repo] });
  const uri = uriOf(orderIn(repo));
  await client.open(uri, faulty);
  const found = await client.found(uri, 1);
  const state = found.find(({ message }) => String(message).includes('redy')) as Diagnostic;
  const [one] = await client.actions(uri, state.range, ['quickfix'], found);
  expect(one).toMatchObject({ title: 'Replace `redy` with `ready`', isPreferred: true, diagnostics: [state] });
  expect(edited(uri, faulty, one?.edit)).toBe(faulty.replace('redy', 'ready'));

  const whole = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const [all] = await client.actions(uri, whole, ['source.fixAll']);
  await writeFile(orderIn(repo), faulty);
  await autoloop(repo, ['check', '--fix']);
  expect(edited(uri, faulty, all?.edit)).toBe(await readFile(orderIn(repo), 'utf8'));
  expect(edited(uri, faulty, all?.edit)).toBe(sampleOrder);

  // What a closeout rests on is evidence.
  await writeFiles(repo, { '.autoloop/closeouts/add.md': '---\nwork_order: add\n---\n' });
  await client.changedOnDisc(uriOf(join(repo, '.autoloop/closeouts/add.md')));
  await until(async () => (await client.actions(uri, whole, ['quickfix', 'source.fixAll'])).length === 0);
});

test('completion, hover and definition of what stands in the buffer, while it cannot be parsed', async () => {
  const repo = await repository();
  const client = await startClient({ folders: [repo] });
  const uri = uriOf(orderIn(repo));
  const text = sampleOrder.replace('state: ready', 'sta\ndepends_on: [').replace('[src/**, test/**]', '["src/ca');
  await client.open(uri, text);
  await client.found(uri, 1);
  const labels = async (word: string) =>
    (await client.complete(uri, text, text.indexOf(word) + word.length)).map(({ label }) => label);
  expect(await labels('\nsta')).toContain('state');
  expect(await labels('\nsta')).not.toContain('owner');
  expect(await labels('"src/ca')).toEqual(['src/calc.sh']);
  expect(await labels('owner: ')).toEqual(['core']);
  expect(await labels('proved_by: [')).toEqual(['unit', 'acceptance']);

  const owner = await client.hover(uri, text, text.indexOf('owner') + 2);
  expect(JSON.stringify(owner)).toContain('The owner lane, from `owners` of config.yml.');
  const lane = await client.definition(uri, text, text.indexOf('owner: core') + 8);
  expect(lane).toMatchObject({
    uri: uriOf(join(repo, '.autoloop/config.yml')),
    range: { start: { line: 1, character: 2 } },
  });
  const command = await client.definition(uri, text, text.indexOf('[unit]') + 2);
  expect(command?.range.start.line).toBe(text.slice(0, text.indexOf('{ id: unit')).split('\n').length - 1);
});

test.each([
  ['a folder whose name needs encoding', 'ünï code %25 #1'],
  ['a plain folder', 'plain'],
])('%s', async (_, name) => {
  const repo = await repository({ name });
  const client = await startClient({ folders: [repo] });
  // VS Code encodes what Node leaves alone, and the other way round: the answer has the URI that was asked about.
  const uri = uriOf(orderIn(repo)).replaceAll('-', '%2D');
  await client.open(uri, faulty);
  expect(await client.found(uri, 1)).not.toEqual([]);
});

test('a root behind a symbolic link, several folders, one without Git and one without .autoloop', async () => {
  const home = await temporary();
  const real = await repository({ home, name: 'real' });
  const link = join(home, 'link');
  await symlink(real, link);
  const bare = join(home, 'bare');
  await writeFiles(bare, { '.autoloop/config.yml': 'owners:\n  core: {}\n', '.autoloop/work-orders/add.md': faulty });
  const empty = join(home, 'empty');
  await writeFiles(empty, { 'README.md': 'Nothing here.\n' });
  const client = await startClient({ folders: [link, bare, empty] });
  await until(() => client.published.has(uriOf(orderIn(bare))));
  await client.open(uriOf(orderIn(link)), faulty);
  const uri = uriOf(orderIn(link));
  expect((await client.found(uri, 1)).map(({ code }) => code)).toEqual(
    client.published.get(uriOf(orderIn(bare)))?.diagnostics.map(({ code }) => code),
  );
  // The first document of a project that has none is no reason to wait for it to be saved.
  const first = uriOf(orderIn(empty));
  await client.open(first, faulty);
  expect(await client.found(first, 1)).not.toEqual([]);
  expect(client.messages).toEqual([]);
});

test('what is no document of the protocol gets no answer', async () => {
  const repo = await repository();
  const client = await startClient({ folders: [repo] });
  for (const uri of [uriOf(join(repo, 'README.md')), 'untitled:Untitled-1', 'file:///%2F..%00']) {
    await client.open(uri, '---\nsta\n---\n');
    expect(await client.complete(uri, '---\nsta\n---\n', 7)).toEqual([]);
    expect(await client.hover(uri, '---\nsta\n---\n', 5)).toBeNull();
    expect(client.published.has(uri)).toBe(false);
  }
  expect(await client.end()).toBe(0);
});
