import { describe, expect, it } from 'vitest';
import { checkPreset, pinnedErrors, presetErrors } from '../../../src/core/presets/check.js';
import type { KnownBeside } from '../../../src/core/presets/fault.js';
import { presetIn, readParts } from '../../../src/core/presets/read.js';

/** A preset that nothing is wrong with; each test changes a part of it. */
const good: Record<string, string> = {
  'preset.md': `---
title: Build, then doubt
start: [builder]
completes_on: approved
requires: [built]
on:
  built: [critic]
  refused: [builder]
  stuck: []
gates:
  - before: approved
    commands: acceptance
---
Harness.
`,
  'roles/builder.md': '---\nemits: [built, stuck]\non_exit: built\n---\nBuild.\n',
  'roles/critic.md': '---\nemits: [approved, refused]\nread_only: true\n---\nDoubt.\n',
};

/** Lines as people read them: what, where and by which name. */
function found(changes: Record<string, string | ((text: string) => string) | null>, known?: KnownBeside): string[] {
  const texts = { ...good };
  for (const [path, change] of Object.entries(changes)) {
    const text = typeof change === 'function' ? change(texts[path] ?? '') : change;
    if (typeof change === 'function' && text === texts[path]) throw new Error(`nothing changed in ${path}`);
    if (text === null) delete texts[path];
    else texts[path] = text;
  }
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  return checkPreset(readParts('pair', files), known).map(
    ({ path, line, column, severity, rule, message, hint }) =>
      `${path}:${line}:${column} ${severity} ${rule}: ${message}${hint ? ` | ${hint}` : ''}`,
  );
}
const put = (from: string, to: string) => (text: string) => text.replace(from, to);
const main = (from: string, to: string) => found({ 'preset.md': put(from, to) });
const role = (name: string, frontmatter: string) => ({ [`roles/${name}.md`]: `---\n${frontmatter}\n---\nDo.\n` });

describe('a check of a preset', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(found({})).toEqual([]);
  });

  it('tells once of what is nearly a word where a list may stand as well, and of other text that it wants a list', () => {
    const commands = (value: string) => main('commands: acceptance', `commands: ${value}`);
    expect(commands('acceptence')).toEqual([
      'preset.md:12:15 error schema: `gates[0].commands` cannot be `acceptence` | Did you mean `acceptance`?',
    ]);
    expect(commands('unit')).toEqual([
      'preset.md:12:15 error schema: `gates[0].commands` must be a list, not the text `unit` | Write `[unit]`.',
    ]);
    expect(commands('[]')).toHaveLength(1);
  });

  it('reads the key `on` as that word, not as `true`', () => {
    const parts = readParts('pair', [{ path: 'preset.md', text: good['preset.md'] ?? '' }]);
    expect(presetIn(parts)?.on.get('built')).toEqual(['critic']);
    expect(found({ 'preset.md': put('on:\n', 'on: # who goes on\n') })).toEqual([]);
  });

  it.each([
    [
      'a key',
      'completes_on',
      'complete_on',
      ['preset.md:4:1 error schema: `complete_on` is no key of a preset | Did you mean `completes_on`?'],
    ],
    [
      'a value of the wrong type',
      '[builder]',
      'builder',
      ['preset.md:3:8 error schema: `start` must be a list, not the text `builder` | Write `[builder]`.'],
    ],
    ['YAML', 'title: Build', 'title: a: Build', [expect.stringMatching(/^preset.md:2:\d+ error frontmatter-syntax: /)]],
  ])('tells a mistake in %s at its line', (_, from, to, expected) => {
    expect(main(from, to)).toEqual(expected);
  });

  it('knows the keys of roles and of gates', () => {
    expect(found(role('critic', 'emits: [approved, refused]\nreadonly: true'))).toEqual([
      'roles/critic.md:3:1 error schema: `readonly` is no key of a role | Did you mean `read_only`?',
    ]);
    expect(main('commands: acceptance', 'command: acceptance')).toEqual([
      'preset.md:12:5 error schema: `command` is no key of `gates[0]` | Did you mean `commands`?',
    ]);
  });

  it('says which name was meant', () => {
    expect(main('[builder]', '[bulder]')[0]).toBe(
      'preset.md:3:9 error preset-unknown-role: There is no role `bulder`: no `roles/bulder.md` | Did you mean `builder`?',
    );
    expect(main('  refused:', '  refusd:')).toEqual([
      'preset.md:8:11 error preset-unknown-event: No role may say `refusd` | Did you mean `refused`?',
      'roles/critic.md:2:19 warning preset-event-untaken: Nobody goes on from `refused`: it ends the attempt as blocked | ' +
        'Say in `on` of `preset.md` who does, or that it is meant: `refused: []`.',
    ]);
    expect(main('before: approved', 'before: aproved')[1]).toContain('preset-unknown-event: No role may say `aproved`');
    expect(main('requires: [built]', 'requires: [bild]')[0]).toMatch(/^preset.md:5:12 error preset-unknown-event/);
    expect(main('    commands: acceptance', '    commands: acceptance\n    otherwise: [bilder]')).toEqual([
      'preset.md:13:17 error preset-unknown-role: There is no role `bilder`: no `roles/bilder.md` | Did you mean `builder`?',
    ]);
    expect(found(role('critic', 'emits: [approved, refused]\ndepends_on: [builde]'))).toEqual([
      'roles/critic.md:3:14 error preset-unknown-role: There is no role `builde`: no `roles/builde.md` | Did you mean `builder`?',
    ]);
  });

  it('asks config.yml for agents where there is one', () => {
    const changed = role('critic', 'emits: [approved, refused]\nread_only: true\nagent: claud');
    expect(found(changed)).toEqual([]);
    expect(found(changed, { agents: ['claude', 'codex'] })).toEqual([
      'roles/critic.md:4:8 error preset-unknown-agent: config.yml has no agent `claud` | Did you mean `claude`?',
    ]);
  });

  it('holds roles to what they may say', () => {
    expect(found(role('builder', 'emits: [built, stuck]\non_exit: done'))).toEqual([
      'roles/builder.md:3:10 error preset-on-exit: `builder` ends as `done`, which it may not say | Add it to `emits`, or leave it out.',
    ]);
    expect(found({ ...role('mute', 'emits: []'), 'preset.md': put('[critic]', '[critic, mute]') })).toEqual([
      expect.stringContaining('roles/mute.md:2:8 error preset-mute-role'),
    ]);
  });

  it('finds names that are the tool’s own', () => {
    const coordination = {
      'preset.md': put('built: [critic]', 'built: [coordination]'),
      'roles/critic.md': null,
      ...role('coordination', 'emits: [approved, refused]\nread_only: true'),
    };
    expect(found(coordination)).toEqual([
      'roles/coordination.md:1:1 error preset-reserved-name: No role can be called `coordination` | ' +
        'What the roles of an attempt have in common lies in a folder of that name, beside theirs. ' +
        'Rename the file, and the role where `preset.md` names it.',
    ]);
    const results = 'emits: [built, stuck]\ndocuments: [notes.md, test-results.json]';
    expect(found(role('builder', results))).toEqual([]);
    const phases = { 'preset.md': put('gates:', 'phases:\n  - name: all\ngates:'), ...role('builder', results) };
    expect(found(phases)).toEqual([
      expect.stringContaining('roles/builder.md:3:23 error preset-reserved-name: No role can keep `test-results.json`'),
    ]);
  });

  it('finds roles that never start', () => {
    expect(found(role('idle', 'emits: [built]'))).toEqual([
      expect.stringContaining('roles/idle.md:1:1 error preset-role-unreachable: `idle` never starts'),
    ]);
  });

  it('finds roles from which the loop never comes to completion', () => {
    const trapped = {
      'preset.md': put('stuck: []', 'stuck: [helper]\n  helped: [helper]'),
      ...role('helper', 'emits: [helped]'),
    };
    expect(found(trapped)).toEqual([
      expect.stringContaining(
        'roles/helper.md:2:8 error preset-no-way-out: From `helper` no way leads to completion: the loop',
      ),
    ]);
    expect(found({ ...trapped, ...role('helper', 'emits: [helped, given-up]') })).toEqual([
      expect.stringContaining(
        'warning preset-no-way-out: From `helper` no way leads to completion, only to a blocked end',
      ),
      expect.stringContaining('warning preset-event-untaken: Nobody goes on from `given-up`'),
    ]);
  });

  it('finds completion that never comes, that nothing proves, and that hands over', () => {
    expect(main('  built: [critic]', '  built: [builder]')).toEqual([
      'preset.md:4:15 error preset-completion-unreachable: Completion is never proposed: `critic` never starts | ' +
        'Let an event of a role that starts hand over to it.',
      expect.stringContaining('roles/critic.md:1:1 error preset-role-unreachable'),
    ]);
    expect(main('before: approved', 'before: built')).toEqual([
      'preset.md:4:15 error preset-completion-unproved: Nothing proves `approved`: such runs end as held, never as verified | ' +
        'Add to `gates`: `{before: approved, commands: acceptance}`.',
    ]);
    // Who only prepares leaves it to another to prove.
    const prepares = (text: string) =>
      text.replace('before: approved', 'before: built').replace('start:', 'prepares: true\nstart:');
    expect(found({ 'preset.md': prepares })).toEqual([
      expect.stringContaining('preset.md:5:15 warning preset-completion-unproved'),
    ]);
    expect(main('  stuck: []', '  stuck: []\n  approved: [builder]')).toEqual([
      expect.stringContaining('preset.md:10:13 error preset-completion-handed-over'),
    ]);
    expect(
      main('    commands: acceptance', '    commands: acceptance\n  - before: approved\n    commands: [unit]'),
    ).toEqual([expect.stringContaining('preset.md:13:13 error preset-gate-twice')]);
  });

  it('finds what is required and cannot be had', () => {
    expect(main('requires: [built]', 'requires: [approved]')).toEqual([
      expect.stringContaining('preset.md:5:12 error preset-requires: `approved` cannot be what it needs itself'),
    ]);
    const after = {
      'preset.md': (text: string) =>
        text
          .replace('requires: [built]', 'requires: [polished]')
          .replace('acceptance\n', 'acceptance\n    otherwise: [polisher]\n'),
      ...role('polisher', 'emits: [polished]'),
    };
    expect(found(after)[0]).toContain(
      'preset-requires: `polished` is never said before completion: `polisher` cannot start',
    );
    // A verdict lapses with the next change, and who changes something has no way back to who gave it.
    const lapsing = {
      'preset.md': (text: string) =>
        text
          .replace('completes_on: approved', 'completes_on: finished')
          .replace('requires: [built]', 'requires: [approved]')
          .replace('  stuck: []', '  stuck: []\n  approved: [finisher]')
          .replace('before: approved', 'before: finished'),
      ...role('finisher', 'emits: [finished]'),
    };
    expect(found(lapsing)).toEqual([
      expect.stringContaining('preset.md:5:12 warning preset-requires: `finisher` may change files after `approved`'),
    ]);
    expect(found({ ...lapsing, ...role('finisher', 'emits: [finished]\nread_only: true') })).toEqual([]);
    const again = (text: string) =>
      lapsing['preset.md'](text).replace('  stuck: []', '  stuck: []\n  changed: [critic]');
    expect(found({ ...lapsing, 'preset.md': again, ...role('finisher', 'emits: [finished, changed]') })).toEqual([]);
  });

  it('finds dependencies that are never met', () => {
    const side = (frontmatter: string) => ({
      'preset.md': put('start: [builder]', 'start: [builder, tester]'),
      ...role('tester', frontmatter),
    });
    expect(found(side('emits: [built]\ndepends_on: [tester]'))).toEqual([
      expect.stringContaining('roles/tester.md:3:14 error preset-dependency-cycle: `tester` waits for itself'),
    ]);
    expect(
      found({
        ...side('emits: [built]\ndepends_on: [builder]'),
        ...role('builder', 'emits: [ready, stuck]\ndepends_on: [tester]'),
      }),
    ).toEqual([
      expect.stringContaining(
        'roles/builder.md:3:14 error preset-dependency-cycle: Roles wait for each other: `builder` → `tester` → `builder`',
      ),
      expect.stringContaining('roles/tester.md:3:14 error preset-dependency-cycle'),
    ]);
    expect(found(role('critic', 'emits: [approved, refused]\nread_only: true\ndepends_on: [builder]'))).toEqual([
      expect.stringContaining(
        'roles/critic.md:4:14 error preset-dependency-apart: `builder` is never in an iteration with `critic`',
      ),
    ]);
    expect(found(side('emits: [built]\ndepends_on: [builder]'))).toEqual([
      expect.stringContaining(
        'error preset-dependency-never-passes: `tester` never starts after `builder`: everything it says, `built` and `stuck`, goes',
      ),
    ]);
    // What it says that `on` does not name passes to who waits, and so is taken.
    expect(
      found({ ...side('emits: [built]\ndepends_on: [builder]'), ...role('builder', 'emits: [ready, stuck]') }),
    ).toEqual([]);
  });

  it('knows what an iteration can have together, and where a word goes', () => {
    // Said before completion, in the same turn.
    expect(
      found({ 'preset.md': put('[built]', '[tested]'), ...role('builder', 'emits: [built, stuck, tested]') }),
    ).toEqual([]);
    // A gate that is not passed starts who is to mend it.
    const mended = { 'preset.md': put('gates:', 'gates:\n  - {before: built, commands: [unit], otherwise: [mender]}') };
    expect(found({ ...mended, ...role('mender', 'emits: [built]') })).toEqual([]);
    // Two roles of an iteration hand over each its own way, and so to an iteration of both.
    const both = {
      'preset.md': (text: string) =>
        text.replace('start: [builder]', 'start: [builder, writer]').replace('on:\n', 'on:\n  written: [reader]\n'),
      ...role('writer', 'emits: [written]'),
      ...role('reader', 'emits: [approved]\nread_only: true\ndepends_on: [critic]'),
      ...role('critic', 'emits: [approved, refused, fine]\nread_only: true'),
    };
    expect(found(both)).toEqual([]);
    // Who is never in its iteration takes nothing from it.
    const apart = {
      ...role('builder', 'emits: [built, stuck, odd]'),
      ...role('critic', 'emits: [approved, refused]\nread_only: true\ndepends_on: [builder]'),
    };
    expect(found(apart)).toEqual([
      expect.stringContaining('warning preset-event-untaken: Nobody goes on from `odd`'),
      expect.stringContaining('error preset-dependency-apart'),
    ]);
    // Completion that is proposed passes to nobody.
    expect(
      found({
        'preset.md': put('start: [builder]', 'start: [builder, first, second]'),
        ...role('first', 'emits: [approved]'),
        ...role('second', 'emits: [approved]\ndepends_on: [first]'),
      }),
    ).toEqual([expect.stringContaining('error preset-dependency-never-passes')]);
  });

  it('finds limits that end an attempt before it can be complete', () => {
    expect(main('---\nHarness', 'limits: {iterations: 1}\n---\nHarness')).toEqual([
      'preset.md:13:22 error preset-limits: Completion takes 2 iterations at least and the limit is 1 | Set `limits: {iterations: 4}`.',
    ]);
    expect(main('---\nHarness', 'limits: {cost_usd: 0}\n---\nHarness')).toEqual([
      expect.stringContaining('error preset-limits: With a limit of cost of 0'),
    ]);
    expect(main('---\nHarness', 'limits: {iterations: 4, stall: 9}\n---\nHarness')).toEqual([
      expect.stringContaining('warning preset-limits: 9 iterations in a row are never reached'),
    ]);
    const phased = 'phases: [{name: rough, cycles: 3}, {name: whole}]\nlimits: {iterations: 7}\n---\nHarness';
    expect(main('---\nHarness', phased)).toEqual([
      expect.stringContaining('Completion takes 8 iterations at least, in 4 cycles, and the limit is 7'),
    ]);
  });

  it('holds phases to what there is', () => {
    expect(
      main('---\nHarness', 'phases: [{name: rough}, {name: whole, cycles: 2, documents: [pln.md]}]\n---\nHarness'),
    ).toEqual([
      expect.stringContaining('preset.md:13:10 error preset-phase: Phase `rough` never ends'),
      expect.stringContaining('warning preset-phase: The last phase lasts'),
      expect.stringContaining('error preset-unknown-document: No role keeps `pln.md`'),
    ]);
    expect(main('---\nHarness', 'phases: [{name: whole, no_critical: issues.json}]\n---\nHarness')).toEqual([
      expect.stringContaining('preset.md:13:37 error preset-unknown-document: No role keeps `issues.json`'),
    ]);
    expect(main('---\nHarness', 'phases: [{name: whole, no_critical: issues.md}]\n---\nHarness')).toEqual([
      expect.stringContaining('preset.md:13:37 error schema'),
    ]);
  });

  it('tells of completion before anybody may write', () => {
    const readers = { ...role('builder', 'emits: [built, stuck]\nread_only: true') };
    expect(found(readers)).toEqual([
      expect.stringContaining('preset.md:4:15 info preset-completes-unchanged: No role may change'),
    ]);
    const early = {
      'preset.md': (text: string) => text.replace('requires: [built]\n', '').replace('[builder]', '[critic]'),
    };
    expect(found(early)).toEqual([
      expect.stringContaining(
        'roles/critic.md:2:9 warning preset-completes-unchanged: `critic` can propose completion before',
      ),
    ]);
    const sentOn = (text: string) =>
      early['preset.md'](text).replace('acceptance\n', 'acceptance\n    otherwise: [builder]\n');
    expect(found({ 'preset.md': sentOn })).toEqual([]);
  });

  it('says what a folder holds that nobody reads, and what it lacks', () => {
    expect(
      found({ 'role/x.md': 'x', 'presett.md': 'x', 'README.md': 'x', 'roles/empty.md': '---\nemits: [built]\n---\n' }),
    ).toEqual([
      'presett.md:1:1 warning preset-stray-file: No run reads this file | Did you mean `preset.md`?',
      'role/x.md:1:1 warning preset-stray-file: No run reads this file | Did you mean `roles/x.md`?',
      expect.stringContaining('roles/empty.md:1:1 warning preset-empty-prompt'),
      expect.stringContaining('roles/empty.md:1:1 error preset-role-unreachable'),
    ]);
    expect(found({ 'roles/critic.md': put('Doubt', 'D\ufffdubt') })).toEqual([
      'roles/critic.md:5:2 error encoding: The file is not UTF-8 text | Save it as UTF-8.',
    ]);
    expect(found({ 'preset.md': null })).toEqual([
      expect.stringContaining('preset.md:1:1 error preset-incomplete: Preset `pair` has no `preset.md`'),
    ]);
    expect(found(role('Big', 'emits: [built]'))).toEqual(
      expect.arrayContaining([
        expect.stringContaining('roles/Big.md:1:1 error preset-name: `Big` cannot be the name of a role'),
      ]),
    );
  });

  it('is quick with as many ways as a preset may have, and refuses more', () => {
    const many = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `r${index}`);
      const files = Object.fromEntries(
        names.flatMap((name) => Object.entries(role(name, `emits: [e-${name}, approved]`))),
      );
      const on = names.map((name) => `  e-${name}: [${names.join(', ')}]`).join('\n');
      return {
        ...files,
        'preset.md': (text: string) =>
          text.replace('[critic]', `[critic, ${names.join(', ')}]`).replace('on:\n', `on:\n${on}\n`),
      };
    };
    expect(found(many(62))).toEqual([]);
    expect(found(many(63))).toEqual([
      expect.stringContaining('error preset-too-large: The preset has 65 roles; the limit is 64'),
    ]);
  });

  it('lets a run go on that began before an error was one', () => {
    const errorsOf = (changed: string) =>
      [presetErrors, pinnedErrors].map((errorsIn) => {
        const files = Object.entries({ ...good, 'preset.md': changed }).map(([path, text]) => ({ path, text }));
        return errorsIn(readParts('pair', files)).map(({ rule }) => rule);
      });
    const text = good['preset.md'] ?? '';
    expect(errorsOf(text.replace('before: approved', 'before: built'))).toEqual([['preset-completion-unproved'], []]);
    expect(errorsOf(text.replace('[critic]', '[critc]'))[1]).toContain('preset-unknown-role');
  });

  it('lets only errors keep a run from beginning', () => {
    const files = Object.entries({
      ...good,
      'roles/critic.md': (good['roles/critic.md'] ?? '').replace('Doubt.\n', ''),
    });
    expect(
      presetErrors(
        readParts(
          'pair',
          files.map(([path, text]) => ({ path, text })),
        ),
      ),
    ).toEqual([]);
  });
});

describe('a check of a chain', () => {
  const chains: Record<string, string[]> = { release: ['code', 'twice'], twice: ['docs', 'docs'] };
  const known: KnownBeside = {
    presets: ['code', 'docs', 'review', ...Object.keys(chains), 'whole'],
    stepsOf: (name) => chains[name],
  };
  const chain = (frontmatter: string) =>
    checkPreset(
      readParts('whole', [{ path: 'chain.md', text: `---\ntitle: All of it\n${frontmatter}\n---\n` }]),
      known,
    ).map(
      ({ line, column, severity, rule, message, hint }) =>
        `${line}:${column} ${severity} ${rule}: ${message}${hint ? ` | ${hint}` : ''}`,
    );

  it('knows presets and other chains', () => {
    expect(chain('chain: [review, release]')).toEqual([]);
    expect(chain('chain: [reveiw, release]')).toEqual([
      '3:9 error chain-unknown-preset: There is no preset `reveiw` | Did you mean `review`?',
    ]);
    expect(chain('chains: [review]')).toEqual([
      '3:1 error schema: `chains` is no key of a chain | Did you mean `chain`?',
    ]);
  });

  it('finds chains that contain themselves', () => {
    expect(chain('chain: [whole]')).toEqual([
      expect.stringContaining('3:9 error chain-in-itself: A chain cannot be a step of itself'),
    ]);
    chains.back = ['code', 'whole'];
    expect(chain('chain: [code, back]')).toEqual([
      expect.stringContaining('3:15 error chain-in-itself: The chain comes back to itself: `whole` → `back` → `whole`'),
    ]);
    chains.back = ['code', 'code', 'whole'];
    expect(chain('chain: [code, back]')).toEqual([expect.stringContaining('chain-in-itself')]);
  });

  it('finds limits that do not suffice', () => {
    expect(chain('chain: [review, release]\nlimits: {steps: 3}')).toEqual([
      '4:17 error chain-limits: The chain has 4 steps in all, and the limit is 3 | Set `limits: {steps: 4}`.',
    ]);
    expect(chain('chain: [release]\nlimits: {depth: 2}')).toEqual([
      expect.stringContaining('4:17 error chain-limits: Chains stand 3 deep in each other, and the limit is 2'),
    ]);
  });
});
