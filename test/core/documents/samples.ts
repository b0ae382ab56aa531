/** One valid document of each kind, and what tests do with documents. */
import { type AnyDocument, type DocumentKind, parseDocument } from '../../../src/core/documents/document.js';
import type { Edit, Finding } from '../../../src/core/finding.js';

export const sampleOrder = `---
# The contract.
title: Redirect after login
owner: web # the lane
goal: >-
  A person who logs in lands
  on the page they asked for.
state: ready
priority: "high"
depends_on: []
allowed_scope:
  - src/login/**
  - test/login/**
forbidden_scope: ['src/billing/**']
stop_rules:
  # Ask first.
  - Stop if the session format must change.
acceptance_criteria:
  - {id: lands, text: The page opens., proved_by: [unit]}
  - id: looks
    text: It looks right.
    manual: true
acceptance_commands:
  - id: unit
    run: npm test -- login
    timeout: 300
budget:
  iterations: 3
attempts: { count: 3, agents: [claude, codex] }
---

## Context

The guard in \`src/login\` forgets the page.
`;

const digest = 'a'.repeat(64);
const commit = 'b'.repeat(40);

export const sampleReport = `---
work_order: redirect
order_digest: ${digest}
worker: agent/claude@attempt-2
owner: web
result: done
evidence_level: local-readiness
run: 2026-11-20-redirect
attempt: 2
branch: autoloop/redirect/2
base_commit: ${commit}
verified_head: ${commit}
drift_status: none-observed
verification:
  - {command: unit, result: passed, exit_code: 0, duration_ms: 1200, repeats: 3, log_sha256: ${digest}, at: 2026-11-20T10:00:00.123Z, tree: ${commit}}
contract_impact: {public_behavior: yes, api_or_data_model: no, security: no, deployment: no}
next_step: review
---

## Changed scope

The guard.
`;

export const sampleReview = `---
work_order: redirect
order_digest: ${digest}
kind: coordinator
depth: fast
reviewer: ada@example.com
reports: [attempt-2]
reviewed_commit: ${commit}
decision: accept
reason: It does what was asked.
criteria:
  - {id: lands, verdict: met, evidence: Seen in the log.}
findings:
  - {id: f1, severity: low, text: A name., resolution: fixed, evidence: Renamed.}
---
`;

export const sampleCloseout = `---
work_order: redirect
order_digest: ${digest}
result: accepted
provenance: loop
accepted_by: ada@example.com
accepted_commit: ${commit}
evidence_level: local-readiness
reports: [attempt-2]
review: 1
run: 2026-11-20-redirect
journal_head: ${digest}
attestation_sha256: ${digest}
deferred:
  - {item: Dark theme, reason: Not asked for., entry_point: work order dark-theme}
not_verified: []
user_gates: []
---
`;

export const sampleStage = `---
# What belongs together.
goal: People stay logged in.
result: accepted
orders: [redirect]
next_stage: beta
---

## Not verified

Nothing.

## Deferred

Nothing.
`;

export const sampleDecision = `---
status: accepted
scope_impact: The session format, and with it every lane.
supersedes: sessions-in-memory
user_approval: approved
---

## Context

Sessions are lost on restart.

## Decision

Keep them on disc.
`;

export const sampleGate = `---
trigger: The fix needs a new dependency.
order: redirect
risk: Nobody has looked at its licence.
recommendation: approve
user_decision: pending
---

## Impact

One more package.
`;

export const sampleConfig = `# Settings.
owners:
  web: {scope: [src/**], actors: [ada@example.com]}
agents:
  claude:
    driver: exec
    command: [claude, -p]
    env: [ANTHROPIC_API_KEY]
  demo: {driver: replay, recording: recordings/one}
sandbox:
  network: ['api.example.com:443']
  memory: 4G
checks:
  severity: {scope-overlap: warning}
evidence: {sign: off}
`;

export const samples: Readonly<Record<DocumentKind, { path: string; text: string }>> = {
  order: { path: '.autoloop/work-orders/redirect.md', text: sampleOrder },
  report: { path: '.autoloop/reports/redirect/attempt-2.md', text: sampleReport },
  review: { path: '.autoloop/reviews/redirect/1.md', text: sampleReview },
  closeout: { path: '.autoloop/closeouts/redirect.md', text: sampleCloseout },
  stage: { path: '.autoloop/stages/alpha.md', text: sampleStage },
  decision: { path: '.autoloop/decisions/sessions-on-disc.md', text: sampleDecision },
  gate: { path: '.autoloop/gates/new-dependency.md', text: sampleGate },
  config: { path: '.autoloop/config.yml', text: sampleConfig },
};

export const orderPath = samples.order.path;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const parse = (text: string, path = orderPath): AnyDocument => parseDocument(path, bytesOf(text));

/** The rule and the words its range covers, or the place where it covers none: `schema «redy»`, `encoding 1:1`. */
export function toldOf(text: string, { line, column, endLine, endColumn, rule }: Finding): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(line - 1, endLine);
  const last = lines.pop()?.slice(0, endColumn - 1) ?? '';
  const words = [...lines, last].join('\n').slice(column - 1);
  return `${rule} ${words === '' ? `${line}:${column}` : `«${words}»`}`;
}

export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

/** A sample with one change, which must take. */
export function changed(from: string, to: string, text = sampleOrder): string {
  if (!text.includes(from)) throw new Error(`the sample has no ${from}`);
  return text.replace(from, () => to);
}
