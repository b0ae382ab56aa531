/** Runs the composite action as GitHub's runner does: its steps by bash, its expressions from the event, in real repositories. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { config, configPath, order, orderPath } from '../../src/core/rules/examples.js';
import { cliPath, git, type Outcome, runProgram } from '../support/run-program.js';
import { writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

export const folder = resolve(import.meta.dirname, '../../.github/actions/check');
export const source = await readFile(join(folder, 'action.yml'), 'utf8');

interface Action {
  inputs: Record<string, { default?: string }>;
  runs: { using: string; steps: { shell: string; run: string; env: Record<string, string> }[] };
}
export const action: Action = parse(source);

type Context = { [key: string]: Context | string | undefined };

/** An expression of the kind the action has: `${{ a.b || c.d }}`. */
function evaluated(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const values = expression.split('||').map((path) =>
      path
        .trim()
        .split('.')
        .reduce<Context | string | undefined>((at, key) => (at as Context | undefined)?.[key], context),
    );
    return String(values.find((value) => value !== undefined && value !== '') ?? '');
  });
}

export interface Call {
  event?: Context;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
}

/** Runs every step in `workspace`, with what the summary of the step then holds. */
export async function run(
  workspace: string,
  { event = {}, inputs = {}, env = {} }: Call = {},
): Promise<Outcome & { summary: string }> {
  const scratch = await temporary('autoloop-runner');
  const summary = join(scratch, 'summary.md');
  await writeFile(summary, '');
  const defaults = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']),
  );
  const context: Context = { inputs: { ...defaults, ...inputs }, github: { event } };
  let outcome: Outcome = { code: 0, signal: null, stdout: '', stderr: '' };
  for (const [index, step] of action.runs.steps.entries()) {
    const script = join(scratch, `${index}.sh`);
    await writeFile(script, step.run);
    const own = Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, evaluated(text, context)]));
    const runner = { GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: folder, GITHUB_STEP_SUMMARY: summary };
    const options = { cwd: workspace, env: { ...runner, ...own, ...env } };
    outcome = await runProgram('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], options);
    if (outcome.code !== 0) break;
  }
  return { ...outcome, summary: await readFile(summary, 'utf8') };
}

/** A project on the branch `main`, with the program in its node_modules, where npm puts it. */
export async function project(): Promise<string> {
  const root = join(await temporary('autoloop action ü'), 'origin');
  await writeFiles(root, {
    'src/login/session.ts': 'export {};\n',
    '.gitignore': 'node_modules\n',
    [configPath]: config(),
    [orderPath]: order(),
  });
  await git(root, 'init', '-q', '-b', 'main');
  await commit(root, 'First');
  await installInto(root);
  return root;
}

async function installInto(root: string): Promise<void> {
  await mkdir(join(root, 'node_modules/.bin'), { recursive: true });
  await symlink(cliPath, join(root, 'node_modules/.bin/autoloop'));
}

export async function commit(root: string, message: string, files: Record<string, string> = {}): Promise<string> {
  await writeFiles(root, files);
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '--allow-empty', '-m', message);
  return git(root, 'rev-parse', 'HEAD');
}

/** A clone as a job has it. */
export async function clone(origin: string, ...options: string[]): Promise<string> {
  const place = join(dirname(origin), `clone-${options.join('')}`);
  await git(dirname(origin), 'clone', '-q', ...options, `file://${origin}`, place);
  await installInto(place);
  return place;
}

/** A registry on the loopback, with version 1.2.3 of a package: a program that says how it was called. */
export async function registry(): Promise<{ address: string; tarball: string; asked: string[] }> {
  const place = await temporary('autoloop-registry');
  await writeFiles(place, {
    'package/package.json': '{"name":"@acme/autoloop","version":"1.2.3","bin":{"autoloop":"cli.js"}}',
    'package/cli.js': '#!/usr/bin/env node\nconsole.log("autoloop 1.2.3:", ...process.argv.slice(2));\n',
  });
  await chmod(join(place, 'package/cli.js'), 0o755);
  await runProgram('tar', ['czf', 'autoloop.tgz', 'package'], { cwd: place });
  const tarball = await readFile(join(place, 'autoloop.tgz'));
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const asked: string[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push(url);
    const dist = { tarball: `http://${headers.host}/autoloop.tgz`, integrity };
    const version = { name: '@acme/autoloop', version: '1.2.3', bin: { autoloop: 'cli.js' }, dist };
    const document = { name: '@acme/autoloop', 'dist-tags': { latest: '1.2.3' }, versions: { '1.2.3': version } };
    if (url === '/autoloop.tgz') response.end(tarball);
    else if (/^\/@acme(?:%2f|\/)autoloop$/i.test(url))
      response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { address, tarball: join(place, 'autoloop.tgz'), asked };
}
