import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../support/project.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleRepository, writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

const pair = {
  '.autoloop/presets/pair/preset.md': `---
title: Build, then doubt
start: [builder]
completes_on: approved
on:
  built: [critic]
  refused: [builder]
gates: [{before: approved, commands: acceptance}]
---
Keep to the order.
`,
  '.autoloop/presets/pair/roles/builder.md': '---\nemits: [built]\n---\nBuild it.\n',
  '.autoloop/presets/pair/roles/critic.md': '---\nemits: [approved, refused]\nread_only: true\n---\nDoubt it.\n',
};

it('lists, draws and checks presets; the project’s own take the place of those that come with the tool', async () => {
  const repo = await project();
  await writeFiles(repo, {
    ...pair,
    '.autoloop/presets/code/preset.md': pair['.autoloop/presets/pair/preset.md'],
    '.autoloop/presets/both/chain.md': '---\ntitle: One, then the other\nchain: [pair, review]\n---\n',
  });
  const { stdout: list } = await autoloop(repo, ['preset', 'list']);
  expect(list).toContain('pair  Build, then doubt\n  builder, critic · the project’s\n');
  expect(list).toContain('both  One, then the other\n  chain: pair → review · the project’s\n');
  expect(list).toContain('the project’s, in the place of the shipped one · 7 errors: autoloop preset check code\n');
  expect(list).toMatch(/^solo {2}.+\n {2}worker · shipped$/m);

  const { stdout: shown } = await autoloop(repo, ['preset', 'show', 'pair']);
  expect(shown).toContain(`● start ─▶ builder

┌─────────┐
│ builder │
└┬────────┘
 └─ built ────▶ critic

┌─────────────────────┐
│ critic · only reads │
└┬────────────────────┘
 ├─ approved ─▶ ◇ acceptance ─▶ ✔ complete
 │              └─ else ─▶ critic ↺
 └─ refused ──▶ builder ↑
`);
  expect(shown).toContain('Keep to the order.');
  expect((await autoloop(repo, ['preset', 'show', 'pair', '--mermaid'])).stdout).toBe(`flowchart TD
  start((start))
  r0["builder"]
  r1(["critic, only reads"])
  g0{"acceptance"}
  complete(((complete)))
  start --> r0
  r0 -->|"built"| r1
  r1 -->|"approved"| g0
  g0 -->|"passes"| complete
  g0 -->|"fails"| r1
  r1 -->|"refused"| r0
`);

  expect(await autoloop(repo, ['preset', 'check', 'pair', 'both'])).toMatchObject({
    code: 0,
    stdout: '4 documents: nothing found\n',
  });
  const own = await autoloop(repo, ['preset', 'show', 'code']);
  expect(own).toMatchObject({
    code: 0,
    stderr:
      '`code` is the project’s own, in the place of the one that comes with the tool\n' +
      'A run refuses it: autoloop preset check code\n',
  });
  expect(await autoloop(repo, ['preset', 'show', 'fix'])).toMatchObject({
    stdout: expect.stringMatching(/^Role reproduce .*^Role repair .*^Role check /ms),
    stderr: '',
  });
  const whole = await autoloop(repo, ['preset', 'check']);
  expect(whole.code).toBe(1);
  expect(whole.stdout).toContain('.autoloop/presets/code/preset.md:3:9: error: There is no role `builder`');
  expect(await autoloop(repo, ['preset', 'check', './.autoloop/presets/pair'])).toMatchObject({ code: 0 });
  expect(await autoloop(repo, ['preset', 'check', 'piar'])).toMatchObject({
    code: 2,
    stderr: 'error: There is no preset `piar` [unknown-preset]\n  Did you mean `pair`?\n',
  });
  expect(await autoloop(repo, ['preset', 'check', './src'])).toMatchObject({ code: 2 });
  // Where there is no project those of the tool are known all the same.
  expect((await autoloop(await temporary(), ['preset', 'show', 'solo'])).stdout).toContain('└┬───────┘');
});

it('is told of a mistyped key, event, role and name at its line, by check and before a run', async () => {
  const recordings = { right: { '1.sh': 'true\n' } };
  const repo = await sampleRepository({ recordings });
  const preset = pair['.autoloop/presets/pair/preset.md'];
  const refusals: [wrong: string, right: string, finding: string][] = [
    ['completes_on:', 'complete_on:', 'preset.md:4:1: error: `complete_on` is no key of a preset [schema]'],
    ['  refused:', '  refusd:', 'preset.md:7:11: error: No role may say `refusd` [preset-unknown-event]'],
    [
      '[critic]',
      '[critc]',
      'preset.md:6:11: error: There is no role `critc`: no `roles/critc.md` [preset-unknown-role]',
    ],
  ];
  for (const [from, to, finding] of refusals) {
    await writeFiles(repo, { ...pair, '.autoloop/presets/pair/preset.md': preset.replace(from, to) });
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', to);
    const checked = await autoloop(repo, ['check']);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain(`.autoloop/presets/pair/${finding.replace(/ \[[^\]]+\]$/, ' [preset-broken]')}`);
    expect(checked.stdout).toContain('Did you mean `');
    const run = await autoloop(repo, ['run', 'add', '--preset', 'pair']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('error: Preset `pair` cannot run: [preset-invalid]');
    expect(run.stderr).toContain(finding);
  }
  expect((await autoloop(repo, ['run', 'add', '--preset', 'cod'])).stderr).toContain('Did you mean `code`?');
  expect((await autoloop(repo, ['run', 'add', '--preset', ''])).stderr).toContain('There is no preset ``');
  await writeFiles(repo, { '.autoloop/presets/new/preset.md': preset });
  // A path is no name: it would lead out of the folder of presets.
  expect((await autoloop(repo, ['run', 'add', '--preset', './pair'])).stderr).toContain('[unknown-preset]');
  expect((await autoloop(repo, ['run', 'add', '--preset', 'new'])).stderr).toBe(
    'error: Preset `new` is not in the commit the run starts at [unknown-preset]\n' +
      '  A run is governed by what is committed: git add .autoloop/presets/new && git commit\n',
  );
  // Neither an edit nor one in the place of a shipped preset is left out without a word; a file that no run reads is.
  await writeFiles(repo, { ...pair, '.autoloop/presets/pair/notes.txt': 'x' });
  await git(repo, 'add', '-A', '.autoloop/presets/pair');
  await git(repo, 'commit', '-q', '-m', 'Right again');
  await writeFiles(repo, { '.autoloop/presets/pair/notes.txt': 'y' });
  expect((await autoloop(repo, ['run', 'add', '--preset', 'pair', '--dry-run'])).code).toBe(0);
  await writeFiles(repo, {
    '.autoloop/presets/pair/preset.md': `${preset}\nMore.\n`,
    '.autoloop/presets/solo/preset.md': preset,
  });
  for (const [args, path] of [
    [['run', 'add', '--preset', 'pair'], 'pair'],
    [['run', 'add', '--preset', 'solo'], 'solo'],
    [['chain', 'run', 'add', 'code', 'pair'], 'pair'],
  ] as const) {
    const { code, stderr } = await autoloop(repo, [...args]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        `error: \`.autoloop/presets/${path}/preset.md\` has changes that are not committed, and a run is governed by what is [not-committed]\n` +
        '  Commit first: git add .autoloop/presets && git commit\n',
    });
  }
});

it('imports a preset of the TOML kind, and writes nothing over', async () => {
  const repo = await project();
  const old = await temporary();
  await writeFiles(old, {
    'ship/topology.toml':
      'completion = "done"\n[[role]]\nid = "one"\nemits = ["done"]\nprompt_file = "roles/one.md"\n[handoff]\n"loop.start" = ["one"]\n',
    'ship/roles/one.md': 'Say `{{TOOL_PATH}} emit done`.\n',
    'bad/topology.toml': '[[role]]\nid = one\n',
  });
  const dry = await autoloop(repo, ['preset', 'import', join(old, 'ship'), '--dry-run']);
  expect(dry).toMatchObject({ code: 0 });
  expect(dry.stdout).toContain('would write: .autoloop/presets/ship/roles/one.md');
  const made = await autoloop(repo, ['preset', 'import', join(old, 'ship')]);
  expect(made.stdout).toContain('8 lines: 6 kept, 2 changed, 0 only in the body, 0 lost');
  expect(await readFile(join(repo, '.autoloop/presets/ship/roles/one.md'), 'utf8')).toBe(
    '---\nemits:\n  - done\n---\n\nSay `autoloop-emit done`.\n',
  );
  expect(await autoloop(repo, ['preset', 'check', 'ship'])).toMatchObject({ code: 0 });
  const again = await autoloop(repo, ['preset', 'import', join(old, 'ship')]);
  expect(again).toMatchObject({ code: 1 });
  expect(again.stderr).toContain('Nothing was imported: .autoloop/presets/ship is there already [import-refused]');
  expect((await autoloop(repo, ['preset', 'import', join(old, 'bad')])).stderr).toContain('bad/topology.toml:2:6: ');
});
