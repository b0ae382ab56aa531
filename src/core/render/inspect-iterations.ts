/** How the roles of a run worked, for a person: their scratchpad as Markdown, their coordination and usage as lines. */
import type { CoordinatedIteration, Coordination, SaidEvent } from '../journal/coordination.js';
import type { Scratchpad } from '../journal/scratchpad.js';
import { bounded, fenced, markdownCode, markdownSentence, markdownText, visibleLine } from '../untrusted.js';
import { counted } from './counted.js';

/** So much of what an event says, on a line. */
const LINE = 160;

/** The scratchpad as Markdown; what agents wrote stands in fences and code spans that it cannot leave. */
export function renderScratchpad({ run_id, attempts }: Scratchpad): string {
  const parts = attempts.flatMap(({ attempt, agent, left_off, iterations }) => [
    `## Attempt ${attempt} (${markdownText(agent)})`,
    ...(left_off === 0 ? [] : [`${counted(left_off, 'earlier iteration')} left off.`]),
    ...(iterations.length === 0 ? ['Nothing was said yet.'] : iterations.flatMap(iterationParts)),
  ]);
  return `${[`# Scratchpad of run ${run_id}`, ...parts].join('\n\n')}\n`;
}

function iterationParts({
  iteration,
  told,
  roles,
  gates,
}: Scratchpad['attempts'][number]['iterations'][number]): string[] {
  return [
    `### Iteration ${iteration}`,
    ...list(
      told.map(
        ({ text, role, by }) =>
          `Told${role === null ? '' : ` to ${markdownCode(role)}`}${by === null ? '' : ` by ${markdownText(by)}`}: ${markdownSentence(text)}`,
      ),
    ),
    ...roles.flatMap(({ role, report, said, rejected }) => [
      `#### ${markdownText(role)}`,
      ...list([
        ...said.map(
          ({ event, data }) => `Said ${markdownCode(event)}${data === null ? '' : `: ${markdownCode(data)}`}`,
        ),
        ...rejected.map(({ event, reason }) => `Rejected ${markdownCode(event)}: ${markdownSentence(reason)}`),
      ]),
      ...(report === null ? [] : [fenced(report, 'markdown')]),
    ]),
    ...(gates.length === 0 ? [] : ['#### Gates']),
    ...list(gates.map(({ command, passed }) => `${markdownCode(command)} ${passed ? 'passed' : 'failed'}`)),
  ];
}

const list = (items: readonly string[]): string[] =>
  items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')];

/** Who handed over to whom, a line for each thing that happened. */
export function renderCoordination({ preset, attempts }: Coordination): string {
  return attempts
    .flatMap(({ attempt, agent, outcome, reason, iterations }) => [
      '',
      `attempt ${attempt} (${agent}), preset ${preset}`,
      ...iterations.flatMap(iterationLines),
      `  ${outcome === null ? 'not over' : `${outcome}: ${reason}`}`,
    ])
    .slice(1)
    .map((line) => visibleLine(line))
    .join('\n');
}

function iterationLines({
  iteration,
  over,
  changed,
  told,
  roles,
  said,
  rejected,
  gates,
}: CoordinatedIteration): string[] {
  return [
    `  iteration ${iteration}${over ? (changed ? '' : ', no file changed') : ', not over'}`,
    ...told.map(
      ({ text, role, by }) =>
        `    ${by === null ? '' : `${by} `}told${role === null ? '' : ` ${role}`}: ${bounded(text, LINE)}`,
    ),
    ...roles.map(
      ({ role, agent, ended, retries }) =>
        `    ${role} (${agent}) ${ended}${retries === 0 ? '' : `, after ${counted(retries, 'retry', 'retries')}`}`,
    ),
    ...said.map((one) => `    ${one.role} said ${one.event}${wayOf(one)}`),
    ...rejected.map(
      ({ role, event, reason }) => `    rejected ${bounded(event, LINE)} of ${role}: ${bounded(reason, LINE)}`,
    ),
    ...gates.map(({ command, passed, purpose }) => `    gate ${command} (${purpose}) ${passed ? 'passed' : 'failed'}`),
  ];
}

function wayOf({ leads, to }: SaidEvent): string {
  switch (leads) {
    case 'hands-over':
    case 'passes-on':
    case 'open':
      return ` -> ${to.join(', ')}`;
    case 'held-back':
      return `, which its gate held back -> ${to.join(', ')}`;
    case 'proposes':
      return ', which proposes completion';
    case 'superseded':
      return ', and something else after it';
    case 'nobody':
      return ', from which nobody went on';
  }
}
