import { visibleLine } from '../../untrusted.js';
import { summed } from '../findings/findings.js';
import { type FindingsPaint, findingLines, painter, renderFindingsText } from '../findings/text.js';
import type { RunEnd, WatchEvent } from './watch.js';

/**
 * What a watcher tells: the whole result as `check` prints it, then for each change a line `+ …` for what is new, `- …` for what
 * is gone, and one that sums up, after the time of day.
 */
export function renderWatchText(event: WatchEvent, { colour = false }: { colour?: boolean } = {}): string {
  const paint = painter(colour);
  const line = (text: string) => `${paint('2', timeOf(event.at))} ${text}\n`;
  switch (event.what) {
    case 'result':
      return renderFindingsText(event.result, { colour });
    case 'change':
      return changed(event, paint) + line(sumOf(event));
    case 'failure':
      return line(`${paint('31', 'cannot be checked:')} ${visibleLine(event.message)}`) + hint(event.hint);
    case 'note':
      return line(`note: ${visibleLine(event.message)}`);
    case 'run-started':
      return line(`${event.order}: run ${event.run_id} has begun`);
    case 'run-resumed':
      return line(`${event.order}: run ${event.run_id} goes on`);
    case 'run-ended':
      return line(`${event.order}: run ${event.run_id} ${endOf(event.ended)}`) + hint(nextOf(event));
    case 'run-waits':
      return line(`${event.order}: ready, and waits for another run to end`);
    case 'run-not-started':
      return line(`${event.order}: ready, and could not be started: ${visibleLine(event.message)}`) + hint(event.hint);
  }
}

const hint = (text: string | null): string =>
  text === null ? '' : text.split('\n').reduce((all, part) => `${all}  ${visibleLine(part)}\n`, '');

function changed({ difference }: Extract<WatchEvent, { what: 'change' }>, paint: FindingsPaint): string {
  const added = findingLines(difference.new, paint).map((line) =>
    line.isHint ? `  ${line.text}` : `${paint('31', '+')} ${line.text}`,
  );
  const gone = findingLines(difference.gone, paint).flatMap((line) =>
    line.isHint ? [] : [`${paint('32', '-')} ${line.text}`],
  );
  return [...added, ...gone].map((line) => `${line}\n`).join('');
}

function sumOf({ difference, result }: Extract<WatchEvent, { what: 'change' }>): string {
  const parts = [
    difference.new.length > 0 ? `${difference.new.length} new` : '',
    difference.gone.length > 0 ? `${difference.gone.length} gone` : '',
  ].filter((part) => part !== '');
  return `${parts.length > 0 ? parts.join(', ') : 'nothing new'}; ${summed(result)}`;
}

function endOf({ outcome, winner }: RunEnd): string {
  if (outcome === 'paused') return 'is paused';
  if (outcome === 'cut-off') return 'was cut off';
  return `ended: ${outcome}${winner === null ? '' : `, attempt ${winner} won`}`;
}

const nextOf = ({ order, run_id, ended }: Extract<WatchEvent, { what: 'run-ended' }>): string =>
  ended.outcome === 'paused' || ended.outcome === 'cut-off' ? `autoloop resume ${run_id}` : `autoloop report ${order}`;

/** Of the clock on the wall. */
const timeOf = (at: Date): string =>
  [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
