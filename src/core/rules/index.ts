/** Every rule there is. A new one is a file, a line here, and its examples. */
import acceptanceOwner from './acceptance-owner.js';
import baseAdvanced from './base-advanced.js';
import batchBaselineSplit from './batch-baseline-split.js';
import boardOutOfDate from './board-out-of-date.js';
import brokenReference from './broken-reference.js';
import budgetExhausted from './budget-exhausted.js';
import claimExpired from './claim-expired.js';
import claimUnreadable from './claim-unreadable.js';
import closeoutMismatch from './closeout-mismatch.js';
import closeoutUnaccepted from './closeout-unaccepted.js';
import commandSteerable from './command-steerable.js';
import commandUnused from './command-unused.js';
import commitAuthority from './commit-authority.js';
import configUnknownAgentTool from './config-unknown-agent-tool.js';
import conflictMarker from './conflict-marker.js';
import contractChangeForbidden from './contract-change-forbidden.js';
import contractChanged from './contract-changed.js';
import contractImpactUndeclared from './contract-impact-undeclared.js';
import criterionUnmet from './criterion-unmet.js';
import criterionUnproved from './criterion-unproved.js';
import decisionSuperseded from './decision-superseded.js';
import decisionWithoutReason from './decision-without-reason.js';
import deferredDropped from './deferred-dropped.js';
import dependencyCycle from './dependency-cycle.js';
import dependencyWithdrawn from './dependency-withdrawn.js';
import dispatchContradiction from './dispatch-contradiction.js';
import documentId from './document-id.js';
import doneWithFailures from './done-with-failures.js';
import doneWithoutReview from './done-without-review.js';
import duplicateId from './duplicate-id.js';
import duplicateOwnerReport from './duplicate-owner-report.js';
import emptySection from './empty-section.js';
import encoding from './encoding.js';
import evidenceChainBroken from './evidence-chain-broken.js';
import evidenceOverclaimed from './evidence-overclaimed.js';
import evidenceRewritten from './evidence-rewritten.js';
import findingOpen from './finding-open.js';
import forbiddenScope from './forbidden-scope.js';
import foreignAutoloop from './foreign-autoloop.js';
import frontmatterSyntax from './frontmatter-syntax.js';
import historyRewritten from './history-rewritten.js';
import integrationNotCurrent from './integration-not-current.js';
import integrationReviewMissing from './integration-review-missing.js';
import liveEvidenceUnbacked from './live-evidence-unbacked.js';
import liveFollowUpMissing from './live-follow-up-missing.js';
import misplacedDocument from './misplaced-document.js';
import notVerifiedIncomplete from './not-verified-incomplete.js';
import outsideScope from './outside-scope.js';
import ownerReportMissing from './owner-report-missing.js';
import placeholderLeft from './placeholder-left.js';
import planningStreak from './planning-streak.js';
import presetBroken from './preset-broken.js';
import presetCommandMissing from './preset-command-missing.js';
import protectedChanged from './protected-changed.js';
import reportOnlyDrift from './report-only-drift.js';
import reportOrderChanged from './report-order-changed.js';
import reportOwnerMismatch from './report-owner-mismatch.js';
import reportStale from './report-stale.js';
import requiredSections from './required-sections.js';
import reviewGatePending from './review-gate-pending.js';
import reviewStale from './review-stale.js';
import type { Rule } from './rule.js';
import runOrphaned from './run-orphaned.js';
import runUnreadable from './run-unreadable.js';
import schema from './schema.js';
import scopeContradiction from './scope-contradiction.js';
import scopeMatchesNothing from './scope-matches-nothing.js';
import scopeOverlap from './scope-overlap.js';
import selfReview from './self-review.js';
import setupUnshareable from './setup-unshareable.js';
import signatureMissing from './signature-missing.js';
import stageIncomplete from './stage-incomplete.js';
import unknownCommit from './unknown-commit.js';
import unknownOrderTrailer from './unknown-order-trailer.js';
import unreadableDocument from './unreadable-document.js';
import unreviewedCommit from './unreviewed-commit.js';
import userGatePending from './user-gate-pending.js';
import verificationMissing from './verification-missing.js';
import verificationUnbacked from './verification-unbacked.js';
import workerEditedCoordination from './worker-edited-coordination.js';
import workspaceShared from './workspace-shared.js';

export const rules: readonly Rule[] = [
  // Any document
  encoding,
  conflictMarker,
  frontmatterSyntax,
  schema,
  documentId,
  duplicateId,
  misplacedDocument,
  unreadableDocument,
  placeholderLeft,
  requiredSections,
  emptySection,
  brokenReference,
  // Work orders
  scopeContradiction,
  dispatchContradiction,
  scopeMatchesNothing,
  scopeOverlap,
  criterionUnproved,
  commandUnused,
  commandSteerable,
  presetCommandMissing,
  dependencyCycle,
  dependencyWithdrawn,
  contractChanged,
  planningStreak,
  liveFollowUpMissing,
  budgetExhausted,
  claimExpired,
  claimUnreadable,
  workspaceShared,
  runOrphaned,
  runUnreadable,
  // Worker reports
  reportOrderChanged,
  reportOwnerMismatch,
  verificationMissing,
  verificationUnbacked,
  doneWithFailures,
  liveEvidenceUnbacked,
  notVerifiedIncomplete,
  contractImpactUndeclared,
  contractChangeForbidden,
  evidenceOverclaimed,
  // Worker reports against what the host saw
  outsideScope,
  forbiddenScope,
  presetBroken,
  protectedChanged,
  workerEditedCoordination,
  unknownCommit,
  // Worker reports and commits against history
  historyRewritten,
  reportStale,
  reportOnlyDrift,
  baseAdvanced,
  integrationNotCurrent,
  batchBaselineSplit,
  commitAuthority,
  unreviewedCommit,
  unknownOrderTrailer,
  // Reviews
  selfReview,
  reviewStale,
  reviewGatePending,
  findingOpen,
  criterionUnmet,
  decisionWithoutReason,
  acceptanceOwner,
  ownerReportMissing,
  duplicateOwnerReport,
  integrationReviewMissing,
  userGatePending,
  // Closeouts
  closeoutUnaccepted,
  closeoutMismatch,
  doneWithoutReview,
  deferredDropped,
  setupUnshareable,
  signatureMissing,
  evidenceRewritten,
  evidenceChainBroken,
  // Stages and decisions
  stageIncomplete,
  decisionSuperseded,
  // The project
  boardOutOfDate,
  configUnknownAgentTool,
  foreignAutoloop,
];
