/** The prose of a worker report: six sections in a fixed sequence, each with what the host measured and what the agent claims. */
import type { WorkerReport, WorkOrder } from '../../documents/types.gen.js';
import { sayEnded } from '../../journal/ended.js';
import type { AttemptState, RunState } from '../../journal/state.js';
import type { GateEndedData } from '../../journal/types.gen.js';
import { turnedGreen, weakProof } from '../../judging/assess.js';
import type { Verdict } from '../../judging/repeats.js';
import { bounded, fenced, markdownCode, markdownSentence, tableRow } from '../../untrusted.js';
import { counted } from '../counted.js';
import { duration } from './run-report-words.js';

/** One acceptance command as measured on the attempt. */
export interface MeasuredCommand {
  id: string;
  verdict: Verdict;
  passes: number;
  runs: GateEndedData[];
}

/** Why a contract is touched: the changed paths its globs match; `configured` is false when it has no globs. */
export interface ContractTouch {
  area: keyof WorkerReport['contract_impact'];
  paths: string[];
  configured: boolean;
}

export interface BodyFacts {
  state: RunState;
  attempt: AttemptState;
  data: WorkerReport;
  order: WorkOrder;
  commands: readonly MeasuredCommand[];
  contracts: readonly ContractTouch[];
  claims: string | undefined;
}

/** What the protocol asks of every worker report. */
const sections = ['Changed scope', 'Verification', 'Contract impact', 'Not verified', 'Risks', 'Next step'] as const;
type Section = (typeof sections)[number];

const measured: Record<Section, (facts: BodyFacts) => string> = {
  'Changed scope': changedScope,
  Verification: verification,
  'Contract impact': contractImpact,
  'Not verified': notVerified,
  Risks: risks,
  'Next step': nextStep,
};

const endsShown = 10;
const pathsShown = 50;
const claimsShown = 8_000;

export function workerReportBody(facts: BodyFacts): string {
  const claims = claimsBySection(facts.claims ?? '');
  const parts = sections.map((section) => {
    const words = claims.get(section)?.trim() ?? '';
    const quote =
      words === '' ? '' : `\n\nThe agent claims (not measured):\n\n${fenced(bounded(words, claimsShown), 'text')}`;
    return `## ${section}\n\n${measured[section](facts)}${quote}`;
  });
  return `\n${parts.join('\n\n')}\n`;
}

/** The agent's words by the section they stand under; what stands under none is about the change. */
function claimsBySection(text: string): Map<Section, string> {
  const found = new Map<Section, string>();
  let section: Section = 'Changed scope';
  for (const line of text.split('\n')) {
    const title = /^#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1]?.toLowerCase();
    const next = sections.find((one) => one.toLowerCase() === title);
    if (next) section = next;
    else found.set(section, `${found.get(section) ?? ''}${line}\n`);
  }
  return found;
}

function changedScope({ attempt: { imported }, state }: BodyFacts): string {
  if (!imported) return 'Nothing was imported from this attempt.';
  if (imported.empty) return 'Nothing changed.';
  const files = imported.files.slice(0, pathsShown).map((file) => {
    const size = file.binary ? 'binary' : `+${file.insertions} −${file.deletions}`;
    return `- ${file.status} ${markdownCode(file.path)} ${size}`;
  });
  const rest = imported.files.length - pathsShown;
  const { continues } = state.started;
  return [
    ...(continues === undefined
      ? []
      : [
          `It went on from attempt ${continues.attempt} of run ${markdownCode(continues.run_id)}, whose changes are among these.`,
        ]),
    `${counted(imported.files.length, 'file')} changed against base:`,
    [...files, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n'),
  ].join('\n\n');
}

function sealedBy({ engine, image }: RunState['started']['sandbox']): string {
  if (engine === 'none') return 'no sandbox';
  return image ? `${markdownCode(engine)} with image ${markdownCode(image.name)}` : markdownCode(engine);
}

function verification({ commands, attempt, state }: BodyFacts): string {
  if (commands.length === 0) return 'The order has no acceptance command.';
  const tree = attempt.imported?.evidence_tree;
  const rows = commands.map(({ id, verdict, passes, runs }) =>
    tableRow([
      markdownCode(id),
      verdict,
      `${passes} of ${runs.length}`,
      runs.map(({ duration_ms }) => duration(duration_ms)).join(', ') || '–',
    ]),
  );
  const where =
    tree === undefined
      ? 'No tree was measured.'
      : `Measured on clean checkouts of tree ${markdownCode(tree)}, ` +
        `in ${sealedBy(state.started.sandbox)}, with protected paths as in base.`;
  return [
    where,
    [tableRow(['Command', 'Result', 'Passed', 'Durations']), tableRow(['---', '---', '---', '---']), ...rows].join(
      '\n',
    ),
  ].join('\n\n');
}

function contractImpact({ contracts }: BodyFacts): string {
  return contracts
    .map(({ area, paths, configured }) => {
      const name = area.replaceAll('_', ' ');
      if (!configured)
        return `- ${name}: no; \`contracts\` of config.yml names no path for it, so nothing was compared`;
      if (paths.length === 0) return `- ${name}: no`;
      const rest = paths.length > pathsShown ? `, and ${paths.length - pathsShown} more` : '';
      return `- ${name}: yes, by ${paths.slice(0, pathsShown).map(markdownCode).join(', ')}${rest}`;
    })
    .join('\n');
}

function notVerified({ commands, order }: BodyFacts): string {
  const unproved = commands
    .filter(({ verdict }) => verdict !== 'passed')
    .map(({ id, verdict, passes, runs }) => {
      const failing = runs.find((run) => !run.passed);
      const cause = failing ? `, ${sayEnded(failing.ended)}` : '';
      return `- command ${markdownCode(id)}: ${verdict}${runs.length > 0 ? `, passed ${passes} of ${runs.length}` : ''}${cause}`;
    });
  const left = (order.acceptance_criteria ?? []).flatMap((criterion) =>
    'manual' in criterion
      ? [`- criterion ${markdownCode(criterion.id)}: left to a person`]
      : 'artifact' in criterion
        ? [
            `- criterion ${markdownCode(criterion.id)}: the artifact ${markdownCode(criterion.artifact.path)} was not looked at`,
          ]
        : [],
  );
  const lines = [...unproved, ...left, '- whatever the acceptance commands do not exercise'];
  return lines.join('\n');
}

function risks({ attempt, state, commands }: BodyFacts): string {
  const found = [
    ...doubts(attempt),
    ...badEnds(attempt),
    ...(state.started.sandbox.engine === 'none' ? ['unsealed: nothing held the agent or the commands'] : []),
    ...state.started.sandbox.unenforced.map((what) => `not enforced by the sandbox: ${what}`),
    ...commands.filter(({ verdict }) => verdict === 'flaky').map(({ id }) => `\`${id}\` may fail again at any time`),
  ];
  if (found.length === 0) return 'None was measured, which does not show that there are none.';
  return found.map((risk) => `- ${markdownSentence(risk)}`).join('\n');
}

/** All that speaks against an attempt that is out; of one that stands, what its proof leaves open. */
function doubts({ score, ended }: AttemptState): string[] {
  if (!score) return ['it was not judged'];
  if (score.standing === 'out') return score.reasons;
  const proven = score.commands.some(({ verdict, baseline }) => turnedGreen(verdict, baseline));
  const completed = ended?.outcome === 'completed';
  return [
    ...(proven ? [] : [weakProof]),
    ...(completed ? [] : [`its agents did not complete it: it ended as \`${ended?.outcome ?? 'unfinished'}\``]),
  ];
}

/** Agents that did not end by themselves and well, as often as the section can bear. */
const badEnds = ({ iterations }: AttemptState): string[] =>
  iterations
    .flatMap(({ iteration, roles }) => roles.map(({ role, ended }) => ({ iteration, role, ended })))
    .filter(({ ended }) => ended.how !== 'exited' || ended.code !== 0)
    .slice(-endsShown)
    .map(({ iteration, role, ended }) => `\`${role}\` of iteration ${iteration} ${sayEnded(ended)}`);

function nextStep({ data, attempt }: BodyFacts): string {
  switch (data.next_step) {
    case 'review':
      return attempt.score?.standing === 'duplicate'
        ? 'Review the attempt that counts for this change.'
        : 'Review the change and decide.';
    case 'blocked':
      return `Find out why there is no change: ${markdownSentence(attempt.ended?.reason ?? 'the attempt did not end')}`;
    default:
      return 'Decide whether another attempt is worth it: this one did not stand every gate.';
  }
}
