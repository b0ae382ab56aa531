/** The board as Markdown. */
import type { Board, Card, GateOnBoard, StageOnBoard } from '../lifecycle/board.js';
import type { Column } from '../lifecycle/standing.js';
import { markdownCode, markdownSentence, markdownText } from '../untrusted.js';

/** How the first line of a board begins, by which it is known that nobody wrote it by hand. */
const mark = '<!-- Made by `autoloop board`';

/** Whether a text is a board that we wrote, so that nothing is lost when it is written anew. */
export const isBoard = (text: string): boolean => text.replace(/^\uFEFF/, '').startsWith(mark);

const titles: readonly [Column, string][] = [
  ['todo', 'To do'],
  ['doing', 'Doing'],
  ['blocked', 'Blocked'],
  ['review', 'Review'],
  ['done', 'Done'],
];

/**
 * One line for an order, and one for why it is there: two branches that each move an order rarely touch the same lines.
 * Links are relative to `.autoloop`. The same board always gives the same bytes.
 */
export function renderBoard({ columns, stages, gates }: Board): string {
  const blocks = [
    `${mark} from the documents beside it; change those, and write it anew with \`autoloop board --write\`. -->`,
    '# Board',
    ...titles.flatMap(([column, title]) => [
      `## ${title}`,
      columns[column].length === 0 ? 'None.' : columns[column].map(cardLines).join('\n'),
    ]),
    ...(gates.length === 0 ? [] : ['## Asked of the user', gates.map(gateLines).join('\n')]),
    ...(stages.length === 0 ? [] : ['## Stages', stages.map(stageLines).join('\n')]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function cardLines({ id, title, owner, priority, state, reason }: Card): string {
  const said = title === null ? '*cannot be read as it is*' : markdownText(title);
  const marks = [owner, priority === 'normal' ? null : priority]
    .filter((mark) => mark !== null)
    .map((text) => markdownText(text));
  const line = `- ${link(id, 'work-orders')}: ${said}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
  // What is over needs no reason; there will be many of these.
  return state === 'closed' ? line : `${line}\n  - ${state}: ${markdownSentence(reason)}`;
}

const gateLines = ({ id, order, trigger, recommendation, user_decision }: GateOnBoard): string =>
  [
    `- ${link(id, 'gates')}: ${markdownText(oneLine(trigger))}`,
    `  - ${user_decision}; recommended: ${recommendation}${order === null ? '' : `; ${link(order, 'work-orders')} waits`}`,
  ].join('\n');

const stageLines = ({ id, goal, result, orders, accepted }: StageOnBoard): string =>
  [
    `- ${link(id, 'stages')}: ${markdownText(oneLine(goal))}`,
    `  - ${result ?? 'open'}: ${accepted} of ${orders} ${orders === 1 ? 'order' : 'orders'} accepted`,
  ].join('\n');

const link = (id: string, folder: string): string =>
  `[${markdownCode(id)}](${folder}/${encodeURIComponent(id).replace(/[!'()*]/g, percent)}.md)`;

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');
