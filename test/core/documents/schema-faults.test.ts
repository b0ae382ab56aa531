import { describe, expect, it } from 'vitest';
import { applied, changed, parse, sampleConfig, sampleOrder, samples, toldOf } from './samples.js';

describe('a value the schema refuses', () => {
  it.each<[name: string, text: string, told: string, message: RegExp | string, hint: RegExp | string]>([
    [
      'a mistyped key, told once though the right one is missing',
      changed('owner: web', 'onwer: web'),
      '«onwer»',
      '`onwer` is no key of a work order',
      'Did you mean `owner`?',
    ],
    [
      'an unknown key',
      changed('owner: web', 'owner: web\ncolour: red'),
      '«colour»',
      '`colour` is no key of a work order',
      /body/,
    ],
    [
      'an unknown key inside',
      changed('timeout: 300', 'shell: bash'),
      '«shell»',
      '`shell` is no key of `acceptance_commands[0]`',
      /^Known here: `id`, `run`/,
    ],
    [
      'a mistyped value',
      changed('state: ready', 'state: redy'),
      '«redy»',
      '`state` cannot be `redy`',
      'Did you mean `ready`? Possible: `draft`, `ready`, `withdrawn`.',
    ],
    [
      'a derived state',
      changed('state: ready', 'state: running'),
      '«running»',
      '`state` cannot be `running`',
      'Possible: `draft`, `ready`, `withdrawn`.',
    ],
    ['a missing key', changed('owner: web # the lane\n', ''), '«---»', '`owner` is missing', /lane/],
    [
      'a missing key inside',
      changed('run: npm test -- login\n    ', ''),
      '«id»',
      '`run` is missing in `acceptance_commands[0]`',
      /`sh`/,
    ],
    [
      'a number where text belongs',
      changed('owner: web', 'owner: 12'),
      '«12»',
      '`owner` must be text, not the number `12`',
      "Write `'12'`.",
    ],
    ['text without a character', changed('owner: web', "owner: ''"), "«''»", '`owner` is empty', /^An id has letters/],
    [
      'a list that may be empty and is missing',
      changed("forbidden_scope: ['src/billing/**']\n", ''),
      '«---»',
      '`forbidden_scope` is missing',
      /For none, write `forbidden_scope: \[\]`\.$/,
    ],
    [
      'a list that may not be empty and is missing',
      changed('allowed_scope:\n  - src/login/**\n  - test/login/**\n', ''),
      '«---»',
      '`allowed_scope` is missing',
      /At least one glob, unless `mode` is `report-only`\.$/,
    ],
    [
      'the one number of a mapping',
      changed('attempts: { count: 3, agents: [claude, codex] }', 'attempts: 3'),
      '«3»',
      '`attempts` must be keys and values, not the number `3`',
      'Write `{count: 3}`.',
    ],
    [
      'a number that could be one of several',
      changed('budget:\n  iterations: 3', 'budget: 3'),
      '«3»',
      '`budget` must be keys and values, not the number `3`',
      /^What the order may use up/,
    ],
    [
      'a command that is no id',
      changed('- id: unit', '- id: unit tests'),
      '«unit tests»',
      '`acceptance_commands[0].id` cannot be `unit tests`',
      /^An id has letters/,
    ],
    [
      'a text with `: ` in it',
      changed('- Stop if the session', '- Stop if: the session'),
      '«Stop if»',
      '`stop_rules[0]` must be text, not keys and values',
      'Put the line in quotes: the `: ` in it makes it keys and values.',
    ],
    [
      'nothing where text belongs',
      changed('owner: web # the lane', 'owner:'),
      '«owner»',
      '`owner` must be text, not empty',
      /id/,
    ],
    [
      'text where a list belongs',
      changed("['src/billing/**']", 'src/billing/**'),
      '«src/billing/**»',
      '`forbidden_scope` must be a list, not the text `src/billing/**`',
      'Write `[src/billing/**]`.',
    ],
    [
      'keys where text belongs',
      changed('- Stop if', '- Stop: if'),
      '«Stop»',
      '`stop_rules[0]` must be text, not keys and values',
      /line/,
    ],
    [
      'a glob from outside',
      changed('src/login/**', '../other/**'),
      '«../other/**»',
      '`allowed_scope[0]` cannot be `../other/**`',
      /glob/,
    ],
    [
      'a glob of the file system',
      changed('src/login/**', '/etc/**'),
      '«/etc/**»',
      '`allowed_scope[0]` cannot be `/etc/**`',
      /glob/,
    ],
    [
      'a glob of another system',
      changed('src/login/**', 'src\\login'),
      '«src\\login»',
      '`allowed_scope[0]` cannot be `src\\login`',
      /glob/,
    ],
    [
      'a scope of nothing',
      changed('\n  - src/login/**\n  - test/login/**', ' []'),
      '«[]»',
      '`allowed_scope` is empty',
      'Give at least one entry.',
    ],
    [
      'no proof',
      changed(', proved_by: [unit]', ''),
      '«{id: lands, text: The page opens.}»',
      /lacks one of `proved_by`, `artifact`, `manual`/,
      /way of proof/,
    ],
    [
      'two proofs',
      changed('manual: true', 'manual: true\n    proved_by: [unit]'),
      '«id»',
      /has more than one of `proved_by`, `artifact`, `manual`/,
      /way of proof/,
    ],
    [
      'a proof that is none',
      changed('manual: true', 'manual: false'),
      '«false»',
      '`acceptance_criteria[1].manual` cannot be `false`',
      /true/,
    ],
    [
      'the same twice',
      changed('[unit]', '[unit, unit]'),
      '«unit»',
      '`acceptance_criteria[0].proved_by` has `unit` twice',
      'Remove one.',
    ],
    ['too little', changed('count: 3', 'count: 0'), '«0»', '`attempts.count` must be at least 1, not 0', /How many/],
    [
      'a part of a whole',
      changed('count: 3', 'count: 1.5'),
      '«1.5»',
      '`attempts.count` must be a whole number, not the number `1.5`',
      /How many/,
    ],
    [
      'a placeholder',
      changed('owner: web', 'owner: ‹lane›'),
      '«‹lane›»',
      "`owner` still holds the template's `‹lane›`",
      /id/,
    ],
    [
      'a placeholder for one of several',
      changed('state: ready', 'state: ‹state›'),
      '«‹state›»',
      /template's/,
      /^Possible: `draft`/,
    ],
  ])('%s', (_name, text, told, message, hint) => {
    const { findings, data } = parse(text);
    expect(data).toBeUndefined();
    expect(findings.map((finding) => toldOf(text, finding))).toEqual([`schema ${told}`]);
    expect(findings[0]?.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(findings[0]?.hint).toEqual(typeof hint === 'string' ? hint : expect.stringMatching(hint));
  });

  it('is told of every fault once, in the order of the places', () => {
    const text = changed(
      'owner: web',
      'owner: 1',
      changed('priority: "high"', 'prioritty: high', changed('count: 3', 'count: x')),
    );
    const { findings } = parse(text);
    expect(findings.map((finding) => toldOf(text, finding))).toEqual([
      'schema «1»',
      'schema «prioritty»',
      'schema «x»',
    ]);
    expect(findings.map(({ line }) => line)).toEqual([4, 9, 27 + 2]);
  });

  it('of an order: acceptance commands and a scope, but for a report', () => {
    const commands = sampleOrder.slice(sampleOrder.indexOf('acceptance_commands'), sampleOrder.indexOf('budget'));
    const bare = changed(commands, '');
    expect(parse(bare).findings.map(({ message }) => message)).toEqual(['`acceptance_commands` is missing']);
    const report = changed(
      '\n  - src/login/**\n  - test/login/**',
      ' []',
      changed('state: ready', 'mode: report-only', bare),
    );
    expect(parse(report).findings).toEqual([]);
  });

  it('of a closeout: who accepted what, and the evidence of its run', () => {
    const { path, text } = samples.closeout;
    const without = (key: string) => text.replace(new RegExp(`^${key}: .*\\n`, 'm'), '');
    for (const key of ['accepted_by', 'accepted_commit', 'journal_head', 'attestation_sha256'])
      expect(parse(without(key), path).findings.map(({ message }) => message)).toEqual([`\`${key}\` is missing`]);
    expect(parse(without('accepted_by').replace('result: accepted', 'result: withdrawn'), path).findings).toEqual([]);
  });

  it.each<[text: string, messages: string[]]>([
    ['sandbox: {network: any}', ['`sandbox.network` cannot be `any`']],
    ['sandbox: {network: [example.com]}', ['`sandbox.network[0]` cannot be `example.com`']],
    ['sandbox: {network: {a: b}}', ['`sandbox.network` cannot be `{"a":"b"}`']],
    ['agents: {a: {driver: exec}}', ['`command` is missing in `agents.a`']],
    ['sandbox: {setup: [{run: a, inputs: [b]}]}', ['`outputs` is missing in `sandbox.setup[0]`']],
    ['sandbox: {setup: [{run: a, inputs: [b], output: [c]}]}', ['`output` is no key of `sandbox.setup[0]`']],
    ['sandbox: {setup: [{run: a, inputs: [], outputs: [c]}]}', ['`sandbox.setup[0].inputs` is empty']],
    ['sandbox: {setup: [4]}', ['`sandbox.setup[0]` must be text, not the number `4`']],
    ['agents: {a: {driver: replay, command: [x]}}', ['`recording` is missing in `agents.a`']],
    ['owners: {"a b": {scope: []}}', ['`a b` cannot be a name in `owners`']],
    ['checks: {severity: {stale: fatal}}', ['`checks.severity.stale` cannot be `fatal`']],
    ['sandbox: {memory: 2GB}', ['`sandbox.memory` cannot be `2GB`']],
    ['sandbox: {image: a, containerfile: b}', ['`sandbox.containerfile` cannot be named as well']],
    ['integration_branch: -x', ['`integration_branch` cannot be `-x`']],
    ['- a', ['The frontmatter is not a list of keys and values']],
  ])('of config.yml: %s', (text, messages) => {
    expect(parse(`${text}\n`, samples.config.path).findings.map(({ message }) => message)).toEqual(messages);
  });

  it.each<[text: string, hint: string | RegExp, repaired: string | undefined]>([
    ['sandbox: {memory: 4}', 'Write it with a unit, as in `4G`.', undefined],
    ['sandbox: {memory: 512}', 'Write it with a unit, as in `512M`.', undefined],
    ['sandbox: {image: 4}', "Write `'4'`.", "sandbox: {image: '4'}"],
    [
      'agents: {a: {driver: exec, command: ./ag.sh good}}',
      'Write `[./ag.sh, good]`.',
      'agents: {a: {driver: exec, command: [./ag.sh, good]}}',
    ],
    [
      'agents:\n  a:\n    driver: exec\n    command: sleep 5',
      'Write `[sleep, "5"]`.',
      'agents:\n  a:\n    driver: exec\n    command: [sleep, "5"]',
    ],
    [
      'agents:\n  a:\n    driver: exec\n    command: a $HOME',
      'Program and arguments; required by `acp` and `exec`.',
      undefined,
    ],
    ['protected_scope: a b', /^Paths restored/, undefined],
    ['sandbox: {image: a, containerfile: b}', /leave out one of them/, undefined],
    ['colour: red', /^Known here: `owners`, `integration_branch`/, undefined],
    ['owners: {"a b": {scope: []}}', /^An id has letters/, undefined],
  ])('of config.yml, with what to do: %s', (text, hint, repaired) => {
    const { findings } = parse(`${text}\n`, samples.config.path);
    expect(findings.map((finding) => finding.hint)).toEqual([
      typeof hint === 'string' ? hint : expect.stringMatching(hint),
    ]);
    const fix = findings[0]?.fix;
    expect(fix && applied(text, fix)).toEqual(repaired);
    if (repaired) expect(parse(`${repaired}\n`, samples.config.path).findings).toEqual([]);
  });

  it('of config.yml: nothing when it is valid', () => {
    expect(parse(sampleConfig, samples.config.path).findings).toEqual([]);
  });
});

describe('what is told', () => {
  it('is repaired where there is no doubt, and nowhere else', () => {
    const text = [
      ['owner: web', 'owner: 12'],
      ['state: ready', 'state: redy'],
      ['allowed_scope:', 'alowed_scope:'],
      ["['src/billing/**']", 'src/billing/**'],
      ['timeout: 300', 'timeout: "300"'],
    ].reduce((whole, [from, to]) => changed(from as string, to as string, whole), sampleOrder);
    const { findings } = parse(text);
    expect(findings).toHaveLength(5);
    const repaired = applied(
      text,
      findings.flatMap(({ fix }) => fix ?? []),
    );
    expect(repaired).toBe(changed('owner: web', "owner: '12'", changed("['src/billing/**']", '[src/billing/**]')));
    expect(parse(repaired).findings).toEqual([]);

    for (const [from, to] of [
      ['state: ready', 'state: running'],
      ['iterations: 3', 'iterations: -3'],
      ['owner: web', 'owner: [web]'],
      ['timeout: 300', 'timeout: soon'],
    ])
      expect(parse(changed(from as string, to as string)).findings.map(({ fix }) => fix)).toEqual([undefined]);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 500 }, (_, i) => `unknown-${i}: 1`).join('\n');
    expect(parse(changed('owner: web', `owner: web\n${many}`)).findings).toHaveLength(100);
  });

  it('shows control and invisible characters instead of printing them', () => {
    const [finding] = parse(changed('state: ready', 'state: "re\\e[31mdy\\u202e"')).findings;
    expect(finding?.message).toMatch(/^`state` cannot be `re⟨?.+⟩?\[31mdy⟨U\+202E⟩`$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(finding?.message).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});
