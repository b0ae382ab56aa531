import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { eventsOf } from '../../support/journal.js';
import { coordination } from '../../support/powershell-autoloop.js';
import { project } from '../../support/project.js';
import { autoloop, git, startAutoloop } from '../../support/run-program.js';
import { rightPatch, sampleRepository, writeFiles } from '../../support/sample.js';
import { shellAgents } from '../../support/shell-agents.js';
import { until } from '../../support/until.js';
import { startWatching } from '../../support/watching.js';

const folder = 'schemas/output';
const schemas = readdirSync(folder).map((file) => file.replace('.schema.json', ''));
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
const read = (name: string): { properties: Record<string, { const?: unknown }> } =>
  JSON.parse(readFileSync(`${folder}/${name}.schema.json`, 'utf8'));
const validators = new Map(schemas.map((name) => [name, ajv.compile(read(name))]));
const seen = new Set<string>();

/** The document that a command prints, once it is what its schema says. */
async function document(cwd: string, schema: string, args: string[], code = 0): Promise<Record<string, unknown>> {
  const { stdout, stderr, code: ended } = await autoloop(cwd, [...args, '--json']);
  expect(ended, `${args.join(' ')}: ${stderr}`).toBe(code);
  const value = JSON.parse(stdout);
  const validate = validators.get(schema);
  expect(validate?.(value), `${args.join(' ')}: ${JSON.stringify(validate?.errors)}\n${stdout}`).toBe(true);
  seen.add(schema);
  return value;
}

const recordings = {
  right: { '1.patch': rightPatch, 'report.md': '## Changed scope\n\nOne operator.\n' },
  wrong: { '1.sh': 'echo x >> docs/read.md\nln -s /etc/passwd src/link\n' },
  idle: { 'output.txt': '{"usage":{"input_tokens":5,"output_tokens":7},"total_cost_usd":0.5}\n' },
};

describe('every JSON document is what its schema says', () => {
  it('on the way of an order', async () => {
    const repo = await sampleRepository({ recordings });
    expect(await document(repo, 'init', ['init'])).toMatchObject({ first_order: null });
    expect(await document(repo, 'init', ['init', '--brownfield'])).toMatchObject({ brownfield: { commands: [] } });
    await document(repo, 'skill', ['skill', 'list']);
    await document(repo, 'skill', ['skill', 'get', 'worker']);
    await writeFiles(repo, coordination('0'.repeat(40)));
    await document(repo, 'import', ['import', 'docs/coordination', '--add-owners', '--dry-run']);
    await rm(join(repo, 'docs/coordination'), { recursive: true });
    await document(repo, 'new', ['new', 'order', 'second']);
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'Second');
    await document(repo, 'check', ['check']);
    await document(repo, 'status', ['status']);
    expect(await document(repo, 'next', ['next'])).toMatchObject({ orders: [{ id: 'add', awaited_by: [] }] });
    await document(repo, 'new', ['new', 'gate', 'money', '--order', 'second']);
    await document(repo, 'blocked', ['blocked']);
    expect(await document(repo, 'board', ['board'])).toMatchObject({ written: null });
    expect(await document(repo, 'board', ['board', '--write'])).toMatchObject({ written: { changed: true } });
    expect(await document(repo, 'hooks-status', ['hooks', 'status'], 1)).toMatchObject({ manager: 'git' });
    await document(repo, 'hooks-install', ['hooks', 'install']);
    await document(repo, 'hooks-status', ['hooks', 'status']);
    expect(await document(repo, 'hooks-uninstall', ['hooks', 'uninstall'])).toMatchObject({ kept: [] });
    await document(repo, 'doctor', ['doctor']);
    await document(repo, 'config', ['config']);
    await document(repo, 'runs', ['runs']);
    await document(repo, 'plan', ['run', 'add', '--dry-run']);
    const { digest } = await document(repo, 'show', ['show', 'add']);
    expect(await document(repo, 'claim', ['claim', 'add', '--digest', String(digest)])).toMatchObject({
      how: 'claimed',
    });
    expect(await document(repo, 'show', ['show', 'add'])).toMatchObject({ claim: { expired: false } });
    expect(await document(repo, 'release', ['release', 'add'])).toMatchObject({ how: 'released' });
    expect(await document(repo, 'release', ['release', 'add'])).toMatchObject({ how: 'not-claimed', actor: null });
    expect(await document(repo, 'run', ['run', 'add'])).toMatchObject({ winner: 1 });
    await document(repo, 'runs', ['runs']);
    for (const topic of ['metrics', 'usage', 'scratchpad', 'coordination', 'topology'])
      await document(repo, topic, ['inspect', 'latest', topic]);
    await document(repo, 'run-memory', ['inspect', 'latest', 'memory']);
    for (const topic of ['prompt', 'output', 'report', 'diff'])
      expect(await document(repo, 'texts', ['inspect', 'latest', topic])).toMatchObject({ topic });
    expect(await document(repo, 'journal-verify', ['journal', 'verify'])).toMatchObject({ journals: [{ ok: true }] });
    await document(repo, 'journal-rebuild', ['journal', 'rebuild']);
    await document(repo, 'discover-take', ['discover', 'take', 'latest']);
    await document(repo, 'memory-take', ['memory', 'take', 'latest']);
    await document(repo, 'report', ['report', 'add']);
    await document(repo, 'show', ['show', 'add']);
    await document(repo, 'review', ['review', 'add', '--decision', 'accept', '--reason', 'Proved']);
    await document(repo, 'report', ['report', 'add']);
    expect(await document(repo, 'close', ['close', 'add'])).toMatchObject({ how: 'closed' });
    expect(await document(repo, 'close', ['close', 'add'])).toMatchObject({ how: 'already-closed' });
    await document(repo, 'apply', ['apply', 'add']);
    await document(repo, 'verify', ['verify']);
    await document(repo, 'status', ['status']);
    await document(repo, 'show', ['show', 'add']);
    expect(await document(repo, 'clean', ['clean', '--dry-run'])).toMatchObject({ dry_run: true });
  });

  it('off it: no candidate, a run that was cut off, damage, nothing set up', async () => {
    const repo = await sampleRepository({ recordings: { wrong: recordings.wrong } });
    expect(await document(repo, 'run', ['run', 'add'], 1)).toMatchObject({ outcome: 'stalled' });
    await document(repo, 'report', ['report', 'add']);
    const { run_id } = (await document(repo, 'detached', ['run', 'add', '--detach'])) as { run_id: string };
    await until(async () => (await eventsOf(repo, run_id)).at(-1)?.type === 'run.ended');
    const killed = { NODE_OPTIONS: `--import=${new URL('../../journeys/kill-after.mjs', import.meta.url)}` };
    await autoloop(repo, ['run', 'add'], { env: { ...killed, KILL_AFTER_EVENT: '6' } });
    expect(await document(repo, 'runs', ['runs'])).toMatchObject({ runs: [{}, {}, { outcome: null, live: false }] });
    await document(repo, 'report', ['report', 'add']);
    await document(repo, 'metrics', ['inspect', 'latest', 'metrics']);
    expect(await document(repo, 'clean', ['clean'])).not.toMatchObject({ leftovers: [] });
    await document(repo, 'doctor', ['doctor']);
    expect(await document(repo, 'stop', ['stop', 'latest'])).toMatchObject({ live: false });
    await document(repo, 'runs', ['runs']);
  });
});

it('of discoveries and notes, and every line of them', async () => {
  const repo = await sampleRepository({ recordings });
  const unit = ['test_command', '{"unit":"npm test"}'];
  expect(await document(repo, 'discover-add', ['discover', 'add', ...unit])).toMatchObject({ torn: null });
  expect(await document(repo, 'discover-add', ['discover', 'add', ...unit])).toMatchObject({
    recorded: [{ how: 'known' }],
  });
  const noted = await document(repo, 'memory-add', ['memory', 'add', 'fact', 'It is so', '--tags', 'being']);
  await document(repo, 'discovery', ['discover', 'list']);
  const { id } = await document(repo, 'note', ['memory', 'find']);
  expect(noted).toMatchObject({ noted: [{ how: 'added', note: { id } }] });
  await document(repo, 'memory-remove', ['memory', 'remove', String(id)]);
});

it('of a run that is steered, and of a chain', async () => {
  const agents = await shellAgents(
    { worker: `[ -z "$WAIT" ] || { touch begun; sleep "$WAIT"; }` },
    { worker: 'env: [WAIT]' },
  );
  const repo = await sampleRepository({ recordings: {}, agents });
  expect(await document(repo, 'chain', ['chain', 'run', 'add', 'solo', 'solo'], 1)).toMatchObject({
    how: 'step-failed',
    steps: [{ preset: 'solo', hands_over: null }],
  });
  const run = startAutoloop(repo, ['run', 'add'], { env: { WAIT: '3600' } });
  await until(() => existsSync(join(repo, '.attempts/add/2/begun')));
  expect(await document(repo, 'guide', ['guide', 'add', '-m', 'Mind the sign.'])).toMatchObject({ live: true });
  await document(repo, 'pause', ['pause', 'add']);
  expect((await run.outcome).code).toBe(130);
});

it('of presets, chains and what is imported', async () => {
  const repo = await project();
  await writeFiles(repo, {
    '.autoloop/presets/all/chain.md': '---\ntitle: Both\nchain: [spec, code]\n---\n',
    'old/topology.toml': '[[role]]\nid = "one"\nemits = ["task.complete"]\nprompt = "Do it."\nbackend_kind = "pi"\n',
  });
  await document(repo, 'presets', ['preset', 'list']);
  expect(await document(repo, 'preset', ['preset', 'show', 'cycle'])).toMatchObject({ chain: null, from: 'shipped' });
  expect(await document(repo, 'preset', ['preset', 'show', 'all'])).toMatchObject({ preset: null, from: 'project' });
  await document(repo, 'check', ['preset', 'check']);
  const imported = await document(repo, 'preset-import', ['preset', 'import', 'old']);
  expect(imported).toMatchObject({ name: 'old', counts: { lost: 1 } });
});

it('every line of a watcher is one', async () => {
  const repo = await sampleRepository({ recordings: { right: recordings.right } });
  const order = join(repo, '.autoloop/work-orders/add.md');
  const text = readFileSync(order, 'utf8').replace('state: ready', 'state: ready\ndispatch: on-ready');
  await writeFiles(repo, { '.autoloop/work-orders/add.md': text.replace('owner: core', 'owner: nobody') });
  const on = startWatching(repo, ['watch', '--json']);
  const told = (what: string) => on.lines().some((line) => line.what === what);
  await on.shows(() => told('result'));
  await writeFiles(repo, { '.autoloop/work-orders/add.md': `${text}\nMore.\n` });
  await on.shows(() => told('change'));
  await git(repo, 'commit', '-q', '-a', '-m', 'Ready');
  await on.shows(() => told('run-ended'));
  await rm(join(repo, '.autoloop'), { recursive: true });
  await on.shows(() => told('failure'));
  for (const line of on.lines())
    expect(validators.get('watch')?.(line), JSON.stringify([line, validators.get('watch')?.errors])).toBe(true);
  seen.add('watch');
});

it('the schemas are closed, of version 1, and name what they are for', () => {
  for (const name of schemas) {
    const schema = read(name);
    expect(schema, name).toMatchObject({ $id: `${name}.schema.json`, additionalProperties: false });
    expect(schema.properties.version?.const, name).toBe(1);
    expect(schema.properties.kind?.const, name).toEqual(expect.any(String));
  }
});

afterAll(() => {
  expect([...seen].sort(), 'a schema that no command was held to').toEqual([...schemas].sort());
});
