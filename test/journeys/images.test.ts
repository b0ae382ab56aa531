import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDocker } from '../support/docker-daemon.js';
import { makeImage, removeImage } from '../support/images.js';
import { eventsOf, runIds } from '../support/journal.js';
import { processesNaming } from '../support/run-leftovers.js';
import { autoloop, git, startAutoloop } from '../support/run-program.js';
import { sampleOrder, sampleRepository, writeFiles } from '../support/sample.js';
import { isThorough } from '../support/thorough.js';
import { until } from '../support/until.js';

const MINUTES = 60_000;

/** What a replaying agent does where there is no Git: the right change, by hand. */
const right = `printf 'add() { echo $(($1 + $2)); }\\nsub() { echo $(($1 - $2)); }\\n' > src/calc.sh\n`;

/** Holds only where the image of these tests is shown. */
const inImage = '[ -d /opt/only-in-image ] && [ ! -e /usr/bin/env ] && ! command -v git';

/** The sample's order with one command more, which only an image passes. */
const order = sampleOrder
  .replace('proved_by: [unit] }', 'proved_by: [unit, place] }')
  .replace('acceptance_commands:\n', `acceptance_commands:\n  - { id: place, run: "${inImage}", timeout: 30 }\n`);

const made = (engine: string, name: string): string =>
  execFileSync(engine, ['image', 'inspect', '--format', '{{.Id}}', name], { encoding: 'utf8' })
    .trim()
    .replace(/^(?!sha256:)/, 'sha256:');

const has = (engine: string, id: string): boolean =>
  execFileSync(engine, ['image', 'ls', '--all', '--quiet', '--no-trunc'], { encoding: 'utf8' }).includes(id);

/** What the newest run was sealed by. */
async function sealed(repo: string) {
  for (const event of await eventsOf(repo)) if (event.type === 'run.started') return event.data.sandbox;
  throw new Error('no run has begun');
}

/** What builds have been given that are not over. */
const contexts = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('autoloop-containerfile-'));

const hasBegun = (repo: string, type: string) => async (): Promise<boolean> =>
  (await eventsOf(repo).catch(() => [])).some((event) => event.type === type);

describe.each(['podman', 'docker'] as const)('an image in %s', (engine) => {
  if (engine === 'docker') useDocker();
  const name = `localhost/autoloop-test-${engine}-${randomBytes(4).toString('hex')}`;
  /** Docker is told the same by the same code: what is its own is tried, all on request. */
  const isWhole = isThorough || engine === 'podman';
  const folders = ['opt/only-in-image', 'usr'];
  const ids = new Set<string>();
  const make = (tag: string, more: string[] = folders): string => {
    // No wrapper: it makes no environment, and nothing of a sandbox is handed to it.
    makeImage(engine, `${name}:${tag}`, { folders: more, changes: ['ENTRYPOINT ["/bin/cat"]'] });
    const id = made(engine, `${name}:${tag}`);
    ids.add(id);
    return id;
  };
  beforeAll(() => void make('1'));
  afterAll(() => {
    for (const id of ids) if (has(engine, id)) removeImage(engine, id);
  });

  const project = async (sandbox: string, agents: Record<string, string> = {}, files: Record<string, string> = {}) => {
    const config = `sandbox: { engine: ${engine}, ${sandbox} }\n`;
    const repo = await sampleRepository({
      recordings: { right: { '1.sh': right }, idle: { 'output.txt': 'Nothing.\n' } },
      config,
      agents,
    });
    await writeFiles(repo, { ...files, '.autoloop/work-orders/add.md': order });
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'In an image');
    return repo;
  };

  it.runIf(isWhole)(
    'seals every sandbox of a run, which keeps to it when its name has moved on',
    {
      timeout: 5 * MINUTES,
    },
    async () => {
      const repo = await project(`image: "${name}:1", setup: ["${inImage}"]`);
      const id = made(engine, `${name}:1`);
      const { code, stdout, stderr } = await autoloop(repo, ['run', 'add', '--agent', 'right,idle']);
      expect([code, stderr]).toEqual([0, expect.stringContaining(`sealed by ${engine}`)]);
      expect(stdout).toMatch(new RegExp(`^Sealed by: {2}${engine} \\S+ in image ${name}:1$`, 'm'));
      expect(await sealed(repo)).toMatchObject({ engine, image: { name: `${name}:1`, id } });
      expect((await autoloop(repo, ['report', 'add'])).stdout).toContain(`- Image: \`${name}:1\`, \`${id}\``);

      await autoloop(repo, ['review', 'add', '--decision', 'accept', '--reason', 'Measured.']);
      expect((await autoloop(repo, ['close', 'add'])).code).toBe(0);
      execFileSync(engine, ['tag', `${name}:1`, `${name}:kept`]);
      try {
        make('1', ['another']);
        const replay = () => autoloop(repo, ['verify', 'add', '--replay']);
        expect(await replay()).toMatchObject({ code: 0, stdout: expect.stringContaining('3 commands passed again') });
        removeImage(engine, `${name}:kept`);
        expect(await replay()).toMatchObject({
          code: 3,
          stderr: expect.stringMatching(new RegExp(`${id}.*image-gone`)),
        });
      } finally {
        make('1');
      }
    },
  );

  it.runIf(isWhole)('is the one a run goes on in', { timeout: 5 * MINUTES }, async () => {
    const repo = await project(`image: "${name}:moving"`);
    const id = make('moving', [...folders, 'first']);
    const run = startAutoloop(repo, ['run', 'add', '--agent', 'right']);
    await until(hasBegun(repo, 'gate.started'));
    run.kill('SIGINT');
    expect((await run.outcome).code).toBe(130);
    execFileSync(engine, ['tag', `${name}:moving`, `${name}:kept`]);
    expect(make('moving', ['another'])).not.toBe(id);
    expect((await autoloop(repo, ['resume', 'latest'])).code).toBe(0);
  });

  it('is built from the base commit, once, and may have the agent', { timeout: 5 * MINUTES }, async () => {
    const robot = `#!/bin/sh
[ "$1" = --version ] && { echo robot 7.1.0; exit; }
[ -e /opt/robot ] && [ "$GREETING" = 'hello world' ] || exit 9
${right}`;
    // Like devenv's, which loses what keeps words together.
    const enter = '#!/bin/sh\nexport GREETING="hello world" HOME=/nowhere\ncommand="$(echo "$@")"\nsh -c "$command"\n';
    const containerfile = `FROM ${name}:1\nENV PATH=/opt/robot:/bin\nCOPY robot enter /opt/robot/\nENTRYPOINT ["/opt/robot/enter"]\n`;
    const files = { 'box/Containerfile': containerfile, 'box/robot': robot, 'box/enter': enter };
    const agents = {
      robot: '{ driver: exec, command: [robot] }',
      absent: '{ driver: exec, command: [no-such-robot] }',
      speechless: '{ driver: acp, command: [no-such-robot] }',
    };
    const repo = await project('containerfile: box/Containerfile', agents, files);
    await writeFile(join(repo, 'box/Containerfile'), 'FROM nothing that is committed\n');

    const names = isWhole ? Object.keys(agents).join(',') : 'robot';
    const first = await autoloop(repo, ['run', 'add', '--agent', names]);
    expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('Building the image of box/Containerfile')]);
    const { image } = await sealed(repo);
    if (!image) throw new Error('sealed in no image');
    try {
      expect(image).toEqual({ name: expect.stringMatching(/^localhost\/autoloop\//), id: made(engine, image.name) });
      expect(await eventsOf(repo)).toContainEqual(
        expect.objectContaining({ type: 'role.ended', data: expect.objectContaining({ agent_version: '7.1.0' }) }),
      );
      if (isWhole) {
        expect(first.stderr).toMatch(
          /attempt 2: environment-failed: .*`absent` does not start in image.*neither in the/,
        );
        expect(first.stderr).toMatch(
          /attempt 3: environment-failed: .*`speechless` does not start in image.*neither in/,
        );
        const again = await autoloop(repo, ['run', 'add', '--agent', 'robot', '--detach']);
        expect(again).toMatchObject({ code: 0, stderr: '' });
        const [, latest = ''] = await runIds(repo);
        await until(async () => (await eventsOf(repo, latest)).some(({ type }) => type === 'run.ended'));
      }
      const doctor = await autoloop(repo, ['doctor']);
      expect(doctor.stdout).toContain(`ok       image of box/Containerfile: ${engine} has it: ${image.id}\n`);
    } finally {
      removeImage(engine, image.name);
    }
    expect((await autoloop(repo, ['doctor'])).stdout).toContain(
      'ok       image of box/Containerfile: not built yet: the next run builds it\n',
    );
  });

  it.each(['SIGINT', 'SIGKILL'] as const)('leaves nothing of a build at %s', async (signal) => {
    const nap = String(600_000 + (randomBytes(3).readUIntBE(0, 3) % 100_000));
    const files = { 'box/Containerfile': `FROM ${name}:1\nRUN sleep ${nap}\n` };
    const repo = await project('containerfile: box/Containerfile', {}, files);
    const run = startAutoloop(repo, ['run', 'add']);
    await until(async () => (await processesNaming(nap)).length > 0);
    run.kill(signal);
    const ended = signal === 'SIGKILL' ? { signal } : { code: 130, stderr: expect.stringContaining('[not-started]') };
    expect(await run.outcome).toMatchObject(ended);
    await until(async () => (await processesNaming(nap)).length === 0);
    expect(await runIds(repo)).toEqual([]);
    await until(async () => (await contexts()).length === 0);
    const all = ['ps', '--all', ...(engine === 'podman' ? ['--external'] : []), '--format', '{{.Image}}'];
    await until(() => !execFileSync(engine, all, { encoding: 'utf8' }).includes(name));
  });

  it('that is not there is asked for by name, and nothing is pulled', async () => {
    const repo = await project('image: example.invalid/nothing:1');
    expect(await autoloop(repo, ['run', 'add'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        new RegExp(
          `\`example.invalid/nothing:1\`, which ${engine} does not have \\[image-missing\\][^]*${engine} pull`,
        ),
      ),
    });
    const doctor = await autoloop(repo, ['doctor']);
    expect([doctor.code, doctor.stdout]).toEqual([
      3,
      expect.stringMatching(/^missing {2}image example.invalid\/nothing:1: /m),
    ]);
    expect(await runIds(repo)).toEqual([]);
  });
});

describe('what cannot be', () => {
  const refused = async (sandbox: string, ...args: string[]) => {
    const repo = await sampleRepository({
      recordings: { idle: { 'output.txt': '' } },
      config: `sandbox: { ${sandbox} }\n`,
    });
    const { code, stderr } = await autoloop(repo, ['run', 'add', ...args]);
    expect(await runIds(repo)).toEqual([]);
    return { code, stderr, repo };
  };

  it('is an image that is named and built', async () => {
    const { code, stderr, repo } = await refused('image: a, containerfile: b');
    expect([code, stderr]).toEqual([2, expect.stringContaining('`sandbox.containerfile` cannot be named as well')]);
    expect((await autoloop(repo, ['check'])).code).toBe(1);
  });

  it('is one that bubblewrap shows', async () => {
    const { code, stderr } = await refused('image: a', '--sandbox', 'bubblewrap');
    expect([code, stderr]).toEqual([2, expect.stringContaining('[engine-without-images]')]);
  });

  it('is a Containerfile that is not committed, or is a link', async () => {
    const { code, stderr, repo } = await refused('containerfile: box/Containerfile');
    expect([code, stderr]).toEqual([2, expect.stringContaining('[no-containerfile]')]);
    await writeFiles(repo, { 'box/other': 'FROM scratch\n' });
    await symlink('other', join(repo, 'box/Containerfile'));
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'A link');
    expect((await autoloop(repo, ['run', 'add'])).stderr).toContain('[no-containerfile]');
  });
});
