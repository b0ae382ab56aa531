import { describe, expect, it } from 'vitest';
import { coordination, fullOrder, shortOrder } from '../../support/powershell-autoloop.js';
import { base, fateAt, imported, orderOf } from './imported.js';

describe('a work order', () => {
  it('becomes a contract with every key its bullets have', () => {
    const result = imported({ 'T-101.md': fullOrder });
    expect(orderOf(result, 'T-101')).toEqual({
      title: 'Send people back to the page they wanted after signing in',
      owner: 'web',
      goal: 'Send people back to the page they wanted after signing in.',
      state: 'draft',
      priority: 'high',
      allowed_scope: ['src/login/**', 'src/guard.js', 'test/login/**'],
      forbidden_scope: ['src/billing/**'],
      stop_rules: ['Stop and report if a public interface has to change.'],
      acceptance_criteria: [{ id: 'c1', text: 'Both end with zero.', manual: true }],
      acceptance_commands: [
        { id: 'npm-test', run: 'npm test' },
        { id: 'npm-run-lint-max-warnings-0', run: 'npm run lint -- --max-warnings 0' },
      ],
      granularity: 'bounded-bundle',
      evidence_value: 'direct-product-proof',
      baseline_policy: 'dispatch-base-acceptable',
      execution_discipline: 'baseline-implementation',
      contract_handling: 'no-contract-change',
      review_gate: 'none',
      independent_review: 'coordinator-owned',
      commit_authority: 'local-branch-commit',
      final_acceptance_owner: 'coordinator',
    });
    expect(fateAt(result, 'T-101.md', '- Owner:')).toMatchObject({ fate: 'kept' });
    expect(fateAt(result, 'T-101.md', 'Current known state')).toMatchObject({ fate: 'kept' });
    expect(fateAt(result, 'T-101.md', 'Fast lane')).toMatchObject({ fate: 'prose', line: 11 });
    expect(fateAt(result, 'T-101.md', 'Do not touch')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'T-101.md', 'Return the result')).toMatchObject({ fate: 'lost' });
    expect(result.documents[0]?.text).toContain('- Fast lane: `yes - local work`');
    expect(result.documents[0]?.text).not.toContain('worker-report.md');
  });

  it('is known by its words, not by how they are written', () => {
    const text = `Work order: Sign in again
=========================

## SUMMARY

* **ID:** T-7
* **Owner**: Web Team
* objective: Do it.
* Final Acceptance Owner: User

## Change scope

- Files allowed:
  - src/login
  - \`test/a.js\`

## Out of scope

- Forbidden files: src/billing/

## Stop conditions

- It takes a day
- Ask if in doubt.

## Acceptance criteria

- People land where they wanted.
  - also on a telephone

## Verification commands

- run \`npm test\`
- \`npm run lint\`
`;
    const result = imported({ 'a.md': text });
    expect(orderOf(result, 'T-7')).toMatchObject({
      title: 'Sign in again',
      owner: 'Web-Team',
      goal: 'Do it.',
      final_acceptance_owner: 'user',
      allowed_scope: ['src/login/**', 'test/a.js'],
      forbidden_scope: ['src/billing/**'],
      stop_rules: ['It takes a day.', 'Ask if in doubt.'],
      acceptance_criteria: [{ id: 'c1', text: 'People land where they wanted.', manual: true }],
      acceptance_commands: [
        { id: 'npm-test', run: 'npm test' },
        { id: 'npm-run-lint', run: 'npm run lint' },
      ],
    });
    expect(fateAt(result, 'a.md', 'Owner')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'a.md', 'telephone')).toMatchObject({ fate: 'prose' });
  });

  it('may share its file with others, each under its heading', () => {
    const text = `# Next batch

## Work Order T-1

- Owner: web
- Goal: The first.
- Allowed Scope: \`src/login/\`
- Stop and Report If: it grows
- Acceptance Commands: \`npm test\`

## Work Order T-2: The second one

- Owner: web
- Goal: The second.
- Depends on: T-1, T-99

## Needs User Confirmation

- none
`;
    const result = imported({ 'batch.md': text });
    expect(orderOf(result, 'T-1')).toMatchObject({
      allowed_scope: ['src/login/**'],
      stop_rules: ['Stop and report if it grows.'],
      acceptance_commands: [{ id: 'npm-test', run: 'npm test' }],
    });
    expect(orderOf(result, 'T-2')).toMatchObject({ title: 'The second one', depends_on: ['T-1'] });
    expect(fateAt(result, 'batch.md', 'Depends on')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'batch.md', 'Needs User')).toMatchObject({ fate: 'lost' });
  });

  it('is a draft with blanks where it lacks what must be there, and a draft where its commands are PowerShell', () => {
    const result = imported({
      'a.md': shortOrder('T-1', ['commands', 'stop']),
      'b.md': shortOrder('T-2').replace(
        '```\nnpm test',
        '```powershell\nnode --test test/a.js\nGet-Item x\npwsh -File check.ps1 `\n  -Strict',
      ),
      'board.md': `## Tasks\n\n| ID | Status | Task |\n| - | - | - |\n| T-1 | todo | One |\n| T-2 | todo | Two |\n`,
    });
    expect(orderOf(result, 'T-1')).toMatchObject({ state: 'draft', acceptance_commands: [{ run: '‹npm test›' }] });
    expect(result.filled.filter(({ path }) => path.includes('T-1')).map(({ key }) => key)).toEqual([
      'title',
      'stop_rules',
      'acceptance_commands',
    ]);
    expect(orderOf(result, 'T-2')).toMatchObject({
      state: 'draft',
      acceptance_commands: [
        { run: 'node --test test/a.js' },
        { run: 'Get-Item x' },
        { id: 'check', run: 'pwsh -File check.ps1 -Strict' },
      ],
    });
    expect(fateAt(result, 'b.md', 'node --test')).toMatchObject({ fate: 'kept' });
    expect(fateAt(result, 'b.md', 'Get-Item')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'b.md', 'pwsh')).toMatchObject({
      fate: 'changed',
      why: expect.stringContaining('PowerShell'),
    });
  });

  it('has its goal in a section as well', () => {
    const goal = (said: string) => imported({ 'a.md': `# Work Order T-1: One\n\n- Owner: web\n\n## Goal\n\n${said}` });
    const result = goal('People stay\nwhere they are.\n\nMore of it.\n');
    expect(orderOf(result, 'T-1')).toMatchObject({ goal: 'People stay where they are.' });
    expect(fateAt(result, 'a.md', 'where they are')).toMatchObject({ fate: 'kept' });
    expect(fateAt(result, 'a.md', 'More of it')).toMatchObject({ fate: 'prose' });
    expect(orderOf(goal('- People stay.\n- And so on.\n'), 'T-1')).toMatchObject({ goal: 'People stay.' });
    expect(fateAt(goal('<one sentence>\n'), 'a.md', '<one')).toMatchObject({ fate: 'lost', why: 'Never filled in' });
  });

  it('is one without the words where it lies among orders; what is none there is told what it lacks', () => {
    const text = '# WO-001: Sign in again\n\n- Owner: web\n- Goal: Do it.\n';
    expect(orderOf(imported({ 'docs/orders/one.md': text }), 'WO-001')).toMatchObject({ title: 'Sign in again' });
    for (const path of ['docs/one.md', 'docs/orders/README.md'])
      expect(imported({ [path]: text }).lines[0], path).toMatchObject({ fate: 'lost' });
    const { lines } = imported({ 'docs/work-orders/one.md': '# WO-001: Sign in again\n\nPlease.\n' });
    expect(lines[0]?.why).toContain('an order has two of `- Goal: …`, `- Owner: …` and a section `Allowed Scope`');
  });

  it('names lanes whatever their case: as config.yml spells them, else as the first that does', () => {
    const files = { 'a.md': shortOrder('T-1').replace('`web`', 'WEB'), 'b.md': shortOrder('T-2') };
    const result = imported(files, { lanes: ['Web'] });
    expect([...result.lanes.keys()]).toEqual(['Web']);
    expect(fateAt(result, 'a.md', '- Owner:')).toMatchObject({ fate: 'changed', why: 'Written `Web` here' });
    expect([...imported(files).lanes.keys()]).toEqual(['WEB']);
    const all = imported(coordination(base), { lanes: ['WEB'] });
    expect(all.lanes).toEqual(new Map([['WEB', ['src/login/**']]]));
    expect(all.documents.map(({ path }) => path)).toContain('.autoloop/reports/T-101/WEB.md');
  });

  it('that names no owner, or shares its id, is refused by name', () => {
    const nobody = shortOrder('T-1').replace('- Owner: `web`\n', '');
    expect(imported({ 'a.md': nobody }).refused).toEqual(['a.md:1: `T-1` names no owner: write `- Owner: …` there']);
    expect(imported({ 'a.md': shortOrder('t-1'), 'b.md': shortOrder('T-1') }).refused).toEqual([
      'b.md:1: `T-1` is the id of a.md:1 as well',
    ]);
    expect(imported({ 'a.md': shortOrder('T-1'), 'b.md': shortOrder('t-1') }).refused).toEqual([
      'b.md:1: `t-1` is the id of a.md:1 as well',
    ]);
  });
});
