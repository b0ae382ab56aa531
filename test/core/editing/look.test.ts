import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../src/core/documents/document.js';
import { explain } from '../../../src/core/editing/explain.js';
import { landmarksOf, linksOf } from '../../../src/core/editing/landmarks.js';
import { repairAll, repairsBetween } from '../../../src/core/editing/repairs.js';
import { referenceAt, referencesTo, subjectAt, targetOf } from '../../../src/core/editing/target.js';
import { draftAt, knownOf, orderPath } from './drafts.js';

const files = {
  '.autoloop/config.yml': `owners:
  web: { scope: [src/**] }
agents:
  claude: { driver: exec, command: [claude], model: large }
`,
  '.autoloop/presets/pair/preset.md': '---\n---\n',
  '.autoloop/presets/all/chain.md': '---\n---\n',
  '.autoloop/work-orders/logout.md': `---
title: "Log out <b>now</b>"
owner: web
goal: Nobody stays.
state: ready
allowed_scope: [src/**]
forbidden_scope: []
stop_rules: [Stop.]
acceptance_criteria: [{ id: gone, text: Nobody is there., proved_by: [unit] }]
acceptance_commands:
  - id: unit
    run: npm test
---

## Context

Some.
`,
  '.autoloop/work-orders/broken.md':
    '---\ntitle: Half an order\nowner: web\ndepends_on: [logout\nacceptance_commands:\n  - id: unit\n',
  '.autoloop/reports/logout/one.md': '---\nwork_order: logout\n---\n',
  '.autoloop/stages/beta.md': '---\ngoal: Sessions\norders: [logout]\n---\n',
};
const { workspace } = knownOf(files);

describe('what is under the cursor', () => {
  const said = (marked: string, path?: string) => {
    const { draft, offset } = draftAt(marked, path);
    return explain(draft, offset, { workspace, presets: ['solo'], findings: [] })?.markdown;
  };

  test.each<[what: string, marked: string, said: string, path?: string]>([
    ['a key', '---\now‸ner: web\n---\n', '**owner** · required'],
    ['a key with choices', '---\nst‸ate: ready\n---\n', 'Type: `draft` \\| `ready` \\| `withdrawn`'],
    ['a key with a default', '---\nst‸ate: ready\n---\n', 'Default: `draft`'],
    [
      'a key deep inside',
      '---\nacceptance_commands:\n  - { id: x, tim‸eout: 2 }\n---\n',
      'whole number, at least 1, at most 86400',
    ],
    ['a value', '---\nstate: rea‸dy\n---\n', "The author's intent."],
    ['an order', '---\ndepends_on: [log‸out]\n---\n', 'Log out \\<b\\>now\\</b\\> · ready'],
    ['a lane', '---\nowner: w‸eb\n---\n', 'Owner lane: src/\\*\\*'],
    ['an agent', '---\nattempts:\n  agents: [cl‸aude]\n---\n', 'driven by exec, large'],
    [
      'a command',
      '---\nwork_order: logout\nverification:\n  - { command: un‸it }\n---\n',
      'npm test',
      '.autoloop/reports/logout/two.md',
    ],
    [
      'a rule',
      'checks:\n  severity:\n    sch‸ema: off\n',
      'A document has the keys of its kind',
      '.autoloop/config.yml',
    ],
    ['a name that nothing has', '---\nowner: no‸body\n---\n', '**owner** · required'],
  ])('%s', (_, marked, part, path) => expect(said(marked, path)).toContain(part));

  test('nothing, where there is nothing to say', () => {
    expect(said('---\ntitle: x\n---\n\nSome ‸words\n')).toBeUndefined();
    expect(said('---\nno‸thing: x\n---\n')).toBeUndefined();
  });

  test('a finding comes with the reason of its rule, and what to do', () => {
    const { draft, offset } = draftAt('---\now‸nr: web\n---\n');
    const document = parseDocument(orderPath, Buffer.from(draft.text));
    const findings = document.findings
      .map((finding) => ({ finding, start: 4, end: 8 }))
      .filter(({ finding }) => finding.line === 2);
    const { markdown, start, end } = explain(draft, offset, { workspace, presets: [], findings }) ?? {};
    expect(markdown).toContain('**schema** · error');
    expect(markdown).toContain('*Why:* A misspelt key would be a rule that nobody applies.');
    expect(markdown).toContain('*Next:* Did you mean `owner`?');
    expect([start, end]).toEqual([4, 8]);
  });
});

describe('where a name leads', () => {
  const goes = (marked: string, path?: string) => {
    const { draft, offset } = draftAt(marked, path);
    const reference = referenceAt(draft, offset);
    const spot = reference && targetOf(reference, draft, workspace);
    if (spot === undefined) return undefined;
    const text = spot.path === draft.path ? draft.text : (files[spot.path as keyof typeof files] ?? '');
    return [spot.path, text.slice(spot.start, spot.end)];
  };

  test.each<[marked: string, target: unknown, path?: string]>([
    ['---\ndepends_on: [log‸out]\n---\n', ['.autoloop/work-orders/logout.md', '']],
    ['---\nstage: be‸ta\n---\n', ['.autoloop/stages/beta.md', '']],
    ['---\nowner: w‸eb\n---\n', ['.autoloop/config.yml', 'web']],
    ['---\nattempts: { preset: pa‸ir }\n---\n', ['.autoloop/presets/pair/preset.md', '']],
    ['---\nattempts: { preset: a‸ll }\n---\n', ['.autoloop/presets/all/chain.md', '']],
    ['---\nattempts: { agents: [cla‸ude] }\n---\n', ['.autoloop/config.yml', 'claude']],
    [
      '---\nacceptance_criteria:\n  - { id: a, proved_by: [un‸it] }\nacceptance_commands:\n  - id: unit\n',
      [orderPath, 'unit'],
    ],
    [
      '---\nwork_order: logout\nverification:\n  - { command: un‸it }\n---\n',
      ['.autoloop/work-orders/logout.md', 'unit'],
      '.autoloop/reports/logout/two.md',
    ],
    // The order cannot be read, and yet its command is where it is.
    [
      '---\nwork_order: broken\nverification:\n  - { command: un‸it }\n---\n',
      ['.autoloop/work-orders/broken.md', 'unit'],
      '.autoloop/reports/broken/two.md',
    ],
    [
      '---\nwork_order: logout\nreports: [o‸ne]\n---\n',
      ['.autoloop/reports/logout/one.md', ''],
      '.autoloop/reviews/logout/1.md',
    ],
    [
      '---\nwork_order: logout\ncriteria: [{ id: go‸ne }]\n---\n',
      ['.autoloop/work-orders/logout.md', 'gone'],
      '.autoloop/reviews/logout/1.md',
    ],
    ['---\ndepends_on: [now‸here]\n---\n', undefined],
    ['---\ndepends_on: [../../secr‸et]\n---\n', undefined],
    ['---\ntitle: log‸out\n---\n', undefined],
  ])('%j', (marked, target, path) => expect(goes(marked, path)).toEqual(target));

  test('and who names it', () => {
    const { draft, offset } = draftAt(
      `${files['.autoloop/work-orders/logout.md']}‸`,
      '.autoloop/work-orders/logout.md',
    );
    const subject = subjectAt(draft, offset);
    expect(subject).toEqual({ noun: 'order', id: 'logout' });
    const found = referencesTo(subject as NonNullable<typeof subject>, draft, workspace);
    expect(found.map(({ path }) => path)).toEqual([
      '.autoloop/reports/logout/one.md',
      '.autoloop/stages/beta.md',
      '.autoloop/work-orders/broken.md',
    ]);
    for (const { path, start, end } of found)
      expect(files[path as keyof typeof files].slice(start, end)).toBe('logout');
  });

  test('a command is named in documents of its own order alone', () => {
    const { draft, offset } = draftAt(
      files['.autoloop/work-orders/logout.md'].replace('id: unit', 'id: un‸it'),
      '.autoloop/work-orders/logout.md',
    );
    const subject = subjectAt(draft, offset);
    expect(subject).toEqual({ noun: 'command', id: 'unit' });
    const found = referencesTo(subject as NonNullable<typeof subject>, draft, workspace);
    expect(found.map(({ path }) => path)).toEqual(['.autoloop/work-orders/logout.md']);
  });
});

test('the parts of a document: keys, entries with a name, sections', () => {
  const { draft } = draftAt(`${files['.autoloop/work-orders/logout.md']}\n## Why\n‸`);
  const landmarks = landmarksOf(draft);
  expect(landmarks.map(({ name }) => name)).toEqual([
    'title',
    'owner',
    'goal',
    'state',
    'allowed_scope',
    'forbidden_scope',
    'stop_rules',
    'acceptance_criteria',
    'acceptance_commands',
    'Context',
    'Why',
  ]);
  expect(landmarks[7]?.children.map(({ name }) => name)).toEqual(['gone']);
  expect(landmarks[8]?.children.map(({ name }) => name)).toEqual(['unit']);
  expect(draft.text.slice(landmarks[9]?.start, landmarks[9]?.end)).toBe('## Context\n\nSome.');
  // An editor refuses a name that does not lie in its part.
  for (const { start, end, nameStart, nameEnd, children } of [
    ...landmarks,
    ...landmarks.flatMap((one) => one.children),
  ]) {
    expect([start <= nameStart, nameStart <= nameEnd, nameEnd <= end]).toEqual([true, true, true]);
    for (const child of children) expect(child.start >= start && child.end <= end).toBe(true);
  }
});

test('links lead to the documents that are named and exist', () => {
  const { draft } = draftAt('---\ndepends_on: [logout, nowhere]\nstage: beta\nowner: web\n---\n‸');
  expect(
    linksOf(draft, workspace).map(({ start, end, target }) => [draft.text.slice(start, end), target.path]),
  ).toEqual([
    ['logout', '.autoloop/work-orders/logout.md'],
    ['beta', '.autoloop/stages/beta.md'],
    ['web', '.autoloop/config.yml'],
  ]);
});

test('a repair says what it does; all of them are one edit', () => {
  const text = files['.autoloop/work-orders/logout.md']
    .replace('owner:', 'ownr:')
    .replace('state: ready', 'state: redy');
  const document = parseDocument(orderPath, Buffer.from(text));
  const placed = document.findings.map((finding) => ({ finding, start: 0, end: 0 }));
  expect(repairsBetween(text, placed, 0, 0).map(({ title }) => title)).toEqual([
    'Replace `ownr` with `owner`',
    'Replace `redy` with `ready`',
  ]);
  expect(repairsBetween(text, placed, 1, 1)).toEqual([]);
  const all = repairAll(document, document.findings);
  const [edit] = all?.edits ?? [];
  expect(all?.edits).toHaveLength(1);
  expect(`${text.slice(0, edit?.start)}${edit?.text}${text.slice(edit?.end)}`).toBe(
    files['.autoloop/work-orders/logout.md'],
  );
});
