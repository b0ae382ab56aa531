import { describe, expect, test } from 'vitest';
import { renderRunHtml } from '../../../../src/core/render/report/run-html.js';
import { renderRunMarkdown } from '../../../../src/core/render/report/run-report.js';
import { reportView } from '../../../../src/core/render/report/run-report-view.js';
import { cost, duration } from '../../../../src/core/render/report/run-report-words.js';
import { renderRunSummary } from '../../../../src/core/render/report/run-summary.js';
import { active, headingsOf, nodesOf } from '../markdown.js';
import { hostileStory, order, policy, sampleRun, sampleTexts, stories } from './sample-run.js';

const viewOf = (told = stories) => reportView(sampleRun(told), sampleTexts(told), order, policy);
const report = (told = stories) => renderRunMarkdown(viewOf(told));

describe('a run as Markdown', () => {
  test('says the outcome first', () => {
    expect(report().split('\n\n').slice(0, 2)).toEqual([
      '# Run report: Durations with a fraction are cut off',
      '**Attempt 2 proved itself.** Attempt 2 is the only candidate; `acceptance` went from red on base to green. ' +
        'Counted as agreement, not ranked: attempt 4.',
    ]);
    expect(report(stories.filter((_, index) => index !== 1 && index !== 3))).toContain('**No attempt proved itself.**');
  });

  test('ranks with every number that decides', () => {
    const rows = report()
      .split('\n')
      .filter((line) => /^\| [–\d]+ \|/.test(line));
    expect(rows).toEqual([
      '| 1 | 2 | `codex` | stands | 2 of 2 | 9 | 2 | 1 min 01 s | $0.1042 |',
      '| – | 4 | `codex` | agrees with an earlier attempt | 2 of 2 | 9 | 2 | 2 min 00 s | $0.2000 |',
      '| – | 1 | `claude` | out | 1 of 2 | 6 | 1 | 48.2 s | $0.0713 |',
      '| – | 3 | `gemini` | out | 1 of 2 | 2 | 1 | 12.4 s | unknown |',
      '| – | 5 | `qwen` | out | 1 of 2 | 12 | 1 | 33.0 s | $0.00 |',
    ]);
  });

  test('shows every run of every command beside base', () => {
    expect(report()).toContain(
      '| `suite` | passed 3/3 (✓ 1.2 s, ✓ 1.3 s, ✓ 1.3 s) | failed 0/3 (✗ 1.2 s, ✗ 1.3 s, ✗ 1.3 s) |',
    );
    expect(report()).toContain('flaky 4/5 (✓ 1.2 s, ✓ 1.3 s, ✗ 1.3 s, ✓ 1.4 s, ✓ 1.4 s)');
  });

  test('gives each attempt its reasons, its files, its refused entries and its claims', () => {
    const [, third] = report().split('### Attempt 3');
    expect(third).toContain('- changed protected path `test/acceptance.test.js`');
    expect(third).toContain('- M `test/acceptance.test.js` +1 −1');
    expect(third).toContain('- `node_modules`: a link that leaves the tree');
    expect(third).toContain('not evidence:**\n\n```text\nEvery acceptance command passes.');
    expect(third).toContain("error: 'Missing expected exception (TypeError).'");
  });

  test('shows names in the reason of an end as code', () => {
    const state = sampleRun();
    const [first] = state.attempts;
    if (first) first.ended = { outcome: 'agent-failed', reason: 'Agent `a_b` left *nothing*' } as never;
    const text = renderRunMarkdown(reportView(state, sampleTexts(), order, policy));
    expect(text).toContain(': Agent `a_b` left \\*nothing\\*\n');
  });

  test('tells whom the sandboxes wanted to speak with, those let out first', () => {
    const [, section = ''] = report().split('## Network\n\n');
    expect(section.split('\n').slice(2, 5)).toEqual([
      '| setting up to measure | `registry.example.com:443` | let out | 7 | on the list |',
      '| attempt 2 | `no host told` | refused | 3 | only CONNECT host:port is served |',
      '| attempt 2 | ``a\\|b`<b>:443`` | refused | 12 | not on \\*the\\* list |',
    ]);
    expect(section).toContain('A host that was let out is a way out');
    const view = reportView({ ...sampleRun(), contacts: [] }, sampleTexts(), order, policy);
    expect(renderRunMarkdown(view)).not.toContain('## Network');
    const page = renderRunHtml(reportView(sampleRun(), sampleTexts(), order, policy));
    expect(page).toContain('<td><code>registry.example.com:443</code></td><td>let out</td><td>7</td>');
    expect(page).toContain('a|b`&#60;b&#62;:443');
  });

  test('says what the sandbox did not hold, and marks a run without one', () => {
    expect(report()).toContain('- Not enforced: disk: growth is watched, not limited');
    const state = sampleRun();
    const probe = [{ name: 'network', held: false }];
    state.started = { ...state.started, sandbox: { engine: 'none', version: '', unenforced: [], probe } };
    const unsealed = renderRunMarkdown(reportView(state, sampleTexts(), order, policy));
    expect(unsealed.split('\n\n')[1]).toMatch(/^\*\*Unsealed: /);
    expect(unsealed).toContain('- Probe `network`: **did not hold**');
  });

  test('names the image that the sandboxes showed, as Markdown, as HTML and in the terminal', () => {
    const state = sampleRun();
    const image = { name: 'localhost/tools:1', id: 'c'.repeat(64) };
    state.started = { ...state.started, sandbox: { ...state.started.sandbox, engine: 'podman', image } };
    const view = reportView(state, sampleTexts(), order, policy);
    expect(renderRunMarkdown(view)).toContain(`- Image: \`${image.name}\`, \`${image.id}\`\n`);
    expect(renderRunHtml(view)).toContain(`Image <code>${image.name}</code>, <code>${image.id}</code>`);
    expect(renderRunSummary(state, (_, text) => text)).toMatch(
      /^Sealed by: {2}podman \S+ in image localhost\/tools:1\n {2}not enforced: disk: growth is watched, not limited$/m,
    );
    expect(report()).not.toContain('- Image');
  });

  test('tells of ends, retries, limits and output that was not kept, as Markdown and as HTML', () => {
    const state = sampleRun();
    const [attempt] = state.attempts;
    const [iteration] = attempt?.iterations ?? [];
    const [role] = iteration?.roles ?? [];
    const [gate] = attempt?.gates ?? [];
    if (!role || !gate || !iteration) throw new Error('the sample has no role, or no gate');
    const cut = { ...role.stderr, truncated: true, dropped_bytes: 1000 };
    Object.assign(role, { ended: { how: 'out-of-memory' }, stderr: cut });
    Object.assign(gate, {
      passed: false,
      ended: { how: 'timed-out', after_ms: 1000 },
      log: { ...cut, dropped_bytes: 1 },
    });
    const again = { attempt: 1, iteration: 1, role: 'worker', retry: 1, wait_ms: 2000 };
    iteration.retries = [
      { ...again, cause: 'rate-limit' },
      { ...again, cause: 'transient' },
      { ...again, cause: 'transient' },
    ];
    const sizes = { memory: '4G', file_size: '3M', tmp: '1G', disk: '2G', output: '16M' };
    const limits = { minutes: 1, cpus: 2, pids: 5, open_files: 64, ...sizes };
    state.started = { ...state.started, limits };
    const view = reportView(state, sampleTexts(), order, policy);
    const [text, page] = [renderRunMarkdown(view), renderRunHtml(view)];
    const [, section = ''] = text.split('### Attempt 1');
    expect(section).toContain('- `worker`, iteration 1: ran out of memory\n');
    expect(section).toContain('- Started again 3 times, for `rate-limit` and `transient`\n');
    expect(section).toContain('- Output not kept: 1001 bytes beyond the limits\n');
    expect(text).toContain('(✗ 310 ms timed out after 1 s, ✓ 347 ms');
    expect(text).toContain(
      '- Each role and command within: 1 minute, 2 processors, 4G of memory, 5 processes, 64 open files',
    );
    expect(page).toContain('<dt>Ended badly</dt><dd><code>worker</code>, iteration 1: ran out of memory</dd>');
    expect(page).toContain('<dt>Started again</dt><dd>3 times, for rate-limit and transient</dd>');
    expect(page).toContain('<dt>Output not kept</dt><dd>1001 bytes beyond the limits</dd>');
    expect(page).toContain('run 1: timed out after 1 s, 310 ms');
    expect(page).toContain(' <span class="bad">timed out after 1 s</span>');
    expect(page).toContain('within</h4><p>1 minute, 2 processors, 4G of memory, 5 processes, 64 open files');
    expect(page).toContain('<li>disk: growth is watched, not limited</li>');
    for (const said of ['Started again', 'Output not kept', 'within:']) expect(report()).not.toContain(said);
  });

  test('says in the terminal whom the network refused, and names but a few', () => {
    const plain = (_: unknown, text: string) => text;
    expect(renderRunSummary(sampleRun(), plain)).toContain(
      '\nNetwork:    let out to `registry.example.com:443`; refused no host told, `a|b\\x60<b>:443`\n',
    );
    const [contact] = sampleRun().contacts;
    if (!contact) throw new Error('the sample has no contact');
    const many = ['a', 'b', 'b', 'c', 'd', 'e'].map((host) => ({ ...contact, host, port: 1 }));
    expect(renderRunSummary({ ...sampleRun(), contacts: many }, plain)).toContain(
      '\nNetwork:    refused `a:1`, `b:1`, `c:1` and 2 more\n',
    );
    expect(renderRunSummary({ ...sampleRun(), contacts: [] }, plain)).not.toContain('Network');
  });

  test('is a document before the run has ended, too', () => {
    const state = { ...sampleRun(), ranking: null, ended: null };
    const text = renderRunMarkdown(reportView(state, sampleTexts(), order, policy));
    expect(text).toContain('**The run is not finished.** No judgement has been made yet.');
    expect(text).toContain('- Ended: `not yet`');
  });

  test('names the weakness of a winner that turned nothing green', () => {
    const state = sampleRun();
    for (const attempt of state.attempts) {
      for (const command of attempt.score?.commands ?? []) command.baseline = 'passed';
    }
    expect(renderRunMarkdown(reportView(state, sampleTexts(), order, policy))).toContain(
      '**Attempt 2 stands, but little proves it.**',
    );
  });
});

test('the digest of the judgement’s input changes with what was measured, not with what was said', () => {
  const digest = viewOf().inputsSha256;
  expect(viewOf().inputsSha256).toBe(digest);
  expect(viewOf(stories.map((story) => ({ ...story, claims: 'other words' }))).inputsSha256).toBe(digest);
  expect(viewOf(stories.map((story) => ({ ...story, suite: 'ppp' }))).inputsSha256).not.toBe(digest);
});

test('evidence on another tree than the one imported is not shown as the attempt’s', () => {
  const state = sampleRun();
  for (const gate of state.attempts[1]?.gates ?? []) gate.tree = '0'.repeat(40);
  const view = reportView(state, sampleTexts(), order, policy);
  expect(view.attempts[0]?.attempt).toBe(2);
  expect(view.attempts[0]?.commands.map(({ verdict, runs }) => [verdict, runs.length])).toEqual([
    ['not-run', 0],
    ['not-run', 0],
  ]);
});

test('nothing an attempt wrote becomes markup, a heading or a control character', () => {
  const text = report([...stories, hostileStory]);
  expect(nodesOf(text).filter(({ type }) => active.includes(type))).toEqual([]);
  expect(headingsOf(text)).toEqual([
    '# Run report: Durations with a fraction are cut off',
    ...['## Ranking', '## Evidence', '## Attempts'],
    ...[2, 4, 1, 3, 5, 6].map((number) => expect.stringContaining(`### Attempt ${number}: `)),
    ...['## Sandbox', '## Network', '## Provenance'],
  ]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u202e]/);
});

test('figures in words', () => {
  expect([0, 999, 1000, 59_949, 60_000, 3_599_999, 3_600_000].map(duration)).toEqual([
    '0 ms',
    '999 ms',
    '1.0 s',
    '59.9 s',
    '1 min 00 s',
    '59 min 59 s',
    '1 h 00 min',
  ]);
  expect(cost({ value: 0, reported: 0, of: 2 })).toBe('unknown');
  expect(cost({ value: 0.5, reported: 1, of: 2 })).toBe('at least $0.5000 (1 of 2 reported)');
  expect(cost({ value: 0, reported: 2, of: 2 })).toBe('$0.00');
});
