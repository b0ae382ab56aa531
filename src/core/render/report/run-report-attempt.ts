/** One attempt in the Markdown report of its run. */

import { bounded, fenced, markdownCode, markdownSentence } from '../../untrusted.js';
import { counted } from '../counted.js';
import type { AttemptView } from './run-report-view.js';
import { cost, duration, standingWords, tokens } from './run-report-words.js';

/** Longer lists and texts are cut, and say so; the journal and its blobs hold all. */
const filesShown = 100;
const endsShown = 20;
const logShown = 4_000;
const claimsShown = 12_000;

export function attemptSection(attempt: AttemptView): string[] {
  const place = attempt.place === null ? '' : `, place ${attempt.place}`;
  return [
    `### Attempt ${attempt.attempt}: ${markdownCode(attempt.agent)}, ${standingWords[attempt.standing]}${place}`,
    'Judgement:',
    attempt.reasons.map((reason) => `- ${markdownSentence(reason)}`).join('\n') || '- none was made',
    'Facts:',
    facts(attempt),
    ...changes(attempt),
    ...logs(attempt),
    ...claims(attempt),
  ];
}

function facts(attempt: AttemptView): string {
  const { ended, imported, versions, causes, retries } = attempt;
  const lines = [
    ended
      ? `Ended as ${markdownCode(ended.outcome)} after ${counted(attempt.iterations, 'iteration')}: ${markdownSentence(ended.reason)}`
      : 'Did not end.',
    `Agent: ${markdownCode(attempt.agent)}, version ${versions.map(markdownCode).join(', ') || 'unknown'}`,
    ...badEnds(attempt),
    ...(causes.length > 0 ? [`Trouble found in the agent’s output: ${causes.map(markdownCode).join(', ')}`] : []),
    ...(retries.length > 0
      ? [
          `Started again ${counted(retries.length, 'time')}, for ${[...new Set(retries)].map(markdownCode).join(' and ')}`,
        ]
      : []),
    `Time: ${duration(attempt.agentMs)} of agents, ${duration(evidenceMs(attempt))} of measuring`,
    `Tokens read: ${tokens(attempt.inputTokens)}; written: ${tokens(attempt.outputTokens)}; cost: ${cost(attempt.costUsd)}`,
    ...(attempt.droppedBytes > 0
      ? [`Output not kept: ${counted(attempt.droppedBytes, 'byte')} beyond the limits`]
      : []),
    `Branch: ${markdownCode(attempt.branch)}`,
    ...(imported
      ? [
          `Commit: ${markdownCode(imported.commit)}, tree ${markdownCode(imported.tree)}`,
          ...(imported.evidence_tree === imported.tree
            ? []
            : [`Measured with protected paths as in base: tree ${markdownCode(imported.evidence_tree)}`]),
        ]
      : []),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

/** What ended by itself and well needs no line. */
function badEnds({ roles }: AttemptView): string[] {
  const bad = roles.filter(({ well }) => !well);
  const more = bad.length > endsShown ? [`and ${bad.length - endsShown} more that did not end well`] : [];
  return [
    ...bad
      .slice(0, endsShown)
      .map(({ role, iteration, ended }) => `${markdownCode(role)}, iteration ${iteration}: ${markdownSentence(ended)}`),
    ...more,
  ];
}

const evidenceMs = ({ times }: AttemptView): number =>
  times.filter(({ kind }) => kind !== 'agent').reduce((total, { ms }) => total + ms, 0);

function changes({ changed, insertions, deletions, refused }: AttemptView): string[] {
  const files = changed.slice(0, filesShown).map((file) => {
    const size = file.binary ? 'binary' : `+${file.insertions} −${file.deletions}`;
    return `- ${file.status} ${markdownCode(file.path)} ${size}`;
  });
  const more = changed.length > filesShown ? [`- and ${changed.length - filesShown} more`] : [];
  return [
    ...(changed.length > 0
      ? [`${counted(changed.length, 'file')} changed, +${insertions} −${deletions}:`, [...files, ...more].join('\n')]
      : []),
    ...(refused.length > 0
      ? [
          'Entries refused at import:',
          refused
            .slice(0, filesShown)
            .map(({ path, reason }) => `- ${markdownCode(path)}: ${markdownSentence(reason)}`)
            .join('\n'),
        ]
      : []),
  ];
}

function logs({ commands }: AttemptView): string[] {
  return commands.flatMap(({ command, log, runs }) =>
    log === undefined
      ? []
      : [
          `${markdownCode(command)}, run ${log.repeat}, ${markdownSentence(runs.find((run) => run.repeat === log.repeat)?.ended ?? '')} and printed at its end:`,
          fenced(log.text.slice(-logShown), 'text'),
        ],
  );
}

function claims({ claims: text }: AttemptView): string[] {
  if (text === undefined || text.trim() === '') return [];
  return ['**Claims of the agent, in its own words; not evidence:**', fenced(bounded(text, claimsShown), 'text')];
}
