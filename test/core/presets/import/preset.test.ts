import { describe, expect, it } from 'vitest';
import { checkPreset } from '../../../../src/core/presets/check.js';
import type { SourceFile } from '../../../../src/core/presets/import/made.js';
import { importPreset } from '../../../../src/core/presets/import/preset.js';
import { readParts } from '../../../../src/core/presets/read.js';

const folder: Record<string, string> = {
  'topology.toml': `name = "ship"
completion = "work.complete" # said last

# Who there is.
[[role]]
id = "Planner"
emits = ["tasks.ready"]
prompt_file = "./roles/plan.md"

[[role]]
id = "builder"
emits = [
  "review.ready", # to the critic
  "build.blocked",
]
prompt = """
Build it. A line with [brackets] and a # in it,
and a second one."""
backend_model = "large"
colour = "red"

[[role]]
id = "critic"
emits = ["review.passed", "work.complete"]
prompt_file = "roles/critic.md"
read_only = true

[[gate]]
event = "review.passed"
requires = ["tests"]
blocked = "review.blocked"
failed = "review.failed"

[handoff]
"loop.start" = ["Planner"]
'tasks.ready' = ["builder"]
"review.ready" = ["critic"]
"build.blocked" = ["Planner", "critic"]
"review.blocked" = ["critic"]
"review.failed" = ["builder"]
"review.passed" = ["critic"]
"tasks.ready.parallel.joined" = ["builder"]
"work.complete" = ["Planner"]
`,
  'autoloops.toml': `event_loop.max_iterations = 40
event_loop.completion_event = "task.complete"
event_loop.completion_promise = "DONE"
event_loop.required_events = ["review.passed"]
event_loop.max_runtime = "1h30m"
event_loop.max_cost_usd = 2.5
event_loop.sparkle = true
backend.kind = "pi"
memory.prompt_budget_chars = 8000
`,
  'harness.md': `All of you keep to the task.
Say so with \`{{TOOL_PATH}} emit <event>\`.
What is left stands in \`{{STATE_DIR}}/progress.md\`.
`,
  'roles/plan.md':
    'Plan it, and note what will last: `{{TOOL_PATH}} memory add learning "x"`.\n\nThen `{{TOOL_PATH}} task add "y"`.\n',
  'roles/critic.md': 'Doubt it. Logs lie in `{{STATE_DIR}}/logs/run.txt`.\n',
  'README.md': 'How to run the other tool.\n',
};

function imported(changes: Record<string, string | null> = {}) {
  const sources = Object.entries({ ...folder, ...changes }).flatMap(([inside, text]): SourceFile[] =>
    text === null ? [] : [{ path: `old/${inside}`, inside, text }],
  );
  const made = importPreset('ship', sources);
  const fates = new Map(
    made.lines.map(({ path, line, fate, why }) => [`${path.slice(4)}:${line}`, why ? `${fate}: ${why}` : fate]),
  );
  return { ...made, texts: new Map(made.files.map(({ path, text }) => [path, text])), fates };
}

describe('an import of a preset of the TOML kind', () => {
  it('makes a preset that can run', () => {
    const { files, texts, filled } = imported();
    expect(texts.get('preset.md')).toBe(`---
title: ship
start:
  - planner
completes_on: work.complete
requires:
  - review.passed
on:
  tasks.ready:
    - builder
  review.ready:
    - critic
  build.blocked:
    - planner
    - critic
  review.passed:
    - critic
gates:
  - before: review.passed
    commands: acceptance
    otherwise:
      - builder
  - before: work.complete
    commands: acceptance
limits:
  iterations: 40
  cost_usd: 2.5
  minutes: 90
---

All of you keep to the task.
Say so with \`autoloop-emit <event>\`.
What is left stands in \`/outbox/documents/progress.md\`.
`);
    expect(texts.get('roles/critic.md')).toContain('read_only: true');
    expect(texts.get('roles/builder.md')).toContain('and a second one.');
    expect(texts.get('roles/planner.md')).toContain('`autoloop-memory add fact "x"`');
    expect(texts.get('roles/planner.md')).toMatch(
      /context:\n {2}- order\n {2}- events\n {2}- memory\n {2}- documents\ndocuments:\n {2}- progress.md/,
    );
    expect(filled.map(({ key, value }) => `${key}: ${value}`)).toContain('gates: acceptance before work.complete');
    expect(checkPreset(readParts('ship', files)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('says of each line what became of it', () => {
    const { fates } = imported();
    expect(fates.get('topology.toml:1')).toBe('kept');
    expect(fates.get('topology.toml:2')).toBe('kept');
    expect(fates.get('topology.toml:4')).toBe('lost: A remark');
    expect(fates.get('topology.toml:6')).toMatch(/^changed: Names have small letters/);
    expect(fates.get('topology.toml:8')).toBe('kept');
    for (const line of [12, 13, 14, 15, 16, 17, 18]) expect(fates.get(`topology.toml:${line}`)).toBe('kept');
    expect(fates.get('topology.toml:19')).toMatch(/^lost: Programs stand in config.yml/);
    expect(fates.get('topology.toml:20')).toBe('lost: Nothing here takes it');
    expect(fates.get('topology.toml:30')).toMatch(/^changed: What a role says of its tests/);
    expect(fates.get('topology.toml:31')).toMatch(/^changed: Who it handed over to is told what failed/);
    expect(fates.get('topology.toml:35')).toBe('changed: Who begins stands in `start`');
    expect(fates.get('topology.toml:38')).toMatch(/^changed: All of these start/);
    expect(fates.get('topology.toml:39')).toMatch(/^changed: Who is told what failed/);
    expect(fates.get('topology.toml:42')).toBe('lost: No role may say it');
    expect(fates.get('topology.toml:43')).toMatch(/^lost: What proposes completion/);
    expect(fates.get('autoloops.toml:1')).toBe('kept');
    expect(fates.get('autoloops.toml:2')).toBe('lost: topology.toml names another, which counts');
    expect(fates.get('autoloops.toml:3')).toMatch(/^lost: Words in an output prove nothing/);
    expect(fates.get('autoloops.toml:5')).toBe('changed: In minutes');
    expect(fates.get('autoloops.toml:7')).toBe('lost: Nothing here takes it');
    expect(fates.get('autoloops.toml:8')).toMatch(/^lost: Programs that work as agents/);
    expect(fates.get('harness.md:1')).toBe('kept');
    expect(fates.get('harness.md:2')).toBe('changed: By the name of our program');
    expect(fates.get('harness.md:3')).toMatch(/^changed: What roles share are documents/);
    expect(fates.get('roles/plan.md:3')).toMatch(/^prose: No such program/);
    expect(fates.get('roles/critic.md:1')).toMatch(/^prose: What is no document/);
    expect(fates.get('README.md:1')).toMatch(/^lost: It speaks of the other tool/);
  });

  it('speaks of every line that is not blank', () => {
    const { lines } = imported();
    const all = Object.entries(folder).flatMap(([path, text]) =>
      text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [`old/${path}:${index + 1}`])),
    );
    expect(lines.map(({ path, line }) => `${path}:${line}`).sort()).toEqual(all.sort());
  });

  it('fills in what the other tool takes for granted', () => {
    const bare = '[[role]]\nid = "a"\nemits = ["task.complete"]\nprompt = "Do."\n';
    const { texts, filled } = imported({ 'topology.toml': bare, 'autoloops.toml': null, 'harness.md': null });
    expect(texts.get('preset.md')).toContain('completes_on: task.complete');
    expect(filled.map(({ key }) => key)).toEqual(['completes_on', 'start', 'title', 'gates']);
  });

  it('makes no gate before what nobody says, nor two before the same', () => {
    const gates = ['nothing', 'review.passed', 'review.passed']
      .map((event) => `[[gate]]\nevent = "${event}"\n`)
      .join('');
    const { texts, fates } = imported({
      'topology.toml': `${gates}[[role]]\nid = "a"\nemits = ["review.passed", "task.complete"]\nprompt = "Do."\n`,
    });
    expect(texts.get('preset.md')?.match(/- before: .*/g)).toEqual([
      '- before: review.passed',
      '- before: task.complete',
    ]);
    expect(fates.get('topology.toml:2')).toBe('lost: No role may say the event');
    expect(fates.get('topology.toml:6')).toBe('lost: There is a gate before this event already');
  });

  it('keeps limits within what is possible', () => {
    const { texts, fates } = imported({
      'autoloops.toml': '[event_loop]\nmax_iterations = 5000\nmax_runtime = 90000\nmax_cost_usd = 0\n',
    });
    expect(texts.get('preset.md')).toContain('limits:\n  iterations: 1000\n  minutes: 1.5\n');
    expect(fates.get('autoloops.toml:2')).toBe('changed: 1000 iterations are the most');
    expect(fates.get('autoloops.toml:4')).toBe('lost: No limit is none');
  });

  it.each([
    ['name = "x\n', 'old/topology.toml:1:'],
    ['name = "x"\n[[role]\n', 'old/topology.toml:2:'],
    ['a = 1\n\na = 2\n', 'old/topology.toml:3:'],
  ])('tells where TOML is malformed: %j', (text, where) => {
    expect(() => imported({ 'topology.toml': text })).toThrow(expect.objectContaining({ code: 'toml-malformed' }));
    expect(() => imported({ 'topology.toml': text })).toThrow(where);
  });

  it.each([
    ['', 'has no role'],
    ['[[role]]\nemits = []\n', 'old/topology.toml:1: a role has no `id`'],
    ['[[role]]\nid = "a"\n[[role]]\nid = "A"\n', 'old/topology.toml:3: two roles would be called `a`'],
  ])('refuses what can be no preset: %j', (text, why) => {
    expect(() => imported({ 'topology.toml': text })).toThrow(why);
  });

  it('takes no file from outside of the folder', () => {
    for (const file of ['../secret.md', '/etc/passwd', 'roles/../../secret.md']) {
      const text = `[[role]]\nid = "a"\nemits = ["task.complete"]\nprompt_file = "${file}"\n`;
      const { texts, fates } = imported({ 'topology.toml': text });
      expect(fates.get('topology.toml:4')).toBe('lost: There is no such file in the folder');
      expect(texts.get('roles/a.md')).not.toContain('root:');
    }
  });

  it('keeps hostile names out of YAML and of paths', () => {
    const text =
      '[[role]]\nid = "../../etc: [x"\nemits = ["ok\\n---\\nevil: 1", "task.complete"]\n[handoff]\n"__proto__" = ["x"]\n';
    const { files } = imported({ 'topology.toml': text });
    expect(files.map(({ path }) => path)).toEqual(['preset.md', 'roles/etc-x.md']);
    expect(readParts('ship', files).roles.get('etc-x')?.data?.emits).toEqual(['ok-----evil-1', 'task.complete']);
  });
});
