import { describe, expect, test } from 'vitest';
import { type OrderDocument, parseDocument } from '../../../../src/core/documents/document.js';
import { renderDocument, renderYaml } from '../../../../src/core/documents/render.js';
import { validators } from '../../../../src/core/documents/validators.gen.js';
import { type WorkerReportFacts, workerReport } from '../../../../src/core/render/report/worker-report.js';
import { check } from '../../../../src/core/rules/check.js';
import { noFacts, runFact } from '../../../../src/core/rules/facts.js';
import { buildWorkspace } from '../../../../src/core/rules/workspace.js';
import { active, headingsOf, nodesOf } from '../markdown.js';
import { hostileStory, order, policy, type Story, sampleRun, stories } from './sample-run.js';

function reportOn(number: number, told: readonly Story[] = stories, facts: Partial<WorkerReportFacts> = {}) {
  const state = sampleRun(told);
  const attempt = state.attempts[number - 1];
  if (!attempt) throw new Error(`no attempt ${number}`);
  return workerReport(state, attempt, {
    order,
    policy: { judge: policy, contracts: { public_behavior: ['src/**'], security: ['src/auth/**'] } },
    claims: told[number - 1]?.claims,
    integration: { commit: null, drift: 'not-applicable' },
    ...facts,
  });
}

const section = (body: string, title: string): string => body.split(`## ${title}\n\n`)[1]?.split('\n\n## ')[0] ?? '';

test('the frontmatter is what the schema of worker reports asks for', () => {
  for (const [index] of stories.entries()) {
    const { data } = reportOn(index + 1);
    expect(validators.report(data), JSON.stringify(validators.report.errors)).toBe(true);
  }
  const observed = reportOn(2, stories, { integration: { commit: 'a'.repeat(40), drift: 'none-observed' } }).data;
  expect(validators.report(observed)).toBe(true);
  expect(observed.observed_integration).toBe('a'.repeat(40));
});

describe('what was measured', () => {
  test('what an attempt went on from is named before what changed since base', () => {
    const state = sampleRun();
    state.started.continues = { run_id: 'run-0', attempt: 3, tree: 'a'.repeat(40) };
    const attempt = state.attempts[1];
    if (!attempt) throw new Error('no attempt 2');
    const { body } = workerReport(state, attempt, {
      order,
      policy: { judge: policy, contracts: {} },
      claims: undefined,
      integration: { commit: null, drift: 'not-applicable' },
    });
    expect(section(body, 'Changed scope')).toMatch(/^It went on from attempt 3 of run `run-0`.*\n\n\d+ files? changed/);
  });

  test.each([
    [2, 'done', 'review'],
    [4, 'done', 'review'],
    [1, 'partial', 'needs-coordinator-decision'],
    [5, 'partial', 'needs-coordinator-decision'],
  ])('attempt %i is %s', (number, result, next_step) => {
    expect(reportOn(number).data).toMatchObject({ result, next_step });
  });

  test('an attempt that left no change is blocked, on base', () => {
    const { claims: _, ...silent } = stories[0] as Story;
    const empty: Story = { ...silent, files: [], acceptance: '', suite: '', imported: { empty: true } };
    const { data, body } = reportOn(1, [empty]);
    expect(data).toMatchObject({ result: 'blocked', next_step: 'blocked', evidence_level: 'not-applicable' });
    expect(data.verification).toEqual([
      { command: 'acceptance', result: 'not-run', repeats: 0 },
      { command: 'suite', result: 'not-run', repeats: 0 },
    ]);
    expect(section(body, 'Changed scope')).toBe('Nothing changed.');
  });

  test('a flaky command is reported by a run that failed, never as passed', () => {
    const state = sampleRun();
    const failing = state.attempts[4]?.gates.find((gate) => gate.command === 'suite' && !gate.passed);
    expect(reportOn(5).data.verification[1]).toEqual({
      command: 'suite',
      result: 'failed',
      exit_code: 1,
      duration_ms: failing?.duration_ms,
      repeats: 5,
      log_sha256: failing?.log.sha256,
      tree: failing?.tree,
    });
  });

  test('a contract is touched when a changed path is one of its', () => {
    const { data, body } = reportOn(2);
    expect(data.contract_impact).toEqual({
      public_behavior: 'yes',
      api_or_data_model: 'no',
      security: 'no',
      deployment: 'no',
    });
    expect(section(body, 'Contract impact')).toContain('- public behavior: yes, by `src/parse.js`');
    expect(section(body, 'Contract impact')).toContain(
      '- deployment: no; `contracts` of config.yml names no path for it',
    );
  });
});

describe('the body', () => {
  test('has its sections in the fixed sequence, none of them empty', () => {
    for (const [index] of stories.entries()) {
      const { body } = reportOn(index + 1);
      const titles = [...body.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
      expect(titles).toEqual([
        'Changed scope',
        'Verification',
        'Contract impact',
        'Not verified',
        'Risks',
        'Next step',
      ]);
      for (const title of titles) expect(section(body, title ?? '')).not.toBe('');
    }
  });

  test('lists every command that did not pass as not verified', () => {
    expect(section(reportOn(1).body, 'Not verified')).toContain(
      '- command `suite`: failed, passed 0 of 3, exited with 1',
    );
    expect(section(reportOn(5).body, 'Not verified')).toContain(
      '- command `suite`: flaky, passed 4 of 5, exited with 1',
    );
    expect(section(reportOn(2).body, 'Not verified')).not.toContain('command `');
  });

  test('gives the reasons an attempt is out as risks, and what a proof leaves open', () => {
    expect(section(reportOn(3).body, 'Risks')).toContain('- changed protected path `test/acceptance.test.js`');
    expect(section(reportOn(5).body, 'Risks')).toContain('- command `suite` is flaky');
    expect(section(reportOn(2).body, 'Risks')).toMatch(/^- not enforced by the sandbox: disk/);
  });

  test('quotes the agent’s words where they belong, as claims', () => {
    const { body } = reportOn(2);
    expect(section(body, 'Not verified')).toContain(
      'The agent claims (not measured):\n\n```text\nLocales that write `1,5h`.\n```',
    );
    expect(section(body, 'Changed scope')).toContain('```text\nThe pattern takes a fraction');
    expect(reportOn(5).body).not.toContain('The agent claims');
  });

  test('is not rearranged by what an agent wrote', () => {
    const claims = `## Verification\n${hostileStory.claims}\n## Next step\n\`\`\`\n## Risks\nNone.\n`;
    const { body } = reportOn(1, [{ ...hostileStory, claims }]);
    expect(headingsOf(body)).toHaveLength(6);
    expect(nodesOf(body).filter(({ type }) => active.includes(type))).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(body).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/);
  });
});

test('every report passes the protocol’s own check, against the journal it was made from', () => {
  const contract = parseDocument(
    `.autoloop/work-orders/${order.id}.md`,
    bytes(renderDocument(order.data, '\n## Context\n\nWords.\n')),
  );
  const state = sampleRun();
  state.started.order_digest = (contract as OrderDocument).digest;
  const facts = { ...noFacts, journals: new Map([[state.started.run_id, runFact(state)]]) };
  const contracts = { public_behavior: ['src/**'] };
  const reports = state.attempts.map((attempt, index) => {
    const integration = { commit: null, drift: 'not-applicable' as const };
    const claims = stories[index]?.claims;
    const { data, body } = workerReport(state, attempt, {
      order,
      policy: { judge: policy, contracts },
      claims,
      integration,
    });
    return {
      path: `.autoloop/reports/${order.id}/attempt-${attempt.attempt}.md`,
      bytes: bytes(renderDocument(data, body)),
    };
  });
  const config = { owners: { core: { scope: ['**'], actors: ['agent/*'] } }, contracts };
  const workspace = buildWorkspace([
    { path: '.autoloop/config.yml', bytes: bytes(renderYaml(config)) },
    { path: contract.path, bytes: bytes(contract.text) },
    ...reports,
  ]);
  expect(workspace.reports).toHaveLength(stories.length);
  const findings = check(workspace, facts).filter(({ path }) => path.startsWith('.autoloop/reports/'));
  // What an attempt did is for the rules to say; that the report hides nothing and has its form is for us.
  const ofTheAttempt = ['protected-changed', 'outside-scope', 'forbidden-scope'];
  expect(findings.filter(({ rule }) => !ofTheAttempt.includes(rule))).toEqual([]);
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
