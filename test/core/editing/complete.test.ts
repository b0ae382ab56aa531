import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../src/core/documents/document.js';
import { complete } from '../../../src/core/editing/complete.js';
import type { Suggestion } from '../../../src/core/editing/suggestion.js';
import { sampleOrder } from '../../support/sample.js';
import { draftAt, knownOf, orderPath } from './drafts.js';

const configPath = '.autoloop/config.yml';
const reportPath = '.autoloop/reports/logout/attempt-1.md';
const reviewPath = '.autoloop/reviews/logout/1.md';

const known = knownOf(
  {
    [configPath]: `owners:
  web: { scope: [src/**], actors: [ann@example.invalid] }
  ops: {}
agents:
  claude: { driver: exec, command: [claude] }
roles:
  user: [uma@example.invalid]
`,
    '.autoloop/work-orders/logout.md': `---
title: Log out
owner: web
goal: Nobody stays.
state: ready
allowed_scope: [src/**]
forbidden_scope: []
stop_rules: [Stop.]
acceptance_criteria: [{ id: gone, text: Nobody is there., proved_by: [unit] }]
acceptance_commands: [{ id: unit, run: npm test }]
---

## Context

Some.
`,
    [reportPath]: '---\nwork_order: logout\n---\n',
    '.autoloop/stages/beta.md': '---\ngoal: Sessions\n---\n',
    '.autoloop/gates/ask.md':
      '---\ntrigger: Ask.\nrisk: None.\nrecommendation: approve\nuser_decision: pending\n---\n\n## Impact\n\nSome.\n',
    '.autoloop/decisions/one.md': '---\nstatus: accepted\n---\n',
    '.autoloop/presets/own/preset.md': '---\n---\n',
  },
  ['README.md', 'src/a.js', 'src/login/[id].js', 'src/login/x.js', 'test/b.js', 'we ird/# file, {x}.js'],
);

const at = (marked: string, path = orderPath): Suggestion[] => {
  const { draft, offset } = draftAt(marked, path);
  return complete(draft, offset, known);
};
const labels = (marked: string, path?: string) => at(marked, path).map(({ label }) => label);

/** The text after a suggestion was taken. */
function taken(marked: string, label: string, path?: string): string {
  const { draft } = draftAt(marked, path);
  const suggestion = at(marked, path).find((one) => one.label === label);
  if (suggestion === undefined) throw new Error(`${label} is not offered`);
  return draft.text.slice(0, suggestion.start) + suggestion.text + draft.text.slice(suggestion.end);
}

describe('keys', () => {
  test.each<[where: string, marked: string, some: string[], none: string[], path?: string]>([
    ['on a blank line', '---\ntitle: x\n‸\n---\n', ['owner', 'goal', 'budget'], ['title']],
    ['half typed, above others', '---\nown‸\ntitle: x\n---\n', ['owner', 'stage'], ['title']],
    ['half typed, with no end of the frontmatter', '---\ntitle: x\nown‸', ['owner'], ['title']],
    ['in the place of one that has its value', '---\nstat‸: ready\ntitle: x\n---\n', ['state', 'stage'], ['title']],
    ['below a key', '---\nbudget:\n  ‸\n---\n', ['minutes', 'cost_usd'], ['title']],
    [
      'below a key, beside others',
      '---\nbudget:\n  minutes: 2\n  ‸\nowner: x\n---\n',
      ['failures'],
      ['minutes', 'title'],
    ],
    ['back at the margin', '---\nbudget:\n  minutes: 2\n‸\n---\n', ['owner'], ['minutes', 'budget']],
    ['in brackets', '---\nbudget: { minutes: 2, ‸ }\n---\n', ['failures'], ['minutes', 'owner']],
    ['in brackets that are not closed', '---\nbudget: { mi‸\nowner: x\n---\n', ['minutes'], ['owner']],
    ['in a new entry of a list', '---\nacceptance_commands:\n  - ‸\n---\n', ['id, run', 'id', 'timeout'], ['owner']],
    [
      'in an entry of a list',
      '---\nacceptance_commands:\n  - id: x\n    ‸\n  - id: y\n---\n',
      ['run'],
      ['id', 'id, run'],
    ],
    ['in an entry in brackets', '---\nacceptance_commands:\n  - { id: x, ‸ }\n---\n', ['run', 'level'], ['id']],
    [
      'deep inside',
      '---\nacceptance_criteria:\n  - id: x\n    artifact:\n      ‸\n---\n',
      ['path', 'contains'],
      ['id'],
    ],
    ['of settings', 'owners:\n  web:\n    ‸\n', ['scope', 'actors'], ['owners'], configPath],
    ['that are ids of rules', 'checks:\n  severity:\n    schema: off\n    ‸\n', ['encoding'], ['schema'], configPath],
    ['in CRLF', '---\r\ntitle: x\r\n‸\r\n---\r\n', ['owner'], ['title']],
    ['behind a byte order mark', '\uFEFF---\ntitle: x\n‸\n---\n', ['owner'], ['title']],
  ])('%s', (_, marked, some, none, path) => {
    const offered = labels(marked, path);
    expect(offered).toEqual(expect.arrayContaining(some));
    for (const label of none) expect(offered).not.toContain(label);
  });

  test('come with what their schema says, and those that must be there come first', () => {
    const [first, ...rest] = at('---\n‸\n---\n');
    expect(first).toMatchObject({ label: 'title', detail: 'required · text', documentation: 'The order in one line.' });
    const state = rest.find(({ label }) => label === 'state');
    expect(state?.documentation).toContain('Default: `draft`');
    expect(rest.findIndex(({ label }) => label === 'acceptance_commands')).toBeLessThan(
      rest.findIndex(({ label }) => label === 'state'),
    );
  });

  test.each<[marked: string, label: string, snippet: string]>([
    ['---\nown‸\n---\n', 'owner', 'owner: <1>'],
    ['---\nall‸\n---\n', 'allowed_scope', 'allowed_scope:\n  - <1>'],
    ['---\nacc‸\n---\n', 'acceptance_commands', 'acceptance_commands:\n  - id: <1>\n    run: <2>'],
    [
      '---\nacc‸\n---\n',
      'acceptance_criteria',
      'acceptance_criteria:\n  - id: <1>\n    text: <2>\n    proved_by: [<3>]',
    ],
    ['---\nacceptance_commands:\n  - ‸\n---\n', 'id, run', 'id: <1>\n    run: <2>'],
    ['---\nacceptance_commands:\n  - id: x\n  ‸\n---\n', 'id, run', '- id: <1>\n    run: <2>'],
    ['---\nattempts: { ‸ }\n---\n', 'agents', 'agents: [<1>]'],
  ])('%j: %s brings what must follow it', (marked, label, snippet) => {
    expect(
      at(marked)
        .find((one) => one.label === label)
        ?.snippet?.replace(/\$\{(\d)\}/g, '<$1>'),
    ).toBe(snippet);
  });

  test('a key that has its colon keeps it', () => {
    expect(taken('---\nstat‸: ready\n---\n', 'state')).toBe('---\nstate: ready\n---\n');
  });
});

describe('values', () => {
  test.each<[what: string, marked: string, offered: string[], path?: string]>([
    ['of a choice', '---\nstate: ‸\n---\n', ['draft', 'ready', 'withdrawn']],
    ['of a choice, half typed', '---\nstate: re‸\ntitle: x\n---\n', ['draft', 'ready', 'withdrawn']],
    ['of a choice in brackets', '---\nattempts: { synthesis: ‸ }\n---\n', ['off', 'auto', 'on']],
    ['of yes and no', 'evidence:\n  require_signed: ‸\n', ['true', 'false'], configPath],
    [
      'of a severity, not of a rule',
      'checks:\n  severity:\n    schema: ‸\n',
      ['off', 'info', 'warning', 'hold', 'error'],
      configPath,
    ],
    ['that are owner lanes', '---\nowner: ‸\n---\n', ['web', 'ops']],
    ['that are owner lanes, not yet there', '---\nexpected_owners: [ops, ‸]\n---\n', ['web']],
    ['that are orders', '---\ndepends_on:\n  - ‸\n---\n', ['logout']],
    ['that are stages', '---\nstage: ‸\n---\n', ['beta']],
    ['that are agents', '---\nattempts:\n  agents: [‸\n---\n', ['claude']],
    ['that are presets', '---\nattempts:\n  preset: ‸\n---\n', ['own', 'solo']],
    [
      'that are commands of the same order',
      '---\nacceptance_commands:\n  - { id: here, run: x }\nacceptance_criteria:\n  - { id: a, text: b, proved_by: [‸',
      ['here'],
    ],
    [
      'that are commands of the order reported on',
      '---\nwork_order: logout\nverification:\n  - { command: ‸ }\n---\n',
      ['unit'],
      reportPath,
    ],
    [
      'that are criteria of the order reviewed',
      '---\nwork_order: logout\ncriteria:\n  - id: ‸\n---\n',
      ['gone'],
      reviewPath,
    ],
    ['that are reports of the order, told by the folder', '---\nreports: [‸]\n---\n', ['attempt-1'], reviewPath],
    ['that are the order whose folder it is', '---\nwork_order: ‸\n---\n', ['logout'], reportPath],
    ['that are actors', '---\nreviewer: ‸\n---\n', ['uma@example.invalid', 'ann@example.invalid'], reviewPath],
    ['that are gates', '---\nuser_gates: [‸]\n---\n', ['ask'], '.autoloop/closeouts/logout.md'],
    ['that are decisions', '---\nsupersedes: ‸\n---\n', ['one'], '.autoloop/decisions/two.md'],
    ['behind a comment: none', '---\nstate: ready # ‸\n---\n', []],
    ['in a block of text: none', '---\ngoal: |\n  st‸\n---\n', []],
    ['where anything may stand: none', '---\ntitle: ‸\n---\n', []],
  ])('%s', (_, marked, offered, path) => expect(labels(marked, path)).toEqual(offered));

  test('the digest of the contract as it stands', () => {
    const [digest] = at('---\nwork_order: logout\norder_digest: ‸\n---\n', reportPath);
    expect(digest?.text).toBe(known.workspace.order('logout')?.digest);
    expect(digest?.text).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each<[marked: string, label: string, text: string]>([
    ['---\nstate:‸\n---\n', 'ready', '---\nstate: ready\n---\n'],
    ['---\nowner: "w‸"\n---\n', 'web', '---\nowner: "web"\n---\n'],
    ["---\nowner: 'w‸'\n---\n", 'web', "---\nowner: 'web'\n---\n"],
    ['---\ndepends_on: ‸\n---\n', 'logout', '---\ndepends_on: [logout]\n---\n'],
    ['---\ndepends_on:\n  ‸\n---\n', 'logout', '---\ndepends_on:\n  - logout\n---\n'],
    ['---\ndepends_on:\n  -‸\n---\n', 'logout', '---\ndepends_on:\n  - logout\n---\n'],
    ['---\ndepends_on: [ lo‸ ]\n---\n', 'logout', '---\ndepends_on: [ logout ]\n---\n'],
    ['---\nallowed_scope: [src/lo‸]\n---\n', 'src/login/**', '---\nallowed_scope: [src/login/**]\n---\n'],
  ])('%j takes %s as it must be written there', (marked, label, text) => expect(taken(marked, label)).toBe(text));
});

describe('paths', () => {
  test('folder by folder, as globs', () => {
    expect(labels('---\nallowed_scope: [‸]\n---\n')).toEqual([
      'src/**',
      'src/',
      'test/**',
      'test/',
      'we ird/**',
      'we ird/',
      'README.md',
    ]);
    expect(labels('---\nallowed_scope: [src/‸]\n---\n')).toEqual(['src/login/**', 'src/login/', 'src/a.js']);
    expect(labels('---\nallowed_scope: [src/login/*‸]\n---\n')).toContain('src/login/x.js');
    expect(labels('---\nacceptance_commands:\n  - { id: x, run: y, cwd: src/‸ }\n---\n')).toEqual(['src/login']);
  });

  test('what is taken means that file, whatever its name', () => {
    for (const [label, path] of [
      ['src/login/\\[id\\].js', 'src/login/[id].js'],
      ['we ird/# file, \\{x\\}.js', 'we ird/# file, {x}.js'],
    ]) {
      const typed = sampleOrder.replace('[src/**, test/**]', `[${path?.slice(0, path.indexOf('/') + 1)}‸]`);
      const text = taken(path?.startsWith('src') ? typed.replace('‸', 'login/‸') : typed, label as string);
      expect(parseDocument(orderPath, Buffer.from(text)).data).toMatchObject({ allowed_scope: [label] });
    }
  });
});

describe('the body', () => {
  test.each<[marked: string, offered: string[], path?: string]>([
    ['---\nowner: x\n---\n\n‸\n', ['## Context']],
    ['---\nowner: x\n---\n\n## Con‸\n', ['## Context']],
    ['---\nowner: x\n---\n\n## Context\n\n‸\n', []],
    ['---\nowner: x\n---\n\nSome words ‸\n', []],
    [
      '---\n---\n## Risks\n‸',
      ['## Changed scope', '## Verification', '## Contract impact', '## Not verified', '## Next step'],
      reportPath,
    ],
  ])('%j', (marked, offered, path) => expect(labels(marked, path)).toEqual(offered));
});

test.each(['‸', '---‸', '--‸\n'])('a document that nobody has begun (%j) is offered as a whole', (marked) => {
  const text = taken(marked, '--- work order');
  const { findings } = parseDocument(orderPath, Buffer.from(text));
  // Only what is to be filled in is missing.
  expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['schema']));
  for (const { message } of findings) expect(message).toMatch(/must be text, not empty|has no entries|is empty/);
});

test('every place of every prefix of an order is answered, within the text', () => {
  for (let end = 0; end <= sampleOrder.length; end += 3)
    for (const offset of [end, Math.floor(end / 2)]) {
      const { draft } = draftAt(`${sampleOrder.slice(0, end)}‸`);
      for (const { start, end: to } of complete(draft, offset, known)) {
        expect(start).toBeLessThanOrEqual(offset);
        expect(to).toBeGreaterThanOrEqual(offset);
        expect(draft.text.slice(start, to)).not.toContain('\n');
      }
    }
});
