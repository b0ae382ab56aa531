/** A project as the PowerShell AutoLoop leaves it: bullets under headings, a board with tables, forms beside what was filled in. */

/** The order with all its fields. */
export const fullOrder = `# Work Order

## Summary

- ID: \`T-101\`
- Owner: \`web\`
- Goal: Send people back to the page they wanted after signing in.
- Priority: \`high\`
- Due / checkpoint: \`next report\`
- Granularity decision: \`bounded bundle - one owner and one evidence gate\`
- Fast lane: \`yes - local work\`
- Evidence value: \`direct product proof\`
- Integration baseline policy: \`dispatch-base acceptable\`
- Dispatch note: \`web owner, current workspace\`

## Context

- Project stage goal: \`Sign-in works\`
- Current known state: the target is dropped after a timeout.

## Allowed Scope

- Files / modules allowed: \`src/login/\`, \`src/guard.js\`
- Behavior allowed to change: \`where people land after signing in\`
- Tests / fixtures allowed: \`test/login/\`

## Forbidden Scope

- Do not touch: \`src/billing/\`, production data, real credentials
- Do not change: \`the public API\`
- Stop and report if: \`a public interface has to change\`

## Required Approach

- Execution discipline: \`baseline implementation\`
- Implementation expectation: \`smallest change\`
- Contract handling: \`no contract change\`
- Secret / private data handling: \`none\`

## Gate Authority

- Review gate: \`none\`
- Independent review: \`coordinator-owned\`
- Commit authority: \`local branch commit allowed\`
- Final acceptance owner: \`coordinator\`

## Acceptance Commands

Run the cheapest decisive checks.

\`\`\`sh
npm test
npm run lint -- \\
  --max-warnings 0
\`\`\`

Expected result:

- Both end with zero.

## Required Return Report

Return the result using \`worker-report.md\`.

- Summary \`Result\`: \`done\` or \`partial\`.
`;

export const fullReport = (base: string): string => `# Worker Report

## Summary

- Work order ID: \`T-101\`
- Owner: \`web\`
- Result: \`done\`
- Branch / workspace: \`login-fix\` / \`.worktrees/web\`
- Report date: \`2026-06-01\`
- Evidence level: \`local-readiness\`
- Dispatch/base commit: \`${base}\`
- Integration drift status: \`none observed\`

## Changed Scope

| File / Area | Change | Reason |
| --- | --- | --- |
| \`src/guard.js\` | keeps the target | it was dropped |

## Verification

| Command | Result | Evidence |
| --- | --- | --- |
| \`npm test\` | passed | 12 tests |
| \`npm audit\` | passed | nothing found |

## Contract Impact

- Public behavior changed: no
- API / data model changed: no
- Security / secret handling changed: no
- Deployment / runtime behavior changed: no
- Details: none

## Not Verified

- The staging server.

## Risks

- none

## Next Suggested Step

- \`review\`
- Reason: the coordinator should look.
`;

export const board = `# Coordination Board

Project: Sample
Stage Goal: Sign-in works.

## Owners

| Owner | Scope | Workspace / Thread | Notes |
| --- | --- | --- | --- |
| web | \`src/login/\`, the pages | \`.worktrees/web\` | no credentials |
| ops | deployment | root thread | |

## Tasks

Use only these statuses: \`todo\`, \`doing\`, \`blocked\`, \`review\`, \`done\`.

| ID | Status | Owner | Task | Allowed Scope | Blocker / Risk | Next Step |
| --- | --- | --- | --- | --- | --- | --- |
| T-101 | review | web | Keep the target of a sign-in | \`src/login/\` | none | Review the report |
| T-102 | done | web | Show who is signed in | \`src/login/\` | none | Accepted |
| T-103 | blocked | web | Move to the new page | \`src/login/\` | waiting for the design | Ask the user |
| T-104 | todo | web | Translate the page | \`src/login/\` | none | Dispatch it |
| T-105 | done | web | Something without an order | \`docs/\` | none | None |

## Integration Notes

- User decision needed: none
`;

/** A short order, complete but for what is left out. */
export const shortOrder = (id: string, left: readonly ('commands' | 'stop')[] = []): string => `# Work Order

## Summary

- ID: \`${id}\`
- Owner: \`web\`
- Goal: Do what ${id} is about.

## Allowed Scope

- Files / modules allowed: \`src/login/\`

## Forbidden Scope

- Do not touch: \`src/billing/\`
${left.includes('stop') ? '' : '- Stop and report if: it takes more than a day\n'}
## Acceptance Commands
${left.includes('commands') ? '' : '\n```\nnpm test\n```\n'}`;

export const blankOrder = `# Work Order

## Summary

- ID: \`<T-XXX>\`
- Owner: \`<owner>\`
- Goal: \`<one sentence>\`

## Allowed Scope

- Files / modules allowed: \`<paths>\`
`;

/** The folder as the tool lays it out. */
export const coordination = (base: string, folder = 'docs/coordination'): Record<string, string> => ({
  [`${folder}/board.md`]: board,
  [`${folder}/README.md`]: '# Coordination\n\nHow we work.\n',
  [`${folder}/work-order.md`]: blankOrder,
  [`${folder}/decision-log.md`]:
    '# Decision Log\n\n| ID | Status | Owner |\n| --- | --- | --- |\n| D-1 | accepted | web |\n',
  [`${folder}/work-orders/T-101-sign-in.md`]: fullOrder,
  [`${folder}/work-orders/T-102.md`]: shortOrder('T-102'),
  [`${folder}/work-orders/T-103.md`]: shortOrder('T-103', ['commands']),
  [`${folder}/work-orders/T-104.md`]: shortOrder('T-104'),
  [`${folder}/reports/T-101-worker-report.md`]: fullReport(base),
});
