/** The report of a run as Markdown: for Git, for a terminal, and for whoever wants to recompute the order by hand. */

import { compare } from '../../judging/rank.js';
import { markdownCode, markdownSentence, markdownText, tableRow } from '../../untrusted.js';
import { contactName, contactOf, contactRows, contactsNote } from '../contacts.js';
import { counted } from '../counted.js';
import { sayLimits } from '../limits.js';
import { provenanceFacts } from './run-provenance.js';
import { attemptSection } from './run-report-attempt.js';
import type { CommandView } from './run-report-command.js';
import type { AttemptView, RunReportView } from './run-report-view.js';
import { cost, duration, headline, nextStep, standingWords } from './run-report-words.js';

/** The whole report. Everything an agent or a command wrote is fenced, escaped or in code spans. */
export function renderRunMarkdown(view: RunReportView): string {
  return `${[
    `# Run report: ${markdownText(view.order.title)}`,
    ...outcome(view),
    ...ranking(view),
    ...evidence(view),
    '## Attempts',
    ...view.attempts.flatMap(attemptSection),
    ...sandbox(view),
    ...network(view),
    ...provenance(view),
  ].join('\n\n')}\n`;
}

function outcome(view: RunReportView): string[] {
  const { attempts, order, sandbox: engine } = view;
  const standing = attempts.filter((attempt) => attempt.standing === 'candidate').length;
  return [
    ...(engine.sealed
      ? []
      : ['**Unsealed: the agents and the commands ran without a sandbox. This evidence proves little.**']),
    `**${headline(view.verdict)}.** ${markdownSentence(view.verdict.reason)}`,
    `${counted(attempts.length, 'attempt')}, ${standing} standing. The goal: ${markdownSentence(order.goal)}`,
    markdownSentence(nextStep(view)),
  ];
}

function ranking({ attempts, policy }: RunReportView): string[] {
  const rows = attempts.map((attempt) => [
    attempt.place === null ? '–' : String(attempt.place),
    String(attempt.attempt),
    markdownCode(attempt.agent),
    standingWords[attempt.standing],
    `${attempt.commands.filter((command) => command.verdict === 'passed').length} of ${attempt.commands.length}`,
    `${attempt.insertions + attempt.deletions}`,
    String(attempt.changed.length),
    duration(attempt.agentMs),
    cost(attempt.costUsd),
  ]);
  return [
    '## Ranking',
    table(['Place', 'Attempt', 'Agent', 'Standing', 'Commands passed', 'Lines', 'Files', 'Agent time', 'Cost'], rows),
    `Only an attempt that passes every gate is ranked; the first of these that differs decides, the lower value first: ` +
      `${compare.map(({ name }) => name).join(', ')}. Each command runs ${counted(policy.repeats, 'time')} on a clean ` +
      `checkout, and ${policy.retries} more when two runs disagree; a command that disagrees with itself is flaky, ` +
      'and flaky is not passed.',
  ];
}

function evidence({ attempts, baseline, commands }: RunReportView): string[] {
  if (commands.length === 0) return ['## Evidence', 'The order has no acceptance command: nothing was measured.'];
  const byNumber = [...attempts].sort((a, b) => a.attempt - b.attempt);
  const cell = (measured: CommandView | undefined): string => {
    if (!measured || measured.runs.length === 0) return 'not run';
    const marks = measured.runs.map(mark).join(', ');
    return `${measured.verdict} ${measured.passes}/${measured.runs.length} (${marks})`;
  };
  return [
    '## Evidence',
    table(
      ['Command', 'base', ...byNumber.map(({ attempt }) => `attempt ${attempt}`)],
      commands.map(({ id }, index) => [
        markdownCode(id),
        cell(baseline[index]),
        ...byNumber.map((attempt: AttemptView) => cell(attempt.commands[index])),
      ]),
    ),
    commands.map(({ id, run }) => `- ${markdownCode(id)}: ${markdownCode(run)}`).join('\n'),
  ];
}

/** What a limit or a signal ended is told from what failed by itself. */
const mark = ({ passed, how, ended, ms }: CommandView['runs'][number]): string =>
  `${passed ? '✓' : '✗'} ${duration(ms)}${how === 'exited' ? '' : ` ${markdownSentence(ended)}`}`;

function sandbox({ sandbox: { engine, version, image, probe, unenforced, sealed, limits } }: RunReportView): string[] {
  const facts = [
    sealed ? `- Engine: ${markdownCode(engine)} ${markdownCode(version)}` : '- Engine: none; **unsealed**',
    ...(image ? [`- Image: ${markdownCode(image.name)}, ${markdownCode(image.id)}`] : []),
    ...(limits === null ? [] : [`- Each role and command within: ${markdownText(sayLimits(limits))}`]),
    ...probe.map(({ name, held }) => `- Probe ${markdownCode(name)}: ${held ? 'held' : '**did not hold**'}`),
    ...(unenforced.length === 0
      ? ['- Not enforced: nothing of the policy']
      : unenforced.map((what) => `- Not enforced: ${markdownText(what)}`)),
  ];
  return ['## Sandbox', facts.join('\n')];
}

function network({ contacts }: RunReportView): string[] {
  if (contacts.length === 0) return [];
  const rows = contactRows(contacts).map((contact) => [
    contactOf(contact),
    markdownCode(contactName(contact)),
    contact.allowed ? 'let out' : 'refused',
    String(contact.times),
    contact.reasons.map(markdownText).join('; '),
  ]);
  return ['## Network', table(['Who', 'Host', 'Answer', 'Times', 'Why'], rows), contactsNote];
}

function provenance(view: RunReportView): string[] {
  return [
    '## Provenance',
    provenanceFacts(view)
      .map(([name, value]) => `- ${name}: ${markdownCode(value)}`)
      .join('\n'),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)].join('\n');
}
